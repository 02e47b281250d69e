"""The key sentences in text order, each with its rank."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment

from summarizer.document import Document, Sentence, Span
from summarizer.summary import CUT, Excerpt
from tui.model.line_layout import wrap
from tui.model.reading import Reading
from tui.panes.overlays import Overlay, matches_in_quote, overlaid
from tui.panes.views import BETWEEN, ListView
from tui.settings import styles

if TYPE_CHECKING:
    from tui.model.text_search import Matches

NOTE = "» "
"""Prefix of a note."""


class SummaryEntry(NamedTuple):
    """A sentence of the summary: its position in the source and its text here."""

    where: Span
    rank: str
    text: str
    sign: str = " "
    """Sign for a kept or a new sentence."""
    note: str = ""
    """The user's note on the sentence."""
    parts: tuple[tuple[int, Span], ...] = ()
    """The parts of the source that `text` quotes, each with its offset there."""


class SummaryView(ListView):
    """A list whose cursor moves by sentence."""

    TITLE = "SUMMARY"
    FIELDS = False

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self.entries: list[SummaryEntry] = []
        self.search: Matches | None = None
        """The current search of the source; its matches are highlighted here, too."""
        self._of: Document | None = None
        self._caption = ""
        self._lines: list[tuple[int, Span]] = []
        """The index of an entry, and a span of its text or, after that, of its note."""

    @property
    def current(self) -> SummaryEntry | None:
        """Return the sentence at the cursor."""
        return self.entries[self.cursor] if self.entries else None

    def show(self, reading: Reading) -> None:
        """Show the summary of a reading; the cursor stays on its sentence, or moves to the one after it."""
        at = self.current.where.start if self.current and self._of is reading.document else 0
        self._of = reading.document
        self.entries = _entries(reading)
        later = (number for number, entry in enumerate(self.entries) if entry.where.start >= at)
        self.cursor = next(later, max(0, len(self.entries) - 1))
        self._caption = _caption(reading)
        self._arrange()

    def laid_out(self) -> None:
        self._arrange(draw=False)

    def _arrange(self, *, draw: bool = True) -> None:
        self._gutter = max((len(entry.rank) for entry in self.entries), default=0) + 3
        width = self.columns - self._gutter
        self._lines = [
            (number, line) for number, entry in enumerate(self.entries) for line in _wrapped(entry, width)
        ]
        self.lay_out([number for number, _ in self._lines])
        if draw:
            self.redraw()

    def _scroll_within(self, by: int) -> bool:
        """Scroll within a current sentence that is longer than the pane; return whether that was possible."""
        if not self.entries or abs(by) != 1:
            return False
        first, last = self._row_of[self.cursor], self._last_row(self.cursor)
        if last - first < self.rows:
            return False
        before, page = self._top, max(1, self.rows - 1)
        self._top = min(before + page, last + 1 - self.rows) if by > 0 else max(before - page, first)
        return self._top != before

    def move(self, by: int) -> None:
        """Move by so many sentences; within one that is longer than the pane, scroll by a page."""
        if self._scroll_within(by):
            self.redraw()
            return
        target = min(max(0, self.cursor + by), max(0, len(self.entries) - 1))
        # at the end of a long last sentence, the pane would scroll back to its start
        if target != self.cursor:
            self.go_to(target)

    def page(self, share: float) -> None:
        """Move the cursor to the sentence a share of a page away."""
        if self._lines:
            step = int(share * max(1, self.rows))
            row = min(max(0, self._top + step), len(self._lines) - 1)
            target = self._lines[row][0]
            self.move(target - self.cursor or (1 if share > 0 else -1))

    def caption(self) -> str:
        return self._caption

    def draw(self, row: int) -> Iterable[Segment]:
        row += self._top
        if row >= len(self._lines):
            return
        number, line = self._lines[row]
        entry = self.entries[number]
        here = number == self.cursor
        if line.start == 0:
            yield Segment(styles.HERE if here else " ", styles.BOLD)
            rank = entry.rank.rjust(self._gutter - 3)
            yield Segment(rank, styles.RANK + styles.CURSOR if here and self.is_focused else styles.RANK)
            yield Segment(entry.sign, styles.RANK)
            yield Segment(" ", styles.PLAIN)
        else:
            yield Segment(" " * self._gutter, styles.PLAIN)
        shown = entry.text + NOTE + entry.note
        if line.start >= len(entry.text):
            pieces = [Segment(shown[line.start : line.end], styles.FAINT)]
        else:
            pieces = [*overlaid(shown, line, self._matches_in(entry), styles.PLAIN)]
        if self.reorders:
            from tui.panes import reorder  # most terminals reorder by themselves

            pieces = reorder.entry(pieces, entry.text)
        yield from pieces

    def _matches_in(self, entry: SummaryEntry) -> list[Overlay]:
        if self.search is None or self._of is None:
            return []
        return [
            (at + match.start, at + match.end, styles.HIT)
            for at, where in entry.parts
            for match in matches_in_quote(self.search, self._of, where)
        ]


