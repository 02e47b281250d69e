"""Find the quotes of a document, in text order and without overlaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from typing import Literal

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, Entity, Quote, Sentence, Span, overlapping
from summarizer.quotes.dialogue import LANGUAGES, find_dialogue
from summarizer.quotes.direct import Attributions
from summarizer.quotes.lines import SpeechLines, stretches
from summarizer.quotes.marks import SCARE_WORDS, is_said, quotations, word_count
from summarizer.quotes.reported import reported
from summarizer.quotes.scare_quotes import is_title
from summarizer.quotes.speakers import Ids, Speakers
from summarizer.quotes.turns import Turn, find_turns
from summarizer.quotes.verbs import ACCORDING, REPORTING

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
