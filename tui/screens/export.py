"""The export page: asks for a file name, shows a preview, and writes the file atomically."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from summarizer.analysis import Analysis
from summarizer.summary import Summary
from tui.model.export_target import ExportError, ExportTarget
from tui.panes.lines import LinesPane, plain
from tui.panes.widgets import Header, StatusRule
from tui.screens.line_editor import Field
from tui.screens.page import ModalPage
from tui.settings import styles
from tui.settings.config import Config


class ExportScreen(ModalPage[str | None]):
    """Asks where to export. Returns the file that was written; None if cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "call_off", "cancel", priority=True),
        Binding("ctrl+c,ctrl+q", "app.quit", "quit", priority=True),
        Binding("ctrl+o", "overwrite", "overwrite the file", priority=True),
        Binding("enter", "write", "write"),
        Binding("pagedown", "page(1.0)", "page down", priority=True),
        Binding("pageup", "page(-1.0)", "page up", priority=True),
    ]
    HINT = "enter: save · esc: cancel · pgdn: more"

    def __init__(self, exports: ExportTarget, name: str, markdown: str) -> None:
        super().__init__()
        self._exports, self._markdown = exports, markdown
        self._path = Field(exports.suggested(name), id="path", select_on_focus=False)
        self._path.cursor_blink = False
        self._header = Header("header")
        self._preview = LinesPane("page", "PREVIEW", plain(markdown.splitlines()))
        self._status = StatusRule("status")

    def compose(self) -> ComposeResult:
        yield self._header
        yield self._path
        yield self._preview
        yield self._status

    def on_mount(self) -> None:
        self._preview.can_focus = False
        self.set_focus(self._path)
        self._header.show("Export to", "")
        self._status.say(self.HINT)

    def action_call_off(self) -> None:
        self.dismiss(None)

    def action_page(self, share: float) -> None:
        self._preview.page(share)

    def on_key(self, event: events.Key) -> None:
        """Pass on characters that were typed before the field had the focus."""
        if event.character is not None and event.is_printable:
            event.stop()
            self._path.insert_text_at_cursor(event.character)

    def action_write(self) -> None:
        self._write(overwrite=False)

    def action_overwrite(self) -> None:
        if self._exports.overwrites:
            self._write(overwrite=True)

    def on_input_submitted(self) -> None:
        self._write(overwrite=False)

    def on_input_changed(self) -> None:
        self._status.say(self.HINT)

    def _write(self, *, overwrite: bool) -> None:
        typed = self._path.value.strip()
        if not typed:
            self._status.say(f"type {self._exports.asks}, or press esc", styles.WARNING)
            return
        try:
            self.dismiss(self._exports.write(typed, self._markdown, overwrite=overwrite))
        except ExportError as error:
            self._status.say(str(error), styles.WARNING)


def of_summary(
    analysis: Analysis,
    summary: Summary,
    exports: ExportTarget,
    config: Config,
    path: Path | None,
    *,
    restricted: bool,
) -> ExportScreen:
    """Return the export page of a summary; `path` is that of the briefing's file, if it has one."""
    from tui.model import export_text

    today = datetime.date.today().isoformat()
    text = export_text.text(analysis, summary, config, path, today, restricted=restricted)
    return ExportScreen(exports, export_text.name(analysis, config, today), text)
