"""Find the answers of interviews without labels, the person interviewed, and whom a headline quotes.

In such an interview, short questions alternate with answers. The person interviewed is the one whom the head
of the text presents or names most often. Only the paragraph right after a question is surely an answer; a
later one counts if it is too long for a question.

A quotation that is a heading above the first question is of the only person who answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from summarizer.document import Document, Entity, Paragraph, Sentence, Span, overlapping
from summarizer.patterns import lazy

_WITH = lazy(
    r"\b(?:interview|conversation|talk|q\s?&\s?a|questions?)\s+(?:with|for|to)\s+(?:[\w.’'-]+\s+){0,4}$"
    r"|\b(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoke|sat\s+down)\s+(?:to|with)\s+(?:[\w.’'-]+\s+){0,3}$"
    r"|\b(?:interviews|interviewed|meets|met|asks|asked|questions)\s+(?!by\b)(?:[\w.’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_RECEIVES = lazy(
    r"(?:,[^,.\n]{1,60},)?\s+(?:receives|received|meets|met|welcomes|welcomed|greets|greeted)\s+(?:us|me)\b"
)
_ASKER = lazy(
    r"\b(?:by|tells|told|interviewer|host|presenter|moderator|reporter|correspondent|editor|interview|questions)"
    r"[:,]?\s+(?:(?:[\w’'-]+|\w{1,3}\.)[ ]+){0,2}(?:and[ ]+)?$",
    re.IGNORECASE,
)
_OWNER = lazy(r"['’]s?(?!\w)")
_OPENING = lazy(r"(?:^|[.!?\n])[\s*_#]*(?:[A-Z][\w.’'-]*\s+){0,2}$")
_BEFORE = 60


def interviewee(text: str, head: Sequence[tuple[str, Span]]) -> str | None:
    """Return the interviewee of a text by the mentions of people in its head, with their ids.

    It is the person the head presents as such, else the one it names most often, else the only one with whom
    a sentence of it opens. None if that is unclear.
    """
    counts: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    askers: set[str] = set()
    for ident, span in sorted(head, key=lambda row: row[1]):
        before = text[max(0, span.start - _BEFORE) : span.start]
        if _WITH.search(before) or _RECEIVES.match(text, span.end):
            return ident
        counts[ident] += 1
        if _ASKER.search(before):
            askers.add(ident)
        opens = _OPENING.search(before) and not _OWNER.match(text, span.end)
        opening[ident] += bool(opens)
    for count in (counts, opening):
        best = [row for row in count.most_common() if row[0] not in askers][:2]
        if best and best[0][1] and (len(best) == 1 or best[0][1] > best[1][1]):
            return best[0][0]
    return None


_FEWEST_QUESTIONS = 3
"""Minimum questions of an interview."""
_LONGEST_QUESTION = 300
_LONG_ANSWER = 180
"""Minimum code points of a second paragraph of an answer."""
_HEAD = lazy(
    r"\b(?:interview(?:s|ed)?|in conversations?|conversation with|q\s?&\s?a|tells|(?:talks|spoke) (?:to|with)"
    r"|we (?:meet|met|speak|spoke|talked)|answers (?:our )?questions|sat down with|questions (?:for|to|by)"
    r"|receives (?:us|me))\b",
    re.IGNORECASE,
)
FIRST_PERSON = lazy(r"\b(?:I|we|We|my|My|our|Our|us|me)\b")
"""Words by which somebody speaks of themselves."""
_HEAD_REACH = 3000


def find_answers(
    document: Document, sentences: Sequence[Sentence], entities: Sequence[Entity]
) -> Iterator[tuple[int, int, str | None]]:
    """Yield the start, end and speaker of each sentence of a question or an answer."""
    paragraphs = document.paragraphs
    questions = [number for number, paragraph in enumerate(paragraphs) if _asks(document, paragraph)]
    if len(questions) < _FEWEST_QUESTIONS:
        return
    answered = sum(_answers(document, number + 1) for number in questions)
    if 3 * answered < 2 * len(questions) or answered < _FEWEST_QUESTIONS:
        return
    speaker = _presented(document, entities, paragraphs[questions[0]].start)
    if speaker is None:
        return
    said = _speakers(document, questions, speaker)
    answers = [paragraphs[number] for number, who in said.items() if who]
    own = next(entity.mentions for entity in entities if entity.id == speaker)
    if any(overlapping(own, answer) for answer in answers):
        return  # Hardly anybody answers with their own name.
    for sentence in sentences:
        if sentence.paragraph in said:
            yield sentence.start, sentence.end, said[sentence.paragraph]


def _presented(document: Document, entities: Sequence[Entity], end: int) -> str | None:
    """Return whom the head of an interview, which ends at `end`, presents; None if it is no interview."""
    if not _HEAD.search(document.text, 0, min(end, _HEAD_REACH)):
        return None
    head = [
        (entity.id, span)
        for entity in entities
        if entity.type == "person"
        for span in entity.mentions
        if span.start < end
    ]
    return interviewee(document.text, head)


def _speakers(document: Document, questions: Sequence[int], speaker: str) -> dict[int, str | None]:
    """Map the paragraphs of questions to None, and those of answers to their speaker."""
    found: dict[int, str | None] = dict.fromkeys(questions)
    ends = [*questions[1:], questions[-1] + 2]
    for question, end in zip(questions, ends, strict=True):
        for number in range(question + 1, min(end, len(document.paragraphs))):
            paragraph = document.paragraphs[number]
            if paragraph.kind not in ("body", "quote", "list"):
                break
            if number == question + 1 or paragraph.end - paragraph.start >= _LONG_ANSWER:
                found[number] = speaker
    return found


def _asks(document: Document, paragraph: Paragraph) -> bool:
    if (
        paragraph.kind not in ("body", "heading", "quote")
        or paragraph.end - paragraph.start > _LONGEST_QUESTION
    ):
        return False
    return document.text[paragraph.start : paragraph.end].rstrip().endswith("?")


def _answers(document: Document, number: int) -> bool:
    """Return whether a paragraph may be an answer: no question, and short or told by "I" or "we"."""
    if number >= len(document.paragraphs):
        return False
    paragraph = document.paragraphs[number]
    if paragraph.kind not in ("body", "quote", "list") or _asks(document, paragraph):
        return False
    short = paragraph.end - paragraph.start <= _LONG_ANSWER
    return short or bool(FIRST_PERSON.search(document.text, paragraph.start, paragraph.end))


_HEADLINES = 4
"""Number of first paragraphs in which a headline may stand."""
_AFTER_HEADLINE = frozenset(["", ":", "–", "—", "-", "*", "_"])


class _Answered(Protocol):
    """A sentence of a transcript: where it starts, and who says it."""

    @property
    def start(self) -> int: ...
    @property
    def speaker(self) -> str | None: ...


class Headline(NamedTuple):
    """Finds who is quoted in the headlines of an interview."""

    paragraphs: tuple[Span, ...]
    """The first paragraphs, as far as they stand before the first question."""
    speaker: str

    def quotes(self, text: str, span: Span) -> bool:
        """Return whether a quotation opens a headline and is all of it or followed by a colon or a dash."""
        for paragraph in self.paragraphs:
            if paragraph.start <= span.start < paragraph.end:
                before = text[paragraph.start : span.start].strip("#*_ \n\t")
                return not before and text[span.end : paragraph.end].strip()[:1] in _AFTER_HEADLINE
        return False


def headline(document: Document, entities: Sequence[Entity], turns: Sequence[_Answered]) -> Headline | None:
    """Return whose words a headline quotes: those of the only person who answers; None if there are more."""
    speakers = {turn.speaker for turn in turns if turn.speaker}
    if turns:
        start = turns[0].start
        speaker = next(iter(speakers)) if len(speakers) == 1 else None
    else:
        asked = [one for one in document.paragraphs if document.at(one).rstrip().endswith("?")]
        start = asked[0].start if len(asked) >= _FEWEST_QUESTIONS else 0
        speaker = _presented(document, entities, start) if start else None
    if speaker is None:
        return None
    first = document.paragraphs[:_HEADLINES]
    return Headline(tuple(Span(one.start, one.end) for one in first if one.end <= start), speaker)
