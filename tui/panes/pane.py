"""What the three panes share: a title line, a rule on the left, and lines drawn only where they changed.

A pane draws every line that is on the screen and compares it with what is there; Textual is told of those
that differ. So no action has to know which lines it touches, and the terminal is sent little.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.panes.bars import fitted
from tui.settings import styles

CONTEXT = 2
"""Lines that stay in view when a page is turned."""
NOTCH = 3
"""Lines that a notch of the wheel turns."""


def turned(share: float, rows: int) -> int:
    """Lines that a share of a page of `rows` turns, at least one; upwards for less than 0."""
    return max(1, int(abs(share) * (rows - CONTEXT))) * (1 if share > 0 else -1)


def entries_on(row_of: Sequence[int], at: int, step: int) -> int:
    """How many entries on from `at`, at least one, is that which stands `step` lines further."""
    target = bisect_right(row_of, row_of[at] + step) - 1
    return target - at or (1 if step > 0 else -1)


class Pane(Widget, can_focus=True):
    """A widget of lines: the first is its title, the others are what `draw` gives."""

    TITLE = ""
    ALLOW_SELECT = False

    def __init__(self, ident: str) -> None:
        super().__init__(id=ident)
        self.ruled = False
        """A rule stands on its left, for another pane is there."""
        self.is_alone = False
        """It was asked for alone."""
        self._drawn: list[Strip] = []

    @property
    def rows(self) -> int:
        """Lines below the title."""
        return max(0, self.size.height - 1)

    @property
    def left(self) -> int:
        """Cells left of what is drawn."""
        return 2 if self.ruled else 1

    @property
    def columns(self) -> int:
        """Cells right of the rule, a blank one on each side left out."""
        return max(1, self.size.width - self.left - 1)

    def caption(self) -> str:
        """What stands behind the title: a count."""
        return ""

    def draw(self, row: int) -> Iterable[Segment]:  # noqa: ARG002 (for those that hold something)
        """The line `row` below the title, at most `columns` cells."""
        return ()

    def redraw(self) -> None:
        """Draw what changed."""
        fresh = [self._line(y) for y in range(self.size.height)]
        changed = [y for y, (new, old) in enumerate(zip_longest(fresh, self._drawn)) if new != old]
        self._drawn = fresh
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _line(self, y: int) -> Strip:
        left = Segment(styles.RULE_DOWN + " ", styles.FAINT) if self.ruled else Segment(" ", styles.PLAIN)
        content = self._title() if y == 0 else list(self.draw(y - 1))
        return Strip([left, *content]).adjust_cell_length(self.size.width, styles.PLAIN)

    def _title(self) -> list[Segment]:
        style = Style(bold=True, reverse=self.has_focus)
        room = max(0, self.columns - len(self.TITLE) - 1)
        caption = " · ".join(filter(None, (self.caption(), "alone" if self.is_alone else "")))
        return [Segment(self.TITLE, style), Segment(" " + fitted(caption, room), styles.FAINT)]

    def render_line(self, y: int) -> Strip:
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(self.size.width, styles.PLAIN)

    def laid_out(self) -> None:
        """The size is another one now."""

    def on_resize(self, event: events.Resize) -> None:
        event.stop()
        self._drawn = []
        self.laid_out()
        self.redraw()

    # The mouse. Textual focuses a pane that is pressed on, its title too.

    def point(self, row: int) -> bool:  # noqa: ARG002 (for those that hold something)
        """The cursor on what stands on a row below the title; whether there is anything to choose."""
        return False

    def wheel(self, by: int) -> None:
        """Turn it by lines; the cursor comes along where it would be out of sight."""

    async def on_click(self, event: events.Click) -> None:
        """A click does what enter does there."""
        if event.y > 0 and self.point(event.y - 1):
            await self.screen.run_action("choose")

    def on_mouse_scroll_down(self) -> None:
        self.wheel(NOTCH)

    def on_mouse_scroll_up(self) -> None:
        self.wheel(-NOTCH)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Not on_focus, which Textual calls before it sets `has_focus`."""
        super().watch_has_focus(has_focus)
        self.redraw()


def rolled(top: int, by: int, rows: int, count: int) -> int:
    """The first row to show of `count`, `by` rows further on."""
    return max(0, min(top + by, count - rows))


def window(top: int, cursor: int, rows: int, count: int) -> int:
    """The first row to show of `count`, moved as little as brings `cursor` among the `rows` shown."""
    if cursor < top:
        top = cursor
    elif cursor >= top + rows:
        top = cursor - rows + 1
    return max(0, min(top, count - rows))
