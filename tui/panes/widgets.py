"""Widgets that draw only lines that changed: the bars around the panes, and the bases of panes and lists.

A pane renders every visible line and compares it with the line on the screen; Textual is told only about the
lines that differ. So no action has to know which lines it affects, and little is sent to the terminal.
`ListPane` is the base of the lists: entries on one or more rows, a cursor that moves by entry, scrolling.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Protocol, cast

from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.panes import reorder
from tui.panes.views import BarView, FooterView, HeaderView, ListView, PaneView, StatusView
from tui.settings import styles
from tui.settings.config import Config


class Configured(Protocol):
    """The application, which has the settings."""

    config: Config


def reorders(app: object) -> bool:
    """Return whether an application draws Hebrew and Arabic in visual order."""
    return cast("Configured", app).config.reorder_rtl


class Bar(BarView, Widget):
    """A widget of one line, drawn again only if it changed."""

    ALLOW_SELECT = False

    def __init__(self, ident: str) -> None:
        Widget.__init__(self, id=ident)
        self._strip = Strip([])

    def redraw(self) -> None:
        """Draw the line if it changed."""
        segments = self.segments(self.size.width)
        fresh = Strip(reorder.fields(segments) if reorders(self.app) else segments).adjust_cell_length(
            self.size.width, styles.PLAIN
        )
        if fresh != self._strip:
            self._strip = fresh
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (there is one line)
        return self._strip

    def on_resize(self, event: events.Resize) -> None:
        event.stop()
        self.redraw()


class Header(HeaderView, Bar):
    """The title and the facts, on the screen."""


class StatusRule(StatusView, Bar):
    """The rule with messages, on the screen."""


class Footer(FooterView, Bar):
    """The keys that work now, on the screen."""


NOTCH = 3
"""Lines per notch of the mouse wheel."""


class Pane(PaneView, Widget, can_focus=True):
    """A widget of lines."""

    ALLOW_SELECT = False

    def __init__(self, ident: str) -> None:
        PaneView.__init__(self, ident)
        Widget.__init__(self, id=ident)
        self._drawn: list[Strip] = []

    @property
    def width(self) -> int:
        """Return the number of cells of a line."""
        return self.size.width

    @property
    def height(self) -> int:
        """Return the number of lines, with the title."""
        return self.size.height

    @property
    def is_focused(self) -> bool:
        """Whether the pane has the focus."""
        return self.has_focus

    @property
    def reorders(self) -> bool:
        """Whether lines are drawn in visual order."""
        return reorders(self.app)

    def redraw(self) -> None:
        """Draw the lines that changed."""
        fresh = [self._line(y) for y in range(self.size.height)]
        changed = [y for y, (new, old) in enumerate(zip_longest(fresh, self._drawn)) if new != old]
        self._drawn = fresh
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _line(self, y: int) -> Strip:
        return Strip(self.line(y)).adjust_cell_length(self.size.width, styles.PLAIN)

    def render_line(self, y: int) -> Strip:
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(self.size.width, styles.PLAIN)

    def on_resize(self, event: events.Resize) -> None:
        event.stop()
        self._drawn = []
        self.laid_out()
        self.redraw()

    # The mouse. Textual gives the focus to a pane that is clicked, also on its title.

    def point(self, row: int) -> bool:  # noqa: ARG002 (for those that hold something)
        """Move the cursor to the item on a row below the title; return whether there is one."""
        return False

    def wheel(self, by: int) -> None:
        """Scroll by lines; the cursor stays on the screen."""

    async def on_click(self, event: events.Click) -> None:
        """Do what enter would do on the item that is clicked."""
        if event.y > 0 and self.point(event.y - 1):
            await self.screen.run_action("choose")

    def on_mouse_scroll_down(self) -> None:
        self.wheel(NOTCH)

    def on_mouse_scroll_up(self) -> None:
        self.wheel(-NOTCH)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraw the title. Textual calls on_focus before it sets `has_focus`, and this after."""
        super().watch_has_focus(has_focus)
        self.redraw()


class ScrolledPane(Pane):
    """The base of panes that scroll by lines, without a cursor."""

    def move(self, by: int) -> None:
        """Scroll by so many lines."""
        raise NotImplementedError

    def page(self, share: float) -> None:
        """Scroll by a share of the lines that are visible."""
        raise NotImplementedError

    def edge(self, side: int) -> None:
        """Scroll to the start (-1) or the end (1)."""
        raise NotImplementedError


class ListPane(ListView, Pane):
    """A list on the screen."""
