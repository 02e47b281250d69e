"""A place where a text names somebody or something, before it is settled who: what recognition hands on."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.document import EntityType


class Mention(NamedTuple):
    start: int
    end: int
    type: EntityType
    certainty: int
    """0 for a guess to 5 for what is known; a name's type is that of its surest mentions together."""
    role: str | None = None
