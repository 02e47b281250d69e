"""Pages that tell more: why a sentence was chosen, what there is on an entity."""

from __future__ import annotations

import asyncio

from summarizer.document import Span
from tui.events import PageRequested
from tui.model import status_text
from tui.model.reading import Reading
from tui.panes.leads import Build
from tui.screens.page import LinksScreen
from tui.screens.reader.entity_page import entity_page
from tui.screens.reader.layout import ReaderLayout
from tui.screens.reader.why_page import waiting_page, why_page


class DetailActions(ReaderLayout):
    """The keys `w` and `o`."""

    def action_why(self) -> None:
        now = self.reading
        if now is None or now.analysis is None or now.summary is None:
            self.say(status_text.NOT_READY)
            return
        if not now.analysis.sentences:
            self.say("there is no sentence here")
            return
        sentence = self.current_sentence(now)
        page = waiting_page(now.analysis, sentence)
        self._show(LinksScreen("WHY THIS SENTENCE", page, self._why(now, sentence)))

    async def _why(self, now: Reading, sentence: int) -> Build:
        """In a thread: of a long text, the choice is looked through to its end."""
        assert now.analysis is not None
        assert now.summary is not None
        written = await self.written(now.analysis.document, now.analysis.sentences[sentence])
        why = await asyncio.to_thread(now.summary.why, sentence, written)
        return why_page(now.analysis, why, dropped=sentence in now.choice.dropped)

    def action_about(self) -> None:
        now, entity = self.reading, self.entity_meant()
        if now is None or now.known is None:
            self.say(status_text.NO_NAMES_YET)
        elif entity is None:
            self.say(
                status_text.no_names(now)
                or "no entity here: go to one in the entities, or ] to the next in the text"
            )
        else:
            known = now.known

            async def with_companions() -> Build:
                return entity_page(known, entity, await asyncio.to_thread(known.companions, entity.id))

            title = entity.name.upper()
            page = LinksScreen(title, entity_page(known, entity, None), with_companions(), elsewhere=True)
            self._show(page)

    def _show(self, page: LinksScreen) -> None:
        self.emit(PageRequested(page, self._there))

    def _there(self, where: Span | None) -> None:
        if where is not None and self.reading is not None:
            self.jump_to(where.start, where)

    def current_sentence(self, now: Reading) -> int:
        """The number of the sentence that the cursor is on: in the summary its own, else the source's."""
        assert now.analysis is not None
        entry = self.summary.current if self.focused_pane() is self.summary else None
        return now.analysis.sentence_at(entry.where.start if entry else now.cursor)
