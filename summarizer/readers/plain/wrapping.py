"""Detect whether a plain text is hard-wrapped, and which of its line ends come from wrapping.

A line is full if the first word of the next line would not have fitted on it. Prose wrapped by a program has
mostly full lines, broken anywhere in a sentence; poems, addresses and texts with one sentence per line do
not. Prose that a person wrapped by hand is ragged: nearly every line end lies within a sentence, and
sentences end within lines. Without clear evidence, line ends are kept, because an extra line end is a smaller
error than two paragraphs merged into one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from summarizer.patterns import compiled
from summarizer.readers.lines import TextLine, ends_sentence

NARROWEST, WIDEST = 40, 120
_CANDIDATES = (1.0, 0.97, 0.9, 0.8, 0.65, 0.5)
"""Quantiles of line widths that are tried as the wrap width, since a headline may be wider than the text."""
_MOST_SHARE = 0.5
"""Minimum share of lines that fit in the wrap width."""
_CENTERED = 16
"""Minimum indentation in columns of a line that was not wrapped but placed by its author."""
_SLACK = 1.1
"""Maximum ratio of the width of a wrapped line to the wrap width."""
_FULL_SHARE, _LEAST_SHARE = 0.6, 0.3
_ENDED_SHARE = 0.5
_CAPITAL_SHARE = 0.6
_SHORT_BLOCK = 0.6
_RAGGED_LINES, _RAGGED_SHARE = 3, 0.75
"""Minimum line ends of a ragged text, and minimum share of them that lie within a sentence."""
_WORD = compiled(r"\S+")
_SENTENCE_END = compiled(r"[a-z)\]”\"’'][.!?][”\"’')]*[ \t]+[“\"‘'(]?[A-Z]")
_LABEL = compiled(r"[A-Z][\w-]{1,20}:(?:\s|$)")


class _Break(NamedTuple):
    """Properties of a line end within a block. Widths are in columns."""

    width: int
    """The width of the line before it."""
    needed: int
    """The width of that line with the first word of the next line."""
    block: int
    """The width of the widest line of the block."""
    ended: bool
    """Whether the line before it ends a sentence."""
    capital: bool
    """Whether the line after it begins with a capital."""
    inner: bool
    """Whether a sentence ends within the line before it, and another begins."""


def wrap_width(text: str, lines: Sequence[TextLine | None]) -> int | None:
    """Return the width in columns that a text is hard-wrapped at, or None if it is not hard-wrapped."""
    breaks = _breaks(text, lines)
    widths = sorted(found.width for found in breaks)
    if not widths:
        return None
    candidates = dict.fromkeys(widths[round(share * (len(widths) - 1))] for share in _CANDIDATES)
    wrapped = {width: _wrapped_at(width, breaks) for width in candidates}
    best = max(wrapped, key=lambda width: wrapped[width])  # Candidates are in descending order of width.
    return best if wrapped[best] else None


def is_ragged(text: str, lines: Sequence[TextLine | None]) -> bool:
    """Return whether a text without a wrap width is prose whose lines were broken by hand, at any width."""
    breaks = _breaks(text, lines)
    within = [found for found in breaks if not found.ended and not found.capital]
    visible = [line for line in lines if line and line.shape == "plain"]
    return (
        bool(visible)
        and not text[visible[0].start].islower()
        and ends_sentence(text, visible[-1].end)
        and len(breaks) >= _RAGGED_LINES
        and len(within) >= _RAGGED_SHARE * len(breaks)
        and max(found.block for found in breaks) >= NARROWEST
        and any(found.inner for found in breaks)
    )


def _wrapped_at(width: int, breaks: Sequence[_Break]) -> int:
    """Return how many lines were wrapped at a width, or 0 if the text as a whole was not."""
    if not NARROWEST <= width <= WIDEST:
        return 0
    fitting = [found for found in breaks if found.width <= _SLACK * width]
    # Blocks of short lines, such as addresses and signatures, are not wrapped.
    counted = [found for found in fitting if found.block >= _SHORT_BLOCK * width]
    full = [found for found in counted if found.needed > width]
    # The last line of a paragraph ends with it, even if no blank line follows, and need not be full.
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
    """Return whether a line was wrapped because the first word of the following line did not fit on it."""
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
                loud = text[line.start : line.end].isupper()  # Capitals carry no signal in an all-caps line.
                capital = text[following.start].isupper() and not loud
                inner = _SENTENCE_END.search(text, line.start, line.end) is not None
                found.append(_Break(line.width, needed, widest, ended, capital, inner))
    return found
