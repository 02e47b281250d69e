"""Find the quotes of a document with their speakers, in text order and without overlaps.

The verb right beside a direct quotation is used first, then another speech verb in its sentence, before or
after it; then a label ("Anna Berg: “…”") or a signature ("“…” — Anna Berg"). A quotation without any of them
continues the speaker of the one right before, or is of whoever speaks in the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from typing import Literal, NamedTuple

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, Entity, Quote, Sentence, Span, overlapping
from summarizer.entities.lexicon.honorifics import (
    TITLES,
)
from summarizer.quotes.adjacent import (
    MANNER,
    Speech,
    is_nickname,
    is_pointed,
    is_title,
    speech_after,
    speech_before,
)
from summarizer.quotes.cues import SpeechCue, SpeechLine, SpeechLines, stretches
from summarizer.quotes.interviews import headline
from summarizer.quotes.marks import LANGUAGES, SCARE_WORDS, find_dialogue, is_said, quotations, word_count
from summarizer.quotes.reported import reported
from summarizer.quotes.segments import Segment
from summarizer.quotes.speakers import Ids, Speakers
from summarizer.quotes.subjects import bare
from summarizer.quotes.transcripts import Turn, find_turns
from summarizer.quotes.verbs import ACCORDING, CUES, REPORTING, words_of

_REACH = 400
"""Maximum code points between a quotation and its continuation."""
_OPEN_ENDS = frozenset(",?!")
_DASHES = frozenset("—–-")
_TITLE_WORDS = 2
"""Maximum words of a title in a signature."""
_ASKING = frozenset(["asked", "asks", "wondered", "wonders", "inquired", "enquired"])
_SPEAKING = CUES | words_of(
    """spoke speaks speaking addressed addresses thinks thought believes believed feels felt fears feared
    hopes hoped remembers remembered wants wanted knows knew issued posted thanked blames blamed agrees
    agreed disagrees disagreed apologised apologized apologises apologizes vowed demanded demands gave
    laughs laughed smiles smiled sighs sighed shrugs shrugged rejected rejects defended defends attacked
    attacks appealed appeals blunt adamant defiant furious scathing unrepentant unmoved dismissive
    categorical sceptical skeptical optimistic upbeat philosophical unapologetic emphatic unequivocal
    testified regrets regretted worries worried doubts doubted"""
)
"""Verbs after whose sentence a quotation without any other speaker is of their subject."""


class Attribution(NamedTuple):
    """The speakers of a quotation and its speech verb, as far as known."""

    ids: Ids = ()
    word: str | None = None
    pointed: bool = False
    """Whether the verb makes even one word a quotation: "called it “nonsense”"."""
    nickname: bool = False


UNKNOWN = Attribution()


class _Said(NamedTuple):
    span: Span
    line: int
    found: Attribution


class Attributions:
    """Attributes quotations; call `of` for each in text order, and `keep` after each that is accepted."""

    def __init__(self, text: str, lines: SpeechLines) -> None:
        self._text = text
        self._lines = lines
        self._last: _Said | None = None

    def keep(self, span: Span, found: Attribution) -> None:
        """Record an accepted quotation, which later ones may continue."""
        self._last = _Said(span, self._lines.number(span.end - 1), found)

    def of(self, span: Span) -> Attribution:
        """Return the speakers and the speech verb of a quotation."""
        first, last = self._lines.number(span.start), self._lines.number(span.end - 1)
        if not len(self._lines):
            return UNKNOWN
        opening, closing = self._lines[first], self._lines[last]
        start = _index(opening.pieces, span.start, span.end)
        end = _index(closing.pieces, span.start, span.end)
        if start < 0 or end < 0:
            return UNKNOWN
        if first == last and is_nickname(self._text, opening.pieces, start):
            return Attribution(nickname=True)
        beside = self._right_after(span, closing, end)
        before = _nearest(opening, range(start - 1, -1, -1))
        if beside is None and not before and _is_first(opening.pieces, start) and first:
            led_in = self._led_in(first - 1)
            if led_in:
                return led_in
        pointed = before is not None and is_pointed(
            opening.pieces, before, start, self._text[span.start + 1 : span.start + 10]
        )
        if beside:
            return Attribution(beside.ids, beside.word, pointed)
        after = _nearest(closing, range(end + 1, len(closing.pieces)))
        agent = self._agent(before, closing, end)
        if agent:
            return agent
        touches = before is not None and before.after >= start - 1
        for cue in (after, before) if self._ends_open(span) and not touches else (before, after):
            if cue:
                return _given(cue, pointed)
        return self._labelled(opening, start, closing, end) or self._continued(span, first, last, start, end)

    def _right_after(self, span: Span, closing: SpeechLine, end: int) -> Speech | None:
        """Return the speech right after a quotation that ends as before "he said"."""
        sign = self._ends_open(span)
        following = closing.pieces[end + 1 : end + 2]
        if not sign and not (following and following[0].word == ","):
            return None
        at = end + 1 + (not sign or bool(following and following[0].word == ","))
        for cue in closing.cues.values():
            if cue.first == at and not cue.denied:
                given = _given(cue)
                return Speech(given.ids, cue.word)
        if not sign:
            # A comma after the mark is also one of the sentence around it; only a cue in the list counts.
            return None
        if end == len(closing.pieces) - 1:
            return self._exclaimed(closing)
        return speech_after(closing.pieces, end, self._lines.subjects, loose=sign != ",")

    def _exclaimed(self, closing: SpeechLine) -> Speech | None:
        """Return the speech in the next sentence of the paragraph: "“Stop!” Anna Berg bellowed."."""
        number = self._lines.number(closing.span.start)
        if number + 1 >= len(self._lines) or self._lines.paragraph(number) != self._lines.paragraph(
            number + 1
        ):
            return None
        found = speech_after(self._lines[number + 1].pieces, -1, self._lines.subjects, loose=True)
        return found if found and found.word in MANNER else None

    def _agent(self, before: SpeechCue | None, closing: SpeechLine, end: int) -> Attribution | None:
        """Attribute by "by" after the quotation: "was described as “…” by Anna Berg"."""
        if (
            before is None
            or not before.passive
            or [bare(p) for p in closing.pieces[end + 1 : end + 2]] != ["by"]
        ):
            return None
        subject = self._lines.subjects.after(closing.pieces, end + 2, len(closing.pieces))
        return Attribution(subject.ids if subject else (), before.word)

    def _ends_open(self, span: Span) -> str:
        """Return the sign with which a quotation ends as before "he said" (comma, "?" or "!"), or ""."""
        sign = self._text[max(span.start, span.end - 3) : span.end - 1].rstrip()[-1:]
        return sign if sign in _OPEN_ENDS else ""

    def _led_in(self, number: int) -> Attribution | None:
        """Attribute by the sentence before, if it ends with a colon or a comma."""
        line = self._lines[number]
        ending = self._text[line.span.start : line.span.end].rstrip()[-1:]
        if ending not in (":", ","):
            return None
        cue = _nearest(line, range(len(line.pieces) - 1, -1, -1))
        if cue:
            return _given(cue)
        return self._label(line, len(line.pieces)) if ending == ":" else None

    def _label(self, line: SpeechLine, end: int) -> Attribution | None:
        """Attribute by what stands before a colon: a label, or a clause with its subject."""
        pieces = line.pieces
        low = next((at + 1 for at in range(end - 1, -1, -1) if pieces[at].kind == "quote"), 0)
        while end > low and pieces[end - 1].word == ":":
            end -= 1
        if end <= low:
            return None
        named = pieces[low].named
        if named and pieces[low].kind == "name":
            return Attribution((named.id,))
        people = {piece.named.id for piece in pieces[low:end] if piece.named and piece.named.type == "person"}
        if len(people) > 1:
            return None
        subject = self._lines.subjects.opening(pieces, low, end)
        if subject is None and end - low <= 6:
            subject = self._lines.subjects.phrase(pieces, low, end)
        return Attribution(subject.ids) if subject and subject.named and subject.ids else None

    def _labelled(self, opening: SpeechLine, start: int, closing: SpeechLine, end: int) -> Attribution | None:
        low = next((at + 1 for at in range(start - 1, -1, -1) if opening.pieces[at].kind == "quote"), 0)
        speech = speech_before(opening.pieces, start, low, self._lines.subjects)
        if speech:
            return Attribution(speech.ids, speech.word)
        if start and opening.pieces[start - 1].word == ":":
            return self._label(opening, start)
        after = closing.pieces[end + 1 : end + 3 + _TITLE_WORDS]
        if after and after[0].word in _DASHES:
            signer = _first_named(after[1:])
            if signer:
                return Attribution((signer,))
        return self._signed(closing) if end == len(closing.pieces) - 1 else None

    def _signed(self, closing: SpeechLine) -> Attribution | None:
        """Attribute by a signature on the next line: "— Anna Berg, minister"."""
        number = self._lines.number(closing.span.start) + 1
        if number >= len(self._lines):
            return None
        start = self._text[closing.span.end : closing.span.end + 40].lstrip()[:1]
        first = self._lines[number].pieces[: 2 + _TITLE_WORDS] if start in _DASHES else []
        signer = _first_named([piece for piece in first if piece.word not in _DASHES])
        return Attribution((signer,)) if signer else None

    def _continued(self, span: Span, first: int, last: int, start: int, end: int) -> Attribution:
        """Attribute to the speaker of the quotation before, if nothing else is around or between them."""
        said = self._last
        opening = self._lines[first].pieces
        bare_here = _is_first(opening, start) and _is_last(self._lines[last].pieces, end)
        near = said is not None and span.start - said.span.end <= _REACH
        if said is not None and near and said.line == first:
            since = [piece for piece in opening[:start] if piece.start >= said.span.end]
            return UNKNOWN if any(piece.named for piece in since) else said.found._replace(pointed=False)
        if not bare_here or not first:
            return UNKNOWN
        if said is not None and near and first == said.line + 1:
            answered = said.found.word in _ASKING and self._lines.paragraph(first) != self._lines.paragraph(
                said.line
            )
            return UNKNOWN if answered else Attribution(said.found.ids)
        return self._after_speech(first - 1, self._lines.paragraph(last) - 1)

    def _after_speech(self, number: int, earliest: int) -> Attribution:
        """Attribute a quotation alone to who speaks in the sentence before ("Anna Berg spoke.")."""
        line = self._lines[number]
        if self._lines.paragraph(number) < earliest or any(piece.kind == "quote" for piece in line.pieces):
            return UNKNOWN
        words = {bare(piece) for piece in line.pieces}
        if _SPEAKING.isdisjoint(words):
            return UNKNOWN
        subject = self._lines.subjects.opening(line.pieces, 0, len(line.pieces))
        if subject is None or not subject.ids:
            cues = [cue for cue in line.cues.values() if cue.subject and cue.subject.ids and not cue.passive]
            subject = cues[-1].subject if len(cues) == 1 and subject is None else None
        joint = self._lines.together(number)
        if subject is None or len(subject.ids) != 1 or joint:
            return UNKNOWN
        return Attribution(subject.ids)


def _first_named(pieces: Sequence[Segment]) -> str | None:
    """Return the id of the name with which a signature opens, behind its title: "Dr. Anna Berg"."""
    for piece in pieces:
        if piece.named:
            return piece.named.id if piece.kind == "name" else None
        if piece.word.rstrip(".") not in TITLES:
            return None
    return None


def _index(pieces: list[Segment], start: int, end: int) -> int:
    """Return the index of the segment with the quotation's part in this line; -1 if there is none."""
    at = bisect_left(pieces, start, key=lambda piece: piece.start)
    return at if at < len(pieces) and pieces[at].kind == "quote" and pieces[at].start < end else -1


