"""Bring text with Hebrew or Arabic into visual order, for terminals that show it in logical order.

Source: Unicode Standard Annex #9, Unicode Bidirectional Algorithm. The rules for explicit formatting (X1 to
X8) are missing, since `safe_text` removes those characters; so a paragraph is one level run. python-bidi is
LGPL and a compiled extension, and returns a string without the offsets that styles and the mouse need.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rich.cells import split_graphemes

from summarizer.patterns import compiled

RIGHT_TO_LEFT = compiled(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of scripts that are written from right to left, with their digits."""
_STRONG = {"L": 0, "R": 1, "AL": 1}
_BRACKETS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b"
    "\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775"
    "\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986"
    "\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994\u2995\u2996"
    "\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29"
    "\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f"
    "\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e"
    "\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
"""Pairs of brackets (BidiBrackets.txt)."""
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Canonically equivalent brackets."""
_SIGNS = "<>«»‹›≤≥≦≧≪≫≮≯∈∋∉∌"
"""Other pairs that mirror each other; the rarer ones of BidiMirroring.txt stay as they are."""
_MIRRORED = (
    _CLOSING
    | _OPENING
    | {a: b for x, y in zip(_SIGNS[::2], _SIGNS[1::2], strict=True) for a, b in ((x, y), (y, x))}
)
_DEEPEST = 63
"""Maximum number of open brackets (BD16)."""
_NEUTRAL = frozenset(["B", "S", "WS", "ON"])
_BLANK = frozenset(["WS", "S", "B", "BN"])


class Direction(NamedTuple):
    """The embedding levels of a paragraph: odd ones are read from right to left."""

    base: int
    levels: bytes
    """One for each code point."""


def base_level(text: str) -> int:
    """Return 1 if the first letter is of a script from right to left, else 0 (P2, P3)."""
    return next((_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), 0)


@lru_cache(maxsize=64)
def direction(text: str, base: int | None = None) -> Direction | None:
    """Resolve the levels of a paragraph; None if nothing in it is to be reordered.

    Args:
        text: a paragraph or a part of one.
        base: its level if that does not follow from this text.
    """
    if not base and not RIGHT_TO_LEFT.search(text):
        return None
    base = base_level(text) if base is None else base
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    _resolve_weak(kinds, base)
    _resolve_brackets(text, kinds, base)
    _resolve_neutral(kinds, base)
    return Direction(base, bytes(_level(kind, base) for kind in kinds))


def _level(kind: str, base: int) -> int:
    """Return the level of a resolved type (I1, I2)."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(kinds: list[str], base: int) -> None:
    """Resolve marks, numbers and separators (W1 to W7)."""
    edge = "R" if base else "L"
    before = edge
    for at, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[at] = before
        before = kinds[at]
    strong = edge
    for at, kind in enumerate(kinds):  # W2, W3
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    for at, kind in enumerate(kinds):
        if kind == "AL":
            kinds[at] = "R"
    for at in range(1, len(kinds) - 1):  # W4
        left, kind, right = kinds[at - 1 : at + 2]
        if left == right and ((left == "EN" and kind in ("ES", "CS")) or (left == "AN" and kind == "CS")):
            kinds[at] = left
    at = 0
    for kind, run in groupby([*kinds]):  # W5
        end = at + len([*run])
        if kind == "ET" and "EN" in (*kinds[at - 1 : at], *kinds[end : end + 1]):
            kinds[at:end] = ["EN"] * (end - at)
        at = end
    strong = edge
    for at, kind in enumerate(kinds):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _side(kind: str) -> str:
    """Return the direction that a resolved type counts as beside neutral characters; empty for none."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _resolve_brackets(text: str, kinds: list[str], base: int) -> None:
    """Give both brackets of a pair the direction of what is in it, or around it (N0)."""
    own, other = ("R", "L") if base else ("L", "R")
    for opening, closing in _pairs(text, kinds):
        within = {_side(kind) for kind in kinds[opening + 1 : closing]}
        if own in within:
            found = own
        elif other in within:
            before = next(filter(None, map(_side, reversed(kinds[:opening]))), own)
            found = other if before == other else own
        else:
            continue
        for at in (opening, closing):
            kinds[at] = found
            following = at + 1
            while following < len(kinds) and unicodedata.bidirectional(text[following]) == "NSM":
                kinds[following] = found
                following += 1


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return the positions of paired brackets, by the opening one (BD16)."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, kind in enumerate(kinds):
        if kind != "ON":
            continue
        character = text[at]
        if character in _CLOSING:
            if len(opened) == _DEEPEST:
                break
            opened.append((_plain(_CLOSING[character]), at))
        elif character in _OPENING:
            matching = (
                place for place in reversed(range(len(opened))) if opened[place][0] == _plain(character)
            )
            if (place := next(matching, None)) is not None:
                found.append((opened[place][1], at))
                del opened[place:]
    return sorted(found)


def _plain(bracket: str) -> str:
    return _SAME.get(bracket, bracket)


def _resolve_neutral(kinds: list[str], base: int) -> None:
    """Give neutral characters the direction on both sides if it is the same, else the base one (N1, N2)."""
    edge = "R" if base else "L"
    at = 0
    for neutral, run in groupby([*kinds], lambda kind: kind in _NEUTRAL or kind == "BN"):
        end = at + len([*run])
        if neutral:
            left = _side(kinds[at - 1]) if at else edge
            right = _side(kinds[end]) if end < len(kinds) else edge
            kinds[at:end] = [left if left == right else edge] * (end - at)
        at = end


def line_levels(text: str, levels: bytes, base: int) -> bytes:
    """Return the levels of a line: blanks at its end and around tabs have the base level (L1)."""
    found = bytearray(levels)
    at = len(text)
    blank = True
    while at:
        at -= 1
        kind = unicodedata.bidirectional(text[at])
        blank = (blank and kind in _BLANK) or kind in ("S", "B")
        if blank:
            found[at] = base
    return bytes(found)


def order(levels: Sequence[int]) -> list[int]:
    """Return the indices of units in visual order, from left to right (L2)."""
    found = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        at = 0
        for high, run in groupby([levels[index] >= level for index in range(len(levels))]):
            end = at + len([*run])
            if high:
                found[at:end] = reversed(found[at:end])
            at = end
    return found


class VisualCluster(NamedTuple):
    """A grapheme cluster of a line."""

    start: int
    """Index in the line."""
    end: int
    width: int
    """Cells."""
    text: str
    """The text to show, mirrored where it is read from right to left (L4)."""


def visual(text: str, levels: bytes, base: int) -> Iterator[VisualCluster]:
    """Yield the clusters of a line from left to right; marks stay after their base (L3)."""
    spans, _ = split_graphemes(text)
    fixed = line_levels(text, levels, base)
    for number in order([fixed[start] for start, _, _ in spans]):
        start, end, width = spans[number]
        shown = text[start:end]
        if fixed[start] % 2:
            shown = _MIRRORED.get(shown[0], shown[0]) + shown[1:]
        yield VisualCluster(start, end, width, shown)
