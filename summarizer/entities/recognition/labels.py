"""Recognize labels, codes, titles and parts of addresses, which are marked as names and are none.

"Volume II", "Annex B", "Motion" and "R1" are marks of a document's structure, "Dame" is a title, and
"press@lumen.example" is part of an address.
"""

from __future__ import annotations

import re
from collections.abc import Set

from summarizer.entities.lexicon.honorifics import (
    COMPOUND_TITLES,
    ROLES,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    LABELS,
)
from summarizer.patterns import compiled

_NUMBER = compiled(r"(?:\d{1,4}[A-Za-z]?|[IVXLC]{1,5}|[A-Z])\.?")
_CODE = compiled(r"[A-Z]\d{1,2}(?=[:)])")
_NUMBERED_CODE = compiled(r"(?<![\w-])([A-Z])(\d{1,2})(?![\w-])")
_SERIES = {"1", "2", "3"}
"""Numbers that a letter has if it marks a series."""
_ADDRESS = compiled(r"[\w.+-]*(?:@|://|www\.)\S*")
_ADDRESS_REACH = 60
_COUNTED = compiled(
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Both|Several|Many|Some|Few)\s(?:\w+\s)?(?P<noun>[A-Za-z][a-z]+s)"
)
_SALUTATION = compiled(
    r"(?:Dear|Hi|Hello|Hey|Kind|Best|Warm|Yours|Many)\s"
    r"(?:All|Team|Colleagues|Everyone|Sir|Madam|Regards|Wishes|Sincerely|Thanks)\b.*",
    re.IGNORECASE,
)
_TITLES = (TITLES | ROLES) - {"pope", "lord"}
"""Titles that don't stand for one person."""


def is_label(form: str) -> bool:
    """Return whether a form is a label, alone or with a number or letter: "Motion", "Section V", "R1"."""
    words = form.lstrip("#* ").split() or [form]
    if _SALUTATION.fullmatch(form) or all(word in LABELS for word in form.lower().split("-")):
        return True
    if words[0].lower().rstrip(".") not in LABELS:
        return False
    return len(words) == 1 or (len(words) == 2 and _NUMBER.fullmatch(words[1]) is not None)


def is_counted(form: str, *, surely: bool = False) -> bool:
    """Return whether a form is a number of things: "Four points", and unless `surely`, "Four Points"."""
    counted = _COUNTED.fullmatch(form)
    return counted is not None and not (surely and counted["noun"][0].isupper())


def is_code(text: str, start: int, end: int) -> bool:
    """Return whether a span is the mark of an item: "R1" in "R1: Close the gate"."""
    code = _CODE.match(text, start)
    return code is not None and code.end() == end


def series(text: str) -> frozenset[str]:
    """Return the letters that number a series in a text, as in "R1", "R2", "R3": their codes name nothing."""
    numbers: dict[str, set[str]] = {}
    for code in _NUMBERED_CODE.finditer(text):
        numbers.setdefault(code[1], set()).add(code[2])
    return frozenset(letter for letter, found in numbers.items() if found >= _SERIES)


def is_in_series(form: str, letters: Set[str]) -> bool:
    """Return whether a form is a code of a series that one of the letters numbers."""
    return form[:1] in letters and _NUMBERED_CODE.fullmatch(form) is not None


def is_title(form: str) -> bool:
    """Return whether a form consists of titles: "Dame", "Chief Justice"."""
    words = [word.lower().strip(".") for word in re.split(r"[\s-]+", form) if word]
    return "-".join(words) in COMPOUND_TITLES or all(word in _TITLES for word in words)


def is_in_address(text: str, start: int, end: int) -> bool:
    """Return whether a span is in an e-mail address, a handle or a link."""
    from_ = max(0, start - _ADDRESS_REACH)
    for match in _ADDRESS.finditer(text, from_, min(len(text), end + _ADDRESS_REACH)):
        if match.start() <= start < match.end():
            return True
    return False
