"""Search over all briefings: results appear as the user types; enter opens one at the match."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from summarizer.corpus.search.results import SearchResults
from summarizer.document import Span
from summarizer.safe_text import clean, label
from tui.panes.lists import HitsPane
from tui.panes.widgets import Header, StatusRule
from tui.screens.line_editor import Field
from tui.screens.page import ModalPage
from tui.workers.indexer import HITS, IndexerFailed

MOST_HITS = 200
"""Maximum number of hits requested when the cursor reaches the last of the first `HITS`."""
NO_QUERY = "type words in any order; “words in quotes” match as a phrase"
NO_WORD = "type a letter or digit to search for"


Search = Callable[[str, int], Awaitable[SearchResults | None]]
"""Searches for a query, with a maximum of hits; None if a later query replaces it. Raises IndexerFailed."""


class Chosen(NamedTuple):
    """The result chosen: a source, the number of a document in it, and the span to show."""

    number: int
    part: int
    span: Span


@dataclass(slots=True)
class LastSearch:
    """The last query and the selected briefing, for the next search."""

    query: str = ""
    number: int = -1
    part: int = 0


class SearchScreen(ModalPage[Chosen | None]):
    """The search screen. Returns the result chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", priority=True),
        Binding("ctrl+c,ctrl+q", "app.quit", "quit", priority=True),
        Binding("down,ctrl+n", "move(1)", "down", priority=True),
        Binding("up,ctrl+p", "move(-1)", "up", priority=True),
        Binding("pagedown", "page(1)", "page down", priority=True),
        Binding("pageup", "page(-1)", "page up", priority=True),
    ]
    HINT = "enter: open · ↓ ↑ pgdn pgup: move · esc: back"
    AGAIN = 1.0
    """Seconds between repetitions of the query while briefings are still being read."""

    def __init__(self, search: Search, last: LastSearch) -> None:
        super().__init__()
        self._search, self._last = search, last
        self._query = Field(last.query, id="query", select_on_focus=False)
        self._query.cursor_blink = False
        self._header, self._status = Header("header"), StatusRule("status")
        self._hits = HitsPane("hits")
        self._limit = HITS
        self._asking: asyncio.Task[None] | None = None
        self._later: Timer | None = None
        self._opens = False
        """Whether enter was pressed before the results arrived."""

    def compose(self) -> ComposeResult:
        yield self._header
        yield self._query
        yield self._hits
        yield self._status

    def on_mount(self) -> None:
        self._query.focus()
        self._header.show("Search all briefings", "")
        self._status.say(self.HINT)
        self._ask(HITS)

    def on_unmount(self) -> None:
        if self._asking:
            self._asking.cancel()

    # Query

    def on_input_changed(self) -> None:
        safe = clean(self._query.value)
        if safe != self._query.value:  # pasted text may contain control characters
            self._query.value = safe
        elif safe != self._last.query:
            self._last.query = safe
            self._last.number = -1
            self._opens = False
            self._ask(HITS)

    def _ask(self, limit: int) -> None:
        self._limit = limit
        if self._later:
            self._later.stop()
        if self._asking:
            self._asking.cancel()
            self._asking = None
        query = self._last.query
        if not any(map(str.isalnum, query)):
            self._header.show("Search all briefings", "")
            self._hits.say(NO_WORD if query.strip() else NO_QUERY)
        else:
            self._asking = asyncio.create_task(self._answer(query, limit))

    async def _answer(self, query: str, limit: int) -> None:
        try:
            found = await self._search(query, limit)
        except IndexerFailed as error:
            self._opens = False
            self._hits.say(f"search failed: {label(str(error))}")
            return
        if found is not None:
            self._show(found)

    def _show(self, found: SearchResults) -> None:
        where = (self._last.number, self._last.part)
        places = (at for at, hit in enumerate(found.hits) if (hit.number, hit.part) == where)
        self._header.show("Search all briefings", _read(found))
        if found.hits:
            self._hits.show(found, next(places, 0))
        else:
            self._hits.say(_none(found))
        if found.read < found.known:
            self._later = self.set_timer(self.AGAIN, self._ask_again)
        if self._opens:
            self._open()

    def _ask_again(self) -> None:
        """Repeat the query: more briefings have been read by now."""
        self._ask(self._limit)

    # Moving

    def action_move(self, by: int) -> None:
        self._moved(self._hits.move, by)

    def action_page(self, by: int) -> None:
        self._moved(self._hits.page, by)

    def _moved(self, move: Callable[[int], None], by: int) -> None:
        move(by)
        self._remember()
        found = self._hits.found
        at_end = self._hits.cursor == len(found.hits) - 1
        if at_end and len(found.hits) < found.total and self._limit < MOST_HITS:
            self._ask(MOST_HITS)

    def _remember(self) -> None:
        if self._hits.current:
            self._last.number, self._last.part = self._hits.current.number, self._hits.current.part

    # Opening and leaving

    def on_input_submitted(self) -> None:
        if self._asking and not self._asking.done() and self._limit == HITS:
            self._opens = True
        else:
            self._open()

    def action_choose(self) -> None:
        self._open()

    def _open(self) -> None:
        self._opens = False
        if hit := self._hits.current:
            self._remember()
            self.dismiss(Chosen(hit.number, hit.part, hit.span))

    def action_leave(self) -> None:
        self._remember()
        self.dismiss(None)


def _read(found: SearchResults) -> str:
    if found.read < found.known:
        return f"{found.read:,} of {found.known:,} briefings read"
    return f"{found.known:,} briefing{'s' if found.known != 1 else ''}" if found.known else ""


def _none(found: SearchResults) -> str:
    if found.read < found.known:
        return f"no match in the {found.read:,} of {found.known:,} briefings read so far"
    return "no briefing contains all of these words"
