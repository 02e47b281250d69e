"""Find dates in short lines, with names of months in English and the languages of `date_words`.

Ambiguous dates are ignored.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from summarizer.patterns import compiled
from summarizer.readers import date_words

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|" + "|".join(_MONTHS) + r")\b\.?"
_ENGLISH_MONTH = compiled("|".join((*_MONTHS, *(month[:3] for month in _MONTHS), "sept")))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and)\s)"
_CLOCK = r"(?:[01]\d|2[0-4])[0-5]\d"
"""The time of day in a date-time group."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+"


def _forms(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(rf"(?<![\w/.-]){form}(?![\d/-])", re.IGNORECASE | re.ASCII) for form in forms)


_FORMS = _forms(
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:t[\d:.+z-]{{1,32}})?",
    rf"{_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)",
    rf"{_DAY}\.?[ -](?:(?:day )?of )?{_MONTH},?[ -]{_YEAR}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
    rf"{_YEAR}\.(?P<month>\d\d)\.(?P<day>\d\d)\.?",
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
    r"(?P<either>\d{1,2})-(?P<other>\d{1,2})-(?P<year>\d{4})",
    rf"{_WEEKDAY}(?P<either>\d{{1,2}})/(?P<other>\d{{1,2}})/(?P<year>\d{{4}})",
    r"(?P<either>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})",
    rf"\d{{1,2}}(?:st|nd|rd|th)?{_TO}{_DAY} {_MONTH},? {_YEAR}",  # 10-16 March 2026
    rf"{_MONTH} \d{{1,2}}{_TO}{_DAY},? {_YEAR}",  # March 10-16, 2026
    rf"(?P<day>\d\d){_CLOCK}[A-Z]? {_MONTH} (?P<short>\d\d)",  # 041430Z AUG 26
    rf"(?P<day>\d\d){_CLOCK}[A-Z]? {_MONTH} {_YEAR}",
    rf"{_DAY}{_MONTH}{_YEAR}",  # 04AUG2026
)
_IN_OTHER_LANGUAGES = (
    *(
        compiled(rf"(?<![\w/.-]){form}(?![\d/-])", re.IGNORECASE)
        for form in (date_words.DATE, date_words.DATE_BACKWARDS)
    ),
    *(compiled(rf"(?<!\d){form}") for form in date_words.EAST_ASIAN),
)
_PIVOT = 60
"""Two-digit years from this one on belong to the 20th century."""
_LOOSE = _forms(
    rf"{_DAY}[ -]{_MONTH}[ -]['’]?(?P<short>\d\d)",
    rf"{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<short>\d\d)",
)
"""Forms that count only on a line that announces a date."""


class DateMatch(NamedTuple):
    """A date in ISO 8601, and its span in the line."""

    iso: str
    start: int
    end: int


def find(line: str, *, loose: bool = False) -> DateMatch | None:
    """Return the first date in a short line, or None.

    A date whose order of day and month is ambiguous (03/04/2026) is ignored, unless the line announces it in
    another language than English: there, the day comes first. Of a range, the last day is returned. `loose`
    allows two-digit years.
    """
    return next(iter(find_all(line, loose=loose)), None)


def find_all(line: str, *, loose: bool = False) -> list[DateMatch]:
    """Return all dates in a short line by the rules of `find`, in order and without overlap."""
    found = [
        DateMatch(date, *match.span())
        for form in (*_FORMS, *_IN_OTHER_LANGUAGES, *(_LOOSE if loose else ()))
        for match in form.finditer(line)
        if (date := _iso(match, line))
    ]
    apart: list[DateMatch] = []
    for one in sorted(found, key=lambda date: (date.start, -date.end)):
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def _iso(match: re.Match[str], line: str) -> str | None:
    parts = match.groupdict()
    year = int(parts.get("year") or _full_year(int(parts["short"])))
    if "either" in parts:
        both = (int(parts["either"]), int(parts["other"]))
        orders = {date for date in (_date(year, *both), _date(year, *both[::-1])) if date}
        if parts.get("weekday"):
            wanted = _WEEKDAYS.index(parts["weekday"].lower())
            orders = {date for date in orders if date.weekday() == wanted}
        if len(orders) == 2 and date_words.announces(line):
            day_first = _date(year, *both[::-1])
            return day_first.isoformat() if day_first else None
        return orders.pop().isoformat() if len(orders) == 1 else None
    date = _date(year, _month(parts["month"]), int(parts["day"]))
    return date.isoformat() if date else None


def _full_year(short: int) -> int:
    return (1900 if short >= _PIVOT else 2000) + short


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """Return the number of a month given in digits, by its name, or by its first three letters in English.

    Returns 0 for a word that is not the name of a month.
    """
    if name.isdigit():
        return int(name)
    name = name.lower()
    english = (number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))
    return date_words.MONTHS.get(name) or (next(english, 0) if _ENGLISH_MONTH.fullmatch(name) else 0)
