"""A terminal emulator to compare screens: pyte, corrected where it differs from real terminals.

It records every attribute, including dim, every color and every link; of a blank only what shows of it. It
draws whole grapheme clusters, with widths from a given function, and repeats them (REP). Overwriting half of
a wide cluster removes the other half; rows and characters that move leave plain blanks; and nothing wraps at
the right edge.
"""

import re
from collections.abc import Callable, Iterator

import pyte
from pyte.screens import Char
from rich.cells import split_graphemes

LINK = re.compile(r"\x1b\]8;([^\x1b]*)\x1b\\")
OTHER_STRINGS = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP(?:[^\x1b]|\x1b[^\\])*\x1b\\|\x1b\[[<=>][\d;]*\w"
)
OFF = {22: {1, 2}, 23: {3}, 24: {4, 21}, 25: {5, 6}, 27: {7}, 28: {8}, 29: {9}, 54: {51, 52}, 55: {53}}
ON = {number for several in OFF.values() for number in several}
ON_BLANKS = {4, 5, 6, 7, 8, 9, 21, 51, 52, 53}
"""Attributes that show on blanks: bold, dim and italic ones look like any other."""
BLANK = Char(" ", fg="")

Widths = Callable[[str], Iterator[tuple[str, int]]]


def as_rich(text: str) -> Iterator[tuple[str, int]]:
    """Yield clusters and their widths as Textual lays them out."""
    for start, end, width in split_graphemes(text)[0]:
        yield text[start:end], width


