"""Combine lines into blocks by indent, line spacing, font size and font weight.

A paragraph may continue in the next column or on the next page; footnotes in between come after it. The
current block is held back until its end is known, so that blocks never change once they have been yielded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.document import Kind
from summarizer.patterns import compiled
from summarizer.readers.pdf.code import code_of
from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.lines import PdfLine, Region
from summarizer.readers.pdf.style import INDENT, Metrics, TypographicStyle

_LARGER, _SMALLER = 1.12, 0.92
"""Ratios to the body's font size above which a line is a heading, and below which it is a footnote."""
_ALIKE = 0.89
"""Minimum ratio of two sizes in one block; a code font has a lower box than a text font of the same size."""
_GAP = 1.2
"""Ratio to the usual line spacing above which a gap ends a paragraph."""
_GAP_IN_CODE = 3.2
_NARROW = 0.75
"""Share of a column's width; narrower text, such as lines below a title, does not continue in it."""
_LONGEST_HEADING = 200
_LONGEST_CAPS = 80
_HEADING_LINES = 4
_MOST_NOTES = 40
_END = compiled(r"[.!?:;…][\"'”’»)\]]*$")
_LONGEST_END = 20
_LONGEST_LEADER = 500
"""Maximum characters of a line with a dot leader, which takes quadratic time to find."""
_BULLET = compiled(r"[•‣▪■●○◦]|[*–-](?= )")
_LEADER = compiled(r"(?:\s?\.){6,}\s*(\w{0,6})$")
"""The dot leader and page number of a table of contents."""
_NUMBERED = compiled(r"\(?(?P<number>\d{1,3}|[a-z]|[ivx]{2,5})[.)](?= \S)")


@dataclass(slots=True)
class PdfBlock:
    """A paragraph, heading, list item, table row or piece of code."""

    text: str
    kind: Kind
    page: int
    size: float = 0.0


@dataclass(slots=True)
class _OpenBlock:
    """A block whose end is not known yet."""

    lines: list[PdfLine]
    page: int
    kind: Kind
    size: float
    text: str
    hyphen: bool
    full: bool = False
    """Whether its last line reaches nearly to the right edge of the column."""
    justified: bool = False
    """Whether its last line is justified, so that it can't be the last line of a paragraph."""
    left: float = 0.0
    """Left edge of the lines after the first."""
    width: float = 0.0
    """Width of the column of its last line."""


