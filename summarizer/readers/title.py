"""What a briefing is called and when it was written, taken from its head alone.

A wrong date is worse than none: a date counts only where it stands as the head of a text gives it, never in
running text. A document with no title of its own is called by its file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePath

from summarizer.document import Paragraph
from summarizer.readers import dates
from summarizer.readers.lines import ends_sentence
from summarizer.safe_text import label, without_invisible

NAMELESS = "standard input"
_LONGEST_TITLE = 120
_LONGEST_HEADING = 200
_LONGEST_DATED = 120
_PARAGRAPHS = 8
_TITLE_LABEL = re.compile(r"(?:title|subject|headline)\s*:\s*(?P<title>\S.*)", re.IGNORECASE)


def title_of(text: str, paragraphs: Sequence[Paragraph], name: str | None, known: str | None = None) -> str:
    """The title: as known from markup, the first heading, a first line without a full stop, or the name."""
    return label(without_invisible(known or "")) or _own_title(text, paragraphs) or _from_name(name)


def with_title(text: str, paragraphs: tuple[Paragraph, ...], title: str) -> tuple[Paragraph, ...]:
    """The first line that became the title is a heading, however long, if there is more to read after it."""
    if len(paragraphs) < 2 or paragraphs[0].kind != "body":
        return paragraphs
    first = paragraphs[0]
    if " ".join(text[first.start : min(first.end, first.start + _LONGEST_HEADING + 1)].split()) != title:
        return paragraphs
    return (first._replace(kind="heading"), *paragraphs[1:])


def date_of(text: str, paragraphs: Sequence[Paragraph], known: str | None = None) -> str | None:
    """The date at the head as "2026-01-31", if one is given there without doubt."""
    lines = [known] if known else []
    lines += [line for paragraph, line in _head(text, paragraphs) if paragraph.kind in ("heading", "byline")]
    found = (dates.find(line) for line in lines if len(line) <= _LONGEST_DATED)
    return next((date.iso for date in found if date), None)


def _own_title(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """A heading or a `Title:` line before any prose; else the first line, if it is like a title."""
    head = list(_head(text, paragraphs))
    for paragraph, line in head:
        labeled = _TITLE_LABEL.fullmatch(line) if paragraph.kind == "byline" else None
        if labeled:
            return labeled["title"]
        if paragraph.kind == "heading" and len(line) <= _LONGEST_HEADING:
            return line
    first = next((line for paragraph, line in head if paragraph.kind == "body"), "")
    return first if _like_title(first) else None


def _head(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """The first paragraphs, each on one line, up to the first of prose and with it."""
    for paragraph in islice(paragraphs, _PARAGRAPHS):
        end = min(paragraph.end, paragraph.start + _LONGEST_HEADING + 1)
        yield paragraph, " ".join(text[paragraph.start : end].split())
        if paragraph.kind not in ("heading", "byline"):
            return


def _like_title(line: str) -> bool:
    if not 0 < len(line) <= _LONGEST_TITLE or line[-1] in ".,;:…。" or not any(map(str.isalnum, line)):
        return False
    return not (ends_sentence(line, len(line)) and line.rstrip("\"'”’»)]")[-1:] in ".…。")


def _from_name(name: str | None) -> str:
    if not name:
        return NAMELESS
    return label(PurePath(name).stem) or name
