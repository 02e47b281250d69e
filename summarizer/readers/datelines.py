"""Find the date of issue of a text in its head, dateline or foot.

A wrong date is worse than none. Lines that name another date (a deadline, the next report) are therefore
ignored, and a dateline without a year gets one only if the text or the file determines it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.document import DateSource, Paragraph
from summarizer.patterns import lazy
from summarizer.readers import date_words, dates
from summarizer.readers.head_facts import dated_facts
from summarizer.readers.lines import ends_sentence

_LINES = 30
"""Maximum number of paragraphs in the head of a text."""
_LONGEST = 200
"""Maximum code points of a line that is searched for a date."""
_PROSE = 90
"""Minimum code points of prose that ends like a sentence."""
_TAIL = 8
"""Maximum number of paragraphs in the foot of a text."""
_YEARS = 5
"""Maximum number of years before the file date that are tried for a dateline without a year."""
_FEW = 6
"""Maximum number of other words on a line that consists of a date."""
_READ = 400
"""Code points at the start of a paragraph in which a dateline is looked for."""
_SURROUNDINGS = 20_000
"""Code points at the start of a text in which years are looked for."""
_FIRST_YEAR = 1990
"""First year that may be the year of a dateline."""
_I = re.IGNORECASE
_ISSUE = lazy(
    r"\b(?:updated|revised|published|posted|issued|released|date of (?:issue|publication|release|report|"
    r"meeting)|"
    r"(?:issue|release|publication|report|meeting|bulletin) date|dated?|decided|filed|delivered|as of|as at|"
    r"week ending|for release|dtg|prepared|tabled|pronounced|adopted|signed|done at|"
    rf"{date_words.ISSUE})\b",
    _I,
)
_OTHER = lazy(
    r"\b(?:due|deadline|expir\w+|clos(?:es|ing)|comments?|hearing|effective|valid|scheduled|next|"
    r"upcoming|embargo\w*|argued|submitted|received|accepted|reserved|founded|born|established|"
    r"accessed|retrieved|copyright|reporting period|period covered|period|approved|previous|last report|"
    rf"starts?|begins?|in force|on sale|{date_words.OTHER})\b|©"
    r"|\b(?:from|until|till|before|since|next|will|to be)\s+(?:\w+,?\s+)?(?:\d{1,2}[:.]\d\d\s+)?(?:\w+\s+)?$",
    _I,
)
_PIECE = lazy(r"\n|\s[|·•]\s|\s{3,}|(?<=\d[)\d])\.\s|(?<=[apm]\.m)\.\s|(?<=:\d\d)\.\s|\s(?=\d{4}:)")
"""What parts a line of facts about a document, such as "Desk | 6 October 2025 | Part 3"."""
_PIECES_IN = 300
"""Maximum code points of a paragraph that is split into such pieces."""
_BESIDE = lazy(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}[:.h]\d\d|\d{4}|noon|[ap]\.?m\.?|hrs|hours|utc|gmt|cst|"
    r"on|at|held|the|of|this|version|date|dated|as|issued?|published|posted|updated|last|revised|released|"
    r"delivered|for|release|edition|\W)*",
    _I,
)
"""All that stands beside a date of issue in a piece that has nothing else."""
_TO = lazy(r"\s*(?:to|until|till|through|and|[–—-])\s*", _I)
_SUBMITTED, _JUDGED = lazy(r"\W*submitted on\W*", _I), lazy(r"\b(?:accepted|revised|published)\b", _I)
"""The label of a report's date, and words that make it that of a manuscript."""
_AT_LINE_START = lazy(r"\W*(?:issued|published|released|posted|delivered|dated)\b", _I)
_PERIOD = lazy(
    r"\b(?:before \d{1,2}[:.]\d\d|reporting period|period covered|period|week of|embargo\w*|argued|printed|"
    r"submitted|valid from)\b",
    _I,
)
_DATELINE = lazy(
    r"(?P<place>[^\W\d_][^\d()\n:;!?]{0,60}?)[\s,(–—-]{1,4}(?:(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day,?\s+)?"
    r"(?P<date>(?:(?:\d{1,2}\.?\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
    rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+\d{{4}})?\b|{date_words.IN_DATELINE}))"
    r"(?P<after>[\s,.:)]{0,3}(?:\([^()\n]{1,60}\)|/[^/\n]{1,60}/)?[\s,.:)]{0,3}(?:[–—-]{1,3}))",
    _I,
)
_BARE = lazy(
    r"(?P<place>)\(?(?P<date>(?:\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|"
    r"october|"
    r"november|december)|(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)"
    r"\s+\d{1,2},?)\s+\d{4})\)?(?P<after>\s*(?:\([^()\n]{1,60}\)|/[^/\n]{1,60}/)?\s*[–—-]{1,3}\s)",
    _I,
)
_MONTH_ALONE = lazy(
    r"(?<!\d )(?<!\d(?:st|nd|rd|th) )(?<!\d(?:st|nd|rd|th) of )"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r",? (?:19|20)\d\d\W*$",
    _I,
)
_MONTH_ABROAD = lazy(rf"{date_words.MONTH_AND_YEAR}\W*$")
_SHORT = 60
_FACTS = 3
"""Number of paragraphs at the start, besides headings, that may have facts about the document."""
_CLOSING = 4
"""Maximum number of paragraphs from the date of a signature on."""
_BELOW_SIGNATURE = lazy(
    r"(?:cop(?:y|ies|ied)|cc|distribution|encl\w*|attach\w*|annex\w*|contacts?|inquiries)\b[^:\n]{0,20}:",
    re.I,
)
_LABEL_REACH = 40
"""Code points before a date in which its label is looked for."""
_PERIOD_OF, _NAMED, _ALONE, _LABELED = 1, 2, 3, 4
"""Confidence that a date is the date of issue: part of a period, among other words, alone, with a label."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = lazy(rf"\b(?:{'|'.join(_DAYS)})\b", _I)
_YEAR = lazy(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d-])(?!,\d)")
_PAST_YEAR = lazy(
    r"\b(?:in|since|of|from|until|before|after|by|during|between|to) (?P<year>(?:19|20)\d\d)\b", _I
)
_OWN_YEAR = lazy(r"(?:©|copyright|\(c\))(?:[^\n\d]{0,60}\s)?\s*(?P<year>20\d\d)", _I)


class Dated(NamedTuple):
    """A date in ISO 8601, and its source."""

    iso: str
    source: DateSource


def dated(text: str, paragraphs: Sequence[Paragraph]) -> Dated | None:
    """Return the date of issue from the head, the dateline or the foot of a text, or None."""
    lines, prose, below = _head(text, paragraphs)
    # A month in the title is the subject of the text, not its date.
    title = 1 if paragraphs and paragraphs[0].kind == "heading" else 0
    # If a line gives only month and year, an unlabeled full date on another line is not the date of issue.
    of_month = any(map(_is_month, lines[title:]))
    sure = _best(lines + below, least=_LABELED if of_month else _ALONE)
    if sure is not None:
        return Dated(sure, "head")
    for paragraph in prose:
        if (of_dateline := _of_dateline(text, paragraph)) is not None:
            return of_dateline
    if of_month:
        return None
    alone = [piece for paragraph in _closing(text, paragraphs) for piece in _dated_pieces(text, paragraph)]
    found = (
        _best(lines, least=_PERIOD_OF)
        or _best(list(_foot(text, paragraphs)), least=_LABELED)
        or _best(alone, least=_ALONE)
    )
    return Dated(found, "head") if found else None


def _is_month(line: str) -> bool:
    """Return whether a line ends in a month and a year without a day: "Report 9 — July 2026"."""
    if _MONTH_ALONE.search(line):
        return True
    found = _MONTH_ABROAD.search(line)
    return found is not None and found["month"].lower() in date_words.MONTHS_ALONE


def _head(text: str, paragraphs: Sequence[Paragraph]) -> tuple[list[str], list[Paragraph], list[str]]:
    """Return the lines before the first prose, up to two paragraphs of prose, and dated lines below."""
    lines: list[str] = []
    looked = 0
    for at, paragraph in enumerate(paragraphs[:_LINES]):
        facts = _facts(text, paragraph) if looked < _FACTS else []
        looked += paragraph.kind != "heading"
        if _is_prose(text, paragraph):
            following = [one for one in paragraphs[at + 1 : at + 4] if one.kind in ("body", "byline")]
            short = [line for one in following if (line := _line(text, one)) and _is_dated(line)]
            prose = [paragraph, *(one for one in following if one.kind == "body")]
            below = [piece for one in following for piece in _dated_pieces(text, one)] + short
            own = [*_dated_pieces(text, paragraph), *facts]
            return [*lines, *own], prose[:2], below if lines else []
        lines += _dated_pieces(text, paragraph)
        lines += facts
        line = _line(text, paragraph)
        if line is not None and paragraph.kind in ("heading", "byline", "body", "list", "table"):
            lines.append(line)
    return lines, [], []


def _dated_pieces(text: str, paragraph: Paragraph) -> Iterator[str]:
    """Yield the pieces of a short paragraph that have a date and nothing else but its label, day and time."""
    if paragraph.end - paragraph.start > _PIECES_IN:
        return
    for piece in _PIECE.split(text[paragraph.start : paragraph.end]):
        found = dates.find_all(piece)
        if len(found) == 1 and _is_beside(piece[: found[0].start] + piece[found[0].end :]):
            yield " ".join(piece.split())


def _facts(text: str, paragraph: Paragraph) -> list[str]:
    """Return the dates among the facts about the document in one of its first paragraphs."""
    if paragraph.kind not in ("body", "byline", "quote"):
        return []
    return list(dated_facts(text[paragraph.start : paragraph.end]))


def _is_beside(words: str) -> bool:
    """Return whether words beside a date of issue say nothing else."""
    if _BESIDE.fullmatch(words):
        return True
    rest = (word for word in _ISSUE.sub(" ", words).split() if not date_words.is_beside(word))
    return _BESIDE.fullmatch(" ".join(rest)) is not None


def _is_dated(line: str) -> bool:
    return len(line) <= _SHORT or _ISSUE.search(line) is not None


def _is_prose(text: str, paragraph: Paragraph) -> bool:
    length = paragraph.end - paragraph.start
    if paragraph.kind not in ("body", "quote") or length < _PROSE / 2:
        return False
    if _dateline(text, paragraph.start, min(paragraph.end, paragraph.start + _READ)):
        return True
    if length < _PROSE:
        return False
    return ends_sentence(text, paragraph.end) or paragraph.end - paragraph.start > 2 * _PROSE


def _foot(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs[-_TAIL:]:
        line = _line(text, paragraph)
        if line is not None:
            yield line


def _closing(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the last paragraph, and those that only lists of copies and the like follow."""
    for paragraph in reversed(paragraphs[-_CLOSING:]):
        yield paragraph
        if not _BELOW_SIGNATURE.match(text, paragraph.start, paragraph.end):
            return


