"""The text of a document whose file has no text of its own that could stand as it is: made block by block.

Its offsets begin here, so invisible characters of the markup are dropped and not replaced. Blocks stand a
blank line apart; list items, table rows and what heads a letter one a line.
"""

from __future__ import annotations

from summarizer.document import NOWHERE, Kind, Paragraph, Place
from summarizer.safe_text import clean, without_invisible

_ONE_A_LINE = ("list", "table", "byline")


class DocumentBuilder:
    """The text so far, with its paragraphs and, if there is one, the first heading of the first level."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.title: str | None = None
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, content: str, kind: Kind, place: Place = NOWHERE) -> None:
        """A block more, made safe; nothing where it holds only white space."""
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
