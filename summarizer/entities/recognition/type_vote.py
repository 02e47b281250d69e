"""Assign one type to each name: the type in the gazetteer, or the winner of a vote of all mentions.

The tagger sees only a few sentences at a time and tags a country as an organization where it acts and as a
place where somebody travels there. Within a document, however, a name usually means one thing. Words beside a
name that tell its kind vote, too: "Mr Hale", "shares in Orla", "Orla said its profit".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from summarizer.cancellation import stoppable
from summarizer.document import EntityType
from summarizer.entities.lexicon.gazetteer import Gazetteer, straight
from summarizer.entities.lexicon.word_lists import (
    BUILDINGS,
    DIRECTIONS,
    EVENT_FIRST,
    EVENT_HEADS,
    FAMILY_FIRST,
    GROUNDS,
    NATURAL_TAILS,
    ORGANIZATION_HEADS,
    PARTS_OF_PLACES,
    PLACE_FIRST,
    PLACE_HEADS,
    STORMS,
    SURE_HEADS,
    TAILS,
)
from summarizer.entities.recognition.candidates import NameCandidate, Settled, plain_word
from summarizer.entities.recognition.cue_phrases import STRONG
from summarizer.entities.recognition.cues import cue_beside
from summarizer.entities.recognition.short_types import short_types
from summarizer.entities.recognition.stated_forms import (
    StatedNames,
    is_adjective,
    is_body,
    is_double_barrelled,
    is_land,
    is_site,
    is_state,
    is_venture,
    peoples_of,
    stated_names,
)
from summarizer.entities.tagger.network import KINDS
from summarizer.patterns import compiled, lazy

TYPES: dict[str, EntityType] = {
    "PER": "person",
    "LOC": "place",
    "ORG": "organization",
    "NAT": "nationality",
    "MISC": "other",
}
_PERSON, _PLACE, _BODY = KINDS.index("PER"), KINDS.index("LOC"), KINDS.index("ORG")
THINGS = ("place", "organization")
_FIRMLY = 0.9
"""Share of the votes above which a name is a person even if a place or organization shares it."""
_FAIRLY = 0.6
"""Share of the votes below which a type is doubtful."""
_GUESS = 2
"""Certainty up to which a person's name doesn't change the type of its parts that are surely places."""
_SHORTEST_PLACE = 3
_PARTS = frozenset({"Upper", "Lower", "Little", "Great", "Greater", "Inner", "Outer"})
"""First words of the name of a part or neighbour of a place: "Lower Osk"."""
_OTHER = KINDS.index("MISC")
_OTHERNESS = 0.5
"""Factor on the probability of "other", the least informative type."""
_GIVEN_NAME = 0.5
"""Bonus for "person", as a share of all votes, if a name begins with a given name."""
_CAMEL = lazy(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
_COMPOUND = lazy(r"(?!Mc|Mac|De|Di|Du|Da|La|Le|Lo|Van|Von|Fitz|St|Al|El|Ter|Ó)[A-Z][a-z]{2,}[A-Z][a-z]+")
"""A company's name of two words written as one: "JetHarbor"."""
_HEADS = ORGANIZATION_HEADS | PLACE_HEADS | EVENT_HEADS
_BEFORE_FIELD = ("of", "for")
_NUMBER = lazy(r"\d+")
_SYLLABLE = (
    r"(?:[bcdfghjklmnpqrstvwxyz]|zh|ch|sh|ph|th|tr|kh|nh)?(?:[aeiouü]{1,3}|y)(?:ng?|nh|h|k|m|p|t|l|r)?"
)
_SYLLABLES = lazy(rf"{_SYLLABLE}(?:-?{_SYLLABLE})?", re.IGNORECASE)
_TWO = 2
_MOST_PARTS = 5
"""Words of a person's name above which its beginnings are not compared."""
KNOWN = 5
_CERTAINTY = 4

