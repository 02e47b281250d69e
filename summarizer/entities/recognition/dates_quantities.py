"""Recognize dates and quantities by rules: "31 January 2026", "157 prisoners of war", "$2.5 billion".

A quantity is a number with a unit or a counted noun, since a bare number says little. The noun is recognized
by its plural, and may have one word before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.cancellation import stop_if
from summarizer.document import Document, EntityType, Sentence
from summarizer.entities.lexicon.word_lists import FUNCTION_WORDS
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognition.tokens import pieces
from summarizer.patterns import compiled

_FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{_FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = compiled(
    rf"\b(?:{_WEEKDAY},?\s+)?(?:"
    rf"{_DAY}(?:\s?[-–]\s?{_DAY})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"  # 31 January 2026
    rf"|{_MONTH}\s+{_DAY}(?:\s?[-–]\s?{_DAY})?(?:,?\s+{_YEAR})?"  # January 31, 2026
    rf"|{_MONTH},?\s+{_YEAR}"
    rf"|{_YEAR}-[01]\d-[0-3]\d"
    rf")\b|\b{_WEEKDAY}s?\b|\b{_YEAR}s\b"
    rf"|\b(?:(?<=in )|(?<=In )|(?<=since )|(?<=Since )|(?<=until )|(?<=by )|(?<=of )|(?<=from )|(?<=\())"
    rf"{_YEAR}(?:\s?[-–]\s?(?:{_YEAR}|\d\d))?\b(?![,.]\d)"
    rf"|(?<=\b[Ii]n ){_FULL_MONTH}\b"
)

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELLED = (
    r"(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
_SCALE = r"(?i:hundred|thousand|million|billion|trillion|lakh crore|lakh|crore|dozen)"
_NUMBER = rf"(?:(?:{_DIGITS}|{_SPELLED})(?:\s{_SCALE})?)"
_IRREGULAR = (
    r"people|men|women|children|troops|personnel|police|percent|staff|feet|hectares|degrees|aircraft|dead|injured|"
    r"wounded|km/h|sq\s?km|km|kg|kilometres?|kilometers?|metres?|meters?|miles?|tons?|tonnes?|mm|cm|mph|knots|"
    r"kV|kWh|MWh|GWh|TWh|kW|MW|GW|m/s|ha"
)
_SIGN = r"(?:(?:(?:US|AU|NZ|CA|HK|NT|MX|GY|TT|BZ|GH)\s?|[RACSZJ])?[$¢]|GH₵|[€£¥₹₦₱₩₫₴₺₽₪₵฿৳₸])"
_CODE = (
    r"(?:USD|EUR|GBP|CHF|INR|JPY|CNY|RMB|KES|NGN|ZAR|GHS|UGX|TZS|RWF|ETB|XAF|XOF|AUD|CAD|NZD|SGD|HKD|SEK|NOK|DKK|"
    r"ISK|PLN|CZK|HUF|RON|BGN|RUB|UAH|ILS|SAR|AED|QAR|KWD|EGP|PKR|BDT|LKR|NPR|MMK|THB|VND|IDR|MYR|PHP|KRW|"
    r"BRL|MXN|ARS|CLP|Rs|KSh|Ksh|KShs|USh|TSh|Tsh|Ush|Tk|Rp|RM|kr|DKr|SKr|NKr|Birr)"
)
_WORD_CODE = r"(?:COP|PEN|TRY|MAD|Re|Le|Fr|Sh|Kr)"
"""Currencies written like other words, so that their amount must be large: "COP30" is a conference."""
_THOUSANDS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_SHORT_SCALE = rf"(?:\s?(?:{_SCALE}|bn|mn|cr|tn|m|k|trn)\b)"
_PLURAL = rf"(?:(?:{_IRREGULAR})\b|[a-z]+(?:-[a-z]+)*(?<!s)(?<!u)(?<!i)s\b)"
_QUANTITY = compiled(
    rf"(?<![\w.,-])(?:"
    rf"{_SIGN}\s?(?:{_DIGITS}){_SHORT_SCALE}?"
    rf"|{_CODE}\.?\s?(?:{_DIGITS}){_SHORT_SCALE}?"
    rf"|{_WORD_CODE}\.?\s?(?:{_THOUSANDS}{_SHORT_SCALE}?|(?:{_DIGITS}){_SHORT_SCALE})"
    rf"|[NRKPQ](?:{_DIGITS}){_SHORT_SCALE}"  # naira, rand, kwacha, pula, quetzal
    rf"|(?:{_DIGITS}){_SHORT_SCALE}?\s?[€£](?!\d)"
    rf"|{_NUMBER}\s(?:(?:US|U\.S\.)\s)?(?:dollars|euros|pounds|yen|yuan|roubles|rubles|rupees|francs)\b"
    rf"|{_NUMBER}\s?(?:%|per\s?cent\b|percentage points?\b)"
    rf"|(?P<count>{_NUMBER})(?:\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s)?{_NUMBER})?\s(?:(?P<between>[a-z]+(?:-[a-z]+)?)\s)?(?P<noun>{_PLURAL})(?P<of>\sof\s(?P<what>[a-z]+)\b)?"
    rf")"
)
_VERBS = frozenset(
    {"is", "was", "has", "does", "says", "goes", "remains", "makes", "takes", "includes", "becomes", "shows"}
)
_ABSTRACT = compiled(
    r"(?i:sides|things|ways|parts|points|reasons|times|questions|issues|options|matters|kinds|types|sorts|forms|"
    r"halves|cases|aspects|elements|areas|examples|factors|steps|stages|parties|groups|others|answers|lessons|"
    r"problems|ideas|topics|subjects|thirds|quarters|fifths|tenths)"
)
"""Nouns whose small number, written as a word, is no figure: "the two sides", "three things"."""
_A_YEAR = compiled(rf"{_YEAR}$")
_DESCRIBES = compiled(r".{3,}(?:al|ive|ous|ic|ful|less|able|ible|ed|ing|ly)$")
"""Adjectives after "of", which precede the noun: "350 megawatts of additional power"."""


def find_figures(
    document: Document, sentences: Sequence[Sentence], cancelled: Callable[[], bool]
) -> list[Mention]:
    """Return the dates and quantities in the sentences, in text order. Raises Cancelled."""
    found: list[Mention] = []
    for sentence in sentences:
        if sentence.kind == "code":
            continue
        for start, end in pieces(document.text, sentence):
            stop_if(cancelled)
            dates = [Mention(*match.span(), "date", 5) for match in _DATE.finditer(document.text, start, end)]
            found += dates
            taken = {place for date in dates for place in (date.start, date.end)}
            found += _quantities(document.text, start, end, taken)
    return sorted(found, key=lambda mention: mention.start)


def _quantities(text: str, start: int, end: int, taken: set[int]) -> list[Mention]:
    type_: EntityType = "quantity"
    return [
        Mention(match.start(), stop, type_, 5)
        for match in _QUANTITY.finditer(text, start, end)
        if match.start() not in taken and (stop := _end_of(match))
    ]


def _end_of(match: re.Match[str]) -> int:
    """Return the end of a quantity; 0 if the match is not one."""
    if match["count"] is None:
        return match.end()
    if (
        match["between"] in FUNCTION_WORDS
        or match["between"] in _VERBS
        or match["noun"] in FUNCTION_WORDS | _VERBS
    ):
        return 0
    if _ABSTRACT.fullmatch(match["noun"]) and not any(map(str.isdigit, match["count"])):
        return 0
    if _A_YEAR.match(match["count"]) and match["between"]:
        return 0
    what = match["what"]
    open_end = what is not None and (what in FUNCTION_WORDS or _DESCRIBES.match(what))
    return match.end("noun") if open_end else match.end()
