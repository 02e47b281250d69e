"""Read Markdown: remove the markup, and represent the structure by kinds of paragraphs.

The text of the document is built here: paragraphs are separated by a blank line, list items and table rows by
a line break. Bullets are removed; numbers of ordered lists are kept, since a text may refer to "step 3". Text
is sanitized before and after parsing, because an entity (`&#27;`) becomes a control character only when it is
decoded.

markdown-it-py takes less than a second for 1 MB of ordinary text, and about 40 µs for each bracket or list
item (measured; linear in every hostile text tried). A text of more than 4 MB, or with more than 200,000 lines
and characters that may open markup, is therefore read as plain text, which takes a second instead of minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from summarizer.document import Document, Kind, Style, StyleKind
from summarizer.files.encoding import decode, invalid_bytes
from summarizer.files.options import Options
from summarizer.readers.addresses import safe_address
from summarizer.readers.builder import DocumentBuilder
from summarizer.readers.plain import text as plain
from summarizer.readers.plain.flavors import Footnote, plain_words, prepared
from summarizer.readers.plain.front_matter import front_matter
from summarizer.readers.plain.headings import with_bylines, with_sections
from summarizer.readers.plain.markup import is_break, style_of, text_blocks
from summarizer.readers.styles import StyleTracker, collapsed, divided, shifted, without_dropped
from summarizer.readers.title import date_of, title_of
from summarizer.safe_text import clean, without_invisible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LONGEST = 4 * 1024 * 1024
_MOST_MARKS = 200_000
_MARKS = "\n[*_<&`~\\|"
_NESTING = 40
_AS_TEXT = "exceeds the limits of the Markdown parser: shown with its markup"


_STYLES: dict[str, StyleKind] = {"em": "emphasis", "strong": "strong", "s": "strike", "link": "link"}
"""Styles by the names of tokens."""


def read(data: bytes, name: str | None, options: Options) -> Iterator[Document]:
    """Read a Markdown document, or read it as plain text if it would take too long to parse."""
    # CRLF is replaced first, because `clean` would turn it into a space and a newline.
    decoded = decode(data, options.encoding)
    source = clean(without_invisible(decoded.replace("\r\n", "\n")))
    head = front_matter(source)
    text, notes = prepared(source[head.end :])
    tokens = _parse(text)
    if tokens is None:
        for document in plain.read(data, name, options):
            yield replace(document, warnings=(*document.warnings, _AS_TEXT))
        return
    written = DocumentBuilder()
    labels = frozenset(note.label for note in notes)
    _MarkdownWalk(written, labels).over(tokens)
    own = len(written.paragraphs)
    _add_notes(written, notes, labels)
    paragraphs = with_sections(written.text, with_bylines(written.text, written.paragraphs))
    yield Document(
        text=written.text,
        paragraphs=paragraphs,
        styles=tuple(written.styles),
        title=title_of(written.text, paragraphs[:own], name, head.title or written.title),
        format="markdown",
        date=date_of(written.text, paragraphs, head.date),
        author=head.author,
        warnings=invalid_bytes(data, decoded),
    )


def _add_notes(written: DocumentBuilder, notes: Sequence[Footnote], labels: frozenset[str]) -> None:
    """Write footnotes below the text, as the reader of Word documents does."""
    found = [(number, tokens) for number, note in enumerate(notes, 1) if (tokens := _parse(note.text))]
    if found:
        written.add("Notes", "heading", level=2)
    for number, tokens in found:
        inner = DocumentBuilder()
        _MarkdownWalk(inner, labels).over(tokens)
        label = notes[number - 1].label if notes[number - 1].label.isdigit() else str(number)
        mark = f"{label}. "
        bounds = [(paragraph.start, paragraph.end) for paragraph in inner.paragraphs]
        for (start, end), styles in zip(bounds, divided(inner.styles, bounds), strict=True):
            written.add(mark + inner.text[start:end], "list", level=1, styles=shifted(styles, len(mark)))
            mark = ""


def _parse(source: str) -> list[Token] | None:
    if len(source) > _LONGEST or sum(map(source.count, _MARKS)) > _MOST_MARKS:
        return None
    try:
        tokens = _parser().parse(source)
    except RecursionError:  # The parser's nesting limit does not count images within images.
        return None
    cut = any(token.nesting == 1 and token.level >= _NESTING - 1 for token in tokens)
    return None if cut else tokens  # The parser drops content beyond its nesting limit.


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING}).enable(["table", "strikethrough"])


class _MarkdownWalk:
    """A pass over Markdown tokens that writes blocks and tracks the open elements."""

    def __init__(self, written: DocumentBuilder, notes: frozenset[str] = frozenset()) -> None:
        self._written = written
        self._notes = notes
        self._open = {"heading": 0, "list_item": 0, "blockquote": 0, "table": 0}
        self._level = ""
        self._number = ""
        self._cells: list[str] = []
        self._row: list[Style] = []
        """Styles of the open table row, relative to it."""
        self._row_length = 0
        """Characters of the open table row, with a tab after each cell."""
        self._lists = 0
        self._styles = StyleTracker()

    def over(self, tokens: Sequence[Token]) -> None:
        """Write the blocks of a sequence of tokens."""
        for token in tokens:
            self._step(token)

    def _step(self, token: Token) -> None:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in self._open:
            self._open[name] += token.nesting
        if name in ("bullet_list", "ordered_list"):
            self._lists += token.nesting
        elif token.type == "heading_open":
            self._level = token.tag
        elif token.type == "list_item_open":
            self._number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "list_item_close":
            self._number = ""
        elif token.type == "tr_close":
            self._add("\t".join(self._cells), "table", self._row)
            self._cells, self._row, self._row_length = [], [], 0
        elif token.type in ("fence", "code_block"):
            self._add(token.content, "code", [])
            self._number = ""
        elif token.type == "hr":
            self._styles.rule = True
        elif token.type == "html_block":
            for block in text_blocks(token.content):
                self._add(block, "table" if "\t" in block else self._kind(), [])
        elif token.type == "inline":
            inline = _InlineWalk(self._notes, self._styles)
            inline.over(token.children or ())
            self._inline("".join(inline.pieces), self._styles.end_block(inline.pieces))

    def _inline(self, words: str, styles: list[Style]) -> None:
        visible = without_dropped(styles, words)
        words = clean(without_invisible(words))
        styles = collapsed(visible, words)
        if self._open["table"]:
            self._cells.append(" ".join(words.split()))
            self._row += shifted(styles, self._row_length)
            self._row_length += len(self._cells[-1]) + 1
            return
        lines = (" ".join(line.split()) for line in words.split("\n"))
        content = "\n".join(line for line in lines if line)
        kind = self._kind()
        if kind == "heading":
            content = content.replace("\n", " ")
            if self._level == "h1" and not self._written.title:
                self._written.title = content
        if content:
            self._add(self._number + content, kind, shifted(styles, len(self._number)))
        self._number = ""

    def _add(self, content: str, kind: Kind, styles: list[Style]) -> None:
        levels = {
            "heading": int(self._level[1:] or 0),
            "list": self._lists,
            "quote": self._open["blockquote"],
        }
        if content.strip():
            styles = self._styles.with_rule(styles)
        self._written.add(content, kind, level=levels.get(kind, 0), styles=styles)

    def _kind(self) -> Kind:
        if self._open["heading"]:
            return "heading"
        if self._open["list_item"]:
            return "list"
        return "quote" if self._open["blockquote"] else "body"


class _InlineWalk:
    """Collects the text of inline tokens: a link's text, an image's description, and nothing for a tag."""

    def __init__(self, notes: frozenset[str], styles: StyleTracker) -> None:
        self.pieces: list[str] = []
        self._notes = notes
        self._styles = styles

    def over(self, tokens: Sequence[Token]) -> None:
        """Collect the text of a sequence of tokens."""
        for token in tokens:
            if token.type == "image":
                self.over(token.children or ())
            elif token.nesting:
                self._mark(token)
            elif token.type == "code_inline":
                self._styles.begin("code", len(self.pieces))
                self.pieces.append(token.content)
                self._styles.close("code", len(self.pieces))
            else:
                self.pieces.append(self._text(token))

    def _text(self, token: Token) -> str:
        if token.type == "text":
            return plain_words(token.content, self._notes)
        if token.type == "softbreak":
            return " "
        if token.type == "hardbreak" or (token.type == "html_inline" and is_break(token.content)):
            return "\n"
        if token.type == "html_inline":
            self._tag(token.content)
            return ""
        return token.content

    def _mark(self, token: Token) -> None:
        """Begin or end emphasis or a link."""
        kind = _STYLES.get(token.type.rpartition("_")[0])
        if kind is None:
            return
        if token.nesting < 0:
            self._styles.close(kind, len(self.pieces))
        elif kind != "link":
            self._styles.begin(kind, len(self.pieces))
        elif address := safe_address(str(token.attrs.get("href") or "")):
            self._styles.begin(kind, len(self.pieces), address)

    def _tag(self, tag: str) -> None:
        """Begin or end the style of an element of HTML."""
        kind, address, closes = style_of(tag)
        if kind is None:
            return
        if closes:
            self._styles.close(kind, len(self.pieces))
        elif address or kind != "link":
            self._styles.begin(kind, len(self.pieces), address)