_COURTESY = compiled(r"\b(?:Mr|Mrs|Ms|Mx|Dr)\.?\s$")
_COURTESY_REACH = 6
_SHIP = compiled(r"(?:[MFRS]/[VTY]|MV|MT|HMS|USS|HMAS|USNS|RV) [A-Z]")
"""The beginning of a ship's name."""


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
        if cue and cue.kind == "ORG" and cue.votes == STRONG:
            cued.add(key(text[candidate.start : candidate.end]))
        if _COURTESY.search(text, max(0, candidate.start - _COURTESY_REACH), candidate.start):
            titled.add(key(text[candidate.start : candidate.end]))
    stated = stated_names(text)
    _add_stated(votes, stated, titled, known)
    _share_votes(votes)
    settled = {
        form: _type(form, chances, known, form in cued)
        for form, chances in stoppable(votes.items(), cancelled)
    }
    settled |= {form: ("place", _CERTAINTY) for form in settled if _is_county(form, settled)}
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
        if form in titled or first.lower() in known.common or _is_given(first, known):
            continue
        if folded in stated.places:
            total[_PLACE] += STRONG
        elif folded in stated.firms and max(total) in (total[_PERSON], total[_OTHER]):
            total[_BODY] += STRONG


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
            total[_BODY] += any(_CAMEL.fullmatch(form) for form in forms)
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
    for form in stoppable(settled, cancelled):
        chances = votes[form]
        doubtful = max(chances) < _FAIRLY * sum(chances)
        if doubtful and _may_change(form, settled) and is_adjective(form, text):
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
            if first not in _HEADS | PLACE_FIRST and not known.find(words[0]) and words[0] not in DIRECTIONS:
                yield form, ("person", _CERTAINTY)


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
        if form in firms and certainty < KNOWN and _may_be_firm(type_, chances):
            yield form, ("organization", 1)
            continue
        if type_ != "person" or chances[_PERSON] > _FIRMLY * sum(chances):
            continue
        first, _, rest = form.partition(" ")
        if rest and settled.get(first, ("person",))[0] in THINGS and not is_double_barrelled(form):
            yield form, ("organization", 1)
        elif not rest and first in things and first not in bearers:
            yield form, (_type_of_first(things[first], chances), 1)


def _type_of_first(longer: Set[EntityType], chances: Sequence[float]) -> EntityType:
    """Return the type of the first word of longer names: a place if all are, or the likelier one."""
    return "place" if longer == {"place"} or chances[_PLACE] > chances[_BODY] else "organization"


def _is_firm(words: Sequence[str]) -> bool:
    """Return whether the last word of a name is a legal form or the head of a company."""
    return words[-1].strip(".").lower() in SURE_HEADS | TAILS - {"co", "as", "se"}


def _may_be_firm(type_: EntityType, chances: Sequence[float]) -> bool:
    """Return whether a short name may be that of a company: a person's, or a doubtful place's."""
    return type_ == "person" or (type_ == "place" and chances[_PLACE] < _FIRMLY * sum(chances))


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
    parts |= {form for form in doubtful if form in votes and max(votes[form]) < _FIRMLY * sum(votes[form])}
    parts -= {*cued, *(first for form, first in begun.items() if form not in parts)}
    for form, (type_, certainty) in stoppable(settled.items(), cancelled):
        if form in storms and type_ in ("person", "place", "organization", "other") and certainty < KNOWN:
            yield form, ("event", _CERTAINTY)
        elif type_ in THINGS and certainty < KNOWN and form in parts and not known.find(form):
            yield form, ("person", 1)


