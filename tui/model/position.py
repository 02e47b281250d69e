"""Positions in a briefing as users read and type them: page, paragraph, per cent.

A percentage is the share of the text before an offset; at the last sentence it is 100. What `offset_of` takes
is what `ruler` shows.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from summarizer.document import ELIGIBLE, Document, at_offset
from summarizer.patterns import compiled
from tui.model.reading import Reading, current_unit

if TYPE_CHECKING:
    from summarizer.analysis import Analysis

HOW = "type a paragraph (12), a page (p3) or a percentage (40%)"
_TYPED = compiled(
    r"(?P<paragraph>(?:¶\s*)?\d+)|p(?:\.|age)?\s*(?P<page>\d+)|(?P<percent>\d+)\s*%", re.IGNORECASE
)
MOST_DIGITS = 9
"""Maximum number of digits that are converted."""


class SentenceNumbers:
    """Numbers the sentences that the header counts. Built once for an analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._counted = array("L", sorted(analysis.ranking.order))

    def is_of(self, analysis: Analysis) -> bool:
        """Return whether this was built for `analysis`."""
        return self._analysis is analysis

    def text(self, offset: int) -> str:
        """Return the number of the sentence at an offset, or why it is not counted, such as "heading"."""
        if not self._analysis.sentences:
            return ""
        at = self._analysis.sentence_at(offset)
        number = bisect_left(self._counted, at)
        if number < len(self._counted) and self._counted[number] == at:
            return f"sentence {number + 1} of {len(self._counted)}"
        unit = self._analysis.sentences[at]
        reason = unit.excluded or unit.kind
        return f"never chosen: {reason}" if unit.kind in ELIGIBLE else reason


def percent(at: Reading) -> int:
    """Return the share of the text before the cursor: 0 at its start, 100 at the last sentence."""
    start, end = _bounds(at.document)
    if current_unit(at).end >= end:
        return 100
    return min(100, max(0, 100 * (at.cursor - start) // (end - start)))


def _bounds(document: Document) -> tuple[int, int]:
    """Return where the text begins and ends."""
    paragraphs = document.paragraphs
    return (paragraphs[0].start, paragraphs[-1].end) if paragraphs else (0, 0)


def ruler(at: Reading) -> tuple[str, str]:
    """Return page, paragraph and percentage at the cursor, with totals and without."""
    document = at.document
    index = max(0, at_offset(document.paragraphs, at.cursor))
    page = document.paragraphs[index].place.page if document.paragraphs else None
    pages = f" of {document.pages:,}" if document.pages else ""
    share = f"{percent(at)}%"
    long = (f"p. {page}{pages}" if page else "", f"¶ {index + 1} of {len(document.paragraphs)}", share)
    short = (f"p. {page}" if page else "", f"¶ {index + 1}", share)
    return " · ".join(filter(None, long)), " ".join(filter(None, short))


def offset_of(typed: str, document: Document) -> int:
    """Return the offset of a position that was typed: `12` or `¶ 12`, `p3`, `40%`.

    Raises:
        ValueError: there is no such position; the message says what is right.
    """
    found = _TYPED.fullmatch(typed.strip())
    if found is None or not document.paragraphs:
        raise ValueError(HOW)
    digits = found[found.lastgroup or 0].lstrip("¶ ").lstrip("0") or "0"
    number = int(digits) if len(digits) <= MOST_DIGITS else 10**MOST_DIGITS
    shown = f"{number:,}" if len(digits) <= MOST_DIGITS else f"{digits[:MOST_DIGITS]}…"
    if found["page"]:
        return _page_start(number, shown, document)
    if found["percent"]:
        return _share_start(number, shown, document)
    if not 0 < number <= len(document.paragraphs):
        raise ValueError(f"no paragraph {shown}: type 1 to {len(document.paragraphs)}")
    return document.paragraphs[number - 1].start


def _page_start(number: int, shown: str, document: Document) -> int:
    """Return the start of the first paragraph on a page, or after it if it has no text."""
    numbered = [(each.place.page, each.start) for each in document.paragraphs if each.place.page]
    if not numbered:
        raise ValueError(f"no page {shown}: this text has no pages")
    last = max(document.pages or 0, numbered[-1][0])
    if not 0 < number <= last:
        raise ValueError(f"no page {shown}: type p1 to p{last}")
    return next((start for page, start in numbered if page >= number), numbered[-1][1])


def _share_start(number: int, shown: str, document: Document) -> int:
    """Return the offset that a percentage of the text stands before."""
    if number > 100:
        raise ValueError(f"no {shown}%: type 0% to 100%")
    start, end = _bounds(document)
    return start + -(-(end - start) * number // 100)
