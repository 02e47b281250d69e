"""Find the tags in a reader's notes: `#harbor`, `#budget/2026`.

A tag is `#` and words of letters, digits and `_`, joined by `-` or `/`; it has a letter, so that `#3` is a
number. Obsidian and Logseq read the same ones. Case does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.patterns import compiled

TAG = compiled(r"(?<![\w#&/])#([^\W_]\w*(?:[/-][^\W_]\w*)*)")
"""No word begins with `_`, so that no tag is emphasis in Markdown."""


def found(note: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `TAG` that have a letter."""
    return (match for match in TAG.finditer(note) if any(map(str.isalpha, match[1])))


def tags(note: str) -> tuple[str, ...]:
    """Return the tags of a note in lower case, without `#`, each once, in the order of the note."""
    return tuple(dict.fromkeys(match[1].lower() for match in found(note)))


def has_tag(own: tuple[str, ...], wanted: str) -> bool:
    """Return whether one of the tags is the wanted one or below it: `budget` has `budget/2026`."""
    plain = wanted.removeprefix("#").lower()
    return any(tag == plain or tag.startswith(f"{plain}/") for tag in own)
