"""The reader screen: actions on the summary, copying, filters, explanations, and which keys have an effect.

Actions that move or search are in the base classes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from summarizer.document import Sentence, Span
from summarizer.entities.type_evidence import ruled
from summarizer.export import citation
from summarizer.export.citation import TYPE_NAMES
from summarizer.summary import quoted
from tui.events import DecisionMade, GrowthStopped, NameCorrectionUndone, NextUnreadRequested, PageRequested
from tui.model import navigation, passage, reading, status_text
from tui.model.reading import Reading
from tui.panes.lines import Build
from tui.screens.entity_page import EntityScreen, NameSources
from tui.screens.line_editor import TypedLine
from tui.screens.page import LinksScreen
from tui.screens.reader.detail_pages import entity_page, waiting_page, why_page
from tui.screens.reader.layout import offer
from tui.screens.reader.passages import PassageActions
from tui.settings import keys


class ReaderScreen(PassageActions):
    """The reader screen with all actions."""

    names = NameSources()
    """What pages on an entity ask for."""

    def works(self, key: keys.KeyEntry) -> bool:
        """Whether a key has an effect now."""
        if self.reading is None:
            return key.id in {"quit", "help"}
        return key.id not in WORKS or WORKS[key.id](self, self.reading)

    def worded(self, key: keys.KeyEntry) -> keys.KeyEntry:
        """Return a key with the word that the footer shows for it now."""
        by_hits = self.search is not None and key.id == "mention.next" and self.goes_by_hits
        return key._replace(footer="next match") if by_hits else key

    @property
    def may_edit(self) -> bool:
        """Whether the current sentence can be kept or excluded."""
        now = self.reading
        if now is not None and self.passage is not None:
            return now.summary is not None and bool(passage.editable(now))
        ready = now is not None and now.analysis is not None and now.summary is not None
        return ready and now is not None and reading.may_be_kept(now, self.current_sentence(now))

    @property
    def takes_back(self) -> bool:
        """Whether there is a selection, search, filter, focus or zoom, or text is still being read."""
        focus = self.reading.focus if self.reading else None
        return bool(
            self.passage or self.search or self.entities.is_filtered or focus or self.zoomed or self._growth
        )

    @property
    def number(self) -> str:
        """Return the number of the briefing in the list; empty if there is no other."""
        return self.place.partition(" of ")[0]

    @property
    def count(self) -> str:
        """Return the number of briefings in the list; empty if there is only one."""
        return self.place.partition(" of ")[2]

    def action_next_unread(self) -> None:
        self.emit(NextUnreadRequested())

    # Summary

    def action_length(self, by: int) -> None:
        if not self.reading or not self.reading.summary:
            self.say(status_text.NOT_READY)
            return
        changed = reading.lengthen(self.reading, by)
        if changed is self.reading:
            about = f": nothing more about {changed.focused.name}" if changed.focused and by > 0 else ""
            self.say(f"already at {'maximum' if by > 0 else 'minimum'} length{about}")
            return
        self.show(changed)
        count = len(changed.summary.excerpts) if changed.summary else 0
        self.say(f"{count} key sentence{'s' if count != 1 else ''}")

    def action_only_new(self) -> None:
        now = self.reading
        if now is None or now.summary is None:
            self.say(status_text.NOT_READY)
        elif not now.novelty.sentences:
            self.say_while_true(lambda now: "" if now.novelty.sentences else "nothing new here")
        elif now.novelty.is_all_new:
            self.say("all of this briefing is new")
        else:
            self.show(reading.summarize(replace(now, only_new=not now.only_new)))
            count = len(now.novelty.sentences)
            new = f"{count} sentence{'s' if count != 1 else ''} you haven't read before"
            self.say("summary: all sentences" if now.only_new else new)

    def action_keep(self) -> None:
        if self.passage is not None:
            self.edit_passage(passage.keep)
        elif (here := self._sentence_to_edit("kept")) is not None:
            now, sentence = here
            self._edited(reading.keep(now, sentence), sentence)

    def action_drop(self) -> None:
        if self.passage is not None:
            self.edit_passage(passage.drop)
        elif (here := self._sentence_to_edit("dropped")) is not None:
            now, sentence = here
            self._edited(reading.drop(now, sentence), sentence)

    def action_undo(self) -> None:
        if self.reading is not None and self.reading.corrected[-1:] == (len(self.reading.earlier),):
            self.emit(NameCorrectionUndone())
            return
        if self.reading is None or not self.reading.earlier:
            self.say("nothing to undo")
            return
        before = self.reading.choice
        changed = reading.undo(self.reading)
        back = reading.changed(before, changed.choice)
        assert back, "each step changed something"
        self.show(changed)
        self.emit(DecisionMade())
        self.say(status_text.edited_all(changed, back, self.keys.hint("undo", "undoes")))

    def action_note(self) -> None:
        if self.passage is not None:
            self.note_passage()
            return
        if (here := self._sentence_to_edit("annotated")) is None:
            return
        now, sentence = here

        def left(stands: bool) -> None:
            self.answered()
            if stands and self.reading is not None and self.reading.analysis is now.analysis:
                noted = reading.note(self.reading, sentence, line.text)
                self._edited(noted, sentence)
            else:
                self.say("note unchanged")

        line = TypedLine("note", lambda _: self.say(line.shown()), left, now.choice.notes.get(sentence, ""))
        self.ask(line, offer("enter", "save note"), offer("esc", "cancel"))

    def _sentence_to_edit(self, done: str) -> tuple[Reading, int] | None:
        """Return the sentence at the cursor; None, after a message, if it can't be edited."""
        pane, now = self.focused_pane(), self.reading
        if now is None or now.analysis is None or now.summary is None:
            self.say(status_text.NOT_READY)
            return None
        if pane is self.entities:
            self.say(f"a sentence can be {done} only in the summary or the source")
            return None
        sentence = self.current_sentence(now)
        if not reading.may_be_kept(now, sentence):
            self.say(f"only body sentences can be {done}")
            return None
        return now, sentence

    def _edited(self, changed: Reading, sentence: int) -> None:
        self.show(changed)
        self.emit(DecisionMade())
        self.say(status_text.edited(changed, sentence, self.keys.hint("undo", "undoes")))

    # Copying

    def action_copy(self) -> None:
        """The text that `briefing summarize` prints: each sentence with its place, and its note."""
        if self.passage is not None:
            self.copy_passage()
            return
        now = self.reading
        if now is None or now.analysis is None or now.summary is None:
            self.say(status_text.NOT_READY)
            return
        from summarizer.export.text import to_text

        count = len(now.summary.excerpts)
        self.copy(to_text(now.analysis, now.summary), f"{count} sentence{'s' if count != 1 else ''}")

    def action_copy_sentence(self) -> None:
        """The author's words alone, as they are wanted in a text of one's own."""
        if self.passage is not None:
            self.copy_passage()
        elif (sentence := self._sentence_to_copy()) is not None:
            now, unit = sentence
            self.copy(quoted(now.document, unit), "the sentence")

    def action_copy_citation(self) -> None:
        """The author's words and where they stand, as they are wanted in notes."""
        if self.passage is not None:
            self.copy_passage(cited=True)
        elif (sentence := self._sentence_to_copy()) is not None:
            now, unit = sentence
            assert now.analysis is not None
            where = citation.of_unit(now.analysis, unit)
            self.copy(f"{quoted(now.document, unit)} ({where})", "the sentence and its citation")

    def _sentence_to_copy(self) -> tuple[Reading, Sentence] | None:
        """Return the sentence at the cursor; None, after a message, if there is none."""
        now = self.reading
        if now is None or now.analysis is None or not now.analysis.sentences:
            self.say(status_text.NOT_READY)
        elif self.focused_pane() is self.entities:
            self.say("no sentence here: to copy one, go to it in the summary or the source")
        else:
            return now, now.analysis.sentences[self.current_sentence(now)]
        return None

    # Filters, zoom, undo

    def action_filter(self) -> None:
        """Filter the entities by name, from any pane."""
        if self.reading is None or self.reading.known is None:
            self.say(status_text.NO_NAMES_YET)
            return
        self.action_pane("entities")

        def changed(text: str) -> None:
            self.entities.filter(text, self.entities.only)
            self.say(line.shown())

        def left(stands: bool) -> None:
            self.answered()
            self._filter(self.entities.wanted if stands else "", self.entities.only)

        line = TypedLine("filter", changed, left, self.entities.wanted)
        self.ask(line, offer("enter", "accept"), offer("esc", "clear"))

    def action_next_type(self) -> None:
        """Cycle through entity types and all of them."""
        types = self.entities.types()
        if not types:
            self.say(status_text.no_names(self.reading) if self.reading else status_text.NO_NAMES_YET)
            return
        self.action_pane("entities")
        order = [None, *types]
        at = order.index(self.entities.only) if self.entities.only in order else 0
        self._filter(self.entities.wanted, order[(at + 1) % len(order)])

    def _filter(self, wanted: str, only: str | None) -> None:
        self.entities.filter(wanted, only)
        shown = [f"only {TYPE_NAMES[only].lower()}"] if only else []
        shown += [f"filter: “{wanted.strip()}”"] if wanted.strip() else []
        self.say(self.keys.with_hint(", ".join(shown), "back", "to clear") if shown else "filter cleared")
        self.show_footer()

    def action_zoom(self) -> None:
        if not self.zoomed and self.has_class("one"):
            self.say_while_true(
                lambda _: "only one pane fits in this window" if self.has_class("one") else ""
            )
            return
        self.zoom(on=not self.zoomed)
        alone = self.keys.with_hint("zoomed", "zoom", "shows all panes")
        self.say(alone if self.zoomed else "")

    def action_take_back(self) -> None:
        """End the selection, else the search, the filter, the focus, the zoom; else stop reading it in."""
        if self.passage is not None:
            self.end_selection()
        elif self.search is not None:
            self.clear_search()
        elif self.entities.is_filtered:
            self._filter("", None)
        elif self.reading and self.reading.focus:
            self.show(reading.focus(self.reading, None))
            self.say("focus cleared")
        elif self.zoomed:
            self.action_zoom()
        elif self._growth:
            self.emit(GrowthStopped())
            self.say("stopped reading")
        else:
            self.say("nothing to clear")

    # Pages that explain

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
            known, rules = now.known, self.names.rules(now.document)

            async def complete() -> Build:
                evidence = ruled(entity, rules) or await self.names.evidence(known, entity)
                companions = await asyncio.to_thread(known.companions, entity.id)
                return entity_page(known, entity, companions, evidence, rules)

            page = entity_page(known, entity, None, rules=rules)
            self._show(EntityScreen(now.analysis, entity, page, complete(), self.names, self.emit))

    def _show(self, page: LinksScreen) -> None:
        self.emit(PageRequested(page, self.go_to_span))

    def go_to_span(self, where: Span | None) -> None:
        """Go to the place that a page returned."""
        if where is not None and self.reading is not None:
            self.jump_to(where.start, where)

    def current_sentence(self, now: Reading) -> int:
        """The number of the sentence that the cursor is on: in the summary its own, else the source's."""
        assert now.analysis is not None
        entry = self.summary.current if self.focused_pane() is self.summary else None
        return now.analysis.sentence_at(entry.where.start if entry else now.cursor)


