"""Remove the names that the user hides from the entities of a document, and as speakers of its quotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.document import Document, Entity, Quote
from summarizer.entities.coreference.keys import bare
from summarizer.entities.lexicon.gazetteer import straight


def without_hidden(
    document: Document,
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    hidden: Set[str],
    cancelled: Callable[[], bool],
) -> tuple[tuple[Entity, ...], tuple[Quote, ...]]:
    """Return the entities and quotes without hidden names.

    An entity whose display name is hidden is removed with all its mentions; of any other one, the mentions
    under a hidden name. A quote of a removed entity has no speaker. Raises Cancelled.
    """
    if not hidden:
        return tuple(entities), tuple(quotes)
    names = {straight(name) for name in hidden}
    left = [
        shown
        for entity in stoppable(entities, cancelled)
        if (shown := _shown(document, entity, names, cancelled)) is not None
    ]
    ids = {entity.id for entity in left}
    return (
        tuple(
            entity if entity.place_id is None or entity.place_id in ids else entity._replace(place_id=None)
            for entity in left
        ),
        tuple(_spoken(quote, ids) for quote in stoppable(quotes, cancelled)),
    )


def _shown(
    document: Document, entity: Entity, hidden: Set[str], cancelled: Callable[[], bool]
) -> Entity | None:
    """Return an entity without its mentions under hidden names; None if none is left."""
    if straight(entity.name) in hidden:
        return None
    if not any(straight(alias) in hidden for alias in entity.aliases):
        return entity
    mentions = tuple(
        mention
        for mention in stoppable(entity.mentions, cancelled)
        if straight(bare(document.line(mention))) not in hidden
    )
    aliases = tuple(alias for alias in entity.aliases if straight(alias) not in hidden)
    return entity._replace(mentions=mentions, aliases=aliases) if mentions else None


def _spoken(quote: Quote, ids: Set[str]) -> Quote:
    """Return a quote without the speakers that are not among `ids`."""
    if all(speaker in ids for speaker in quote.speakers):
        return quote
    left = tuple(speaker for speaker in quote.joint if speaker in ids)
    return quote._replace(speaker=left[0] if len(left) == 1 else None, joint=left if len(left) > 1 else ())
