"""The three panes of the reader as widgets."""

from __future__ import annotations

from tui.panes.entities import EntitiesView
from tui.panes.source import SourceView
from tui.panes.summary import SummaryView
from tui.panes.widgets import ListPane, Pane


class SummaryPane(SummaryView, ListPane):
    """The key sentences, on the screen."""


class EntitiesPane(EntitiesView, ListPane):
    """The entities, on the screen."""


class SourcePane(SourceView, Pane):
    """The text, on the screen."""
