"""Group the lines of a plain text into chunks: paragraphs, list items, table rows, quoted lines, code.

Kinds that follow from a chunk's own form are set here. Headings and by-lines depend on the context and are
found in `headings`. Rules (`-----`), underlines, code fences and the `>` of quoted lines are not part of any
chunk. Each quoted line is a separate chunk, because a span over two lines would include the `>`. List marks
are included, since the text may refer to their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from summarizer.document import Kind
from summarizer.language.list_marks import past_mark
from summarizer.readers.lines import TextLine, columns, ends_sentence
from summarizer.readers.plain.bylines import LONGEST_BYLINE, follows_title
from summarizer.readers.plain.wrapping import is_full, is_label, is_ragged, wrap_width

_CODE_INDENT = 4
_CENTERED = 16
_LONG_LINE, _PROSE_SHARE = 100, 0.7
_INDENTED_SHARE = 1 / 3
_UNDERLINES = "=-~^*#"
_UNDERLINED = {"=": 1, "-": 2}
"""Levels of headings by the characters of their underlines."""
_LONGEST_TITLE = 100


class Chunk(NamedTuple):
    """A chunk of text of one kind."""

    start: int
    end: int
    kind: Kind = "body"
    lines: int = 1
    indent: int = 0
    alone: bool = False
    """Whether the chunk has blank lines before and after it."""
    level: int = 0
    """Level of an underlined heading, depth of a list item or quotation; 0 if unknown."""


class _Layout(NamedTuple):
    """Layout properties of a whole text."""

    width: int | None
    ragged: bool
    """Whether lines of prose were broken by hand, so that blank lines alone end a paragraph."""
    code_by_indent: bool


def chunks_of(text: str, lines: Sequence[TextLine | None]) -> list[Chunk]:
    """Return the chunks of a text in order, without empty ones, overlaps and outer white space."""
    lines = _with_tables(text, _without_open_fence(lines))
    width = wrap_width(text, lines)
    layout = _Layout(width, width is None and is_ragged(text, lines), _code_by_indent(lines))
    chunks: list[Chunk] = []
    for fenced, part in _by_fences(lines):
        if fenced:
            visible = [line for line in part if line]
            chunks += [Chunk(visible[0].start, visible[-1].end, "code")] if visible else []
            continue
        for is_block, block in groupby(part, key=bool):
            if is_block:
                chunks += _block(
                    text, [line for line in block if line], layout, chunks[-1] if chunks else None
                )
    return _with_depths(text, chunks)


def _with_depths(text: str, chunks: list[Chunk]) -> list[Chunk]:
    """Set the depths of list items by their indents; a list ends with the next chunk of another kind."""
    indents: list[int] = []
    """Indents of the items around the current one and of itself."""
    for at, chunk in enumerate(chunks):
        if chunk.kind != "list":
            indents.clear()
            continue
        if not indents or past_mark(text, chunk.start, chunk.end) > chunk.start:
            while indents and indents[-1] >= chunk.indent:
                indents.pop()
            indents.append(chunk.indent)
        chunks[at] = chunk._replace(level=len(indents))
    return chunks


def _without_open_fence(lines: Sequence[TextLine | None]) -> list[TextLine | None]:
    """Treat a last fence that is never closed as a plain line."""
    fences = [index for index, line in enumerate(lines) if line and line.shape == "fence"]
    mended = list(lines)
    if len(fences) % 2 and (last := lines[fences[-1]]):
        mended[fences[-1]] = last._replace(shape="plain", mark=0)
    return mended


def _with_tables(text: str, lines: list[TextLine | None]) -> list[TextLine | None]:
    """Keep as rows only lines that share columns with a neighboring row; a rule may lie between them."""
    rows = [index for index, line in enumerate(lines) if line and line.shape == "row"]
    kept = set()
    before, before_columns = -9, (False, frozenset[int]())
    for index in rows:
        line = lines[index]
        assert line is not None
        found = columns(text, line)
        between = lines[before + 1 : index] if index - before <= 2 else [None]
        near = all(other and other.shape == "rule" for other in between)
        if near and ((found[0] and before_columns[0]) or found[1] & before_columns[1]):
            kept |= {before, index}
        before, before_columns = index, found
    for index in rows:
        if index not in kept and (line := lines[index]):
            lines[index] = line._replace(shape="plain")
    return lines


def _code_by_indent(lines: Sequence[TextLine | None]) -> bool:
    """Return whether indentation means code, which requires that most of the text is not indented."""
    firsts = [line for before, line in zip([None, *lines], lines, strict=False) if line and not before]
    indented = sum(line.indent >= _CODE_INDENT for line in firsts)
    return 0 < indented <= _INDENTED_SHARE * len(firsts)


def _by_fences(lines: Sequence[TextLine | None]) -> Iterator[tuple[bool, list[TextLine | None]]]:
    part: list[TextLine | None] = []
    fenced = False
    for line in lines:
        if line and line.shape == "fence":
            yield fenced, part
            part, fenced = [], not fenced
        else:
            part.append(line)
    yield fenced, part


def _block(text: str, block: list[TextLine], layout: _Layout, before: Chunk | None) -> list[Chunk]:
    """Return the chunks of a block of lines between blank lines. `before` is the chunk before the block."""
    deep = layout.code_by_indent and min(line.indent for line in block) >= _CODE_INDENT
    if deep and block[0].shape != "item" and not _is_set_in(text, block):
        return _indented(text, block, before)
    chunks: list[Chunk] = []
    last: TextLine | None = None
    for line in block:
        if line.shape == "rule":
            if _is_underlined(text, chunks, last, line):
                level = _UNDERLINED.get(text[line.start], 0)
                chunks[-1] = chunks[-1]._replace(kind="heading", level=level)
        elif line.shape == "quote":
            if line.start + line.mark < line.end:
                start = line.start + line.mark
                depth = text.count(">", line.start, start)
                chunks.append(Chunk(start, line.end, "quote", level=depth))
        elif line.shape == "row":
            chunks.append(Chunk(line.start, line.end, "table"))
        elif (
            last
            and chunks
            and last.end == chunks[-1].end
            and _continues(text, chunks[-1], last, line, layout)
            and not (before is None and last is block[0] and _is_byline(text, last, line))
        ):
            chunks[-1] = chunks[-1]._replace(end=line.end, lines=chunks[-1].lines + 1)
        else:
            kind: Kind = "list" if line.shape == "item" else "body"
            chunks.append(Chunk(line.start, line.end, kind, 1, line.indent))
        last = line
    return [chunks[0]._replace(alone=True)] if len(chunks) == 1 else chunks


def _is_byline(text: str, title: TextLine, line: TextLine) -> bool:
    end = min(line.end, line.start + LONGEST_BYLINE + 1)
    return follows_title(text[title.start : title.end], text[line.start : end])


def _is_set_in(text: str, block: list[TextLine]) -> bool:
    """Return whether an indented block is prose, with a paragraph on each line, rather than code."""
    prose = [line for line in block if line.shape == "plain" and ends_sentence(text, line.end)]
    long = [line for line in prose if line.end - line.start >= _LONG_LINE]
    return len(prose) >= _PROSE_SHARE * len(block) and 2 * len(long) >= len(block)


def _indented(text: str, block: list[TextLine], before: Chunk | None) -> list[Chunk]:
    """Return the chunks of an indented block: part of a list, centered lines, a block quotation, or code."""
    start, end = block[0].start, block[-1].end
    kind: Kind = "code"
    if before and before.kind == "list":
        kind = "list"
    elif min(line.indent for line in block) >= _CENTERED:
        return [Chunk(line.start, line.end, "body", 1, line.indent, len(block) == 1) for line in block]
    elif (text[start].isupper() or text[start] in '“"‘') and ends_sentence(text, end):
        kind = "quote"
    return [Chunk(start, end, kind, len(block), block[0].indent, True, int(kind == "quote"))]


def _is_underlined(text: str, chunks: list[Chunk], last: TextLine | None, rule: TextLine) -> bool:
    """Return whether a rule underlines a title: one repeated character, about as long as the title."""
    content = text[rule.start : rule.end]
    if not chunks or not last or last.end != chunks[-1].end or len(set(content)) > 1:
        return False
    title = chunks[-1]
    width = title.end - title.start
    fits = title.lines == 1 and width <= _LONGEST_TITLE and len(content) >= max(3, width / 2)
    parts_prose = content[0] == "-" and ends_sentence(text, title.end)
    return fits and title.kind in ("body", "list") and content[0] in _UNDERLINES and not parts_prose


def _continues(text: str, chunk: Chunk, last: TextLine, line: TextLine, layout: _Layout) -> bool:
    """Return whether a line continues the chunk of the line before it."""
    in_list = chunk.kind == "list"
    if chunk.kind not in ("body", "list"):
        return False
    if in_list and line.shape == "plain" and line.indent > chunk.indent:
        return True  # The line has a hanging indent.
    if is_label(text, line):
        return False
    if layout.ragged:
        return line.shape == "plain" and line.indent <= last.indent
    if layout.width is None:
        return False
    full = is_full(text, last, line, layout.width)
    if line.shape == "item":
        closed = ends_sentence(text, last.end) or text[last.end - 1] in ":;"
        return full and not in_list and not closed
    if line.indent > last.indent:
        return False  # The line is the indented first line of a new paragraph.
    return full or text[line.start].islower()
