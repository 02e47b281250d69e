"""Split HTML fragments of mail and feeds, which are rarely valid, into blocks of text in one pass.

This is not a full parser: it scans no text twice, builds no tree, and needs no C library, which untrusted
mail could exploit. Menus and notices are not removed, since messages have none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from summarizer.document import Kind, Style
from summarizer.readers import superscripts
from summarizer.readers.addresses import base_address, safe_address
from summarizer.readers.styles import TAGS, StyleTracker, collapsed, divided, shifted

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_COMMENT_END = re.compile(r"-->|--!>")
_ATTRIBUTES = re.compile(
    r"\b(class|style|id|type|hidden)\s{0,9}(?:=\s{0,9}(?:\"([^\"]*)|'([^']*)|([^\s\"'>]+)))?", re.I
)
_HREF = re.compile(r"(?<![\w-])href\s{0,9}=\s{0,9}(?:\"([^\"]*)|'([^']*)|([^\s\"'>]+))", re.I)
_CITED = re.compile(
    r"\b(?:gmail_quote(?!_container)|gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|divRplyFwdMsg)\b"
)
_SIGNATURE = re.compile(r"\b(?:gmail_signature|moz-signature)\b")
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none|mso-hide\s{0,9}:\s{0,9}all", re.I)
_LINE_ENDS = str.maketrans("\r\n", "  ")
_QUOTED_GREATER = 16
_MOST_RAISED, _PIECES = 4, 8
"""Maximum `sup` elements within each other, and pieces of text before one that are looked at."""
_LONGEST_HEAD = 4096
_SILENT = frozenset({"script", "style", "title", "template", "svg", "math", "noscript", "textarea", "select"})
_ANNOTATIONS = frozenset({"rt", "rp", "rtc"})
_END_OF_ANNOTATION = re.compile(r"</(?:rt|rp|rtc|ruby)\b|<(?:rt|rp|rtc|rb|ruby|p|div|td|li)\b", re.I)
_BREAKS = frozenset({"br", "wbr"})
_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|d[dlt]|details|dir|div|fieldset|figcaption|figure"
    r"|footer|form|h[1-6r]|head|header|html|li|main|nav|[ou]l|p|pre|section|summary|table|t[dhr]"
    r"|t(?:body|foot|head)"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OF_TABLE = frozenset({"table", "tr", "td", "th"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})


class FragmentBlock(NamedTuple):
    """A paragraph. Line ends within it are the author's."""

    text: str
    kind: Kind
    passed_on: bool = False
    """Whether the sender's program marked it as quoted text or as a signature."""
    level: int = 0
    """Level of a heading, depth of a list item or quotation; 0 for other kinds."""
    styles: Sequence[Style] = ()
    """The styles of the text, relative to it."""


_EMPTY = FragmentBlock("", "table")
_LEAST_ROWS, _LONGEST_CELL = 2, 200
"""Minimum rows of a table of data, and maximum characters of a cell."""


def blocks(markup: str, base: str = "") -> list[FragmentBlock]:
    """Return the non-empty paragraphs in order. `base` is what relative addresses refer to, if known."""
    walk = _FragmentWalk(base=base)
    for piece in _pieces(markup):
        walk.take(*piece)
    walk.end_block()
    return walk.blocks


def _pieces(markup: str) -> Iterator[tuple[str, str]]:
    """Yield tags and text in order: ("tag", "<p class=a>"), ("text", "They met")."""
    at, end = 0, len(markup)
    while at < end:
        start = markup.find("<", at)
        if start < 0:
            break
        if start > at:
            yield "text", markup[at:start]
        at = _end_of(markup, start)
        if at == start + 1:
            yield "text", "<"
            continue
        tag = markup[start : min(at, start + _LONGEST_HEAD)]
        yield "tag", tag
        name = _NAME.match(tag)
        if name and tag[1] != "/" and name[1].lower() in _ANNOTATIONS:
            at = _past_annotation(markup, at)
            continue
        if name and tag[1] != "/" and name[1].lower() in _SILENT and not tag.endswith("/>"):
            at = _past(markup, at, name[1].lower())
    if at < end:
        yield "text", markup[at:]


def _end_of(markup: str, start: int) -> int:
    """Return the end of the tag or comment at `start`; `start` + 1 if there is none."""
    after = markup[start + 1 : start + 4]
    if after == "!--":
        found = _COMMENT_END.search(markup, start + 2)
        return found.end() if found else len(markup)
    if not after or not (after[0].isalpha() or after[0] in "/!?"):
        return start + 1
    end = first = markup.find(">", start)
    if end < 0:  # No further tag is complete.
        return len(markup)
    for _ in range(_QUOTED_GREATER):
        if not _is_open(markup[start:end]):
            return end + 1
        end = markup.find(">", end + 1)
        if end < 0 or end - start > _LONGEST_HEAD * 4:
            break
    return first + 1


def _is_open(tag: str) -> bool:
    """Return whether a tag ends inside a quoted attribute value."""
    return tag.count('"') % 2 == 1 or (tag.count("'") % 2 == 1 and '"' not in tag)


