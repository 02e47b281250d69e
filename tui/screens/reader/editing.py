"""Actions on the summary: its length, kept and dropped sentences, notes, undo, and copying it."""

from __future__ import annotations

from dataclasses import replace

from summarizer.summary import quoted
from tui.events import DecisionMade
from tui.model import editing, reading, status_text
from tui.model.reading import Reading
from tui.screens.line_editor import TypedLine
from tui.screens.reader.details import DetailActions
from tui.screens.reader.prompt import PromptActions, offer
from tui.terminal.app import TerminalApp


class CopyActions(DetailActions):
    """The keys `c` and `C`."""

    def action_copy(self) -> None:
        """The text that `briefing summarize` prints: each sentence with its place, and its note."""
        now = self.reading
        if now is None or now.analysis is None or now.summary is None:
            self.say(status_text.NOT_READY)
            return
        from summarizer.export.text import to_text

        count = len(now.summary.excerpts)
        self._copy(to_text(now.analysis, now.summary), f"{count} sentence{'s' if count != 1 else ''}")

    def action_copy_sentence(self) -> None:
        """The author's words alone, as they are wanted in a text of one's own."""
        now = self.reading
        if now is None or now.analysis is None or not now.analysis.sentences:
            self.say(status_text.NOT_READY)
        elif self.focused_pane() is self.entities:
            self.say("a sentence is copied in the summary or in the source")
        else:
            sentence = now.analysis.sentences[self.current_sentence(now)]
            self._copy(quoted(now.document, sentence), "the sentence")

    def _copy(self, text: str, what: str) -> None:
        assert isinstance(self.app, TerminalApp)
        copied = self.app.copy(text)
        if copied < len(text):
            self.say(f"copied {copied:,} of {len(text):,} characters: terminals take no more", warn=True)
        else:
            self.say(f"copied {what}, {copied:,} characters")


class SummaryActions(PromptActions, DetailActions):
    """Actions of the key group "Summary", except for the export."""

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
            self.say("nothing new here")
        else:
            self.show(reading.summarize(replace(now, only_new=not now.only_new)))
            count = len(now.novelty.sentences)
            new = f"{count} sentence{'s' if count != 1 else ''} you haven't read before"
            self.say("summary: all sentences" if now.only_new else new)

    def action_keep(self) -> None:
        if (here := self._sentence_to_edit("kept")) is not None:
            now, sentence = here
            self._edited(editing.keep(now, sentence), sentence)

    def action_drop(self) -> None:
        if (here := self._sentence_to_edit("dropped")) is not None:
            now, sentence = here
            self._edited(editing.drop(now, sentence), sentence)

    def action_undo(self) -> None:
        if self.reading is None or not self.reading.earlier:
            self.say("nothing to undo")
            return
        before = self.reading.choice
        changed = editing.undo(self.reading)
        back = editing.changed(before, changed.choice)
        assert back is not None, "each step changed something"
        self._edited(changed, back)

    def action_note(self) -> None:
        if (here := self._sentence_to_edit("annotated")) is None:
            return
        now, sentence = here

        def left(stands: bool) -> None:
            self.answered()
            if stands and self.reading is not None and self.reading.analysis is now.analysis:
                noted = editing.note(self.reading, sentence, line.text)
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
        if not editing.may_be_kept(now, sentence):
            self.say(f"only body sentences can be {done}")
            return None
        return now, sentence

    def _edited(self, changed: Reading, sentence: int) -> None:
        self.show(changed)
        self.emit(DecisionMade())
        self.say(status_text.edited(changed, sentence, self.keys.hint("undo", "undoes")))
