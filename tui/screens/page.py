"""Pages over the reader: lines to scroll, entries to choose from, links into the source, help and commands.

`ModalPage` is their base: it ignores repeated dismissals from keys that were already queued. Help and the
command palette are one screen: both list the table of keys, and enter runs the command on the screen below.
Textual's own palette is disabled: it delays every start, and it does not show the keys of its commands.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import ClassVar, Protocol, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen

from summarizer.document import Span
from tui.panes.lines import Build, Line, LinesPane, LinksPane, plain
from tui.panes.lists import ChoicesPane, CommandsPane, ListEntry
from tui.panes.widgets import Footer, ListPane, ScrolledPane, StatusRule
from tui.screens.line_editor import TypedLine, no_such_key, offer, passed_on, run_now
from tui.settings import keys
from tui.settings import styles as look
from tui.settings.command_list import CommandGroup
from tui.settings.keymap import Keymap, bind

T = TypeVar("T")


class ModalPage(Screen[T]):
    """A page that returns a value to the screen below."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close the page. Textual would close the topmost screen: with a second key, the screen below."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete.nothing()  # type: ignore[no-untyped-call]


class Keyed(Protocol):
    """The application, which has the keymap."""

    keys: Keymap


class SinglePaneScreen(ModalPage[T], inherit_bindings=False):
    """A screen with one pane, which the movement keys act on."""

    def __init__(self, shown: ListPane | ScrolledPane) -> None:
        super().__init__()
        self._shown = shown

    def moved(self) -> None:
        """Called after the cursor may have moved."""

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
    """A page over another screen; each subclass defines the keys that close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "app.quit", "quit"),
    ]

    def __init__(self, shown: ListPane | ScrolledPane) -> None:
        super().__init__(shown)
        self._rule, self._footer = StatusRule("status"), Footer("footer")

    def compose(self) -> ComposeResult:
        yield self._shown
        yield self._rule
        yield self._footer

    def on_mount(self) -> None:
        own = set(self._bindings.key_to_bindings)
        table = cast("Keyed", self.app).keys
        bind(self, [binding for binding in table.of(keys.PAGE) if binding.key not in own])
        pages = [offer(word, "page down")] if (word := table.word("move.page_down")) else []
        self._footer.show([*self.offers(), *pages, offer("esc", "close")])

    def offers(self) -> list[keys.KeyEntry]:
        """Return the keys of the page that the footer shows."""
        return []

    def on_key(self, event: events.Key) -> None:
        """Say so if a key has no effect here."""
        self._rule.say(no_such_key(self, event, Keymap(())))  # without a hint: on pages, ? closes


class LinesPage(Paged[None]):
    """A page of lines under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,exclamation_mark", "dismiss", "close"),
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__(LinesPane("page", title, lines))


def messages_page(messages: Sequence[str]) -> LinesPage:
    """Return the page of error messages, the latest first."""
    lines = [f" {message}" for message in reversed(messages)] or [" no messages"]
    return LinesPage("MESSAGES", plain(lines))