def _past_annotation(markup: str, at: int) -> int:
    """Return the offset after the pronunciation of a ruby text, whose end tag may be missing."""
    end = _END_OF_ANNOTATION.search(markup, at, at + _LONGEST_HEAD)
    return end.start() if end else at


def _past(markup: str, at: int, name: str) -> int:
    """Return the offset after an element with hidden content; without an end tag, the end of the markup."""
    found = re.compile(rf"</{name}\b[^>]{{0,99}}>", re.I).search(markup, at)
    return found.end() if found else len(markup)


@dataclass(slots=True)
class _FragmentWalk:
    """Collects blocks, tracking the open elements by counts instead of a stack."""

    blocks: list[FragmentBlock] = field(default_factory=list)
    base: str = ""
    """The address that relative ones refer to, if the markup says it."""
    _text: list[str] = field(default_factory=list)
    _raised: list[tuple[int, bool]] = field(default_factory=list)
    """For each open `sup`, the number of pieces of text before it, and whether it is a link or holds one."""
    _link: int = -1
    """Number of pieces of text before the open link; -1 if none is open."""
    _quotes: int = 0
    _items: int = 0
    _pre: int = 0
    _heading: int = 0
    """Level of the open heading; 0 if none is open."""
    _styles: StyleTracker = field(default_factory=StyleTracker)
    _bullet: list[int] = field(default_factory=list)
    """Number of the next item of each open list; 0 for bullet lists."""
    _number: str = ""
    _unseen: tuple[str, int] | None = None
    """Tag of the open hidden element, and the number of open elements with that tag from it on."""
    _cited: tuple[str, int] | None = None
    """The same for the open element that is marked as quoted text or as a signature."""
    _tables: list[list[list[int]] | None] = field(default_factory=list)
    """For each open table, the number of blocks before each cell, by rows; None if it contains a table."""

    def take(self, what: str, piece: str) -> None:
        """Process a tag or a piece of text, as `_pieces` yields them."""
        if what == "text":
            if self._unseen is None:
                self._text.append(html.unescape(piece if self._pre else piece.translate(_LINE_ENDS)))
            return
        name = _NAME.match(piece)
        if name is None:
            return
        tag, closes = name[1].lower(), piece[1] == "/"
        if self._unseen is not None:
            self._unseen = _within(self._unseen, tag, closes)
            return
        if tag in _BREAKS:
            self._text.append("\n" if tag == "br" else "")
        elif _BLOCK.fullmatch(tag):
            self.end_block()
        if tag == "a":
            self._link = -1 if closes else len(self._text)
            self._raised = [(start, True) for start, _ in self._raised]
        elif tag == "sup":
            self._step_raised(closes)
        if self._cited is not None:
            self._cited = _within(self._cited, tag, closes)
        if tag in _OF_TABLE:
            self._step_table(tag, closes)
        if closes:
            self._close(tag)
        else:
            self._open(tag, piece)
        if self._unseen is None:
            self._step_style(tag, piece, closes)

    def _step_table(self, tag: str, closes: bool) -> None:
        """Begin or end a table, or begin a row or a cell of one."""
        if tag != "table":
            rows = self._tables[-1] if self._tables else None
            if rows is None or closes:
                return
            if tag == "tr":
                rows.append([])
            elif rows:
                rows[-1].append(len(self.blocks))
        elif not closes:
            self._tables[-1:] = [None] if self._tables else []
            self._tables.append([])
        elif self._tables and (rows := self._tables.pop()) is not None:
            self.blocks += _as_rows(self.blocks, rows)

    def _step_style(self, tag: str, piece: str, closes: bool) -> None:
        """Begin or end the style of an inline element, or set a rule."""
        if style := "link" if tag == "a" else TAGS.get(tag):
            address = safe_address(_target(piece), self.base) if tag == "a" and not closes else ""
            if closes:
                self._styles.close(style, len(self._text))
            elif address or tag != "a":
                self._styles.begin(style, len(self._text), address)
        elif tag == "hr":
            self._styles.rule = True
        elif tag == "base" and not self.base:
            self.base = base_address(_target(piece))

    def _step_raised(self, closes: bool) -> None:
        """Begin raised text, or write what was collected since it began."""
        if not closes:
            self._raised = [*self._raised[-_MOST_RAISED:], (len(self._text), self._link == len(self._text))]
        elif self._raised:
            start, linked = self._raised.pop()
            said = "".join(self._text[start:])
            if start < len(self._text) and len(said) <= superscripts.LONGEST:
                before = "".join(self._text[max(0, start - _PIECES) : start])
                self._text[start:] = [superscripts.written(said, before, linked=linked)]
                self._styles.rewrite(start)

    def _open(self, tag: str, piece: str) -> None:
        if len(piece) > len(tag) + 2 and tag not in _VOID:
            attributes = {
                match[1].lower(): match[2] or match[3] or match[4] for match in _ATTRIBUTES.finditer(piece)
            }
            if _UNSEEN.search(attributes.get("style") or ""):
                self._unseen = (tag, 1)
                return
            marks = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            if self._cited is None and (_CITED.search(marks) or _SIGNATURE.search(marks)):
                self.end_block()
                self._cited = (tag, 1)
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "li":
            self._items += 1
            self._number = ""
            if self._bullet and self._bullet[-1]:
                self._number = f"{self._bullet[-1]}. "
                self._bullet[-1] += 1
        elif tag in ("ol", "ul"):
            self._bullet.append(int(tag == "ol"))
        elif tag == "pre":
            self._pre += 1
        elif tag in _HEADINGS:
            self._heading = int(tag[1])

    def _close(self, tag: str) -> None:
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "li":
            self._items = max(0, self._items - 1)
        elif tag in ("ol", "ul"):
            del self._bullet[-1:]
            if not self._bullet:
                self._items = 0  # Items that were never closed end with the outermost list.
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif tag in _HEADINGS:
            self._heading = 0

    def end_block(self) -> None:
        """Append the collected text as paragraphs."""
        styles = self._styles.end_block(self._text)
        raw, self._text, self._raised = "".join(self._text), [], []
        if not raw or raw.isspace():
            return
        if self._pre:
            lines = [line.rstrip() for line in raw.replace("\r\n", "\n").split("\n")]
        else:
            # `take` turned line ends in the markup into spaces, so that each "\n" comes from a tag.
            lines = [" ".join(line.split()) for line in raw.split("\n")]
        text = "\n".join(lines).strip("\n")
        kind = self._kind()
        if kind == "heading":
            text = " ".join(text.split())
        if not self._pre:
            styles = collapsed(styles, raw)
        elif styles:  # White space at the ends of lines would move them.
            first = len(raw) - len(raw.lstrip("\n"))
            styles = shifted(styles, -first) if text == raw.strip("\n") else []
        parts = [text] if self._pre else re.split(r"\n{2,}", text)
        paragraphs = [paragraph for paragraph in parts if paragraph.strip()]
        if len(paragraphs) == 1:
            self._add(paragraphs[0], kind, styles)
            return
        ends = list(accumulate(len(paragraph) + 1 for paragraph in paragraphs))
        bounds = [(end - len(part) - 1, end - 1) for end, part in zip(ends, paragraphs, strict=True)]
        for paragraph, own in zip(paragraphs, divided(styles, bounds), strict=True):
            self._add(paragraph, kind, own)

    def _add(self, paragraph: str, kind: Kind, styles: list[Style]) -> None:
        level = {"heading": self._heading, "quote": self._quotes, "list": max(1, len(self._bullet))}
        styles = self._styles.with_rule(shifted(styles, len(self._number)))
        passed_on = self._cited is not None
        self.blocks.append(
            FragmentBlock(self._number + paragraph, kind, passed_on, level.get(kind, 0), styles)
        )
        self._number = ""

    def _kind(self) -> Kind:
        if self._heading:
            return "heading"
        if self._quotes:
            return "quote"
        if self._items:
            return "list"
        return "code" if self._pre else "body"


