"""Group the characters of a page into runs, which are parts of a line without wide gaps.

pdfium returns the position of each character, and adds spaces and line ends that the file omits. It returns a
hyphen at the end of a line as U+0002 or U+FFFE, without a line end after it. Sizes are heights of a font's
box in points, because the font size in the file is often 1 and scaled later.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from summarizer.patterns import compiled
from summarizer.readers import superscripts
from summarizer.readers.pdf.legibility import LEGIBLE, composed, with_ligatures
from summarizer.readers.pdf.links import PdfLink

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


_TALLER = 2.2
"""Ratio of heights above which words are not in one run: a drop cap or a watermark beside text."""
WIDE = 1.25
"""Gap between characters, in heights, above which a run ends: a gap of columns or table cells."""
MARKER = compiled(r"[•‣▪■●○◦–*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]")
_TOKEN = compiled(r"[\r\n]+|[\ufffe\xad\x02]|[^\s\ufffe\xad\x02]+")
_HYPHENS = "\ufffe\xad\x02"
_BOLD = compiled(rb"bold|black|heavy|demi", re.IGNORECASE)
_PRIVATE = compiled("[\ue000-\uf8ff\ud800-\udfff]")
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
    field: bool = False
    """Whether it is the value of a form field."""

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
    cut: bool = False
    """Whether the page has more text than is read."""
    sideways: tuple[tuple[Run, ...], ...] = ()
    """Text that is turned against the rest of the page, for each direction, as if the page were turned."""
    links: tuple[PdfLink, ...] = ()


class _OpenRun:
    """A run under construction."""

    __slots__ = (
        *("base", "bold", "count", "fonts", "gaps", "heights", "spaced", "turn", "words", "x0", "x1", "y0"),
        "y1",
    )

    def __init__(self, box: Box, turn: int = 0, *, spaced: bool = False) -> None:
        self.words: list[str] = []
        self.gaps: list[float] = []
        """Gap before each word, in points."""
        self.fonts: set[bytes] = set()
        self.spaced = spaced
        self.turn = turn
        self.x0, self.x1, self.y0, self.y1 = box
        self.count = self.bold = 0
        self.base = 0
        """Index of a letter that stands on the base line."""
        self.heights: dict[tuple[float, float], int] = {}
        """Number of letters by bottom and top of their boxes."""

    def follows(self, box: Box) -> bool:
        """Return whether a word at `box` is on the same line as the run and close to it."""
        x0, x1, y0, y1 = box
        height = max(self.y1 - self.y0, y1 - y0)
        if abs(y0 + y1 - self.y0 - self.y1) > height * 1.2 or height > _TALLER * min(
            self.y1 - self.y0, y1 - y0
        ):
            return False
        gap = x0 - self.x1 if x0 > self.x0 else self.x0 - x1  # The script may run from right to left.
        if gap <= height * WIDE:
            return gap > -3 * height
        return gap <= height * 4 and len(self.words) == 1 and bool(MARKER.fullmatch(self.words[0]))

    def is_raised(self, box: Box) -> bool:
        """Return whether a word at `box` is smaller than the run, raised and close to its end."""
        height = self.y1 - self.y0
        near = -0.5 * height < box[0] - self.x1 < 0.6 * height
        return near and _is_raised(box, (self.x0, self.x1, self.y0, self.y1))

    def glue(self, letters: str, box: Box) -> None:
        """Append letters to the last word."""
        self.words[-1] += letters
        self.x1 = max(self.x1, box[1])

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
        text = _PRIVATE.sub("\ufffd", composed(joined).translate(LEGIBLE))
        bold = self.bold * 10 >= self.count * 9
        return Run(text, self.x0, self.x1, self.y0, self.y1, bold, hyphen, advance, self.spaced)


_SMALLER, _RAISED = 0.85, 0.15
"""Maximum size of raised text, and minimum height that it is raised by, in heights of the text."""
_HIGHEST = 0.75
"""Maximum height that it is raised by; more is another line."""
_MIXED = compiled(r"\D\d|\d\D|[*†‡§]|\d{2}")
"""Words that may have a note number within them."""
_NOTE = compiled(r"[\[(]?\d{1,3}(?:[,–-]\d{1,3}){0,5}[\])]?|[*†‡§¶]{1,3}|[a-z]{1,2}|[+−–-]?\d?[+−–-]?")
_MISSING_SPACE, _NO_SPACE = 0.14, 0.05
"""Gap between letters, in heights, above which a space is missing, and below which a space was undone."""
_EVEN, _WIDEST = 3.0, 0.45
"""Minimum ratio of a gap between words to the usual gap between letters, and a gap that always is one."""
_CLOSING = ".,;:!?)]”’»\"'"
"""Marks that follow a word, or the number of a note after it, without a space."""
_DIAGONAL = 15
"""Maximum degrees that a line may slant."""


def _bottom(box: Box) -> float:
    return box[2]


def _is_raised(box: Box, base: Box) -> bool:
    height, rise = base[3] - base[2], box[2] - base[2]
    small = box[3] - box[2] < _SMALLER * height or box[3] > base[3] + _RAISED * height
    return small and _RAISED * height < rise < _HIGHEST * height


class _Piece(NamedTuple):
    """Letters of one word that stand together at one height."""

    text: str
    box: Box
    raised: bool = False
    begins: bool = False
    """Whether a space is missing before it."""


class RunReader:
    """Reads the runs of a page's text."""

    def __init__(self, raw: Any, text_page: Any, rotation: int, *, exact: bool = False) -> None:
        """Prepare to read a page.

        Args:
            raw: the module pypdfium2.raw.
            text_page: raw handle of the text page.
            rotation: clockwise rotation of the page for display, in degrees.
            exact: whether to locate each letter, since the spaces in the file are not reliable.
        """
        self._page = text_page
        self._unicode = raw.FPDFText_GetUnicode
        self._loose_box = raw.FPDFText_GetLooseCharBox
        self._angle = raw.FPDFText_GetCharAngle
        self._origin = raw.FPDFText_GetCharOrigin
        self._font_info = raw.FPDFText_GetFontInfo
        self._map_error = raw.FPDFText_HasUnicodeMapError
        self._font_size = raw.FPDFText_GetFontSize
        self._rect = raw.FS_RECTF()
        self._rotation = rotation % 360
        self._exact = exact
        self._name = ctypes.create_string_buffer(_NAME)
        self._flags = ctypes.c_int()
        self._fonts = Fonts()
        self._generated = raw.FPDFText_IsGenerated
        self._count = min(raw.FPDFText_CountChars(text_page), _MOST)
        self._width = 0.0
        """Width of the first letter of the last word."""
        self.words = self.unmapped = 0
        self.is_cut = self._count == _MOST
        """Whether the page has more characters than are read."""

    def runs(self) -> tuple[Run, ...]:
        """Read all runs in the main direction of the text, in the order of the file."""
        return self.directions()[0]

    def directions(self) -> tuple[tuple[Run, ...], ...]:
        """Read all runs by the direction of the text, the main one first; without slanting watermarks."""
        found = [(each, hyphen) for each, hyphen in self._found() if each.words]
        words: dict[int, int] = {self._rotation: 0}
        for each, _ in found:
            words[each.turn] = words.get(each.turn, 0) + len(each.words)
        order = sorted(words, key=lambda turn: (-words[turn], turn != self._rotation))
        return tuple(
            tuple(each.closed(self._fonts, hyphen=hyphen) for each, hyphen in found if each.turn == turn)
            for at, turn in enumerate(order)
            if at == 0 or turn % 90 == 0
        )

    def _found(self) -> Iterator[tuple[_OpenRun, bool]]:
        """Yield each run and whether it ends in a hyphen.

        Unless letters are located exactly, only the first and last of each word are, since each call takes a
        microsecond.
        """
        page, unicode = self._page, self._unicode
        codes = [unicode(page, index) for index in range(max(0, self._count))]
        text = with_ligatures("".join(chr(code) if code < 0x110000 else "\0" for code in codes))
        found: _OpenRun | None = None
        glued = ended = noted = opening = False
        """Whether a soft hyphen, the end of a line, raised text, or raised text at the start was last."""
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            first = text[start]
            if first in "\r\n" or first in _HYPHENS:
                glued = first == "\xad" and text[end : end + 1] not in "\r\n"
                if found and first in _HYPHENS and not glued:
                    yield found, True
                    found = None
                ended = ended or not glued
                continue
            if found and not (ended or glued or noted or opening) and self._continues(found, start, match[0]):
                continue
            turn = self._turn(start)
            for number, (word, box, raised_in_word, begins) in enumerate(
                self._pieces(start, end, match[0], turn)
            ):
                inside = glued or (number > 0 and not begins and not opening)
                glued = opening = False
                is_up = raised_in_word or (found is not None and self._is_raised_in(found, start, word, box))
                if found and found.turn == turn and is_up:
                    found.glue(superscripts.written(word, " ".join(found.words[-3:])), box)
                    noted = True
                    continue
                if found and (found.turn != turn or (ended and not (noted and found.follows(box)))):
                    yield found, False
                    found = None
                inside = inside or (noted and word[0] in _CLOSING)
                ended = noted = False
                if found and (inside or self._undone(found, box, text, start)):
                    found.glue(word, box)
                    continue
                if found and not found.follows(box):
                    yield found, False
                    spaced = text[start - 1] == " " and not self._generated(page, start - 1)
                    found = _OpenRun(box, turn, spaced=spaced)
                opening = is_up
                found = found or _OpenRun(box, turn)
                found.add(word, box)
                found.base = start if not is_up else found.base
                self._ask(found, start, first, box)
        if found:
            yield found, False

    def _continues(self, found: _OpenRun, start: int, word: str) -> bool:
        """Add a word that stands on the same line as the one before it; return False for any other word.

        Most words are of this kind, and need fewer calls than others.
        """
        if self._exact or _MIXED.search(word):
            return False
        box = self._word(start, start + len(word), found.turn)
        if box is None or box[2] != found.y0 or not found.follows(box):
            return False
        found.add(word, box)
        self._ask(found, start, word[0], box)
        return True

    def _undone(self, found: _OpenRun, box: Box, text: str, start: int) -> bool:
        """Return whether the space before a word was undone by moving back, as kerning of groff does."""
        if not self._exact or text[start - 1] != " " or found.y0 != box[2]:
            return False
        return -_MISSING_SPACE < (box[0] - found.x1) / (box[3] - box[2]) < _NO_SPACE

    def _is_raised_in(self, found: _OpenRun, index: int, word: str, box: Box) -> bool:
        """Return whether a word that begins at `index` is a raised number or mark at the end of a run."""
        if not (_NOTE.fullmatch(word) and found.is_raised(box)):
            return False
        return self._rises(index, found.base, found.turn, found.y1 - found.y0)

    def _rises(self, index: int, base: int, turn: int, height: float) -> bool:
        """Return whether a letter has a higher base line than another, since boxes depend on the font."""
        return self._base_line(index, turn) - self._base_line(base, turn) > _RAISED / 2 * height

    def _base_line(self, index: int, turn: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        self._origin(self._page, index, x, y)
        return {90: -x.value, 180: -y.value, 270: x.value}.get(turn, y.value)

    def _turn(self, index: int) -> int:
        """Return the degrees that the page must be turned clockwise for a letter to be level."""
        degrees = 360 - math.degrees(self._angle(self._page, index))
        level = 90 * round(degrees / 90)
        return (level if abs(degrees - level) <= _DIAGONAL else round(degrees)) % 360

    def _pieces(self, start: int, end: int, word: str, turn: int) -> list[_Piece]:
        """Split a word at missing spaces and at raised letters; empty if it has no position."""
        if not (self._exact or _MIXED.search(word)):
            box = self._word(start, end, turn)
            return [_Piece(word, box)] if box else []
        boxes = [self._box(index, turn) for index in range(start, end)]
        if any(box is None for box in boxes) or len(boxes) != len(word):
            box = self._word(start, end, turn)
            return [_Piece(word, box)] if box else []
        known = [box for box in boxes if box is not None]
        self._width = known[0][1] - known[0][0]
        tallest = max(box[3] - box[2] for box in known)
        lowest = min((box for box in known if box[3] - box[2] > 0.99 * tallest), key=_bottom)
        height = lowest[3] - lowest[2]
        gaps = [after[0] - before[1] for before, after in pairwise(known)]
        usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
        widest = max(_MISSING_SPACE * height, min(_EVEN * usual, _WIDEST * height))
        found: list[_Piece] = []
        base = start + known.index(lowest)
        for index, (letter, box, gap) in enumerate(zip(word, known, [0.0, *gaps], strict=True), start):
            up = _is_raised(box, lowest) and self._rises(index, base, turn, height)
            begins = self._exact and gap > widest
            if found and found[-1].raised == up and not begins:
                last = found[-1]
                merged = (min(last.box[0], box[0]), max(last.box[1], box[1]), last.box[2], last.box[3])
                found[-1] = last._replace(text=last.text + letter, box=merged)
            else:
                found.append(_Piece(letter, box, up, begins))
        return found

    def _word(self, start: int, end: int, turn: int) -> Box | None:
        """Return the box of a word; None if it has no position."""
        first = self._box(start, turn)
        last = self._box(end - 1, turn) if end - start > 1 else first
        self._width = 0.0
        if first is None or last is None:
            return first or last
        self._width = first[1] - first[0]
        return min(first[0], last[0]), max(first[1], last[1]), first[2], first[3]

    def _box(self, index: int, turn: int) -> Box | None:
        """Return the box of a character on the page turned by `turn` degrees; None if it has none."""
        rect = self._rect
        if not self._loose_box(self._page, index, rect):
            return None
        x0, x1, y0, y1 = rect.left, rect.right, rect.bottom, rect.top
        if turn == 90:
            x0, x1, y0, y1 = y0, y1, -x1, -x0
        elif turn == 180:
            x0, x1, y0, y1 = -x1, -x0, -y1, -y0
        elif turn == 270:
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
