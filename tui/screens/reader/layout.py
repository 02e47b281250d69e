"""Layout of the reader: three panes, header, status rule with prompts, footer, and the current `Reading`.

Actions follow in a chain of subclasses: `navigation`, `search`, and `screen` with all others. A key that is
no part of the answer to a prompt accepts it, as enter does, and then has its usual effect: so no user is
trapped in a prompt.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.screen import Screen

from summarizer.document import Document, Entity, Sentence, Span
from tui.collection.catalog import Catalog
from tui.events import Emit
from tui.model import position, reading, status_text
from tui.model.navigation import BriefingKey, MentionIndex
from tui.model.pane_layout import THREE, TWO
from tui.model.position import SentenceNumbers
from tui.model.reading import Reading
from tui.model.status_text import ReadingTime
from tui.panes.outline import OutlinePane
from tui.panes.reader_panes import EntitiesPane, SourcePane, SummaryPane
from tui.panes.widgets import Footer, Header, Pane, StatusRule
from tui.screens.line_editor import TypedKey, TypedLine, no_such_key, run_now
from tui.screens.line_editor import offer as offer
from tui.settings import keymap, keys, styles
from tui.settings.config import Config
from tui.settings.keymap import Keymap, bind

SurfaceForms = Callable[[Document, Sentence], Awaitable[tuple[str, ...]]]
LONG = 200_000
"""Length in code points from which an analysis takes a second or more."""


class ReaderLayout(Screen[None], inherit_bindings=False):
    """Shows a `Reading`; each action makes a new one and shows it."""

    AUTO_FOCUS = None

    def __init__(self, keys_in_effect: Keymap, catalog: Catalog, written: SurfaceForms, emit: Emit) -> None:
        """Set up the screen; `written` returns the surface forms of a sentence's terms."""
        super().__init__()
        self.keys, self.catalog, self.written, self.emit = keys_in_effect, catalog, written, emit
        self.asked: TypedLine | TypedKey | None = None
        """The open prompt."""
        self._offers: tuple[keys.KeyEntry, ...] = ()
        self.key: BriefingKey | None = None
        """The open briefing."""
        self.reading: Reading | None = None
        self.mentions = MentionIndex(None)
        self._done = 0.0
        """The share of the analysis that is done."""
        self._growth = ""
        """How much of the briefing has been read, while it is being read."""
        self.pace: ReadingTime | None = None
        """Counts words before and after the cursor; None before the analysis."""
        self._numbers: SentenceNumbers | None = None
        self._text_of: Callable[[Reading], str] | None = None
        """What the message is as the reading changes, if it depends on it."""
        self._header_shows: tuple[Reading | None, tuple[float, str, str]] = (None, (0.0, "", ""))
        """The reading that the header was made for, and the share, growth and place beside it."""
        self.summary, self.entities, self.source = (
            SummaryPane("summary"),
            EntitiesPane("entities"),
            SourcePane("source"),
        )
        self.panes: tuple[Pane, ...] = (self.summary, self.entities, self.source)
        self.outline = OutlinePane("outline")
        """Shown in place of the summary while it is open."""
        self.outlined = False
        self.zoomed = False
        """Whether one pane is shown alone, even if there is room for more."""
        bind(self, self.keys.of(*keys.PANES))
        for pane in self.panes:
            bind(pane, self.keys.of_pane(str(pane.id), keys.PANES))
        self._beside: Pane = self.summary
        """The pane beside the source if there is room for two."""
        self._header, self._status, self._footer = Header("header"), StatusRule("status"), Footer("footer")

    def compose(self) -> ComposeResult:
        yield self._header
        yield Horizontal(self.outline, *self.panes, id="panes")
        yield self._status
        yield self._footer

    def on_mount(self) -> None:
        self.set_focus(self.summary if self.app.size.width < TWO else self.source)
        self._arrange(self.app.size)

    # The reading that is shown

    @property
    def place(self) -> str:
        """Return the position in the list for the header, such as "2 of 5"."""
        return self.catalog.place(self.key) if self.key is not None else ""

    def configure(self, config: Config) -> None:
        """Apply the settings of the panes."""
        self.entities.hide(frozenset(config.hidden_types.split()))
        self.source.configure(config.wrap, marks=config.marks)

    def present(self, key: BriefingKey, opened: Reading) -> None:
        """Show another briefing."""
        self.key, self._done, self._growth = key, 0.0, ""
        self.mark("changed", "")
        self.mentions = MentionIndex(opened.known)
        self.show(opened)

    def reading_of(self, key: BriefingKey) -> Reading | None:
        """Return the reading of a briefing if it is on the screen."""
        return self.reading if key == self.key else None

    def settle(self, settled: Reading, mentions: MentionIndex) -> None:
        """Show the results of a partial or complete analysis."""
        self.mentions = mentions
        self._done = 0.0 if settled.analysis else self._done
        self.show(settled)
        if self._status.text == status_text.NO_NAMES_YET or (
            settled.analysis and self._status.text == status_text.NOT_READY
        ):
            self.say("")

    def grow(self, document: Document, cursor: int | None) -> None:
        """Show a longer version of the text. Cursor and page stay, unless `cursor` has its old position."""
        if self.reading is not None:
            self.source.grow(document)
            grown = replace(self.reading, document=document)
            self.show(grown if cursor is None else reading.at_sentence(grown, cursor))

    def show_growth(self, text: str) -> None:
        """Show how much of the briefing has been read; an empty text when it is complete."""
        self._growth = text
        if self.reading is not None:
            self._show_header(self.reading)
            self.show_footer()

    def show_progress(self, done: float) -> None:
        """Show the progress of the analysis of a long text."""
        self._done = done
        if self.reading is not None and len(self.reading.document.text) > LONG:
            self._show_header(self.reading)

    def show(self, changed: Reading) -> None:
        """Show a changed reading in every pane that depends on what has changed."""
        self.reading = changed
        self.summary.show(changed)
        if reading.replaced(self.entities.shown, changed, reading.ENTITY_FIELDS):
            self.entities.show(changed)
        self.source.show(changed, self.mentions)
        self._show_header(changed)
        self._status.show_position(*position.ruler(changed))
        self._check_message()
        self.show_footer()

    def _show_header(self, shown: Reading) -> None:
        before, beside = self._header_shows[0], (self._done, self._growth, self.place)
        if beside == self._header_shows[1] and not reading.replaced(before, shown, reading.HEADER_FIELDS):
            return
        self._header_shows = (shown, beside)
        if shown.analysis is None:
            self.pace = self._numbers = None
        elif not (self.pace and self.pace.is_of(shown.analysis)):
            self.pace, self._numbers = ReadingTime(shown.analysis), SentenceNumbers(shown.analysis)
        done, growth, place = beside
        facts = growth or status_text.facts(shown, done, self.pace)
        self._header.show(shown.document.title, " · ".join(filter(None, (facts, place))))

    def say(self, text: str, *, warn: bool = False) -> None:
        """Show a message on the status rule until the next one."""
        self._text_of = None
        self._status.say(text, styles.WARNING if warn else styles.PLAIN)

    def say_while_true(self, text_of: Callable[[Reading], str]) -> None:
        """Show a message that depends on the reading: it changes with it, and goes away once it is empty."""
        if self.reading is not None:
            self.say(text_of(self.reading))
            self._text_of = text_of

    def _check_message(self) -> None:
        """Bring a message that depends on the reading up to date."""
        if self._text_of is not None and self.reading is not None:
            self._status.say(self._text_of(self.reading))

    def mark(self, name: str, text: str) -> None:
        """Set the status marker of a subject, which stays beside any message; an empty text removes it."""
        self._status.mark(name, text)

    def show_footer(self) -> None:
        """Show the keys that work now in the footer, or those of the open prompt."""
        if self.asked is not None:
            self._footer.show(self._offers)
            return
        here = self.where()
        found = keymap.for_footer(key for key in self.keys.keys if here in key.panes)
        self._footer.show([self.worded(key) for key in found if self.works(key)])

    def worded(self, key: keys.KeyEntry) -> keys.KeyEntry:
        """Return a key with the word that the footer shows for it now."""
        return key

    def where(self) -> str:
        """Return the id of the pane that has the focus."""
        return str(self.focused_pane().id)

    def works(self, key: keys.KeyEntry) -> bool:  # noqa: ARG002 (subclasses use it)
        """Whether a key has an effect now."""
        return False

    # Layout

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size)

    def _arrange(self, size: Size) -> None:
        shown = self._fitting(size.width)
        self.set_class(len(shown) == 2, "two")
        self.set_class(len(shown) == 1, "one")
        for pane in (self.outline, *self.panes):
            pane.ruled = pane in shown[1:]
            pane.is_alone = self.zoomed
            pane.set_class(pane not in shown, "hidden")
        self._check_message()

    def _fitting(self, width: int) -> tuple[Pane, ...]:
        """Return the panes that are shown at a width."""
        focused = self.focused_pane()
        if self.zoomed or width < TWO:
            return (self.outline if self.outlined else focused,)
        if width >= THREE:
            return (self.outline if self.outlined else self.summary, self.entities, self.source)
        if self.outlined:
            return (self.outline, self.source)
        self._beside = focused if focused is not self.source else self._beside
        return (self._beside, self.source)

    def zoom(self, *, on: bool) -> None:
        """Show the focused pane alone, or all of them again."""
        self.zoomed = on
        self._arrange(self.app.size)
        self.focused_pane().redraw()

    def on_descendant_focus(self) -> None:
        self.show_footer()

    # Panes

    def action_pane(self, ident: str) -> None:
        pane = next(pane for pane in self.panes if pane.id == ident)
        if pane is not self.source:
            self._beside = pane
        self.set_focus(pane)
        self._arrange(self.app.size)

    def action_next_pane(self, by: int) -> None:
        index = self.panes.index(self.focused_pane())
        self.action_pane(str(self.panes[(index + by) % len(self.panes)].id))

    def action_side_pane(self, by: int) -> None:
        index = self.panes.index(self.focused_pane()) + by
        self.action_pane(str(self.panes[min(max(0, index), len(self.panes) - 1)].id))

    def focused_pane(self) -> Pane:
        """Return the pane that has the focus; the source if none has."""
        return self.focused if isinstance(self.focused, Pane) else self.source

    # Shared by the actions

    def go(self, moved: Reading, said: str = "", *, turned: bool = False) -> None:
        """Move the cursor; show it in the source, the header and the status rule."""
        self.reading = moved
        self.source.show(moved, self.mentions, turned=turned)
        self._show_header(moved)
        self._status.show_position(*position.ruler(moved))
        self.show_footer()
        selected = status_text.selected(moved)
        if said:
            self.say(" · ".join(filter(None, (selected, said))))
        else:
            self.say_while_true(status_text.selected if selected else self.sentence_number)

    def sentence_number(self, at: Reading) -> str:
        """Return the number of the sentence at the cursor; empty before the analysis."""
        return self._numbers.text(at.cursor) if self._numbers is not None and at.analysis is not None else ""

    def named_here(self) -> tuple[Span, Entity] | None:
        """Return the mention at the cursor and its entity."""
        cursor = self.reading.cursor if self.reading else 0
        return next(self.mentions.within(Span(cursor, cursor + 1)), None)

    def entity_meant(self) -> Entity | None:
        """Return the selected entity in the entity pane; elsewhere the one at the cursor, or else in
        focus."""
        if self.focused_pane() is self.entities:
            return self.entities.current
        here = self.named_here()
        return here[1] if here else self.reading.focused if self.reading else None

    # Prompts

    @property
    def is_typing(self) -> bool:
        """Whether a prompt is open."""
        return self.asked is not None

    def ask(self, asked: TypedLine | TypedKey, *offers: keys.KeyEntry) -> None:
        """Open a prompt; the footer shows the given keys meanwhile."""
        self.asked, self._offers = asked, offers
        self.say(asked.shown())
        self.show_footer()

    def answered(self) -> None:
        """Close the prompt."""
        self.asked = None
        self.show_footer()

    async def on_key(self, event: events.Key) -> None:
        if self.asked is not None and self.asked.take(event):
            event.stop()
            return
        if self.asked is not None:
            self.asked.end()
        if unknown := no_such_key(self, event, self.keys):
            self.say(unknown)
        else:
            await run_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        if isinstance(self.asked, TypedLine):
            self.asked.add(event.text)
