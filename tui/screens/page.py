"""A screen of lines that any of its closing keys leaves: help and messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui import keys, look
from tui.panes.lines import Line, Lines, plain


class Page(Screen[None]):
    """Lines under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,exclamation_mark", "dismiss", "close"),
        Binding("ctrl+c,ctrl+q", "app.quit", "quit"),
        Binding("j,down", "move(1)", "down"),
        Binding("k,up", "move(-1)", "up"),
        Binding("space,pagedown,ctrl+d", "page(1.0)", "a page down"),
        Binding("b,pageup,ctrl+u", "page(-1.0)", "a page up"),
        Binding("g,home", "edge(-1)", "start"),
        Binding("G,end", "edge(1)", "end"),
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = Lines("page", title, lines)

    def compose(self) -> ComposeResult:
        yield self._lines

    def action_move(self, by: int) -> None:
        self._lines.move(by)

    def action_page(self, share: float) -> None:
        self._lines.page(share)

    def action_edge(self, side: int) -> None:
        self._lines.edge(side)


def help_page() -> Page:
    """The keys by group, from their table."""
    return Page("KEYS", [*_help_lines(), *plain(["", " esc closes this page"])])


def messages_page(messages: Sequence[str]) -> Page:
    """What went wrong so far, the last first."""
    lines = [f" {message}" for message in reversed(messages)] or [" nothing went wrong so far"]
    return Page("MESSAGES", plain(lines))


def _help_lines() -> Iterable[Line]:
    for group, members in groupby(keys.KEYS, key=lambda key: key.group):
        yield from [("", look.PLAIN), (group, look.BOLD)]
        for key in members:
            yield f" {keys.shown(key):<18} {key.does}", look.PLAIN
