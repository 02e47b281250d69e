"""Explain in lines of text why a sentence was chosen: bars of its score, sentences it beat, central words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.analysis import Analysis
from summarizer.export import citation

if TYPE_CHECKING:
    from summarizer.explain import Why

BAR = 24
"""Width of the longest bar in cells."""
SHOWN = 0.005
"""Minimum absolute value of a part that is shown."""


def explanation(analysis: Analysis, why: Why) -> Iterator[str]:
    """Yield the lines of an explanation, without indentation.

    A solid bar is a part that adds to the score, a dotted one a part that lowers it.
    """
    yield ranked(why)
    yield from bars(why)
    if why.beaten:
        places = ", ".join(_place(analysis, sentence) for sentence in why.beaten)
        yield f"chosen ahead of higher-scoring sentences that repeat earlier ones: {places}"
    if why.words:
        yield f"central words: {', '.join(why.words)}"


def ranked(why: Why) -> str:
    """Return the rank and score of a sentence in one line, or the reason why it is never chosen."""
    if why.kept:
        score = f"never chosen by itself: {why.excluded}" if why.excluded else f"score {why.score:.2f}"
        return f"kept by its reader, rank {why.rank}, {score}"
    if why.excluded:
        return f"never chosen: {why.excluded}"
    return f"rank {why.rank}, score {why.score:.2f}" if why.rank else f"not chosen, score {why.score:.2f}"


def bars(why: Why, most: int = BAR) -> Iterator[str]:
    """Yield a line for each part of the score, with a bar of at most `most` cells."""
    parts = [(name, value) for name, value in why.parts if abs(value) >= SHOWN]
    longest = max((abs(value) for _, value in parts), default=1.0)
    for name, value in parts:
        bar = ("█" if value > 0 else "░") * max(1, round(min(BAR, most) * abs(value) / longest))
        yield f"{name:<11}{value:+.2f} {bar}"


def _place(analysis: Analysis, sentence: int) -> str:
    return citation.sentence(analysis, analysis.sentences[sentence].start)
