"""Widths of grapheme clusters, and which of them terminals disagree about.

A cluster's width is Rich's, which Textual lays out by. About some clusters a terminal may disagree: the
largest number of cells that any terminal uses is called the reach.

Most of them are characters whose width Unicode calls ambiguous: quotation marks, dashes, Greek, lines. A
terminal that is set up for Chinese or Japanese draws them two cells wide. They are divided into classes, and
`width_probe` asks the terminal for the width of one sample of each. Characters that are joined, and those
that may be drawn as emoji, belong to no class: no sample speaks for all of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import east_asian_width

from rich.cells import get_character_cell_size, split_graphemes


class CharacterCluster(NamedTuple):
    """A grapheme cluster and its width."""

    text: str
    width: int
    """Number of cells; 0 if it combines with the cluster before it."""


_shared = lru_cache(maxsize=4096)(CharacterCluster)
"""Share equal clusters: the cached texts contain a hundred thousand."""


@lru_cache(maxsize=2048)
def clusters(text: str) -> tuple[CharacterCluster, ...]:
    """Split a text without control characters into clusters."""
    spans, _ = split_graphemes(text)
    return tuple(_shared(text[start:end], width) for start, end, width in spans)


class WidthClass(NamedTuple):
    """Characters of ambiguous width that a terminal draws alike."""

    name: str
    sample: str
    first: str
    last: str


CLASSES = (
    WidthClass("latin", "°", "\u00a1", "\u02ff"),
    WidthClass("greek", "α", "\u0370", "\u03ff"),
    WidthClass("cyrillic", "я", "\u0400", "\u04ff"),
    WidthClass("punctuation", "“", "\u2010", "\u20cf"),
    WidthClass("signs", "→", "\u2100", "\u22ff"),
    WidthClass("lines", "─", "\u2500", "\u257f"),
    WidthClass("shapes", "▌", "\u2580", "\u25ff"),
    WidthClass("stars", "★", "\u2605", "\u2606"),
)
_PERHAPS_EMOJI = frozenset("®™↔↕↖↗↘↙▶◀")
_INVISIBLE = frozenset("\u00ad")
"""Soft hyphen: some terminals draw it, some don't."""

_JOINED = frozenset("\u200d\ufe0e\ufe0f\u20e3")
"""Zero width joiner, variation selectors, keycap: not every terminal draws the joined characters as one."""

NONE_AGREED: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def reach(text: str, agreed: frozenset[str] = NONE_AGREED) -> int:
    """Return the largest number of cells that a terminal may use for a cluster; 0 if it is certainly Rich's.

    `agreed`: names of the classes that this terminal is known to draw as wide as Rich says.
    """
    if text.isascii():
        return 0
    width = sum(cluster.width for cluster in clusters(text))
    most = sum(_most(character, agreed) for character in text)
    settled = len(text) == 1 or _JOINED.isdisjoint(text)
    return 0 if settled and most == width else max(most, width)


def _most(character: str, agreed: frozenset[str]) -> int:
    width = get_character_cell_size(character)
    if character in _JOINED:
        return 1  # it may widen the character before it
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return 2  # two of them form one flag or two letters
    ambiguous = width and east_asian_width(character) == "A" and width_class(character) not in agreed
    return max(width, 2) if ambiguous else width


def width_class(character: str) -> str:
    """Return the name of a character's class; empty for none."""
    if character in _PERHAPS_EMOJI or character in _INVISIBLE:
        return ""
    return next((found.name for found in CLASSES if found.first <= character <= found.last), "")
