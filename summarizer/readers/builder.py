"""Build the text of a document from a format with markup, block by block.

Offsets refer to the text built here, so invisible characters in the markup are dropped, not replaced. Blocks
are separated by a blank line; consecutive list items, table rows and by-lines by a line break.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document import MOST_STYLES, NOWHERE, Kind, Paragraph, Place, Style
from summarizer.readers.styles import without_dropped
from summarizer.safe_text import clean, without_invisible

_ONE_A_LINE = ("list", "table", "byline")


class DocumentBuilder:
    """Collects the text and paragraphs of a document. Callers set `title` to the first level-1 heading."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.styles: list[Style] = []
        self.title: str | None = None
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The text built so far."""
        return "".join(self._parts)

    def add(
        self,
        content: str,
        kind: Kind,
        place: Place = NOWHERE,
        *,
        level: int = 0,
        styles: Sequence[Style] = (),
    ) -> None:
        """Append a block, made safe. A block of only white space is ignored.

        Args:
            content: the text of the block.
            kind: its kind.
            place: its page and section.
            level: the level of a heading, or the depth of a list item or quotation.
            styles: the styles of the block, relative to `content`, in text order.
        """
        if styles:
            styles = without_dropped(styles, content)
        content = clean(without_invisible(content)).rstrip()
        lead = len(content) - len(content.lstrip())
        if lead == len(content):
            return
        if self.paragraphs:
            before = self.paragraphs[-1].kind
            self._put("\n" if before == kind and kind in _ONE_A_LINE else "\n\n")
        start, end = self._length + lead, self._length + len(content)
        self.paragraphs.append(Paragraph(start, end, kind, place, level))
        if styles:
            self._style(styles, start, end, kind)
        self._put(content)

    def _style(self, styles: Sequence[Style], start: int, end: int, kind: Kind) -> None:
        """Add the styles of the block between two offsets, which begins at `_length` with white space."""
        before, found = self._length, list[Style]()
        for at, to, what, address in styles[: max(0, MOST_STYLES - len(self.styles))]:
            first, last = max(start, before + at), min(end, before + to)
            if what == "rule":
                found.append(Style(start, start, what))
            elif first < last and (kind, what) != ("code", "code"):
                found.append(Style(first, last, what, address))
        found.sort()
        self.styles += found

    def _put(self, content: str) -> None:
        self._parts.append(content)
        self._length += len(content)
