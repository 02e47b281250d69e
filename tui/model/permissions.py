"""What the user of a session may do: everything, or less in a restricted session of a shared login."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model.export_target import ExportTarget

LEAVING = frozenset({"suspend"})
"""Ids of keys that leave the program."""
WRITING = frozenset({"export", "digest"})
"""Ids of keys that write an export."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """The permissions of a session."""

    exports: ExportTarget | None
    """Target of exports; None if exports are not allowed."""
    restricted: bool = False
    """Whether the user may not leave the program, as by suspending it."""

    @property
    def unbound(self) -> frozenset[str]:
        """Return the key ids that are unbound in this session."""
        return (LEAVING if self.restricted else frozenset()) | (frozenset() if self.exports else WRITING)
