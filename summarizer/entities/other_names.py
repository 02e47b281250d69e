"""Read from the text between two names whether they are stated to be two names of one entity.

"Tarn Lane (formerly Orla Partners)", "Elin Marsk, born Elin Dahl,", "Karvik, also known as the Old Port".
What stands in brackets is skipped where it only gives dates or a pronunciation.
"""

from __future__ import annotations

from typing import Literal

from summarizer.entities.lexicon.word_lists import LANGUAGES
from summarizer.patterns import compiled, lazy

Statement = Literal["sure", "kind", "things", "subject", "people", "offered", "bracketed", "either"]
"""How firmly a text links two names: surely; if they are of one type; if they are things of one type; if the
first is also no object of a preposition ("a camp near Karvik, known locally as the Stones"); if they are two
people; as a suggestion, which counts only if the letters of the names agree; by brackets alone; or as two
names of what is defined."""

NEAR = 60
"""Maximum code points between two names that the text links, without what is in brackets."""
REACH = 160
"""Maximum code points between two names that the text links."""

SCRIPTS = (
    r"\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0530-\u06ff\u0750-\u077f\u0900-\u0fff\u1000-\u10ff\u1200-\u137f"
    r"\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
)
"""Characters of other scripts than the Latin one, as a class of a pattern."""
_FIRST_NATIVE = "\u0370"
_NATIVE = lazy(rf"[{SCRIPTS}]")

_QUOTES = r"[\"“”‘’']"
_TITLE = (
    r"(?:(?:Pope|Sir|Dame|Lord|Lady|King|Queen|Emperor|Empress|Prince|Princess|President|Bishop|Archbishop|"
    r"Saint)\s+)?"
)
_END = rf"\s+(?:the\s+)?{_TITLE}\s*{_QUOTES}*\s*$"
_WAY = (
    r"(?:also|better|formerly|previously|originally|commonly|widely|popularly|locally|otherwise|variously|"
    r"sometimes)"
)
_CALLED = (
    r"(?:known|called|abbreviated|referred\s+to|spelled|spelt|styled|written|translated|transliterated|"
    r"rendered)"
)
_ITS_NAME = (
    r"(?:(?:real|birth|full|maiden|legal|given|stage|pen|ring|code)\s+name|pseudonym|nickname|"
    r"nom\s+de\s+guerre)"
)
_OPEN = rf"\s*{_QUOTES}?\s*[,–—-]?\s*(?:[(\[]\s*(?:[^()\[\]]{{0,60}}[;,:]\s*)?)?{_QUOTES}?"
"""What may stand before such a phrase: a comma or an open bracket, with what else stands in it."""
_RELATIVE = r"(?:(?:which|who)\s+)?(?:(?:is|was|are|were|has been|had been)\s+)?"

