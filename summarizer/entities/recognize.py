"""Recognize the entities of a document, from mentions to weighted entities.

Names are found by the tagger, dates and quantities by rules. A mention has a span, a likely type and its
certainty; `coreference` merges the mentions of one entity.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import FIGURES, Document, Entity, Sentence, Span
from summarizer.entities.coreference.merge import MentionGroup, forms, merge, others, shown
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognition.dates_quantities import find_figures
from summarizer.entities.recognition.names import find_names
from summarizer.entities.recognition.ruled_names import with_rules
from summarizer.entities.tagger.tagger import Tagger, shipped
from summarizer.entities.weight import WeightContext, scene, weight
from summarizer.name_rules import NameRule


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
    for mention in stoppable(heapq.merge(names, figures, key=lambda mention: mention.start), cancelled):
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


def recognize(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    tagger: Tagger | None = None,
    rules: Sequence[NameRule] = (),
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Entity, ...]:
    """Recognize the entities of a document, in the order of their first mentions ("e1", "e2", …).

    Weights are set; saliences are left at 0.

    Args:
        document: the document.
        sentences: the sentences to search, of which code is skipped.
        tagger: the name tagger; by default the one in the package.
        rules: names that the user has given, which precede what the tagger and the word lists say.
        cancelled: called every few milliseconds; once it returns True, `Cancelled` is raised.
    """
    groups = find_groups(document, sentences, tagger or shipped(), rules, cancelled)
    return _entities(document, sentences, groups, cancelled)


def recognize_ruled(
    document: Document,
    sentences: Sequence[Sentence],
    rules: Sequence[NameRule],
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Entity, ...]:
    """Return the entities of the user's rules alone, as for a language that the tagger does not know."""
    if not rules:
        return ()
    mentions = with_rules(document, sentences, (), rules, cancelled)
    return _entities(document, sentences, merge(document, mentions, cancelled, rules), cancelled)


def _entities(
    document: Document,
    sentences: Sequence[Sentence],
    groups: Sequence[MentionGroup],
    cancelled: Callable[[], bool],
) -> tuple[Entity, ...]:
    where = scene(document, sentences)
    places = {group.key.words[0]: f"e{n}" for n, group in enumerate(groups, 1) if group.key.known == "place"}
    found = []
    for number, group in enumerate(groups, 1):
        stop_if(cancelled)
        found.append(_entity(f"e{number}", document, group, where, places, cancelled))
    return tuple(found)


def find_groups(
    document: Document,
    sentences: Sequence[Sentence],
    tagger: Tagger,
    rules: Sequence[NameRule],
    cancelled: Callable[[], bool],
) -> list[MentionGroup]:
    """Return the mentions of each entity, in the order of the first mentions. Raises Cancelled."""
    mentions = find_mentions(document, sentences, tagger, cancelled)
    mentions = with_rules(document, sentences, mentions, rules, cancelled)
    return merge(document, mentions, cancelled, rules)


def _entity(
    ident: str,
    document: Document,
    group: MentionGroup,
    where: WeightContext,
    places: dict[str, str],
    cancelled: Callable[[], bool],
) -> Entity:
    spans = tuple(Span(mention.start, mention.end) for mention in stoppable(group.mentions, cancelled))
    found = forms(document, stoppable(spans, cancelled))
    given = next((mention.canonical for mention in group.mentions if mention.canonical), None)
    name = given or shown(found, group.key, group.type)
    return Entity(
        id=ident,
        name=name,
        type=group.type,
        mentions=spans,
        aliases=others(found, name),
        role=next((mention.role for mention in group.mentions if mention.role), None),
        place_id=places.get(group.key.words[0]) if group.type == "nationality" else None,
        weight=weight(group.type, spans, list(found), where),
    )
