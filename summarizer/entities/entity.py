"""An entity of a document: who or what it is, and every place where the text names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from summarizer.document import Span

EntityType = Literal["person", "organization", "place", "nationality", "event", "date", "quantity", "other"]
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)


@dataclass(frozen=True, slots=True)
class Entity:
    """One referent. Mentions stand in text order and overlap no other mention of the document."""

    id: str
    name: str
    """The fullest form that the text gives."""
    type: EntityType
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    """The other forms that the text gives, by first appearance."""
    role: str | None = None
    """As the text words it: "U.S. President Donald Trump’s special envoy"."""
    place_id: str | None = None
    """Of a nationality, the entity of its country where the document names it."""
    weight: float = 0.0
    """What the recognizer makes of it before any sentence is ranked, 0 to 1."""
    salience: float = 0.0
    """Computed last, from the weight and from the rank of its sentences, 0 to 1."""
