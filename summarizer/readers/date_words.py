"""Words of dates in languages other than English: months, weekdays, and words that stand beside a date.

The names of months are those of the languages that have stop words here, and of their neighbors in Europe, in
the forms in which dates use them (genitives, abbreviations, spellings without accents). No name means two
different months; one that would, such as `listopad`, is left out.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from summarizer.patterns import lazy

_MONTHS = """
januar jänner jan janvier janv enero ene gennaio gen januari janeiro gener ianuarie ian tammikuuta tammikuu
    stycznia styczeń ledna leden január jan ocak января янв січня ιανουαρίου يناير
februar feber feb février fevrier févr fevr febrero febbraio febr februari fevereiro fev febrer februarie
    helmikuuta helmikuu lutego luty února únor február şubat февраля фев лютого φεβρουαρίου فبراير
märz maerz mär mrz mars marzo mar maart mrt março marco març martie marts maaliskuuta maaliskuu marca marzec
    března březen március mart марта мар березня μαρτίου مارس
april apr avril avr abril abr aprile aprilie huhtikuuta huhtikuu kwietnia kwiecień dubna duben április nisan
    апреля апр квітня απριλίου أبريل
mai mayo maggio mag mei maio maig maj toukokuuta toukokuu maja května květen május mayıs мая май травня μαΐου
    مايو
juni jun juin junio giugno giu junho juny iunie iun kesäkuuta kesäkuu czerwca czerwiec června červen június
    haziran июня июн червня ιουνίου يونيو
juli jul juillet juil julio luglio lug julho juliol iulie iul heinäkuuta heinäkuu lipca lipiec července
    červenec július temmuz июля июл липня ιουλίου يوليو
august aug août aout agosto ago augustus agost elokuuta elokuu sierpnia sierpień srpna srpen augusztus ağustos
    августа авг серпня αυγούστου أغسطس augusti
september sep sept septembre septiembre setiembre settembre set setembro setembre septembrie syyskuuta
    syyskuu września wrzesień září szeptember eylül сентября сен вересня σεπτεμβρίου سبتمبر
oktober okt octobre oct octubre ottobre ott outubro out octombrie lokakuuta lokakuu października październik
    října říjen október ekim октября окт жовтня οκτωβρίου أكتوبر
november nov novembre noviembre novembro noiembrie noi marraskuuta marraskuu listopadu november kasım ноября
    ноя νοεμβρίου نوفمبر
dezember dez décembre decembre déc dec diciembre dic dicembre december dezembro desember des desembre
    decembrie joulukuuta joulukuu grudnia grudzień prosince prosinec aralık декабря дек грудня δεκεμβρίου
    ديسمبر
"""
"""A line, with its indented continuation, for each month."""
MONTHS = {
    name: number
    for number, names in enumerate(re.split(r"\n(?=\S)", _MONTHS.strip()), 1)
    for word in names.split()
    for name in (word, normalize("NFD", word))
}
"""The number of each month, by its names in lower case, with accents as parts of letters or as marks."""
_WORDS = frozenset(("out", "set", "ago", "gen", "mag", "des", "noi", "dec", "sept", "sep", "mart", "ian"))
MONTHS_ALONE = MONTHS.keys() - _WORDS
"""Names of months that count in a date without a year, too: those that are no other words."""
_OF = r"(?:d[eo]s?l?\s+|d['’]\s?|di\s+)?"
_MONTH = r"(?P<month>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]){1,14})\.?"
"""A word that may be the name of a month: a look in a table is faster than a pattern of 250 names."""
_ORDINAL = r"(?:\.?[ºª°]|er|re|\.?-?(?:го|ste|de|e)(?![^\W\d_]))?"
"""Ordinal endings of days in French, Spanish, Italian, Portuguese, Dutch and Russian."""
DATE = (
    rf"(?:[0-9]{{1,2}}\.?\s?[-–]\s?)?(?P<day>[0-9]{{1,2}}){_ORDINAL}\.?[\s-]\s?{_OF}{_MONTH},?[\s-]\s?{_OF}"
    r"(?P<year>[0-9]{4})"
)
"""A date in the order of day, month and year; of a range, its last day."""
DATE_BACKWARDS = rf"(?P<year>[0-9]{{4}})\.?\s{_MONTH}\s(?P<day>[0-9]{{1,2}})\.?"
"""A date in Hungarian, in the order of year, month and day."""
IN_DATELINE = rf"[0-9]{{1,2}}{_ORDINAL}\.?\s{_OF}{_MONTH}(?:,?\s{_OF}(?P<year>[0-9]{{4}}))?"
"""A date of a dateline, which needs no year."""
MONTH_AND_YEAR = rf"(?<!\d\s)(?<!\d\.\s)(?<!\d\sde\s)(?<![\w-]){_MONTH},?\s(?:de\s)?(?:19|20)[0-9]{{2}}"
"""A month and a year without a day."""
EAST_ASIAN = (
    r"(?P<year>[0-9]{4})\s?年\s?(?P<month>[0-9]{1,2})\s?月\s?(?P<day>[0-9]{1,2})\s?日",
    r"(?P<year>[0-9]{4})년\s?(?P<month>[0-9]{1,2})월\s?(?P<day>[0-9]{1,2})일",
)
"""Dates in Chinese and Japanese, and in Korean. No space parts them from the words around."""

_DAYS = """
montag mo lundi lun lunes lunedì lunedi maandag ma segunda-feira segunda dilluns luni mandag måndag mån
    maanantaina poniedziałek pondělí hétfő pazartesi понедельник понеділок
