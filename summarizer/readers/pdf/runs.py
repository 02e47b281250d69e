"""Group the characters of a page into runs, which are parts of a line without wide gaps.

pdfium returns the position of each character, and adds spaces and line ends that the file omits. It returns a
hyphen at the end of a line as U+0002 or U+FFFE, without a line end after it. Sizes are heights of a font's
box in points, because the font size in the file is often 1 and scaled later.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

_NARROW = frozenset("fijlrtI.,:;'|!()[]")
_WIDE = frozenset("mwMWABCDEGHKNOPQRUVXYabdeghkmnopquvwxyz#&%@")
_MOST_BLANKS = 120
_SAME = 0.02
"""Tolerance within which widths are equal, in box heights."""


@dataclass(slots=True)
class _Seen:
    """Letter widths of a font seen so far, in box heights."""

    fixed: bool
    least: float = 1e9
    most: float = 0.0
    narrow: bool = False
    wide: bool = False


class Fonts:
    """The fonts of a page, with the letter widths seen so far."""

    def __init__(self) -> None:
        self._seen: dict[bytes, _Seen] = {}

    def learn(self, name: bytes, fixed: bool, letter: str, width: float) -> None:
        """Record a letter of a font.

        Args:
            name: name of the font.
            fixed: whether the font declares itself monospaced.
            letter: the character.
            width: its width in box heights.
        """
        seen = self._seen.get(name)
        if seen is None:
            seen = self._seen[name] = _Seen(fixed)
        if letter.isascii() and width > 0:
            seen.least, seen.most = min(seen.least, width), max(seen.most, width)
            seen.narrow |= letter in _NARROW
            seen.wide |= letter in _WIDE

    def width(self, names: Iterable[bytes]) -> float:
        """Return the common letter width of monospaced fonts in box heights; 0 if there is none."""
        widths = [self._width(name) for name in names]
        return widths[0] if widths and min(widths) > 0 and max(widths) - min(widths) < _SAME else 0.0

    def _width(self, name: bytes) -> float:
        seen = self._seen[name]
        if seen.most - seen.least > _SAME or not seen.most:
            return 0.0
        return seen.most if seen.fixed or (seen.narrow and seen.wide) else 0.0


def blanks_in(gap: float, advance: float) -> int:
    """Return the number of spaces in a gap between words; 1 unless the font is monospaced (`advance` > 0)."""
    return max(1, min(_MOST_BLANKS, round(gap / advance))) if advance > 0 else 1


WIDE = 1.25
"""Gap between characters, in heights, above which a run ends: a gap of columns or table cells."""
MARKER = re.compile(r"[•‣▪■●○◦–*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]")
_TOKEN = re.compile(r"[\r\n]+|[\ufffe\xad\x02]|[^\s\ufffe\xad\x02]+")
_HYPHENS = "\ufffe\xad\x02"
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_LEGIBLE = str.maketrans(
    {
        **{0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "–"},  # Word writes bullets in symbol fonts.
        **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
        0: "\ufffd",
    }
)
_PRIVATE = re.compile("[\ue000-\uf8ff\ud800-\udfff]")
_NAME = 64
_FIXED = 1
"""Flag of monospaced fonts. Some fonts set it wrongly, some lack it."""
_MOST = 400_000
"""Maximum characters read of a page; a page of a book has about 3,000."""

Box = tuple[float, float, float, float]
"""x0, x1, y0, y1."""


class Run(NamedTuple):
    """Consecutive words on one line. Coordinates are in points; y grows upwards."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    bold: bool = False
    hyphen: bool = False
    """Whether it ends in a hyphen, possibly from hyphenation, which is not part of `text`."""
    advance: float = 0.0
    """Width of a letter in points if the font is monospaced; else 0."""
    spaced: bool = False
    """Whether the wide gap before it consists of spaces in the file, as in code."""

    @property
    def size(self) -> float:
        """Height of the font box, in points."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Vertical middle, in points."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The text of a page, as runs."""

    number: int
    """Page number, from 1."""
    width: float
    height: float
    runs: tuple[Run, ...]
    pictures: bool = False
    """Whether the page has pictures but no text."""
    illegible: bool = False
    """Whether most of its text is in fonts without a mapping to Unicode."""


class _OpenRun:
    """A run under construction."""

    __slots__ = ("bold", "count", "fonts", "gaps", "heights", "spaced", "words", "x0", "x1", "y0", "y1")

    def __init__(self, box: Box, *, spaced: bool = False) -> None:
        self.words: list[str] = []
        self.gaps: list[float] = []
        """Gap before each word, in points."""
        self.fonts: set[bytes] = set()
        self.spaced = spaced
        self.x0, self.x1, self.y0, self.y1 = box
        self.count = self.bold = 0
        self.heights: dict[tuple[float, float], int] = {}
        """Number of letters by bottom and top of their boxes."""

    def follows(self, box: Box) -> bool:
        """Return whether a word at `box` is on the same line as the run and close to it."""
        x0, x1, y0, y1 = box
        height = max(self.y1 - self.y0, y1 - y0)
        if abs(y0 + y1 - self.y0 - self.y1) > height * 1.2:
            return False
        gap = x0 - self.x1 if x0 > self.x0 else self.x0 - x1  # The script may run from right to left.
        if gap <= height * WIDE:
            return gap > -3 * height
        return gap <= height * 4 and len(self.words) == 1 and bool(MARKER.fullmatch(self.words[0]))

    def add(self, word: str, box: Box) -> None:
        """Append a word."""
        x0, x1, y0, y1 = box
        self.gaps.append(x0 - self.x1)
        self.words.append(word)
        self.x0, self.x1 = min(self.x0, x0), max(self.x1, x1)
        letters = self.heights[y0, y1] = self.heights.get((y0, y1), 0) + len(word)
        if letters > self.heights.get((self.y0, self.y1), 0):  # A line may begin with a superscript.
            self.y0, self.y1 = y0, y1

    def closed(self, fonts: Fonts, *, hyphen: bool = False) -> Run:
        """Return the finished run."""
        advance = fonts.width(self.fonts) * (self.y1 - self.y0)
        blanks = [" " * blanks_in(gap, advance) for gap in self.gaps[1:]]
        joined = "".join(part for pair in zip(self.words, [*blanks, ""], strict=True) for part in pair)
        text = _PRIVATE.sub("\ufffd", joined.translate(_LEGIBLE))
        bold = self.bold * 10 >= self.count * 9
        return Run(text, self.x0, self.x1, self.y0, self.y1, bold, hyphen, advance, self.spaced)


