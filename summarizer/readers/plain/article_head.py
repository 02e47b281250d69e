"""Parse the head that feed readers such as newsboat write above an article that they pipe or save.

The head is a block of labeled lines at the start of the text, as a rule followed by a blank line:

    Feed: Orlund Gazette
    Title: The pier burns
    Author: Mira Halden
    Link: https://orlund.example/pier
    Date: Thu, 14 May 2026 09:00:00 +0200

The labels are translated, and long lines are wrapped. A list of links may follow the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.document import Kind, Paragraph
from summarizer.patterns import compiled
from summarizer.readers import dates
from summarizer.safe_text import label

_LABELS = {
    name: field
    for field, names in {
        "feed": "feed flux fuente fonte flusso канал лента kanał flöde kilde zdroj csatorna fil font",
        "title": "title titel titre título titolo titulo заголовок tytuł titul cím tittel títol başlık",
        "author": "author autor auteur autore автор szerző författare forfatter yazar",
        "link": "link lien enlace ссылка länk lenke odkaz odnośnik enllaç посилання bağlantı",
        "date": "date datum fecha data дата dátum dato tarih",
    }.items()
    for name in names.split()
}
"""The labels of newsboat in several languages, in lower case."""
_OTHERS = frozenset(
    ("flags", "tags", "podcast download url", "feed url", "guid", "base", "schlagworte", "markierungen")
)
_LINE = compiled(r"(?P<label>[^\W\d_](?:[^\W\d_]| ){2,24})[ \xa0]?:[ \t]+(?P<value>[^\n]*)(?:\n|\Z)")
_EMPTY = compiled(r"(?P<label>[^\W\d_]{3,24})[ \xa0]?:(?P<value>)[ \t]*(?:\n|\Z)")
_BLANK = compiled(r"[ \t]*(?:\n|\Z)")
_REST = compiled(r"(?P<value>\S[^\n]*)(?:\n|\Z)")
_WRAPPED = ("feed", "title", "author")
_WIDEST = 60
"""Minimum code points of a line of the head that may be wrapped."""
_SURE = 4
"""Number of labels from which on no blank line need follow."""
_LINKS = compiled(r"[^\W\d_]{3,12}[ \xa0]?:[ \t]*\n(?:\[\d{1,4}\]: [^\n]{1,4000}(?:\n|\Z))+\s*\Z")
_LONGEST = 300
_MOST_LINES = 20


class LabeledLine(NamedTuple):
    """A labeled line, with the lines into which it was wrapped."""

    name: str
    """`feed`, `title`, `author`, `link` or `date`; empty for any other label."""
    start: int
    value: int
    """Offset of the text after the label."""
    end: int


class ArticleHead(NamedTuple):
    """What the head says, and where the text after it begins."""

    title: str
    author: str | None
    date: str | None
    lines: tuple[LabeledLine, ...]
    end: int
    links: int
    """Offset of the list of links below the article, or the length of the text."""


def article_head(text: str) -> ArticleHead | None:
    """Parse the head of an article from a feed reader; None for any other text."""
    lines: list[LabeledLine] = []
    end = at = len(text) - len(text.lstrip())
    for line in _lines(text, at):
        if line is not None:
            lines.append(line)
        elif lines and lines[-1].name in _WRAPPED and end - lines[-1].start >= _WIDEST:
            rest = _REST.match(text, end)
            assert rest is not None
            lines[-1] = lines[-1]._replace(end=rest.start() + len(rest["value"].rstrip()))
        else:
            break
        end = text.find("\n", lines[-1].end) + 1 or len(text)
    values = {line.name: text[line.value : line.end] for line in reversed(lines) if line.name}
    if not values.get("title") or not values.keys() & {"feed", "link"} or len(values) < 3:
        return None
    if len(values) < _SURE and not _BLANK.match(text, end):
        return None
    date = dates.find(label(values.get("date", ""))[:_LONGEST])
    return ArticleHead(
        title=label(values["title"])[:_LONGEST],
        author=label(values.get("author", ""))[:_LONGEST] or None,
        date=date.iso if date else None,
        lines=tuple(lines),
        end=end,
        links=_links(text, end),
    )


def _lines(text: str, at: int) -> Iterator[LabeledLine | None]:
    """Yield the labeled lines from an offset on, and None for a line that may continue the one before."""
    for _ in range(_MOST_LINES):
        match = _LINE.match(text, at) or _EMPTY.match(text, at)
        name = match["label"].strip().lower() if match else ""
        if match and (name in _LABELS or name in _OTHERS):
            end = match.start("value") + len(match["value"].rstrip())
            yield LabeledLine(_LABELS.get(name, ""), at, match.start("value"), end)
        elif (match := _REST.match(text, at)) is not None:
            yield None
        else:
            return
        at = match.end()


def _links(text: str, start: int) -> int:
    """Return the offset of the list of links at the end of an article, or the length of the text."""
    at = text.rfind("\n\n", start, max(start, text.rfind("\n[1]: ", start)))
    return at + 2 if at >= 0 and _LINKS.match(text, at + 2) else len(text)


def with_article_head(text: str, paragraphs: Sequence[Paragraph], head: ArticleHead) -> tuple[Paragraph, ...]:
    """Make the title a heading without its label, the other lines by-lines, and the links quotations."""
    found = [_of_line(line) for line in head.lines if line.value < line.end or not line.name]
    for paragraph in paragraphs:
        if paragraph.end > head.end:
            start = max(paragraph.start, head.end)
            start += len(text[start : paragraph.end]) - len(text[start : paragraph.end].lstrip())
            kind: Kind = "quote" if start >= head.links else paragraph.kind
            level = paragraph.level if kind == paragraph.kind else 0
            found.append(paragraph._replace(start=start, kind=kind, level=level))
    return tuple(found)


def _of_line(line: LabeledLine) -> Paragraph:
    if line.name == "title":
        return Paragraph(line.value, line.end, "heading", level=1)
    return Paragraph(line.start, line.end, "byline")
