"""Actions that narrow the view: filter entities, zoom a pane, and undo that step by step."""

from __future__ import annotations

from summarizer.export.citation import TYPE_NAMES
from tui.model import reading, status_text
from tui.screens.line_editor import TypedLine
from tui.screens.reader.prompt import PromptActions, offer


class FilterActions(PromptActions):
    """Actions of the keys `f`, `t`, `z` and `esc`."""

    def action_filter(self) -> None:
        """Filter the entities by name, from any pane."""
        if self.reading is None or self.reading.known is None:
            self.say(status_text.NO_NAMES_YET)
            return
        self.action_pane("entities")

        def changed(text: str) -> None:
            self.entities.filter(text, self.entities.only)
            self.say(line.shown())

        def left(stands: bool) -> None:
            self.answered()
            self._filter(self.entities.wanted if stands else "", self.entities.only)

        line = TypedLine("filter", changed, left, self.entities.wanted)
        self.ask(line, offer("enter", "accept"), offer("esc", "clear"))

    def action_next_type(self) -> None:
        """Cycle through entity types and all of them."""
        types = self.entities.types()
        if not types:
            self.say(status_text.no_names(self.reading) if self.reading else status_text.NO_NAMES_YET)
            return
        self.action_pane("entities")
        order = [None, *types]
        at = order.index(self.entities.only) if self.entities.only in order else 0
        self._filter(self.entities.wanted, order[(at + 1) % len(order)])

    def _filter(self, wanted: str, only: str | None) -> None:
        self.entities.filter(wanted, only)
        shown = [f"only {TYPE_NAMES[only].lower()}"] if only else []
        shown += [f"filter: “{wanted.strip()}”"] if wanted.strip() else []
        self.say(self.keys.told(", ".join(shown), "back", "to clear") if shown else "filter cleared")
        self.show_footer()

    def action_zoom(self) -> None:
        if not self.zoomed and self.has_class("one"):
            self.say("only one pane fits in this window")
            return
        self.zoom(on=not self.zoomed)
        alone = self.keys.told("zoomed", "zoom", "shows all panes")
        self.say(alone if self.zoomed else "")

    def action_take_back(self) -> None:
        """Undo the filter, else the focus, else the zoom."""
        if self.entities.is_filtered:
            self._filter("", None)
        elif self.reading and self.reading.focus:
            self.show(reading.focus(self.reading, None))
            self.say("focus cleared")
        elif self.zoomed:
            self.action_zoom()
        else:
            super().action_take_back()
