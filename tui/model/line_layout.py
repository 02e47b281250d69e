"""Wrap a document's text into lines of a given width, lazily, one block at a time.

To wrap all of a long text takes seconds, again after every change of width. So nothing here counts all lines:
a position is a block and a line in it, and moves go from block to block. A block is a paragraph, or a slice
of a very long one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from summarizer.document import Document, Span

SLICE = 8192
"""Maximum code points of a block; longer paragraphs are cut, at white space if possible."""
CACHED = 400
"""Maximum number of blocks whose lines are cached."""
TAB = "  "
LITERAL = frozenset({"code", "table"})
DENSE = frozenset({"list", "table", "code", "quote", "byline"})
_ATOM = (
    "[ \t\n]+"
    "|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003fffd]"
    "|[^ \t\n\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
    "\U00020000-\U0003fffd]+"
)
"""Pattern of the units of wrapping. It is compiled, in 2 ms, when needed: most texts don't need it."""
_TYPOGRAPHIC = str.maketrans("“”„‘’‚–—…•", "xxxxxxxxxx")
"""Replaces typographic characters by an ASCII letter: they have its width, and lines don't break at them."""
JOINER = "\u200d"
CLUSTER = 32
"""Maximum code points of a cluster; a longer chain of joined characters is cut like a word."""
_CLINGING = "[\u1160-\u11ff\u200c\u200d\U0001f3fb-\U0001f3ff]"
"""Characters other than marks that join the one before: Hangul vowels, joiners, skin tones."""


class Spot(NamedTuple):
    """The position of a line: a block and a line in it; the line after the last is the gap below it."""

    block: int
    line: int


def visible(text: str) -> str:
    """Return a piece of a line as it is drawn: line ends become a space, tabs become `TAB`."""
    return text.replace("\n", " ").replace("\t", TAB)


def width_of(text: str) -> int:
    """Return the width of a piece of text as it is drawn, in terminal cells."""
    return len(text) + text.count("\t") if text.isascii() else cell_len(visible(text))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or bool(re.match(_CLINGING, character))


def clings(text: str, at: int) -> bool:
    """Return whether the code point at `at` joins the one before it."""
    return at > 0 and (text[at - 1] == JOINER or (not text[at].isascii() and _is_mark(text[at])))


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """Wrap text[start:end] into lines of at most `width` cells, at white space if possible.

    The white space at which a line is broken belongs to no line.
    """
    width = max(1, width)
    piece = text[start:end]
    if piece.translate(_TYPOGRAPHIC).isascii() and "\t" not in piece:
        found = _wrap_ascii(piece.replace("\n", " "), width)
    else:
        found = _wrap_cells(piece, width)
    return [Span(start + a, start + b) for a, b in found]


def _wrap_ascii(piece: str, width: int) -> Iterator[tuple[int, int]]:
    at, size = 0, len(piece.rstrip(" "))
    while at < size:
        if size - at <= width:
            yield at, size
            return
        cut = piece.rfind(" ", at, at + width + 1)
        cut = at + width if cut < 0 else cut
        if not piece[at:cut].isspace() and cut > at:
            yield at, cut
        while cut < size and piece[cut] == " ":
            cut += 1
        at = cut


def _wrap_cells(piece: str, width: int) -> Iterator[tuple[int, int]]:
    begin = last = used = 0
    for a, b in _atoms(piece):
        atom = piece[a:b]
        cells = width_of(atom)
        if used + cells <= width or atom.isspace():
            used += cells
            last = last if atom.isspace() else b
            continue
        if last > begin:
            yield begin, last
        begin, used = a, cells
        while used > width:
            cut = _fitting(piece, begin, b, width)
            yield begin, cut
            begin, used = cut, width_of(piece[cut:b])
        last = b
    if last > begin:
        yield begin, last


def _atoms(piece: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of words, white space and ideographs, each with the marks that follow it."""
    begin = end = 0
    for match in re.finditer(_ATOM, piece):
        a, b = match.span()
        if a > begin and (piece[begin].isspace() or not clings(piece, a)):
            yield begin, end
            begin = a
        end = b
    if end > begin:
        yield begin, end


def _fitting(piece: str, a: int, b: int, width: int) -> int:
    """Return the end of the longest part of an unbroken run that fits, not before a joined character."""
    low, high = a + 1, min(b, a + width * 2)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(piece[a:middle]) <= width else (low, middle - 1)
    whole = low
    while max(a, low - CLUSTER) < whole < b and clings(piece, whole):
        whole -= 1
    if whole > max(a, low - CLUSTER):
        return whole
    while low < b and _is_mark(piece[low]):
        low += 1
    return low


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

    def __init__(self, document: Document) -> None:
        self.document = document
        self.width = 80
        self.starts = array("Q")
        self.ends = array("Q")
        self.owners = array("L")
        self._lines: OrderedDict[int, list[Span]] = OrderedDict()
        self._add_from(0)

    def grow(self, document: Document) -> None:
        """Replace the document by a longer version that begins with the same paragraphs."""
        known = len(self.document.paragraphs)
        self.document = document
        self._add_from(known)

    def _add_from(self, first: int) -> None:
        document = self.document
        for number, paragraph in enumerate(document.paragraphs[first:], first):
            start, end = paragraph.start, paragraph.end
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

    def __len__(self) -> int:
        return len(self.starts)

    def resize(self, width: int) -> None:
        """Set the width in cells."""
        if width != self.width:
            self.width = width
            self._lines.clear()

    def lines(self, block: int) -> list[Span]:
        """Return the lines of a block, at least one, without its gap."""
        if (found := self._lines.get(block)) is None:
            found = self._lines[block] = self._flow(block) or [Span(self.starts[block], self.ends[block])]
            if len(self._lines) > CACHED:
                self._lines.popitem(last=False)
        return found

    def _flow(self, block: int) -> list[Span]:
        text, start, end = self.document.text, self.starts[block], self.ends[block]
        if self.document.paragraphs[self.owners[block]].kind not in LITERAL:
            return wrap(text, start, end, self.width)
        lines: list[Span] = []
        while start <= end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            lines += wrap(text, start, stop, self.width) or [Span(start, stop)]
            start = stop + 1
        return lines

    def gap(self, block: int) -> int:
        """Return the number of blank lines below a block: 0 within a paragraph, a tight list or a table."""
        if block + 1 >= len(self) or self.owners[block] == self.owners[block + 1]:
            return 0
        kinds = {self.document.paragraphs[self.owners[at]].kind for at in (block, block + 1)}
        between = self.document.text[self.ends[block] : self.starts[block + 1]]
        return 0 if len(kinds) == 1 and kinds <= DENSE and between.count("\n") < 2 else 1

    def height(self, block: int) -> int:
        """Return the number of lines of a block with its gap."""
        return len(self.lines(block)) + self.gap(block)

    def locate(self, offset: int) -> Spot:
        """Return the line that contains an offset, else the one before it."""
        if not self.starts:
            return Spot(0, 0)
        block = max(0, bisect_right(self.starts, offset) - 1)
        lines = self.lines(block)
        return Spot(block, max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1))

    def line(self, spot: Spot) -> Span | None:
        """Return the span of a line; None for a gap and below the end."""
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
        return Spot(len(self) - 1, len(self.lines(len(self) - 1)) - 1) if self.starts else Spot(0, 0)

    def offset(self, spot: Spot) -> int:
        """Return the offset at which a line begins; for a gap, the end of the block above."""
        line = self.line(spot)
        return line.start if line else self.ends[spot.block] if spot.block < len(self) else 0