def _wrapped(entry: SummaryEntry, width: int) -> list[Span]:
    text, note = entry.text, NOTE + entry.note
    lines = wrap(text, 0, len(text), width)
    if not entry.note:
        return lines
    below = wrap(note, 0, len(note), width)
    return lines + [Span(len(text) + line.start, len(text) + line.end) for line in below]


def _entries(reading: Reading) -> list[SummaryEntry]:
    document, analysis, summary = reading.document, reading.analysis, reading.summary
    if analysis is None or summary is None:
        return [
            SummaryEntry(span, "·", document.line(span), parts=((0, span),))
            for span in reading.key_sentences()
        ]
    return [
        SummaryEntry(
            span,
            str(excerpt.rank),
            _with_cells(excerpt.text(document, analysis.sentences), document, span),
            _sign(reading, excerpt.sentence),
            excerpt.note,
            _parts(excerpt, document, analysis.sentences[excerpt.sentence]),
        )
        for span, excerpt in zip(reading.key_sentences(), summary.excerpts, strict=True)
    ]


def _parts(excerpt: Excerpt, document: Document, sentence: Sentence) -> tuple[tuple[int, Span], ...]:
    """Return the spans that an excerpt quotes (see `summary.quoted`), each with its offset in the quote.

    There are none for a row of a table, whose cells are separated otherwise here.
    """
    if "\t" in document.at(sentence):
        return ()
    found, at = [], len(CUT) + 1 if excerpt.cut_before else 0
    for context in sentence.context:
        line = document.line(context)
        found.append((at, Span(context.start, context.end)))
        at += len(line) + (line[-1:] != ":") + 1
    return (*found, (at, Span(sentence.start, sentence.end)))


def _with_cells(text: str, document: Document, span: Span) -> str:
    """Return the text of an entry; the cells of a row of a table are separated by a sign."""
    row = document.at(span)
    if "\t" not in row:
        return text
    cells = (" ".join(cell.split()) for cell in row.split("\t"))
    before, _, after = text.rpartition(document.line(span))
    return before + BETWEEN.join(filter(None, cells)) + after


def _sign(reading: Reading, sentence: int) -> str:
    if sentence in reading.choice.pinned:
        return styles.KEPT_BAR
    return styles.NEW if sentence in reading.marked.sentences else " "


def _caption(reading: Reading) -> str:
    if reading.analysis is None or reading.summary is None:
        return "provisional"
    count = len(reading.summary.excerpts)
    if reading.only_new:
        about = f": {reading.focused.name}" if reading.focused else ""
        new = sum(excerpt.sentence in reading.novelty.sentences for excerpt in reading.summary.excerpts)
        kept = f", {count - new} kept" if count > new else ""
        return f"{new} new{kept}{about}"
    if reading.focused:  # the number of sentences about an entity is unknown until they are asked for
        return f"{count}: {reading.focused.name}"
    return f"{count} of {len(reading.analysis.ranking.order)}"
