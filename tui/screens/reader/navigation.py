"""Actions that move: by line, sentence, mention and key sentence; jumps back, marks, and the mouse."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from summarizer.document import Span
from summarizer.export import citation
from tui.collection.catalog import Catalog
from tui.events import BriefingRequested, DecisionMade, Emit
from tui.model import navigation, reading, status_text
from tui.model.navigation import CursorPlace, Jumps
from tui.model.reading import Reading
from tui.panes.widgets import NOTCH, ListPane
from tui.screens.line_editor import TypedKey
from tui.screens.reader.layout import ReaderLayout, SurfaceForms, offer
from tui.settings.keymap import Keymap

LAST = "'"
"""Instead of a letter: the position before the last jump."""


class NavigationActions(ReaderLayout):
    """Actions that move the cursor. Jumps are recorded across briefings until the end of the session."""

    def __init__(self, keys_in_effect: Keymap, catalog: Catalog, written: SurfaceForms, emit: Emit) -> None:
        super().__init__(keys_in_effect, catalog, written, emit)
        self.jumps = Jumps()

    def here(self) -> CursorPlace:
        """Return the current position."""
        return CursorPlace(self.key, self.reading.cursor if self.reading else 0)

    def jumping(self, offset: int | None = None) -> None:
        """Record a position before the cursor jumps: the current one, or an offset."""
        if self.reading is not None:
            here = self.here()
            self.jumps = navigation.push_jump(
                self.jumps, here if offset is None else here._replace(offset=offset)
            )

    def action_jump(self, by: int) -> None:
        """Go to the previous or next position in the jump list."""
        found = (navigation.back if by < 0 else navigation.forward)(self.jumps, self.here())
        if self.reading is None or found is None:
            self.say("no earlier place in the jump list" if by < 0 else "no later place in the jump list")
            return
        self.jumps, place = found
        self._go_to(place)

    def _go_to(self, place: CursorPlace) -> None:
        if place.briefing is None or place.briefing == self.key:
            self._arrive(place.offset)
        else:
            self.emit(BriefingRequested(place.briefing, place.offset, jumped=False))

    def _arrive(self, offset: int) -> None:
        """Move the cursor to an offset, and select the mention that begins there."""
        assert self.reading is not None
        self.go(reading.at_sentence(self.reading, offset))
        if (here := self.named_here()) is not None and here[0].start == offset:
            self.go(reading.at_mention(self.reading, here[0]))
        self.uncover_source()

    def jump_to(self, offset: int, mention: Span | None = None, *, jumped: bool = True) -> None:
        """Move the cursor to the sentence at an offset, or to a mention, and show the source."""
        if self.reading is not None:
            if jumped:
                self.jumping()
            moved = reading.sentence_at(self.reading, offset)
            if mention is not None and any(mention == found for found, _ in self.mentions.within(mention)):
                moved = reading.at_mention(self.reading, mention)
            self.go(moved)
            self.uncover_source()

    def uncover_source(self) -> None:
        """Show the source if it is hidden."""
        if self.source.has_class("hidden"):
            self.action_pane("source")

    # Marks

    def action_mark(self) -> None:
        there = navigation.marks_text(self.reading) if self.reading else ""
        self._ask_letter("set mark", there and f"used: {there}", self._mark)

    def action_go_to_mark(self) -> None:
        there = [navigation.marks_text(self.reading)] if self.reading and self.reading.marks else []
        if self.jumps.behind:
            there.append(f"{LAST} before the last jump")
        if there:
            self._ask_letter("go to mark", ", ".join(there), self._go_to_mark)
        else:
            hint = self.keys.hint("mark.set", "sets one")
            self.say(": ".join(filter(None, ("no marks set", hint))))

    def _ask_letter(self, name: str, there: str, then: Callable[[str], None]) -> None:
        def answered(letter: str) -> None:
            self.answered()
            then(letter)

        self.ask(
            TypedKey(f"{name}: ▏ {there}".rstrip(), answered), offer("a…z", "mark"), offer("esc", "back")
        )

    def _mark(self, letter: str) -> None:
        if not letter or self.reading is None:
            self.say("")
        elif navigation.is_mark_name(letter):
            self.reading = navigation.set_mark(self.reading, letter)
            self.emit(DecisionMade())
            where = citation.paragraph(self.reading.document, self.reading.cursor)
            self.say(self.keys.with_hint(f"mark {letter}: {where}", "mark.go", f"{letter} returns here"))
        else:
            self.say("a mark must be a letter")

    def _go_to_mark(self, letter: str) -> None:
        if not letter or self.reading is None:
            self.say("")
        elif letter == LAST:
            self._go_before_last_jump()
        elif (at := self.reading.marks.get(letter)) is None:
            self.say(f"no mark {letter}" if navigation.is_mark_name(letter) else "a mark must be a letter")
        else:
            self.jumping()
            self._arrive(at)

    def _go_before_last_jump(self) -> None:
        """Go to the position before the last jump; it counts as a jump, so that doing it twice returns."""
        found = navigation.back(self.jumps, here := self.here())
        if found is None:
            self.say("no earlier place in the jump list")
            return
        self.jumps = navigation.push_jump(found[0], here)
        self._go_to(found[1])

    # Movement

    def action_move(self, by: int) -> None:
        pane = self.focused_pane()
        if isinstance(pane, ListPane):
            pane.move(by)
            self.say("")
        elif self.reading:
            self.go(self._moved(self.reading, by))

    def _moved(self, now: Reading, by: int) -> Reading:
        """Move by sentence; by line within one longer than the screen, which is entered at its nearer end."""
        if (line := self.source.line_beside(by)) is not None:
            return reading.at_sentence(now, line)
        moved = reading.move_sentence(now, by)
        unit = reading.current_unit(moved)
        if by < 0 and unit != reading.current_unit(now) and self.source.is_long(unit):
            return reading.at_sentence(now, self.source.last_line_of(unit))
        return moved

    def action_page(self, share: float) -> None:
        pane = self.focused_pane()
        if isinstance(pane, ListPane):
            pane.page(share)
            self.say("")
        elif self.reading:
            view, by = self.source.turn(share), 1 if share > 0 else -1
            if view is None:
                self._go_to_edge(self.reading, by)
            else:
                self.go(reading.turned_to(self.reading, view, by), turned=True)

    def action_edge(self, side: int) -> None:
        pane = self.focused_pane()
        if isinstance(pane, ListPane):
            pane.edge(side)
            self.say("")
        elif self.reading:
            self.jumping()
            self._go_to_edge(self.reading, side)

    def _go_to_edge(self, now: Reading, side: int) -> None:
        """Move to the first or last sentence; to the last page of one longer than the screen."""
        line, seen = self.source.edge(side)
        moved = reading.sentence_at(now, line)
        self.go(moved if moved.cursor >= seen else reading.at_sentence(now, seen))

    def action_scroll_across(self, by: int) -> None:
        """Scroll wide tables and code sideways."""
        if self.source.scroll_across(by):
            self.say("")
        else:
            side = "left" if by < 0 else "right"
            self.say(f"no hidden text on the {side} of a table or code")

    # Mentions and key sentences

    def action_choose(self) -> None:
        pane = self.focused_pane()
        if not self.reading:
            return
        if pane is self.summary:
            self._show_sentence()
        elif pane is self.entities:
            if self.entities.current:
                self._focus(self.entities.current.id)
            else:
                self.say(status_text.no_names(self.reading) or "no entity to focus on")
        elif pane is self.source:
            if (found := self.named_here()) is not None:
                self._focus(found[1].id, found[0])
            else:
                self.say(status_text.no_names(self.reading) or "no entity here: ] goes to the next one")

    def _show_sentence(self) -> None:
        if self.summary.current and self.reading:
            self.jumping()
            self.go(reading.at_sentence(self.reading, self.summary.current.where.start))
            self.uncover_source()
        else:
            self.say("no sentence to show")

    def _focus(self, ident: str, here: Span | None = None) -> None:
        """Focus on an entity, at a given mention or at its first one."""
        assert self.reading is not None
        self.jumping()
        changed = reading.focus(self.reading, ident)
        if here:
            changed = reading.at_mention(changed, here)
        self.show(changed)
        self.uncover_source()
        self.say_while_true(status_text.mention)

    def action_mention(self, by: int) -> None:
        if not self.reading:
            return
        entity = self.reading.focused
        found = reading.next_in(entity.mentions, self.reading.cursor, by) if entity else None
        if entity is None or found is None:
            none = "no entity in focus: press enter on one"
            self.say(status_text.no_names(self.reading) or none)
            return
        if self._stops(found[1], by, "mention"):
            return
        moved = reading.at_mention(self.reading, entity.mentions[found[0]])
        wrapped = status_text.wrapped(found[1], by)
        self.go(moved)
        self.say_while_true(lambda now: (said := status_text.mention(now)) and said + wrapped)

    def action_any_mention(self, by: int) -> None:
        if not self.reading:
            return
        found = self.mentions.next_name(self.reading.cursor, by)
        if found is None:
            none = "no names in this text" if self.reading.known else status_text.NO_NAMES_YET
            self.say(status_text.no_names(self.reading) or none)
            return
        span, entity, wrapped = found
        if self._stops(wrapped, by, "entity"):
            return
        moved = reading.at_mention(self.reading, span)
        where = citation.paragraph(moved.document, moved.cursor)
        self.go(moved, f"{entity.name}, {entity.type}, {where}{status_text.wrapped(wrapped, by)}")

    def _stops(self, wrapped: bool, by: int, what: str) -> bool:
        """Return whether a move would wrap around in a selection, which would turn it over; say so."""
        stops = wrapped and self.reading is not None and self.reading.anchor is not None
        if stops:
            self.say(f"no {'later' if by > 0 else 'earlier'} {what}")
        return stops

    def action_key_sentence(self, by: int) -> None:
        if not self.reading:
            return
        spans = self.reading.key_sentences()
        found = reading.next_in(spans, self.reading.cursor, by)
        if found and self._stops(found[1], by, "key sentence"):
            return
        if found:
            moved = reading.at_sentence(self.reading, spans[found[0]].start)
            self.go(moved, (self.sentence_number(moved) + status_text.wrapped(found[1], by)).lstrip())
        else:
            self.say("no key sentences")

    # The mouse. Motion is not reported: on a slow line every cell would be a message

    def on_click(self, event: events.Click) -> None:
        if event.widget is self.source:
            self._point(self.source.offset_at(event.y - 1, event.x - self.source.left))

    def _point(self, offset: int | None) -> None:
        """Move the cursor to the sentence at an offset; if it is in a mention, focus on the entity."""
        if self.reading is None or offset is None:
            return
        if (found := next(self.mentions.within(Span(offset, offset + 1)), None)) is not None:
            self._focus(found[1].id, found[0])
        else:
            self.jumping()
            self.go(reading.sentence_at(self.reading, offset))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, NOTCH)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -NOTCH)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        """Scroll the source; the cursor moves only as far as necessary to stay visible."""
        if self.reading is None or not self.source.region.contains(event.screen_x, event.screen_y):
            return
        view = self.source.scrolled(by)
        if view is not None and not view.start <= self.reading.cursor < view.end:
            self.go(reading.turned_to(self.reading, view, by), turned=True)
