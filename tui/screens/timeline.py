"""The page of an entity over time: what each briefing says of it and quotes from it, new facts marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple, cast

from textual.binding import Binding, BindingType

from summarizer.corpus.names.timeline import TimelineEntry, TimelineLine
from summarizer.document import Span
from summarizer.safe_text import label
from tui.panes.lines import LinkRow, LinksPane, text, wrapped
from tui.panes.lists import ListEntry
from tui.screens.line_editor import offer
from tui.screens.page import ChoicesScreen, Keyed, Paged
from tui.settings import keys, styles
from tui.settings.keymap import bind


class ElsewhereScreen(ChoicesScreen):
    """The other briefings that mention an entity; from here its page over time opens."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "over_time", "over time")]

    def __init__(
        self, title: str, choices: Sequence[ListEntry], otherwise: str, over_time: Callable[[], None]
    ) -> None:
        """Show the briefings; `over_time` opens the other page, in place of this one."""
        super().__init__(title, choices, otherwise)
        self._over_time = over_time

    def offers(self) -> list[keys.KeyEntry]:
        own = super().offers()
        return [*own, offer("t", "over time")] if own else own

    def action_over_time(self) -> None:
        if self._choices.current is not None:
            self.dismiss(None)
            self._over_time()


class TimelineChosen(NamedTuple):
    """The briefing and the sentence to go to; a briefing of None asks for the export."""

    briefing: int | None
    offset: int = 0


class TimelineScreen(Paged[TimelineChosen | None]):
    """An entity over time. Returns the sentence to go to, or that the page is to be exported."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,O,question_mark", "dismiss", "close"),
        Binding("enter", "choose", "go there"),
        Binding("n", "new(1)", "next new fact"),
        Binding("N", "new(-1)", "previous new fact"),
    ]

    def __init__(self, name: str, entries: Sequence[TimelineEntry], note: str, *, exports: bool) -> None:
        """Show the page; `note` is below the title, and `exports` says whether it can be exported."""
        self._entries, self._note, self._exports = entries, note, exports
        self._lines = [(entry, line) for entry in entries for line in entry.lines]
        self._pane = LinksPane("page", label(f"{name.upper()} OVER TIME"), self._rows)
        super().__init__(self._pane)

    def on_mount(self) -> None:
        super().on_mount()
        self._pane.focus()
        if self._exports:
            table = cast("Keyed", self.app).keys
            bind(self, [_as_export(binding) for binding in table.named("export")])

    def offers(self) -> list[keys.KeyEntry]:
        shown = [offer("enter", "go there")]
        if any(line.new for _, line in self._lines):
            shown.append(offer("n", "next new fact"))
        word = cast("Keyed", self.app).keys.word("export")
        return [*shown, offer(word, "export")] if self._exports and word else shown

    def _rows(self, columns: int) -> list[LinkRow]:
        rows = [*wrapped(self._note, columns, styles.FAINT)] if self._note else []
        number = 0
        for entry in self._entries:
            rows += [text(""), *wrapped(_head(entry), columns, styles.BOLD)]
            for line in entry.lines:
                rows += _line_rows(line, number, columns)
                number += 1
            if entry.more:
                more = f"  and {entry.more} more sentence{'s' if entry.more != 1 else ''}"
                rows += wrapped(more, columns, styles.FAINT)
        return rows

    @property
    def _current(self) -> int | None:
        """Return the number of the line at the cursor."""
        return self._pane.current.start if self._pane.current is not None else None

    def action_choose(self) -> None:
        if (at := self._current) is not None:
            entry, line = self._lines[at]
            self.dismiss(TimelineChosen(entry.briefing, line.span.start))

    def action_new(self, by: int) -> None:
        """Go to the next or previous new line."""
        at = self._current
        new = [number for number, (_, line) in enumerate(self._lines) if line.new]
        found = [number for number in new if at is not None and (number - at) * by > 0]
        if found and at is not None:
            self._pane.move((found[0] if by > 0 else found[-1]) - at)
            self._rule.say("")
        else:
            self._rule.say("no new fact below" if by > 0 else "no new fact above")

    def action_export(self) -> None:
        self.dismiss(TimelineChosen(None))


def _as_export(binding: Binding) -> Binding:
    return Binding(binding.key, "export", "export")


def _head(entry: TimelineEntry) -> str:
    return label(f"{entry.date or 'undated'} · {entry.title}")


def _line_rows(line: TimelineLine, number: int, columns: int) -> Iterator[LinkRow]:
    """Yield the rows of a sentence; its target is the number of the line, since it is in another text."""
    said = " said:" if line.kind == "by" else ""
    sign = styles.NEW if line.new else " "
    shown = f"{sign}{said} {label(line.text)} ({line.place})"
    style = styles.BOLD if line.new else styles.PLAIN
    yield from wrapped(shown, columns, style, Span(number, number))
