"""Write dates in other languages as English dates, which `dates` reads.

The names are those of the CLDR (Unicode Common Locale Data Repository), in full and as usually abbreviated.
"""

from __future__ import annotations

import re
import unicodedata

from summarizer.patterns import compiled

_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NAMES = """\
januar jänner jan janvier janv enero ene gennaio gen janeiro januari stycznia января янв يناير كانون_الثاني
februar feber feb février févr fevrier febrero febbraio fevereiro fev februari lutego февраля фев فبراير شباط
märz mrz mär mars marzo março maart mrt marca марта мар مارس آذار
april avril avr abril abr aprile kwietnia апреля апр أبريل ابريل نيسان
mai mayo maggio mag maio mei maj maja мая مايو أيار
juni juin junio giugno giu junho jun czerwca июня يونيو حزيران
juli juillet juil julio luglio lug julho jul lipca июля يوليو تموز
august août aout agosto ago augustus augusti sierpnia августа авг أغسطس اغسطس آب
september septembre septiembre setiembre settembre set setembro sept września сентября сен سبتمبر أيلول
oktober okt octobre octubre ottobre ott outubro out października октября окт أكتوبر اكتوبر تشرين_الأول
november novembre noviembre novembro listopada ноября ноя نوفمبر تشرين_الثاني
dezember dez décembre déc diciembre dic dicembre dezembro december grudnia декабря дек ديسمبر كانون_الأول
"""
_MONTHS = {
    name.replace("_", " "): english
    for english, names in zip(_ENGLISH, _NAMES.splitlines(), strict=True)
    for name in names.split()
}
_DATE = compiled(
    r"(?<![\w/.-])(?P<day>\d{1,2})(?:er|º|ª|\.)? (?:de |di )?(?P<month>"
    + "|".join(sorted(_MONTHS, key=len, reverse=True))
    + r")\b\.?,? (?:de |del )?(?P<year>\d{4})(?![\d/-])",
    re.I,
)
_EASTERN = compiled(r"(?<!\d)(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]")
_NOT_LATIN = compiled(r"[^\x00-\x7f]")


def in_english(text: str) -> str:
    """Return a short text with the dates of other languages written in English or as in ISO 8601."""
    if _NOT_LATIN.search(text):
        text = "".join(str(unicodedata.digit(each, each)) if each.isdigit() else each for each in text)
        text = _EASTERN.sub(lambda date: f"{date[1]}-{int(date[2]):02}-{int(date[3]):02} ", text)
    return _DATE.sub(lambda date: f"{date['day']} {_MONTHS[date['month'].lower()]} {date['year']}", text)
