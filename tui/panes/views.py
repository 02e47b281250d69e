"""What panes and bars draw, without Textual: a view has a size and a content, and yields its lines.

The widgets in `widgets` and `reader_panes` are these views on Textual's screen. The first paint draws with
the views alone, before Textual is imported; so both put the same text into the same cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.model.line_layout import wrap
from tui.settings import keymap, styles
from tui.settings.keys import KeyEntry

BETWEEN = " · "
"""Separator between facts."""
TITLE = 30
"""Cells of the title that take precedence over facts."""


class BarView:
    """A line that depends on its width only."""

    def __init__(self, ident: str) -> None:
        """Start empty; `ident` is the id of the widget."""

    def segments(self, width: int) -> Iterable[Segment]:  # noqa: ARG002 (for those that say something)
        """Yield the segments of the line, at most `width` cells."""
        return ()

    def redraw(self) -> None:
        """Called after the content has changed, for widgets."""


class HeaderView(BarView):
    """Shows the title on the left and facts on the right."""

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self._title = self._facts = ""

    def show(self, title: str, facts: str) -> None:
        """Show a title and facts, which are separated by `BETWEEN`."""
        self._title, self._facts = title, facts
        self.redraw()

    def segments(self, width: int) -> Iterable[Segment]:
        facts = self._that_fit(width)
        room = max(0, width - cell_len(facts) - 3)
        title = truncated(self._title, room)
        yield Segment(" ")
        yield Segment(title, styles.BOLD)
        yield Segment(" " * (room - cell_len(title) + 1))
        yield Segment(facts, styles.FAINT)

    def _that_fit(self, width: int) -> str:
        """Return the last facts that fit beside the title; a long title may be cut to half the line."""
        facts = self._facts.split(BETWEEN)
        title = min(cell_len(self._title), max(width // 2, TITLE))
        while facts and title + cell_len(BETWEEN.join(facts)) + 3 > width:
            del facts[0]
        return BETWEEN.join(facts)


FIELD = 40
"""Cells of a message are a multiple of this.

A cell of the rule takes eight bytes, since terminals disagree about its width: so the rule does not grow and
shrink with every message.
"""


class StatusView(BarView):
    """The rule below the panes, with the status message on it."""

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self._text = ""
        self._marks: dict[str, str] = {}
        self._position = ("", "")
        self._style = styles.PLAIN

    @property
    def text(self) -> str:
        """Return the current message."""
        return self._text

    def say(self, text: str, style: Style = styles.PLAIN) -> None:
        """Show a status message."""
        self._text, self._style = text, style
        self.redraw()

    def mark(self, name: str, text: str) -> None:
        """Set the marker of a subject at the right end, beside any message; an empty text removes it."""
        self._marks[name] = text
        self.redraw()

    def show_position(self, long: str, short: str) -> None:
        """Show the position at the right end, in the long form if the message fits beside it."""
        self._position = (long, short)
        self.redraw()

    def position(self, width: int) -> str:
        """Return the position in the form that is shown; empty if half of the rule is too short for it."""
        long, short = self._position
        marks = sum(cell_len(mark) + 3 for mark in self._marks.values() if mark)
        if cell_len(self._text) + marks + cell_len(long) + 7 <= width:
            return long
        return short if cell_len(short) + 3 <= width // 2 else ""

    def segments(self, width: int) -> Iterable[Segment]:
        position = self.position(width)
        ruler = f" {position} {styles.RULE_ACROSS}" if position else ""
        yield from self._message(width - cell_len(ruler))
        yield Segment(ruler, styles.FAINT)

    def _message(self, width: int) -> Iterable[Segment]:
        """Yield the message and the markers, in exactly `width` cells."""
        marks = " · ".join(filter(None, self._marks.values()))
        mark = f" {truncated(marks, max(0, width // 2 - 4))} " if marks else ""
        width -= cell_len(mark) + bool(mark)
        text = truncated(self._text, max(0, width - 4))
        rest = width
        if text:
            field = min(-(-cell_len(text) // FIELD) * FIELD, max(0, width - 4))
            yield Segment(styles.RULE_ACROSS + " ", styles.FAINT)
            yield Segment(text, self._style)
            yield Segment(" " * (field - cell_len(text) + 1))
            rest -= field + 3
        yield Segment(styles.RULE_ACROSS * rest, styles.FAINT)
        if mark:
            yield Segment(mark, styles.BOLD)
            yield Segment(styles.RULE_ACROSS, styles.FAINT)


class FooterView(BarView):
    """Shows the keys that work now; help is shown at every width."""

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self._keys: Sequence[KeyEntry] = ()

    def show(self, working: Sequence[KeyEntry]) -> None:
        """Show keys, the last of which is shown at every width."""
        self._keys = working
        self.redraw()

    def segments(self, width: int) -> Iterable[Segment]:
        words = [(keymap.shown(key).split()[0], key.footer) for key in self._keys]
        while len(words) > 1 and sum(len(a) + len(b) + 3 for a, b in words) > width:
            del words[-2]
        for name, word in words:
            yield Segment(" ")
            yield Segment(name, styles.BOLD)
            yield Segment(f" {word} ", styles.FAINT)


def truncated(text: str, width: int) -> str:
    """Return the text, cut with an ellipsis if it is too wide."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


