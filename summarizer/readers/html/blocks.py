"""Split an HTML tree into blocks: headings, paragraphs, list items, quotations, table rows and code.

The walk takes linear time and does not recurse, since pages can nest to any depth. It handles the elements of
HTML and of the TEI that trafilatura produces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

from summarizer.document import Kind, Style
from summarizer.readers.addresses import safe_address
from summarizer.readers.styles import TAGS, StyleTracker, collapsed, shifted

HIDDEN = frozenset(
    (
        *("script", "style", "noscript", "template", "title", "svg", "math", "canvas", "object", "iframe"),
        *("audio", "video", "select", "button", "textarea", "datalist", "map", "graphic", "rp", "rt"),
        *("figcaption",),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ITEMS = frozenset(("li", "item", "dt", "dd"))
_QUOTES = frozenset(("blockquote", "quote"))
_CELLS = frozenset(("td", "th", "cell"))
_ROWS = frozenset(("tr", "row"))
_LISTS = frozenset(("ul", "ol", "list", "dl"))
_LINKS = frozenset(("a", "ref"))
_BREAKS = frozenset(("br", "lb"))
_BREAK = "\v"
"""Placeholder for a line break until white space is collapsed."""
_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "br",
            "lb",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
        ),
        *(
            "hi",
            "i",
            "img",
            "ins",
            "kbd",
            "label",
            "mark",
            "nobr",
            "q",
            "ref",
            "ruby",
            "rb",
            "s",
            "samp",
            "small",
        ),
        *("span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)


_LOOKED_AT, _BLOCKS = 2000, 3
"""Number of elements examined per table, and number of paragraphs in a cell above which it is layout."""
_ENDING = frozenset(("figcaption", "title", "iframe"))
"""Hidden elements that end a block; the others may occur within a sentence."""
_WITHIN = _INLINE | HIDDEN - _ENDING
_SPACED = frozenset(("button", "select", "textarea", "object", "audio", "video", "canvas"))
"""Hidden elements that separate the words before and after them."""


class HtmlBlock(NamedTuple):
    """A block of text, with white space collapsed as a browser does."""

    kind: Kind
    text: str
    level: int = 0
    """Level of a heading, 1 to 6; else 0."""
    linked: float = 0.0
    """Share of the text that is in links."""
    source: _Element | None = None
    """The element that contains the block; None if it does not come from a tree."""
    depth: int = 0
    """Depth of a list item or quotation, from 1, or level of a heading that does not come from a tree.

    It is 1 for a row of a table that has only heads of columns.
    """
    styles: Sequence[Style] = ()
    """The styles of the text, relative to it."""


@dataclass(slots=True)
class _HtmlWalk:
    """State of the walk: the open elements, and the text collected since the last block."""

    text: list[str] = field(default_factory=list)
    linked: int = 0
    """Characters of the collected text that are in links."""
    cells: list[str] = field(default_factory=list)
    heading: int = 0
    items: int = 0
    quotes: int = 0
    rows: int = 0
    code: int = 0
    links: int = 0
    layout: list[bool] = field(default_factory=list)
    """For each open table, whether it is used for layout."""
    numbers: list[int | None] = field(default_factory=list)
    """For each open list, the number of its last item; None for bullet lists."""
    mark: str = ""
    """Number of the open list item, until its first text."""
    here: _Element | None = None
    """The innermost open element that is not inline."""
    row_linked: int = 0
    """Characters of the open table row that are in links."""
    row_heads: int = 0
    """Number of cells of the open table row that are marked as heads."""
    row_length: int = 0
    """Characters of the open table row before its last cell."""
    row_styles: list[Style] = field(default_factory=list)
    """Styles of the open table row, relative to it."""
    styles: StyleTracker = field(default_factory=StyleTracker)
    base: str | None = None
    """The address that the page says relative ones refer to; None if styles are not wanted."""

    def add(self, text: str | None) -> None:
        """Append text to the current block."""
        if text:
            self.text.append(text if self.code else text.replace(_BREAK, " "))
            self.linked += len(text.strip()) if self.links else 0

    def flush(self) -> Iterator[HtmlBlock]:
        """End the current block, and yield it unless it is empty or part of a table cell."""
        joined, linked = "".join(self.text), self.linked
        styles = self.styles.end_block(self.text)
        self.text.clear()
        self.linked = 0
        if self.code:
            words = joined.strip("\n").rstrip()
            styles = shifted(styles, len(joined.lstrip("\n")) - len(joined))
        else:
            styles = collapsed(styles, joined)
            words = "\n".join(filter(None, (" ".join(line.split()) for line in joined.split(_BREAK))))
        if not words.strip():
            return
        share = min(1.0, linked / len(words))
        if self.cells:
            self.row_linked += linked
            if styles and not self.code:
                before = len(self.cells[-1]) + 1 if self.cells[-1] else 0
                self.row_styles += shifted(styles, self.row_length + before)
            self.cells[-1] = " ".join((self.cells[-1] + " " + words).split())
            return
        styles = self.styles.with_rule(shifted(styles, len(self.mark)) if self._is_item else styles)
        if self.heading:
            yield HtmlBlock(
                "heading", words.replace("\n", " "), self.heading, share, self.here, styles=styles
            )
        elif self.code:
            yield HtmlBlock("code", words, source=self.here, styles=styles)
        elif self.items:
            depth = max(1, len(self.numbers))
            yield HtmlBlock("list", self.mark + words, 0, share, self.here, depth, styles)
            self.mark = ""
        else:
            kind: Kind = "quote" if self.quotes else "body"
            yield HtmlBlock(kind, words, 0, share, self.here, self.quotes, styles)

    @property
    def _is_item(self) -> bool:
        return self.items > 0 and not self.heading and not self.code

    def end_row(self) -> Iterator[HtmlBlock]:
        """End a table row, and yield it unless it is empty."""
        cells, self.cells = self.cells, []
        linked, self.row_linked = self.row_linked, 0
        styles, self.row_styles, self.row_length = self.row_styles, [], 0
        depth = int(1 < len(cells) == self.row_heads)
        self.row_heads = 0
        if any(cells):
            text = "\t".join(cells)
            share = min(1.0, linked / len(text))
            yield HtmlBlock("table", text, 0, share, self.here, depth, self.styles.with_rule(styles))


def blocks(root: _Element, hidden: frozenset[str] = HIDDEN, base: str | None = None) -> Iterator[HtmlBlock]:
    """Yield the blocks below an element in order, without elements hidden by tag, attribute or style.

    `base` is the address that relative ones refer to, empty if the page says none. Without it, the blocks
    have no styles.
    """
    from lxml.etree import iterwalk

    walk = _HtmlWalk(here=root, base=base)
    events = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event in ("comment", "pi"):
            walk.add(element.tail)
            continue
        tag = _name(element)
        shown = tag not in hidden and not _is_hidden(element)
        if event == "start" and shown:
            yield from _start(walk, tag, element)
        elif event == "start":
            events.skip_subtree()
            if tag not in _WITHIN:
                yield from walk.flush()
            elif tag in _SPACED:
                walk.add(" ")
        else:
            if shown:
                yield from _end(walk, tag, element)
            if element is not root:
                walk.add(element.tail)
    yield from walk.flush()
    yield from walk.end_row()


def _name(element: _Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower()  # `svg:text` in a page, too.


def _is_hidden(element: _Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _start(walk: _HtmlWalk, tag: str, element: _Element) -> Iterator[HtmlBlock]:
    if tag in _BREAKS:
        walk.text.append("\n" if walk.code else _BREAK)
    elif tag in _LINKS:
        walk.links += 1
        if walk.base is not None and (address := safe_address(element.get("href"), walk.base)):
            walk.styles.begin("link", len(walk.text), address)
    elif style := TAGS.get(tag):
        if walk.base is not None:
            walk.styles.begin(style, len(walk.text))
    elif tag not in _INLINE:
        yield from walk.flush()
        walk.here = element
        _enter(walk, tag, element)
    walk.add(element.text)


def _enter(walk: _HtmlWalk, tag: str, element: _Element) -> None:
    if level := _level(tag, element):
        walk.heading = level
    elif tag in _LISTS:
        ordered = tag == "ol" or element.get("rend") == "ol"
        walk.numbers.append(_first(element) - 1 if ordered else None)
    elif tag in _ITEMS:
        walk.items += 1
        walk.mark = _next_number(walk.numbers)
    elif tag in _QUOTES:
        walk.quotes += 1
    elif tag == "table":
        walk.layout.append(is_layout(element))
    elif tag in _ROWS and not any(walk.layout[-1:]):
        walk.rows += 1
    elif tag in _CELLS and walk.rows and not any(walk.layout[-1:]):
        walk.row_length += len(walk.cells[-1]) + 1 if walk.cells else 0
        walk.row_heads += _is_head(tag, element)
        walk.cells.append("")
    elif tag == "pre":
        walk.code += 1
    elif tag == "hr":
        walk.styles.rule = True


def _end(walk: _HtmlWalk, tag: str, element: _Element) -> Iterator[HtmlBlock]:
    if tag in _LINKS:
        walk.links -= 1
        walk.styles.close("link", len(walk.text))
    elif style := TAGS.get(tag):
        walk.styles.close(style, len(walk.text))
    if tag in _INLINE:
        return
    yield from walk.flush()
    if tag in _HEADINGS or tag == "head":
        walk.heading = 0
    elif tag in _LISTS:
        del walk.numbers[-1:]
    elif tag in _ITEMS:
        walk.items -= 1
        walk.mark = ""
    elif tag in _QUOTES:
        walk.quotes -= 1
    elif tag == "table":
        del walk.layout[-1:]
    elif tag in _ROWS and walk.rows and not any(walk.layout[-1:]):
        walk.rows -= 1
        if not walk.rows:
            yield from walk.end_row()
    elif tag == "pre":
        walk.code -= 1
    walk.here = element.getparent()


def is_layout(table: _Element) -> bool:
    """Return whether a table is used for layout, judging by its first 2,000 elements.

    It is if it contains a table, or a heading or several paragraphs in a cell, but not if it declares a
    caption or heads of columns.
    """
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    declared = False
    paragraphs = most = headings = 0
    for element in islice(table.iterdescendants(), _LOOKED_AT):
        tag = _name(element)
        if tag == "table":
            return True
        if tag in _CELLS:
            paragraphs = 0
        declared |= tag in ("caption", "thead") or _is_head(tag, element)
        headings += tag in _HEADINGS
        paragraphs += tag == "p"
        most = max(most, paragraphs)
    if declared:
        return headings > 0 and most > _BLOCKS
    return headings > 0 or most > _BLOCKS


def _is_head(tag: str, element: _Element) -> bool:
    """Return whether an element is the head of a column or row; the second form is that of trafilatura."""
    return tag == "th" or element.get("role") == "head"


def _level(tag: str, element: _Element) -> int:
    if tag in _HEADINGS:
        return int(tag[1])
    rend = element.get("rend") or ""
    return (int(rend[1]) if rend in _HEADINGS else 2) if tag == "head" else 0


def _first(element: _Element) -> int:
    start = element.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1


def _next_number(numbers: list[int | None]) -> str:
    if not numbers or (last := numbers[-1]) is None:
        return ""
    numbers[-1] = last + 1
    return f"{last + 1}. "
