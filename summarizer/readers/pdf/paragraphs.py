"""Lines to blocks: what belongs together by its indent, the gaps, the size and the weight of its letters.

A paragraph goes on in the next column and on the next page, past footnotes, which come after it. The block
that is being read is held back until it is known where it ends: what has been given never changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.document import Kind
from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.lines import Line, Region

_LARGER, _SMALLER = 1.12, 0.92
"""Of the size of the body, from which on letters are a heading's, or a footnote's."""
_GAP = 1.2
"""Of the usual distance between two lines, from which on one tells of a paragraph's end."""
_GAP_IN_CODE = 2.6
_MOST_BLANKS = 60
_INDENT = 0.7
"""Heights of a line by which the first line of a paragraph stands in."""
_FLUSH = 1.0
"""Points by which lines that end together may differ."""
_FEW = 6
_NARROW = 0.75
"""Of a column's width: what is narrower, such as lines below a title, does not go on in it."""
_LONGEST_HEADING = 200
_HEADING_LINES = 4
_MOST_NOTES = 40
_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•‣▪■●○◦]|[*–-](?= )")
_LEADER = re.compile(r"(?:\s?\.){6,}\s*(\w{0,6})$")
"""As a table of contents has it."""
_NUMBERED = re.compile(r"\(?(?P<number>\d{1,3}|[a-z]|[ivx]{2,5})[.)](?= \S)")


@dataclass(slots=True)
class Block:
    """A paragraph, a heading, an item of a list, a row of a table."""

    text: str
    kind: Kind
    page: int
    size: float = 0.0


