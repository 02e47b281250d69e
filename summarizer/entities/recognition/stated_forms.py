"""Find what longer forms of a name tell of it: "Republic of Quenara", "Stanmore & Co.", "Storm Ossie".

A form is certain where a reader could not take it otherwise, wherever in the text it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.entities.lexicon.company_words import LEGAL_FORMS, SHORT_FORMS
from summarizer.entities.lexicon.word_lists import DIRECTIONS, PLACE_HEADS, STORMS
from summarizer.patterns import compiled, lazy

_WORD = r"[^\W\d_a-z][\w'’-]+"
_STATES = (
    "Republic|Kingdom|State|Commonwealth|Principality|Sultanate|Emirate|Duchy|Province|Governorate|"
    "Islands|Isles|Isle|Atolls|Federated States|County|District"
)
_PLACE = rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,2}})(?!\w)"
_STATE = lazy(rf"(?<!\w)(?:{_STATES}|{_STATES.upper()})\s(?:of|OF)\s(?:(?:the|THE)\s)?{_PLACE}")
_WHOLE_STATE = lazy(
    rf"(?:The\s)?(?:[A-Z][a-z]+\s){{0,3}}(?:{_STATES})\sof\s(?:the\s)?(?P<name>\w[\w'’-]+(?:\s\w[\w'’-]+){{0,2}})",
    re.IGNORECASE,
)
_LAND_TAILS = "Republic|Kingdom|Emirate|Sultanate|Atoll|Atolls|Archipelago|Governorate|Oblast|Prefecture"
_LAND = lazy(
    rf"(?<!\w)(?:The\s)?(?P<name>{_WORD}(?:\s{_WORD})?)\s(?:{_LAND_TAILS}|{_LAND_TAILS.upper()})(?!\w)"
)
_WHOLE_LAND = lazy(rf"\S+(?:\s\S+)?\s(?:{_LAND_TAILS})", re.IGNORECASE)
_WARD = lazy(
    rf"(?<!\w)(?:(?:in|across|throughout)\s(?P<in>{_WORD})\sWard(?!['’\w])|(?P<name>{_WORD})\sWard\s"
    r"(?:by-election|clinic|committee|council|councill?or|development|members?|office|representative|residents)\b)"
)
"""A ward, which is also a surname, in words that tell it from one: "in Lubwe Ward"."""
_UNREAL = frozenset(
    {"art", "emergency", "god", "heaven", "israel", "letters", "mind", "nations", "play", "union"}
)
"""Words after "state of", "kingdom of" and so on that are no place of that name."""
_SURE_FORMS = "|".join(
    re.escape(form) for form in sorted(LEGAL_FORMS, key=len, reverse=True) if form not in SHORT_FORMS
)
_FIRM = compiled(
    rf"(?<!\w)(?P<name>{_WORD})(?P<rest>(?:\s{_WORD}){{0,2}})(?:,?\s(?:{_SURE_FORMS})|\s&\s(?:Co|Sons|Partners)\b)(?!\w)"
)
_SHOUTED_STORMS = "|".join((*STORMS, *map(str.upper, STORMS)))
_STORM = lazy(rf"(?<!\w)(?:{_SHOUTED_STORMS})\s(?P<name>[^\W\d_a-z][\w'’]+)(?!\w)")
_BEFORE_PLACES = frozenset({"Port", "Cape", "Fort", "Mount", "Sankt"})
"""First words of the names of places, which hardly any person or company has."""
_NUMBERED = lazy(r"(?:Platform|Gate|Terminal|Berth|Pier|Quay|Runway|Checkpoint|Junction)\s\d+")
_BODIES = lazy(
    r".+\s(?:(?:Operations|Coordination|Control|Command|Warning|Response|Rescue)\sCent(?:re|er)|"
    r"Volcano\sObservatory|Rail(?:way|road)s?|Pharmacies|Kommune|Homes)",
    re.IGNORECASE,
)
"""Names of bodies that are called after a place, or act at one."""
_VENTURE = lazy(r"JV\s.+|.+\sJV|.+\sJoint\sVenture|[A-Z]{3,6}-[A-Z][a-z]\w+")
"""A joint venture, or the branch of a body with an acronym: "OCHA-Kessou"."""
_DOUBLE = lazy(
    r"[^\W\d_a-z][^\W\d_A-Z]+(?:\s[^\W\d_a-z][^\W\d_A-Z]*\.?)?\s[^\W\d_a-z][\w’']+-[^\W\d_a-z][\w’']+"
)
_PEOPLE = lazy(r"(?<!\w)[^\W\d_a-z][^\W\d_A-Z]{2,}(?:ian|ish|ese)(?!\w)")
_ADJECTIVE = lazy(r"\s(?P<noun>[a-z]{3,})\b")
_NO_NOUN = compiled(
    "and|are|but|can|could|did|does|for|from|had|has|have|her|his|into|its|may|might|must|not|nor|now|off|our|out|over|"
    "says|said|she|should|some|than|that|the|then|they|this|told|under|was|were|when|where|which|while|who|will|with|"
    "would|[a-z]+ed"
)


class StatedNames(NamedTuple):
    """Names, case-folded, by what longer forms in a text tell of them."""

    places: frozenset[str]
    firms: frozenset[str]
    storms: frozenset[str]


def stated_names(text: str) -> StatedNames:
    """Return the names that forms such as "Republic of X", "X Ltd" and "Cyclone X" in a text explain."""
    places = (match["name"] for pattern in (_STATE, _LAND) for match in pattern.finditer(text))
    wards = [match["in"] or match["name"] for match in _WARD.finditer(text)]
    return StatedNames(
        frozenset(name for whole in places for name in _beginnings(whole)).union(
            *((_folded(name), _folded(f"{name} Ward")) for name in wards)
        ),
        frozenset(_folded(name) for match in _FIRM.finditer(text) for name in _of_firm(match)),
        frozenset(_folded(match["name"]) for match in _STORM.finditer(text)),
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _beginnings(whole: str) -> Iterator[str]:
    words = _folded(whole).split()
    if words[0] not in _UNREAL and whole.split()[0] not in DIRECTIONS:
        yield " ".join(words)
        if words[0] not in PLACE_HEADS:
            yield words[0]


def _of_firm(match: re.Match[str]) -> Iterator[str]:
    yield match["name"]
    if match["rest"]:
        yield match["name"] + match["rest"]


def is_state(form: str) -> bool:
    """Return whether a form is that of a state or province: "Republic of Quenara"."""
    state = _WHOLE_STATE.fullmatch(form)
    return state is not None and _folded(state["name"]).split()[0] not in _UNREAL


def is_land(form: str) -> bool:
    """Return whether a form ends like that of a state or province, unlike a person's: "Saltern Republic"."""
    return bool(_WHOLE_LAND.fullmatch(form))


