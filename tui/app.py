"""The application: which briefing, its analysis, its end. What is on the screen is the screens' business."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from summarizer.analysis import Analysis
from summarizer.document import Document, Failure
from summarizer.safe_text import label
from summarizer.summary import Length
from tui import keys, reading, words
from tui.analyst import AnalysisFailed, Analyst
from tui.config import Config
from tui.mention_index import MentionIndex
from tui.reading import Reading
from tui.screens.page import help_page, messages_page
from tui.screens.reader import ReaderScreen
from tui.shelf import Shelf
from tui.terminal.driver import ReaderDriver

ON_EVERY_SCREEN = ("redraw", "suspend")
"""Keys that the reader has, and its pages too."""


class BriefingApp(App[None]):
    """Reads the briefings of a shelf, one at a time."""

    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [key for key in keys.bindings() if key.id in ON_EVERY_SCREEN]

    def __init__(self, shelf: Shelf, config: Config, analyst: Analyst) -> None:
        super().__init__(driver_class=ReaderDriver)
        self.shelf = shelf
        self.messages = [str(failure) for failure in shelf.failures]
        self._config = config
        self._analyst = analyst
        self._analysis: asyncio.Task[None] | None = None
        self._turning: asyncio.Task[None] | None = None
        self._open: dict[int, Reading] = {}
        """The readings of this session, so that one comes back to where one was."""
        self.reader = ReaderScreen()

    async def on_mount(self) -> None:
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self.app_resume_signal.subscribe(self, lambda _: self.refresh_all())
        await self.push_screen(self.reader)
        self._begin()  # before the first layout, so that the first paint has it all

    def _begin(self) -> None:
        if self.messages:
            self.reader.say(f"{self.messages[-1]}  (! lists all)", warn=True)
        if (found := self.shelf.current) is not None:
            self._show(found)

    # Briefings

    def _show(self, document: Document) -> None:
        """Show a document where it was left, or from its start; what its analysis finds comes later."""
        at = self.shelf.index
        opened = self._open.get(at) or reading.open_at_start(document, Length.parse(self._config.length))
        place = f"{at + 1} of {len(self.shelf)}" if len(self.shelf) > 1 else ""
        self.reader.present(opened, place)
        if self._analysis:
            self._analysis.cancel()
        if opened.analysis is None:
            self._analysis = asyncio.create_task(self._analyze(opened.document, at))

    async def _analyze(self, document: Document, at: int) -> None:
        try:
            analysis = await self._analyst.analyze(
                document, self.reader.show_progress, lambda early: self._name_early(document, at, early)
            )
        except AnalysisFailed as error:
            if self.reader.reading is not None:
                self.reader.show(replace(self.reader.reading, failed=True))
            self.warn(f"{document.path or document.title}: {label(str(error))}")
            return
        if self._is_shown(document, at) and (now := self.reader.reading) is not None:
            mentions = await asyncio.to_thread(MentionIndex, analysis)  # 0.1 s for a text of 10 MB
            self.reader.settle(reading.settle(self.reader.reading or now, analysis), mentions)

    def _name_early(self, document: Document, at: int, analysis: Analysis) -> None:
        now = self.reader.reading
        if self._is_shown(document, at) and now is not None:
            self.reader.settle(reading.name_early(now, analysis), MentionIndex(analysis))

    def _is_shown(self, document: Document, at: int) -> bool:
        now = self.reader.reading
        return self.shelf.index == at and now is not None and now.document is document

    def action_briefing(self, by: int) -> None:
        if len(self.shelf) < 2:
            self.reader.say("there is no other briefing")
        elif self._turning is None or self._turning.done():
            self._turning = asyncio.create_task(self._turn(by))

    async def _turn(self, by: int) -> None:
        left = self.shelf.index
        known = len(self.shelf.failures)
        found = await self.shelf.turn(by)
        if found is not None:
            if self.reader.reading is not None:
                self._open[left] = replace(self.reader.reading, failed=False)
            self.reader.say("")
            self._show(found)
        for failure in self.shelf.failures[known:]:
            self.warn(str(failure))
        if found is None and len(self.shelf.failures) == known:
            self.reader.say("this is the last briefing" if by > 0 else "this is the first briefing")

    # Words and pages

    def warn(self, message: str) -> None:
        """Say what went wrong, and keep it to be read again."""
        self.messages.append(message)
        self.reader.say(f"{message}  (! lists all)", warn=True)

    def action_help(self) -> None:
        self.push_screen(help_page())

    def action_messages(self) -> None:
        self.push_screen(messages_page(self.messages))

    def action_export(self) -> None:
        now = self.reader.reading
        if now is None or now.analysis is None or now.summary is None:
            self.reader.say(words.NOT_READY)
            return
        from summarizer.export.markdown import to_markdown
        from tui.screens.export import ExportScreen

        folder = Path(self._config.export_folder)
        name = Path(now.document.path or "briefing").stem + ".summary.md"
        screen = ExportScreen(folder / name, to_markdown(now.analysis, now.summary))
        self.push_screen(screen, self._exported)

    def _exported(self, path: Path | None) -> None:
        self.reader.say(f"written: {label(str(path))}" if path else "nothing was written")

    # The program

    def action_redraw(self) -> None:
        self.refresh_all()

    def refresh_all(self) -> None:
        """Send every cell again: something else has written on the terminal."""
        self.refresh()

    async def action_quit(self) -> None:
        self.end(0)

    def end(self, status: int) -> None:
        """Called by the driver, too: for a signal, and when the terminal is gone."""
        if self._analysis:
            self._analysis.cancel()  # or it would take the end of its process for a mishap, and start another
        self._analyst.close()
        self.exit(return_code=status)


def run_reader(
    shelf: Shelf, config: Config, worker: subprocess.Popen[bytes]
) -> tuple[int, tuple[Failure, ...]]:
    """Run until the reader is left: its exit status, and all that could not be read, given or met.

    The shelf stands at its first briefing already.
    """
    for stream in (sys.__stderr__, sys.__stdout__):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app = BriefingApp(shelf, config, Analyst(worker))
    app.run()
    return app.return_code or 0, tuple(shelf.failures)
