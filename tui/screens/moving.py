"""Moving by entry and sentence, by page, to the edges."""

from __future__ import annotations

from tui import reading
from tui.panes.entities import EntitiesPane
from tui.panes.summary import SummaryPane
from tui.reading import Reading
from tui.screens.frame import ReaderFrame


class Moving(ReaderFrame):
    """Every key of the group "Moving"."""

    def action_move(self, by: int) -> None:
        pane = self.focused_pane()
        if isinstance(pane, SummaryPane | EntitiesPane):
            pane.move(by)
            self.say("")
        elif self.reading:
            rest = self.source.rest_of_unit(by)
            on = reading.at_sentence(self.reading, rest) if rest is not None else None
            self.go(on or reading.move_sentence(self.reading, by))

    def action_page(self, share: float) -> None:
        pane = self.focused_pane()
        if isinstance(pane, SummaryPane | EntitiesPane):
            pane.page(share)
            self.say("")
        elif self.reading:
            view, by = self.source.turn(share), 1 if share > 0 else -1
            if view is None:
                self._go_to_edge(self.reading, by)
            else:
                self.go(reading.turned_to(self.reading, view, by), turned=True)

    def action_edge(self, side: int) -> None:
        pane = self.focused_pane()
        if isinstance(pane, SummaryPane | EntitiesPane):
            pane.edge(side)
            self.say("")
        elif self.reading:
            self._go_to_edge(self.reading, side)

    def _go_to_edge(self, now: Reading, side: int) -> None:
        """To the first or the last sentence; of one longer than the screen, to its last page."""
        line, seen = self.source.edge(side)
        moved = reading.sentence_at(now, line)
        self.go(moved if moved.cursor >= seen else reading.at_sentence(now, seen))
