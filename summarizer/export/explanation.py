"""Why a sentence was chosen, as lines of text: its parts as bars, what lost to it, its central words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.analysis import Analysis
from summarizer.export import citation

if TYPE_CHECKING:
    from summarizer.explain import Why

BAR = 24
"""Cells of the longest bar."""
SHOWN = 0.005
"""Parts smaller than this say nothing and are left out."""


def explanation(analysis: Analysis, why: Why) -> Iterator[str]:
    """Lines without indentation; a bar to the right adds to the score, one of dots takes off."""
    yield ranked(why)
    yield from bars(why)
    if why.beaten:
        places = ", ".join(_place(analysis, sentence) for sentence in why.beaten)
        yield f"chosen ahead of higher-scoring sentences that repeat earlier ones: {places}"
    if why.words:
        yield f"central words: {', '.join(why.words)}"


def ranked(why: Why) -> str:
    """Return how it came in: kept by its reader, chosen by its score, or never and why not."""
    if why.kept:
        score = f"never chosen by itself: {why.excluded}" if why.excluded else f"score {why.score:.2f}"
        return f"kept by its reader, rank {why.rank}, {score}"
    if why.excluded:
        return f"never chosen: {why.excluded}"
    return f"rank {why.rank}, score {why.score:.2f}" if why.rank else f"not chosen, score {why.score:.2f}"


def bars(why: Why, most: int = BAR) -> Iterator[str]:
    """A line for each part, its bar of at most `most` cells."""
    parts = [(name, value) for name, value in why.parts if abs(value) >= SHOWN]
    longest = max((abs(value) for _, value in parts), default=1.0)
    for name, value in parts:
        bar = ("█" if value > 0 else "░") * max(1, round(min(BAR, most) * abs(value) / longest))
        yield f"{name:<11}{value:+.2f} {bar}"


def _place(analysis: Analysis, sentence: int) -> str:
    return citation.sentence(analysis, analysis.sentences[sentence].start)
