"""Assign one type to each name: the type in the gazetteer, or the winner of a vote of all mentions.

The tagger sees only a few sentences at a time and tags a country as an organization where it acts and as a
place where somebody travels there. Within a document, however, a name usually means one thing. Words beside a
name that tell its kind vote, too: "Mr Hale", "shares in Orla", "Orla said its profit".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.document import EntityType
from summarizer.entities.lexicon.gazetteer import Gazetteer, straight
from summarizer.entities.lexicon.word_lists import (
    COMPANY_ENDS,
    DIRECTIONS,
    NATURAL_TAILS,
    PARTS_OF_PLACES,
    PLACE_FIRST,
    STORMS,
    TAILS,
)
from summarizer.entities.recognition.candidates import NameCandidate, Settled
from summarizer.entities.recognition.cue_phrases import STRONG
from summarizer.entities.recognition.cues import cue_beside
from summarizer.entities.recognition.form_type import (
    BODY,
    CERTAINTY,
    FIRMLY,
    HEADS_OF_THINGS,
    KNOWN,
    OTHER,
    PERSON,
    PLACE,
    is_given,
    may_be_firm,
    type_of,
)
from summarizer.entities.recognition.short_types import short_types
from summarizer.entities.recognition.stated_forms import (
    StatedNames,
    adjectives,
    is_double_barrelled,
    peoples_of,
    stated_names,
)
from summarizer.entities.tagger.network import KINDS
from summarizer.patterns import compiled, lazy

THINGS = ("place", "organization")
_FAIRLY = 0.6
"""Share of the votes below which a type is doubtful."""
_GUESS = 2
"""Certainty up to which a person's name doesn't change the type of its parts that are surely places."""
_SHORTEST_PLACE = 3
_PARTS = frozenset({"Upper", "Lower", "Little", "Great", "Greater", "Inner", "Outer"})
"""First words of the name of a part or neighbour of a place: "Lower Osk"."""
_CAMEL = lazy(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
_NUMBER = lazy(r"\d+")
_MOST_PARTS = 5
"""Words of a person's name above which its beginnings are not compared."""

_COURTESY = compiled(r"\b(?:Mr|Mrs|Ms|Mx|Dr)\.?\s$")
_COURTESY_REACH = 6


def key(form: str) -> str:
    """Return the key of a form: equal for "U.S." and "US", “O’Brien” and "O'Brien", "Line 1" and "Line 2".

    Case matters.
    """
    plain = _NUMBER.sub("0", straight(form))
    return plain.replace(".", "") if len(plain) > 2 else plain


def settle(
    text: str, found: Sequence[NameCandidate], known: Gazetteer, cancelled: Callable[[], bool]
) -> Settled:
    """Return the type and certainty of each form among the candidates. Raises Cancelled."""
    votes: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(KINDS))
    cued: set[str] = set()
    titled: set[str] = set()
    for candidate in stoppable(found, cancelled):
        total = votes[key(text[candidate.start : candidate.end])]
        for at, chance in enumerate(candidate.chances):
            total[at] += chance
        cue = cue_beside(text, candidate)
        if cue:
            at = KINDS.index(cue.kind)
            total[at] = max(0.0, total[at] + cue.votes)
        if cue and cue.kind == "ORG" and cue.votes >= STRONG:
            cued.add(key(text[candidate.start : candidate.end]))
        if _COURTESY.search(text, max(0, candidate.start - _COURTESY_REACH), candidate.start):
            titled.add(key(text[candidate.start : candidate.end]))
    stated = stated_names(text)
    _add_stated(votes, stated, titled, known)
    _share_votes(votes)
    settled = {
        form: type_of(form, chances, known, form in cued)
        for form, chances in stoppable(votes.items(), cancelled)
    }
    settled |= {form: ("place", CERTAINTY) for form in settled if _is_county(form, settled)}
    settled |= dict(_called_after_places(settled, cancelled))
    settled |= dict(_of_peoples(text, settled, votes, cancelled))
    settled |= dict(_people_of_surnames(settled, titled - cued, known, cancelled))
    things = _called_after_things(settled, votes, cancelled)
    settled |= {form: type_ for form, type_ in things if form not in titled - cued}
    settled |= short_types(text, found, settled, votes, known, cancelled)
    return settled | dict(_called_after_people(settled, votes, cued, stated.storms, known, cancelled))