CONTEXT = 2
"""Lines that stay in view when a page is turned."""


def page_step(share: float, rows: int) -> int:
    """Return the number of lines for a share of a page of `rows`: at least one, negative for upwards."""
    return max(1, int(abs(share) * (rows - CONTEXT))) * (1 if share > 0 else -1)


def entry_step(row_of: Sequence[int], at: int, step: int) -> int:
    """Return the number of entries, at least one, from `at` to the entry that is `step` lines away."""
    target = bisect_right(row_of, row_of[at] + step) - 1
    return target - at or (1 if step > 0 else -1)


class PaneView:
    """The lines of a pane: the first is the title, the others come from `draw`."""

    TITLE = ""
    FIELDS = True
    """Whether each segment is a text of its own; otherwise `draw` itself reorders lines."""

    def __init__(self, ident: str) -> None:
        self.ident = ident
        self.ruled = False
        """Whether there is a rule on the left, because of a pane beside it."""
        self.is_alone = False
        """Whether the pane is zoomed."""
        self._place = (0, 0, False)
        """Width and height in cells, and whether the pane has the focus; widgets have their own."""

    def put(self, width: int, height: int, *, focused: bool) -> None:
        """Give the view a size and the focus. A widget has them from Textual."""
        self._place = (width, height, focused)
        self.laid_out()

    @property
    def width(self) -> int:
        """Return the number of cells of a line."""
        return self._place[0]

    @property
    def height(self) -> int:
        """Return the number of lines, with the title."""
        return self._place[1]

    @property
    def is_focused(self) -> bool:
        """Whether the pane has the focus."""
        return self._place[2]

    @property
    def reorders(self) -> bool:
        """Whether lines are drawn in visual order."""
        return False

    @property
    def rows(self) -> int:
        """Return the number of lines below the title."""
        return max(0, self.height - 1)

    @property
    def left(self) -> int:
        """Return the number of cells to the left of the content."""
        return 2 if self.ruled else 1

    @property
    def columns(self) -> int:
        """Return the number of cells for the content, without the rule and a blank on each side."""
        return max(1, self.width - self.left - 1)

    def caption(self) -> str:
        """Return the text after the title, such as a count."""
        return ""

    def draw(self, row: int) -> Iterable[Segment]:  # noqa: ARG002 (for those that hold something)
        """Yield the segments of the line `row` below the title, at most `columns` cells."""
        return ()

    def redraw(self) -> None:
        """Called after the content has changed, for widgets."""

    def line(self, y: int) -> list[Segment]:
        """Return the segments of a line, which may be shorter or longer than the width."""
        left = Segment(styles.RULE_DOWN + " ", styles.FAINT) if self.ruled else Segment(" ", styles.PLAIN)
        content = self._title() if y == 0 else list(self.draw(y - 1))
        if self.FIELDS and self.reorders:
            from tui.panes import reorder  # most terminals reorder by themselves

            content = reorder.fields(content)
        return [left, *content]

    def _title(self) -> list[Segment]:
        style = Style(bold=True, reverse=self.is_focused)
        room = max(0, self.columns - len(self.TITLE) - 1)
        caption = " · ".join(filter(None, (self.caption(), "alone" if self.is_alone else "")))
        return [Segment(self.TITLE, style), Segment(" " + truncated(caption, room), styles.FAINT)]

    def laid_out(self) -> None:
        """Called after the size has changed."""


