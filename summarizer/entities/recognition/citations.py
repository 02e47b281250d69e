"""Find the authors and the journals that a paper cites: "Orne & Tarsk (2011)", "Annals of Coastal Science".

The tagger knows news. It takes authors joined by "&" for a firm, and the field of a journal for a place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.word_lists import BARE_HEADS, CALENDAR, FUNCTION_WORDS
from summarizer.entities.recognition.candidates import NameCandidate, replaced, sure
from summarizer.patterns import compiled

_NEAR = r"[ \n]"
_SURNAME = r"[^\W\d_a-z][^\W\d_]+(?:[-‑'’][^\W\d_]+)*"
_AUTHOR = rf"(?:(?:van|von|de|der|den|di|da|del|la){_NEAR}){{0,2}}{_SURNAME}"
_YEAR = r"(?:1[89]|20)\d\d[a-z]?(?!\w)"
_CITED = compiled(
    rf"(?<![\w.&'’-])(?P<authors>{_AUTHOR}(?:,{_NEAR}{_AUTHOR}){{0,5}}"
    rf"(?:,?{_NEAR}(?P<join>&|and){_NEAR}{_AUTHOR}|,?{_NEAR}et{_NEAR}al\.?)),?{_NEAR}(?P<bracket>\()?{_YEAR}"
)
_AUTHORS = compiled(rf"(?:^|(?<=[ \n])){_AUTHOR}")
_FIELD = r"[^\W\d_a-z][\w-]+"
_OF_FIELDS = (
    rf"{_NEAR}(?:of|in|on|for){_NEAR}(?:the{_NEAR})?{_FIELD}"
    rf"(?:(?:,?{_NEAR}(?:and|of|in|for|on|&|the)){{0,2}}{_NEAR}{_FIELD}){{0,6}}"
)
_JOURNAL = compiled(
    rf"(?<![\w.&'’-])(?:(?:{_FIELD}{_NEAR}){{0,2}}Journal|Annals|Frontiers|Proceedings|Transactions|Acta){_OF_FIELDS}"
    rf"|(?<=\()(?:Archives|Advances|Progress|Trends|Letters|Reviews?|Studies|Bulletin){_OF_FIELDS}(?=[),])"
)


def with_citations(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameCandidate]:
    """Return the candidates in text order, with authors and journals in place of their parts.

    Raises Cancelled.
    """
    cited = (
        one
        for sentence in stoppable(sentences, cancelled)
        for one in sorted([*_authors(text, sentence, found, known), *_journals(text, sentence, known)])
    )
    return replaced(found, cited, lambda one, _: [one])


def _authors(
    text: str, sentence: Sentence, found: Sequence[NameCandidate], known: Gazetteer
) -> Iterator[NameCandidate]:
    for match in _CITED.finditer(text, sentence.start, sentence.end):
        start, end = match.span("authors")
        names = [one.span() for one in _AUTHORS.finditer(text[start:end])]
        spans = [(start + first, start + last) for first, last in names]
        if any(_is_no_author(text[first:last], known) for first, last in spans):
            continue
        if match["join"] == "and" and not (match["bracket"] and _is_person(found, *spans[0])):
            continue
        for first, last in spans:
            yield NameCandidate(first, last, sure("PER"))


def _is_no_author(name: str, known: Gazetteer) -> bool:
    entry = known.find(name)
    is_known = entry is not None and name not in known.ambiguous
    return is_known or name in CALENDAR or name.lower() in FUNCTION_WORDS | BARE_HEADS


def _is_person(found: Sequence[NameCandidate], start: int, end: int) -> bool:
    """Return whether a candidate that overlaps a span is a person."""
    at = bisect_left(found, start, key=lambda one: one.start)
    return any(
        one.kind == "PER" and one.start < end and start < one.end for one in found[max(0, at - 1) : at + 1]
    )


def _journals(text: str, sentence: Sentence, known: Gazetteer) -> Iterator[NameCandidate]:
    for match in _JOURNAL.finditer(text, sentence.start, sentence.end):
        if not known.find(match[0]):
            yield NameCandidate(*match.span(), sure("ORG"))