def _add_stated(
    votes: Mapping[str, list[float]], stated: StatedNames, titled: Set[str], known: Gazetteer
) -> None:
    """Add votes for what longer forms in the text tell of a name that is neither a given name nor common."""
    for form, total in votes.items():
        folded, first = form.casefold(), form.partition(" ")[0]
        if form in titled or first.lower() in known.common or is_given(first, known):
            continue
        if folded in stated.places:
            total[PLACE] += STRONG
        elif folded in stated.firms and max(total) in (total[PERSON], total[OTHER]):
            total[BODY] += STRONG


def _share_votes(votes: Mapping[str, list[float]]) -> None:
    """Add up the votes of the spellings of one name, solid and spaced; a capital inside is a company's."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for form in votes:
        words = form.split()
        name = words[:-1] if len(words) > 1 and words[-1].lower().strip(".") in TAILS else words
        spellings["".join(name).lower()].append(form)
    for forms in spellings.values():
        if len(forms) > 1 and any(" " not in form for form in forms):
            total = [sum(votes[form][at] for form in forms) for at in range(len(KINDS))]
            total[BODY] += any(_CAMEL.fullmatch(form) for form in forms)
            for form in forms:
                votes[form][:] = total


def _is_county(form: str, settled: Settled) -> bool:
    """Return whether "X Co." is a county, as "X County" in the text shows."""
    name, _, tail = form.rpartition(" ")
    return tail in ("Co", "Co.") and f"{name} County" in settled


def _called_after_places(
    settled: Settled, cancelled: Callable[[], bool]
) -> Iterator[tuple[str, tuple[EntityType, int]]]:
    """Yield corrected types for names that places in the text explain.

    "Upper Senda" is a place beside "Upper Senda Valley", and "Varnian" a nationality beside "Varnia".
    """
    for form, (type_, _) in stoppable(settled.items(), cancelled):
        start, _, tail = form.rpartition(" ")
        if start in _PARTS and settled.get(tail, ("person",))[0] == "place" and _may_change(form, settled):
            yield form, ("place", settled[form][1])
        if type_ != "place":
            continue
        if tail.lower() in NATURAL_TAILS and start.partition(" ")[0].lower() in PARTS_OF_PLACES:
            if _may_change(start, settled):
                yield start, ("place", settled[start][1])
        elif not start and len(form) > _SHORTEST_PLACE:
            for people in peoples_of(form):
                if _may_change(people, settled):
                    yield people, ("nationality", settled[people][1])


def _of_peoples(
    text: str, settled: Settled, votes: Mapping[str, Sequence[float]], cancelled: Callable[[], bool]
) -> Iterator[tuple[str, tuple[EntityType, int]]]:
    """Yield corrected types for adjectives of unknown peoples: "Brantish vessels"."""
    stated = adjectives(text)
    for form in stoppable(settled, cancelled):
        chances = votes[form]
        doubtful = max(chances) < _FAIRLY * sum(chances)
        if form in stated and doubtful and _may_change(form, settled):
            yield form, ("nationality", settled[form][1])


def _may_change(form: str, settled: Settled) -> bool:
    type_, certainty = settled.get(form, ("person", KNOWN))
    return type_ in ("place", "organization", "other") and certainty < KNOWN


def _people_of_surnames(
    settled: Settled, titled: Set[str], known: Gazetteer, cancelled: Callable[[], bool]
) -> Iterator[tuple[str, tuple[EntityType, int]]]:
    """Yield corrected types for full names that were taken for a place or organization.

    "Aruna Devkar" is a person if the text has "Ms Devkar".
    """
    for form, (type_, certainty) in stoppable(settled.items(), cancelled):
        words = form.split()
        if type_ in THINGS and certainty < KNOWN and len(words) in (2, 3) and words[-1] in titled:
            first = words[0].lower()
            if (
                first not in HEADS_OF_THINGS | PLACE_FIRST
                and not known.find(words[0])
                and words[0] not in DIRECTIONS
            ):
                yield form, ("person", CERTAINTY)


def _called_after_things(
    settled: Settled, votes: Mapping[str, Sequence[float]], cancelled: Callable[[], bool]
) -> Iterator[tuple[str, tuple[EntityType, int]]]:
    """Yield corrected types for doubtful persons who share a name with a place or organization in the text.

    "Brisa" is "Brisa Offshore" unless a person has that name, and "Orla Energi" is not a person if Orla is a
    valley.
    """
    bearers: set[str] = set()
    things: dict[str, set[EntityType]] = defaultdict(set)
    firms: set[str] = set()
    for form, (type_, _) in stoppable(settled.items(), cancelled):
        words = form.split()
        if len(words) > 1 and type_ == "person":
            bearers.update(words)
        elif len(words) > 1 and type_ in THINGS:
            things[words[0]].add(type_)
            if type_ == "organization" and _is_firm(words):
                firms.add(words[0])
    firms -= bearers
    for form, (type_, certainty) in stoppable(settled.items(), cancelled):
        chances = votes[form]
        if form in firms and certainty < KNOWN and may_be_firm(type_, chances):
            yield form, ("organization", 1)
            continue
        if type_ != "person" or chances[PERSON] > FIRMLY * sum(chances):
            continue
        first, _, rest = form.partition(" ")
        if rest and settled.get(first, ("person",))[0] in THINGS and not is_double_barrelled(form):
            yield form, ("organization", 1)
        elif not rest and first in things and first not in bearers:
            yield form, (_type_of_first(things[first], chances), 1)


def _type_of_first(longer: Set[EntityType], chances: Sequence[float]) -> EntityType:
    """Return the type of the first word of longer names: a place if all are, or the likelier one."""
    return "place" if longer == {"place"} or chances[PLACE] > chances[BODY] else "organization"


def _is_firm(words: Sequence[str]) -> bool:
    """Return whether the last word of a name is a legal form or the head of a company."""
    return words[-1].strip(".").lower() in COMPANY_ENDS - {"co", "as", "se"}


def _called_after_people(
    settled: Settled,
    votes: Mapping[str, Sequence[float]],
    cued: Set[str],
    stated_storms: Set[str],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> Iterator[tuple[str, tuple[EntityType, int]]]:
    """Yield corrected types for parts of people's names that were taken for a place or organization.

    A part is the surname or the beginning. "Turner-Hall" is Sophie Turner-Hall, and "Caoimhe" is Caoimhe Mac
    Giolla, unless the text says that it is a company, or a longer name begins with it. A storm keeps
    its name.
    """
    parts: set[str] = set()
    doubtful: set[str] = set()
    begun: dict[str, str] = {}
    storms: set[str] = set()
    for form, (type_, certainty) in stoppable(settled.items(), cancelled):
        first, _, rest = form.partition(" ")
        if not rest:
            if form.casefold() in stated_storms and form.lower() not in known.common:
                storms.add(form)
            continue
        if form.startswith(STORMS):
            storms.add(form.rpartition(" ")[2])
        elif type_ == "person":
            words = form.split(" ")
            own = {words[-1], *(" ".join(words[:end]) for end in range(1, min(len(words), _MOST_PARTS)))}
            (doubtful if certainty <= _GUESS else parts).update(own)
        elif type_ in THINGS:
            begun[form] = first
    parts |= {form for form in doubtful if form in votes and max(votes[form]) < FIRMLY * sum(votes[form])}
    parts -= {*cued, *(first for form, first in begun.items() if form not in parts)}
    for form, (type_, certainty) in stoppable(settled.items(), cancelled):
        if form in storms and type_ in ("person", "place", "organization", "other") and certainty < KNOWN:
            yield form, ("event", CERTAINTY)
        elif type_ in THINGS and certainty < KNOWN and _is_part(form, parts) and not known.find(form):
            yield form, ("person", 1)


def _is_part(form: str, parts: Set[str]) -> bool:
    """Return whether a form is a part of a person's name, in capitals too if it has a hyphen."""
    return form in parts or (form.isupper() and "-" in form and form.title() in parts)
