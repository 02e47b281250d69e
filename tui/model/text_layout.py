"""Lay out a document's lines at a given width, lazily, one block at a time.

To wrap all of a long text takes seconds, again after every change of width. So nothing here counts all lines:
a position is a block and a line in it, and moves go from block to block. A block is a paragraph, or a slice
of a very long one; a row of a table is a block. How one is laid out is in `structure` and `table_layout`.
A run of paragraphs can be folded: its first block has one line for all of it, the others have none.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer.document import Document, Paragraph, Span, Stretch, Style
from tui.model.line_layout import CLUSTER, clings, width_of
from tui.model.pieces import Piece, TextLine, line_of
from tui.model.structure import LITERAL, is_aligned, lead_of, literal_lines, paragraph_lines
from tui.model.style_index import StyleIndex
from tui.model.table_layout import TableLayout, cells, measure, row_lines, rows, sampled

SLICE = 8192
"""Maximum code points of a block; longer paragraphs are cut, at white space if possible."""
CACHED = 400
"""Maximum number of blocks whose lines are cached."""
MEASURED = 65_536
"""Code points of code in which the longest line is looked for."""
DENSE = frozenset({"list", "table", "code", "quote", "byline"})
FOLDED = "▸"
"""Precedes the number of lines that are folded."""
RULE, UNDERLINE = "─", "━"
"""Characters of a horizontal line, and of the line below a heading of the first level."""


class Spot(NamedTuple):
    """The position of a line: a block and a line in it; the line after the last is the gap below it."""

    block: int
    line: int


def _cut(text: str, start: int, end: int, *, literal: bool) -> int:
    """Return the end of a block of a long paragraph: at a line end, at least if `literal`, or a space."""
    limit = start + SLICE
    line_end, blank = text.rfind("\n", start, limit), text.rfind(" ", start, limit)
    cut = line_end if literal and line_end > start else max(line_end, blank)
    if cut > start:
        return cut
    whole = (at for at in range(limit, min(end, limit + CLUSTER)) if not clings(text, at))
    return next(whole, limit)


class LineLayout:
    """The lines of a document at the current width."""

    def __init__(self, document: Document, *, boxes: bool = True) -> None:
        """Lay out a document. `boxes`: whether the terminal can draw the boxes of tasks."""
        self.document = document
        self.styles = StyleIndex(document.styles)
        self.boxes = boxes
        self.width = self.room = 80
        self.starts = array("Q")
        self.ends = array("Q")
        self.owners = array("L")
        self._tables = array("L")
        """By table, its first block."""
        self._table_ends = array("L")
        self._measured: dict[int, TableLayout | None] = {}
        self._lengths: dict[tuple[int, int], int] = {}
        """By table, or by paragraph of code, the width of what is not wrapped."""
        self._lines: OrderedDict[int, list[TextLine]] = OrderedDict()
        self.folds: dict[int, TextLine] = {}
        """By first block of a folded run, the line that stands for the run."""
        self._fold_of: dict[int, int] = {}
        """By block of a folded run, the first one."""
        self._add_from(0)

    def grow(self, document: Document) -> None:
        """Replace the document by a longer version that begins with the same paragraphs."""
        known = len(self.document.paragraphs)
        self.document = document
        self.styles = StyleIndex(document.styles)
        if self._tables and self._table_ends[-1] == len(self):  # more rows may come to the last table
            self._forget()
        self._add_from(known)

    def _forget(self) -> None:
        self._lines.clear()
        self._measured.clear()
        self._lengths.clear()

    def _add_from(self, first: int) -> None:
        document = self.document
        for number, paragraph in enumerate(document.paragraphs[first:], first):
            start, end = paragraph.start, paragraph.end
            if paragraph.kind == "table" and end - start <= SLICE:
                self._add_row(start)
            while end - start > SLICE:
                cut = _cut(document.text, start, end, literal=paragraph.kind in LITERAL)
                self._add(start, cut, number)
                start = cut + (cut < end and document.text[cut] in " \n")
            if start < end:
                self._add(start, end, number)

    def _add(self, start: int, end: int, owner: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.owners.append(owner)

    def _add_row(self, start: int) -> None:
        """Add the next block, a row, to the table above it, or to a new one."""
        at = len(self)
        follows = bool(self._tables) and self._table_ends[-1] == at
        if follows and self.document.text.count("\n", self.ends[at - 1], start) < 2:
            self._table_ends[-1] = at + 1
        else:
            self._tables.append(at)
            self._table_ends.append(at + 1)

    def __len__(self) -> int:
        return len(self.starts)

    def resize(self, width: int, room: int | None = None) -> None:
        """Set the width in cells; `room`: the width for tables and code, if it is another."""
        room = width if room is None else room
        if (width, room) != (self.width, self.room):
            self.width, self.room = width, room
            self._forget()

    def paragraph(self, block: int) -> Paragraph:
        """Return the paragraph of a block."""
        return self.document.paragraphs[self.owners[block]]

    # Folded runs

    def fold(self, paragraphs: Iterable[range], noun: str) -> bool:
        """Show each of these runs of paragraphs as one line; return whether that changes anything.

        `noun`: what the line calls the lines of a run, after their number.
        """
        runs = [
            range(bisect_left(self.owners, run.start), bisect_right(self.owners, run[-1]))
            for run in paragraphs
        ]
        fold_of = {block: run.start for run in runs for block in run}
        if fold_of == self._fold_of:
            return False
        self._fold_of = fold_of
        self.folds = {run.start: self._folded(run, noun) for run in runs}
        return True

    def _folded(self, run: range, noun: str) -> TextLine:
        """Return the line of a folded run of blocks; it has the number of lines in the source."""
        behind = self.document.paragraphs[self.owners[run.start] : self.owners[run[-1]] + 1]
        count = sum(self.document.text.count("\n", each.start, each.end) + 1 for each in behind)
        mark = f"{FOLDED} {count:,} {noun}"
        return line_of((Piece(0, self.starts[run.start], self.ends[run[-1]], mark),))

    # Tables

    def _table(self, block: int) -> int:
        """Return the number of the table that a block is a row of, or -1."""
        table = bisect_right(self._tables, block) - 1
        return table if table >= 0 and block < self._table_ends[table] else -1

    def table(self, block: int) -> TableLayout | None:
        """Return the columns of the table that a block is a row of; None if it has no cells."""
        number = self._table(block)
        if number < 0:
            return None
        if number not in self._measured:
            self._measured[number] = self._measure(self._tables[number], self._table_ends[number])
        return self._measured[number]

    def _measure(self, first: int, end: int) -> TableLayout | None:
        text = self.document.text
        found = []
        for at in sampled(end - first):
            for row in rows(text, self.starts[first + at], self.ends[first + at]):
                found.append([text[a:b] for a, b in cells(text, *row)])
        return measure(found, self.room) if any(len(row) > 1 for row in found) else None

    def is_header(self, block: int) -> bool:
        """Return whether a block is the header of a table: its first row, if the source tells."""
        number = self._table(block)
        if number < 0 or block != self._tables[number]:
            return False
        if self.paragraph(block).level > 0 or self.document.format == "markdown":
            return True
        found = [
            cell for cell in cells(self.document.text, self.starts[block], self.ends[block]) if any(cell)
        ]
        return all(any(self._is_strong(cell, style) for style in self.styles.within(cell)) for cell in found)

    def _is_strong(self, cell: Span, style: Style) -> bool:
        return style.kind == "strong" and style.start <= cell.start and cell.end <= style.end

    # Lines

    def lines(self, block: int) -> list[TextLine]:
        """Return the lines of a block, at least one, without its gap; none of one that is folded away."""
        if block in self._fold_of:
            return [self.folds[block]] if block in self.folds else []
        if (found := self._lines.get(block)) is None:
            start, end = self.starts[block], self.ends[block]
            found = self._flow(block, start, end) or [line_of((Piece(0, start, end),))]
            self._lines[block] = found
            if len(self._lines) > CACHED:
                self._lines.popitem(last=False)
        return found

    def _flow(self, block: int, start: int, end: int) -> list[TextLine]:
        document, paragraph = self.document, self.paragraph(block)
        table = self.table(block) if paragraph.kind == "table" else None
        if table is not None:
            found = rows(document.text, start, end)
            return [line for row in found for line in row_lines(document.text, *row, table)]
        if paragraph.kind == "code" or (paragraph.kind == "table" and is_aligned(document.text, paragraph)):
            return literal_lines(document.text, start, end, self._literal_length(block))
        links = [style for style in self.styles.within(Span(start, end)) if style.kind == "link"]
        number = self.owners[block]
        return paragraph_lines(document, number, start, end, self.width, links, boxes=self.boxes)

    def _literal_length(self, block: int) -> int:
        """Return the width of the longest line of the code or table of a block, measured in a part of it."""
        text, table = self.document.text, self._table(block)
        key = (table, self.owners[block]) if table < 0 else (table, 0)
        if key not in self._lengths:
            if table < 0:
                start, end = self.paragraph(block)[:2]
                lines = text[start : min(end, start + MEASURED)].split("\n")
            else:
                first, end = self._tables[table], self._table_ends[table]
                blocks = (first + row for row in sampled(end - first))
                lines = [text[self.starts[at] : self.ends[at]] for at in blocks]
            self._lengths[key] = max(map(width_of, lines))
        return self._lengths[key]

    def gap(self, block: int) -> int:
        """Return the number of blank lines below a block: 0 within a paragraph, a tight list or a table."""
        if block + 1 >= len(self) or self.owners[block] == self.owners[block + 1]:
            return 0
        if block in self._fold_of and self._fold_of[block] == self._fold_of.get(block + 1):
            return 0
        above, below = self.paragraph(block), self.paragraph(block + 1)
        if above.kind != below.kind or above.kind not in DENSE or self.styles.rule_above(below.start):
            return 1
        if (
            above.kind == "table"
            and self._table(block) == self._table(block + 1)
            and (found := self.table(block))
        ):
            return int(found.spaced)
        between = self.document.text[self.ends[block] : self.starts[block + 1]]
        return 0 if between.count("\n") < 2 else 1

    def drawn_in_gap(self, spot: Spot) -> str:
        """Return what is drawn on a line without text: a rule, the bars of a quotation, or nothing."""
        block = spot.block
        if block + 1 >= len(self):
            return ""
        above, below = self.paragraph(block), self.paragraph(block + 1)
        if self.styles.rule_above(below.start):
            return RULE * self.width
        if above.kind == "heading" and above.level == 1:
            pieces = (piece for line in self.lines(block) for piece in line.pieces)
            return UNDERLINE * max(piece.x + piece.width(self.document.text) for piece in pieces)
        if above.kind == below.kind == "quote":
            numbers = self.owners[block], self.owners[block + 1]
            leads = (lead_of(self.document, number, self.width).first for number in numbers)
            return min(leads, key=len).rstrip()
        return ""

    def height(self, block: int) -> int:
        """Return the number of lines of a block with its gap."""
        return len(self.lines(block)) + self.gap(block)

    def locate(self, offset: int) -> Spot:
        """Return the line that contains an offset, else the one before it."""
        if not self.starts:
            return Spot(0, 0)
        block = max(0, bisect_right(self.starts, offset) - 1)
        block = self._fold_of.get(block, block)
        lines = self.lines(block)
        if self._table(block) < 0:
            return Spot(block, max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1))
        # the lines of a row overlap, since each has a piece of every cell
        pieces = ((piece.start, number) for number, line in enumerate(lines) for piece in line.pieces)
        return Spot(block, max((found for found in pieces if found[0] <= offset), default=(0, 0))[1])

    def end_of(self, unit: Stretch) -> Spot:
        """Return the last line with a part of a stretch of the text."""
        last = self.locate(max(unit.start, unit.end - 1))
        if self._table(last.block) >= 0 and unit.end >= self.ends[last.block]:
            return Spot(last.block, len(self.lines(last.block)) - 1)
        return last

    def line(self, spot: Spot) -> TextLine | None:
        """Return a line; None for a gap and below the end."""
        if spot.block >= len(self):
            return None
        lines = self.lines(spot.block)
        return lines[spot.line] if spot.line < len(lines) else None

    def move(self, spot: Spot, count: int) -> Spot:
        """Return the position `count` lines down, or up if negative; stops at the first and the last line."""
        block, line = spot
        if not self.starts:
            return spot
        line += count
        while line < 0 and block > 0:
            block -= 1
            line += self.height(block)
        while block + 1 < len(self) and line >= (height := self.height(block)):
            line -= height
            block += 1
        if not self.height(block):  # the end of the text is folded
            return Spot(self._fold_of[block], 0)
        return Spot(block, min(max(0, line), max(0, self.height(block) - 1)))

    def below(self, spot: Spot, count: int) -> Iterator[Spot]:
        """Yield `spot` and the lines after it, `count` in all or up to the end."""
        block, line = spot
        while count > 0 and block < len(self):
            for at in range(line, min(self.height(block), line + count)):
                yield Spot(block, at)
                count -= 1
            block, line = block + 1, 0

    def last(self) -> Spot:
        """Return the last line."""
        if not self.starts:
            return Spot(0, 0)
        block = self._fold_of.get(len(self) - 1, len(self) - 1)
        return Spot(block, len(self.lines(block)) - 1)

    def offset(self, spot: Spot) -> int:
        """Return the offset at which a line begins; for a gap, the end of the block above."""
        line = self.line(spot)
        return line.start if line else self.ends[spot.block] if spot.block < len(self) else 0
