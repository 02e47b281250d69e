"""Is a plain text hard-wrapped, and if so, which line ends are only where the line was full?

A line is full when the first word of the next would not have fitted on it. Prose wrapped by a program has
mostly full lines, broken anywhere; poems, lists of addresses and texts with a sentence a line do not. Where
the evidence is thin a text is left as it is: a line too many costs less than two paragraphs run together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from summarizer.readers.lines import TextLine, ends_sentence

NARROWEST, WIDEST = 40, 120
_PERCENTILE = 0.9
_FULL_SHARE = 0.6
_ENDED_SHARE = 0.5
_CAPITAL_SHARE = 0.6
_SHORT_BLOCK = 0.6
_WORD = re.compile(r"\S+")
_LABEL = re.compile(r"[A-Z][\w-]{1,20}:(?:\s|$)")


class _Break(NamedTuple):
    """A line end inside a block: is the line before it full, at the end of a sentence, before a capital?"""

    full: bool
    ended: bool
    capital: bool


def wrap_width(text: str, lines: Sequence[TextLine | None]) -> int | None:
    """The width a text was wrapped at; None if its line ends are the author's own."""
    widths = sorted(line.width for line in lines if line and line.shape in ("plain", "item"))
    if not widths:
        return None
    width = widths[round(_PERCENTILE * (len(widths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return None
    breaks = _breaks(text, lines, width)
    full = [found for found in breaks if found.full]
    wrapped = (
        full
        and len(full) >= _FULL_SHARE * len(breaks)
        and sum(found.ended for found in full) <= _ENDED_SHARE * len(full)
        and sum(found.capital for found in full) <= _CAPITAL_SHARE * len(full)
    )
    return width if wrapped else None


def is_full(text: str, line: TextLine, following: TextLine, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    word = _WORD.match(text, following.start, min(following.end, following.start + width + 1))
    return line.width + 1 + (len(word[0]) if word else 0) > width


def is_label(text: str, line: TextLine) -> bool:
    """Whether a line is like `Subject: talks`, which no wrapping makes."""
    return _LABEL.match(text, line.start, line.end) is not None


def _breaks(text: str, lines: Sequence[TextLine | None], width: int) -> list[_Break]:
    found = []
    for visible, block in groupby(lines, key=bool):
        kept = [line for line in block if line] if visible else []
        if max((line.width for line in kept), default=0) < _SHORT_BLOCK * width:
            continue  # an address, a signature: its lines end where their author wished
        for line, following in pairwise(kept):
            if (
                line.shape in ("plain", "item")
                and following.shape == "plain"
                and not is_label(text, following)
            ):
                full = is_full(text, line, following, width)
                found.append(_Break(full, ends_sentence(text, line.end), text[following.start].isupper()))
    return found
