"""Find the answers of an interview without labels, in which short questions alternate with answers.

The person interviewed is the one whom the head of the text presents or names most often. Only the paragraph
right after a question is surely an answer; a later one counts if it is too long for a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.document import Document, Entity, Paragraph, Sentence, overlapping
from summarizer.quotes.labels import Participants

_FEWEST = 3
"""Minimum questions of an interview."""
_LONGEST_QUESTION = 300
_LONG_ANSWER = 180
"""Minimum code points of a second paragraph of an answer."""
_HEAD = re.compile(
    r"\b(?:interview(?:s|ed)?|in conversation|conversation with|q\s?&\s?a|tells|(?:talks|spoke) (?:to|with)"
    r"|we (?:meet|met|speak|spoke|talked)|answers (?:our )?questions|sat down with|questions (?:for|to))\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me)\b")
"""Words by which somebody speaks of themselves."""
_HEAD_REACH = 3000


def find_answers(
    document: Document, sentences: Sequence[Sentence], entities: Sequence[Entity]
) -> Iterator[tuple[int, int, str | None]]:
    """Yield the start, end and speaker of each sentence of a question or an answer."""
    paragraphs = document.paragraphs
    questions = [number for number, paragraph in enumerate(paragraphs) if _asks(document, paragraph)]
    if len(questions) < _FEWEST:
        return
    head = document.text[: min(paragraphs[questions[0]].start, _HEAD_REACH)]
    answered = sum(_answers(document, number + 1) for number in questions)
    if not _HEAD.search(head) or 3 * answered < 2 * len(questions) or answered < _FEWEST:
        return
    speaker = Participants(document, entities, paragraphs[questions[0]].start).interviewee()
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
