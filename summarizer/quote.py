"""A quotation; `quotes` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, its marks included."""

    start: int
    end: int
    kind: Literal["direct", "reported"]
    speaker: str | None
    """The id of an entity."""
    cue: str | None
    """The word that gives it to its speaker, in lower case: "said", "according to"."""
