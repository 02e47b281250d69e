"""Find headings and by-lines in plain text by their form and by the text that follows them.

Precision matters more than recall: a heading taken for body text costs one odd sentence, but a paragraph
taken for a heading never gets into a summary. A heading must therefore be short, not end like a sentence, and
be followed by longer text; by-lines occur only at the head.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document import Kind, Paragraph, Place
from summarizer.patterns import compiled
from summarizer.readers.lines import ends_sentence
from summarizer.readers.plain.bylines import LONGEST_BYLINE, is_byline
from summarizer.readers.plain.chunks import Chunk

_AT_THE_HEAD = 8
_LONGEST_CAPS = 100
_LONGEST_HEADING = 80
_LONGEST_NUMBERED = 60
_LONGEST_COLON = 30
_LONGEST_LABEL, _LABEL_WORDS = 40, 5
_LONG_BODY = 80
_CAPS_SHARE = 0.3
_IN_A_ROW = 3
_SECTION = 120
_LEVEL = compiled(
    r"(?:(?P<marks>#{1,6})|(?P<number>\d{1,2}(?:\.\d{1,2}){1,5})[.)]?|(?P<first>\d{1,2})[.)])\s"
)
"""Marks or a number at the start of a heading that tell its level: `##`, `1.`, `1.2`."""


def paragraphs_of(text: str, chunks: Sequence[Chunk]) -> tuple[Paragraph, ...]:
    """Turn chunks into paragraphs with their final kinds and sections."""
    kinds: list[Kind] = [chunk.kind for chunk in chunks]
    for index, chunk in enumerate(chunks[:_AT_THE_HEAD]):
        if chunk.kind == "body" and is_byline(
            text[chunk.start : chunk.end][: LONGEST_BYLINE + 1], index == 0
        ):
            kinds[index] = "byline"
    _find_headings(text, chunks, kinds)
    found = (
        Paragraph(chunk.start, chunk.end, kind, level=_level(text, chunk, kind))
        for chunk, kind in zip(chunks, kinds, strict=True)
    )
    return with_sections(text, tuple(found))


def _level(text: str, chunk: Chunk, kind: Kind) -> int:
    """Return the level of a heading by its underline, mark or number, or the depth of an item or quote."""
    known = chunk.level if kind == chunk.kind else 0
    mark = _LEVEL.match(text, chunk.start, chunk.end) if kind == "heading" and not known else None
    if mark is None:
        return known
    return len(mark["marks"] or "") or (mark["number"] or "").count(".") + 1


def with_sections(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Set the section of each paragraph to the heading above it; a heading is its own section."""
    place = Place()
    placed = []
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            section = text[paragraph.start : min(paragraph.end, paragraph.start + _SECTION)]
            place = Place(section=" ".join(section.split()))
        placed.append(paragraph._replace(place=place) if place.section else paragraph)
    return tuple(placed)


def with_bylines(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Mark by-lines among the body paragraphs at the head of a document."""
    found = list(paragraphs)
    for index, paragraph in enumerate(found[:_AT_THE_HEAD]):
        if paragraph.kind == "body" and is_byline(text[paragraph.start : paragraph.end], index == 0):
            found[index] = paragraph._replace(kind="byline")
    return tuple(found)


def _find_headings(text: str, chunks: Sequence[Chunk], kinds: list[Kind]) -> None:
    """Mark headings in `kinds`, from the end backwards, so that the kind of the next chunk is final."""
    caps = _caps_allowed(text)
    after: int | None = None
    in_a_row = 0
    for index in range(len(chunks) - 1, -1, -1):
        chunk = chunks[index]
        short = chunk.lines == 1 and chunk.end - chunk.start <= _LONGEST_CAPS
        if short and after is not None and kinds[index] in ("body", "list"):
            before = kinds[index - 1] if index else "body"
            content = text[chunk.start : chunk.end]
            if (
                (caps and kinds[index] == "body" and _is_caps(content))
                or (caps and kinds[index] == "list" and content[0].isdigit() and _is_caps(content))
                or (
                    kinds[index] == "list" and before != "list" and _is_numbered(chunk, content, kinds[after])
                )
                or (kinds[index] == "body" and _is_title(text, chunk, chunks[after], kinds[after], in_a_row))
                or (kinds[index] == "body" and kinds[after] == "list" and _is_label(text, chunks, index))
            ):
                kinds[index] = "heading"
        in_a_row = in_a_row + 1 if kinds[index] == "heading" else 0
        after = after if kinds[index] == "byline" else index


def _caps_allowed(text: str) -> bool:
    """Return whether capitals can mark headings, which requires that most letters are lower-case."""
    sample = text[: 256 * 1024]
    upper = sum(map(str.isupper, sample))
    return upper < _CAPS_SHARE * max(1, upper + sum(map(str.islower, sample)))


def _is_caps(content: str) -> bool:
    return content.isupper() and sum(map(str.isalpha, content)) >= 3 and content[-1] not in ".,;-"


def _is_numbered(chunk: Chunk, content: str, after: Kind) -> bool:
    short = len(content) <= _LONGEST_NUMBERED and not ends_sentence(content, len(content))
    return short and chunk.alone and content[0].isdigit() and after == "body"


def _is_title(text: str, chunk: Chunk, after: Chunk, kind: Kind, in_a_row: int) -> bool:
    length = chunk.end - chunk.start
    last = text[chunk.end - 1]
    if length > _LONGEST_HEADING or ends_sentence(text, chunk.end) or text[chunk.start].islower():
        return False
    if last in ",;—–-" or (last == ":" and length > _LONGEST_COLON) or not _has_letter(text, chunk):
        return False
    if chunk.alone and kind == "heading":
        return in_a_row < _IN_A_ROW
    if kind == "list":
        return chunk.alone and last != ":" and length < (after.end - after.start)
    if kind != "body":
        return False
    return _is_longer_prose(text, after, length if chunk.alone else 2 * length)


def _is_label(text: str, chunks: Sequence[Chunk], index: int) -> bool:
    """Return whether a few words after a blank line are the label of a list, as in "Water and health"."""
    chunk = chunks[index]
    content = text[chunk.start : chunk.end]
    apart = index == 0 or text.count("\n", chunks[index - 1].end, chunk.start) > 1
    short = len(content) <= _LONGEST_LABEL and len(content.split()) <= _LABEL_WORDS
    return apart and short and content[0].isupper() and (content[-1].isalnum() or content[-1] == ")")


def _is_longer_prose(text: str, chunk: Chunk, than: int) -> bool:
    length = chunk.end - chunk.start
    finished = ends_sentence(text, chunk.end) or text[chunk.end - 1] == ":"
    return length > than and (finished or chunk.lines > 1 or length >= _LONG_BODY)


def _has_letter(text: str, chunk: Chunk) -> bool:
    return any(map(str.isalpha, text[chunk.start : chunk.end]))
