"""Correct the types of short names by the longer names in the text that they are short for.

"Varn" is a place if the text has "Republic of Varn"; what a text defines in brackets, as in 'Lindal Foods plc
("Lindal")', has the type of the long name; "Hestal" is "Hestal Credit" unless the text uses it as a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.document import EntityType
from summarizer.entities.acronyms import is_acronym
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.word_lists import (
    BUILDINGS,
    COMPANY_ENDS,
    ORGANIZATION_HEADS,
    PLACE_HEADS,
    STATE_HEADS,
)
from summarizer.entities.recognition.candidates import NameCandidate, Settled
from summarizer.entities.recognition.cues import cue_beside
from summarizer.entities.tagger.network import KINDS
from summarizer.patterns import compiled, lazy

_PLACE, _PERSON, _BODY = KINDS.index("LOC"), KINDS.index("PER"), KINDS.index("ORG")
_KNOWN, _CERTAINTY = 5, 4
_FIRMLY = 0.9
"""Share of the votes above which a name that is also a company's beginning stays a place."""
_TELLING = 4
"""Minimum letters of an acronym that is a body's if the text has a body of that name in a place."""
_STATES = STATE_HEADS | {"principality", "sultanate", "emirate", "duchy", "canton", "municipality", "county"}
_COMPANY_TAILS = COMPANY_ENDS | {
    "airline", "bank", "capital", "credit", "energy", "engineering", "entertainment", "finance", "financial",
    "health", "healthcare", "hotels", "mutual", "oil", "pictures", "products", "services", "steel", "stores",
}  # fmt: skip
_PUBLIC = (ORGANIZATION_HEADS - COMPANY_ENDS) | BUILDINGS | PLACE_HEADS
"""Last words of bodies that are named after their seat."""
_DISTRICTS = frozenset({"ward", "county", "district", "province", "township", "parish"})
DEFINING = (
    r"\s?\((?:(?:hereinafter|hereafter|henceforth|below)[,:]?\s(?:(?:called|referred\sto\sas)\s)?)?"
    r"(?:the\s)?[\"“”‘']"
)
"""What stands between a name and the short one that it defines, as a pattern: `(hereinafter “`."""
_DEFINITION = compiled(DEFINING + r"([^\W\d_a-z][\w&.'’ -]{1,40}?),?[\"”’'](?=[,)\s])")
"""A short name that is defined in brackets after the long one."""
_SEAT = lazy(
    r"\b(?:(?:town|city|village|port|people|residents|citizens|inhabitants|mayor|outskirts|streets|suburbs|governor|"
    r"district|region|province|state|kingdom|republic|north|south|east|west|coast|valley|banks|government)\sof|"
    r"(?:road|bridge|ferry|train|bus|flight|flights|route|line|railway|way|trip|visit|travel\w*|returned|flew|drove|"
    r"arrived)\s(?:to|from|in|at|for)|(?<!shares )(?<!stake )(?<!stakes )(?<!interest )(?<!invested )"
    r"(?<!investment )(?<!investor )(?<!investors )(?<!confidence )(?<!trust )(?:[Ii]n|[Nn]ear|[Aa]round|"
    r"[Ii]nside|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ww]ithin|[Oo]ff))\s$"
)
"""Words before a place, but not before a company."""
_SEAT_REACH = 24
_REGION = lazy(
    r"['’]?s?\s(?:[a-z-]+\s)?(?:airport|area|border|city|coast|county|district|government|governorate|harbour|harbor|"
    r"island|islands|market|peninsula|port|province|region|residents|river|road|state|town|valley|village)\b"
)
"""Words after a place, but not after a company."""
_DATELINE = lazy(r"(?:,\s(?:\d{1,2}\s)?[A-Z][a-z]+\.?(?:\s\d{1,2})?(?:,?\s\d{4})?|\s\([A-Z]\w+\))\s[-–—]\s")


