"""Build the text of a document from a format with markup, block by block.

Offsets refer to the text built here, so invisible characters in the markup are dropped, not replaced. Blocks
are separated by a blank line; consecutive list items, table rows and by-lines by a line break.
"""

from __future__ import annotations

from summarizer.document import NOWHERE, Kind, Paragraph, Place
from summarizer.safe_text import clean, without_invisible

_ONE_A_LINE = ("list", "table", "byline")


class DocumentBuilder:
    """Collects the text and paragraphs of a document. Callers set `title` to the first level-1 heading."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.title: str | None = None
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The text built so far."""
        return "".join(self._parts)

    def add(self, content: str, kind: Kind, place: Place = NOWHERE) -> None:
        """Append a block, made safe. A block of only white space is ignored."""
        content = clean(without_invisible(content)).rstrip()
        lead = len(content) - len(content.lstrip())
        if lead == len(content):
            return
        if self.paragraphs:
            before = self.paragraphs[-1].kind
            self._put("\n" if before == kind and kind in _ONE_A_LINE else "\n\n")
        start, end = self._length + lead, self._length + len(content)
        self.paragraphs.append(Paragraph(start, end, kind, place))
        self._put(content)

    def _put(self, content: str) -> None:
        self._parts.append(content)
        self._length += len(content)