dienstag di mardi mar martes mié martedì martedi dinsdag terça-feira terça terca-feira dimarts marți tirsdag
    tisdag tiistaina wtorek úterý kedd salı вторник вівторок
mittwoch mi mercredi mer miércoles miercoles mercoledì mercoledi woensdag wo quarta-feira quarta dimecres
    miercuri onsdag keskiviikkona środa středa szerda çarşamba среда середа
donnerstag do jeudi jeu jueves jue giovedì giovedi gio donderdag quinta-feira quinta dijous joi torsdag
    torstaina czwartek čtvrtek csütörtök perşembe четверг четвер
freitag fr vendredi ven viernes vie venerdì venerdi vrijdag vr sexta-feira sexta divendres vineri fredag
    perjantaina piątek pátek péntek cuma пятница пʼятниця
samstag sonnabend sa samedi sam sábado sabado sáb sabato sab zaterdag za dissabte sâmbătă lørdag lördag
    lauantaina sobota szombat cumartesi суббота субота
sonntag so dimanche dim domingo dom domenica zondag zo diumenge duminică søndag söndag sunnuntaina niedziela
    neděle vasárnap pazar воскресенье неділя
"""
WEEKDAYS = frozenset(_DAYS.split())
"""Names of weekdays in lower case."""

_BESIDE = """
den der dem des am vom um uhr und le la les du de à a h heures el del en las los hora horas il lo lì li della
    alle ore op van het om uur o os do da em às kl klo kello года г r roku em dia
datum date fecha data stand ausgabe édition edición edizione editie edição numéro número numero nummer nr
"""
BESIDE = frozenset(_BESIDE.split()) | WEEKDAYS
"""Words that may stand beside a date and say nothing: weekdays, articles, prepositions, `Datum`."""
ISSUE = (
    r"datum|fecha|data(?=\s?:)|data (?:di|de|d['’]) ?\w+|päivämäärä|дата|stand(?=\s?:|\s[0-9]|\svom)|"
    r"veröffentlicht|publiziert|erschienen|aktualisiert|aktualisierung|freigegeben|ausgegeben|erstellt|"
    r"publiée?s?|parue?|mise? à jour|mise? en ligne|diffusée?|actualisée?|"
    r"publicad[oa]|actualizad[oa]|actualización|emitid[oa]|publicación|"
    r"pubblicat[oa]|aggiornat[oa]|aggiornamento|emess[oa]|diffus[oa]|"
    r"gepubliceerd|geplaatst|bijgewerkt|verschenen|uitgegeven|"
    r"atualizad[oa]|atualização|publicação|divulgad[oa]|"
    r"publicat|actualitzat|actualizat|publicerad|publiceret|publisert|uppdaterad|opdateret|oppdatert|"
    r"julkaistu|päivitetty|opublikowano|zaktualizowano|publikováno|aktualizováno|"
    r"опубликовано|обновлено"
)
"""Words that announce the date of issue of a text."""
ANNOUNCES = lazy(rf"(?<!\w)(?:{ISSUE})(?!\w)", re.IGNORECASE)
OTHER = (
    r"bis|ab dem|ab|seit|gültig|frist|fällig|ende[nt]|beginn\w*|nächste[nrms]?|geboren|gegründet|gestorben|"
    r"abgerufen|in kraft|anmeldeschluss|einsendeschluss|jusqu\w*|avant|à partir|dès|échéance|"
    r"prochaine?s?|née?|fondée?|consulté|en vigueur|depuis|limite|hasta|antes|desde|plazo|vence|vencimiento|"
    r"próxim[oa]s?|nacid[oa]|fundad[oa]|consultad[oa]|en vigor|fino|entro|prima|scadenza|scade|prossim[oa]|"
    r"dal|nat[oa]|fondat[oa]|in vigore|tot|vóór|voor|vanaf|sinds|uiterlijk|volgende|geboren|"
    r"opgericht|geldig|até|antes|prazo|vence|nascid[oa]|fundad[oa]|em vigor|senast|nästa|född|inden|"
    r"næste|neste|født|innen|termin|срок|следующ\w*|родился|родилась|"
    r"embargo|sperrfrist"
)
"""Words that announce another date: a deadline, the next meeting, a birth."""


def announces(line: str) -> bool:
    """Return whether a line announces the date of issue in another language than English."""
    return ANNOUNCES.search(normalize("NFC", line)) is not None


def is_beside(word: str) -> bool:
    """Return whether a word stands beside a date and says nothing, such as a weekday or an article."""
    return word.strip(" ,.:;()").lower() in BESIDE
