"""Wrap text into lines of a given width in terminal cells, without breaking a character and its marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len

from summarizer.document import Span

TAB = "  "
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
