"""Find the title and the date of a document in its head.

Dates in running text are ignored, since a wrong date is worse than none. A document without a title is named
after its file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from summarizer.document import Document, Kind, Paragraph
from summarizer.patterns import lazy
from summarizer.readers import dates, letterhead
from summarizer.readers.datelines import dated, inferred
from summarizer.readers.headline import LONGEST, HeadLine, headline, is_aside, is_junk, names_document
from summarizer.readers.lines import ends_sentence
from summarizer.safe_text import label, without_invisible

NAMELESS = "standard input"
"""Title of a document without a title and a file name."""
_LONGEST_DATED = 120
"""Maximum code points of a metadata field that is searched for a date."""
_PARAGRAPHS = 25
"""Maximum number of paragraphs in the head of a text."""
_READ = 600
"""Code points of a paragraph that are looked at."""
_FIRST = 4
"""Number of paragraphs that may be lines of a letterhead in columns."""
_WEEKDAY = len("Wednesday, ")
_CODE = lazy(r"[{}<>=;|\\$]|\w\(|^\S+$|https?:")
_QUESTION = 100
"""Maximum code points of a title that is a question."""
_SPEAKER = lazy(r"(?:Q|A|[A-Z][A-Z.' -]{1,30}|[A-Z][\w'-]{1,20})\s?[:.]\s")
_PROSE_WORDS = 6
"""Minimum number of words in a line of prose."""
_REPLY = r"(?:re|aw|antw|sv|vs|odp|ynt|rif|r[eé]p|res)(?:\s?\[\d{1,3}\]|\^\d{1,3})?"
_FORWARD = r"(?:fwd?|wg|tr|vb|rv|enc|doorst|pd)"
_PASSED_ON = lazy(rf"^(?:(?:(?:{_REPLY}|{_FORWARD})\s?[:：]|\[[a-z_-]{{1,30}}\])\s*)+(?=\S)", re.IGNORECASE)
_IS_REPLY = lazy(rf"(?:\[[a-z_-]{{1,30}}\]\s*)*{_REPLY}\s?[:：]", re.IGNORECASE)


def title_of(text: str, paragraphs: Sequence[Paragraph], name: str | None, known: str | None = None) -> str:
    """Return the title from the markup, else the headline in the head of the text, else the file name.

    Args:
        name: the file name; None for standard input.
        known: the title from markup or metadata, if any. It is ignored if it is a placeholder such as "Home".
    """
    known = label(without_invisible(known or ""))
    if known and not is_junk(known):
        return _below(text, paragraphs, known) or known
    return label(headline(list(_head(text, paragraphs))) or "") or known or _from_name(name)


def _below(text: str, paragraphs: Sequence[Paragraph], known: str) -> str | None:
    """Return the second heading if the first, the known title, is the name of a body alone."""
    first, second = paragraphs[:2] if len(paragraphs) > 1 else (None, None)
    if first is None or second is None or first.kind != "heading" or second.kind != "heading":
        return None
    if not is_aside(known) or _line(text, first) != known:
        return None
    below = _line(text, second)
    return label(below) if names_document(below) else None


def subject_of(subject: str) -> str:
    """Return the subject of a message without the prefixes of replies, forwards and mailing lists."""
    return _PASSED_ON.sub("", subject, count=1)


def is_reply(subject: str) -> bool:
    """Return whether the subject of a message begins with the prefix of a reply, such as `Re:` or `AW:`."""
    return _IS_REPLY.match(subject) is not None


def with_title(text: str, paragraphs: tuple[Paragraph, ...], title: str) -> tuple[Paragraph, ...]:
    """Make the paragraph that became the title a heading, whatever its length, unless it is the last one."""
    for at, paragraph in enumerate(paragraphs[: min(_PARAGRAPHS, len(paragraphs) - 1)]):
        if paragraph.kind == "body" and letterhead.bare(_line(text, paragraph)) == title:
            heading = paragraph._replace(kind="heading", level=1)
            return (*paragraphs[:at], heading, *paragraphs[at + 1 :])
    return paragraphs


def date_of(text: str, paragraphs: Sequence[Paragraph], known: str | None = None) -> str | None:
    """Return the date of issue in ISO 8601 ("2026-01-31"), or None if there is no unambiguous one.

    `known` is a date from markup or metadata in any format; it takes precedence over the text.
    """
    stated = dates.find(known) if known and len(known) <= _LONGEST_DATED else None
    if stated:
        return stated.iso
    found = dated(text, paragraphs)
    return found.iso if found else None


def with_date_source(document: Document, written: datetime.date | None) -> Document:
    """Set `date_from` of a document, and infer the year of a dateline that lacks one.

    The source is the text if it gives the same date, else the metadata. `written` is the modification date of
    the file, if known.
    """
    if document.date is None and written is not None:
        guess = inferred(document.text, document.paragraphs, written)
        return replace(document, date=guess.iso, date_from=guess.source) if guess else document
    if document.date is None or document.date_from is not None:
        return document
    found = dated(document.text, document.paragraphs)
    same = found is not None and found.iso == document.date
    return replace(document, date_from=found.source if found and same else "metadata")


def _head(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[HeadLine]:
    """Yield the paragraphs before the first prose, each on one line, and those of letterheads by lines."""
    before: Paragraph | None = None
    for at, paragraph in enumerate(paragraphs[:_PARAGRAPHS]):
        follows = before is not None and "\n\n" not in text[before.end : paragraph.start]
        for raw in _raw_lines(text, paragraph):
            line = " ".join(raw.split())
            if paragraph.kind in ("body", "list") and _is_prose(line, at):
                if not letterhead.in_brackets(line):
                    return
                continue
            kind = _kind_in_head(paragraph, raw, at)
            cells = letterhead.cells_of(raw) if "\n" not in raw and kind != "table" else []
            yield HeadLine(line, kind, follows, tuple(cells) if len(cells) > 1 else ())
            follows = True
        before = paragraph


def _kind_in_head(paragraph: Paragraph, raw: str, at: int) -> Kind:
    """Return the kind of a paragraph of the head: centered lines and dated ones are no code and no tables."""
    if paragraph.kind == "code" and "\n" not in raw and not _CODE.search(raw):
        return "body"
    if paragraph.kind == "table" and at < _FIRST and any(map(_is_day, letterhead.cells_of(raw))):
        return "body"
    return paragraph.kind


def _is_day(cell: str) -> bool:
    found = dates.find(cell)
    return found is not None and len(cell) - (found.end - found.start) <= _WEEKDAY


def _raw_lines(text: str, paragraph: Paragraph) -> Iterator[str]:
    raw = text[paragraph.start : min(paragraph.end, paragraph.start + _READ)]
    if paragraph.kind != "body" or "\n" not in raw:
        yield raw
    else:
        yield from letterhead.lines_of_head(raw, is_aside)


def _line(text: str, paragraph: Paragraph) -> str:
    return " ".join(text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST + 1)].split())


def _is_prose(line: str, at: int) -> bool:
    """Return whether a line is prose. `at` numbers its paragraph: a question may be a title below."""
    if letterhead.is_between_dots(line) and len(line) <= LONGEST:
        return False
    question = at > 0 and line.endswith("?") and len(line) <= _QUESTION and not _SPEAKER.match(line)
    sentence = ends_sentence(line, len(line)) and len(line.split()) >= _PROSE_WORDS
    return len(line) > LONGEST or (sentence and not question)


def _from_name(name: str | None) -> str:
    if not name:
        return NAMELESS
    return label(PurePath(name).stem) or name
