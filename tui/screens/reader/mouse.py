"""The mouse in the source; in the other panes a click does what enter does (see `Pane.on_click`)."""

from __future__ import annotations

from textual import events

from summarizer.document import Span
from tui.model import reading
from tui.panes.pane import NOTCH
from tui.screens.reader.mentions import MentionActions


class MouseActions(MentionActions):
    """No motion is followed: over a slow line, each cell that the pointer crosses would be a message."""

    def on_click(self, event: events.Click) -> None:
        if event.widget is self.source:
            self._point(self.source.offset_at(event.y - 1, event.x - self.source.left))

    def _point(self, offset: int | None) -> None:
        """The cursor on the sentence there; on a mention, focus on its entity."""
        if self.reading is None or offset is None:
            return
        if (found := next(self.mentions.within(Span(offset, offset + 1)), None)) is not None:
            self._focus(found[1].id, found[0])
        else:
            self.jumping()
            self.go(reading.sentence_at(self.reading, offset))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, NOTCH)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -NOTCH)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        """The cursor stays in sight, and moves no more than that takes."""
        if self.reading is None or not self.source.region.contains(event.screen_x, event.screen_y):
            return
        view = self.source.rolled(by)
        if view is not None and not view.start <= self.reading.cursor < view.end:
            self.go(reading.turned_to(self.reading, view, by), turned=True)
