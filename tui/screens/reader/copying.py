"""The summary, or a sentence, into the clipboard of the terminal."""

from __future__ import annotations

from typing import Protocol, cast

from summarizer.summary import quoted
from tui.model import status_text
from tui.screens.reader.details import DetailActions


class ClipboardOwner(Protocol):
    """What the app is to these keys."""

    def copy(self, text: str) -> int:
        """How many characters of it were copied."""


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
        copied = cast("ClipboardOwner", self.app).copy(text)
        if copied < len(text):
            self.say(f"copied {copied:,} of {len(text):,} characters: terminals take no more", warn=True)
        else:
            self.say(f"copied {what}, {copied:,} characters")
