"""Moving by entry and sentence, by page, to the edges."""

from __future__ import annotations

from tui.model import reading
from tui.model.reading import Reading
from tui.panes.entities import EntitiesPane
from tui.panes.summary import SummaryPane
from tui.screens.reader.layout import ReaderLayout


class MovementActions(ReaderLayout):
    """Every key of the group "Moving"."""

    def action_move(self, by: int) -> None:
        pane = self.focused_pane()
        if isinstance(pane, SummaryPane | EntitiesPane):
            pane.move(by)
            self.say("")
        elif self.reading:
            self.go(self._moved(self.reading, by))

    def _moved(self, now: Reading, by: int) -> Reading:
        """By sentence; by line in one longer than the screen, which is entered at the end one comes from."""
        if (line := self.source.line_beside(by)) is not None:
            return reading.at_sentence(now, line)
        moved = reading.move_sentence(now, by)
        unit = reading.current_unit(moved)
        if by < 0 and unit != reading.current_unit(now) and self.source.is_long(unit):
            return reading.at_sentence(now, self.source.last_line_of(unit))
        return moved

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
            self.jumping()
            self._go_to_edge(self.reading, side)

    def _go_to_edge(self, now: Reading, side: int) -> None:
        """To the first or the last sentence; of one longer than the screen, to its last page."""
        line, seen = self.source.edge(side)
        moved = reading.sentence_at(now, line)
        self.go(moved if moved.cursor >= seen else reading.at_sentence(now, seen))
