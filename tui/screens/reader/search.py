"""Search in the source: found as one types, walked through with n and N, taken back with esc.

What a key is waited for is found at once; the rest of a long text is searched in slices, with a rest after
each, so that the next key need not wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter

from summarizer.document import Document, Span
from tui.model import reading, status_text
from tui.model.reading import Reading
from tui.model.text_search import AdjacentMatch, FoldedText, TextSearch, has_capital, means_something
from tui.screens.line_editor import TypedLine
from tui.screens.reader.asking import offer
from tui.screens.reader.navigation import JumpActions, MentionActions
from tui.settings.keymap import Keymap
from tui.settings.keys import KeyEntry

AT_ONCE, SLICE, REST = 0.005, 0.003, 0.002
"""Seconds: of a key's own work, of work between keys, of rest in which they are heard."""


class SearchActions(MentionActions, JumpActions):
    """The keys / n N and what esc takes back first."""

    def __init__(self, keys_in_effect: Keymap) -> None:
        super().__init__(keys_in_effect)
        self.search: TextSearch | None = None
        self._folded: FoldedText | None = None
        self._from: tuple[int, Span | None] = (0, None)
        """Cursor and mention where the key was pressed."""
        self._began: tuple[int, Span | None] = self._from
        """Where the search began: the key alone leaves an earlier one as it is."""
        self._near: AdjacentMatch | None = None
        self._last = ""
        """What was searched for last, in any briefing."""
        self._by_hits = False
        """Hits were asked for after the entity in focus."""
        self._told = ""
        """What was said of the hits last."""
        self._working: asyncio.Task[None] | None = None

    def present(self, opened: Reading, place: Callable[[], str]) -> None:
        self._forget()
        self._folded = None
        super().present(opened, place)

    def grow(self, document: Document, cursor: int | None) -> None:
        """Hits are looked for in all of it."""
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
        again = f"search (enter: {self._last} again)" if self._last else "search"
        asked = TypedLine(again, self._typed, self._left)
        self.ask(asked, offer("enter", "stay there"), offer("esc", "back"))
        self._work(self._folding(self.reading.document))

    def _folding(self, document: Document) -> Iterator[None]:
        """The text is folded while one still thinks of what to type."""
        folded = self._text(document, cased=False)
        for number in range(len(folded)):
            folded.piece(number)
            yield

    def _text(self, document: Document, *, cased: bool) -> FoldedText:
        """Of one text, in one way, at a time: it takes as much memory as the text."""
        now = self._folded
        if now is None or now.text is not document.text or now.cased != cased:
            now = self._folded = FoldedText(document.text, cased=cased)
        return now

    def _typed(self, query: str) -> None:
        if isinstance(self.asked, TypedLine):
            self.asked.name = "search"
        self._look_for(query, including=True)

    def _look_for(self, query: str, *, including: bool) -> None:
        """From where the search began; a hit that begins there counts, or not."""
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
        """Step by step; the cursor goes to the first hit as soon as it is known, unless it went elsewhere."""
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
        """What can be done at once, and then what is left, while nothing else is to be done."""
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
        """What is said of them is not said `again` where something else has been said since."""
        assert self.reading is not None
        self.source.search = self.search
        if again and self._status.text != self._told:
            self.source.redraw()
            return
        self._told = self._said()
        self.go(self.reading, self._told)

    def _said(self) -> str:
        """While one types, what is typed stands before what is found."""
        assert self.reading is not None
        wrapped = status_text.wrapped(self._near is not None and self._near.wrapped, 1)
        if isinstance(self.asked, TypedLine):
            found = status_text.hit(self.reading, self.search) + wrapped if self.search else ""
            return f"{self.asked.shown()} {found}".rstrip()
        return status_text.hit(self.reading, self.search, name=True) + wrapped if self.search else ""

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
            self.say(f"no hit for “{query}”")
        else:
            self.jumping(self._began[0])
            self._show_hits()

    # Walking

    def action_mention(self, by: int) -> None:
        if not self.goes_by_hits:
            super().action_mention(by)
            return
        assert self.reading is not None
        assert self.search is not None
        near = self.search.near(self.reading.cursor, by, look=self.search.complete)
        if near is None:
            self.say(status_text.hit(self.reading, self.search, name=True))
            return
        moved = reading.at_mention(self.reading, near.span)
        self.go(moved, status_text.hit(moved, self.search, name=True) + status_text.wrapped(near.wrapped, by))

    @property
    def goes_by_hits(self) -> bool:
        """Whether n and N go through hits: what was asked for last."""
        focus = self.reading.focus if self.reading else None
        return self.search is not None and (self._by_hits or focus is None)

    def _focus(self, ident: str, here: Span | None = None) -> None:
        self._by_hits = False
        super()._focus(ident, here)

    def worded(self, key: KeyEntry) -> KeyEntry:
        found = super().worded(key)
        by_hits = key.id == "mention.next" and self.goes_by_hits
        return found._replace(footer="next hit") if by_hits else found

    # Taking back

    def action_take_back(self) -> None:
        if self.search is None:
            super().action_take_back()
        else:
            self._return()
            self.say("back where the search began")

    def _return(self) -> None:
        """To where the search began, its hits no longer lit."""
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
    """Take steps for a while; whether there are more to take."""
    end = perf_counter() + seconds
    return any(perf_counter() > end for _ in steps)