def _type(form: str, chances: list[float], known: Gazetteer, is_cued: bool) -> tuple[EntityType, int]:
    what = known.find(form)
    if what and form not in known.ambiguous:
        return what.type, KNOWN
    if _SHIP.match(form):
        return "other", _CERTAINTY
    if is_state(form) and form.rpartition(" ")[2].lower() not in known.common:
        return "place", _CERTAINTY
    if _is_like_a_person(form, known) or is_double_barrelled(form):
        chances[_PERSON] += _GIVEN_NAME * sum(chances)
    chances[_OTHER] *= _OTHERNESS
    best = max(range(len(KINDS)), key=lambda at: chances[at])
    type_ = TYPES[KINDS[best]]
    if (type_ == "other" and _is_event(form)) or (type_ in ("place", "person") and _is_storm(form)):
        type_ = "event"
    elif _is_body(form) and (type_ in ("place", "other") or _is_no_person(type_, form, known)):
        type_ = "organization"
    elif type_ == "organization" and _is_ground(form):
        type_ = "place"
    if type_ in ("person", "other") and is_land(form):
        type_ = "place"
    elif type_ in ("person", "organization") and not is_cued:
        last = form.rpartition(" ")[2].lower()
        if is_site(form, last in known.common or last in _HEADS):
            type_ = "place"
    if type_ in ("person", "place", "other") and (
        is_venture(form) or (is_body(form) and _is_no_person("person", form, known))
    ):
        type_ = "organization"
    if _may_be_firm(type_, chances) and (
        _COMPOUND.fullmatch(form) or (type_ == "place" and _is_sure_body(form))
    ):
        type_ = "organization"
    if type_ == "organization" and is_cued:
        return type_, _CERTAINTY
    return type_, max(1, round(_CERTAINTY * chances[best] / (sum(chances) or 1)))


def _is_like_a_person(form: str, known: Gazetteer) -> bool:
    """Return whether a form is a given name with one or two words, the last of which is no head of a name.

    Chinese, Korean and Vietnamese names are told by a family name, on either side of one or two syllables.
    """
    words = form.split()
    if len(words) == _TWO and not _HEADS.intersection(form.lower().split()):
        for family, given in (words, words[::-1]):
            if family.lower() in FAMILY_FIRST and _SYLLABLES.fullmatch(given):
                return True
    return (
        len(words) in (2, 3)
        and _is_given(words[0], known)
        and words[-1].lower() not in _HEADS
        and "of" not in words
    )


def _is_given(word: str, known: Gazetteer) -> bool:
    """Return whether a word is a given name, with or without its accents, and hardly anything else."""
    bare = word if word.isascii() else plain_word(word).capitalize()
    return (word in known.given_names or bare in known.given_names) and word not in known.ambiguous


def _is_no_person(type_: EntityType, form: str, known: Gazetteer) -> bool:
    return type_ == "person" and form.split()[0] not in known.given_names


def _is_body(form: str) -> bool:
    """Return whether a form has the head of an organization ("Northern Fleet", "Ministry of Works").

    Organizations that are also buildings, such as "King's College", do not count.
    """
    head = _head(form.lower().split())
    return " " in form and head in ORGANIZATION_HEADS and head not in BUILDINGS


def _is_sure_body(form: str) -> bool:
    """Return whether a form has a head that only companies have: "Black Sea Ferries"."""
    return " " in form and form.rpartition(" ")[2].lower() in SURE_HEADS


def _is_ground(form: str) -> bool:
    """Return whether a form has the head of a place: "Tulsa International Airport", "Isle of Wight"."""
    return " " in form and _head(form.lower().split()) in GROUNDS


def _head(words: Sequence[str]) -> str:
    """Return the last word, or the one before "of" or "for": "Department for Transport and Islands"."""
    return next((before for before, word in pairwise(words) if word in _BEFORE_FIELD), words[-1])


def _is_storm(form: str) -> bool:
    """Return whether a form is the name of a storm, unlike "Storm Lake"."""
    first, _, rest = form.title().rpartition(" ")
    return first in STORMS and rest.lower() not in PLACE_HEADS


def _is_event(form: str) -> bool:
    if form.startswith(EVENT_FIRST):
        return True
    words = form.lower().split()
    head = _head(words)
    return head in EVENT_HEADS or (len(words) > 1 and any(word in EVENT_HEADS for word in words[:-1]))
