"""Search in the source: incremental, n and N go to further matches, esc cancels.

The match nearest to the cursor is found at once; the rest of a long text is searched in short slices with
pauses, so that the next key is not delayed.
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
from tui.model.navigation import BriefingKey
from tui.model.reading import Reading
from tui.model.text_search import AdjacentMatch, TextSearch, has_capital, means_something
from tui.screens.line_editor import TypedLine
from tui.screens.reader.layout import SurfaceForms, offer
from tui.screens.reader.structure import StructureActions
from tui.settings.keymap import Keymap

AT_ONCE, SLICE, REST = 0.005, 0.003, 0.002
"""Seconds of work while a key is handled, of a slice of work after it, and of the pause after a slice."""


class SearchActions(StructureActions):
    """Actions of the keys / n N."""

    def __init__(self, keys_in_effect: Keymap, catalog: Catalog, written: SurfaceForms, emit: Emit) -> None:
        super().__init__(keys_in_effect, catalog, written, emit)
        self.search: TextSearch | None = None
        self._folded: FoldedText | None = None
        self._from: tuple[int, Span | None] = (0, None)
        """Cursor and mention when the key was pressed."""
        self._began: tuple[int, Span | None] = self._from
        """Cursor and mention when the search began; the key alone does not change those of an earlier
        search."""
        self._near: AdjacentMatch | None = None
        self._last = ""
        """The last query, in any briefing."""
        self._by_hits = False
        """Whether the search is more recent than the focus on an entity."""
        self._message = ""
        """The last message about the matches."""
        self._working: asyncio.Task[None] | None = None

    def present(self, key: BriefingKey, opened: Reading) -> None:
        self._forget()
        self._folded = None
        super().present(key, opened)

    def grow(self, document: Document, cursor: int | None) -> None:
        """Show a longer version of the text, and search all of it."""
        super().grow(document, cursor)
        if self.search is not None and self.reading is not None:
            folded = self._text(document, cased=self.search.folded.cased)
            self.search = self.source.search = TextSearch(folded, self.search.query, self.reading.cursor)
            self._work(self._looking(self.search, self.reading.cursor))

    # Typing

    def action_find(self) -> None:
        if self.reading is None:
            return
        self._from = (self.reading.cursor, self.reading.mention)
        self.uncover_source()
        again = f"search (enter repeats {self._last})" if self._last else "search"
        asked = TypedLine(again, self._typed, self._left)
        self.ask(asked, offer("enter", "accept"), offer("esc", "cancel"))
        self._work(self._folding(self.reading.document))

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
            self.asked.name = "search"
        self._look_for(query, including=True)

    def _look_for(self, query: str, *, including: bool) -> None:
        """Search from where the search began; `including`: a match at the cursor counts."""
        assert self.reading is not None
        cursor, mention = self._began = self._from
        self.reading = replace(self.reading, cursor=cursor, mention=mention)
        self._near, self.search = None, None
        self._by_hits = True
        if means_something(query):
            folded = self._text(self.reading.document, cased=has_capital(query))
            self.search = search = TextSearch(folded, query, cursor)
            self._work(self._looking(search, cursor - including))
        self._show_hits()

    def _looking(self, search: TextSearch, origin: int) -> Iterator[None]:
        """Search step by step, and move the cursor to the first match once it is known, unless it was
        moved."""
        going, tried = True, -1
        while going:
            going = search.step()
            if self._near is None and (search.count != tried or not going):
                tried = search.count
                self._near = search.near(origin, 1, look=not going)
                now = self.reading
                if self._near and now and (now.cursor, now.mention) == self._began:
                    self.reading = reading.at_mention(now, self._near.span)
            yield

    def _work(self, steps: Iterator[None]) -> None:
        """Take steps for a moment, and the remaining ones in a task."""
        if self._working is not None:
            self._working.cancel()
        if _run(steps, AT_ONCE):
            self._working = asyncio.create_task(self._go_on(steps))

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
        self.source.search = self.search
        if again and self._status.text != self._message:
            self.source.redraw()
            return
        self._message = self._describe()
        self.go(self.reading, self._message)

    def _describe(self) -> str:
        """Return the message about the matches, after the prompt while it is open."""
        assert self.reading is not None
        wrapped = status_text.wrapped(self._near is not None and self._near.wrapped, 1)
        if isinstance(self.asked, TypedLine):
            found = status_text.match_position(self.reading, self.search) + wrapped if self.search else ""
            return f"{self.asked.shown()} {found}".rstrip()
        return (
            status_text.match_position(self.reading, self.search, name=True) + wrapped if self.search else ""
        )

    def _left(self, stands: bool) -> None:
        assert isinstance(self.asked, TypedLine)
        query = self.asked.text
        self.answered()
        if not stands:
            if self._began is self._from:
                self._return()
            self.say("")
            return
        if not query and self._last:
            query = self._last
            self._look_for(query, including=False)
        self._last = query if self.search else self._last
        if self.search is None:
            self.say("")
        elif self.search.complete and not self.search.count:
            self._return()
            self.say(f"no match for “{query}”")
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
            self.say(status_text.match_position(self.reading, self.search, name=True))
            return
        moved = reading.at_mention(self.reading, near.span)
        self.go(
            moved,
            status_text.match_position(moved, self.search, name=True) + status_text.wrapped(near.wrapped, by),
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
        if self._working is not None:
            self._working.cancel()
        self.search = self.source.search = self._near = None
        self._by_hits = False


def _run(steps: Iterator[None], seconds: float) -> bool:
    """Take steps for so many seconds; return whether there are more."""
    end = perf_counter() + seconds
    return any(perf_counter() > end for _ in steps)
