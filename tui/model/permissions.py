"""What whoever sits before the reader may do with it: all, or only what a login that is shared is for."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model.export_target import ExportTarget

LEAVING = frozenset({"suspend"})
"""Ids of keys that lead out of the program."""
WRITING = frozenset({"export", "digest"})
"""Ids of those that end in an export."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """Of a session."""

    exports: ExportTarget | None
    """Where exports go; None, and there are none."""
    restricted: bool = False
    """Whether nothing may lead out of the program."""

    @property
    def unbound(self) -> frozenset[str]:
        """Ids of keys that there are none of."""
        return (LEAVING if self.restricted else frozenset()) | (frozenset() if self.exports else WRITING)
