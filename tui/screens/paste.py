"""Take a pasted text as a briefing: the page that asks for it, and what saves and opens it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from summarizer.safe_text import clean
from tui.collection import sources
from tui.collection.catalog import Catalog
from tui.collection.loader import DocumentLoader
from tui.collection.updates import CatalogFiller
from tui.events import BriefingRequested, Emit, PageRequested
from tui.model.export_target import Permissions
from tui.panes.lines import LinesPane, plain
from tui.panes.widgets import Header, StatusRule
from tui.screens.export import ExportScreen
from tui.screens.line_editor import passed_on
from tui.screens.page import ModalPage
from tui.settings import styles
from tui.terminal.input import LONGEST_PASTE

MOST = 1_000_000
"""Maximum length of the text in characters, of all pastes together."""


EMPTY = "Paste the text of a briefing here; ctrl+d ends it and opens it."


class PastedText(NamedTuple):
    """A text that was pasted."""

    text: str
    save: bool
    """Whether it is to be saved to a file."""


class PasteScreen(ModalPage[PastedText | None]):
    """Takes pastes until a key ends it; typed text and enter are taken, too. Returns None if cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "read", "read it", priority=True),
        Binding("ctrl+s", "save", "save and read it", priority=True),
        Binding("ctrl+u", "clear", "clear", priority=True),
        Binding("escape", "call_off", "cancel", priority=True),
        Binding("ctrl+c,ctrl+q", "app.quit", "quit", priority=True),
        Binding("pagedown", "page(1.0)", "page down", priority=True),
        Binding("pageup", "page(-1.0)", "page up", priority=True),
    ]

    def __init__(self, *, may_save: bool) -> None:
        """Show the page; `may_save`: whether the text can be saved to a file."""
        super().__init__()
        self._may_save = may_save
        self._pieces: list[str] = []
        self._length = 0
        self._due = False
        self._header = Header("header")
        self._text = LinesPane("page", "TEXT", plain([EMPTY]))
        self._status = StatusRule("status")

    def compose(self) -> ComposeResult:
        yield self._header
        yield self._text
        yield self._status

    def on_mount(self) -> None:
        self._text.can_focus = False
        self._say()

    @property
    def is_typing(self) -> bool:
        """Whether text is taken: always, so that no key quits."""
        return True

    @property
    def text(self) -> str:
        """Return the text so far. Terminals send a carriage return for each end of a line."""
        return "".join(self._pieces).replace("\r\n", "\n").replace("\r", "\n")

    def on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        if event.key == "enter":
            self._add("\n")
        elif event.key == "tab":
            self._add("\t")
        elif event.key == "backspace":
            self._take_back()
        elif event.character is not None and event.is_printable:
            self._add(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._add(event.text)
        if len(event.text) >= LONGEST_PASTE:
            self._warn(f"a paste has at most {LONGEST_PASTE:,} characters: paste the rest after it")

    def _add(self, text: str) -> None:
        room = MOST - self._length
        self._pieces.append(text[:room])
        self._length += len(text[:room])
        self._show_soon()
        if len(text) > room:
            self._warn(f"cut: a text has at most {MOST:,} characters")
        else:
            self._say()

    def _take_back(self) -> None:
        """Delete the last character, or an empty piece."""
        if self._pieces:
            last = self._pieces.pop()
            self._length -= 1 if last else 0
            if last[:-1]:
                self._pieces.append(last[:-1])
            self._show_soon()
            self._say()

    def _show_soon(self) -> None:
        """Show the text once all keys that wait are taken: typed ahead, each would cost a layout of it."""
        if not self._due:
            self._due = True
            self.call_after_refresh(self._show)

    def _show(self) -> None:
        self._due = False
        self._text.become(plain(clean(self.text or EMPTY).expandtabs(4).split("\n")))
        self._text.edge(1)

    def _say(self) -> None:
        self._count()
        save = " · ctrl+s: save" if self._may_save else ""
        self._status.say(f"ctrl+d: read (not stored){save} · esc: cancel")

    def _count(self) -> None:
        counted = f"{self._length:,} character{'s' if self._length != 1 else ''}" if self._length else ""
        self._header.show("Paste a briefing", counted)

    def say(self, message: str) -> None:
        """Show a message of the application, such as that keys were lost."""
        self._warn(message)

    def _warn(self, message: str) -> None:
        self._count()
        self._status.say(f"{message} (ctrl+d: read)", styles.WARNING)

    def action_page(self, share: float) -> None:
        self._text.page(share)

    def action_clear(self) -> None:
        self._pieces, self._length = [], 0
        self._show_soon()
        self._say()

    def action_call_off(self) -> None:
        self.dismiss(None)

    def action_read(self) -> None:
        self._end(save=False)

    def action_save(self) -> None:
        if self._may_save:
            self._end(save=True)

    def _end(self, *, save: bool) -> None:
        if self.text.strip():
            self.dismiss(PastedText(self.text, save))
        else:
            self._warn("there is no text yet: paste it, or press esc")


class Pasting:
    """Asks for pasted texts and adds them to the briefings at hand."""

    def __init__(
        self,
        loader: DocumentLoader,
        catalog: Catalog,
        filler: CatalogFiller,
        permissions: Permissions,
        emit: Emit,
        nothing: Callable[[], None],
    ) -> None:
        """Set up; `nothing` is called if a paste is cancelled and there is no briefing at all."""
        self._loader, self._catalog, self._filler = loader, catalog, filler
        self._exports = None if permissions.restricted else permissions.exports
        """Where a text can be saved: a restricted session could not read it again."""
        self._emit, self._nothing = emit, nothing
        self._count = 0
        self.page: PasteScreen | None = None
        """The page that was shown last."""

    def ask(self) -> None:
        """Show the page that takes a text."""
        self.page = PasteScreen(may_save=self._exports is not None)
        self._emit(PageRequested(self.page, self._pasted))

    def _pasted(self, pasted: PastedText | None) -> None:
        if pasted is None:
            if not len(self._loader):
                self._nothing()
        elif pasted.save and self._exports is not None:
            name = f"pasted-{datetime.date.today().isoformat()}.txt"
            page = ExportScreen(self._exports, name, pasted.text)
            self._emit(PageRequested(page, lambda where: self._open(pasted.text, where)))
        else:
            self._open(pasted.text, None)

    def _open(self, text: str, where: str | None) -> None:
        """Open a text from the file that it was saved to, or from memory."""
        self._count += 1
        source = sources.pasted(text, self._count) if where is None else sources.saved(Path(where))
        key = self._loader.add(source)
        self._catalog.add(key, source.name)
        self._filler.add(key)
        self._emit(BriefingRequested(key, None))
