"""Lines as pieces of text side by side, and the way from a terminal cell to an offset and back.

Most lines have one piece. A row of a table has one for each cell, a link has a piece for the arrow after it.
Columns count cells from the left edge of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.model.line_layout import clings, width_of

CHUNK = 256
"""Characters of a long line that are skipped at a time."""


class Piece(NamedTuple):
    """A span of the text, drawn at a column."""

    x: int
    start: int
    end: int
    mark: str = ""
    """Text that is drawn instead of the span, which may be empty."""

    def width(self, text: str) -> int:
        """Return the width in cells."""
        return width_of(self.mark or text[self.start : self.end])


class TextLine(NamedTuple):
    """A line on the screen. Its pieces are in the order of the text."""

    start: int
    end: int
    """The start of the first piece and the end of the last one."""
    pieces: tuple[Piece, ...]
    lead: str = ""
    """Text before the first piece that is not part of the document: indentation, bullet, bar."""
    length: int = 0
    """Width in cells of the code or table, if the line is scrolled sideways instead of wrapped; else 0."""
    fixed: int = 0
    """Number of cells on the left that stay in place when the line is scrolled."""

    def holds(self, offset: int) -> bool:
        """Return whether the character at an offset is drawn on the line."""
        return any(
            piece.start <= offset < max(piece.end, piece.start + (not piece.mark)) for piece in self.pieces
        )

    def hidden(self, room: int) -> int:
        """Return the number of cells that do not fit into `room` cells."""
        return max(0, self.length - room)


def line_of(pieces: tuple[Piece, ...], lead: str = "", length: int = 0, fixed: int = 0) -> TextLine:
    """Return a line of pieces, of which there is at least one."""
    return TextLine(pieces[0].start, pieces[-1].end, pieces, lead, length, fixed)


class View(NamedTuple):
    """The visible part of a line."""

    pieces: tuple[Piece, ...]
    """Pieces at the columns where they are drawn."""
    before: int = -1
    """Column of the sign for hidden text on the left; negative for none."""
    after: int = -1
    """Column of the sign for hidden text on the right; negative for none."""


def view(text: str, line: TextLine, across: int, room: int) -> View:
    """Return the part of a line that is visible in `room` cells after scrolling by `across` cells.

    A short line of code is scrolled with the longer ones, so that it stays aligned with them.
    """
    if not line.hidden(room):
        return View(line.pieces)
    last = line.pieces[-1]
    end = line.length if line.fixed else last.x + last.width(text)
    before = max(0, line.fixed - 1) if across and end else -1
    after = room - 1 if end - across > room else -1
    left, right = max(line.fixed, before + 1), room if after < 0 else after
    return View(tuple(_shifted(text, line, across, left, right)), before, after)


def _shifted(text: str, line: TextLine, shift: int, left: int, right: int) -> Iterator[Piece]:
    for piece in line.pieces:
        if piece.x < line.fixed:
            yield piece
        elif piece.x - shift < right:
            clipped = _clip(text, piece._replace(x=piece.x - shift), left, right)
            if clipped.start < clipped.end or piece.start == piece.end:
                yield clipped


def _clip(text: str, piece: Piece, left: int, right: int) -> Piece:
    """Return the part of a piece between two columns; a wide character is not halved."""
    x, start, end, mark = piece
    if mark:
        return piece if left <= x and x + width_of(mark) <= right else piece._replace(end=start)
    shown = text[start:end]
    if shown.isascii() and "\t" not in shown:
        cut = min(max(0, left - x), end - start)
        return Piece(x + cut, start + cut, min(end, max(start + cut, start + right - x)))
    at, x = _skipped(text, start, end, x, left)
    begin, first = end, x
    while at < end:
        after = _after(text, at, end)
        width = width_of(text[at:after])
        if x + width > right:
            break
        if x >= left and begin == end:
            begin, first = at, x
        at, x = after, x + width
    return Piece(first, min(begin, at), at)


def _skipped(text: str, at: int, end: int, x: int, left: int) -> tuple[int, int]:
    """Return an offset whose column is not far before `left`, and that column; faster than by character."""
    while at < end:
        after = _after(text, min(at + CHUNK, end) - 1, end)
        width = width_of(text[at:after])
        if x + width > left:
            break
        at, x = after, x + width
    return at, x


def _after(text: str, at: int, end: int) -> int:
    """Return the end of the character at `at` with the marks that join it."""
    at += 1
    while at < end and clings(text, at):
        at += 1
    return at


def offset_in(text: str, pieces: tuple[Piece, ...], column: int) -> int:
    """Return the offset of the character at a column, or else of the last one before it on the line."""
    real = [piece for piece in pieces if piece.start < piece.end] or pieces
    x, start, end, mark = max((piece for piece in real if piece.x <= column), default=real[0])
    if mark:
        return start
    at = start
    while (after := _after(text, at, end)) < end and (x := x + width_of(text[at:after])) <= column:
        at = after
    return at


def column_of(text: str, line: TextLine, offset: int) -> int:
    """Return the column of the character at an offset, before any scrolling."""
    piece = next((piece for piece in reversed(line.pieces) if piece.start <= offset), line.pieces[0])
    return piece.x + width_of(text[piece.start : min(max(offset, piece.start), piece.end)])
