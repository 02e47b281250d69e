"""Complete names over initials, particles and articles, and to the longest form that is known.

The tagger ends a name at a full stop ("Osagie T" for "Osagie T. Ekhator"), at a particle after a hyphen, and
after the adjective of "Palestinian Territories", and begins it after an Arabic article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.word_lists import CALENDAR, ORGANIZATION_HEADS
from summarizer.entities.recognition.candidates import NameCandidate
from summarizer.patterns import compiled

_WORD = r"[^\W\d_a-z][^\W\d_]+(?:[-‑'’][^\W\d_a-z][^\W\d_]+)*"
_ENDS_IN_INITIAL = compiled(r"[\s.][^\W\d_a-z]$")
_AFTER_INITIAL = compiled(rf"\.[ \n](?:[^\W\d_a-z]\.[ \n])*(?P<word>{_WORD})(?![\w-])")
_PARTICLE = "van|von|vom|zu|zur|de|der|den|ter|ten|di|da|du|dos|del|della|bin|al|el"
_WITH_PARTICLE = compiled(rf"[-‑](?:{_PARTICLE})(?:[ \n](?:der|den|la|las|los|het))*[ \n]{_WORD}(?![\w-])")
_PARTICLE_REACH = 40
_ENDS_IN_PARTICLE = compiled(
    r"[ \n](?:Mac|Mc|Nic|Ní|Ni|Uí|Ó|Van|Von|De|Di|Du|Del|Della|Dos|Ter|Ten|Bin|Ben|Abu)$"
)
_AFTER_PARTICLE = compiled(rf" {_WORD}(?![\w-])")
_ARTICLE_BEFORE = compiled(r"(?<=[^\W\d_A-Z] )(?:Al|El|As|Ash|Ad|Adh|An|Ar|At|Ath|Az)[ -]$")
"""An Arabic article in the middle of a sentence, where "As" with a capital is no English word."""
_ARTICLE_REACH = 6
_NUMBER_BEFORE = compiled(r"(?<![\w-])(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)[ \n]$")
_NUMBERED = compiled(r"[^\W\d_a-z][^\W\d_]+s[ \n](?:.+[ \n])?(?P<head>[^\W\d_a-z][^\W\d_]+[^\W\d_s])")
"""Several things, after which one body is named: "Three Rivers District Council"."""
_NUMBER_REACH = 8
_NEXT_WORDS = tuple(compiled(rf"(?:[ \n]{_WORD}){{{count}}}(?![\w-])") for count in (3, 2, 1))


def whole_names(
    text: str,
    sentences: Sequence[Sentence],
    loud: Set[int],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> Iterator[NameCandidate]:
    """Yield the candidates in text order, each completed within its sentence. Raises Cancelled.

    Headlines, whose sentences start at `loud`, are left as they are, since any word may have a capital.
    """
    starts = [sentence.start for sentence in sentences]
    end = 0
    for number, one in enumerate(stoppable(found, cancelled)):
        if one.start < end:
            continue
        at = bisect_right(starts, one.start) - 1
        whole = one
        if at >= 0 and sentences[at].start not in loud:
            whole = _completed(text, one, max(one.end, sentences[at].end), known)
            whole = _with_number(text, _with_article(text, whole, end, known), end)
        following = found[number + 1] if number + 1 < len(found) else None
        if following and following.start < whole.end < following.end and following.kind in ("PER", "LOC"):
            whole = whole._replace(end=following.end)
        end = whole.end
        yield whole


def _completed(text: str, one: NameCandidate, last: int, known: Gazetteer) -> NameCandidate:
    """Extend a candidate at its end, up to the end of its sentence at most."""
    if one.kind == "PER":
        if text.startswith(".", one.end) and _ENDS_IN_INITIAL.search(text, one.start, one.end):
            surname = _AFTER_INITIAL.match(text, one.end, last)
            if surname and surname["word"] not in CALENDAR:
                return one._replace(end=surname.end())
        if _ENDS_IN_PARTICLE.search(text, one.start, one.end):
            rest = _AFTER_PARTICLE.match(text, one.end, last)
            if rest:
                return one._replace(end=rest.end())
        reach = min(last, one.end + _PARTICLE_REACH)
        for particle in _WITH_PARTICLE.finditer(text, one.start, reach):
            if particle.start() <= one.end < particle.end():
                return one._replace(end=particle.end())
    for words in _NEXT_WORDS:
        longer = words.match(text, one.end, last)
        if longer and known.find(text[one.start : longer.end()]):
            return one._replace(end=longer.end())
    return one


def _with_article(text: str, one: NameCandidate, floor: int, known: Gazetteer) -> NameCandidate:
    """Extend a name of unknown form by the Arabic article before it: "As Sabburah"."""
    before = _ARTICLE_BEFORE.search(text, max(floor, one.start - _ARTICLE_REACH), one.start)
    if not before or one.kind == "NAT" or known.find(text[one.start : one.end]):
        return one
    return one._replace(start=before.start())


def _with_number(text: str, one: NameCandidate, floor: int) -> NameCandidate:
    """Extend the name of a body by the number that it begins with."""
    before = _NUMBER_BEFORE.search(text, max(floor, one.start - _NUMBER_REACH), one.start)
    name = _NUMBERED.fullmatch(text, one.start, one.end) if before and one.kind == "ORG" else None
    if not before or not name or name["head"].lower() not in ORGANIZATION_HEADS:
        return one
    return one._replace(start=before.start())