def _line(text: str, paragraph: Paragraph) -> str | None:
    if paragraph.end - paragraph.start > _LONGEST:
        return None
    return " ".join(text[paragraph.start : paragraph.end].split())


def _best(lines: Sequence[str], *, least: int) -> str | None:
    """Return the date with the highest confidence, at least `least`; the first one of a tie."""
    best: tuple[int, str] | None = None
    for line in lines:
        before, value = 0, _LABELED
        for found in dates.find_all(line, loose=_ISSUE.search(line) is not None):
            # "Valid from 24 January to 25 January": the label of the first date also applies to the second.
            own = _value(line[before : found.start], line[found.end :])
            value = own if own == _LABELED else min(own, value)
            if (
                best
                and value == _PERIOD_OF == best[0]
                and before
                and _TO.fullmatch(line[before : found.start])
            ):
                best = None  # A period is dated by its last day.
            before = found.end
            if value >= least and (best is None or value > best[0]):
                best = value, found.iso
    return best[1] if best else None


def _value(before: str, after: str) -> int:
    """Return the confidence that a date is that of issue, from its line before and after it."""
    near = before if len(before) <= _SHORT and _AT_LINE_START.match(before) else before[-_LABEL_REACH:]
    if _SUBMITTED.fullmatch(before) and not _JUDGED.search(after):
        return _LABELED
    issue, other = list(_ISSUE.finditer(near)), list(_OTHER.finditer(near))
    if other and (not issue or issue[-1].start() < other[-1].start()):
        return _PERIOD_OF if _PERIOD.search(near) else 0
    if issue:
        return _LABELED
    return _ALONE if len((before + " " + after).split()) <= _FEW else _NAMED


