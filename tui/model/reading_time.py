"""How much of a briefing is still to be read from where its reader is, in words."""

from __future__ import annotations

from array import array
from itertools import accumulate

from summarizer.analysis import COUNTED, Analysis


class ReadingTime:
    """Built once for an analysis: each key that moves the cursor asks it."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        words, sentences = analysis.ranking.words, analysis.sentences
        counted = (words[at] if sentence.kind in COUNTED else 0 for at, sentence in enumerate(sentences))
        self._before = array("L", accumulate(counted, initial=0))
        """Words of the body before each sentence; of all of it at the end."""

    def is_of(self, analysis: Analysis) -> bool:
        return self._analysis is analysis

    @property
    def words(self) -> int:
        """Of the body."""
        return self._before[-1]

    def left(self, offset: int) -> int:
        """Words of the body from the sentence at an offset on."""
        if not self._analysis.sentences or offset < self._analysis.sentences[0].start:
            return self.words
        return self._before[-1] - self._before[self._analysis.sentence_at(offset)]
