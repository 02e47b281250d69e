"""Which fonts give all their letters one width, as those do that code is set in.

Told by the letters that a page shows, a narrow and a wide one at least; only where it shows too few, by what
the font says of itself, which is often wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_NARROW = frozenset("fijlrtI.,:;'|!()[]")
_WIDE = frozenset("mwMWABCDEGHKNOPQRUVXYabdeghkmnopquvwxyz#&%@")
_MOST_BLANKS = 120
_SAME = 0.02
"""By which widths may differ that are the same."""


@dataclass(slots=True)
class _Seen:
    """Widths in heights of the font's box."""

    fixed: bool
    least: float = 1e9
    most: float = 0.0
    narrow: bool = False
    wide: bool = False


class Fonts:
    """The fonts of a page, as far as their letters have been seen."""

    def __init__(self) -> None:
        self._seen: dict[bytes, _Seen] = {}

    def learn(self, name: bytes, fixed: bool, letter: str, width: float) -> None:
        """`width` in heights of the font's box; `fixed` is what the font says of itself."""
        seen = self._seen.get(name)
        if seen is None:
            seen = self._seen[name] = _Seen(fixed)
        if letter.isascii() and width > 0:
            seen.least, seen.most = min(seen.least, width), max(seen.most, width)
            seen.narrow |= letter in _NARROW
            seen.wide |= letter in _WIDE

    def width(self, names: Iterable[bytes]) -> float:
        """The one width of all letters of these fonts, in heights; 0 where there is no such."""
        widths = [self._width(name) for name in names]
        return widths[0] if widths and min(widths) > 0 and max(widths) - min(widths) < _SAME else 0.0

    def _width(self, name: bytes) -> float:
        seen = self._seen[name]
        if seen.most - seen.least > _SAME or not seen.most:
            return 0.0
        return seen.most if seen.fixed or (seen.narrow and seen.wide) else 0.0


def blanks_in(gap: float, advance: float) -> int:
    """Between two words: as many as fill the gap where a font has one width for all, else one."""
    return max(1, min(_MOST_BLANKS, round(gap / advance))) if advance > 0 else 1
