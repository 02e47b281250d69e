"""Export summaries, explanations and lists of entities as plain text, for a pipe or a plain terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.export import citation
from summarizer.language.languages import notice
from summarizer.summary import Summary

if TYPE_CHECKING:
    from summarizer.analysis import Analysis
    from summarizer.ranking.explanation import Why

MINUTES = 230
"""Silent reading speed of adults in words per minute (Brysbaert 2019: 238 for non-fiction), rounded down."""


def reading_time(words: int) -> str:
    """Return the reading time of a number of words, such as `2 min`; at least one minute."""
    return f"{max(1, round(words / MINUTES))} min"


def to_text(analysis: Analysis, summary: Summary, *, explained: bool = False) -> str:
    """Return the title, then one line for each sentence with its citation in parentheses.

    Each sentence is followed by its explanation if `explained`.
    """
    return "\n".join(_lines(analysis, summary, explained)) + "\n"


def _lines(analysis: Analysis, summary: Summary, explained: bool) -> Iterator[str]:
    document = analysis.document
    body = len(analysis.ranking.order)
    focus = analysis.entity(summary.focus)
    about = f" about {focus.name}" if focus else ""
    yield document.title
    counted = f"{_counted(summary, body)}{about}, {reading_time(analysis.words())} in full"
    yield ", ".join(filter(None, (notice(document.language), counted)))
    for excerpt in summary.excerpts:
        place = citation.sentence(analysis, analysis.sentences[excerpt.sentence].start)
        yield ""
        yield f"{excerpt.text(document, analysis.sentences)} ({place})"
        if excerpt.note:
            yield f"    Note: {excerpt.note}"
        if explained:
            yield from (f"    {line}" for line in explanation(analysis, summary.why(excerpt.sentence)))


def _counted(summary: Summary, body: int) -> str:
    if summary.only is None:
        return f"{len(summary.excerpts)} of {body} sentences"
    if not summary.only:
        return f"nothing new in {body} sentences"
    return f"{len(summary.excerpts)} of {len(summary.only)} new sentences, {body} in all"


def entities_to_text(analysis: Analysis) -> str:
    """Return the title, then the entities by type: number of mentions, name, aliases, first mention."""
    return "\n".join(_entity_lines(analysis)) + "\n"


def _entity_lines(analysis: Analysis) -> Iterator[str]:
    yield analysis.document.title
    for kind, title in citation.TYPE_NAMES.items():
        entities = [entity for entity in analysis.entities if entity.type == kind]
        if entities:
            yield from ("", title)
        for entity in entities:
            also = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
            first = citation.sentence(analysis, entity.mentions[0].start)
            yield f"{len(entity.mentions):5}  {entity.name}{also}, first in {first}"


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
