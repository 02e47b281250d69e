"""Find the speaker labels of transcripts, and whom they mean.

A label stands at the start of a paragraph: "Anna Berg:", "BERG (minister):", "[00:01:08] MAYOR BERG:", "Q:",
"A.", "Spokesperson:". It means a person by a full or partial name, by initials, or by a role that the text
before the first label gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.document import Document, Entity, Sentence
from summarizer.entities.lexicon.cue_words import ROLE_MODIFIERS, ROLES
from summarizer.entities.lexicon.name_parts import TITLES
from summarizer.quotes.roles import Roles
from summarizer.quotes.verbs import words_of

_TIME = r"[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?[\])]?"
_LABEL = re.compile(
    rf"[^\w\n\[(“”\"«»]{{0,4}}(?:{_TIME}\s*[-–—]?\s*)?"
    rf"(?:([^\W_][^:\n“”\"()\[\]]{{0,60}}?)\s*(?:\([^()\n]{{0,60}}\)\s*)?(?:{_TIME}\s*)?:(?!//)|([QA])\.)\s*(?:{_TIME}\s*)?(?=\S)"
)
_ALONE = re.compile(
    rf"(?:{_TIME}\s*)?([^\W\d_][^:\n“”\"()\[\].!?]{{2,50}}?)(?:\s*\([^()\n]{{0,60}}\))?(?:\s*{_TIME})?\s*$"
)
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
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
_WITH = re.compile(
    r"\b(?:interview|conversation|talk|q\s?&\s?a|questions?)\s+(?:with|for|to)\s+(?:[\w.’'-]+\s+){0,4}$"
    r"|\b(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoke|sat\s+down)\s+(?:to|with)\s+(?:[\w.’'-]+\s+){0,3}$"
    r"|\b(?:interviews|interviewed|meets|met|asks|asked|questions)\s+(?:[\w.’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_ASKER = re.compile(
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
