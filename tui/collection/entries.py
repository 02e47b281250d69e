"""An entry of the list of briefings: what is known of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.document import MessageHeaders
from tui.model.navigation import BriefingKey
from tui.store.state import UNMARKED, ListMarks

Shelf = Literal["list", "archived", "removed"]
"""Which briefings the list shows."""
SHELVES: tuple[Shelf, ...] = ("list", "archived", "removed")
State = Literal["unread", "read", "changed"]


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """An entry of the list."""

    key: BriefingKey
    name: str
    """The path as it was given, safe to show."""
    title: str = ""
    """Empty until the document has been read."""
    date: str | None = None
    date_inferred: bool = False
    """Whether the year was found elsewhere than the day."""
    author: str | None = None
    message: MessageHeaders | None = None
    """Headers of a mail message."""
    words: int | None = None
    sha256: str | None = None
    part: str | None = None
    """The name of the document within its file, if the file contains many."""
    state: State = "unread"
    listed: ListMarks = UNMARKED
    kept: int = 0
    """Number of kept sentences."""
    tags: tuple[str, ...] = ()
    """The tags in the notes on kept sentences, without `#`."""
    entities: tuple[str, ...] = ()
    """The most salient entities; empty until the briefing was analyzed."""
    error: str = ""
    """The reason why it can't be read."""
    alike: tuple[BriefingKey, ...] = ()
    """Near-duplicates, folded under this entry."""

    @property
    def shown(self) -> str:
        """Return the title, or the name of the file until the title is known."""
        return self.title or self.name.rpartition("/")[2]

    @property
    def shelf(self) -> Shelf:
        """Return where the briefing is."""
        return "removed" if self.listed.removed else "archived" if self.listed.archived else "list"

    @property
    def names(self) -> tuple[str, ...]:
        """Return the author and the most salient entities."""
        own = (self.author,) if self.author else ()
        return (*own, *(name for name in self.entities if name != self.author))

    @property
    def where(self) -> str:
        """Return the file, and the part if the file contains many."""
        return f"{self.name} [{self.part}]" if self.part else self.name
