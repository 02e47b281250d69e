"""Recognize the entities of a document, from mentions to weighted entities."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, Entity, Sentence, Span
from summarizer.entities.coreference.merge import MentionGroup, forms, merge, others, shown
from summarizer.entities.recognition.mentions import find_mentions
from summarizer.entities.tagger.tagger import Tagger, shipped
from summarizer.entities.weight import WeightContext, scene, weight


def recognize(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    tagger: Tagger | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Entity, ...]:
    """Recognize the entities of a document, in the order of their first mentions ("e1", "e2", …).

    Weights are set; saliences are left at 0.

    Args:
        document: the document.
        sentences: the sentences to search, of which code is skipped.
        tagger: the name tagger; by default the one in the package.
        cancelled: called every few milliseconds; once it returns True, `Cancelled` is raised.
    """
    groups = merge(document, find_mentions(document, sentences, tagger or shipped(), cancelled), cancelled)
    where = scene(document, sentences)
    places = {group.key.words[0]: f"e{n}" for n, group in enumerate(groups, 1) if group.key.known == "place"}
    found = []
    for number, group in enumerate(groups, 1):
        stop_if(cancelled)
        found.append(_entity(f"e{number}", document, group, where, places, cancelled))
    return tuple(found)


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
    name = shown(found, group.key, group.type)
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
