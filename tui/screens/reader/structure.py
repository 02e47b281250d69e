"""Actions for the structure of a briefing: headings, the outline, typed positions, folded quoted text.

The outline is a pane in place of the summary while its prompt is open, so that the source stays in view and
little is sent to the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from summarizer.document import Document, at_offset
from tui.collection.catalog import Catalog
from tui.events import Emit
from tui.model import outline, position, reading, status_text
from tui.model.navigation import BriefingKey
from tui.model.outline import Section
from tui.model.quoted_text import run_around
from tui.model.reading import Reading
from tui.panes.widgets import Pane
from tui.screens.line_editor import TypedLine
from tui.screens.reader.layout import SurfaceForms, offer
from tui.screens.reader.navigation import NavigationActions
from tui.settings.keymap import Keymap

NO_HEADINGS = "no headings in this text"
HINT = "type to filter"


class StructureActions(NavigationActions):
    """Actions of the keys ( ) T Q and :."""

    def __init__(self, keys_in_effect: Keymap, catalog: Catalog, written: SurfaceForms, emit: Emit) -> None:
        super().__init__(keys_in_effect, catalog, written, emit)
        self._sections: tuple[Document | None, Sequence[Section]] = (None, ())
        """The document whose sections are cached, and its sections."""
        self._pane_before: Pane = self.source
        """The pane that had the focus before the outline."""

    def sections(self, document: Document) -> Sequence[Section]:
        """Return the sections of a document."""
        if self._sections[0] is not document:
            self._sections = (document, outline.sections(document))
        return self._sections[1]

    def present(self, key: BriefingKey, opened: Reading) -> None:
        if self.outlined:
            self._close_outline()
        super().present(key, opened)

    def show(self, changed: Reading) -> None:
        super().show(changed)
        if self.outlined:
            self.outline.update(*self._listed(changed))

    # Quoted text

    def action_quoted(self) -> None:
        """Show all quoted text of a message; if it is shown, fold it, with the cursor on its first line."""
        if self.reading is None or not self.source.quoted:
            self.say("no long quoted text here")
            return
        now = self.reading
        run = run_around(now.document, self.source.quoted, now.cursor)
        if run is not None and not self.source.folds_quoted:
            self.go(reading.turned_to(now, run, -1))
        self.say("quoted text shown" if self.source.toggle_quoted() else "quoted text folded")

    # Headings

    def _no_headings(self, now: Reading) -> str:
        return "" if self.sections(now.document) else NO_HEADINGS

    def action_heading(self, by: int) -> None:
        """Go to the next or previous heading: a step, as to the next mention, not a jump."""
        if self.reading is None:
            return
        listed = self.sections(self.reading.document)
        found = reading.next_in(listed, self.reading.cursor, by)
        if found is None:
            self.say_while_true(self._no_headings)
            return
        self._go_to_section(self.reading, listed[found[0]], status_text.wrapped(found[1], by))
        self.uncover_source()

    def _go_to_section(self, now: Reading, section: Section, wrapped: str = "") -> None:
        listed = self.sections(now.document)
        count = f"heading {at_offset(listed, section.start) + 1} of {len(listed)}{wrapped}"
        self.go(reading.at_sentence(now, section.start), f"{count}: {section.title}")

    # Positions

    def action_go(self) -> None:
        """Ask for a paragraph, a page or a percentage, and jump there."""
        if self.reading is None:
            return
        line = TypedLine(
            "go to", lambda _: self.say(line.shown()), lambda stands: self._go_to_typed(line, stands)
        )
        self.ask(line, offer("enter", "go (12, p3 or 40%)"), offer("esc", "cancel"))

    def _go_to_typed(self, line: TypedLine, stands: bool) -> None:
        self.answered()
        if not stands or not line.text.strip() or self.reading is None:
            self.say("")
            return
        try:
            offset = position.offset_of(line.text, self.reading.document)
        except ValueError as error:
            self.say(str(error))
            return
        self.jumping()
        moved = reading.sentence_at(self.reading, offset)
        paragraphs = self.reading.document.paragraphs
        if moved.cursor < offset == paragraphs[at_offset(paragraphs, offset)].start:
            moved = reading.at_sentence(self.reading, offset)  # a paragraph without a sentence
        self.go(moved)
        self.uncover_source()

    # The outline

    def action_outline(self) -> None:
        """Open the outline, with a prompt that filters it."""
        if self.reading is None:
            return
        if not self.sections(self.reading.document):
            self.say_while_true(self._no_headings)
            return
        line = TypedLine(
            "filter", lambda text: self._filter_outline(line, text), self._outline_left, accepts=False
        )
        line.others = self._list_keys()
        self.outlined, self._pane_before = True, self.focused_pane()
        replaced = next(
            (pane for pane in self.panes[:2] if not pane.has_class("hidden")), self.focused_pane()
        )
        self.outline.show(*self._listed(self.reading), expected=replaced.size)
        self.outline.can_focus = True
        self.set_focus(self.outline)
        self._arrange(self.app.size)
        self.ask(line, offer("enter", "go there"), offer("esc", "close"))
        self.say(HINT)

    def _listed(self, now: Reading) -> tuple[Sequence[Section], Sequence[outline.SectionSize], int]:
        """Return the sections, their sizes if they are known, and the index of the current one."""
        listed = self.sections(now.document)
        known = outline.sizes(listed, self.pace.before, now.key_sentences()) if self.pace else ()
        return listed, known, at_offset(listed, now.cursor)

    def _list_keys(self) -> dict[str, Callable[[], None]]:
        """Return what the keys do that move in the outline while its filter is typed."""
        moves = {"down": 1, "ctrl+n": 1, "up": -1, "ctrl+p": -1}
        pages, edges = {"pagedown": 1.0, "ctrl+d": 1.0, "pageup": -1.0}, {"home": -1, "end": 1}
        return (
            {"escape": self._outline_back}
            | {key: partial(self.outline.move, by) for key, by in moves.items()}
            | {key: partial(self.outline.page, share) for key, share in pages.items()}
            | {key: partial(self.outline.edge, side) for key, side in edges.items()}
        )

    def _filter_outline(self, line: TypedLine, text: str) -> None:
        self.outline.filter(text)
        self.say(line.shown() if text else HINT)

    def _outline_left(self, stands: bool) -> None:
        """Go to the heading at the cursor, or close the outline, since another key was pressed."""
        section = self.outline.current
        if stands and section is None:
            self.say("no match (esc clears the filter)")
            return
        if stands:
            self._pane_before = self.source
        self._close_outline()
        if stands and section is not None and self.reading is not None:
            self.jumping()
            self._go_to_section(self.reading, section)

    def _outline_back(self) -> None:
        """Clear the filter; close the outline if there is none."""
        if isinstance(self.asked, TypedLine) and self.asked.text:
            self.asked.clear()
        else:
            self._close_outline()

    def _close_outline(self) -> None:
        self.outlined = False
        self.answered()
        if self.focused is self.outline:
            self.set_focus(self._pane_before)
        self.outline.can_focus = False
        self._arrange(self.app.size)
        self.say("")

    def action_choose(self) -> None:
        """Accept the heading that was clicked; else do what enter does in the pane."""
        if self.outlined:
            self._outline_left(stands=True)
        else:
            super().action_choose()

    def on_descendant_focus(self) -> None:
        """Close the outline when another pane is clicked."""
        if self.outlined and self.focused is not self.outline:
            self._close_outline()
