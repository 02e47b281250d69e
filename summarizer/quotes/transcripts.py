"""Find the turns of transcripts and interviews: what stands behind a label was said, although without marks.

Each sentence is a quote of its own, so that a summary can take one alone without marking it as cut. A turn
goes on over paragraphs without a label until the next label or heading. A single label does not make a
transcript ("Image: Anna Berg"), nor does a list of names ("Anna Berg: chair").

A label stands at the start of a paragraph: "Anna Berg:", "BERG (minister):", "[00:01:08] MAYOR BERG:", "Q:",
"A.", "Spokesperson:". It means a person by a full or partial name, by initials, or by a role that the text
before the first label gives.

For interviews without labels, see `interviews`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Document, Entity, Sentence
from summarizer.entities.lexicon.honorifics import (
    ROLE_MODIFIERS,
    ROLES,
    TITLES,
)
from summarizer.patterns import lazy
from summarizer.quotes.interviews import FIRST_PERSON, find_answers, interviewee
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
            answerer = interviewee(self._text, self._head)
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