class RunReader:
    """Reads the runs of a page's text."""

    def __init__(self, raw: Any, text_page: Any, rotation: int) -> None:
        """Prepare to read a page.

        Args:
            raw: the module pypdfium2.raw.
            text_page: raw handle of the text page.
            rotation: clockwise rotation of the page for display, in degrees.
        """
        self._page = text_page
        self._unicode = raw.FPDFText_GetUnicode
        self._loose_box = raw.FPDFText_GetLooseCharBox
        self._font_info = raw.FPDFText_GetFontInfo
        self._map_error = raw.FPDFText_HasUnicodeMapError
        self._font_size = raw.FPDFText_GetFontSize
        self._rect = raw.FS_RECTF()
        self._rotation = rotation % 360
        self._name = ctypes.create_string_buffer(_NAME)
        self._flags = ctypes.c_int()
        self._fonts = Fonts()
        self._generated = raw.FPDFText_IsGenerated
        self._count = min(raw.FPDFText_CountChars(text_page), _MOST)
        self._width = 0.0
        """Width of the first letter of the last word."""
        self.words = self.unmapped = 0

    def runs(self) -> tuple[Run, ...]:
        """Read all runs, in the order of the file."""
        return tuple(found.closed(self._fonts, hyphen=hyphen) for found, hyphen in list(self._found()))

    def _found(self) -> Iterator[tuple[_OpenRun, bool]]:
        """Yield each run and whether it ends in a hyphen.

        Only the first and last character of each word are located, since each call takes a microsecond.
        """
        page, unicode = self._page, self._unicode
        codes = [unicode(page, index) for index in range(max(0, self._count))]
        text = "".join(chr(code) if code < 0x110000 else "\0" for code in codes)
        found: _OpenRun | None = None
        glued = False
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            first = text[start]
            if first in "\r\n" or first in _HYPHENS:
                glued = first == "\xad" and text[end : end + 1] not in "\r\n"
                if found and not glued:
                    yield found, first in _HYPHENS
                    found = None
                continue
            box = self._word(start, end)
            if box is None:
                continue
            word = match[0]
            if found and glued:
                word = found.words.pop() + word
                found.gaps.pop()
            elif found and not found.follows(box):
                yield found, False
                found = _OpenRun(box, spaced=text[start - 1] == " " and not self._generated(page, start - 1))
            glued = False
            found = found or _OpenRun(box)
            found.add(word, box)
            self._ask(found, start, first, box)
        if found:
            yield found, False

    def _word(self, start: int, end: int) -> Box | None:
        """Return the box of a word; None if it has no position."""
        first = self._box(start)
        last = self._box(end - 1) if end - start > 1 else first
        self._width = 0.0
        if first is None or last is None:
            return first or last
        self._width = first[1] - first[0]
        return min(first[0], last[0]), max(first[1], last[1]), first[2], first[3]

    def _box(self, index: int) -> Box | None:
        """Return the box of a character in the page's displayed orientation; None if it has none."""
        rect = self._rect
        if not self._loose_box(self._page, index, rect):
            return None
        x0, x1, y0, y1 = rect.left, rect.right, rect.bottom, rect.top
        if self._rotation == 90:
            x0, x1, y0, y1 = y0, y1, -x1, -x0
        elif self._rotation == 180:
            x0, x1, y0, y1 = -x1, -x0, -y1, -y0
        elif self._rotation == 270:
            x0, x1, y0, y1 = -y1, -y0, x0, x1
        if not y1 > y0:
            y1 = y0 + max(1.0, self._font_size(self._page, index))
        return (x0, x1, y0, y1) if abs(x0) + abs(x1) + abs(y0) + abs(y1) < 1e6 else None

    def _ask(self, run: _OpenRun, index: int, letter: str, box: Box) -> None:
        """Record the font and the Unicode mapping of a word's first letter."""
        self.words += 1
        run.count += 1
        self.unmapped += self._map_error(self._page, index) == 1
        length = self._font_info(self._page, index, self._name, _NAME, self._flags)
        name = self._name.raw[: min(length, _NAME)]
        run.fonts.add(name)
        self._fonts.learn(name, bool(self._flags.value & _FIXED), letter, self._width / (box[3] - box[2]))
        if length and _BOLD.search(name):
            run.bold += 1
