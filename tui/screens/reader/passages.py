"""Select a passage in the source by moving the cursor; copy, keep, drop or annotate it as one."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.export import citation
from tui.events import DecisionMade
from tui.model import passage, status_text
from tui.model.reading import Reading
from tui.screens.line_editor import TypedLine
from tui.screens.reader.layout import offer
from tui.screens.reader.search import SearchActions
from tui.terminal.app import TerminalApp

FOOTER = {
    "copy": "copy",
    "keep": "keep all",
    "note": "note",
    "back": "end selection",
    "drop": "drop all",
    "help": "help",
}
"""The words of the footer during a selection, by the ids of the keys, the most used first."""


class PassageActions(SearchActions):
    """The key v, and what other keys do with a selection."""

    @property
    def passage(self) -> range | None:
        """Return the selected sentences while the source has the focus; else None."""
        in_source = self.focused_pane() is self.source
        return passage.selected(self.reading) if self.reading is not None and in_source else None

    def action_select(self) -> None:
        """Begin a selection, or end it."""
        now = self.reading
        if now is None or now.analysis is None:
            self.say(status_text.NOT_READY)
        elif not now.analysis.sentences:
            self.say("there is no sentence here")
        elif now.anchor is not None:
            self.end_selection()
        else:
            self.go(passage.begin(now))

    def end_selection(self) -> None:
        """End the selection, if there is one."""
        if self.reading is not None and self.reading.anchor is not None:
            self.go(passage.end(self.reading), "selection ended")

    def show_footer(self) -> None:
        if self.asked is not None or self.passage is None:
            super().show_footer()
            return
        table = {key.id: key for key in self.keys.keys if key.keys and self.works(key)}
        self._footer.show([table[ident]._replace(footer=FOOTER[ident]) for ident in FOOTER if ident in table])

    def copy_passage(self, *, cited: bool = False) -> None:
        """Copy the selected text; if `cited`, with the citation of its first sentence."""
        assert self.reading is not None
        now, where, count = self.reading, passage.span(self.reading), len(self.passage or ())
        assert where is not None
        text, what = passage.quoted(now.document, where), f"{count} sentence{'s' if count != 1 else ''}"
        if cited and now.analysis is not None and self.passage:
            text += f" ({citation.of_unit(now.analysis, now.analysis.sentences[self.passage[0]])})"
            what += " and the citation"
        self.go(passage.end(now))
        self.copy(text, what)

    def copy(self, text: str, what: str) -> None:
        """Copy a text to the clipboard; the message says what it is."""
        assert isinstance(self.app, TerminalApp)
        copied = self.app.copy(text)
        if copied < len(text):
            most = f"copied the first {copied:,} of {len(text):,} characters: the clipboard takes no more"
            self.say(self.keys.with_hint(most, "export", "exports all of it"), warn=True)
        else:
            self.say(f"copied {what}, {copied:,} characters")

    def edit_passage(self, edit: Callable[[Reading], Reading]) -> None:
        """Keep or drop the passage, and end the selection."""
        if self._may_edit_passage():
            assert self.reading is not None
            self._decided(edit(self.reading), passage.editable(self.reading))

    def note_passage(self) -> None:
        """Ask for a note on the passage, keep it with that, and end the selection."""
        if not self._may_edit_passage():
            return
        assert self.reading is not None
        now, some = self.reading, passage.editable(self.reading)

        def left(stands: bool) -> None:
            self.answered()
            if stands and self.reading is not None and self.reading.analysis is now.analysis:
                self._decided(passage.note(self.reading, line.text), some)
            else:
                self.say("note unchanged")

        line = TypedLine("note", lambda _: self.say(line.shown()), left, passage.noted(now))
        self.ask(line, offer("enter", "save note"), offer("esc", "cancel"))

    def _may_edit_passage(self) -> bool:
        """Return whether a sentence of the passage can be kept; say why if none can."""
        if self.reading is None or self.reading.summary is None:
            self.say(status_text.NOT_READY)
        elif not passage.editable(self.reading):
            self.say("no body sentence is selected")
        else:
            return True
        return False

    def _decided(self, changed: Reading, sentences: tuple[int, ...]) -> None:
        self.show(passage.end(changed))
        self.emit(DecisionMade())
        self.say(status_text.edited_all(changed, sentences, self.keys.hint("undo", "undoes")))