class LinksScreen(Paged[Span | None]):
    """A page of links into the source; slow parts are shown as soon as they are computed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,o,w", "dismiss", "close"),
        Binding("enter", "choose", "go there"),
        Binding("O", "elsewhere", "other briefings"),
    ]

    def __init__(
        self, title: str, build: Build, later: Awaitable[Build] | None = None, *, elsewhere: bool = False
    ) -> None:
        """Show the page.

        Args:
            build: makes the rows.
            later: awaited for the complete rows.
            elsewhere: whether O opens the list of other briefings.
        """
        self._links = LinksPane("page", title, build)
        super().__init__(self._links)
        self._later = later
        self._elsewhere = elsewhere
        self.finding_out: asyncio.Task[None] | None = None

    def offers(self) -> list[keys.KeyEntry]:
        others = [offer("O", "other briefings")] if self._elsewhere else []
        return [offer("enter", "go there"), *others]

    def on_mount(self) -> None:
        self._links.focus()
        if self._later is not None:
            self.finding_out = asyncio.create_task(self._find_out(self._later))

    def on_unmount(self) -> None:
        if self.finding_out is not None:
            self.finding_out.cancel()

    async def _find_out(self, later: Awaitable[Build]) -> None:
        self._links.become(await later)

    def action_choose(self) -> None:
        if self._links.current is not None:
            self.dismiss(self._links.current)

    async def action_elsewhere(self) -> None:
        if self._elsewhere:
            self.dismiss(None)
            await self.app.run_action("elsewhere")


class ChoicesScreen(Paged[int | None]):
    """A page of entries to choose from. Returns the index of the one chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,O,question_mark", "dismiss", "close"),
        Binding("enter", "choose", "go there"),
    ]

    def __init__(
        self, title: str, choices: Sequence[ListEntry], otherwise: str, *, word: str = "go there"
    ) -> None:
        """Show the choices; `word` is that of the footer for enter."""
        self._word = word
        self._choices = ChoicesPane("page", title, choices, otherwise)
        super().__init__(self._choices)

    def offers(self) -> list[keys.KeyEntry]:
        return [offer("enter", self._word)] if self._choices.current is not None else []

    def action_choose(self) -> None:
        self.dismiss(self._choices.current)


TYPING_KEYS = (
    Binding("down,ctrl+n", "move(1)", "down"),
    Binding("up,ctrl+p", "move(-1)", "up"),
    Binding("pagedown,ctrl+d", "page(1.0)", "page down"),
    Binding("pageup", "page(-1.0)", "page up"),
    Binding("home", "edge(-1)", "start"),
    Binding("end", "edge(1)", "end"),
    Binding("ctrl+c,ctrl+q", "app.quit", "quit"),
)
"""Keys of a page whose list is filtered by typing, where letters are text."""
HINT = "type to search · enter: run · esc: close"


class HelpScreen(SinglePaneScreen[str | None]):
    """The help screen. Returns the action chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*TYPING_KEYS, Binding("f1", "close", "close")]

    def __init__(
        self, title: str, groups: Iterable[CommandGroup], theme: str, set_theme: Callable[[str], None]
    ) -> None:
        """Show commands; `set_theme` changes the theme from the current one to that at the cursor."""
        self._commands = CommandsPane("page", title, list(groups))
        super().__init__(self._commands)
        self._theme_before, self._set_theme = theme, set_theme
        self._typed = TypedLine("search", self._search, self._left)
        self._status = StatusRule("status")

    def compose(self) -> ComposeResult:
        yield self._commands
        yield self._status

    def on_mount(self) -> None:
        self._commands.focus()
        self._status.say(HINT)

    # Typing

    async def on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        if event.key == "question_mark" and not self._typed.text:
            self.action_close()  # the same key opens and closes it
            event.stop()
        elif self._typed.take(event):
            event.stop()
        elif unknown := no_such_key(self, event, Keymap(())):
            self._status.say(unknown)
        else:
            await run_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        self._typed.add(event.text)

    def _search(self, text: str) -> None:
        self._commands.filter(text)
        self._try_on()
        self._status.say(self._typed.shown() if text else HINT)

    def _left(self, stands: bool) -> None:
        if stands:
            self.action_choose()
        elif self._typed.text:
            self._typed.clear()
        else:
            self.action_close()

    def action_choose(self) -> None:
        command = self._commands.current
        if command is None:
            self._status.say("no match (esc clears the search)", look.WARNING)
        elif command.unavailable:
            self._status.say(f"{command.does}: {command.unavailable}", look.WARNING)
        else:
            self.dismiss(command.action)

    def action_close(self) -> None:
        self._set_theme(self._theme_before)
        self.dismiss(None)

    def moved(self) -> None:
        self._try_on()

    def _try_on(self) -> None:
        """Preview the theme at the cursor."""
        command = self._commands.current
        self._set_theme(command.theme if command and command.theme else self._theme_before)
