"""The headings of a briefing as a tree; each row has the size of its section, the current one is marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size

from summarizer.language.folding import folded
from tui.model.line_layout import visible
from tui.model.outline import Section, SectionSize, matching
from tui.panes.views import truncated
from tui.panes.widgets import ListPane
from tui.settings import styles

INDENT = 2
"""Cells for each level; at most a third of the pane is used."""
WORDS, KEYS = 5, 5
"""Cells for the number of words and of key sentences, with a blank before each."""
MARGIN = 2
"""Cells for the cursor and for the mark of the current section."""
CURRENT = "•"


class OutlinePane(ListPane):
    """A list whose cursor moves by heading."""

    TITLE = "OUTLINE"

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self.add_class("hidden")
        self.can_focus = False  # until it is opened: Textual gives the focus to whatever may have it
        self._sections: Sequence[Section] = ()
        self._sizes: Sequence[SectionSize] = ()
        self._titles: Sequence[str] = ()
        """The titles as the filter searches them, without case and accents."""
        self._here = -1
        """Index of the section that is marked as the current one; -1 if there is none."""
        self._shown: Sequence[int] = ()
        """Indices of the sections that match the filter."""
        self._typed = ""
        self._is_new = False
        """Whether the cursor is to be shown in the middle of the pane."""
        self._expected: Size | None = None
        """The size until the first layout, for which the lines are drawn before it."""

    @property
    def current(self) -> Section | None:
        """Return the section at the cursor."""
        return self._sections[self._shown[self.cursor]] if self._shown else None

    @property
    def size(self) -> Size:
        """The size of the pane."""
        return self._expected or super().size

    def show(
        self, sections: Sequence[Section], sizes: Sequence[SectionSize], here: int, expected: Size
    ) -> None:
        """Show an outline with all headings, and the cursor on the current section.

        The lines are drawn for the `expected` size, so that the first frame has them: an empty pane would be
        sent to the terminal before them.
        """
        self._typed = ""
        self._is_new = True
        self._expected = expected
        self.update(sections, sizes, here)
        self.cursor = max(0, here)
        self.laid_out()
        self.redraw()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 (the base uses it)
        self._expected = None

    def update(self, sections: Sequence[Section], sizes: Sequence[SectionSize], here: int) -> None:
        """Show a changed outline; the cursor stays on its row, and `sizes` may be empty if not known yet."""
        if sections is not self._sections:
            self._sections = sections
            self._titles = [folded(section.title) for section in sections]
        self._sizes, self._here = sizes, here
        self._shown = matching(self._titles, self._typed)
        self.lay_out(range(len(self._shown)))
        self.redraw()

    def filter(self, typed: str) -> None:
        """Show only the headings that contain the typed words; the cursor stays on its heading if it can."""
        on = self._shown[self.cursor] if self._shown else max(0, self._here)
        self._typed = typed
        self._shown = matching(self._titles, typed)
        self.cursor = next((row for row, number in enumerate(self._shown) if number >= on), 0)
        self.lay_out(range(len(self._shown)))
        self.redraw()

    def laid_out(self) -> None:
        if self._is_new and self.rows:
            self._is_new = False
            self._top = max(0, self.cursor - self.rows // 2)
        self.lay_out(range(len(self._shown)))

    def caption(self) -> str:
        count, whole = len(self._shown), len(self._sections)
        counted = f"{count} of {whole}" if count != whole else str(whole)
        return f"{counted} · words, {styles.KEY_BAR} key" if self._sizes else counted

    def draw(self, row: int) -> Iterable[Segment]:
        row += self._top
        if row >= len(self._shown):
            if row == 0:
                yield Segment(truncated("no match", self.columns), styles.FAINT)
            return
        number = self._shown[row]
        section, here = self._sections[number], row == self.cursor
        yield Segment(styles.HERE, styles.BOLD) if here else Segment(" ")
        yield Segment(CURRENT, styles.RANK) if number == self._here else Segment(" ")
        indent = min(INDENT * section.depth, self.columns // 3)
        sizes = self._sizes[number] if self._sizes else None
        room = max(1, self.columns - MARGIN - indent - (WORDS + KEYS if sizes else 0))
        title = truncated(visible(section.title), room)
        style = styles.BOLD if number == self._here else styles.PLAIN
        yield Segment(" " * indent)
        yield Segment(title, style + styles.CURSOR if here else style)
        if sizes is not None:
            yield Segment(" " * (room - cell_len(title)))
            yield Segment(f"{compact(sizes.words):>{WORDS}} ", styles.FAINT)
            if sizes.keys:
                yield Segment(f"{styles.KEY_BAR}{compact(sizes.keys)}", styles.RANK)


def compact(number: int) -> str:
    """Return a number in at most four cells: 999, 1.2k, 12k, 1.2M."""
    if number < 1000:
        return str(number)
    thousands, unit = (number / 1000, "k") if number < 999_500 else (number / 1_000_000, "M")
    return f"{thousands:.1f}{unit}" if thousands < 9.95 else f"{thousands:.0f}{unit}"
