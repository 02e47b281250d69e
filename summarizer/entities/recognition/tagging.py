"""Let the tagger read a document, in a long one only the sentences that bring new capitalized words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, Sentence
from summarizer.entities.tagger.tagger import Tagged, Tagger
from summarizer.patterns import compiled

SHORT = 200_000
"""Maximum code points of a document that the tagger reads completely."""
_AT_ONCE = 400
"""Number of sentences of a long document from which those to tag are chosen at a time."""
_ENOUGH = 2
_SURELY = 0.8
_NAME = compiled(r"[^\W\d_a-z][^\W\d_A-Z]+")
_RUN = compiled(r"[^\W\d_a-z][\w.]*(?:[ \n-](?:of |de |van |von |al-)?[^\W\d_a-z][\w.]*){0,5}")


def read(
    document: Document, sentences: Sequence[Sentence], tagger: Tagger, cancelled: Callable[[], bool]
) -> list[Tagged]:
    """Tag the names of a document, in text order. Raises Cancelled.

    In a document longer than `SHORT`, sentences whose capitalized words all occurred twice before are
    skipped.
    """
    searched = [sentence for sentence in stoppable(sentences, cancelled) if sentence.kind != "code"]
    if len(document.text) <= SHORT:
        with_capitals = [one for one in searched if _RUN.search(document.text, one.start, one.end)]
        return list(_whole_people(document.text, sorted(tagger.tag(document.text, with_capitals, cancelled))))
    found: list[Tagged] = []
    for some in _unread(document.text, searched, cancelled):
        found += tagger.tag(document.text, some, cancelled)
    return list(_whole_people(document.text, sorted(found)))


def _whole_people(text: str, found: Iterable[Tagged]) -> Iterator[Tagged]:
    """Yield the names in text order, with a given name and a surname side by side as one: "Per Lindgaard"."""
    last: Tagged | None = None
    for one in found:
        if last and _are_halves(text, last, one):
            last = last._replace(end=one.end)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _are_halves(text: str, left: Tagged, right: Tagged) -> bool:
    words = (text[left.start : left.end], text[right.start : right.end])
    are_people = all(one.kind == "PER" and max(one.chances) > _SURELY for one in (left, right))
    return are_people and text[left.end : right.start] == " " and all(map(_NAME.fullmatch, words))


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
