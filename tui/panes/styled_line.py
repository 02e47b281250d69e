"""Draw the visible part of a line of text: its pieces at their columns, in the styles that cover them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Paragraph, Span
from tui.model.line_layout import visible
from tui.model.pieces import Piece, View
from tui.settings import styles

Overlay = tuple[int, int, Style]
"""The start and end of a stretch of the text, and the style added to it."""
MAJOR = 4
"""Lowest level of headings in bold."""


def base_style(paragraph: Paragraph) -> Style:
    """Return the style of a paragraph's text."""
    if paragraph.kind == "heading" and paragraph.level > MAJOR:
        return styles.MINOR_HEADING
    return styles.KINDS.get(paragraph.kind, styles.PLAIN)


def lead_segments(lead: str, paragraph: Paragraph) -> Iterator[Segment]:
    """Yield what is drawn before the text; the bars of quotations are faint."""
    if lead:
        yield Segment(lead, styles.FAINT if paragraph.kind == "quote" else styles.PLAIN)


def segments(
    text: str, seen: View, overlays: Sequence[Overlay], base: Style, at: int, fill: Style, room: int
) -> Iterable[Segment]:
    """Yield the segments of the visible part of a line.

    `at`: the column after the lead. `fill`: the style of the cells between pieces, and up to `room` if it is
    not plain.
    """
    signs = [(seen.before, styles.BEFORE), (seen.after, styles.AFTER)]
    drawn: list[tuple[int, Piece | str]] = [(x, sign) for x, sign in signs if x >= 0]
    drawn += [(piece.x, piece) for piece in seen.pieces]
    for x, what in sorted(drawn, key=lambda one: one[0]):
        if x > at:
            yield Segment(" " * (x - at), fill)
        if isinstance(what, str):
            yield Segment(what, styles.RANK + fill)
            at = x + 1
        else:
            yield from _piece(text, what, overlays, base + fill)
            at = x + what.width(text)
    if at < room and fill != styles.PLAIN:
        yield Segment(" " * (room - at), fill)


def _piece(text: str, piece: Piece, overlays: Sequence[Overlay], base: Style) -> Iterator[Segment]:
    """Yield a piece, each part in the sum of the styles that cover it."""
    if piece.mark and piece.start == piece.end:  # the arrow after a link
        yield Segment(piece.mark, styles.FAINT)
        return
    if piece.start == piece.end:
        return
    if piece.mark:
        yield Segment(piece.mark, _covered(piece.start, piece.end, overlays, base))
        return
    edges = {piece.start, piece.end}
    for start, end, _ in overlays:
        edges |= {min(max(start, piece.start), piece.end), min(max(end, piece.start), piece.end)}
    for a, b in pairwise(sorted(edges)):
        yield Segment(visible(text[a:b]), _covered(a, b, overlays, base))


def _covered(a: int, b: int, overlays: Sequence[Overlay], base: Style) -> Style:
    for start, end, added in overlays:
        if start <= a and b <= end:
            base += added
    return base


def spans_of_pieces(seen: View) -> tuple[Span, ...]:
    """Return the stretches of the text that are visible on a line."""
    return tuple(Span(piece.start, piece.end) for piece in seen.pieces if piece.start < piece.end)