class Screen(pyte.Screen):
    """Stores attributes, colors and link of each cell as one string, in its `fg`."""

    def __init__(self, columns: int, lines: int, widths: Widths = as_rich) -> None:
        self.widths, self.link = widths, ""
        self.seen_of = {"": ""}
        """By style, what shows of it on a blank."""
        self._last = " "
        super().__init__(columns, lines)
        self._on: set[int] = set()
        self._colors = {"3": "", "4": ""}
        self.cursor.attrs = BLANK

    @property
    def default_char(self) -> Char:
        return BLANK

    def select_graphic_rendition(self, *numbers: int) -> None:
        left = list(numbers or (0,))
        while left:
            number = left.pop(0)
            if number == 0:
                self._on, self._colors = set(), {"3": "", "4": ""}
            elif number in OFF:
                self._on -= OFF[number]
            elif number in ON:
                self._on.add(number)
            elif number in (38, 48):
                count = 2 if left[0] == 5 else 4
                self._colors[str(number)[0]] = str([number, *left[:count]])
                del left[:count]
            else:
                ground = {9: "3", 10: "4"}.get(number // 10, str(number // 10))
                self._colors[ground] = "" if number in (39, 49) else str(number)
        self.wear()

    def wear(self) -> None:
        """Apply the current attributes, colors and link to the cursor."""
        style = self._named(self._on, self._colors)
        paper = self._colors | {"3": ""}
        self.seen_of[style] = style if self._on & ON_BLANKS else self._named(set(), paper)
        self.cursor.attrs = BLANK._replace(fg=style)

    def _named(self, on: set[int], colors: dict[str, str]) -> str:
        plain = not on and not any(colors.values()) and not self.link
        return "" if plain else str([*sorted(on), *colors.items(), self.link])

    def repeat(self, count: int | None = None) -> None:
        self.draw(self._last * (count or 1))

    def draw(self, data: str) -> None:
        self._last = data[-1]
        line = self.buffer[self.cursor.y]
        for cluster, width in self.widths(data):
            x = min(self.cursor.x, self.columns - 1)
            if width == 0:
                self._combine(cluster)
                continue
            if x + width > self.columns:  # like xterm, do not draw what does not fit
                continue
            self._clear_halves(x, x + width)
            line[x] = self.cursor.attrs._replace(data=cluster)
            for rest in range(x + 1, x + width):
                line[rest] = self.cursor.attrs._replace(data="")
            self.cursor.x = x + width

    def _combine(self, marks: str) -> None:
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        while x > 0 and line[x].data == "":
            x -= 1
        if x >= 0:
            line[x] = line[x]._replace(data=line[x].data + marks)

    def _clear_halves(self, x: int, end: int) -> None:
        line = self.buffer[self.cursor.y]
        first = x
        while first > 0 and line[first].data == "":
            first -= 1
        while end < self.columns and line[end].data == "":
            line[end] = line[end]._replace(data=" ")
            end += 1
        for at in range(first, x):
            line[at] = line[at]._replace(data=" ")

    def _erase(self, first: int, end: int) -> None:
        self._clear_halves(first, min(end, self.columns))
        for x in range(first, min(end, self.columns)):
            self.buffer[self.cursor.y][x] = self.cursor.attrs._replace(data=" ")

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        first = min(self.cursor.x, self.columns - 1)
        self._erase(*{0: (first, self.columns), 1: (0, first + 1), 2: (0, self.columns)}[how])

    def erase_characters(self, count: int | None = None) -> None:
        first = min(self.cursor.x, self.columns - 1)
        self._erase(first, first + (count or 1))

    def insert_characters(self, count: int | None = None) -> None:
        self._shift_cells(count or 1)

    def delete_characters(self, count: int | None = None) -> None:
        self._shift_cells(-(count or 1))

    def _shift_cells(self, by: int) -> None:
        line, x = self.buffer[self.cursor.y], min(self.cursor.x, self.columns - 1)
        cells = [line[at] for at in range(x, self.columns)]
        blanks = [self.cursor.attrs._replace(data=" ")] * min(abs(by), len(cells))
        cells = [*blanks, *cells] if by > 0 else [*cells[-by:], *blanks]
        for at, cell in zip(range(x, self.columns), cells, strict=False):
            line[at] = cell

    def insert_lines(self, count: int | None = None) -> None:
        self._shift_rows(count or 1)

    def delete_lines(self, count: int | None = None) -> None:
        self._shift_rows(-(count or 1))

    def _shift_rows(self, by: int) -> None:
        top, bottom = self.margins or (0, self.lines - 1)
        if not top <= self.cursor.y <= bottom:
            return
        rows = [self.buffer[y].copy() for y in range(self.cursor.y, bottom + 1)]
        blank = {x: self.cursor.attrs._replace(data=" ") for x in range(self.columns)}
        blanks = [blank.copy() for _ in range(min(abs(by), len(rows)))]
        rows = [*blanks, *rows] if by > 0 else [*rows[-by:], *blanks]
        for y, row in zip(range(self.cursor.y, bottom + 1), rows, strict=False):
            self.buffer[y].clear()
            self.buffer[y].update(row)
        self.carriage_return()


class Stream(pyte.Stream):
    csi = pyte.Stream.csi | {"b": "repeat"}
    events = pyte.Stream.events | {"repeat"}


class Terminal:
    """Accepts output as text, and returns the content of the screen."""

    def __init__(self, columns: int, rows: int, widths: Widths = as_rich) -> None:
        self.screen = Screen(columns, rows, widths)
        self._stream = Stream(self.screen)

    def feed(self, data: str) -> None:
        """Process output."""
        pieces = LINK.split(data)
        for at, piece in enumerate(pieces):
            if at % 2:
                self.screen.link = "" if piece.endswith(";") else piece
                self.screen.wear()
            else:
                self._stream.feed(OTHER_STRINGS.sub("", piece))

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)

    def cells(self) -> list[list[tuple[str, str]]]:
        """Return the text and style of every cell, row by row."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        seen = self.screen.seen_of
        rows = ([buffer[y][x] for x in columns] for y in range(self.screen.lines))
        return [[(c.data, seen[c.fg] if c.data == " " else c.fg) for c in row] for row in rows]

    def lines(self) -> list[str]:
        """Return the text of each row."""
        return ["".join(text for text, _ in row) for row in self.cells()]


def differences(one: Terminal, other: Terminal) -> list[str]:
    """Return a line for each cell in which two terminals of the same size differ."""
    return [
        f"row {y} column {x}: {a} and {b}"
        for y, rows in enumerate(zip(one.cells(), other.cells(), strict=True))
        for x, (a, b) in enumerate(zip(*rows, strict=True))
        if a != b
    ]