class ParagraphBuilder:
    """Builds blocks from regions in reading order, and yields each once it is complete."""

    def __init__(self, style: TypographicStyle, vocabulary: Vocabulary) -> None:
        self._style, self._vocabulary = style, vocabulary
        self._open: _OpenBlock | None = None
        self._notes: list[_OpenBlock] = []
        """Footnotes that interrupt a paragraph that may continue."""

    def add(self, region: Region, page: int) -> Iterator[PdfBlock]:
        """Add a region, and yield the blocks that are complete now."""
        metrics = Metrics(region, self._style)
        before: PdfLine | None = None
        for index, line in enumerate(region.lines):
            following = region.lines[index + 1] if index + 1 < len(region.lines) else None
            yield from self._line(line, before, following, metrics, page)
            before = line

    def end(self) -> Iterator[PdfBlock]:
        """Yield the blocks that were held back."""
        if self._open:
            yield self._closed(self._open)
        yield from map(self._closed, self._notes)
        self._open, self._notes = None, []

    def _line(
        self, line: PdfLine, before: PdfLine | None, following: PdfLine | None, metrics: Metrics, page: int
    ) -> Iterator[PdfBlock]:
        kind = self._kind(line, before, following, metrics)
        current = self._notes[-1] if self._notes and before is not None else self._open
        if current is not None and self._continues(current, line, before, kind, metrics, page):
            self._append(current, line, metrics)
            return
        if self._is_note(line, kind) and self._open and self._open.kind == "body" and not self._small():
            self._notes.append(self._begun(line, kind, page, metrics, following))
            if len(self._notes) > _MOST_NOTES:
                yield from self.end()
            return
        if self._notes and self._open and kind == "body" and self._over(self._open, line, metrics):
            self._append(self._open, line, metrics)
            return
        yield from self.end()
        if kind == "body" and before is not None:
            self._count(line, before, metrics)
        self._open = self._begun(line, kind, page, metrics, following)

    def _kind(
        self, line: PdfLine, before: PdfLine | None, following: PdfLine | None, metrics: Metrics
    ) -> Kind:
        if line.table or _has_leader(line.text):
            return "table"
        style = self._style
        loud = line.size > style.size * _LARGER or (line.bold and style.bold_tells)
        if loud and any(map(str.isalpha, line.text)):
            return "heading"
        if line.advance and not self._in_prose(line, before, following, metrics):
            return "code"
        if (bullet := _BULLET.match(line.text)) and not self._is_dash(bullet[0], line, following, metrics):
            return "list"
        if not bullet and (
            (match := _NUMBERED.match(line.text))
            and self._begins_item(match["number"], line, before, metrics)
        ):
            return "list"
        return "body"

    def _is_dash(self, bullet: str, line: PdfLine, following: PdfLine | None, metrics: Metrics) -> bool:
        """Return whether a dash begins a sentence, not a list item, whose second line would be indented."""
        if bullet not in "*–-" or following is None or not metrics.is_full(line):
            return False
        return metrics.gap(line, following) <= _GAP and following.x0 < line.x0 + 1

    def _in_prose(
        self, line: PdfLine, before: PdfLine | None, following: PdfLine | None, metrics: Metrics
    ) -> bool:
        """Return whether a monospaced line is part of the paragraph around it."""
        current = self._open
        if current and current.kind in ("body", "list") and before is not None:
            left = current.left if len(current.lines) > 1 else min(line.x0, before.x0 + 1)
            near = metrics.gap(before, line) <= _GAP and abs(line.x0 - left) < 1
            if near and not metrics.had_room(before, line):
                return True
        if following is None or following.advance or not metrics.is_full(line):
            return False
        return metrics.gap(line, following) <= _GAP and following.x0 < line.x0 + 1

    def _begins_item(self, number: str, line: PdfLine, before: PdfLine | None, metrics: Metrics) -> bool:
        """Return whether a number at the start of a line begins a list item and does not end a sentence."""
        current = self._open
        if current is None or before is None or current.kind != "body":
            return True
        return number in ("1", "a", "i") or metrics.gap(before, line) > _GAP or not metrics.is_full(before)

    def _is_note(self, line: PdfLine, kind: Kind) -> bool:
        return line.size < self._style.size * _SMALLER and kind in ("body", "list")

    def _small(self) -> bool:
        return self._open is not None and self._open.size < self._style.size * _SMALLER

    def _continues(
        self,
        current: _OpenBlock,
        line: PdfLine,
        before: PdfLine | None,
        kind: Kind,
        metrics: Metrics,
        page: int,
    ) -> bool:
        if (
            not _ALIKE < line.size / max(current.size, 0.1) < 1 / _ALIKE
            or kind == "table"
            or current.kind == "table"
        ):
            return False
        if kind == "code" or current.kind == "code":
            near = metrics.gap(before, line) <= _GAP_IN_CODE if before else page != current.page
            return kind == current.kind and near
        if (line.field or current.lines[-1].field) and line.field != 1.0:
            return False  # A line of a form stands alone; a value may have several lines.
        if before is None:
            return self._over(current, line, metrics) if kind == current.kind or kind == "body" else False
        near = metrics.gap(before, line) <= _GAP
        if current.kind == "heading" or kind == "heading":
            room = len(current.lines) < _HEADING_LINES and len(current.text) < _LONGEST_HEADING
            return kind == current.kind and near and room and before.bold == line.bold
        if kind == "list" or not near:
            return False
        if current.kind == "list":
            hangs = line.x0 > current.lines[0].x0 + 0.3 * line.size
            return hangs if len(current.lines) == 1 else abs(line.x0 - current.left) < 0.5 * line.size
        room = metrics.had_room(before, line)
        indented = metrics.indented(line)
        if indented and line.x0 > before.x0 + INDENT * line.size and not metrics.centered(line):
            return False
        alone = indented and len(current.lines) == 1 and not line.text[0].islower()
        return not (room and (_ends(current.text) or alone))

    def _over(self, current: _OpenBlock, line: PdfLine, metrics: Metrics) -> bool:
        """Return whether a block continues with a line in another column or on another page."""
        if current.kind not in ("body", "list") or not current.text:
            return False
        if current.hyphen or line.text[0].islower():
            return True
        if not _ends(current.text):
            return current.width > _NARROW * metrics.width
        if current.kind != "body" or metrics.indented(line):
            return False
        return current.justified or (current.full and self._style.indents)

    def _begun(
        self, line: PdfLine, kind: Kind, page: int, metrics: Metrics, following: PdfLine | None
    ) -> _OpenBlock:
        text = _LEADER.sub(r"\t\1", line.text) if _has_leader(line.text) else line.text
        if kind == "list":
            text = _BULLET.sub("", text, count=1).lstrip()
        left = following.x0 if following else line.x0
        full, justified = metrics.is_full(line), metrics.is_justified(line)
        return _OpenBlock(
            [line], page, kind, line.size, text, line.hyphen, full, justified, left, metrics.width
        )

    def _append(self, current: _OpenBlock, line: PdfLine, metrics: Metrics) -> None:
        if current.hyphen:
            current.text = self._vocabulary.joined(current.text, line.text)
        else:
            current.text = f"{current.text} {line.text}"
        if len(current.lines) == 1:
            current.left = line.x0
        current.lines.append(line)
        current.hyphen, current.width = line.hyphen, metrics.width
        current.full, current.justified = metrics.is_full(line), metrics.is_justified(line)

    def _count(self, line: PdfLine, before: PdfLine, metrics: Metrics) -> None:
        """Count whether a new paragraph begins with a gap or with an indent."""
        if metrics.gap(before, line) > _GAP:
            self._style.spaced += 1
        elif metrics.indented(line):
            self._style.indented += 1

    def _closed(self, block: _OpenBlock) -> PdfBlock:
        text = block.text + ("-" if block.hyphen else "")
        kind = block.kind
        if kind == "body" and len(block.lines) == 1 and _is_caps(text):
            kind = "heading"
        if kind == "heading" and (len(text) > _LONGEST_HEADING or (len(text) > 60 and _ends(text))):
            kind = "body"
        if kind == "code":
            text = code_of(block.lines)
        return PdfBlock(text, kind, block.page, block.size)


def _has_leader(text: str) -> bool:
    return len(text) <= _LONGEST_LEADER and _LEADER.search(text) is not None


def _ends(text: str) -> bool:
    """Return whether a text ends with the end of a sentence, looking only at its last 20 characters."""
    return _END.search(text, max(0, len(text) - _LONGEST_END)) is not None


def _is_caps(text: str) -> bool:
    """Return whether a line is a heading because it is all capitals."""
    letters = sum(map(str.isalpha, text))
    return letters > 3 and len(text) <= _LONGEST_CAPS and text.isupper() and text[-1] not in ".,;:"
