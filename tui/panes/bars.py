"""The one-line bars around the panes: header, status rule, footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tui.settings import keymap, styles
from tui.settings.keys import KeyEntry

BETWEEN = " · "
"""Separator between facts."""
TITLE = 30
"""Cells of the title that take precedence over facts."""


class Bar(Widget):
    """A widget of one line, drawn again only if it changed."""

    ALLOW_SELECT = False

    def __init__(self, ident: str) -> None:
        super().__init__(id=ident)
        self._strip = Strip([])

    def segments(self, width: int) -> Iterable[Segment]:  # noqa: ARG002 (for those that say something)
        """Yield the segments of the line, at most `width` cells."""
        return ()

    def redraw(self) -> None:
        """Draw the line if it changed."""
        fresh = Strip(self.segments(self.size.width)).adjust_cell_length(self.size.width, styles.PLAIN)
        if fresh != self._strip:
            self._strip = fresh
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (there is one line)
        return self._strip

    def on_resize(self, event: events.Resize) -> None:
        event.stop()
        self.redraw()


class Header(Bar):
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
        title = fitted(self._title, room)
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


class StatusRule(Bar):
    """The rule below the panes, with the status message on it."""

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self._text = ""
        self._marks: dict[str, str] = {}
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

    def segments(self, width: int) -> Iterable[Segment]:
        marks = " · ".join(filter(None, self._marks.values()))
        mark = f" {fitted(marks, max(0, width // 2 - 4))} " if marks else ""
        width -= cell_len(mark) + bool(mark)
        text = fitted(self._text, max(0, width - 4))
        if text:
            yield Segment(styles.RULE_ACROSS + " ", styles.FAINT)
            yield Segment(text, self._style)
            yield Segment(" ")
        yield Segment(styles.RULE_ACROSS * (width - (cell_len(text) + 3 if text else 0)), styles.FAINT)
        if mark:
            yield Segment(mark, styles.BOLD)
            yield Segment(styles.RULE_ACROSS, styles.FAINT)


class Footer(Bar):
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


def fitted(text: str, width: int) -> str:
    """Return the text, cut with an ellipsis if it is too wide."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""
