"""The screen with the list of briefings: open, filter, sort, mark as read."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer

from tui.collection.catalog import SORTS, Catalog
from tui.collection.entries import SHELVES, Shelf
from tui.collection.list_marker import with_versions
from tui.events import (
    BriefingsMarked,
    Emit,
    ListArranged,
    ListMark,
    ListScrolled,
    MarksUndone,
    NewFilesRequested,
    VersionsRequested,
)
from tui.model.navigation import BriefingKey
from tui.panes.briefings import BriefingsPane, Details, details
from tui.panes.widgets import Footer, StatusRule
from tui.screens.line_editor import TypedLine, no_such_key, run_now
from tui.screens.page import SinglePaneScreen
from tui.settings import keymap, keys, styles
from tui.settings.keymap import Keymap, bind

REFRESH = 0.1
"""Minimum seconds between redraws while loading."""


class BriefingsScreen(SinglePaneScreen[BriefingKey | None]):
    """The list of briefings. Returns the one to open; None to return to the open one."""

    AUTO_FOCUS = None

    def __init__(
        self,
        catalog: Catalog,
        on: BriefingKey | None,
        keys_in_effect: Keymap,
        emit: Emit,
        *,
        can_undo: Callable[[], bool],
    ) -> None:
        """Show the catalog; `on` is the open briefing, if there is one."""
        self._can_undo = can_undo
        self._followed: BriefingKey | None = None
        """The first unread briefing, which the cursor follows as the list is filled, until it is moved."""
        self.list = BriefingsPane("briefings", catalog)
        super().__init__(self.list)
        self.keys = keys_in_effect
        bind(self, self.keys.of(keys.LIST))
        self._catalog = catalog
        self._on = on
        self._emit = emit
        self._in_view: tuple[BriefingKey, ...] = ()
        self._drawn = -1
        self._behind = False
        """Whether the order shown is older than the facts shown."""
        self._timer: Timer | None = None
        self._typed: TypedLine | None = None
        self._details, self._status, self._footer = Details("details"), StatusRule("status"), Footer("footer")

    def compose(self) -> ComposeResult:
        yield self.list
        yield self._details
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self.list.focus()
        if self._on is None:
            self._followed = self._catalog.next_unread(None)
        self.list.take(self._on or self._followed)
        if self._catalog.filter:
            self._say_filter()
        self._timer = self.set_interval(REFRESH, self.fill)
        self._show_current()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_current)

    def fill(self) -> None:
        """Show what has come; the order of a long list follows now and then, and when nothing more comes."""
        more = self._drawn != self._catalog.version
        if more and not self._catalog.is_due:
            self._drawn, self._behind = self._catalog.version, True
            self.list.redraw()
            self._show_current()
        elif more or self._behind:
            self._drawn = -1
            self.freshen()

    def freshen(self) -> None:
        """Show the changes of the catalog since the last redraw."""
        if self._drawn != self._catalog.version:
            self._drawn, self._behind = self._catalog.version, False
            self.list.badge = self._badge()
            if self._followed != self.list.current:  # the mouse has moved it
                self._followed = None
            if self._followed is not None:
                self._followed = self._catalog.next_unread(None)
            self.list.take(self._followed)
            self._show_current()

    def _badge(self) -> str:
        count = self._catalog.new_files
        new = f"{count:,} new file{'s' if count != 1 else ''}"
        return ": ".join(filter(None, (new, self.keys.hint("list.new_files", "shows them")))) if count else ""

    def _show_current(self) -> None:
        entry = self._catalog[self.list.current] if self.list.current else None
        self._details.show(*(details(entry) if entry else ("", "")))
        self._footer.show(
            keymap.for_footer(key for key in self.keys.keys if keys.LIST in key.panes and self.works(key))
        )
        shown = tuple(self.list.in_view)
        if shown != self._in_view:
            self._in_view = shown
            self._emit(ListScrolled(shown))

    def say(self, text: str, *, warn: bool = False) -> None:
        """Show a message on the status rule."""
        self._status.say(text, styles.WARNING if warn else styles.PLAIN)

    def where(self) -> str:
        """Return the id of the pane that has the focus."""
        return keys.LIST

    def works(self, key: keys.KeyEntry) -> bool:
        """Whether a key has an effect now."""
        works = {
            "list.open": self.list.current is not None,
            "list.read": self.list.current is not None,
            "list.read_all": self.list.current is not None,
            "list.star": self.list.current is not None,
            "list.archive": self.list.current is not None,
            "list.remove": self.list.current is not None,
            "list.undo": self._can_undo(),
            "list.new_files": self._catalog.new_files > 0,
            "list.leave": self._on is not None,
            "list.back": bool(self._catalog.filter) or self._catalog.shelf != "list" or self._on is not None,
        }
        return works.get(key.id, True)

    # Keys

    @property
    def is_typing(self) -> bool:
        """Whether the filter is being typed."""
        return self._typed is not None

    async def on_key(self, event: events.Key) -> None:
        self._followed = None
        if self._typed is not None and self._typed.take(event):
            event.stop()
        elif unknown := no_such_key(self, event, self.keys):
            self.say(unknown)
        else:
            await run_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        if self._typed is not None:
            self._typed.add(event.text)

    def moved(self) -> None:
        self._followed = None
        if self._typed is None:
            self.say("")
        self._show_current()

    def action_choose(self) -> None:
        if self.list.current is None:
            self.say("no briefing to open")
        else:
            self.dismiss(self.list.current)

    def action_take_back(self) -> None:
        if self._catalog.filter:
            self._filter("")
            self._emit(ListArranged())
            self.say("")
        elif self._catalog.shelf != "list":
            self._show_shelf("list")
        else:
            self.leave()

    def leave(self) -> None:
        """Return to the open briefing."""
        if self._on is None:
            hints = (self.keys.hint("list.open", "opens a briefing"), self.keys.hint("quit", "quits"))
            self.say(", ".join(filter(None, hints)))
        else:
            self.dismiss(None)

    def action_filter(self) -> None:
        self._typed = TypedLine("filter", self._filter, self._filtered, self._catalog.filter)
        self.say(self._typed.shown())

    def _filter(self, text: str) -> None:
        self._catalog.arrange(filter=text)
        self.list.take()
        self._show_current()
        if self._typed is not None:
            self.say(self._typed.shown())

    def _filtered(self, stands: bool) -> None:
        self._typed = None
        if not stands:
            self._filter("")
        self._emit(ListArranged())
        self._say_filter()

    def _say_filter(self) -> None:
        held = self._catalog.filter
        self.say(self.keys.with_hint(f"filter: “{held}”", "list.back", "to clear") if held else "")

    def action_sort(self) -> None:
        self._catalog.arrange(sort=self._catalog.sort + 1)
        self.list.take()
        self._show_current()
        self._emit(ListArranged())
        self.say(f"sorted: {SORTS[self._catalog.sort].name}")

    def action_mark_read(self) -> None:
        if (key := self.list.current) is not None:
            read = self._catalog[key].state != "read"
            self._mark((key,), "read", on=read)
            self.say(f"marked {'read' if read else 'unread'}")

    def _mark(self, keys: tuple[BriefingKey, ...], mark: ListMark, *, on: bool) -> None:
        self._emit(BriefingsMarked(keys, mark, on))
        self.freshen()

    def action_read_all(self) -> None:
        found = [key for key in with_versions(self._catalog, self._catalog.view) if self._unread(key)]
        self._mark(tuple(found), "read", on=True)
        counted = f"{len(found):,} briefing{'s' if len(found) != 1 else ''} marked read"
        self.say(self._undoable(counted) if found else "nothing unread here")

    def _unread(self, key: BriefingKey) -> bool:
        return self._catalog[key].state != "read"

    def _undoable(self, text: str) -> str:
        return self.keys.with_hint(text, "list.undo", "undoes it")

    def action_star(self) -> None:
        if (key := self.list.current) is not None:
            on = not self._catalog[key].listed.starred
            self._mark((key,), "starred", on=on)
            self.say("starred" if on else "star removed")

    def action_archive(self) -> None:
        self._put_away("archived", "archived", "moved back to the list")

    def action_remove(self) -> None:
        self._put_away("removed", "removed from the list; the file stays", "listed again")

    def _put_away(self, mark: ListMark, done: str, back: str) -> None:
        """Archive or remove the current briefing and the versions under it, or bring them back."""
        if (key := self.list.current) is not None:
            on = not getattr(self._catalog[key].listed, mark)
            self._mark(with_versions(self._catalog, (key,)), mark, on=on)
            self.say(self._undoable(done if on else back))

    def action_shelf(self) -> None:
        """Show the archived briefings, then the removed ones, then the list again."""
        at = SHELVES.index(self._catalog.shelf)
        others = (*SHELVES[at + 1 :], "list")
        self._show_shelf(next(one for one in others if one == "list" or self._catalog.count(one)))

    def _show_shelf(self, shelf: Shelf) -> None:
        if shelf == self._catalog.shelf:
            self.say("nothing is archived or removed")
            return
        self._catalog.arrange(shelf=shelf)
        self.freshen()
        shown = f"the {shelf} briefings" if shelf != "list" else "the list"
        self.say(shown if shelf == "list" else self.keys.with_hint(shown, "list.back", "back to the list"))

    def action_new_files(self) -> None:
        count = self._catalog.new_files
        self._emit(NewFilesRequested())
        self.freshen()
        self.say(f"{count:,} new file{'s' if count != 1 else ''} in the list" if count else "no new files")

    def action_undo(self) -> None:
        self._emit(MarksUndone())
        self.freshen()

    def action_versions(self) -> None:
        if self.list.current is None or not self._catalog[self.list.current].alike:
            self.say("no other versions of this story")
        else:
            self._emit(VersionsRequested(self.list.current))

    def action_next_unread(self) -> None:
        found = self._catalog.next_unread(self.list.current)
        if found is None:
            self.say("no other unread briefing")
        else:
            self.list.take(found)
            self.moved()
