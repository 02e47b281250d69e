"""Track inline markup while the text of a block is collected, and move styles as the text changes.

A walk over markup collects pieces of text, and joins them and collapses their white space at the end of a
block. `StyleTracker` records where an element begins and ends as numbers of pieces, since pieces may still be
rewritten; the functions below move the styles from the joined pieces to the text of the block.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from summarizer.document import Style, StyleKind
from summarizer.safe_text import without_invisible

TAGS: dict[str, StyleKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("s", "strike", "del"), "strike"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}
"""Elements of HTML, and the style that browsers give them."""
RULE = Style(0, 0, "rule")
"""A rule above a block, relative to it."""


@dataclass(slots=True)
class _OpenStyle:
    depth: int
    """Number of open elements of the style."""
    start: int
    """Number of pieces before it in the current block."""
    address: str


@dataclass(slots=True)
class StyleTracker:
    """Records the styles of a block. Elements that stay open continue in the next block."""

    rule: bool = False
    """Whether a rule came after the last block with text."""
    _open: dict[StyleKind, _OpenStyle] = field(default_factory=dict)
    _found: list[tuple[int, int, StyleKind, str]] = field(default_factory=list)
    """Numbers of pieces before the start and the end, in the order in which the elements ended."""

    def begin(self, kind: StyleKind, at: int, address: str = "") -> None:
        """Begin a style after `at` pieces. A link ends the link that it stands in."""
        if kind == "link":
            self.close(kind, at)
        if current := self._open.get(kind):
            current.depth += 1
        else:
            self._open[kind] = _OpenStyle(1, at, address)

    def close(self, kind: StyleKind, at: int) -> None:
        """End the innermost style of a kind, if one is open."""
        if not (current := self._open.get(kind)):
            return
        current.depth -= 1
        if not current.depth:
            del self._open[kind]
            self._found.append((current.start, at, kind, current.address))

    def rewrite(self, at: int) -> None:
        """Forget the styles within the pieces from `at` on, which were replaced by one."""
        crossing = []
        while self._found and self._found[-1][1] > at:
            start, _, kind, address = self._found.pop()
            if start < at:
                crossing.append((start, at, kind, address))
        self._found += reversed(crossing)
        for current in self._open.values():
            current.start = min(current.start, at)

    def end_block(self, pieces: Sequence[str]) -> list[Style]:
        """Return the styles of a block relative to its joined pieces, sorted, and begin the next block."""
        found, self._found = self._found, []
        for kind, current in self._open.items():
            found.append((current.start, len(pieces), kind, current.address))
            current.start = 0
        if not found:
            return []
        offsets = [0, *accumulate(map(len, pieces))]
        styles = [
            Style(offsets[start], offsets[end], kind, address)
            for start, end, kind, address in found
            if offsets[start] < offsets[end]
        ]
        styles.sort()
        return styles

    def with_rule(self, styles: list[Style]) -> list[Style]:
        """Add the rule above a block, if there is one, to the styles of the block."""
        if not self.rule:
            return styles
        self.rule = False
        return [RULE, *styles]


def moved(styles: Iterable[Style], by: int) -> list[Style]:
    """Move styles by a number of characters, as the text that they belong to is moved."""
    return [Style(start + by, end + by, kind, address) for start, end, kind, address in styles]


def shifted(styles: Sequence[Style], by: int) -> list[Style]:
    """Move the styles of a block behind a mark of so many characters. A rule stays above the mark."""
    if not by:
        return list(styles)
    return [style if style.kind == "rule" else moved((style,), by)[0] for style in styles]


def divided(styles: Iterable[Style], bounds: Iterable[tuple[int, int]]) -> Iterator[list[Style]]:
    """Yield for each stretch of a text, in order, the parts of the sorted styles in it, relative to it."""
    waiting = deque(styles)
    open_: list[Style] = []
    for start, end in bounds:
        while waiting and waiting[0].start < end:
            open_.append(waiting.popleft())
        parts = [
            Style(max(style.start, start) - start, min(style.end, end) - start, style.kind, style.address)
            for style in open_
            if style.end > start or style.start == style.end == start
        ]
        parts.sort()
        yield parts
        open_ = [style for style in open_ if style.end > end]


def collapsed(styles: Sequence[Style], text: str) -> list[Style]:
    """Move styles to the same text with each run of white space as one character, and none at the ends.

    Styles lose the white space at their ends; those of white space only are dropped.
    """
    if not styles:
        return []
    stripped = text.strip()
    if len(" ".join(text.split())) == len(stripped):  # Each run is one character already.
        return _trimmed(styles, stripped, text.index(stripped))
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    length = at = 0
    gap = False
    for bound in _bounds(styles):
        if bound > at:
            piece = text[at:bound]
            if words := piece.split():
                length += bool(length) and (gap or piece[0].isspace())
                length += sum(map(len, words)) + len(words) - 1
                gap = piece[-1].isspace()
            else:
                gap = True
        at = bound
        ends[bound] = length
        gap_here = gap or (bound < len(text) and text[bound].isspace())
        starts[bound] = length + (length > 0 and gap_here)
    return _moved(styles, starts, ends)


def _trimmed(styles: Iterable[Style], stripped: str, lead: int) -> list[Style]:
    """Move styles to a text without `lead` characters at its start, and to within its single spaces."""
    found: list[Style] = []
    for start, end, kind, address in styles:
        first, last = max(start - lead, 0), min(end - lead, len(stripped))
        if first < last and kind != "rule":
            first += stripped[first].isspace()
            last -= stripped[last - 1].isspace()
        if first < last:
            found.append(Style(first, last, kind, address))
        elif kind == "rule":
            found.append(RULE)
    found.sort()
    return found


def without_dropped(styles: Sequence[Style], text: str) -> Sequence[Style]:
    """Move styles from a text to the same text without its invisible characters."""
    if not styles or text.isascii():
        return styles
    places: dict[int, int] = {}
    length = at = 0
    for bound in _bounds(styles):
        length += len(without_invisible(text[at:bound]))
        places[bound] = length
        at = bound
    return _moved(styles, places, places)


def _bounds(styles: Iterable[Style]) -> list[int]:
    return sorted({bound for style in styles for bound in (style.start, style.end)})


def _moved(styles: Iterable[Style], starts: dict[int, int], ends: dict[int, int]) -> list[Style]:
    return sorted(_kept(styles, starts, ends))


def _kept(styles: Iterable[Style], starts: dict[int, int], ends: dict[int, int]) -> Iterator[Style]:
    for style in styles:
        if style.kind == "rule":
            yield style
        elif (start := starts[style.start]) < (end := ends[style.end]):
            yield Style(start, end, style.kind, style.address)
