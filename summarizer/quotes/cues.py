"""Find the speech verbs of sentences, with their subjects and with signs that they report no statement.

Sentences are split into segments and cues on demand, with a small cache.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Document, Sentence, Span, overlapping
from summarizer.patterns import compiled
from summarizer.quotes.segments import Segment, pieces
from summarizer.quotes.speakers import Ids, Speakers
from summarizer.quotes.subjects import Subject, Subjects, bare
from summarizer.quotes.verbs import (
    ACCORDING,
    ADVERBS,
    AFTERTHOUGHTS,
    AUXILIARIES,
    BEING,
    BREAKS,
    COORDINATE,
    CUES,
    DAYS,
    DENIALS,
    DETERMINERS,
    FINITE,
    HYPOTHETICAL,
    NOUNS_TOO,
    PLURAL,
    POSSIBLE,
    PREPOSITIONS,
    QUOTING,
    RELATIVE,
    TO_SOMEBODY,
)

_ARTICLES = frozenset(["the", "a", "an", "its", "their", "my", "our", "your", "every", "each"])
_PUT = frozenset(["put", "puts", "putting"])
"""Verbs of speech only in "put it"."""
_SOON = 5
_MANY = frozenset(["they", "we", "who", "people", "police", "media", "and"])


class SpeechCue(NamedTuple):
    """A speech verb, or "according to", in a sentence."""

    at: int
    """Index of its segment."""
    after: int
    """Index of the first segment after it, or after its subject if that follows the verb."""
    word: str
    subject: Subject | None
    inverted: bool = False
    goes_on: bool = False
    """Whether it shares the subject of the verb before."""
    denied: bool = False
    doubtful: bool = False
    """Whether the speech act is only possible, requested or hypothetical."""
    passive: bool = False

    @property
    def first(self) -> int:
        """Index of the first segment of the verb or its subject."""
        return min(self.at, self.subject.first) if self.subject and not self.goes_on else self.at


class _Lead(NamedTuple):
    """The auxiliaries and adverbs between a subject and its verb."""

    end: int
    passive: bool
    denied: bool
    possible: bool


def find_cues(pieces: Sequence[Segment], subjects: Subjects) -> list[SpeechCue]:
    """Return the cues of a sentence in order."""
    found: list[SpeechCue] = []
    low = 0
    for at, piece in enumerate(pieces):
        if piece.kind == "quote":
            low = at + 1
        elif piece.kind == "word" and piece.word in CUES and _is_verb(pieces, at):
            low_here = low
            cue = _cue(pieces, at, low_here, subjects, found[-1] if found else None)
            if cue:
                found.append(cue)
    return found


def _is_verb(pieces: Sequence[Segment], at: int) -> bool:
    word = pieces[at].word
    if word == ACCORDING:
        return at + 1 < len(pieces) and pieces[at + 1].word == "to"
    if word in _PUT:
        return at + 1 < len(pieces) and pieces[at + 1].word == "it"
    before = pieces[at - 1] if at else None
    if before is None or before.kind != "word":
        return word not in PLURAL or before is None or before.kind == "name"
    if before.word in _ARTICLES or before.word.endswith("'s"):
        return False
    if word in PLURAL:
        return (before.word.endswith("s") and before.word not in AUXILIARIES) or before.word in _MANY
    if word in NOUNS_TOO and before.word not in ADVERBS and not before.word.endswith("ly"):
        earlier = pieces[at - 2] if at > 1 else None
        return before.word in ("he", "she", "it", "they", "who", "which", "and") or (
            earlier is not None and (bare(earlier) in DETERMINERS or earlier.kind in ("owner", "name"))
        )
    return True


def _cue(
    pieces: Sequence[Segment], at: int, low: int, subjects: Subjects, last: SpeechCue | None
) -> SpeechCue | None:
    word = pieces[at].word
    if word == ACCORDING:
        subject = subjects.after(pieces, at + 2, len(pieces))
        return SpeechCue(at, subject.end, "according to", subject) if subject else None
    lead = _lead(pieces, at, low)
    passive = lead.passive and not word.endswith("ing")
    if at + 1 < len(pieces) and pieces[at + 1].word == "by" and (passive or word.endswith("ed")):
        agent = subjects.after(pieces, at + 2, len(pieces))
        if agent:
            return SpeechCue(
                at, agent.end, word, agent, inverted=True, denied=lead.denied, doubtful=lead.possible
            )
    cue = _with_subject(pieces, at, low, lead, subjects, last)
    if cue is None:
        return None
    supposed = _is_supposed(pieces, cue.first, low)
    return cue._replace(denied=lead.denied, doubtful=lead.possible or supposed, passive=passive)


def _with_subject(
    pieces: Sequence[Segment], at: int, low: int, lead: _Lead, subjects: Subjects, last: SpeechCue | None
) -> SpeechCue | None:
    word = pieces[at].word
    before = pieces[lead.end - 1] if lead.end > low else None
    open_before = before is None or before.kind == "mark"
    if open_before and lead.end == at and not _follows_aside(pieces, at, low, subjects):
        turned = _inverted(pieces, at, subjects)
        if turned:
            return turned
    if before is None:
        return SpeechCue(at, at + 1, word, None, goes_on=True)
    if word == "saying" and bare(before) == "as" and lead.end == at and at - 2 >= low:
        quoted = pieces[at - 2]
        if quoted.kind == "name" and quoted.named:  # "quoted Anna Berg as saying"
            return SpeechCue(at, at + 1, word, Subject(at - 2, at - 1, (quoted.named.id,), named=True))
    goes_on = bare(before) in COORDINATE or (word.endswith("ing") and lead.end == at)
    if goes_on and not (
        word not in AFTERTHOUGHTS and bare(before) not in COORDINATE and before.kind == "name"
    ):
        return SpeechCue(at, at + 1, word, _same(pieces, at, low, subjects, last), goes_on=True)
    if bare(before) in ("who", "which", "that"):
        end = lead.end - 1
        end -= 1 if end > low and pieces[end - 1].word == "," else 0
        subject = subjects.before(pieces, end, low, own_sentence=False)
        return SpeechCue(at, at + 1, word, subject) if subject else None
    own_sentence = _clause_follows(pieces, at + 1) or (not low and _quotes(pieces, at + 1))
    subject = subjects.before(pieces, lead.end, low, own_sentence=own_sentence)
    return SpeechCue(at, at + 1, word, subject) if subject else None


def _follows_aside(pieces: Sequence[Segment], at: int, low: int, subjects: Subjects) -> bool:
    """Return whether a verb with an object has its subject before commas: "Anna Berg, 40, told the court"."""
    if pieces[at].word not in TO_SOMEBODY | QUOTING or at - 1 <= low or pieces[at - 1].word != ",":
        return False
    subject = subjects.before(pieces, at, low, own_sentence=False)
    return subject is not None and bool(subject.ids)


def _same(
    pieces: Sequence[Segment], at: int, low: int, subjects: Subjects, last: SpeechCue | None
) -> Subject | None:
    """Return the subject of the verb before, or else that of the clause."""
    if last and last.subject and not last.passive:
        return last.subject
    return subjects.opening(pieces, low, at)


def _inverted(pieces: Sequence[Segment], at: int, subjects: Subjects) -> SpeechCue | None:
    """Return the cue of an inversion, with its subject after the verb ("…, said Anna Berg."), or None."""
    found = subjects.after(pieces, at + 1, len(pieces))
    if found is None or not found.named or _goes_further(pieces, found.end):
        return None
    if bare(pieces[found.first]) == "it":
        return None
    return SpeechCue(at, found.end, pieces[at].word, found, inverted=True)


def _goes_further(pieces: Sequence[Segment], at: int) -> bool:
    if at >= len(pieces):
        return False
    word = bare(pieces[at])
    return pieces[at].named is not None or word in FINITE or word in DETERMINERS or word == "that"


def _quotes(pieces: Sequence[Segment], at: int) -> bool:
    """Return whether a quotation starts soon after a segment, before any comma: "what he calls a “…”"."""
    for piece in pieces[at : at + _SOON]:
        if piece.kind in ("mark", "quote"):
            return piece.kind == "quote"
    return False


def _clause_follows(pieces: Sequence[Segment], at: int) -> bool:
    """Return whether a clause starts at a segment, so that the reported clause is not before the verb."""
    if at >= len(pieces) or pieces[at].kind in ("mark",):
        return False
    word = bare(pieces[at])
    return word not in PREPOSITIONS and word not in DAYS and not (word in BREAKS and word != "that")


def _lead(pieces: Sequence[Segment], at: int, low: int) -> _Lead:
    end, passive, denied, possible = at, False, False, False
    while end > low:
        word = bare(pieces[end - 1])
        if word in DENIALS:
            denied = True
        elif word in POSSIBLE:
            possible = True
        elif word in BEING or word in AUXILIARIES:
            passive = passive or word in BEING
        elif not (word in ADVERBS or (word.endswith("ly") and len(word) > 4)):
            break
        end -= 1
    return _Lead(end, passive, denied, possible)


def _is_supposed(pieces: Sequence[Segment], first: int, low: int) -> bool:
    """Return whether a cue is hypothetical: "whether X said", "if X said", "what X said", "did X say"."""
    if first <= low:
        return False
    word = bare(pieces[first - 1])
    return (
        word in HYPOTHETICAL
        or word in RELATIVE - {"who", "which", "where", "whom"}
        or word in ("did", "does", "do")
    )


LONGEST = 4000
"""Maximum characters of a sentence processed at once; longer ones are not prose."""
_KEPT = 16
_SPACE = compiled(r"\s")


class SpeechLine(NamedTuple):
    """A sentence, or a part of an overlong one, with its segments and cues."""

    span: Span
    pieces: list[Segment]
    cues: dict[int, SpeechCue]
    """Cues by the index of their segment, in order."""


def stretches(document: Document, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, with overlong ones cut at white space."""
    found: list[Sentence] = []
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > LONGEST:
            space = _SPACE.search(document.text, start + LONGEST // 2, start + LONGEST)
            end = space.start() if space else start + LONGEST
            found.append(sentence._replace(start=start, end=end))
            start = end
        found.append(sentence if start == sentence.start else sentence._replace(start=start))
    return found


class SpeechLines:
    """The sentences of a document as SpeechLines, parsed on demand."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], quotations: Sequence[Span], cast: Speakers
    ) -> None:
        self._text = document.text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._quotations = quotations
        self._cast = cast
        self.subjects = Subjects(cast)
        self._read: dict[int, SpeechLine] = {}

    def number(self, offset: int) -> int:
        """Return the number of the line at an offset, or of the last one before it; 0 before the first."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph(self, number: int) -> int:
        """Return the index of the paragraph of a line."""
        return self._sentences[number].paragraph

    def together(self, number: int) -> Ids:
        """Return the people of the joint subject with which a line opens, if it has one."""
        sentence = self._sentences[number]
        return self._cast.together(sentence.start, sentence.end)

    def __len__(self) -> int:
        return len(self._sentences)

    def __getitem__(self, number: int) -> SpeechLine:
        line = self._read.get(number)
        if line is None:
            if len(self._read) >= _KEPT:
                self._read.clear()
            line = self._read[number] = self._line(self._sentences[number])
        return line

    def _line(self, sentence: Sentence) -> SpeechLine:
        names = self._cast.between(sentence.start, sentence.end)
        quotes = overlapping(self._quotations, sentence)
        found = pieces(self._text, sentence.start, sentence.end, names, quotes)
        cues = {cue.at: cue for cue in find_cues(found, self.subjects)}
        return SpeechLine(Span(sentence.start, sentence.end), found, cues)
