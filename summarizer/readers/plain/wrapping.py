"""Detect whether a plain text is hard-wrapped, and which of its line ends come from wrapping.

A line is full if the first word of the next line would not have fitted on it. Prose wrapped by a program has
mostly full lines, broken anywhere in a sentence; poems, addresses and texts with one sentence per line do
not. Without clear evidence, line ends are kept, because an extra line end is a smaller error than two
paragraphs merged into one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from summarizer.readers.lines import TextLine, ends_sentence

NARROWEST, WIDEST = 40, 120
_CANDIDATES = (1.0, 0.97, 0.9, 0.8, 0.65, 0.5)
"""Quantiles of the widths of lines that others follow: a headline over the text is wider than the text."""
_MOST_SHARE = 0.5
"""How many of these lines a width must leave room for."""
_CENTERED = 16
"""Columns of indentation from which a line was set apart by its author."""
_SLACK = 1.1
"""A line that is wider than so many times the width was not wrapped at it."""
_FULL_SHARE, _LEAST_SHARE = 0.6, 0.3
_ENDED_SHARE = 0.5
_CAPITAL_SHARE = 0.6
_SHORT_BLOCK = 0.6
_WORD = re.compile(r"\S+")
_LABEL = re.compile(r"[A-Z][\w-]{1,20}:(?:\s|$)")


class _Break(NamedTuple):
    """Properties of a line end in a block: after a full line, after a sentence, before a capital letter."""

    width: int
    """Of the line before it."""
    needed: int
    """The width that the line would have with the first word of the next."""
    block: int
    """The width of the widest line of its block."""
    ended: bool
    """The line before it ends a sentence."""
    capital: bool
    """The line after it begins with a capital."""


def wrap_width(text: str, lines: Sequence[TextLine | None]) -> int | None:
    """Return the width that a text was wrapped at; None if its line ends are the author's own."""
    breaks = _breaks(text, lines)
    widths = sorted(found.width for found in breaks)
    if not widths:
        return None
    candidates = dict.fromkeys(widths[round(share * (len(widths) - 1))] for share in _CANDIDATES)
    wrapped = {width: _wrapped_at(width, breaks) for width in candidates}
    best = max(wrapped, key=lambda width: wrapped[width])  # of equal ones the widest
    return best if wrapped[best] else None


def _wrapped_at(width: int, breaks: Sequence[_Break]) -> int:
    """How many lines were wrapped at a width; 0 where the text as a whole was not."""
    if not NARROWEST <= width <= WIDEST:
        return 0
    fitting = [found for found in breaks if found.width <= _SLACK * width]
    # An address, a signature: its lines end where their author wished.
    counted = [found for found in fitting if found.block >= _SHORT_BLOCK * width]
    full = [found for found in counted if found.needed > width]
    # The last line of a paragraph without a blank one after it ends where the paragraph does.
    inside = [found for found in counted if found.needed > width or not found.ended]
    wrapped = (
        len(fitting) >= _MOST_SHARE * len(breaks)
        and len(full) >= _FULL_SHARE * len(inside)
        and len(full) >= _LEAST_SHARE * len(counted)
        and sum(found.ended for found in full) <= _ENDED_SHARE * len(full)
        and sum(found.capital for found in full) <= _CAPITAL_SHARE * len(full)
    )
    return len(full) if wrapped else 0


def is_full(text: str, line: TextLine, following: TextLine, width: int) -> bool:
    """Whether a line was wrapped: the first word of the following line would not have fitted on it."""
    if line.width > _SLACK * width or line.indent >= _CENTERED:
        return False
    word = _WORD.match(text, following.start, min(following.end, following.start + width + 1))
    return line.width + 1 + (len(word[0]) if word else 0) > width


def is_label(text: str, line: TextLine) -> bool:
    """Return whether a line begins with a label (`Subject: talks`), which never results from wrapping."""
    return _LABEL.match(text, line.start, line.end) is not None


def _breaks(text: str, lines: Sequence[TextLine | None]) -> list[_Break]:
    found = []
    for visible, block in groupby(lines, key=bool):
        kept = [line for line in block if line] if visible else []
        widest = max((line.width for line in kept), default=0)
        for line, following in pairwise(kept):
            if (
                line.shape in ("plain", "item")
                and following.shape == "plain"
                and not is_label(text, following)
            ):
                word = _WORD.match(text, following.start, min(following.end, following.start + WIDEST))
                needed = line.width + 1 + (len(word[0]) if word else 0)
                ended = ends_sentence(text, line.end)
                loud = text[line.start : line.end].isupper()  # where all are capitals they tell nothing
                capital = text[following.start].isupper() and not loud
                found.append(_Break(line.width, needed, widest, ended, capital))
    return found
