"""Cut the office from the name after it: "Minister of Works and Supply Agness Tembo".

The tagger takes the last word of a portfolio for a given name, and a country after "President of" as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.word_lists import FIELDS
from summarizer.entities.recognition.candidates import NameCandidate, replaced, sure
from summarizer.patterns import compiled

_OFFICE = r"\b(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Uu]ndersecretary|[Cc]abinet [Ss]ecretary)"
_FIELD = rf"(?:{'|'.join(sorted(FIELDS))})"
_JOIN = r"(?:, and |, | and | & | )"
_NAME = r"[^\W\d_a-z][^\W\d_A-Z]+(?:[-‑'’][^\W\d_]+)*(?: (?:[^\W\d_a-z]\.|[^\W\d_a-z][\w'’‑-]+)){1,2}"
_HELD = compiled(
    rf"{_OFFICE} (?:of|for) (?:the )?(?P<portfolio>{_FIELD}(?:{_JOIN}{_FIELD})*) "
    rf"(?!{_FIELD}\b)(?P<name>{_NAME})(?!\w)"
)
_PORTFOLIO = compiled(rf"{_FIELD}(?:{_JOIN}{_FIELD})* ")
_HEAD_OF = compiled(r"\b(?:[Pp]resident|[Pp]remier|[Mm]inister|[Kk]ing|[Qq]ueen|[Gg]overnor|[Mm]ayor) of $")
_HEAD_REACH = 16
_TAIL = compiled(r"[^\W\d_a-z]\S* [^\W\d_a-z]")
"""The beginning of a full name."""


def without_offices(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameCandidate]:
    """Return the candidates in text order, without offices and countries before names. Raises Cancelled."""

    def instead(held: NameCandidate, parts: Sequence[NameCandidate]) -> list[NameCandidate] | None:
        at = _PORTFOLIO.match(text, held.start, held.end)
        last = parts[-1] if parts else None
        if at is None or last is None or last.kind != "PER" or last.end > held.end:
            return None
        return [NameCandidate(at.end(), last.end, last.chances)] if last.end > at.end() else None

    spans = (one for sentence in stoppable(sentences, cancelled) for one in _held(text, sentence))
    cut = replaced(found, spans, instead)
    named = (text[one.start : one.end].split() for one in cut if one.kind in ("LOC", "ORG"))
    places = {words[0] for words in named}
    return [part for one in cut for part in _without_realm(text, one, places, known)]


def _held(text: str, sentence: Sentence) -> Iterator[NameCandidate]:
    """Yield each portfolio with the name after it."""
    for match in _HELD.finditer(text, sentence.start, sentence.end):
        yield NameCandidate(match.start("portfolio"), match.end("name"), sure("PER"))


def _without_realm(
    text: str, one: NameCandidate, places: Set[str], known: Gazetteer
) -> Iterator[NameCandidate]:
    """Yield a candidate, or the place and the name of its head: "President of Altava Merdan Orazov".

    The place is known, or is named elsewhere in the text.
    """
    head = _HEAD_OF.search(text, max(0, one.start - _HEAD_REACH), one.start) if one.kind == "PER" else None
    realm = text[one.start : one.end].partition(" ")[0]
    start = one.start + len(realm) + 1
    entry = known.find(realm)
    is_place = realm in places or (entry is not None and entry.type == "place")
    if head and is_place and _TAIL.match(text, start, one.end):
        yield NameCandidate(one.start, start - 1, sure("LOC"))
        yield one._replace(start=start)
    else:
        yield one
