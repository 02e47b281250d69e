"""Give a form of a name its type by the votes for it, the gazetteer, and its own words.

"Northern Fleet" has the head of an organization, "Isle of Wight" that of a place, "Marta Okonjo" begins with
a given name, and "MV Calloway" is a ship, whatever the tagger took each for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.document import EntityType
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.word_lists import (
    BUILDINGS,
    EVENT_FIRST,
    EVENT_HEADS,
    FAMILY_FIRST,
    GROUNDS,
    ORGANIZATION_HEADS,
    PLACE_HEADS,
    STORMS,
    SURE_HEADS,
)
from summarizer.entities.recognition.stated_forms import (
    is_body,
    is_double_barrelled,
    is_land,
    is_site,
    is_state,
    is_venture,
)
from summarizer.entities.tagger.network import KINDS
from summarizer.entities.tagger.tagger import plain
from summarizer.patterns import compiled, lazy

TYPES: dict[str, EntityType] = {
    "PER": "person",
    "LOC": "place",
    "ORG": "organization",
    "NAT": "nationality",
    "MISC": "other",
}
PERSON, PLACE, BODY, OTHER = (KINDS.index(kind) for kind in ("PER", "LOC", "ORG", "MISC"))
"""Indices of the votes for these types."""
KNOWN = 5
"""Certainty of a type that the gazetteer gives."""
CERTAINTY = 4
"""Certainty of a type that nothing speaks against."""
FIRMLY = 0.9
"""Share of the votes above which a name is a person even if a place or organization shares it."""
_OTHERNESS = 0.5
"""Factor on the probability of "other", the least informative type."""
_GIVEN_NAME = 0.5
"""Bonus for "person", as a share of all votes, if a name begins with a given name."""
_SHIP = compiled(r"(?:[MFRS]/[VTY]|MV|MT|HMS|USS|HMAS|USNS|RV) [A-Z]")
"""The beginning of a ship's name."""
_COMPOUND = lazy(r"(?!Mc|Mac|De|Di|Du|Da|La|Le|Lo|Van|Von|Fitz|St|Al|El|Ter|Ó)[A-Z][a-z]{2,}[A-Z][a-z]+")
"""A company's name of two words written as one: "JetHarbor"."""
HEADS_OF_THINGS = ORGANIZATION_HEADS | PLACE_HEADS | EVENT_HEADS
_BEFORE_FIELD = ("of", "for")
_SYLLABLE = (
    r"(?:[bcdfghjklmnpqrstvwxyz]|zh|ch|sh|ph|th|tr|kh|nh)?(?:[aeiouü]{1,3}|y)(?:ng?|nh|h|k|m|p|t|l|r)?"
)
_SYLLABLES = lazy(rf"{_SYLLABLE}(?:-?{_SYLLABLE})?", re.IGNORECASE)
_TWO = 2


def type_of(form: str, chances: list[float], known: Gazetteer, is_cued: bool) -> tuple[EntityType, int]:
    what = known.find(form)
    if what and form not in known.ambiguous:
        return what.type, KNOWN
    if _SHIP.match(form):
        return "other", CERTAINTY
    if is_state(form) and form.rpartition(" ")[2].lower() not in known.common:
        return "place", CERTAINTY
    if _is_like_a_person(form, known) or is_double_barrelled(form):
        chances[PERSON] += _GIVEN_NAME * sum(chances)
    chances[OTHER] *= _OTHERNESS
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
        if is_site(form, last in known.common or last in HEADS_OF_THINGS):
            type_ = "place"
    if type_ in ("person", "place", "other") and (
        is_venture(form) or (is_body(form) and _is_no_person("person", form, known))
    ):
        type_ = "organization"
    if may_be_firm(type_, chances) and (
        _COMPOUND.fullmatch(form) or (type_ == "place" and _is_sure_body(form))
    ):
        type_ = "organization"
    if type_ == "organization" and is_cued:
        return type_, CERTAINTY
    return type_, max(1, round(CERTAINTY * chances[best] / (sum(chances) or 1)))


def _is_like_a_person(form: str, known: Gazetteer) -> bool:
    """Return whether a form is a given name with one or two words, the last of which is no head of a name.

    Chinese, Korean and Vietnamese names are told by a family name, on either side of one or two syllables.
    """
    words = form.split()
    if len(words) == _TWO and not HEADS_OF_THINGS.intersection(form.lower().split()):
        for family, given in (words, words[::-1]):
            if family.lower() in FAMILY_FIRST and _SYLLABLES.fullmatch(given):
                return True
    return (
        len(words) in (2, 3)
        and is_given(words[0], known)
        and words[-1].lower() not in HEADS_OF_THINGS
        and "of" not in words
    )


def is_given(word: str, known: Gazetteer) -> bool:
    """Return whether a word is a given name, with or without its accents, and hardly anything else."""
    bare = word if word.isascii() else plain(word).capitalize()
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


def may_be_firm(type_: EntityType, chances: Sequence[float]) -> bool:
    """Return whether a short name may be that of a company: a person's, or a doubtful place's."""
    return type_ == "person" or (type_ == "place" and chances[PLACE] < FIRMLY * sum(chances))
