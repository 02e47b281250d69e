"""Lay out one paragraph by its kind: headings and items are indented, bullets, bars and boxes drawn.

What is drawn besides the text takes cells, so it is part of the layout. Marks that the source has, such as
the numbers of items, are text; a bullet is drawn only for an item whose mark the reader removed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.document import Document, Paragraph, Style
from tui.model.line_layout import width_of, wrap
from tui.model.pieces import Piece, TextLine, line_of

INDENT = 2
"""Cells by which each level is indented."""
FLAT = 2
"""Lowest level of headings that are not indented."""
BULLETS = "•◦▪"
"""Bullets by depth; deeper ones have the last."""
BAR = "│ "
NEAR = 8
"""Maximum number of paragraphs that are looked through for the number of an item."""
DEEPEST = 6
"""Maximum depth that is drawn."""
BOX, CHECKED = "☐", "☑"
ARROW = "↗"
"""Follows the text of a link."""
LITERAL = frozenset({"code", "table"})
"""Kinds whose line ends and blanks are kept."""
_BOX = r"(?:[-*+•][ \t]+)?\[(?P<state>[ xX])\][ \t]+"
_NUMBERED_BOX = r"\[(?P<state>[ xX])\][ \t]+\Z"
_INDENTED = r"\n[ \t]+"
_ADDRESS = r"://|@|\.[a-z]{2}"
_COLUMNS = r"\S {2,}\S|\|"

_compiled = cache(re.compile)
"""Compiles a pattern when it is needed: most texts need none of them."""


class Edit(NamedTuple):
    """A span of the text, and what is drawn instead of it."""

    start: int
    end: int
    shown: str


class Lead(NamedTuple):
    """Text before the lines of a paragraph, of the same width: before the first line and the others."""

    first: str
    rest: str


def lead_of(document: Document, number: int, width: int) -> Lead:
    """Return what is drawn before the lines of the paragraph `number`; at most half of the width."""
    paragraph = document.paragraphs[number]
    level = min(paragraph.level, DEEPEST)
    if paragraph.kind == "heading":
        return _indent(max(0, level - FLAT), width)
    if paragraph.kind == "quote":
        bars = BAR * min(max(1, level), max(1, width // 2 // len(BAR)))
        return Lead(bars, bars)
    if paragraph.kind != "list" or not level:
        return Lead("", "")
    indent = _indent(level - 1, width).first
    if _past_mark(document.text, paragraph.start, paragraph.end) > paragraph.start:
        return Lead(indent, indent)
    if hang := _mark_above(document, number):
        return Lead(indent + " " * hang, indent + " " * hang)
    bullet = BULLETS[min(level, len(BULLETS)) - 1]
    return Lead(f"{indent}{bullet} ", f"{indent}  ")


def _past_mark(text: str, start: int, end: int) -> int:
    from summarizer.language.list_marks import past_mark  # it compiles a pattern

    return past_mark(text, start, end)


def _mark_above(document: Document, number: int) -> int:
    """Return the width of the mark of the item that a paragraph without one belongs to; 0 for a new item.

    The items of one level either all have a mark, or the bullets of all were removed.
    """
    text, level = document.text, document.paragraphs[number].level
    for at in range(number - 1, max(-1, number - 1 - NEAR), -1):
        above = document.paragraphs[at]
        if above.kind != "list" or above.level < level:
            return 0
        if above.level == level and (after := _past_mark(text, above.start, above.end)) > above.start:
            return 0 if text[above.start] == "[" else width_of(text[above.start : after])
    return 0


def _indent(levels: int, width: int) -> Lead:
    blanks = " " * min(INDENT * levels, width // 4)
    return Lead(blanks, blanks)


def paragraph_lines(
    document: Document,
    number: int,
    start: int,
    end: int,
    width: int,
    links: Sequence[Style],
    *,
    boxes: bool,
) -> list[TextLine]:
    """Wrap the paragraph `number`, or a slice of it, into lines of at most `width` cells.

    `links`: the links in it. `boxes`: whether the terminal can draw the boxes of tasks.
    """
    text, paragraph = document.text, document.paragraphs[number]
    lead = lead_of(document, number, width)
    mark = None
    if paragraph.kind == "list" and start == paragraph.start:
        mark = _mark(text, start, end, boxes=boxes)
    elif start > paragraph.start:
        lead = Lead(lead.rest, lead.rest)
    edits = [] if paragraph.kind in LITERAL else _edits(text, mark.end if mark else start, end, links)
    used = len(lead.first)
    hang = min(width_of(mark.shown), max(0, (width - used) // 2)) if mark else 0
    if mark is not None and hang < width_of(mark.shown):
        mark = None  # too narrow for a hanging indent
        hang = 0
    rows = _wrapped(text, mark.end if mark else start, end, edits, max(1, width - used - hang))
    lines = []
    for at, row in enumerate(rows or [()]):
        pieces = tuple(piece._replace(x=piece.x + used + hang) for piece in row)
        if mark is not None and at == 0:
            own = "" if mark.shown == text[mark.start : mark.end] else mark.shown
            pieces = (Piece(used, mark.start, mark.end, own), *pieces)
        if pieces:
            lines.append(line_of(pieces, lead.rest if at else lead.first))
    return lines


def _mark(text: str, start: int, end: int, *, boxes: bool) -> Edit | None:
    """Return the mark at the start of an item and how it is drawn, or None."""
    after = _past_mark(text, start, end)
    if after == start:
        return None
    shown = text[start:after]
    if boxes and (found := _compiled(_BOX).match(text, start, end)):
        return Edit(start, after, _box(found) + " ")
    if boxes and (found := _compiled(_NUMBERED_BOX).search(shown)):
        shown = shown[: found.start()] + _box(found) + " "
    return Edit(start, after, shown)


def _box(found: re.Match[str]) -> str:
    return BOX if found["state"] == " " else CHECKED


def _edits(text: str, start: int, end: int, links: Sequence[Style]) -> list[Edit]:
    """Return what is drawn differently: an arrow after each link, a space for an indented line break."""
    edits = [Edit(at, at, ARROW) for link in links if (at := _end_of(text, link)) and start < at <= end]
    if "\n" in text[start:end]:
        edits += [_space(text, *found.span()) for found in _compiled(_INDENTED).finditer(text, start, end)]
    return sorted(edits)


def _space(text: str, start: int, end: int) -> Edit:
    """Return an edit that draws a line break with the blanks around it as a space."""
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return Edit(start, end, " ")


def _end_of(text: str, link: Style) -> int:
    """Return the end of a link's text; 0 for one that is an address itself."""
    shown = text[link.start : link.end].rstrip()
    is_address = len(shown.split()) == 1 and _compiled(_ADDRESS).search(shown)
    return 0 if is_address else link.start + len(shown)


