"""Draw a piece of text in styles that lie over each other: names, matches, the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from summarizer.document import Document, Entity, Span, Stretch
from tui.model.line_layout import visible

if TYPE_CHECKING:
    from tui.model.text_search import Matches

Overlay = tuple[int, int, Style]
"""Start, end and style of a part of a text."""


def overlaid(text: str, line: Stretch, overlays: Sequence[Overlay], base: Style) -> Iterable[Segment]:
    """Yield the pieces of a line, each in the sum of the styles that cover it."""
    edges = {line.start, line.end}
    for start, end, _ in overlays:
        edges |= {min(max(start, line.start), line.end), min(max(end, line.start), line.end)}
    for a, b in pairwise(sorted(edges)):
        style = base
        for start, end, added in overlays:
            if start <= a and b <= end:
                style += added
        yield Segment(visible(text[a:b]), style)


LONGEST = 20_000
"""Code points of a sentence up to which matches are shown where it is quoted on one line."""
TRIED = 20
"""Number of mentions among which one that is the entity's name is looked for."""


def matches_in_quote(matches: Matches, document: Document, where: Stretch) -> list[Span]:
    """Return the matches in a part of a text as offsets in `document.line(where)`.

    Only matches found so far: a list must not wait for the search of a long text.
    """
    if where.end - where.start > LONGEST:
        return []
    found = []
    for match in matches.within(where, look=False):
        start, end = max(match.start, where.start), min(match.end, where.end)
        while start < end and document.text[start].isspace():
            start += 1
        before = document.line(Span(where.start, start))
        at = len(before) + (bool(before) and document.text[start - 1].isspace())
        found.append(Span(at, at + len(document.line(Span(start, end)))))
    return found


def matches_in_name(matches: Matches, document: Document, entity: Entity) -> list[Span]:
    """Return the matches in an entity's name, as they are in a mention by that name."""
    for mention in entity.mentions[:TRIED]:
        if document.line(mention) == entity.name:
            return matches_in_quote(matches, document, mention)
    return []
