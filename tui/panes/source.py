"""The whole text: key sentences are marked in the margin, names colored by type, the cursor reversed.

A column on the right maps the text: where matches and mentions are, and which part is visible.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from summarizer.document import Document, Span, Stretch, at_offset, overlapping
from tui.model.line_layout import LineLayout, Spot, width_of
from tui.model.links import LinkSpans
from tui.model.navigation import MentionIndex
from tui.model.passage import span as selected_span
from tui.model.reading import Reading, current_unit, spans_of
from tui.model.text_search import Matches
from tui.panes import reorder
from tui.panes.overlays import overlaid
from tui.panes.widgets import CONTEXT, Pane
from tui.settings import styles

NOTHING = Segment(" ", styles.PLAIN)
PAGE = Segment(styles.RULE_DOWN, styles.FAINT)
FOUND = Segment(styles.KEY_BAR, styles.RANK)
ON_PAGE = Segment(styles.KEPT_BAR, styles.RANK)


def stretch(row: int, rows: int, length: int) -> Span:
    """Return the part of a text of `length` code points that a row stands for; parts don't overlap."""
    return Span(row * length // rows, (row + 1) * length // rows)


def found_in(rows: int, length: int, begins_within: Callable[[Span], bool]) -> tuple[bool, ...]:
    """Return for each row of the map whether a match begins in its part of the text."""
    return tuple(begins_within(stretch(row, rows, length)) for row in range(rows))


def cell(row: int, found: Sequence[bool], page: Span, length: int) -> Segment:
    """Return the segment of a row; `page` is the visible part of the text."""
    here = stretch(row, len(found), length)
    seen = here.start < page.end and page.start < max(here.end, here.start + 1)
    if found[row]:
        return ON_PAGE if seen else FOUND
    return PAGE if seen else NOTHING


WIDEST = 88
"""Maximum columns of text: longer lines tire the eye."""
RANKS = 3
"""Minimum cells for ranks, enough for two key sentences that begin on one line.

With fewer, the text would move when the analysis arrives.
"""
MARKS = 3
"""Cells beside the rank, left of the text: the cursor's mark, the bar, a blank."""


class SourcePane(Pane):
    """Shows the text of a reading; the screen moves the cursor, except for turning pages."""

    TITLE = "SOURCE"
    FIELDS = False

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self._reading: Reading | None = None
        self._flow = LineLayout(Document("", (), ""))
        self._mentions = MentionIndex(None)
        self._keys: tuple[Span, ...] = ()
        self._new: tuple[Span, ...] = ()
        self._kept: tuple[Span, ...] = ()
        self._dropped: tuple[Span, ...] = ()
        self._ranks: dict[int, str] = {}
        self._digits = RANKS
        """Cells for ranks."""
        self._laid_out: tuple[object, ...] = ()
        """The values that the layout was computed for."""
        self._unit = Span(0, 0)
        self._selected: Span | None = None
        """The selected passage."""
        self._top = Spot(0, 0)
        self._visible: list[Spot] = []

        self.search: Matches | None = None
        """The current search; its matches are highlighted as lines are drawn."""
        self.widest, self.marks = WIDEST, True
        """Maximum columns of text, and whether key sentences are marked."""
        self._found: tuple[bool, ...] = ()
        """By row of the map, whether a match begins there; empty if there is no map."""
        self.links = LinkSpans(self._flow.document)
        self._surveyed: object = None
        self._surveyed_at = (0, 0)
        """The search or entity that the map shows, and the number of rows and matches it was made for."""
        self._page = Span(0, 0)
        """The visible part of the text."""

    def grow(self, document: Document) -> None:
        """Show a longer version of the same text; the page stays."""
        known = self._flow.document.paragraphs
        if self._reading is not None and document.paragraphs[: len(known)] == known:
            self._flow.grow(document)
            self.links = LinkSpans(document)
            self._reading = replace(self._reading, document=document)

    def show(self, reading: Reading, mentions: MentionIndex, *, turned: bool = False) -> None:
        """Show a reading and scroll to its cursor.

        If the cursor has moved, all of its sentence is made visible, unless a page was `turned`.
        """
        before = self._reading
        if before is None or reading.document is not before.document:
            self._flow = LineLayout(reading.document)
            self.links = LinkSpans(reading.document)
            self._top = Spot(0, 0)
        was, self._unit = self._unit, current_unit(reading)
        self._reading, self._mentions = reading, mentions
        self._selected = selected_span(reading)
        self._keys = reading.key_sentences()
        self._new = spans_of(reading, reading.marked.sentences)
        self._kept = spans_of(reading, reading.choice.pinned)
        self._dropped = spans_of(reading, reading.choice.dropped)
        excerpts = reading.summary.excerpts if reading.summary else ()
        self._ranks = {
            span.start: str(excerpt.rank) for span, excerpt in zip(self._keys, excerpts, strict=False)
        }
        self._reflow()
        moved = before is not None and before.cursor != reading.cursor and not turned
        self._reveal(whole=moved and (self._unit != was or not self.is_long(self._unit)))
        self.redraw()

    def configure(self, widest: int, *, marks: bool) -> None:
        """Set the maximum columns of text, and whether key sentences are marked with their rank."""
        if (widest, marks) != (self.widest, self.marks):
            self.widest, self.marks = widest, marks
            self.laid_out()
            self.redraw()

    def redraw(self) -> None:
        self._visible = list(self._flow.below(self._top, self.rows))
        self._survey()
        super().redraw()

    def _survey(self) -> None:
        """Update the map of matches, or of the mentions of the entity in focus, if they have changed."""
        entity = self._reading.focused if self._reading else None
        self._page = Span(self._flow.offset(self._top), self._flow.offset(self._bottom()) + 1)
        what, size = self.search or entity, (self.rows, self.search.count if self.search else 0)
        if self._surveyed is what and self._surveyed_at == size:
            return
        self._surveyed, self._surveyed_at = what, size
        length = len(self._flow.document.text)
        if self.search is not None:
            self._found = found_in(self.rows, length, self.search.begins_within)
        elif entity is not None:
            self._found = found_in(self.rows, length, partial(_begins, entity.mentions))
        else:
            self._found = ()

    def _line(self, y: int) -> Strip:
        line = super()._line(y)
        if not self._found or not 0 < y <= len(self._found):
            return line
        length = len(self._flow.document.text)
        width = self.size.width - 1
        return Strip([*line.crop(0, width), cell(y - 1, self._found, self._page, length)], self.size.width)

    def _text_width(self) -> int:
        return min(self.widest, max(1, self.columns - MARKS - self._digits))

    def laid_out(self) -> None:
        self._reflow()
        self._reveal(whole=True)

    def _reflow(self) -> None:
        """Lay the text out for the current width; the first visible line stays.

        Longer ranks leave less room for the text, which may then be wrapped differently.
        """
        laid_out = (self._flow, self.columns, self._ranks, bool(self._new), self.widest, self.marks)
        if laid_out != self._laid_out:
            self._laid_out = laid_out
            new = bool(self._new)  # for the sign after a rank
            self._digits = max(RANKS, *map(len, self._ranks.values()), 0) + new if self.marks else 0
            self._flow_anew()
            self._digits = max(self._digits, self._longest_ranks() + new) if self.marks else 0
            self._flow_anew()

    def _longest_ranks(self) -> int:
        """Return the cells for the ranks of the key sentences that begin on one line."""
        longest = 0
        for one, other in pairwise(self._keys):
            near = other.start - one.start < self.widest
            if near and self._flow.locate(one.start) == self._flow.locate(other.start):
                longest = max(longest, len(self._ranks_at((one.start, other.start))))
        return longest

    def _ranks_at(self, starts: Iterable[int]) -> str:
        return ",".join(filter(None, (self._ranks.get(start, "") for start in starts)))

    def _flow_anew(self) -> None:
        if self._flow.width != self._text_width():
            top = self._flow.offset(self._top)
            self._flow.resize(self._text_width())
            self._top = self._flow.locate(top)

    def _bottom(self) -> Spot:
        return self._flow.move(self._top, max(0, self.rows - 1))

    @property
    def _kept_lines(self) -> int:
        return min(CONTEXT, max(0, self.rows - 1) // 2)

    def _reveal(self, *, whole: bool) -> None:
        """Scroll, only if necessary, to show the cursor, the end of its sentence and some context."""
        if self._reading is None or self.rows == 0:
            return
        cursor = self._reading.cursor
        first = self._flow.locate(cursor)
        long = self.is_long(self._unit)
        last = first if long else self._flow.locate(max(cursor, self._unit.end - 1))
        above = self._flow.move(first, -self._kept_lines)
        if first < self._top:
            self._top = min(above, self._flow.move(last, self._kept_lines + 1 - self.rows))
        elif first > self._bottom() or (whole and (last > self._bottom() or long)):
            self._top = max(self._top, above)
        self._top = min(self._top, self._last_top())

    def _last_top(self) -> Spot:
        return self._flow.move(self._flow.last(), 1 - self.rows)

    def turn(self, share: float) -> Span | None:
        """Turn the page by a share of it; return the visible text without the context, or None at the end."""
        lines = min(int(abs(share) * self.rows), self.rows - self._kept_lines)
        step = max(1, lines) * (1 if share > 0 else -1)
        before = self._top
        self._top = min(self._flow.move(self._top, step), self._last_top())
        if before == self._top:
            return None
        fresh = self._top if self._top == Spot(0, 0) else self._flow.move(self._top, self._kept_lines)
        return Span(self._flow.offset(fresh), self._flow.offset(self._bottom()) + 1)

    def scrolled(self, by: int) -> Span | None:
        """Scroll by lines; return the visible text, or None at the end."""
        before = self._top
        self._top = min(self._flow.move(self._top, by), self._last_top())
        if before == self._top:
            return None
        self.redraw()
        return Span(self._flow.offset(self._top), self._flow.offset(self._bottom()) + 1)

    def offset_at(self, row: int, column: int) -> int | None:
        """Return the offset of the character at a cell, or of the last one on its line, or None."""
        line = self._flow.line(self._visible[row]) if 0 <= row < len(self._visible) else None
        if line is None or self._reading is None:
            return None
        text, cell = self._reading.document.text, column - MARKS - self._digits
        if visual := self._visual(self._visible[row], line):
            return line.start + visual.index_at(cell)
        at = line.start
        while at + 1 < line.end and (cell := cell - width_of(text[at])) >= 0:
            at += 1
        return at

    def edge(self, side: int) -> tuple[int, int]:
        """Return the start of the first or last line, and the first visible offset when it is shown."""
        if side < 0:
            return self._flow.offset(Spot(0, 0)), 0
        top = self._last_top()
        seen = self._flow.move(top, self._kept_lines) if top > Spot(0, 0) else top
        return self._flow.offset(self._flow.last()), self._flow.offset(seen)

    def is_long(self, unit: Span) -> bool:
        """Whether a sentence has more lines than the screen."""
        first = self._flow.locate(unit.start)
        return self._flow.move(first, self.rows) <= self._flow.locate(max(unit.start, unit.end - 1))

    def line_beside(self, by: int) -> int | None:
        """Return the start of the line after or before the cursor in a sentence longer than the screen.

        None for a shorter sentence, or if it has no such line.
        """
        if self._reading is None or not self.is_long(self._unit):
            return None
        here = self._flow.locate(self._reading.cursor)
        line = self._flow.line(beside := self._flow.move(here, by))
        if (
            line is None
            or beside == here
            or not (self._unit.start < line.end and line.start < self._unit.end)
        ):
            return None
        return max(self._unit.start, line.start)

    def last_line_of(self, unit: Span) -> int:
        """Return the start of the last line of a sentence."""
        return max(unit.start, self._flow.offset(self._flow.locate(unit.end - 1)))

    def draw(self, row: int) -> Iterable[Segment]:
        line = self._flow.line(self._visible[row]) if row < len(self._visible) else None
        if line is not None and self._reading is not None:
            yield from self._margin(line)
            visual = self._visual(self._visible[row], line)
            yield from visual.drawn(self._text(line)) if visual else self._text(line)

    def _visual(self, spot: Spot, line: Span) -> reorder.VisualLine | None:
        """Return a line in visual order; None if that is the order of the text, or left to the terminal."""
        if not self.reorders:
            return None
        document, owner = self._flow.document, self._flow.owners[spot.block]
        block = Span(self._flow.starts[spot.block], self._flow.ends[spot.block])
        first = document.paragraphs[owner].start
        return reorder.line_of_block(document.text, first, block, line, self._text_width())

    def _margin(self, line: Span) -> Iterable[Segment]:
        assert self._reading is not None
        here = line.start <= self._reading.cursor < max(line.end, line.start + 1)
        yield Segment(styles.HERE if here else " ", styles.BOLD)
        key = overlapping(self._keys, line)
        yield Segment(self._bar(line, key), styles.RANK)
        opening = (span.start for span in key if line.start <= span.start < line.end)
        rank = self._ranks_at(opening)[: self._digits].ljust(self._digits)
        if self._new and self.marks:  # reserve the column in all lines, so that the text does not move
            begins = any(line.start <= span.start < line.end for span in overlapping(self._new, line))
            rank = rank[:-1] + (styles.NEW if begins else " ")
        yield Segment(rank + " ", styles.RANK)

    def _bar(self, line: Span, key: Sequence[Span]) -> str:
        """Return the mark for the sentences on a line: kept, in the summary, or dropped."""
        if any(overlapping(self._kept, line)):
            return styles.KEPT_BAR
        if key:
            return styles.KEY_BAR if self.marks else " "
        return styles.DROPPED if overlapping(self._dropped, line) else " "

    def _text(self, line: Span) -> Iterable[Segment]:
        assert self._reading is not None
        document = self._reading.document
        overlays = [
            (mention.start, mention.end, self._style_of(owner.id, owner.type))
            for mention, owner in self._mentions.within(line)
        ]
        overlays += [(*where, styles.hyperlink(address)) for where, address in self.links.within(line)]
        selected = overlapping([self._selected] if self._selected else [], line)
        overlays += [(*passage, styles.SELECTED) for passage in selected]
        hits = [*self.search.within(line)] if self.search else []
        hit_style = styles.SELECTED_HIT if selected else styles.HIT
        overlays += [(hit.start, hit.end, hit_style) for hit in hits]
        here = self._cursor_piece()
        plain = styles.SELECTED_HERE if selected else styles.CURSOR
        overlays.append((*here, styles.HIT_HERE if here in hits else plain))
        kind = document.paragraphs[max(0, at_offset(document.paragraphs, line.start))].kind
        return overlaid(document.text, line, overlays, styles.KINDS.get(kind, styles.PLAIN))

    def _style_of(self, ident: str, kind: str) -> Style:
        focused = self._reading is not None and ident == self._reading.focus
        return styles.IN_FOCUS if focused else styles.TYPES.get(kind, styles.PLAIN)

    def _cursor_piece(self) -> Span:
        """Return the span shown in reverse: the current mention, else the current sentence's first word."""
        assert self._reading is not None
        if self._reading.mention:
            return self._reading.mention
        start = self._reading.cursor
        words = self._reading.document.text[start : min(start + 40, self._unit.end)].split(maxsplit=1)
        return Span(start, start + (len(words[0]) if words else 0))


def _begins(stretches: Sequence[Stretch], where: Span) -> bool:
    first = bisect_left(stretches, where.start, key=lambda stretch: stretch.start)
    return first < len(stretches) and stretches[first].start < where.end