def _wrapped(text: str, start: int, end: int, edits: Sequence[Edit], width: int) -> list[tuple[Piece, ...]]:
    """Wrap a span with edits; return the pieces of each line."""
    if not edits:
        return [(Piece(0, a, b),) for a, b in wrap(text, start, end, width)]
    parts = list(_parts(start, end, edits))
    shown = [part.shown or text[part.start : part.end] for part in parts]
    ends, total = [], 0
    for piece in shown:
        total += len(piece)
        ends.append(total)
    found = []
    for a, b in wrap("".join(shown), 0, total, width):
        at = bisect_right(ends, a)
        row, x = [], 0
        while at < len(parts) and (first := ends[at] - len(shown[at])) < b:
            part, own = parts[at], shown[at][max(0, a - first) : b - first]
            if part.shown:
                row.append(Piece(x, part.start, part.end, own))
            else:
                begin = part.start + max(0, a - first)
                row.append(Piece(x, begin, begin + len(own)))
            x += width_of(own)
            at += 1
        found.append(tuple(row))
    return found


def _parts(start: int, end: int, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits, and the text between them as edits that show nothing."""
    for edit in edits:
        if edit.start < start:
            continue
        if edit.start > start:
            yield Edit(start, edit.start, "")
        yield edit
        start = edit.end
    if start < end:
        yield Edit(start, end, "")


def literal_lines(text: str, start: int, end: int, length: int) -> list[TextLine]:
    """Return the lines of code, or of a table that was aligned by its writer; they are not wrapped.

    `length`: the width of all of it in cells, as far as it was measured.
    """
    lines = []
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        lines.append(line_of((Piece(0, start, stop),), length=max(length, width_of(text[start:stop]))))
        start = stop + 1
    return lines


def is_aligned(text: str, paragraph: Paragraph) -> bool:
    """Return whether a row of a table without cells has columns that its writer aligned."""
    return bool(_compiled(_COLUMNS).search(text, paragraph.start, paragraph.end))
