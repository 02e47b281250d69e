"""A screen as a grid of cells: the content that the terminal shows, or that it should show.

A cell has a grapheme cluster, a character with everything that combines with it, and a style.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tui.terminal.widths import clusters

BLANK = " "
REST = ""
"""Text of the further cells of a wide cluster."""
MAX_COLUMNS, MAX_ROWS = 1000, 500
"""The largest screen that is drawn: a reported size may be anything."""


def clamp(columns: int, rows: int) -> tuple[int, int]:
    """Return a size that is no larger than the maximum."""
    return min(columns, MAX_COLUMNS), min(rows, MAX_ROWS)


class CellStyle(NamedTuple):
    """A style: SGR parameters of attributes, foreground (ink) and background (paper), and an OSC 8 link."""

    attributes: tuple[str, ...] = ()
    ink: str = ""
    paper: str = ""
    link: str = ""
    """The text between `8;` and the end of the sequence; empty for none."""


PLAIN = CellStyle()


_ATTRIBUTES = frozenset(["1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53"])
_OFF = {"22": "1 2", "23": "3", "24": "4 21", "25": "5 6", "27": "7", "28": "8", "29": "9"}
_OFF |= {"54": "51 52", "55": "53"}
_SURE = frozenset(["1", "2", "3", "4", "7", "9"])
"""Attributes that all terminals reset with the same number."""
_TAKES_AWAY = {on: off for off, several in _OFF.items() for on in several.split() if on in _SURE}


@lru_cache(maxsize=1024)
def styled(style: CellStyle, parameters: str) -> CellStyle | None:
    """Return the style after the parameters of an SGR sequence; None if one of them is unknown."""
    left = [number or "0" for number in parameters.split(";")]
    while left:
        number = left.pop(0)
        if number == "0":
            style = PLAIN._replace(link=style.link)
        elif number in _ATTRIBUTES:
            style = style._replace(attributes=tuple(sorted({*style.attributes, number})))
        elif number in _OFF:
            off = _OFF[number].split()
            style = style._replace(attributes=tuple(on for on in style.attributes if on not in off))
        elif number in ("38", "48"):
            length = {"5": 2, "2": 4}.get(left[0] if left else "", 0)
            color = ";".join([number, *left[:length]])
            if not length or len(left) < length:
                return None
            del left[:length]
            style = _colored(style, color)
        elif _is_color(number):
            style = _colored(style, number)
        else:
            return None
    return style


def _is_color(number: str) -> bool:
    return number.isdecimal() and len(number) <= 3 and (int(number) // 10 in (3, 4, 9, 10))


def _colored(style: CellStyle, color: str) -> CellStyle:
    number = color.partition(";")[0]
    value = "" if number in ("39", "49") else color
    on_paper = number.startswith(("4", "10"))
    return style._replace(paper=value) if on_paper else style._replace(ink=value)


@lru_cache(maxsize=4096)
def turn(old: CellStyle, new: CellStyle) -> str:
    """Return the shortest sequences that change one style into the other."""
    if old == new:
        return ""
    link = "" if old.link == new.link else f"\x1b]8;{new.link or ';'}\x1b\\"
    if old[:3] == new[:3]:
        return link
    ink_and_paper = [color for color in (new.ink, new.paper) if color]
    reset = [] if old[:3] == PLAIN[:3] else [""]  # a parameter that is left out is 0
    fresh = ";".join([*reset, *new.attributes, *ink_and_paper]) if any(new[:3]) else ""
    step = _step(old, new)
    return link + f"\x1b[{fresh if step is None or len(fresh) <= len(step) else step}m"


def _step(old: CellStyle, new: CellStyle) -> str | None:
    """Return the parameters for the differences only; None if it is uncertain what resets an attribute."""
    lost = [on for on in old.attributes if on not in new.attributes]
    if not _SURE.issuperset(old.attributes) or not _SURE.issuperset(new.attributes):
        return None
    off = dict.fromkeys(_TAKES_AWAY[on] for on in lost)
    kept = [on for on in old.attributes if _TAKES_AWAY[on] not in off]
    on = [on for on in new.attributes if on not in kept]
    ink = [new.ink or "39"] if old.ink != new.ink else []
    paper = [new.paper or "49"] if old.paper != new.paper else []
    return ";".join([*off, *on, *ink, *paper])


_ON_BLANKS = frozenset(["4", "5", "6", "7", "8", "9", "21", "51", "52", "53"])
"""Attributes that may show where nothing is written: lines, reversed colors, and blinking paper."""


@lru_cache(maxsize=1024)
def on_blank(style: CellStyle) -> CellStyle:
    """Return what a blank shows of a style: without lines or reversed colors, only the paper and the link."""
    if _ON_BLANKS.isdisjoint(style.attributes):
        return PLAIN._replace(paper=style.paper, link=style.link)
    return style


UNKNOWN = None


class Grid:
    """Rows of texts and, in parallel, of styles. A cell whose text is None is unknown.

    The style of a blank is what shows of it, so that blanks that look the same are equal.
    """

    def __init__(self, columns: int, rows: int, text: str | None = UNKNOWN) -> None:
        self.columns, self.rows = columns, rows
        self.texts: list[list[str | None]] = [[text] * columns for _ in range(rows)]
        self.styles: list[list[CellStyle]] = [[PLAIN] * columns for _ in range(rows)]

    def copy(self) -> Grid:
        """Return a copy."""
        made = Grid(0, 0)
        made.columns, made.rows = self.columns, self.rows
        made.texts = [row.copy() for row in self.texts]
        made.styles = [row.copy() for row in self.styles]
        return made

    def fill(self, text: str | None) -> None:
        """Set every cell to the same text, without a style."""
        for texts, styles in zip(self.texts, self.styles, strict=True):
            texts[:], styles[:] = [text] * self.columns, [PLAIN] * self.columns

    def put(self, x: int, y: int, text: str, style: CellStyle) -> int:
        """Write a text without control characters, cut at the right edge; return the column after it."""
        if not 0 <= y < self.rows:
            return x
        if not text.isascii():
            return self._put_clusters(x, y, text, style)
        fits = text[: max(0, self.columns - x)]
        if fits:
            end = x + len(fits)
            self._clear_halves(x, end, y)
            self.texts[y][x:end] = fits
            blank = on_blank(style)
            if blank == style or BLANK not in fits:
                self.styles[y][x:end] = [style] * len(fits)
            else:
                self.styles[y][x:end] = [blank if cell == BLANK else style for cell in fits]
        return x + len(text)

    def _put_clusters(self, x: int, y: int, text: str, style: CellStyle) -> int:
        texts, styles = self.texts[y], self.styles[y]
        for cluster, width in clusters(text):
            if width == 0:
                self._combine(x, y, cluster, style)
                continue
            end = x + width
            if end <= self.columns:
                self._clear_halves(x, end, y)
                texts[x:end] = [cluster, *[REST] * (width - 1)]
                styles[x:end] = [on_blank(style) if cluster == BLANK else style] * width
            elif x < self.columns:
                self.put(x, y, BLANK * (self.columns - x), style)
            x = end
        return x

    def _combine(self, x: int, y: int, marks: str, style: CellStyle) -> None:
        """Append combining characters to the cluster before a column."""
        texts = self.texts[y]
        at = min(x, self.columns) - 1
        while at > 0 and texts[at] == REST:
            at -= 1
        if at >= 0 and (base := texts[at]):
            texts[at] = base + marks
            if base == BLANK and on_blank(style) == self.styles[y][at]:
                self.styles[y][at] = style

    def _clear_halves(self, x: int, end: int, y: int) -> None:
        """Blank the wide clusters that are partly overwritten."""
        texts = self.texts[y]
        if texts[x] == REST:
            at = x - 1
            while at >= 0 and texts[at] == REST:
                self._blank(at, y)
                at -= 1
            if at >= 0:
                self._blank(at, y)
        while end < self.columns and texts[end] == REST:
            self._blank(end, y)
            end += 1

    def _blank(self, x: int, y: int) -> None:
        """Blank a cell, whose style is that of the cluster that was there."""
        self.texts[y][x] = BLANK
        self.styles[y][x] = on_blank(self.styles[y][x])

    def shift(self, first: int, last: int, by: int) -> None:
        """Move the content of rows `first` to `last` down, or up if `by` is negative; insert blanks."""
        for cells, blank in ((self.texts, BLANK), (self.styles, PLAIN)):
            rows: list[list[object]] = cells[first : last + 1]  # type: ignore[assignment]
            empty = [[blank] * self.columns for _ in range(min(abs(by), len(rows)))]
            moved = [*empty, *rows[: len(rows) - by]] if by > 0 else [*rows[-by:], *empty]
            cells[first : last + 1] = moved  # type: ignore[assignment]
