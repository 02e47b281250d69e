"""Find quotations by their marks, paragraph by paragraph, so that a stray mark affects only one.

Double marks and guillemets are found here, single marks by `single_marks`. Of two quotations, one in the
other, only the outer one is returned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.cancellation import stop_if
from summarizer.document import Document, Paragraph, Span, overlapping
from summarizer.quotes.single_marks import find_singles, is_led_in

_CLOSERS = {"“": "”", "«": "»", "»": "«", "„": "“”", '"': '"'}
_MARK = re.compile(r"[“”„«»\"]")
_FEET = re.compile(r"\d['’′]\s?\d*$")
_SENTENCE_END = re.compile(r"[.!?…]")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
SCARE_WORDS = 2
_OFTEN = 1000
"""Number of marks between checks for cancellation."""
_BEFORE_OPENING = frozenset("([{-–—/'‘“„«:;,")


def word_count(text: str, span: Span) -> int:
    """Count the words of a quotation, up to one more than `SCARE_WORDS`."""
    return sum(
        1 for _, _ in zip(range(SCARE_WORDS + 1), _WORD.finditer(text, span.start, span.end), strict=False)
    )


def is_said(document: Document, span: Span, cue: str | None) -> bool:
    """Return whether a quotation of one or two words is speech ("No.", "Yes," he said), not scare quotes."""
    inside = document.text[span.start + 1 : span.end - 1].rstrip()
    return bool(_SENTENCE_END.search(inside)) or (inside.endswith(",") and cue is not None)


def quotations(document: Document, cancelled: Callable[[], bool]) -> list[Span]:
    """Return the spans of quotations with their marks, in order and without overlaps."""
    doubles = list(_doubles(document, cancelled))
    singles = [span for span in _singles(document, cancelled) if not _crosses(span, doubles)]
    if not singles:
        return doubles
    return sorted([*singles, *(span for span in doubles if not overlapping(singles, span))])


def _crosses(single: Span, doubles: list[Span]) -> bool:
    """Return whether a span is not wholly outside of, or around, every quotation in double marks."""
    return any(
        not (single.start < double.start and double.end < single.end)
        for double in overlapping(doubles, single)
    )


def _singles(document: Document, cancelled: Callable[[], bool]) -> Iterator[Span]:
    open_at = -1
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.kind == "code":
            continue
        stop_if(cancelled)
        start = paragraph.start
        if open_at >= 0:
            start = _opening_of(document.text, paragraph)[1] + 1
        following = _following(document, number)
        found = find_singles(document.text, start, paragraph.end, open_at, following)
        yield from found.spans
        open_at = found.open_at
        if open_at < 0:
            continue
        led_in = open_at < paragraph.start or is_led_in(document.text, open_at, paragraph.start)
        if not led_in or following != document.text[open_at]:
            # A straight mark without a partner is an apostrophe.
            if led_in and (open_at < paragraph.start or document.text[open_at] == "‘"):
                yield Span(open_at, _end_of(document.text, paragraph))
            open_at = -1


def _doubles(document: Document, cancelled: Callable[[], bool]) -> Iterator[Span]:
    """Yield the quotations in double marks.

    A quotation that is open at the end of a paragraph continues only if the next paragraph opens with the
    same mark.
    """
    open_at, mark = -1, ""
    paragraphs = document.paragraphs
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind == "code":
            continue
        stop_if(cancelled)
        skip = _opening_of(document.text, paragraph)[1] if open_at >= 0 else -1
        for count, match in enumerate(_MARK.finditer(document.text, paragraph.start, paragraph.end)):
            if count % _OFTEN == 0:
                stop_if(cancelled)
            at, found = match.start(), match[0]
            if at == skip or _is_measure(document.text, at, paragraph, open_at >= 0 and mark == '"'):
                continue
            nested = mark == '"' and _opens(document.text, at, paragraph, mark)
            if open_at >= 0 and found in _CLOSERS[mark] and not nested:
                yield Span(open_at, at + 1)
                open_at = -1
            elif found in _CLOSERS and _opens(document.text, at, paragraph, found):
                open_at, mark = (at, found) if open_at < 0 or found == mark else (open_at, mark)
        if open_at >= 0 and _following(document, number) != mark:
            yield Span(open_at, _end_of(document.text, paragraph))
            open_at = -1


def _following(document: Document, number: int) -> str:
    """Return the first visible character of the next paragraph, with which a quotation goes on."""
    following = document.paragraphs[number + 1 : number + 2]
    if not following or following[0].kind == "code":
        return ""
    return _opening_of(document.text, following[0])[0]


def _opening_of(text: str, paragraph: Paragraph) -> tuple[str, int]:
    """Return the first visible character of a paragraph and its offset."""
    for at in range(paragraph.start, paragraph.end):
        if not text[at].isspace():
            return text[at], at
    return "", -1


def _end_of(text: str, paragraph: Paragraph) -> int:
    end = paragraph.end
    while end > paragraph.start and text[end - 1].isspace():
        end -= 1
    return end


def _opens(text: str, at: int, paragraph: Paragraph, mark: str) -> bool:
    """Return whether a mark opens a quotation: after a space or bracket, and right before a word.

    Curly marks have an opening form. Guillemets point in either direction (French « Nous », German »Wir«).
    """
    if mark in "“„":
        return True
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if not before.isspace() and before not in _BEFORE_OPENING:
        return False
    return mark == "«" or (not after.isspace() and after not in '".,;:!?)')


def _is_measure(text: str, at: int, paragraph: Paragraph, quoted: bool) -> bool:
    """Return whether a mark means inches: in 5'10", or after a digit while no quotation is open."""
    if text[at] != '"' or at == paragraph.start or not text[at - 1].isdigit():
        return False
    return not quoted or _FEET.search(text, max(paragraph.start, at - 6), at) is not None
