"""Find all mentions in a document: names by the tagger, dates and quantities by rules.

A mention has a span, a likely type and its certainty; `entities.coreference` merges the mentions of one
entity.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import merge

from summarizer.cancellation import stoppable
from summarizer.document import FIGURES, Document, Sentence
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognition.dates_quantities import find_figures
from summarizer.entities.recognition.names import find_names
from summarizer.entities.tagger.tagger import Tagger


def find_mentions(
    document: Document, sentences: Sequence[Sentence], tagger: Tagger, cancelled: Callable[[], bool]
) -> list[Mention]:
    """Return all mentions in text order, without overlaps. Raises Cancelled."""
    names = find_names(document, sentences, tagger, cancelled)
    figures = find_figures(document, sentences, cancelled)
    return _side_by_side(names, figures, cancelled)


def _side_by_side(
    names: list[Mention], figures: list[Mention], cancelled: Callable[[], bool]
) -> list[Mention]:
    """Merge names and figures, preferring names where they overlap: "Boeing 737 jets".

    A name inside a quantity belongs to it, as the country in "US$ 3 million" does.
    """
    kept: list[Mention] = []
    for mention in stoppable(merge(names, figures, key=lambda mention: mention.start), cancelled):
        if kept and not _is_figure(mention) and _is_inside(mention, kept[-1]):
            continue
        if kept and _is_figure(mention) and _is_inside(kept[-1], mention):
            kept.pop()
        while kept and mention.start < kept[-1].end and _is_figure(kept[-1]) and not _is_figure(mention):
            kept.pop()
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _is_inside(name: Mention, figure: Mention) -> bool:
    return (
        figure.type == "quantity"
        and not _is_figure(name)
        and figure.start <= name.start
        and name.end <= figure.end
    )


def _is_figure(mention: Mention) -> bool:
    return mention.type in FIGURES