def _nearest(line: SpeechLine, places: range) -> SpeechCue | None:
    """Return the first cue at `places` that is not negated, up to the next quotation."""
    for at in places:
        if line.pieces[at].kind == "quote":
            return None
        cue = line.cues.get(at)
        if cue and not cue.denied:
            return cue
    return None


def _given(cue: SpeechCue, pointed: bool = False) -> Attribution:
    nobody = cue.subject is None or (cue.passive and not cue.inverted)
    return Attribution(() if nobody or cue.subject is None else cue.subject.ids, cue.word, pointed)


def _is_first(pieces: list[Segment], at: int) -> bool:
    return all(piece.kind == "mark" for piece in pieces[:at])


def _is_last(pieces: list[Segment], at: int) -> bool:
    return all(piece.kind == "mark" for piece in pieces[at + 1 :])


_CUES = REPORTING | {ACCORDING}
_PARTING = str.maketrans(dict.fromkeys(",:;.!?…—–-", " "))
_READ = frozenset(("body", "list", "quote"))


def find_quotes(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Quote, ...]:
    """Find direct and reported quotes in text order.

    A quotation over several paragraphs, each of which opens with a mark while only the last closes, is one
    quote. The span of a quote includes its marks. One or two words in marks without the end of a sentence are
    scare quotes and not included. Each sentence in a transcript's turn is a direct quote without marks. For
    reported speech, see `reported`. Raises Cancelled once `cancelled`, which is called often, returns True.
    """
    turns = find_turns(document, sentences, entities, cancelled)
    marked = [
        span
        for span in quotations(document, cancelled)
        if not overlapping(turns, span) and not is_title(document.text, span, surely=True)
    ]
    finder = _Finder(document, sentences, entities, marked, turns)
    return tuple(merge(finder.quotes(cancelled), (_of_turn(turn) for turn in turns), key=lambda q: q.start))


