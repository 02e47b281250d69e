"""Split sentences into segments and cues on demand, with a small cache."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Document, Sentence, Span, overlapping
from summarizer.quotes.cues import Cue, find_cues
from summarizer.quotes.segments import Segment, pieces
from summarizer.quotes.speakers import Ids, Speakers
from summarizer.quotes.subjects import Subjects

LONGEST = 4000
"""Maximum characters of a sentence processed at once; longer ones are not prose."""
_KEPT = 16
_SPACE = re.compile(r"\s")


class SpeechLine(NamedTuple):
    """A sentence, or a part of an overlong one, with its segments and cues."""

    span: Span
    pieces: list[Segment]
    cues: dict[int, Cue]
    """Cues by the index of their segment, in order."""


def stretches(document: Document, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, with overlong ones cut at white space."""
    found: list[Sentence] = []
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > LONGEST:
            space = _SPACE.search(document.text, start + LONGEST // 2, start + LONGEST)
            end = space.start() if space else start + LONGEST
            found.append(sentence._replace(start=start, end=end))
            start = end
        found.append(sentence if start == sentence.start else sentence._replace(start=start))
    return found


class SpeechLines:
    """The sentences of a document as SpeechLines, parsed on demand."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], quotations: Sequence[Span], cast: Speakers
    ) -> None:
        self._text = document.text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._quotations = quotations
        self._cast = cast
        self.subjects = Subjects(cast)
        self._read: dict[int, SpeechLine] = {}

    def number(self, offset: int) -> int:
        """Return the number of the line at an offset, or of the last one before it; 0 before the first."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph(self, number: int) -> int:
        """Return the index of the paragraph of a line."""
        return self._sentences[number].paragraph

    def together(self, number: int) -> Ids:
        """Return the people of the joint subject with which a line opens, if it has one."""
        sentence = self._sentences[number]
        return self._cast.together(sentence.start, sentence.end)

    def __len__(self) -> int:
        return len(self._sentences)

    def __getitem__(self, number: int) -> SpeechLine:
        line = self._read.get(number)
        if line is None:
            if len(self._read) >= _KEPT:
                self._read.clear()
            line = self._read[number] = self._line(self._sentences[number])
        return line

    def _line(self, sentence: Sentence) -> SpeechLine:
        names = self._cast.between(sentence.start, sentence.end)
        quotes = overlapping(self._quotations, sentence)
        found = pieces(self._text, sentence.start, sentence.end, names, quotes)
        cues = {cue.at: cue for cue in find_cues(found, self.subjects)}
        return SpeechLine(Span(sentence.start, sentence.end), found, cues)
