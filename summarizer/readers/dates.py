"""Find a date as the head of a briefing gives it: English month names, no guess at an unclear order."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|" + "|".join(_MONTHS) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\d/-])", re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:t[\d:.+z-]{{1,32}})?",
        rf"{_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)",
        rf"{_DAY}\.?[ -](?:of )?{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<either>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})",
    )
)


class DateMatch(NamedTuple):
    """A date, and where in the line it stands."""

    iso: str
    start: int
    end: int


def find(line: str) -> DateMatch | None:
    """The first possible date of a short line; None if there is none or its order is unclear (03/04/2026)."""
    found = [
        DateMatch(date, *match.span())
        for form in _FORMS
        for match in form.finditer(line)
        if (date := _iso(match))
    ]
    return min(found, key=lambda date: date.start, default=None)


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if "either" in parts:
        day, month = sorted((int(parts["either"]), int(parts["other"])), reverse=True)
        if day <= 12 and day != month:
            return None
    else:
        day, month = int(parts["day"]), _month(parts["month"])
    try:
        return datetime.date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month, given in digits or by at least its first three letters."""
    if name.isdigit():
        return int(name)
    return 1 + next(index for index, month in enumerate(_MONTHS) if month.startswith(name.lower()[:3]))
