"""Parse the head that feed readers such as newsboat write above an article that they pipe or save.

The head is a block of labeled lines at the start of the text, followed by a blank line:

    Feed: Orlund Gazette
    Title: The pier burns
    Author: Mira Halden
    Link: https://orlund.example/pier
    Date: Thu, 14 May 2026 09:00:00 +0200
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Kind, Paragraph
from summarizer.readers import dates
from summarizer.safe_text import label

_LINE = re.compile(
    r"(?P<label>feed|title|author|link|date|flags|tags|podcast download url|feed url|guid|base)"
    r":[ \t]*(?P<value>[^\n]*)(?:\n|\Z)",
    re.IGNORECASE,
)
_LONGEST = 300
_MOST_LINES = 12


class ArticleHead(NamedTuple):
    """What the head says, and where the text after it begins."""

    title: str
    author: str | None
    date: str | None
    title_at: tuple[int, int]
    """Start and end of the title in the text."""
    end: int


def article_head(text: str) -> ArticleHead | None:
    """Parse the head of an article from a feed reader; None for any other text."""
    at = len(text) - len(text.lstrip())
    values: dict[str, tuple[str, int, int]] = {}
    for _ in range(_MOST_LINES):
        match = _LINE.match(text, at)
        if match is None:
            break
        value = match["value"].rstrip()
        values.setdefault(
            match["label"].lower(), (value, match.start("value"), match.start("value") + len(value))
        )
        at = match.end()
    if (
        "title" not in values
        or not values["title"][0]
        or not values.keys() & {"feed", "link"}
        or len(values) < 3
    ):
        return None
    if text[at : at + 1] not in ("\n", "") and text[at : at + 2] != "\r\n":
        return None
    title, start, end = values["title"]
    author = label(values.get("author", ("", 0, 0))[0])[:_LONGEST]
    date = dates.find(values.get("date", ("", 0, 0))[0][:_LONGEST])
    return ArticleHead(label(title)[:_LONGEST], author or None, date.iso if date else None, (start, end), at)


def with_article_head(paragraphs: Sequence[Paragraph], head: ArticleHead) -> tuple[Paragraph, ...]:
    """Make the title a heading without its label, and the other lines of the head by-lines."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.start >= head.end:
            found.append(paragraph)
            continue
        start, end = head.title_at
        if paragraph.start <= start and end <= paragraph.end:
            found.append(paragraph._replace(start=start, end=end, kind="heading"))
        else:
            kind: Kind = "byline"
            found.append(paragraph._replace(kind=kind))
    return tuple(found)
