"""The key of a briefing within a session."""

from __future__ import annotations

from typing import NamedTuple


class BriefingKey(NamedTuple):
    """Identifies a briefing: its source, and the document in it."""

    source: int
    """Index of the source."""
    part: int = 0
    """Index of the document within the source."""