def scrolled(top: int, by: int, rows: int, count: int) -> int:
    """Return the first of `count` rows to show after scrolling by `by` rows."""
    return max(0, min(top + by, count - rows))


def scrolled_to(top: int, cursor: int, rows: int, count: int) -> int:
    """Return the first of `count` rows to show, scrolling as little as brings `cursor` into view."""
    if cursor < top:
        top = cursor
    elif cursor >= top + rows:
        top = cursor - rows + 1
    return max(0, min(top, count - rows))


class ListView(PaneView):
    """A pane whose cursor moves by entry and skips headings.

    Subclasses call `lay_out` whenever entries or width change, and draw the rows.
    """

    def __init__(self, ident: str, title: str | None = None) -> None:
        super().__init__(ident)
        if title is not None:
            self.TITLE = title
        self.cursor = 0
        """Index of the current entry."""
        self._top = 0
        """The first visible row."""
        self._entry_of: Sequence[int] = ()
        """By row, the index of its entry; -1 for a heading."""
        self._row_of: Sequence[int] = ()
        """By entry, its first row."""

    def lay_out(self, entry_of: Sequence[int]) -> None:
        """Set the entry of each row, and bring the cursor into view."""
        self._entry_of = entry_of
        self._row_of = entry_of if isinstance(entry_of, range) else _first_rows(entry_of)
        self.cursor = min(self.cursor, max(0, len(self._row_of) - 1))
        self._scroll()

    def laid_out(self) -> None:
        self._scroll()

    def _scroll(self) -> None:
        """Scroll to the current entry: all of it, or at least its first row, and a heading above that."""
        count = len(self._entry_of)
        if not self._row_of:
            self._top = 0
            return
        first = self._row_of[self.cursor]
        last = self._last_row(self.cursor)
        heading = first - 1 if first and self._entry_of[first - 1] < 0 else first
        for row in (last, first, heading):
            self._top = scrolled_to(self._top, row, self.rows, count)

    def _last_row(self, number: int) -> int:
        row = self._row_of[number]
        while row + 1 < len(self._entry_of) and self._entry_of[row + 1] == number:
            row += 1
        return row

    def go_to(self, number: int) -> None:
        """Move the cursor to an entry."""
        self.cursor = min(max(0, number), max(0, len(self._row_of) - 1))
        self._scroll()
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor by so many entries."""
        self.go_to(self.cursor + by)

    def page(self, share: float) -> None:
        """Move the cursor by a share of a page."""
        if self._row_of:
            self.move(entry_step(self._row_of, self.cursor, page_step(share, self.rows)))

    def edge(self, side: int) -> None:
        """Move the cursor to the first (-1) or the last (1) entry."""
        self.move(side * len(self._row_of))

    def point(self, row: int) -> bool:
        """Move the cursor to the entry on a row; return whether there is one."""
        at = self._top + row
        if at >= len(self._entry_of) or self._entry_of[at] < 0:
            return False
        self.cursor = self._entry_of[at]
        self.redraw()
        return True

    def wheel(self, by: int) -> None:
        """Scroll by rows; the cursor stays on the screen."""
        self._top = scrolled(self._top, by, self.rows, len(self._entry_of))
        seen = [number for number in self._entry_of[self._top : self._top + self.rows] if number >= 0]
        if seen:
            self.cursor = min(max(self.cursor, seen[0]), seen[-1])
        self.redraw()

    def message(self, text: str, row: int) -> Iterable[Segment]:
        """Yield a line of a message that stands in place of an empty list."""
        for start, end in wrap(text, 0, len(text), self.columns)[row : row + 1]:
            yield Segment(text[start:end], styles.FAINT)


def _first_rows(entry_of: Sequence[int]) -> list[int]:
    rows: list[int] = []
    for row, number in enumerate(entry_of):
        if number == len(rows):
            rows.append(row)
    return rows
