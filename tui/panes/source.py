"""The whole text: key sentences are marked in the margin, names colored by type, the cursor reversed.

A column on the right maps the text: where matches and mentions are, and which part is visible.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Document, Span, Stretch, overlapping
from tui.model.links import LinkSpans
from tui.model.navigation import MentionIndex
from tui.model.passage import span as selected_span
from tui.model.pieces import TextLine, column_of, offset_in, view
from tui.model.quoted_text import folded, quoted_runs
from tui.model.reading import Reading, current_unit, spans_of
from tui.model.text_layout import LineLayout, Spot
from tui.panes import styled_line
from tui.panes.match_map import cell, found_in
from tui.panes.views import CONTEXT, PaneView
from tui.settings import styles

if TYPE_CHECKING:
    from tui.model.text_search import Matches
    from tui.panes.reorder import VisualLine

WIDEST = 88
"""Maximum columns of text: longer lines tire the eye."""
RANKS = 3
"""Minimum cells for ranks, enough for two key sentences that begin on one line.

With fewer, the text would move when the analysis arrives.
"""
MARKS = 3
"""Cells beside the rank, left of the text: the cursor's mark, the bar, a blank."""


class SourceView(PaneView):
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
        self.quoted: tuple[range, ...] = ()
        """Runs of quoted text in a message."""
        self._opened: Set[range] = frozenset()
        """Those that are shown whole."""
        self.draws_boxes = True
        """Whether the terminal can draw the boxes of tasks."""
        self._across = self._shift = 0
        """Cells by which wide tables and code are scrolled sideways, and the part that this page needs."""

        self.search: Matches | None = None
        """The current search; its matches are highlighted as lines are drawn."""
        self.widest, self.marks = WIDEST, True
        """Maximum columns of text, and whether key sentences are marked."""
        self.links = LinkSpans(self._flow.document)
        self._found: tuple[bool, ...] = ()
        """By row of the map, whether a match begins there; empty if there is no map."""
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
            self._flow = LineLayout(reading.document, boxes=self.draws_boxes)
            self.links = LinkSpans(reading.document)
            self._top = Spot(0, 0)
            self._across = 0
            self.quoted, self._opened = quoted_runs(reading.document), frozenset()
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
        self._fold()
        moved = before is not None and before.cursor != reading.cursor and not turned
        self._reveal(whole=moved and (self._unit != was or not self.is_long(self._unit)))
        if moved:
            self._reveal_column(reading.cursor)
        self.redraw()

    def _fold(self) -> None:
        """Fold quoted text, except where the cursor is or was; the first visible line stays."""
        if self._reading is None or not self.quoted:
            return
        now, top = self._reading, self._flow.offset(self._top)
        runs, self._opened = folded(now.document, self.quoted, self._opened, now.cursor, now.mention)
        if self._flow.fold(runs, "quoted lines"):
            self._top = self._flow.locate(top)

    @property
    def folds_quoted(self) -> bool:
        """Whether a run of quoted text is folded."""
        return bool(self._flow.folds)

    def toggle_quoted(self) -> bool:
        """Show all quoted text, or fold all of it if it is shown; return whether it is shown now."""
        shown = self.folds_quoted
        self._opened = frozenset(self.quoted) if shown else frozenset()
        self._fold()
        self._reveal(whole=True)
        self.redraw()
        return shown

    def configure(self, widest: int, *, marks: bool) -> None:
        """Set the maximum columns of text, and whether key sentences are marked with their rank."""
        if (widest, marks) != (self.widest, self.marks):
            self.widest, self.marks = widest, marks
            self.laid_out()
            self.redraw()

    def redraw(self) -> None:
        self._visible = list(self._flow.below(self._top, self.rows))
        self._shift = min(self._across, self._hidden()) if self._across else 0
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

    def line(self, y: int) -> list[Segment]:
        """Return the segments of a line, with the map at its right end if there is one."""
        line = super().line(y)
        if not self._found or not 0 < y <= len(self._found):
            return line
        length = len(self._flow.document.text)
        line = Segment.adjust_line_length(line, self.width - 1, styles.PLAIN)
        return [*line, cell(y - 1, self._found, self._page, length)]

    def _text_width(self) -> int:
        return min(self.widest, self._room)

    @property
    def _room(self) -> int:
        """Return the cells right of the margin, which wide tables and code may take."""
        return max(1, self.columns - MARKS - self._digits)

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
        if (self._flow.width, self._flow.room) != (self._text_width(), self._room):
            top = self._flow.offset(self._top)
            self._flow.resize(self._text_width(), self._room)
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
        last = first if long else max(first, self._flow.end_of(self._unit))
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
        if visual := self._visual(self._visible[row], line):
            return line.start + visual.index_at(column - MARKS - self._digits - len(line.lead))
        text = self._reading.document.text
        pieces = view(text, line, self._shift, self._room).pieces
        return offset_in(text, pieces, column - MARKS - self._digits) if pieces else line.start

    def edge(self, side: int) -> tuple[int, int]:
        """Return the start of the first or last line, and the first visible offset when it is shown."""
        if side < 0:
            return self._flow.offset(Spot(0, 0)), 0
        top = self._last_top()
        seen = self._flow.move(top, self._kept_lines) if top > Spot(0, 0) else top
        return self._flow.offset(self._flow.last()), self._flow.offset(seen)

    def is_long(self, unit: Span) -> bool:
        """Whether a sentence has more lines than the screen; none has while the pane is hidden."""
        first = self._flow.locate(unit.start)
        return self.rows > 0 and self._flow.move(first, self.rows) <= self._flow.end_of(unit)

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

    # Wide tables and code

    def _hidden(self) -> int:
        """Return the number of cells by which the widest line on the page is too wide."""
        lines = filter(None, map(self._flow.line, self._visible))
        return max((line.hidden(self._room) for line in lines), default=0)

    def can_scroll_across(self, by: int) -> bool:
        """Whether there is hidden text on the left (-1) or right (1) of a table or code."""
        return self._shift > 0 if by < 0 else self._shift < self._hidden()

    def scroll_across(self, by: int) -> bool:
        """Scroll wide tables by a column, and code by half the pane; return whether that was possible."""
        if not self.can_scroll_across(by):
            return False
        here, half = self._shift, max(1, self._room // 2)
        tables = filter(None, map(self._flow.table, dict.fromkeys(spot.block for spot in self._visible)))
        stops = sorted({stop for table in tables for stop in table.stops})
        if by > 0:
            goal = next((stop for stop in stops if stop > here), here + half)
        else:
            goal = next((stop for stop in reversed(stops) if stop < here), here - half)
        self._across = min(max(0, goal), self._hidden())
        self.redraw()
        return True

    def _reveal_column(self, offset: int) -> None:
        """Scroll sideways, only if necessary, to show the character at an offset."""
        spot = self._flow.locate(offset)
        line, text = self._flow.line(spot), self._flow.document.text
        if line is None or not line.hidden(self._room):
            return
        column = column_of(text, line, offset)
        if column < line.fixed or line.fixed < column - self._across < self._room - 1:
            return
        if not line.fixed and not self._across and column < self._room - 1:
            return
        table = self._flow.table(spot.block)
        stops = table.stops if table is not None else ()
        near = max(0, column - self._room // 2)
        self._across = max((stop for stop in stops if stop <= column - line.fixed), default=near)

    # Drawing

    def draw(self, row: int) -> Iterable[Segment]:
        if row >= len(self._visible) or self._reading is None:
            return
        spot = self._visible[row]
        line = self._flow.line(spot)
        if line is not None:
            yield from self._margin(line)
            yield from self._text(spot, line)
        elif between := self._flow.drawn_in_gap(spot):
            yield Segment(" " * (MARKS + self._digits), styles.PLAIN)
            yield Segment(between, styles.FAINT)

    def _visual(self, spot: Spot, line: TextLine) -> VisualLine | None:
        """Return a line in visual order; None if that is the order of the text, or left to the terminal.

        Rows of tables, code and lines with a mark in them keep the order of the text.
        """
        if not self.reorders or line.length or len(line.pieces) != 1 or line.pieces[0].mark:
            return None
        from tui.panes import reorder  # most terminals reorder by themselves

        block = Span(self._flow.starts[spot.block], self._flow.ends[spot.block])
        first = self._flow.paragraph(spot.block).start
        columns = self._text_width() - len(line.lead)
        return reorder.line_of_block(self._flow.document.text, first, block, line, columns)

    def _margin(self, line: TextLine) -> Iterable[Segment]:
        assert self._reading is not None
        here = line.holds(self._reading.cursor)
        yield Segment(styles.HERE if here else " ", styles.BOLD)
        key = _overlapping(self._keys, line)
        yield Segment(self._bar(line, key), styles.RANK)
        opening = (span.start for span in key if line.holds(span.start))
        rank = self._ranks_at(opening)[: self._digits].ljust(self._digits)
        if self._new and self.marks:  # reserve the column in all lines, so that the text does not move
            begins = any(line.holds(span.start) for span in _overlapping(self._new, line))
            rank = rank[:-1] + (styles.NEW if begins else " ")
        yield Segment(rank + " ", styles.RANK)

    def _bar(self, line: TextLine, key: Sequence[Span]) -> str:
        """Return the mark for the sentences on a line: kept, in the summary, or dropped."""
        if _overlapping(self._kept, line):
            return styles.KEPT_BAR
        if key:
            return styles.KEY_BAR if self.marks else " "
        return styles.DROPPED if _overlapping(self._dropped, line) else " "

    def _text(self, spot: Spot, line: TextLine) -> Iterable[Segment]:
        text, room = self._flow.document.text, self._room
        paragraph = self._flow.paragraph(spot.block)
        seen = view(text, line, self._shift, room)
        base, fill = styled_line.base_style(paragraph), styles.PLAIN
        if spot.block in self._flow.folds:
            yield from styled_line.segments(text, seen, (), styles.FAINT, 0, fill, room)
            return
        if self._flow.is_header(spot.block) and (table := self._flow.table(spot.block)):
            base = styles.HEADER_ROW
            if spot.line + 1 == len(self._flow.lines(spot.block)):
                fill, room = styles.UNDERLINED, min(room, table.length)
        yield from styled_line.lead_segments(line.lead, paragraph)
        overlays = self._overlays(styled_line.spans_of_pieces(seen))
        drawn = styled_line.segments(text, seen, overlays, base, len(line.lead), fill, room)
        visual = self._visual(spot, line)
        yield from visual.drawn(drawn) if visual else drawn

    def _overlays(self, spans: Sequence[Span]) -> list[styled_line.Overlay]:
        """Return the styles of stretches of the text, those that prevail last."""
        found: list[styled_line.Overlay] = []
        hits: list[Span] = []
        for span in spans:
            inline = self._flow.styles.within(span)
            found += [(style.start, style.end, styles.INLINE[style.kind]) for style in inline]
            for mention, owner in self._mentions.within(span):
                found.append((mention.start, mention.end, self._style_of(owner.id, owner.type)))
            found += [(*where, styles.hyperlink(address)) for where, address in self.links.within(span)]
            hits += self.search.within(span) if self.search else ()
        passage = self._selected
        selected = passage is not None and any(overlapping([passage], span) for span in spans)
        if passage is not None and selected:
            found.append((*passage, styles.SELECTED))
        found += [(hit.start, hit.end, styles.SELECTED_HIT if selected else styles.HIT) for hit in hits]
        here = self._cursor_piece()
        plain = styles.SELECTED_HERE if selected else styles.CURSOR
        found.append((*here, styles.HIT_HERE if here in hits else plain))
        return found

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


def _overlapping(spans: Sequence[Span], line: TextLine) -> Sequence[Span]:
    """Return the spans that have a part on a line; between the pieces of a row there may be others."""
    near = overlapping(spans, line)
    if len(line.pieces) == 1:
        return near
    pieces = line.pieces
    return [span for span in near if any(span.start < one.end and one.start < span.end for one in pieces)]
