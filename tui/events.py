"""Values for what has happened or is requested; `BriefingApp.take` handles all of them in one place.

Whoever emits an event has a function for it and does not know the application. Calls go down.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.name_rules import NameRules
from tui.model.navigation import BriefingKey

if TYPE_CHECKING:
    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Event:
    """Base class of the events."""


Emit = Callable[[Event], Awaitable[None] | None]
"""Handles an event; an awaitable is returned if that takes longer, and must be awaited."""


# Analyses


@dataclass(frozen=True, slots=True)
class AnalysisProgressed(Event):
    """A share of an analysis is done."""

    key: BriefingKey
    share: float


@dataclass(frozen=True, slots=True)
class EntitiesFound(Event):
    """There is a partial analysis of a long briefing."""

    key: BriefingKey
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class AnalysisReady(Event):
    """There is a complete analysis. Must be awaited."""

    key: BriefingKey
    analysis: Analysis
    fresh: bool
    """Whether it was made now; else it was cached."""


@dataclass(frozen=True, slots=True)
class AnalysisAbandoned(Event):
    """A briefing could not be analyzed."""

    key: BriefingKey
    document: Document
    why: str


@dataclass(frozen=True, slots=True)
class AnalysesWanted(Event):
    """The briefings that are analyzed when idle have changed."""


# Reading


@dataclass(frozen=True, slots=True)
class DocumentGrew(Event):
    """There is a longer version of the open briefing; `cursor` is its old position, to be restored."""

    document: Document
    cursor: int | None


@dataclass(frozen=True, slots=True)
class GrowthChanged(Event):
    """More of the open briefing has been read; the text says how much, and is empty at the end."""

    text: str


@dataclass(frozen=True, slots=True)
class DocumentComplete(Event):
    """The open briefing will not grow any more."""

    key: BriefingKey
    document: Document


@dataclass(frozen=True, slots=True)
class GrowthStopped(Event):
    """The user has stopped reading the open briefing in."""


@dataclass(frozen=True, slots=True)
class FileReplaced(Event):
    """The open briefing was read again, and its text has changed. Must be awaited."""

    key: BriefingKey
    document: Document


# Requests of the user


@dataclass(frozen=True, slots=True)
class BriefingRequested(Event):
    """Open a briefing at an offset, or where it was left."""

    key: BriefingKey
    offset: int | None
    jumped: bool = True
    """Whether the current position is added to the jump list."""
    query: str = ""
    """The query that found the offset in all briefings; empty if none did."""


@dataclass(frozen=True, slots=True)
class ListRequested(Event):
    """Open the list of briefings, since none is open."""


@dataclass(frozen=True, slots=True)
class NextUnreadRequested(Event):
    """Open the next unread briefing."""


@dataclass(frozen=True, slots=True)
class VersionsRequested(Event):
    """Show the differences between the versions of a story."""

    key: BriefingKey


@dataclass(frozen=True, slots=True)
class NameCorrected(Event):
    """The user has corrected a name of the open briefing."""

    rules: NameRules
    """What the correction adds to the rules in effect."""
    lasting: bool
    """Whether it is saved for all briefings; else it holds for this one, in this session."""
    done: str
    """What was done, for the message."""


@dataclass(frozen=True, slots=True)
class NameCorrectionUndone(Event):
    """The user takes the last correction of a name in the open briefing back."""


@dataclass(frozen=True, slots=True)
class PageRequested(Event):
    """Open a page; `then` is called with its result."""

    page: Screen[Any]
    then: Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class DecisionMade(Event):
    """The user has decided something about the open briefing; it is saved before the screen confirms it."""


ListMark = Literal["read", "starred", "archived", "removed"]
"""A mark of a briefing in the list."""


@dataclass(frozen=True, slots=True)
class BriefingsMarked(Event):
    """The user has set or cleared a mark of briefings in the list."""

    keys: tuple[BriefingKey, ...]
    mark: ListMark
    on: bool


@dataclass(frozen=True, slots=True)
class ListArranged(Event):
    """The user has changed the sort order or the filter of the list."""


@dataclass(frozen=True, slots=True)
class NewFilesRequested(Event):
    """The user wants to see the files that were added to the folder."""


@dataclass(frozen=True, slots=True)
class MarksUndone(Event):
    """The user has undone the last step in the list."""


@dataclass(frozen=True, slots=True)
class ListScrolled(Event):
    """The list shows other briefings, which are read first."""

    shown: tuple[BriefingKey, ...]


@dataclass(frozen=True, slots=True)
class ExportEnded(Event):
    """An export was written to a file, or was cancelled."""

    where: str | None


# Messages


@dataclass(frozen=True, slots=True)
class Announced(Event):
    """Show a message on the current screen."""

    text: str
    warn: bool = False


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """Show an error message and add it to the list of messages."""

    message: str


@dataclass(frozen=True, slots=True)
class StatusMarked(Event):
    """Set the status marker of a subject; an empty text removes it."""

    name: str
    text: str
