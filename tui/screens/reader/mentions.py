"""From entity to mention, from mention to entity, from key sentence to key sentence."""

from __future__ import annotations

from summarizer.document import Span
from summarizer.export import citation
from tui.model import reading, status_text
from tui.screens.reader.layout import ReaderLayout


class MentionActions(ReaderLayout):
    """Every key of the group "Finding"."""

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
                self.say(status_text.no_names(self.reading) or "there is no entity to focus on")
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
            self.say("there is no sentence to show")

    def _focus(self, ident: str, here: Span | None = None) -> None:
        """Focus on an entity, at the mention given or at its first."""
        assert self.reading is not None
        self.jumping()
        changed = reading.focus(self.reading, ident)
        if here:
            changed = reading.at_mention(changed, here)
        self.show(changed)
        self.uncover_source()
        self.say(status_text.mention(changed))

    def action_mention(self, by: int) -> None:
        if not self.reading:
            return
        entity = self.reading.focused
        found = reading.next_in(entity.mentions, self.reading.cursor, by) if entity else None
        if entity is None or found is None:
            none = "no entity in focus: enter on one, in the entities or in the source"
            self.say(status_text.no_names(self.reading) or none)
            return
        moved = reading.at_mention(self.reading, entity.mentions[found[0]])
        self.go(moved, status_text.mention(moved) + status_text.wrapped(found[1], by))

    def action_any_mention(self, by: int) -> None:
        if not self.reading:
            return
        found = self.mentions.beside(self.reading.cursor, by)
        if found is None:
            none = "no names here" if self.reading.known else status_text.NO_NAMES_YET
            self.say(status_text.no_names(self.reading) or none)
            return
        span, entity, wrapped = found
        moved = reading.at_mention(self.reading, span)
        where = citation.paragraph(moved.document, moved.cursor)
        self.go(moved, f"{entity.name}, {entity.type}, {where}{status_text.wrapped(wrapped, by)}")

    def action_key_sentence(self, by: int) -> None:
        if not self.reading:
            return
        spans = self.reading.key_sentences()
        found = reading.next_in(spans, self.reading.cursor, by)
        if found:
            moved = reading.at_sentence(self.reading, spans[found[0]].start)
            self.go(moved, status_text.place(moved) + status_text.wrapped(found[1], by))
        else:
            self.say("there is no key sentence")