def find_marked(document: Document, *, cancelled: Callable[[], bool] = lambda: False) -> tuple[Quote, ...]:
    """Find direct quotes by their marks alone, without speakers, for languages without speech verb lists."""
    spans = quotations(document, cancelled)
    found = [span for span in spans if _is_quote(document, span, None)]
    if document.language in LANGUAGES:
        spoken = [span for span in find_dialogue(document) if not overlapping(found, span)]
        found = sorted([*found, *spoken])
    return tuple(Quote(*span, "direct", None, None) for span in found)


def _is_quote(document: Document, span: Span, cue: str | None) -> bool:
    words = word_count(document.text, span)
    return words > SCARE_WORDS or (words > 0 and is_said(document, span, cue))


def _quote(span: Span, kind: Literal["direct", "reported"], ids: Ids, cue: str | None) -> Quote:
    speaker = ids[0] if len(ids) == 1 else None
    return Quote(span.start, span.end, kind, speaker, cue, ids if len(ids) > 1 else ())


def _of_turn(turn: Turn) -> Quote:
    return Quote(turn.start, turn.end, "direct", turn.speaker, None)


class _Finder:
    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        marked: Sequence[Span],
        turns: Sequence[Turn],
    ) -> None:
        self._document = document
        self._sentences = stretches(document, sentences)
        self._marked = marked
        self._turns = turns
        self._headline = headline(document, entities, turns)
        self._cast = Speakers(document, sentences, entities, marked)
        self._lines = SpeechLines(document, self._sentences, marked, self._cast)
        self._attributions = Attributions(document.text, self._lines)

    def quotes(self, cancelled: Callable[[], bool]) -> Iterator[Quote]:
        """Yield quotes in text order, recording the speakers of each sentence before analyzing the next."""
        done = 0
        for number, sentence in enumerate(stoppable(self._sentences, cancelled)):
            first = done
            while done < len(self._marked) and self._marked[done].start < sentence.end:
                done += 1
            found = [*self._direct(self._marked[first:done], cancelled), *self._reported(number, sentence)]
            for quote in sorted(found, key=lambda quote: quote.start):
                self._cast.remember(quote.start, quote.speakers)
                yield quote
        yield from self._direct(self._marked[done:], cancelled)

    def _direct(self, spans: Sequence[Span], cancelled: Callable[[], bool]) -> Iterator[Quote]:
        for span in spans:
            stop_if(cancelled)
            words = word_count(self._document.text, span)
            if not words:
                continue
            found = self._attributions.of(span)
            if not found.ids and self._headline and self._headline.quotes(self._document.text, span):
                found = Attribution((self._headline.speaker,))
            said = is_said(self._document, span, found.word)
            if found.nickname or (not found.ids and is_title(self._document.text, span)):
                continue
            if words > SCARE_WORDS or said or found.pointed:
                self._attributions.keep(span, found)
                yield _quote(span, "direct", found.ids, found.word)

    def _reported(self, number: int, sentence: Sentence) -> Iterator[Quote]:
        if sentence.kind not in _READ or not self._has_cue(sentence) or overlapping(self._turns, sentence):
            return
        for span, cue in reported(self._document.text, self._lines[number]):
            yield _quote(span, "reported", cue.subject.ids if cue.subject else (), cue.word)

    def _has_cue(self, sentence: Sentence) -> bool:
        words = self._document.text[sentence.start : sentence.end].lower().translate(_PARTING).split()
        return not _CUES.isdisjoint(words)