def _as_rows(blocks: list[FragmentBlock], rows: list[list[int]]) -> list[FragmentBlock]:
    """Remove the blocks of a table from the end of `blocks`, and return its rows; or the blocks of layout.

    A table of data has several rows, most of them with several cells, each with at most one short paragraph.
    """
    rows = [cells for cells in rows if cells]
    if len(rows) < _LEAST_ROWS or 2 * sum(len(cells) > 1 for cells in rows) < len(rows):
        return []
    start = rows[0][0]
    found = blocks[start:]
    bounds = [
        [*cells, following[0]] for cells, following in zip(rows, [*rows[1:], [len(blocks)]], strict=True)
    ]
    if any(end - begin > 1 for cells in bounds for begin, end in pairwise(cells)):
        return []
    if any(block.kind != "body" or len(block.text) > _LONGEST_CELL for block in found):
        return []
    del blocks[start:]
    written = []
    for cells in bounds:
        own = [found[begin - start : end - start] for begin, end in pairwise(cells)]
        text = "\t".join(" ".join(block.text.split()) for cell in own for block in cell or [_EMPTY])
        if text.strip():
            passed_on = any(block.passed_on for cell in own for block in cell)
            styles = _of_row([block for cell in own for block in cell or [_EMPTY]])
            written.append(FragmentBlock(text.rstrip("\t"), "table", passed_on, 0, styles))
    return written


def _of_row(cells: Sequence[FragmentBlock]) -> list[Style]:
    """Return the styles of a table row, relative to its text."""
    found: list[Style] = []
    at = 0
    for block in cells:
        found += shifted(collapsed(block.styles, block.text), at)
        at += len(" ".join(block.text.split())) + 1
    return found


def _target(tag: str) -> str:
    """Return the target that a tag names; empty if there is none."""
    found = _HREF.search(tag)
    return html.unescape(found[1] or found[2] or found[3] or "") if found else ""


def _within(open_: tuple[str, int], tag: str, closes: bool) -> tuple[str, int] | None:
    """Update a tag and its count of open elements after another tag; None once it is closed."""
    name, depth = open_
    if tag != name:
        return open_
    depth += -1 if closes else 1
    return (name, depth) if depth else None