def is_site(form: str, is_common: bool) -> bool:
    """Return whether a form is that of a place by its first word: "Port Ellery", "Platform 3".

    Args:
        form: a name.
        is_common: whether its last word is a common noun, as in "Port Authority".
    """
    words = form.title().split() if form.isupper() else form.split()
    if len(words) == 2 and words[0] in _BEFORE_PLACES and words[1].isalpha():
        return not is_common
    return bool(_NUMBERED.fullmatch(form))


def is_body(form: str) -> bool:
    """Return whether a form is that of a body called after a place: "Valdrun Railway"."""
    return bool(_BODIES.fullmatch(form))


def is_venture(form: str) -> bool:
    """Return whether a form is that of a joint venture or a branch: "JV Lorme-Tatsuo", "OCHA-Kessou"."""
    return bool(_VENTURE.fullmatch(form))


def is_double_barrelled(form: str) -> bool:
    """Return whether a form is a given name with two surnames: "Delfin Arroyo-Tan"."""
    return bool(_DOUBLE.fullmatch(form)) and form.split()[0] not in DIRECTIONS | _BEFORE_PLACES


def adjectives(text: str) -> frozenset[str]:
    """Return the words that end like a people and stand only before nouns: "Brantish ships"."""
    found: set[str] = set()
    others: set[str] = set()
    for match in _PEOPLE.finditer(text):
        noun = _ADJECTIVE.match(text, match.end())
        is_owner = text[match.end() : match.end() + 1] in ("'", "’")
        if is_owner or (noun and _NO_NOUN.fullmatch(noun["noun"])):
            others.add(match[0])
        elif noun:
            found.add(match[0])
    return frozenset(found - others)


def peoples_of(place: str) -> Iterator[str]:
    """Yield the forms that the adjective of a place may have: "Varnian" and "Varnish" of "Varnia"."""
    if place.endswith("land"):
        yield from (f"{place[:-4]}ish", f"{place}ic")
    stem = place.rstrip("aeiouy")
    if len(stem) > 2:
        yield from (f"{stem}{ending}" for ending in ("an", "ian", "ean", "ese", "ish"))
    if place[-1:] in "aeiou":
        yield f"{place}n"
    yield from (f"{place}{ending}" for ending in ("an", "ian", "ese", "i", "ish"))
