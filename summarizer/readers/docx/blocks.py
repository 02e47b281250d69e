"""Split the HTML that mammoth produces into blocks of the body, of notes and of comments."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from summarizer.document import Kind, Style
from summarizer.patterns import compiled
from summarizer.readers import superscripts
from summarizer.readers.addresses import safe_address
from summarizer.readers.docx.numbering import MARK_END, MARK_START
from summarizer.readers.styles import TAGS, StyleTracker, collapsed, divided, moved, shifted

_NOTE = compiled(r"(?:footnote|endnote)-\w+")
_MARK = compiled(r"#(?:footnote|endnote|comment)-.*")
_NUMBERED = compiled(rf"\s*{MARK_START}(?P<number>[^{MARK_END}]{{1,60}}){MARK_END}")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDS = _HEADINGS | {"p", "li", "pre", "dt", "dd"}


class DocxBlock(NamedTuple):
    """A paragraph, a heading, a list item with its number, or a table row with tabs between its cells."""

    text: str
    kind: Kind
    title: bool = False
    """Whether the block has the style of the document's title."""
    level: int = 0
    """Level of a heading, depth of a list item or quotation; 0 for other kinds."""
    styles: Sequence[Style] = ()
    """The styles of the text, relative to it."""


class DocxContent(NamedTuple):
    """The blocks of a document."""

    body: list[DocxBlock]
    notes: list[DocxBlock]
    comments: list[DocxBlock]


def blocks_of(markup: str) -> DocxContent:
    """Parse mammoth's HTML into blocks, in document order."""
    walk = _DocxWalk()
    walk.feed(markup)
    walk.close()
    walk.end_block()
    return walk.found


class _DocxWalk(HTMLParser):
    """Collects blocks in one pass over the tags, tracking the open elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = DocxContent([], [], [])
        self._into = self.found.body
        self._text: list[str] = []
        self._lists: list[int] = []
        """Number of the next item of each open list; 0 for bullet lists."""
        self._open = {"blockquote": 0, "table": 0, "pre": 0}
        self._skipped = 0
        """Number of open elements that are skipped: references to notes, and labels of comments."""
        self._raised: list[int] = []
        """For each open `sup`, the number of pieces of text before it."""
        self._number = ""
        self._notes = 0
        self._class = ""
        self._cells: list[str] = []
        self._cell: list[str] = []
        self._cell_styles: list[Style] = []
        """Styles of the open cell, relative to its texts joined by spaces."""
        self._cell_length = 0
        self._row: list[Style] = []
        """Styles of the open row, relative to it."""
        self._row_length = 0
        """Characters of the open row, with a tab after each cell."""
        self._links: list[bool] = []
        """For each open `a` that is not skipped, whether it is a link that is shown."""
        self._styles = StyleTracker()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _ENDS or tag in ("ul", "ol", "table", "dl"):
            self.end_block()
        if tag == "a" and (self._skipped or _MARK.fullmatch(attributes.get("href") or "")):
            self._skipped += 1
        elif tag == "a":
            address = safe_address(attributes.get("href"))
            self._links.append(bool(address))
            if address:
                self._styles.begin("link", len(self._text), address)
        elif style := TAGS.get(tag):
            self._styles.begin(style, len(self._text))
        elif tag == "br":
            self._text.append("\n")
        elif tag == "sup":
            self._raised.append(len(self._text))
        elif tag in ("ul", "ol"):
            self._lists.append(int(tag == "ol"))
        elif tag == "li":
            self._item(attributes.get("id") or "")
        elif tag == "dl":
            self._into = self.found.comments
        elif tag == "dt":
            self._skipped += 1
        elif tag in self._open:
            self._open[tag] += 1
        if tag == "p" or tag in _HEADINGS:
            self._class = attributes.get("class") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._skipped:
            self._skipped -= 1
        elif tag == "a":
            if self._links and self._links.pop():
                self._styles.close("link", len(self._text))
        elif style := TAGS.get(tag):
            self._styles.close(style, len(self._text))
        elif tag == "sup" and self._raised:
            self._end_raised(self._raised.pop())
        elif tag == "dt":
            self._skipped -= 1
            self._styles.end_block(self._text)
            self._text = []
        elif tag in ("td", "th"):
            self.end_block()
            if self._open["table"] == 1:
                self._end_cell()
        elif tag == "tr" and self._open["table"] == 1:
            if any(self._cells):
                self._into.append(DocxBlock("\t".join(self._cells), "table", styles=self._row))
            self._cells, self._row, self._row_length = [], [], 0
        elif tag in _ENDS:
            self.end_block(tag)
        elif tag in ("ul", "ol"):
            self.end_block()
            del self._lists[-1:]
            if not self._lists and self._into is self.found.notes:
                self._into = self.found.body
        elif tag == "dl":
            self._into = self.found.body
        if tag in self._open:
            self._open[tag] = max(0, self._open[tag] - 1)

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._text.append(data)

    def _end_raised(self, start: int) -> None:
        if start < len(self._text):
            before = "".join(self._text[max(0, start - 8) : start])
            self._text[start:] = [superscripts.written("".join(self._text[start:]), before)]
            self._styles.rewrite(start)

    def _end_cell(self) -> None:
        joined = " ".join(self._cell)
        self._cells.append(" ".join(joined.split()))
        self._row += moved(collapsed(self._cell_styles, joined), self._row_length)
        self._row_length += len(self._cells[-1]) + 1
        self._cell, self._cell_styles, self._cell_length = [], [], 0

    def end_block(self, tag: str = "p") -> None:
        """Append the collected text as a block."""
        styles = self._styles.end_block(self._text)
        raw, self._text = "".join(self._text), []
        self._raised = []
        if marked := _NUMBERED.match(raw):
            styles = next(divided(styles, [(marked.end(), len(raw))]))
            raw = raw[marked.end() :]
            if self._lists and self._into is self.found.body:
                self._number = f"{marked['number']} "
        if self._open["table"]:
            self._cell.append(raw)
            self._cell_styles += moved(styles, self._cell_length)
            self._cell_length += len(raw) + 1
            return
        if self._open["pre"]:
            text = raw.strip("\n")
            styles = moved(styles, len(raw.lstrip("\n")) - len(raw))
        else:
            styles = collapsed(styles, raw)
            text = "\n".join(filter(None, (" ".join(line.split()) for line in raw.split("\n"))))
        if not text.strip():
            return
        kind = self._kind(tag)
        if kind == "heading":
            text = " ".join(text.split())
        levels = {"heading": int(tag[1:]) if tag in _HEADINGS else 0, "list": max(1, len(self._lists))}
        level = self._open["blockquote"] if kind == "quote" else levels.get(kind, 0)
        styles = shifted(styles, len(self._number))
        self._into.append(DocxBlock(self._number + text, kind, self._class == "title", level, styles))
        self._number = ""

    def _item(self, ident: str) -> None:
        self._number = ""
        if _NOTE.fullmatch(ident):
            self._into = self.found.notes
            self._notes += 1
            self._number = f"{self._notes}. "
        elif self._lists and self._lists[-1]:
            self._number = f"{self._lists[-1]}. "
            self._lists[-1] += 1

    def _kind(self, tag: str) -> Kind:
        if tag in _HEADINGS:
            return "heading"
        if self._class == "byline" and self._into is self.found.body:
            return "byline"
        # Notes and comments count as list items, so that no summary chooses them.
        if self._lists or self._into is not self.found.body:
            return "list"
        if self._open["pre"]:
            return "code"
        return "quote" if self._open["blockquote"] else "body"
