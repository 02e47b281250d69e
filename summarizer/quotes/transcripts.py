"""Find the turns of transcripts and interviews: what stands behind a label was said, although without marks.

Each sentence is a quote of its own, so that a summary can take one alone without marking it as cut. A turn
goes on over paragraphs without a label until the next label or heading. A single label does not make a
transcript ("Image: Anna Berg"), nor does a list of names ("Anna Berg: chair").

A label stands at the start of a paragraph: "Anna Berg:", "BERG (minister):", "[00:01:08] MAYOR BERG:", "Q:",
"A.", "Spokesperson:". It means a person by a full or partial name, by initials, or by a role that the text
before the first label gives.

In an interview without labels, short questions alternate with answers. The person interviewed is the one whom
the head of the text presents or names most often. Only the paragraph right after a question is surely an
answer; a later one counts if it is too long for a question.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Document, Entity, Paragraph, Sentence, overlapping
from summarizer.entities.lexicon.word_lists import ROLE_MODIFIERS, ROLES, TITLES
from summarizer.patterns import lazy
from summarizer.quotes.traits import Roles
from summarizer.quotes.verbs import words_of

_TIME = r"[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?[\])]?"
_LABEL = lazy(
    rf"[^\w\n\[(“”\"«»]{{0,4}}(?:{_TIME}\s*[-–—]?\s*)?"
    rf"(?:([^\W_][^:\n“”\"()\[\]]{{0,60}}?)\s*(?:\([^()\n]{{0,60}}\)\s*)?(?:{_TIME}\s*)?:(?!//)|([QA])\.)\s*(?:{_TIME}\s*)?(?=\S)"
)
_ALONE = lazy(
    rf"(?:{_TIME}\s*)?([^\W\d_][^:\n“”\"()\[\].!?]{{2,50}}?)(?:\s*\([^()\n]{{0,60}}\))?(?:\s*{_TIME})?\s*$"
)
_WORD = lazy(r"\w+(?:['’.-]\w+)*")
_LEADING = TITLES | ROLES | ROLE_MODIFIERS | frozenset(["the"])
GENERIC = words_of(
    """q a question answer journalist reporter questioner interviewer interviewee host presenter moderator
    anchor spokesperson spokesman spokeswoman chair chairman chairwoman chairperson operator narrator
    audience speaker caller media press counsel court witness judge staff respondent participant analyst
    voice clerk guest"""
)
"""Labels of transcripts that name nobody."""
QUESTIONS = frozenset(["q", "question"])
ANSWERS = frozenset(["a", "answer", "interviewee"])
_WITH = lazy(
    r"\b(?:interview|conversation|talk|q\s?&\s?a|questions?)\s+(?:with|for|to)\s+(?:[\w.’'-]+\s+){0,4}$"
    r"|\b(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoke|sat\s+down)\s+(?:to|with)\s+(?:[\w.’'-]+\s+){0,3}$"
    r"|\b(?:interviews|interviewed|meets|met|asks|asked|questions)\s+(?:[\w.’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_ASKER = lazy(
    r"\b(?:by|tells|told|interviewer|host|presenter|moderator|reporter|correspondent|editor)[:,]?\s+(?:[\w.’'-]+\s+){0,2}$",
    re.IGNORECASE,
)


class Label(NamedTuple):
    """A label: the number of its sentence, its name in lower case, and where the text after it starts."""

    sentence: int
    name: str
    end: int
    opens: bool
    """Whether it opens its paragraph."""


def find_labels(document: Document, sentences: Sequence[Sentence]) -> Iterator[Label]:
    """Yield what may be labels, in text order."""
    paragraph = -1
    for number, sentence in enumerate(sentences):
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        if sentence.kind in ("code", "table", "heading"):
            continue
        end = document.paragraphs[paragraph].end
        found = _LABEL.match(document.text, sentence.start, min(end, sentence.start + 200))
        if found:
            name = _plain((found[1] or found[2]).split(",")[0])
            if opens or name in QUESTIONS | ANSWERS:
                yield Label(number, name, found.end(), opens)
        elif opens and sentence.end - sentence.start <= 80:
            alone = _ALONE.match(document.text, sentence.start, end)
            if alone and (alone[1].isupper() or alone[1] != alone[0].strip()):
                yield Label(number, _plain(alone[1]), end, True)


def _plain(name: str) -> str:
    return " ".join(word.strip(".") for word in _WORD.findall(name.lower()))


class Participants:
    """Resolves labels to the people of a document."""

    def __init__(self, document: Document, entities: Sequence[Entity], start: int) -> None:
        """Read the head of the document, which ends before the first label at `start`."""
        self._text = document.text
        self._people = [entity for entity in entities if entity.type == "person"]
        self._start = start
        self._names = _names(self._people)
        head = [(p.id, span) for p in self._people for span in p.mentions if span.start < start]
        self._head = head
        self._roles = Roles(document.text, head, {})

    def resolve(self, names: Mapping[str, int]) -> dict[str, str | None]:
        """Map each label to an id; None if it means nobody who is known."""
        found = {name: self._person(name) for name in names}
        if any(name in QUESTIONS for name in names):
            answerer = self.interviewee()
            found.update((name, answerer) for name in names if name in ANSWERS)
        return found

    def _person(self, name: str) -> str | None:
        words = name.split()
        if name in GENERIC and len(name) < 2:
            return None
        while words:
            if " ".join(words) in self._names:
                return self._names[" ".join(words)]
            if words[0] not in _LEADING:
                return None
            words = words[1:]
        holders = self._roles.holders(name.split()[-1]) if name else []
        return holders[0] if len(set(holders)) == 1 else None

    def interviewee(self) -> str | None:
        """Return the interviewee: the person the head presents as such, or else names most often.

        None if that is unclear.
        """
        counts: Counter[str] = Counter()
        askers: set[str] = set()
        for ident, span in sorted(self._head, key=lambda row: row[1]):
            before = self._text[max(0, span.start - 60) : span.start]
            if _WITH.search(before):
                return ident
            counts[ident] += 1
            if _ASKER.search(before):
                askers.add(ident)
        best = [row for row in counts.most_common() if row[0] not in askers][:2]
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return best[0][0]


def _names(people: Sequence[Entity]) -> dict[str, str | None]:
    """Map full names, aliases, last names and initials to ids; None if two people share one."""
    found: dict[str, str | None] = {}
    for entity in people:
        names = {_plain(name) for name in (entity.name, *entity.aliases)}
        for name in list(names):
            words = name.split()
            while len(words) > 1 and words[0] in _LEADING:
                words = words[1:]
            if words:
                names |= {" ".join(words), words[-1]}
            if len(words) > 1:
                names |= {"".join(word[0] for word in words), f"{words[0][0]} {words[-1]}"}
        for name in names:
            found[name] = entity.id if found.get(name, entity.id) == entity.id else None
    return found


_FEWEST_QUESTIONS = 3
"""Minimum questions of an interview."""
_LONGEST_QUESTION = 300
_LONG_ANSWER = 180
"""Minimum code points of a second paragraph of an answer."""
_HEAD = lazy(
    r"\b(?:interview(?:s|ed)?|in conversation|conversation with|q\s?&\s?a|tells|(?:talks|spoke) (?:to|with)"
    r"|we (?:meet|met|speak|spoke|talked)|answers (?:our )?questions|sat down with|questions (?:for|to))\b",
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
    head = document.text[: min(paragraphs[questions[0]].start, _HEAD_REACH)]
    answered = sum(_answers(document, number + 1) for number in questions)
    if not _HEAD.search(head) or 3 * answered < 2 * len(questions) or answered < _FEWEST_QUESTIONS:
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


_MARK = lazy(r"[“”„«»\"]")
_FEWEST_LABELS = 3
"""Minimum labels of a transcript."""
_WORDS = 6
"""Minimum words of a labelled text that does not end as a sentence."""
_SHORT = 90
"""Maximum code points of a last paragraph that is part of a turn without "I" or "we"."""
_STAGE = lazy(r"\s*[(\[][^()\[\]\n]{1,80}[)\]]\.?\s*$")
_CLOSING = lazy(
    r"\W{0,4}(?:(?:this|the) (?:interview|transcript|conversation)\b|transcript|ends?\b\W*$|e&oe|copyright|©"
    r"|(?:interview|meeting|briefing|hearing) (?:ends|ended|adjourned|closed|concluded)|media contact"
    r"|for (?:more|subscribers|further|media)|contacts?\b|notes? to|read more|subscribe|published|posted"
    r"|edited|produced|interview by|about the|photo|source:|related|sign up|share this)",
    re.IGNORECASE,
)


class Turn(NamedTuple):
    """A sentence of a turn, without its label."""

    start: int
    end: int
    speaker: str | None


def find_turns(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    cancelled: Callable[[], bool],
) -> list[Turn]:
    """Return the turns in text order; empty if the text is no transcript. Raises Cancelled."""
    labels = list(stoppable(find_labels(document, sentences), cancelled))
    if len(labels) < _FEWEST_LABELS:
        return [Turn(*answer) for answer in find_answers(document, sentences, entities)]
    counts = Counter(label.name for label in labels)
    known = Participants(document, entities, sentences[labels[0].sentence].start)
    speakers = known.resolve(counts)
    labels = [label for label in labels if _is_label(label.name, counts, speakers)]
    if not _is_transcript(document, sentences, labels, speakers):
        return []
    named = sorted(span.start for entity in entities if entity.type == "person" for span in entity.mentions)
    own = {
        entity.id: [span.start for span in entity.mentions] for entity in entities if entity.type == "person"
    }
    reader = _TurnReader(document, sentences, named, own)
    ends = [label.sentence for label in labels[1:]] + [-1]
    return [
        turn
        for label, end in stoppable(zip(labels, ends, strict=True), cancelled)
        for turn in reader.turn(label, end, speakers[label.name])
    ]


def _is_label(name: str, counts: Mapping[str, int], speakers: Mapping[str, str | None]) -> bool:
    return bool(name) and (
        speakers[name] is not None or _is_generic(name) or (counts[name] > 2 and len(name.split()) <= 4)
    )


def _is_transcript(
    document: Document,
    sentences: Sequence[Sentence],
    labels: Sequence[Label],
    speakers: Mapping[str, str | None],
) -> bool:
    """Return whether labels are of speakers: enough of them, before sentences, most of somebody known."""
    if len(labels) < _FEWEST_LABELS:
        return False
    counts = Counter(label.name for label in labels)
    known = sum(count for name, count in counts.items() if speakers[name] or _is_generic(name))
    resolved = sum(count for name, count in counts.items() if speakers[name])
    if 2 * known < len(labels) or (
        resolved < _FEWEST_LABELS and (len(counts) < 2 or max(counts.values()) < 2)
    ):
        return False
    told = sum(_is_told(document, sentences, label) for label in labels)
    return 2 * told >= len(labels)


def _is_generic(name: str) -> bool:
    return all(word in GENERIC or word.isdigit() for word in name.split())


def _is_told(document: Document, sentences: Sequence[Sentence], label: Label) -> bool:
    text = document.text[label.end : max(label.end, sentences[label.sentence].end)].rstrip()
    if not text:
        following = sentences[label.sentence + 1 : label.sentence + 2]
        text = document.at(following[0]).rstrip() if following else ""
    return text[-1:] in '.?!…”"—–' if text else False


class _TurnReader:
    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        named: Sequence[int],
        own: Mapping[str, Sequence[int]],
    ) -> None:
        self._document = document
        self._sentences = sentences
        self._named = named
        self._own = own

    def turn(self, label: Label, end: int, speaker: str | None) -> Iterator[Turn]:
        """Yield the sentences of a turn up to sentence `end`, or -1 for the last turn."""
        sentences, text = self._sentences, self._document.text
        paragraph = sentences[label.sentence].paragraph
        number = label.sentence
        goes_on = True
        while number < (len(sentences) if end < 0 else end):
            sentence = sentences[number]
            start = max(sentence.start, label.end)
            number += 1
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                goes_on = self._goes_on(sentence, speaker, last=end < 0)
                if not goes_on:
                    return
            whole = self._document.paragraphs[paragraph]
            if start >= sentence.end or _STAGE.match(text, whole.start, whole.end):
                continue
            if not (start == label.end and _MARK.match(text, start)):
                yield Turn(start, sentence.end, speaker)

    def _goes_on(self, sentence: Sentence, speaker: str | None, *, last: bool) -> bool:
        """Return whether a turn goes on in the paragraph that a sentence opens."""
        paragraph = self._document.paragraphs[sentence.paragraph]
        if paragraph.kind not in ("body", "list", "quote"):
            return False
        text = self._document.text
        if _CLOSING.match(text, paragraph.start, min(paragraph.end, paragraph.start + 80)):
            return False
        if speaker is not None and _any_in(self._own[speaker], paragraph.start, paragraph.end):
            return False
        if not last:
            return True
        if FIRST_PERSON.search(text, paragraph.start, paragraph.end):
            return True
        short = paragraph.end - paragraph.start <= _SHORT
        return short and not _any_in(self._named, paragraph.start, paragraph.end)


def _any_in(starts: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(starts, start) < bisect_left(starts, end)
