"""Read from the text between two names whether they are stated to be two names of one entity.

"Tarn Lane (formerly Orla Partners)", "Elin Marsk, born Elin Dahl,", "Karvik, also known as the Old Port".
What stands in brackets is skipped where it only gives dates or a pronunciation.
"""

from __future__ import annotations

from typing import Literal

from summarizer.patterns import compiled, lazy

Statement = Literal["sure", "kind", "people", "offered"]
"""How firmly a text links two names: surely; if they are of one type; if they are two people; or as a
suggestion, which counts only if the letters of the names agree."""

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
_CALLED = r"(?:known|called|abbreviated|referred\s+to|spelled|spelt|styled|written|transliterated|rendered)"
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
_CUE = compiled(
    r"[(\[]|\b(?:or\b|a\.?\s?k\.?\s?a|né)|name|pseudonym|nom|formerly|previously|originally|alias|short|known|called|"
    r"abbreviated|referred|spel|styled|written|transliterated|rendered|rebranded|dubbed|born|now|today"
)
"""What all of the patterns above need. Few texts have it between two names."""
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
    return "offered" if any(offer.match(plain) for offer in _OFFERS) else None
