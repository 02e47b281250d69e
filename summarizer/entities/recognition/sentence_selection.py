"""Which sentences the tagger reads.

Of a short document all that have a capital. Of a long one only those where a run of capitalized words stands
that has not been read often enough yet: a name found once is then found everywhere by matching, which costs a
thousandth of reading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, Sentence
from summarizer.entities.tagger.tagger import Tagged, Tagger

SHORT = 200_000
"""Code points up to which all of a document is read."""
_AT_ONCE = 400
"""Sentences of a long document that are looked through before the next are chosen."""
_ENOUGH = 2
_RUN = re.compile(r"[^\W\d_a-z][\w.]*(?:[ \n-](?:of |de |van |von |al-)?[^\W\d_a-z][\w.]*){0,5}")


def read(
    document: Document, sentences: Sequence[Sentence], tagger: Tagger, cancelled: Callable[[], bool]
) -> list[Tagged]:
    """Names in text order, from the sentences that were read."""
    told = [sentence for sentence in stoppable(sentences, cancelled) if sentence.kind != "code"]
    if len(document.text) <= SHORT:
        with_capitals = [one for one in told if _RUN.search(document.text, one.start, one.end)]
        return sorted(tagger.tag(document.text, with_capitals, cancelled))
    found: list[Tagged] = []
    for some in _unread(document.text, told, cancelled):
        found += tagger.tag(document.text, some, cancelled)
    return sorted(found)


def _unread(
    text: str, sentences: Sequence[Sentence], cancelled: Callable[[], bool]
) -> Iterator[list[Sentence]]:
    times: Counter[str] = Counter()
    for at in range(0, len(sentences), _AT_ONCE):
        chosen = []
        for sentence in stoppable(sentences[at : at + _AT_ONCE], cancelled):
            runs = [match[0] for match in _RUN.finditer(text, sentence.start, sentence.end)]
            if any(times[run] < _ENOUGH for run in runs):
                times.update(runs)
                chosen.append(sentence)
        if chosen:
            yield chosen
