"""Segment transcripts without punctuation into stretches short enough to read and quote.

Automatic transcripts have neither full stops nor commas. A stretch ends at a line end if there are any, else
before a word that usually opens a clause, else at white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 600
"""Maximum code points without punctuation in a sentence; a longer text is a transcript."""
_SHORTEST, _WIDEST = 140, 320
"""Minimum and maximum code points of a stretch."""
_PUNCTUATION = re.compile(r"[,;:.?!…()—–\u3001\u3002\uff0c]")
_CLAUSE = re.compile(
    r"\s+(?=(?:and|so|but|because|then|now|okay|ok|well|we|i|you|they|he|she|it|this|that|there|when|if)\s)",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[ \t]*\n\s*")
_SPACE = re.compile(r"\s+")


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of `text[start:end]`, one sentence by its marks: itself, or pieces of a transcript."""
    if end - start > LONGEST and not _PUNCTUATION.search(text, start, start + LONGEST):
        lines = _LINE_END.search(text, start, min(end, start + _WIDEST)) is not None
        while end - start > _WIDEST:
            cut = _cut(text, start, end, lines)
            if cut is None:
                break
            yield start, cut.start()
            start = cut.end()
    yield start, end


def _cut(text: str, start: int, end: int, lines: bool) -> re.Match[str] | None:
    near, far = start + _SHORTEST, min(end, start + _WIDEST)
    found = _LINE_END.search(text, near, far) if lines else None
    found = found or _CLAUSE.search(text, near, far) or _SPACE.search(text, near, far)
    return found if found and found.end() < end else None