def short_types(
    text: str,
    found: Sequence[NameCandidate],
    settled: Settled,
    votes: Mapping[str, Sequence[float]],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> Settled:
    """Return the corrected types of short names, by form. Raises Cancelled."""
    defined = dict(_defined(text, found, settled, cancelled))
    places = dict(_places(settled, known, cancelled))
    bodies = dict(_bodies(text, found, settled, votes, cancelled))
    return bodies | places | defined


def _may_change(form: str, type_: EntityType, settled: Settled) -> bool:
    """Return whether a form has another type, of which no word list is sure."""
    now, certainty = settled.get(form, (type_, _KNOWN))
    return now != type_ and certainty < _KNOWN and now not in ("event", "nationality")


def _defined(
    text: str, found: Sequence[NameCandidate], settled: Settled, cancelled: Callable[[], bool]
) -> Iterator[tuple[str, tuple[EntityType, int]]]:
    """Yield the short names that are defined in brackets, with the types of the long ones."""
    for one in stoppable(found, cancelled):
        definition = _DEFINITION.match(text, one.end)
        if definition is None:
            continue
        long, short = " ".join(text[one.start : one.end].split()), definition[1]
        type_, _ = settled.get(long, ("other", 0))
        if type_ != "other" and _is_part(short, long) and _may_change(short, type_, settled):
            yield short, (type_, _CERTAINTY)


def _is_part(short: str, long: str) -> bool:
    return short != long and f" {short} " in f" {long.replace(',', ' ')} "


def _places(
    settled: Settled, known: Gazetteer, cancelled: Callable[[], bool]
) -> Iterator[tuple[str, tuple[EntityType, int]]]:
    """Yield names of states and districts: "Varn" beside "Republic of Varn", "Varn Ward" beside "Varn"."""
    for form, (type_, certainty) in stoppable(settled.items(), cancelled):
        head, of, name = form.partition(" of ")
        is_state = of and type_ in ("place", "organization") and head.lower().split()[-1] in _STATES
        if is_state and _may_change(name.removeprefix("the "), "place", settled):
            yield name.removeprefix("the "), ("place", _CERTAINTY)
        name, _, tail = form.rpartition(" ")
        is_district = tail.lower() in _DISTRICTS and name and name not in known.given_names
        if (
            is_district
            and type_ == "person"
            and certainty < _KNOWN
            and settled.get(name, ("",))[0] == "place"
        ):
            yield form, ("place", _CERTAINTY)


def _bodies(
    text: str,
    found: Sequence[NameCandidate],
    settled: Settled,
    votes: Mapping[str, Sequence[float]],
    cancelled: Callable[[], bool],
) -> Iterator[tuple[str, tuple[EntityType, int]]]:
    """Yield short names of companies that were taken for places: "Hestal" beside "Hestal Credit"."""
    cued = _cued(text, found)
    longer: dict[str, set[str]] = defaultdict(set)
    parts: set[str] = set()
    for form, (type_, _) in stoppable(settled.items(), cancelled):
        words = form.split()
        if len(words) > 1:
            longer[words[0]].add(type_)
            parts.update(words[1:])
            if type_ == "organization" and (form in cued or _is_company(words)):
                longer[words[0]].add("company")
    doubtful = {
        form
        for form, kinds in longer.items()
        if (kinds == {"organization", "company"} or (kinds == {"organization"} and _is_long_acronym(form)))
        and form not in parts
        and _may_be_company(form, settled, votes)
        and not _has_people(form, settled)
    }
    if not doubtful:
        return
    seats = _seats(text, found, doubtful)
    for form in doubtful - seats:
        yield form, ("organization", 1)


def _cued(text: str, found: Sequence[NameCandidate]) -> set[str]:
    """Return the longer names that words beside them make companies: "the insurer", "shares in"."""
    cued = set()
    for one in found:
        form = " ".join(text[one.start : one.end].split())
        if " " in form and form not in cued:
            cue = cue_beside(text, one)
            last = form.rpartition(" ")[2].lower()
            if cue is not None and cue.kind == "ORG" and last not in _PUBLIC:
                cued.add(form)
    return cued


def _is_company(words: Sequence[str]) -> bool:
    """Return whether the last word of a name is one of companies' names."""
    return words[-1].strip(".").lower() in _COMPANY_TAILS


def _may_be_company(form: str, settled: Settled, votes: Mapping[str, Sequence[float]]) -> bool:
    type_, certainty = settled.get(form, ("organization", _KNOWN))
    if type_ != "place" or certainty >= _KNOWN or (form.isupper() and not _is_long_acronym(form)):
        return False
    chances = votes[form]
    return chances[_PLACE] < _FIRMLY * sum(chances)


def _is_long_acronym(form: str) -> bool:
    return len(form) >= _TELLING and form.isupper() and is_acronym(form)


def _has_people(form: str, settled: Settled) -> bool:
    """Return whether the text has a people of that name, so that it is a country: "Tavorian"."""
    stem = form[:-1] if form.endswith(("a", "e", "o")) else form
    return any(f"{stem}{end}" in settled for end in ("an", "ian", "n", "ese", "i"))


def _seats(text: str, found: Sequence[NameCandidate], forms: Set[str]) -> set[str]:
    """Return the forms that the text uses for a place at least once."""
    seats = set()
    for one in found:
        form = text[one.start : one.end]
        if form in forms and form not in seats:
            cue = cue_beside(text, one)
            before = text[max(0, one.start - _SEAT_REACH) : one.start].replace("\n", " ")
            is_seat = _SEAT.search(before) or _REGION.match(text, one.end) or _DATELINE.match(text, one.end)
            if is_seat or (cue is not None and cue.kind == "LOC"):
                seats.add(form)
    return seats
