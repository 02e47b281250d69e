"""Compute the fact fingerprints of every sentence, as the last step of an analysis.

The facts of a sentence are the entities it names (by their full names in the briefing, so that "Witkoff"
after "Steve Witkoff" gives the same fact), its numbers, and the stems of its other content words. Words
within a name are not counted again. Numbers are normalized, so that "two" equals "2", and "18 million" equals
"18,000,000".
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, Entity, Sentence
from summarizer.facts import names
from summarizer.facts.facts import (
    NAME,
    NOTHING,
    NUMBER,
    STARTS,
    TERM,
    Facts,
    as_word,
    document_signature,
    fingerprint,
)
from summarizer.language.words import find_words, terms
from summarizer.patterns import compiled

_LONGEST = 20_000
"""Maximum characters of a sentence that are processed; longer sentences are not prose."""
_DIGIT = compiled(r"\d")


def facts_of(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Facts:
    """Compute the facts of a document, whose language must be set, in linear time and memory.

    Raises Cancelled soon after `cancelled` returns True.
    """
    keys = tuple(names.key(entity) for entity in stoppable(entities, cancelled))
    prints = _Prints(document, entities, keys)
    found = array("Q")
    for number, row in enumerate(prints.rows(sentences, cancelled)):
        if number % 100 == 0:
            stop_if(cancelled)
        start = len(found)
        found.extend(row or [NOTHING])
        found[start] |= STARTS
    return Facts(found, keys, document_signature(document))


_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_SPELLED = {word: number for number, word in enumerate(_UNITS)}
_TENTHS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * number for number, word in enumerate(_TENTHS, 2)}
_SCALES = {
    **dict.fromkeys(("hundred",), 10**2),
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("million", "mn", "mln"), 10**6),
    **dict.fromkeys(("billion", "bn"), 10**9),
    **dict.fromkeys(("trillion", "tn"), 10**12),
}
_PLAIN = compiled(r"\d{1,18}(?:\.\d{1,9})?")
_GROUPED = compiled(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?")
_ORDINAL = compiled(r"(\d{1,9})(?:st|nd|rd|th)")
NUMERALS = frozenset(_SPELLED) - {"one"} | _TENS.keys() | {"dozen"}
"""Number words, without "one", which is usually a pronoun."""


class _Prints:
    """Computes the fingerprints of one document, with a cache of words, numbers and names."""

    def __init__(self, document: Document, entities: Sequence[Entity], keys: Sequence[str]) -> None:
        self._text, self._language = document.text, document.language
        self._of_word: dict[str, list[int]] = {}
        self._of_number: dict[str, int] = {}
        self._entities, self._keys = entities, keys
        self._of_entity: dict[int, int] = {}
        self._of_form: dict[str, list[int]] = {}

    def rows(self, sentences: Sequence[Sentence], cancelled: Callable[[], bool]) -> Iterator[list[int]]:
        mentions = sorted(
            (mention.start, mention.end, number)
            for number, entity in enumerate(stoppable(self._entities, cancelled))
            if self._keys[number]
            for mention in entity.mentions
        )
        at = 0
        for sentence in sentences:
            end = min(sentence.end, sentence.start + _LONGEST)
            named: dict[int, list[int]] = {}
            pieces, before = [], sentence.start
            while at < len(mentions) and mentions[at][0] < sentence.end:
                start, stop, number = mentions[at]
                at += 1
                if before <= start and stop <= end:
                    pieces.append(self._text[before:start])
                    before = stop
                    named.setdefault(self._name(number), self._words(self._text[start:stop]))
            pieces.append(self._text[before:end])
            row = [print_ for name, words in named.items() for print_ in (name, *words)]
            row += dict.fromkeys(self._prints_of(" . ".join(pieces)))
            yield row

    def _name(self, number: int) -> int:
        found = self._of_entity.get(number)
        if found is None:
            found = self._of_entity[number] = fingerprint(NAME, names.fact(self._keys[number]))
        return found

    def _words(self, form: str) -> list[int]:
        """Return the fingerprints of a name's words, as they would be if it were not recognized as a name."""
        found = self._of_form.get(form)
        if found is None:
            terms_ = (term for match in find_words(form) for term in self._term(match[0]))
            found = self._of_form[form] = [as_word(term) for term in terms_]
        return found

    def _prints_of(self, text: str) -> Iterator[int]:
        words = [match[0] for match in find_words(text)]
        plain = [word.lower() for word in words]
        if NUMERALS.isdisjoint(plain) and not _DIGIT.search(text):
            for word in words:
                yield from self._term(word)
            return
        at = 0
        for number, used in normalized_numbers(plain):
            if number is None:
                yield from self._term(words[at])
            else:
                yield self._number(number)
            at += used

    def _term(self, word: str) -> list[int]:
        found = self._of_word.get(word)
        if found is None:
            found = [fingerprint(TERM, term) for term in terms(word, self._language)]
            self._of_word[word] = found
        return found

    def _number(self, number: str) -> int:
        found = self._of_number.get(number)
        if found is None:
            found = self._of_number[number] = fingerprint(NUMBER, number)
        return found


def normalized_numbers(words: Sequence[str]) -> Iterator[tuple[str | None, int]]:
    """Yield the normalized number and its count of words, or (None, 1) for each other word.

    `words` are in lower case. A number is normalized to digits without grouping; times, decades and scores
    are returned as written.
    """
    at = 0
    while at < len(words):
        value, used = _value(words, at)
        if value is None:
            yield _as_written(words[at]), 1
        else:
            while at + used < len(words) and words[at + used] in _SCALES:
                value *= _SCALES[words[at + used]]
                used += 1
            yield _digits(value), used
        at += max(1, used)


def _value(words: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    word = words[at]
    if word in _TENS:
        following = _SPELLED.get(words[at + 1], 0) if at + 1 < len(words) else 0
        return Decimal(_TENS[word] + following % 10), 1 + (0 < following < 10)
    if word in NUMERALS:
        return Decimal(12 if word == "dozen" else _SPELLED[word]), 1
    if word == "one" and at + 1 < len(words) and words[at + 1] in _SCALES:
        return Decimal(1), 1
    if not word[0].isdigit() or not word.isascii():
        return None, 1
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        return Decimal(ordinal[1]), 1
    if _GROUPED.fullmatch(word):
        return Decimal(word.replace(",", "")), 1
    return (Decimal(word), 1) if _PLAIN.fullmatch(word) else (None, 1)


def _digits(value: Decimal) -> str:
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _as_written(word: str) -> str | None:
    return word if word[0].isdigit() else None