_PHRASES: tuple[tuple[Statement, str], ...] = (
    (
        "sure",
        rf"{_RELATIVE}{_WAY}\s+{_CALLED}(?:\s+in\s+[A-Z][a-z]+)?(?:\s+(?:as|to|by|simply))*"
        rf"(?:\s+(?:his|her|their|its|the)\s+{_ITS_NAME}(?:\s+of)?,?)?",
    ),
    ("sure", rf"(?:better\s+)?(?:known\s+)?by\s+(?:his|her|their|its|the)\s+{_ITS_NAME}(?:\s+of)?,?"),
    ("kind", r"(?:formerly|previously|originally)"),
    (
        "kind",
        rf"(?:an?|the)\s+(?:[a-z-]+\s+){{1,3}}(?:formerly|previously|once|originally|also|better)\s+"
        rf"{_CALLED}(?:\s+(?:as|to))*",
    ),
    (
        "sure",
        r"(?:(?:which|who|that)\s+)?(?:(?:later|had|has)\s+)?changed\s+(?:its|his|her|their)\s+name\s+(?:to|from)",
    ),
    ("sure", r"(?:a\.?\s?k\.?\s?a\.?|alias|née|né|short\s+for|or\s+(?:simply|just))"),
    (
        "sure",
        rf"{_RELATIVE}(?:later\s+|since\s+)?(?:renamed|rebranded|nicknamed|dubbed)(?:\s+(?:as|to))?",
    ),
    ("sure", rf"{_RELATIVE}{_CALLED}\s+(?:until|till|before|since|from)\s+(?:\w+\s+)?\d{{4}}\s+as"),
    ("sure", r"named\s+(?:until|till|before|since|from)\s+(?:\w+\s+)?\d{4}\s+as"),
    ("sure", rf"(?:whose\s+)?{_ITS_NAME}(?:\s+(?:is|was))?[,:]?"),
    ("people", r"(?:who\s+was\s+)?born(?:\s+as)?"),
    ("people", rf"[a-z ]{{0,30}}\bunder\s+(?:the|his|her|their)\s+{_ITS_NAME}(?:\s+of)?"),
    (
        "kind",
        r"(?:(?:which|that|who)\s+)?(?:trades|traded|trading|does\s+business|doing\s+business)\s+"
        r"(?:as|under\s+the\s+name(?:\s+of)?)",
    ),
    (
        "subject",
        rf"{_RELATIVE}(?:long\s+|widely\s+)?known\s+(?:locally|colloquially|informally|internally|officially|"
        r"popularly|commonly|simply|there|to\s+(?:the\s+)?(?:[\w-]+\s+){0,3}[\w-]+|in\s+[A-Z][a-z]+)\s+as",
    ),
    ("subject", r"(?:was|were|has\s+been|have\s+been|had\s+been|(?:later\s+)?bec[ao]me)\s+known\s+as"),
    ("subject", rf"{_RELATIVE}(?:originally|formerly|previously|initially|first)\s+named"),
    ("kind", r"(?:and\s+)?(?:later|then|now)\s+as"),
    ("subject", rf"{_RELATIVE}(?:later|subsequently|initially)\s+(?:called|named|known\s+as)"),
)
_STATEMENTS = tuple((level, lazy(f"{_OPEN}{phrase}{_END}")) for level, phrase in _PHRASES)
_IN_BRACKET = lazy(
    r"\s*[(\[]\s*(?:[^()\[\]]{0,60};\s*)?"
    rf"(?:now|then|later|once|today|earlier|at\s+that\s+time|at\s+the\s+time|or\s+the){_END}"
)
_NOW = lazy(rf"\s*,\s+(?:now|today)(?:\s+(?:called|known\s+as|renamed))?{_END}")
_KNOWN = lazy(
    rf"\s*,\s*(?:(?:who\s+is|who\s+was|professionally|usually)\s+)?known\s+(?:professionally\s+)?as{_END}"
)
_OFFERS = tuple(
    lazy(pattern)
    for pattern in (
        r"(?:['’]s)?[\s,\"“”’']*[(\[](?:(?:the|or|also|known|called|formerly|hereafter|as|abbreviated)\s+)*[\"“‘']*$",
        r"\s*,?\s+or\s+(?:the\s+)?[\"“‘']*$",
        r",?\s*(?:known|called|abbreviated)\s+(?:as\s+|to\s+)?(?:the\s+)?[\"“‘']*$",
    )
)
"""Plain "known as" and "called" are only suggestions, because of text like "a camp near Antioch known as the
Thebaid"."""
_IN_LANGUAGE = lazy(
    rf"\s*{_QUOTES}?\s*[(\[]\s*(?:[^()\[\]]{{0,60}}[;,]\s*)?(?:(?:also|or)\s+)?"
    rf"(?:in\s+(?:{LANGUAGES})\b[:,]?|(?:{LANGUAGES})(?:\s+name)?:)\s*(?:the\s+)?{_QUOTES}*\s*"
)
_OR_QUOTED = lazy(r"\s*,?\s+or\s+(?:the\s+)?[\"“‘']\s*")
_BRACKETED = lazy(rf"\s*{_QUOTES}?\s*[(\[][\s,]*(?:[Tt]he\s+)?{_QUOTES}?\s*")
_EITHER = lazy(r"\s+or\s+(?:the\s+)?")
_DEFINED = lazy(r"(?:\s*\([^()]*\))?\s+(?:(?:is|was|are|were)\s+an?|also\s+known\s+as)\s")
_OBJECT = lazy(
    r"\b(?:near|in|at|from|of|outside|to|by|inside|around|with|for|on|beside|between|towards?|into|through|and|or)"
    r"\s+(?:the\s+)?[\"“‘']?$"
)
_CUE = compiled(
    r"(?:later|then)\s+as\b|[(\[]|\b(?:or\b|a\.?\s?k\.?\s?a|né)|name|pseudonym|nom|formerly|previously|originally|alias|short|known|called|"
    r"abbreviated|referred|spel|styled|written|transliterated|rendered|rebranded|dubbed|born|now|today|"
    r"translated|trad|business"
)
"""What all of the patterns above need. Few texts have it between two names."""
_OBJECT_REACH = 20
_ASIDE = compiled(r"\s*\([^()]*\)")


def is_native(form: str) -> bool:
    """Return whether a name begins with a letter of another script than the Latin one."""
    return form[:1] >= _FIRST_NATIVE and _NATIVE.match(form) is not None


def statement(between: str) -> Statement | None:
    """Return how firmly the text between two names links them; None if it does not."""
    if len(between) > REACH:
        return None
    plain = _ASIDE.sub("", between)
    if len(plain) > NEAR or not _CUE.search(plain):
        return None
    for level, pattern in _STATEMENTS:
        if pattern.fullmatch(plain):
            return level
    if _IN_BRACKET.fullmatch(plain) or _NOW.fullmatch(plain):
        return "kind"
    if _KNOWN.fullmatch(plain):
        return "people"
    if _IN_LANGUAGE.fullmatch(plain):
        return "sure"
    if _OR_QUOTED.fullmatch(plain):
        return "things"
    if _EITHER.fullmatch(plain):
        return "either"
    if _BRACKETED.fullmatch(plain):
        return "bracketed"
    return "offered" if any(offer.match(plain) for offer in _OFFERS) else None


def is_object(text: str, start: int) -> bool:
    """Return whether a preposition or "and" stands before a name, so that another may be the subject."""
    return _OBJECT.search(text, max(0, start - _OBJECT_REACH), start) is not None


def is_defined(text: str, start: int, end: int) -> bool:
    """Return whether two names begin a paragraph, and a definition follows them: "is a region"."""
    before = text[max(0, start - len("The ")) : start].removesuffix("The ")
    return before[-1:] in ("", "\n") and _DEFINED.match(text, end) is not None
