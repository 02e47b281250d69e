"""Split plain text into lines and classify each by its own form.

A line stores offsets, not a copy of its text, because a long document has 100,000 lines. Classification by
context follows in `plain.chunks` and `plain.headings`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from summarizer.language.list_marks import PATTERN
from summarizer.patterns import compiled

Shape = Literal["plain", "item", "quote", "rule", "row", "fence"]

ENDS = ".!?…。！？।۔።։؟"
CLOSERS = "\"'”’»)]*_"
_MARKED = compiled(
    rf"(?P<item>{PATTERN})"
    r"|(?P<quote>>[>\s]*)"
    r"|(?P<fence>```[ \t]*[\w+#.-]{0,20}$)"
)
_SHAPES: dict[str, Shape] = {"item": "item", "quote": "quote", "fence": "fence"}
_RULE = compiled(r"[-=_*~#─━—–+|:. \t]{2,}")
_RULE_STARTS = frozenset("-=_*~#─━—–+|")
_GAP = compiled(r"(?<=[^\s.!?:;,\"”'’)\]])[ \xa0]{2,}(?=\S)|\t+|\|")
_TAB = 8
_ROW_WIDTH = 400
_TAIL = 16


class TextLine(NamedTuple):
    """A line of a text, without the white space around it."""

    start: int
    end: int
    indent: int
    """Columns of white space before the line."""
    shape: Shape = "plain"
    mark: int = 0
    """Characters of a list or quotation mark at the start, including the white space after it."""

    @property
    def width(self) -> int:
        """Columns from the margin to the end of the line."""
        return self.indent + self.end - self.start


def lines_of(text: str) -> list[TextLine | None]:
    """Return the lines of a text in order, with None for a blank line."""
    lines: list[TextLine | None] = []
    offset = 0
    for raw in text.split("\n"):
        lines.append(_line(raw, offset))
        offset += len(raw) + 1
    return lines


def ends_sentence(text: str, end: int) -> bool:
    """Return whether the text before `end` ends a sentence, ignoring closing quotation marks and brackets."""
    return text[max(0, end - _TAIL) : end].rstrip(CLOSERS)[-1:] in tuple(ENDS)


def _line(raw: str, at: int) -> TextLine | None:
    stripped = raw.strip()
    if not stripped:
        return None
    lead = len(raw) - len(raw.lstrip()) if raw[0] != stripped[0] else 0
    indent = len(raw[:lead].expandtabs(_TAB)) if lead else 0
    start, end = at + lead, at + lead + len(stripped)
    if stripped[0] in _RULE_STARTS and _RULE.fullmatch(stripped):
        return TextLine(start, end, indent, "rule")
    if marked := _MARKED.match(stripped):
        return TextLine(start, end, indent, _SHAPES[marked.lastgroup or ""], len(marked[0]))
    return TextLine(start, end, indent, "row" if _has_columns(stripped) else "plain")


def _has_columns(content: str) -> bool:
    if len(content) > _ROW_WIDTH or not ("  " in content or "\t" in content or "|" in content):
        return False
    return _GAP.search(content) is not None


def columns(text: str, line: TextLine) -> tuple[bool, frozenset[int]]:
    """Return whether tabs or bars separate a row's columns, and the positions where columns start."""
    gaps = list(_GAP.finditer(text[line.start : line.end]))
    sure = any("\t" in gap[0] or "|" in gap[0] for gap in gaps)
    return sure, frozenset(line.indent + gap.end() for gap in gaps)
