"""A page about something, whose lines lead into the source: enter returns where, a closing key nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from summarizer.document import Span
from tui.panes.leads import Build, LinksPane
from tui.screens.page import Paged


class LinksScreen(Paged[Span | None]):
    """What takes a while to find out is shown as soon as it is there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,o,w", "dismiss", "close"),
        Binding("enter", "choose", "go there"),
        Binding("O", "elsewhere", "other briefings"),
    ]

    def __init__(
        self, title: str, build: Build, later: Awaitable[Build] | None = None, *, elsewhere: bool = False
    ) -> None:
        """`later` is what the page holds once all is known; `elsewhere`: O goes on to the other briefings."""
        self._leads = LinksPane("page", title, build)
        super().__init__(self._leads)
        self._later = later
        self._elsewhere = elsewhere
        self.finding_out: asyncio.Task[None] | None = None

    def compose(self) -> ComposeResult:
        yield self._leads

    def on_mount(self) -> None:
        self._leads.focus()
        if self._later is not None:
            self.finding_out = asyncio.create_task(self._find_out(self._later))

    def on_unmount(self) -> None:
        if self.finding_out is not None:
            self.finding_out.cancel()

    async def _find_out(self, later: Awaitable[Build]) -> None:
        self._leads.become(await later)

    def action_choose(self) -> None:
        if self._leads.current is not None:
            self.dismiss(self._leads.current)

    async def action_elsewhere(self) -> None:
        if self._elsewhere:
            self.dismiss(None)
            await self.app.run_action("elsewhere")
