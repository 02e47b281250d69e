"""Pages over the reader: lines to scroll, entries to choose from, links into the source.

`ModalPage` is their base: it ignores repeated dismissals from keys that were already queued.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from typing import ClassVar, Protocol, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from summarizer.document import Span
from tui.panes.choices import ChoicesPane, ListEntry
from tui.panes.leads import Build, LinksPane
from tui.panes.lines import Line, LinesPane, plain
from tui.screens.line_editor import run_now
from tui.settings import keys
from tui.settings.keymap import Keymap, bind


class Field(Input):
    """One that takes its keys in their order: what is typed after ctrl+u does not go with what was before."""

    async def on_key(self, event: events.Key) -> None:
        await run_now(self, event)


T = TypeVar("T")


class ModalPage(Screen[T]):
    """What returns something to the screen below."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Textual would take away whatever is on top: a second key, the screen below."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete.nothing()  # type: ignore[no-untyped-call]


class Keyed(Protocol):
    """What has the keys in effect: the app."""

    keys: Keymap


class ScrollableContent(Protocol):
    """What a page shows: a pane that moves by its own entries or lines."""

    def move(self, by: int) -> None: ...

    def page(self, share: float) -> None: ...

    def edge(self, side: int) -> None: ...


class SinglePaneScreen(ModalPage[T], inherit_bindings=False):
    """A screen that is moved in as its one pane is."""

    def __init__(self, shown: ScrollableContent) -> None:
        super().__init__()
        self._shown = shown

    def moved(self) -> None:
        """The cursor may stand elsewhere now."""

    def action_move(self, by: int) -> None:
        self._shown.move(by)
        self.moved()

    def action_page(self, share: float) -> None:
        self._shown.page(share)
        self.moved()

    def action_edge(self, side: int) -> None:
        self._shown.edge(side)
        self.moved()


class Paged(SinglePaneScreen[T]):
    """A page over what is there; the keys that close it are each page's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "app.quit", "quit"),
    ]

    def on_mount(self) -> None:
        own = set(self._bindings.key_to_bindings)
        moving = cast("Keyed", self.app).keys.of(keys.PAGE)
        bind(self, [binding for binding in moving if binding.key not in own])


class LinesPage(Paged[None]):
    """Lines under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,exclamation_mark", "dismiss", "close"),
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        self._lines = LinesPane("page", title, lines)
        super().__init__(self._lines)

    def compose(self) -> ComposeResult:
        yield self._lines


def messages_page(messages: Sequence[str]) -> LinesPage:
    """What went wrong so far, the last first."""
    lines = [f" {message}" for message in reversed(messages)] or [" nothing went wrong so far"]
    return LinesPage("MESSAGES", plain(lines))


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


class ChoicesScreen(Paged[int | None]):
    """Entries under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,O,question_mark", "dismiss", "close"),
        Binding("enter", "choose", "go there"),
    ]

    def __init__(self, title: str, choices: Sequence[ListEntry], otherwise: str) -> None:
        self._choices = ChoicesPane("page", title, choices, otherwise)
        super().__init__(self._choices)

    def compose(self) -> ComposeResult:
        yield self._choices

    def action_choose(self) -> None:
        self.dismiss(self._choices.current)
