"""Find the other occurrences of names in running text, by matching the longest form first.

Only text that the tagger left unmarked is searched. A form of several words always counts. A single word
counts only if the tagger marked it as a name in at least a third of its occurrences, and at the start of a
sentence only if the text never has it in lower case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Sentence, Span

CAPITALIZED = re.compile(r"(?<![\w.])[^\W\d_a-z][\w.]*")
_LOWER = re.compile(r"(?<!\w)[a-z]\w+")
_FLAT = str.maketrans({"\n": " ", "’": "'", "‑": "-"})
_LONGEST = 120
"""Maximum characters of a form."""
_JOINED = re.compile(r"[\w'’]")


class Match(NamedTuple):
    """An occurrence of a form."""

    start: int
    end: int
    form: str


class Forms:
    """A set of forms to search, indexed by first word and length."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = {form.translate(_FLAT) for form in forms if len(form) <= _LONGEST}
        lengths: dict[str, set[int]] = defaultdict(set)
        for form in self._forms:
            first = CAPITALIZED.match(form)
            if first:
                lengths[first[0].rstrip(".")].add(len(form))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def in_text(
        self, text: str, stretches: Sequence[Sentence], cancelled: Callable[[], bool]
    ) -> Iterator[Match]:
        """Yield the matches in text order, without overlaps. Raises Cancelled."""
        for stretch in stretches:
            stop_if(cancelled)
            flat, end = text[stretch.start : stretch.end].translate(_FLAT), 0
            for word in CAPITALIZED.finditer(flat):
                at = word.start()
                form = self._at(flat, word) if at >= end else None
                if form:
                    end = at + len(form)
                    yield Match(stretch.start + at, stretch.start + end, form)

    def _at(self, flat: str, word: re.Match[str]) -> str | None:
        for length in self._lengths.get(word[0].rstrip("."), ()):
            end = word.start() + length
            form = flat[word.start() : end]
            if form in self._forms and _ends(flat, end, form):
                return form
        return None


def _ends(flat: str, end: int, form: str) -> bool:
    """Return whether a word ends at an offset; a possessive ending may follow."""
    rest = flat[end : end + 3]
    if not rest or not _JOINED.match(rest):
        return not (rest[:1] == "." and rest[1:2].isalpha() and form[-1].isupper())
    return rest[0] == "'" and not (rest[1:2].isalpha() and (rest[1] not in "sS" or rest[2:3].isalpha()))


def lower_words(text: str, cancelled: Callable[[], bool]) -> frozenset[str]:
    """Return the words that occur in lower case in a text."""
    step = 1 << 18
    found: set[str] = set()
    for start in stoppable(range(0, len(text), step), cancelled):
        found.update(_LOWER.findall(text, start, start + step))
    return frozenset(found)


def heads(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the offsets of the first words of sentences."""
    found = set()
    for sentence in sentences:
        word = re.compile(r"\w").search(text, sentence.start, sentence.end)
        if word:
            found.add(word.start())
    return frozenset(found)


def free(matches: Iterable[Match], taken: Sequence[Span]) -> Iterator[Match]:
    """Yield the matches that overlap none of the spans. Both must be in text order."""
    at = 0
    for match in matches:
        while at < len(taken) and taken[at].end <= match.start:
            at += 1
        if at == len(taken) or match.end <= taken[at].start:
            yield match
