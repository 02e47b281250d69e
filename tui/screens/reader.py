"""The reader: summary, entities and source of one briefing, and what the keys do between them."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.screen import Screen

from summarizer.document import Span
from summarizer.entities.entity import Entity
from summarizer.export import citation
from tui import keys, look, reading, words
from tui.bars import Footer, Header, StatusRule
from tui.mention_index import MentionIndex
from tui.panes.entities import EntitiesPane
from tui.panes.pane import Pane
from tui.panes.source import SourcePane
from tui.panes.summary import SummaryPane
from tui.reading import Reading

LONG = 200_000
"""Code points from which an analysis takes a second or more."""
THREE, TWO = 110, 70
"""Columns from which three panes stand side by side, and two."""


class ReaderScreen(Screen[None]):
    """Holds a `Reading`; each action makes a new one and shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]
    AUTO_FOCUS = None

    def __init__(self) -> None:
        super().__init__()
        self.reading: Reading | None = None
        self.mentions = MentionIndex(None)
        self._done = 0.0
        """The share of the analysis that is done."""
        self.place = ""
        """Which briefing of how many, for the header."""
        self.summary, self.entities, self.source = (
            SummaryPane("summary"),
            EntitiesPane("entities"),
            SourcePane("source"),
        )
        self.panes: tuple[Pane, ...] = (self.summary, self.entities, self.source)
        self._beside: Pane = self.summary
        """Which pane stands beside the source where there is room for two."""
        self._header, self._status, self._footer = Header("header"), StatusRule("status"), Footer("footer")

    def compose(self) -> ComposeResult:
        yield self._header
        yield Horizontal(*self.panes, id="panes")
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self.source.focus()
        self._arrange(self.app.size)

    # What is shown

    def present(self, opened: Reading, place: str) -> None:
        """Show another briefing."""
        self.place, self._done = place, 0.0
        self.mentions = MentionIndex(opened.known)
        self.show(opened)

    def settle(self, settled: Reading, mentions: MentionIndex) -> None:
        """Show what the analysis has found, all or the first of it."""
        self.mentions = mentions
        self._done = 0.0 if settled.analysis else self._done
        self.show(settled)
        if self._status.text == words.NO_NAMES_YET or (
            settled.analysis and self._status.text == words.NOT_READY
        ):
            self.say("")

    def show_progress(self, done: float) -> None:
        """Say how far the analysis is, where it takes long enough to be seen."""
        self._done = done
        if self.reading is not None and len(self.reading.document.text) > LONG:
            self._show_header(self.reading)

    def show(self, changed: Reading) -> None:
        """Show a changed reading in every pane."""
        self.reading = changed
        self.summary.show(changed)
        self.entities.show(changed)
        self.source.show(changed, self.mentions)
        self._show_header(changed)
        self._show_footer()

    def _show_header(self, shown: Reading) -> None:
        facts = words.facts(shown, self._done)
        self._header.show(shown.document.title, " · ".join(filter(None, (facts, self.place))))

    def say(self, text: str, *, warn: bool = False) -> None:
        """Write a word on the status rule; the next thing said replaces it."""
        self._status.say(text, look.WARNING if warn else look.PLAIN)

    def _show_footer(self) -> None:
        here = self.focused.id if self.focused else "source"
        self._footer.show([key for key in keys.KEYS if key.footer and here in key.panes and self._works(key)])

    def _works(self, key: keys.Key) -> bool:
        """Whether a key would do something now."""
        now = self.reading
        if now is None:
            return key.id in {"quit", "help"}
        number, _, count = self.place.partition(" of ")
        works = {
            "show": self.summary.current is not None,
            "focus": self.entities.current is not None,
            "focus.here": self._named_here() is not None,
            "mention.next": now.focus is not None,
            "entity.next": self.mentions.named,
            "longer": reading.could_be_longer(now),
            "shorter": now.summary is not None and len(now.summary.excerpts) > 1,
            "export": now.summary is not None,
            "briefing.next": number != count,
        }
        return works.get(key.id, True)

    # Layout

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size)

    def _arrange(self, size: Size) -> None:
        focused = self.focused if isinstance(self.focused, Pane) else self.source
        if size.width >= THREE:
            shown: tuple[Pane, ...] = self.panes
        elif size.width >= TWO:
            self._beside = focused if focused is not self.source else self._beside
            shown = (self._beside, self.source)
        else:
            shown = (focused,)
        self.set_class(len(shown) == 2, "two")
        self.set_class(len(shown) == 1, "one")
        for pane in self.panes:
            pane.ruled = pane in shown[1:]
            pane.set_class(pane not in shown, "hidden")

    def on_descendant_focus(self) -> None:
        self._show_footer()

    # Panes

    def action_pane(self, ident: str) -> None:
        pane = next(pane for pane in self.panes if pane.id == ident)
        if pane is not self.source:
            self._beside = pane
        self.set_focus(pane)
        self._arrange(self.app.size)

    def action_next_pane(self, by: int) -> None:
        index = self.panes.index(self._focused_pane())
        self.action_pane(str(self.panes[(index + by) % len(self.panes)].id))

    def action_side_pane(self, by: int) -> None:
        index = self.panes.index(self._focused_pane()) + by
        self.action_pane(str(self.panes[min(max(0, index), len(self.panes) - 1)].id))

    def _focused_pane(self) -> Pane:
        return self.focused if isinstance(self.focused, Pane) else self.source

    # Moving

    def action_move(self, by: int) -> None:
        pane = self._focused_pane()
        if isinstance(pane, SummaryPane | EntitiesPane):
            pane.move(by)
            self.say("")
        elif self.reading:
            rest = self.source.rest_of_unit(by)
            on = reading.at_sentence(self.reading, rest) if rest is not None else None
            self._go(on or reading.move_sentence(self.reading, by))

    def action_page(self, share: float) -> None:
        pane = self._focused_pane()
        if isinstance(pane, SummaryPane | EntitiesPane):
            pane.page(share)
            self.say("")
        elif self.reading:
            view, by = self.source.turn(share), 1 if share > 0 else -1
            if view is None:
                self._go_to_edge(self.reading, by)
            else:
                self._go(reading.turned_to(self.reading, view, by), turned=True)

    def action_edge(self, side: int) -> None:
        pane = self._focused_pane()
        if isinstance(pane, SummaryPane | EntitiesPane):
            pane.edge(side)
            self.say("")
        elif self.reading:
            self._go_to_edge(self.reading, side)

    def _go_to_edge(self, now: Reading, side: int) -> None:
        """To the first or the last sentence; of one longer than the screen, to its last page."""
        line, seen = self.source.edge(side)
        moved = reading.sentence_at(now, line)
        self._go(moved if moved.cursor >= seen else reading.at_sentence(now, seen))

    def _go(self, moved: Reading, said: str = "", *, turned: bool = False) -> None:
        """The cursor is somewhere else; only the source and the footer show it."""
        self.reading = moved
        self.source.show(moved, self.mentions, turned=turned)
        self._show_footer()
        self.say(said or words.place(moved))

    # Finding

    def action_choose(self) -> None:
        pane = self._focused_pane()
        if not self.reading:
            return
        if pane is self.summary:
            self._show_sentence()
        elif pane is self.entities:
            if self.entities.current:
                self._focus(self.entities.current.id)
            else:
                self.say(words.no_names(self.reading) or "there is no entity to focus on")
        elif pane is self.source:
            if (found := self._named_here()) is not None:
                self._focus(found[1].id, found[0])
            else:
                self.say(words.no_names(self.reading) or "no entity here: ] goes to the next one")

    def _named_here(self) -> tuple[Span, Entity] | None:
        """The mention that the cursor is on."""
        cursor = self.reading.cursor if self.reading else 0
        return next(self.mentions.within(Span(cursor, cursor + 1)), None)

    def _show_sentence(self) -> None:
        if self.summary.current and self.reading:
            self._go(reading.at_sentence(self.reading, self.summary.current.where.start))
            self._uncover_source()
        else:
            self.say("there is no sentence to show")

    def _uncover_source(self) -> None:
        if self.source.has_class("hidden"):
            self.action_pane("source")

    def _focus(self, ident: str, here: Span | None = None) -> None:
        """Focus on an entity, at the mention given or at its first."""
        assert self.reading is not None
        changed = reading.focus(self.reading, ident)
        if here:
            changed = reading.at_mention(changed, here)
        self.show(changed)
        self._uncover_source()
        self.say(words.mention(changed))

    def action_mention(self, by: int) -> None:
        if not self.reading:
            return
        entity = self.reading.focused
        found = reading.next_in(entity.mentions, self.reading.cursor, by) if entity else None
        if entity is None or found is None:
            none = "no entity in focus: enter on one, in the entities or in the source"
            self.say(words.no_names(self.reading) or none)
            return
        moved = reading.at_mention(self.reading, entity.mentions[found[0]])
        self._go(moved, words.mention(moved) + words.wrapped(found[1], by))

    def action_any_mention(self, by: int) -> None:
        if not self.reading:
            return
        found = self.mentions.beside(self.reading.cursor, by)
        if found is None:
            none = "no names here" if self.reading.known else words.NO_NAMES_YET
            self.say(words.no_names(self.reading) or none)
            return
        span, entity, wrapped = found
        moved = reading.at_mention(self.reading, span)
        where = citation.paragraph(moved.document, moved.cursor)
        self._go(moved, f"{entity.name}, {entity.type}, {where}{words.wrapped(wrapped, by)}")

    def action_key_sentence(self, by: int) -> None:
        if not self.reading:
            return
        spans = self.reading.key_sentences()
        found = reading.next_in(spans, self.reading.cursor, by)
        if found:
            moved = reading.at_sentence(self.reading, spans[found[0]].start)
            self._go(moved, words.place(moved) + words.wrapped(found[1], by))
        else:
            self.say("there is no key sentence")

    def action_take_back(self) -> None:
        if self.reading and self.reading.focus:
            self.show(reading.focus(self.reading, None))
            self.say("no entity in focus any more")
        else:
            self.say("there is nothing to take back")

    # Summary

    def action_length(self, by: int) -> None:
        if not self.reading or not self.reading.summary:
            self.say(words.NOT_READY)
            return
        changed = reading.lengthen(self.reading, by)
        if changed is self.reading:
            about = f": no more tells of {changed.focused.name}" if changed.focused and by > 0 else ""
            self.say(f"the summary can't be {'longer' if by > 0 else 'shorter'}{about}")
            return
        self.show(changed)
        count = len(changed.summary.excerpts) if changed.summary else 0
        self.say(f"{count} key sentence{'s' if count != 1 else ''}")
