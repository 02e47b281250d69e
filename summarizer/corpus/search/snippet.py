"""A line of words around what was found, with what is to be lit in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.document import Span

LENGTH = 300
"""Code points, about three lines of a narrow screen; a screen cuts off what it has no room for."""
BEFORE = 50
"""Code points before the first hit, so that it can be read in its sentence and still seen at the left."""
_RUN = re.compile(r"\s+")
_ELLIPSIS = "…"


def snippet(text: str, lit: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """From some words before the first of `lit`; runs of white space become one blank.

    `lit` stands in order, without overlap, in code points of `text`; what is given back, in those of the
    snippet.
    """
    first = lit[0].start if lit else 0
    start = 0 if first <= BEFORE else _word_start(text, first - BEFORE, first)
    end = min(len(text), start + LENGTH)
    line = _ELLIPSIS if start else ""
    found, at = [], start
    for span in lit:
        if span.start >= end:
            break
        line += _on_one_line(text[at : span.start], line)
        begin = len(line)
        at = min(span.end, end)
        line += _on_one_line(text[span.start : at], line)
        found.append(Span(begin, len(line)))
    line += _on_one_line(text[at:end], line)
    return line.rstrip() + (_ELLIPSIS if end < len(text) else ""), tuple(found)


def _on_one_line(piece: str, before: str) -> str:
    piece = _RUN.sub(" ", piece)
    return piece[1:] if piece[:1] == " " and before[-1:] in ("", " ", _ELLIPSIS) else piece


def _word_start(text: str, low: int, high: int) -> int:
    """Where a word begins between the two; a long run without blanks is cut."""
    match = _RUN.search(text, low, high)
    return match.end() if match and match.end() < high else low
