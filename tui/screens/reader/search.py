"""Search in the source: incremental, n and N go to further matches, esc cancels.

The match nearest to the cursor is found at once; the rest of a long text is searched in short slices with
pauses, so that the next key is not delayed. Regular expressions are matched in a process of their own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

from summarizer.document import Document, Span
from summarizer.language.folding import FoldedText
from tui.collection.catalog import Catalog
from tui.events import Emit
from tui.model import reading, status_text
from tui.model.finders import MODE_NAMES, Mode, SearchQuery, finder_of, means_something, next_mode
from tui.model.navigation import BriefingKey
from tui.model.reading import Reading
from tui.model.search_pattern import PatternMatches, PatternSearch, SearchPattern, checked
from tui.model.text_search import AdjacentMatch, Matches, TextSearch
from tui.screens.line_editor import TypedLine
from tui.screens.reader.layout import SurfaceForms, offer
from tui.screens.reader.structure import StructureActions
from tui.settings.keymap import Keymap
from tui.workers.matcher import MatcherClient, MatcherFailed

AT_ONCE, SLICE, REST = 0.005, 0.003, 0.002
"""Seconds of work while a key is handled, of a slice of work after it, and of the pause after a slice."""


class SearchActions(StructureActions):
    """Actions of the keys / n N ctrl+t."""

    def __init__(self, keys_in_effect: Keymap, catalog: Catalog, written: SurfaceForms, emit: Emit) -> None:
        super().__init__(keys_in_effect, catalog, written, emit)
        self.search: Matches | None = None
        self._query = SearchQuery("")
        """The query of the current search."""
        self._mode: Mode = "literal"
        """How the next query is matched."""
        self._problem = ""
        """Why there is no search for the query."""
        self._matcher = MatcherClient()
        self._folded: FoldedText | None = None
        self._from: tuple[int, Span | None] = (0, None)
        """Cursor and mention when the key was pressed."""
        self._began: tuple[int, Span | None] = self._from
        """Cursor and mention when the search began; the key alone does not change those of an earlier
        search."""
        self._near: AdjacentMatch | None = None
        self._last: SearchQuery | None = None
        """The last query, in any briefing."""
        self._by_hits = False
        """Whether the search is more recent than the focus on an entity."""
        self._message = ""
        """The last message about the matches."""
        self._working: asyncio.Task[None] | None = None

    def on_unmount(self) -> None:
        self._matcher.close()

    def present(self, key: BriefingKey, opened: Reading) -> None:
        self._forget()
        self._folded = None
        super().present(key, opened)

    def grow(self, document: Document, cursor: int | None) -> None:
        """Show a longer version of the text, and search all of it."""
        super().grow(document, cursor)
        if self.search is not None and self.reading is not None:
            self._begin(self._query, self.reading.cursor, self.reading.cursor)
            self._show_search()

    # Typing

    def action_find(self) -> None:
        if self.reading is None:
            return
        self._from = (self.reading.cursor, self.reading.mention)
        self.uncover_source()
        commands = dict.fromkeys(self.keys.names("find.mode"), self.action_search_mode)
        asked = TypedLine(self._prompt(repeats=True), self._typed, self._left, others=commands)
        self._ask_query(asked)
        if self.search is None or self.search.complete:
            self._work(self._folding(self.reading.document))

    def _ask_query(self, asked: TypedLine) -> None:
        mode = self.keys.word("find.mode")
        modes = [offer(mode, f"mode: {MODE_NAMES[self._mode]}")] if mode else []
        self.ask(asked, offer("enter", "accept"), offer("esc", "cancel"), *modes)

    def _prompt(self, *, repeats: bool = False) -> str:
        """Return the prompt, with the mode unless it is the usual one."""
        mode = [] if self._mode == "literal" else [MODE_NAMES[self._mode]]
        last = [f"enter repeats {self._last.text}"] if self._last and repeats else []
        return f"search ({'; '.join(mode + last)})" if mode or last else "search"

    def action_search_mode(self) -> None:
        """Change how a query is matched: that which is typed, else the current one, else the next one."""
        is_open = isinstance(self.asked, TypedLine)
        self._mode = next_mode(self._mode if is_open or self.search is None else self._query.mode)
        if isinstance(self.asked, TypedLine):
            self.asked.name = self._prompt(repeats=not self.asked.text)
            self._ask_query(self.asked)
            if self.asked.text:
                self._typed(self.asked.text)
        elif self.search is not None or self._problem:
            self._from = self._began
            self._last = self._query._replace(mode=self._mode)
            self._look_for(self._last, including=True)
        else:
            self.say(f"search: {MODE_NAMES[self._mode]}")

    def _folding(self, document: Document) -> Iterator[None]:
        """Fold the text, step by step, before the user has typed anything."""
        folded = self._text(document, cased=False)
        for number in range(len(folded)):
            folded.piece(number)
            yield

    def _text(self, document: Document, *, cased: bool) -> FoldedText:
        """Return the folded text. Only one version is held: it takes as much memory as the text."""
        now = self._folded
        if now is None or now.text is not document.text or now.cased != cased:
            now = self._folded = FoldedText(document.text, cased=cased)
        return now

    def _typed(self, query: str) -> None:
        if isinstance(self.asked, TypedLine):
            self.asked.name = self._prompt()
        self._look_for(SearchQuery(query, self._mode), including=True)

    def _look_for(self, query: SearchQuery, *, including: bool) -> None:
        """Search from where the search began; `including`: a match at the cursor counts."""
        assert self.reading is not None
        cursor, mention = self._began = self._from
        self.reading = replace(self.reading, cursor=cursor, mention=mention)
        self._near, self.search = None, None
        self._by_hits = True
        self._begin(query, cursor, cursor - including)
        self._show_hits()

    def _begin(self, query: SearchQuery, cursor: int, origin: int) -> None:
        """Begin a search at the cursor, for a first match after `origin`."""
        assert self.reading is not None
        self._stop_working()
        self._query, self._problem = query, ""
        if query.mode == "regex" and query.text:
            try:
                pattern = checked(query.text)
            except ValueError as error:
                self._problem = str(error)
                return
            # While a longer version of the text is searched, the matches so far remain.
            search = self.search if isinstance(self.search, PatternSearch) else PatternSearch()
            self.search = search
            self._working = asyncio.create_task(self._matching(search, pattern, origin))
        elif means_something(query.text):
            finder = finder_of(query)
            folded = self._text(self.reading.document, cased=finder.cased)
            pieces = TextSearch(folded, finder, cursor)
            self.search = pieces
            self._work(self._looking(pieces, origin))

    async def _matching(self, search: PatternSearch, pattern: SearchPattern, origin: int) -> None:
        """Have a pattern matched, and show the matches."""
        assert self.reading is not None
        try:
            found = await self._matcher.find(self.reading.document, pattern)
        except MatcherFailed as error:
            found = PatternMatches(problem=str(error))
        if found is not None and self.search is search:
            search.take(found)
            self._go_to_first(origin, look=True)
            self._show_hits(again=True)

    def _go_to_first(self, origin: int, *, look: bool) -> None:
        """Move the cursor to the first match once it is known, unless it was moved."""
        if self.search is not None and self._near is None:
            self._near = self.search.near(origin, 1, look=look)
            now = self.reading
            if self._near and now and (now.cursor, now.mention) == self._began:
                self.reading = reading.at_mention(now, self._near.span)

    def carry_over(self, query: str, where: int) -> None:
        """Search for the query of a search in all briefings, from the match that it found in this one."""
        assert self.reading is not None
        self._from = self._began = (self.reading.cursor, self.reading.mention)
        self._near, self.search, self._by_hits = None, None, True
        self._begin(SearchQuery(query, "terms"), where, where - 1)
        if self.search is None or (self.search.complete and not self.search.count):
            self._return()
        else:
            self._last = self._query
            self._show_hits()

    def _looking(self, search: TextSearch, origin: int) -> Iterator[None]:
        """Search step by step, and move the cursor to the first match once it is known, unless it was
        moved."""
        going, tried = True, -1
        while going:
            going = search.step()
            if self._near is None and (search.count != tried or not going):
                tried = search.count
                self._go_to_first(origin, look=not going)
            yield

    def _work(self, steps: Iterator[None]) -> None:
        """Take steps for a moment, and the remaining ones in a task."""
        self._stop_working()
        if _run(steps, AT_ONCE):
            self._working = asyncio.create_task(self._go_on(steps))

    def _stop_working(self) -> None:
        if self._working is not None:
            self._working.cancel()

    async def _go_on(self, steps: Iterator[None]) -> None:
        more = True
        while more:
            await asyncio.sleep(REST)
            before, more = self._near, _run(steps, SLICE)
            if self.search is not None and (self._near is not before or not more):
                self._show_hits(again=True)

    def _show_hits(self, *, again: bool = False) -> None:
        """Show the matches; if `again`, without replacing a message that came later."""
        assert self.reading is not None
        self._show_search()
        if again and self._status.text != self._message:
            self.source.redraw()
            return
        self._message = self._describe()
        self.go(self.reading, self._message)

    def _show_search(self) -> None:
        """Highlight the matches in all panes; the source is drawn when the cursor moves."""
        for pane in (self.summary, self.entities, self.source):
            pane.search = self.search
        self.summary.redraw()
        self.entities.redraw()

    def _describe(self) -> str:
        """Return the message about the matches, after the prompt while it is open."""
        assert self.reading is not None
        prompt = f"{self.asked.shown()} " if isinstance(self.asked, TypedLine) else ""
        found = self._problem
        if self.search is not None:
            found = status_text.match_position(self.reading, self.search, None if prompt else self._query)
            found += status_text.wrapped(self._near is not None and self._near.wrapped, 1)
        return (prompt + found).rstrip()

    def _left(self, stands: bool) -> None:
        assert isinstance(self.asked, TypedLine)
        query = SearchQuery(self.asked.text, self._mode)
        self.answered()
        if not stands:
            if self._began is self._from:
                self._return()
            self.say("")
            return
        if not query.text and self._last:
            query = self._last
            self._look_for(query, including=False)
        self._last = query if self.search else self._last
        if self.search is None:
            self.say(self._problem)
        elif self.search.complete and not self.search.count:
            problem = self.search.problem
            self._return()
            self.say(problem or f"no match for {status_text.named_query(query)}")
        else:
            self.jumping(self._began[0])
            self._show_hits()

    # Next and previous match

    def action_mention(self, by: int) -> None:
        if not self.goes_by_hits:
            super().action_mention(by)
            return
        assert self.reading is not None
        assert self.search is not None
        near = self.search.near(self.reading.cursor, by, look=self.search.complete)
        if near is None:
            self.say(status_text.match_position(self.reading, self.search, self._query))
            return
        if self._stops(near.wrapped, by, "match"):
            return
        moved = reading.at_mention(self.reading, near.span)
        self.go(
            moved,
            status_text.match_position(moved, self.search, self._query)
            + status_text.wrapped(near.wrapped, by),
        )

    @property
    def goes_by_hits(self) -> bool:
        """Whether n and N go through matches rather than mentions: by what the user asked for last."""
        focus = self.reading.focus if self.reading else None
        return self.search is not None and (self._by_hits or focus is None)

    def _focus(self, ident: str, here: Span | None = None) -> None:
        self._by_hits = False
        super()._focus(ident, here)

    # Undo

    def clear_search(self) -> None:
        """Return to where the search began."""
        self._return()
        self.say("search cleared")

    def _return(self) -> None:
        """Return to where the search began, and remove the highlights."""
        self._forget()
        if self.reading is not None:
            cursor, mention = self._began
            self.go(replace(self.reading, cursor=cursor, mention=mention))

    def _forget(self) -> None:
        self._stop_working()
        self.search = self._near = None
        self._problem = ""
        self._by_hits = False
        self._show_search()


def _run(steps: Iterator[None], seconds: float) -> bool:
    """Take steps for so many seconds; return whether there are more."""
    end = perf_counter() + seconds
    return any(perf_counter() > end for _ in steps)