def inferred(text: str, paragraphs: Sequence[Paragraph], latest: datetime.date) -> Dated | None:
    """Infer the year of a dateline that has a weekday but no year, as the last year that fits up to `latest`.

    `latest` is the modification date of the file. Only five years are tried, since the same date falls on the
    same weekday again after five or six years.
    """
    _, prose, _ = _head(text, paragraphs)
    for paragraph in prose:
        date, weekday = _without_year(text, paragraph)
        for year in range(latest.year, latest.year - _YEARS, -1) if date and weekday is not None else ():
            found = _of_year(date, year)
            if found and datetime.date.fromisoformat(found) <= latest and _falls_on(found, weekday or 0):
                return Dated(found, "inferred")
    return None


def _without_year(text: str, paragraph: Paragraph) -> tuple[str, int | None]:
    """Return the date of a dateline without a year, and the number of the weekday named near it.

    The date is empty if there is no such dateline; the weekday is None if none is named, else 0 for Monday.
    """
    opening = _opening(text, paragraph)
    match = _dateline(opening.lstrip("*_ ("))
    if match is None or not _is_place(match["place"]) or not any(map(str.isdigit, match["date"])):
        return "", None
    day = _WEEKDAY.search(opening)
    return "" if dates.find(match["date"]) else match["date"], _DAYS.index(day[0].lower()) if day else None


