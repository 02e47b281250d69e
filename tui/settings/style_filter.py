"""Apply a style sheet to everything that Textual draws."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.settings.styles import StyleSheet


class StyleFilter(LineFilter):
    """Line filter that applies a style sheet to everything on the screen."""

    def __init__(self, look: StyleSheet) -> None:
        super().__init__()
        self.look = look

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        dressed = self.look.dressed
        return [Segment(text, dressed(style), control) for text, style, control in segments]