def _mentions(screen: ReaderScreen, now: Reading) -> bool:
    return now.focus is not None or screen.search is not None


def _names(screen: ReaderScreen, _: Reading) -> bool:
    return screen.mentions.named


def _entities(screen: ReaderScreen, _: Reading) -> bool:
    return bool(screen.entities.entries) or screen.entities.is_filtered


def _edits(screen: ReaderScreen, _: Reading) -> bool:
    return screen.may_edit


def _summary(_: ReaderScreen, now: Reading) -> bool:
    return now.summary is not None


def _key_sentences(_: ReaderScreen, now: Reading) -> bool:
    return bool(now.key_sentences())


WORKS: dict[str, Callable[[ReaderScreen, Reading], bool]] = {
    "zoom": lambda screen, _: screen.zoomed or not screen.has_class("one"),
    "heading.next": lambda screen, now: bool(screen.sections(now.document)),
    "heading.previous": lambda screen, now: bool(screen.sections(now.document)),
    "outline": lambda screen, now: bool(screen.sections(now.document)),
    "quoted": lambda screen, _: bool(screen.source.quoted),
    "go": lambda _, now: bool(now.document.paragraphs),
    "scroll.left": lambda screen, _: screen.source.can_scroll_across(-1),
    "scroll.right": lambda screen, _: screen.source.can_scroll_across(1),
    "jump.back": lambda screen, _: navigation.back(screen.jumps, screen.here()) is not None,
    "jump.forward": lambda screen, _: navigation.forward(screen.jumps, screen.here()) is not None,
    "mark.go": lambda screen, now: bool(now.marks or screen.jumps.behind),
    "show": lambda screen, _: screen.summary.current is not None,
    "focus": lambda screen, _: screen.entities.current is not None,
    "focus.here": lambda screen, _: screen.named_here() is not None,
    "mention.next": _mentions,
    "mention.previous": _mentions,
    "entity.next": _names,
    "entity.previous": _names,
    "key.next": _key_sentences,
    "key.previous": _key_sentences,
    "select": lambda _, now: now.analysis is not None and bool(now.analysis.sentences),
    "about": lambda screen, _: screen.entity_meant() is not None,
    "filter": _entities,
    "type": _entities,
    "back": lambda screen, _: screen.takes_back,
    "links": lambda screen, _: bool(screen.source.links),
    "longer": lambda _, now: reading.could_be_longer(now),
    "shorter": lambda _, now: now.summary is not None and len(now.summary.excerpts) > 1,
    "keep": _edits,
    "note": _edits,
    "drop": _edits,
    "new": lambda _, now: reading.could_be_only_new(now.novelty),
    "undo": lambda _, now: bool(now.earlier or now.corrected),
    "why": _summary,
    "copy": lambda screen, now: now.summary is not None or screen.passage is not None,
    "copy.sentence": lambda _, now: now.analysis is not None and bool(now.analysis.sentences),
    "copy.citation": lambda _, now: now.analysis is not None and bool(now.analysis.sentences),
    "export": _summary,
    "briefing.next": lambda screen, _: screen.number not in ("", screen.count),
    "briefing.previous": lambda screen, _: screen.number not in ("", "1"),
    "briefing.unread": lambda screen, _: screen.catalog.next_unread(screen.key) is not None,
    "elsewhere": lambda screen, _: len(screen.catalog) > 1 and screen.entity_meant() is not None,
}
"""Conditions of keys that do not always have an effect; all other keys do."""
