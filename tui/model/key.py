"""The key of a briefing within a session."""

from __future__ import annotations

from typing import NamedTuple


class BriefingKey(NamedTuple):
    """Identifies a briefing: the number of its source, and its place in that."""

    source: int
    part: int = 0
    """Index of the document within the source."""