def _opening(text: str, paragraph: Paragraph) -> str:
    return " ".join(text[paragraph.start : min(paragraph.end, paragraph.start + _READ)].split())


def _of_dateline(text: str, paragraph: Paragraph) -> Dated | None:
    opening = _opening(text, paragraph)
    match = _dateline(opening.lstrip("*_ (")) or _BARE.match(opening)
    if match is None or (match["place"] and not _is_place(match["place"])):
        return None
    if (found := dates.find(match["date"])) is not None:
        return Dated(found.iso, "dateline")
    date, weekday = _without_year(text, paragraph)
    year = _year(text, date, weekday) if date else None
    iso = _of_year(date, year) if year else None
    return Dated(iso, "inferred") if iso else None


def _of_year(date: str, year: int) -> str | None:
    found = dates.find(f"{date} {year}") or dates.find(f"{date}, {year}")
    return found.iso if found else None


def _dateline(text: str, start: int = 0, end: int = _READ) -> re.Match[str] | None:
    """Match a dateline at an offset."""
    match = _DATELINE.match(text, start, end)
    if match is None or match["month"] is None:
        return match
    months = date_words.MONTHS if match["year"] else date_words.MONTHS_ALONE
    return match if match["month"].lower() in months else None


def _is_place(words: str) -> bool:
    """Return whether words can be the place of a dateline: capitalized words, particles and a weekday."""
    return all(
        word[0].isupper()
        or word.lower() in ("de", "of", "the", "and", "al", "la")
        or date_words.is_beside(word)
        for word in words.split()
    )


def _year(text: str, date: str, weekday: int | None) -> int | None:
    """Return the year of a dateline without one: the only year in the text in which the weekday fits.

    Without a weekday, return the copyright year, else the only year in the text. Return None if undetermined.
    """
    around = text[:_SURROUNDINGS] + text[max(_SURROUNDINGS, len(text) - _READ * 5) :]
    named = {int(year) for year in _YEAR.findall(around)}
    recent = {year for year in named if year >= _FIRST_YEAR}
    own = {int(match["year"]) for match in _OWN_YEAR.finditer(around)}
    if weekday is not None:
        days = {year: _of_year(date, year) for year in own or recent}
        fitting = [year for year, iso in days.items() if iso and _falls_on(iso, weekday)]
        return fitting[0] if len(fitting) == 1 else None
    if len(own) == 1:
        return own.pop()
    # "In 2009" is another year than that of the text, which does not name its own so.
    past = {int(match["year"]) for match in _PAST_YEAR.finditer(around)}
    return recent.pop() if len(recent) == 1 and recent == named and not recent & past else None


def _falls_on(iso: str, weekday: int) -> bool:
    """Return whether a date is that weekday or the day after: news of Thursday may be dated Friday."""
    return (datetime.date.fromisoformat(iso).weekday() - weekday) % 7 in (0, 1)
