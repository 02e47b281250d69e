"""How a long analysis is told to stop."""

from __future__ import annotations


class Cancelled(Exception):
    """Raised where an analysis is asked to stop."""