@dataclass(slots=True)
class Style:
    """What the letters and paragraphs of the document are like, as far as it has been seen."""

    sizes: Counter[float] = field(default_factory=Counter)
    bold: int = 0
    letters: int = 0
    mono: int = 0
    indented: int = 0
    spaced: int = 0
    gaps: dict[int, Counter[float]] = field(default_factory=dict)
    """Between lines of a size, how often each."""

    def learn(self, region: Region) -> None:
        for above, line in pairwise(region.lines):
            gap = above.y0 - line.y0
            if round(above.size) == round(line.size) and 0 < gap < 3 * line.size:
                self.gaps.setdefault(round(line.size), Counter())[round(gap * 2) / 2] += 1
        for line in region.lines:
            count = len(line.text)
            self.sizes[round(line.size * 2) / 2] += count
            self.letters += count
            self.bold += count if line.bold else 0
            self.mono += count if line.mono else 0

    @property
    def size(self) -> float:
        """Of the body."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 10.0

    @property
    def bold_tells(self) -> bool:
        """Not where most is bold."""
        return self.bold * 10 < self.letters * 4

    @property
    def mono_tells(self) -> bool:
        """Letters of one width are code, unless all is set in them."""
        return self.mono * 10 < self.letters * 4

    @property
    def indents(self) -> bool:
        """Paragraphs begin with an indent, so that a line without one goes on."""
        return self.indented > self.spaced


@dataclass(slots=True)
class _Open:
    """A block whose end has not been seen."""

    lines: list[Line]
    page: int
    kind: Kind
    size: float
    text: str
    hyphen: bool
    full: bool = False
    """Its last line reaches the end of its column."""
    justified: bool = False
    """It was set to reach it, as no last line of a paragraph is."""
    left: float = 0.0
    """Where its lines begin, after the first."""
    width: float = 0.0
    """Of the column that its last line stands in."""


class Builder:
    """Takes regions in reading order; gives blocks as they are known to be whole."""

    def __init__(self, style: Style, vocabulary: Vocabulary) -> None:
        self._style, self._vocabulary = style, vocabulary
        self._open: _Open | None = None
        self._notes: list[_Open] = []
        """What interrupts a paragraph that may go on: footnotes."""

    def add(self, region: Region, page: int) -> Iterator[Block]:
        """The blocks that are whole now."""
        metrics = _Metrics(region, self._style)
        before: Line | None = None
        for index, line in enumerate(region.lines):
            following = region.lines[index + 1] if index + 1 < len(region.lines) else None
            yield from self._line(line, before, following, metrics, page)
            before = line

    def end(self) -> Iterator[Block]:
        """Whatever was held back."""
        if self._open:
            yield self._closed(self._open)
        yield from map(self._closed, self._notes)
        self._open, self._notes = None, []

    def _line(
        self, line: Line, before: Line | None, following: Line | None, metrics: _Metrics, page: int
    ) -> Iterator[Block]:
        kind = self._kind(line, before, metrics)
        current = self._notes[-1] if self._notes and before is not None else self._open
        if current is not None and self._continues(current, line, before, kind, metrics):
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

    def _kind(self, line: Line, before: Line | None, metrics: _Metrics) -> Kind:
        if line.table or _LEADER.search(line.text):
            return "table"
        style = self._style
        if line.mono and style.mono_tells:
            return "code"
        loud = line.size > style.size * _LARGER or (line.bold and style.bold_tells)
        if loud and any(map(str.isalpha, line.text)):
            return "heading"
        if _BULLET.match(line.text) or (
            (match := _NUMBERED.match(line.text))
            and self._begins_item(match["number"], line, before, metrics)
        ):
            return "list"
        return "body"

    def _begins_item(self, number: str, line: Line, before: Line | None, metrics: _Metrics) -> bool:
        """A figure at the beginning of a line may be the end of a sentence."""
        current = self._open
        if current is None or before is None or current.kind != "body":
            return True
        return number in ("1", "a", "i") or metrics.gap(before, line) > _GAP or not metrics.is_full(before)

    def _is_note(self, line: Line, kind: Kind) -> bool:
        return line.size < self._style.size * _SMALLER and kind in ("body", "list")

    def _small(self) -> bool:
        return self._open is not None and self._open.size < self._style.size * _SMALLER

    def _continues(
        self, current: _Open, line: Line, before: Line | None, kind: Kind, metrics: _Metrics
    ) -> bool:
        if not 0.9 < line.size / max(current.size, 0.1) < 1.1 or kind == "table" or current.kind == "table":
            return False
        if "code" in (kind, current.kind):
            return kind == current.kind and before is not None and metrics.gap(before, line) < _GAP_IN_CODE
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
        if indented and line.x0 > before.x0 + _INDENT * line.size and not metrics.centered(line):
            return False
        return not (room and (_END.search(current.text) or (indented and len(current.lines) == 1)))

    def _over(self, current: _Open, line: Line, metrics: _Metrics) -> bool:
        """Whether a block goes on in another column, or on another page."""
        if current.kind not in ("body", "list") or not current.text:
            return False
        if current.hyphen or line.text[0].islower():
            return True
        if _END.search(current.text) is None:
            return current.width > _NARROW * metrics.width
        if current.kind != "body" or metrics.indented(line):
            return False
        return current.justified or (current.full and self._style.indents)

    def _begun(self, line: Line, kind: Kind, page: int, metrics: _Metrics, following: Line | None) -> _Open:
        text = _LEADER.sub(r"\t\1", line.text)
        if kind == "list":
            text = _BULLET.sub("", text, count=1).lstrip()
        left = following.x0 if following else line.x0
        full, justified = metrics.is_full(line), metrics.is_justified(line)
        return _Open([line], page, kind, line.size, text, line.hyphen, full, justified, left, metrics.width)

    def _append(self, current: _Open, line: Line, metrics: _Metrics) -> None:
        if current.kind == "code":
            width = (line.x1 - line.x0) / max(1, len(line.text))
            blanks = round((line.x0 - current.lines[0].x0) / width) if width > 0 else 0
            current.text += "\n" + " " * min(max(0, blanks), _MOST_BLANKS) + line.text
        elif current.hyphen:
            current.text = self._vocabulary.joined(current.text, line.text)
        else:
            current.text = f"{current.text} {line.text}"
        if len(current.lines) == 1:
            current.left = line.x0
        current.lines.append(line)
        current.hyphen, current.width = line.hyphen, metrics.width
        current.full, current.justified = metrics.is_full(line), metrics.is_justified(line)

    def _count(self, line: Line, before: Line, metrics: _Metrics) -> None:
        """How paragraphs begin here."""
        if metrics.gap(before, line) > _GAP:
            self._style.spaced += 1
        elif metrics.indented(line):
            self._style.indented += 1

    def _closed(self, block: _Open) -> Block:
        text = block.text + ("-" if block.hyphen else "")
        kind = block.kind
        if kind == "heading" and (len(text) > _LONGEST_HEADING or (len(text) > 60 and _END.search(text))):
            kind = "body"
        return Block(text, kind, block.page, block.size)


class _Metrics:
    """The edges of a region, and how far its lines stand apart."""

    def __init__(self, region: Region, style: Style) -> None:
        lines = region.lines
        self.x1, self.width = region.x1, region.x1 - region.x0
        ends = sum(line.x1 > self.x1 - _FLUSH for line in lines)
        self._justified = len(lines) >= _FEW and ends * 2 > len(lines)
        starts = Counter(round(line.x0) for line in lines)
        most, count = starts.most_common(1)[0]
        self.left = float(most) if count > 1 else region.x0
        self._gaps = {size: gaps.most_common(1)[0][0] for size, gaps in style.gaps.items()}

    def gap(self, above: Line, line: Line) -> float:
        """Of two lines, in distances that are usual between lines of their size."""
        usual = self._gaps.get(round(line.size), 1.25 * line.size)
        return (above.y0 - line.y0) / usual

    def is_full(self, line: Line) -> bool:
        return line.x1 > self.x1 - 2 * line.size

    def is_justified(self, line: Line) -> bool:
        return self._justified and line.x1 > self.x1 - _FLUSH

    def indented(self, line: Line) -> bool:
        return line.x0 > self.left + _INDENT * line.size

    def centered(self, line: Line) -> bool:
        left, right = line.x0 - self.left, self.x1 - line.x1
        return min(left, right) > 3 * line.size and abs(left - right) < 0.6 * line.size

    def had_room(self, above: Line, line: Line) -> bool:
        """Whether the first word of a line could have stood on the line above."""
        word = line.text.split(" ", 1)[0]
        width = (line.x1 - line.x0) * (len(word) + 1) / max(1, len(line.text))
        return above.x1 + width < self.x1 - line.size
