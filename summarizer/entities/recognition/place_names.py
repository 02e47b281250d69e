"""Complete the names of places that the tagger cut, and part names of routes.

It ends a name before its generic word ("Fourth" for "Fourth Street"), before "-on-Sea", and begins it after
"Upper". A name that the text has only before a common noun is that of the dam or the bridge: "Varn dam".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.word_lists import DIRECTIONS, PLACE_HEADS
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.patterns import compiled, lazy

_STREETS = compiled(
    r"[ \n](?:Street|Road|Avenue|Lane|Close|Drive|Crescent|Terrace|Boulevard|Mews|Gardens|Estate|Wharf|"
    r"Junction|Roundabout)(?![\w-]|[ ][^\W\d_a-z][a-z])"
)
_TAIL = compiled(
    r"[-‑](?:by|on|upon|under|next|near|in|le|sur|sous|am|an|ob|bei|aan|op)[-‑](?:(?:the|la|les|der|den|dem|de)[-‑])?"
    r"[^\W\d_a-z][^\W\d_]+(?![\w-])"
)
_PART = compiled(r"(?<![\w-])(?:Upper|Lower|Outer|Inner|Nether)[ ]$")
_PART_REACH = 7
_WAY = lazy(r"Rua|Rue|Calle|Avenida|Praça|Plaza|Piazza|Largo|Passeig|Carrer")
_WAY_TAIL = lazy(
    r"[ ](?:(?:d[aeo]s?|du|del|della|dei|de la|de las|de los|des)[ ])?[^\W\d_a-z][^\W\d_]+"
    r"(?:[ ](?:d[aeo]s?|du)[ ][^\W\d_a-z][^\W\d_]+)?(?![\w-])"
)
_WORK = compiled(
    r"\s(?:dam|bridge|viaduct|pass|tower|reservoir|glacier|mine|lake|substation|tunnel|lighthouse|barracks)(?![\w-])"
)
"""Works and waters that are seldom meant by a name alone, so that the compound is the name."""
_ROUTE = compiled(
    r"(?P<one>[^\W\d_a-z][^\W\d_]+)[-–](?P<other>[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)?)"
)
_PREFIXES = DIRECTIONS | {
    "Trans", "Pan", "Inter", "Anti", "Pro", "Non", "Mid", "Sub", "Neo", "Afro", "Anglo", "Franco", "Sino",
}  # fmt: skip
"""First parts of compounds that are not the start of a route."""
_LEAST = 3
_SURE = 0.9


def whole_places(
    text: str, found: Sequence[NameCandidate], known: Gazetteer, cancelled: Callable[[], bool]
) -> Iterator[NameCandidate]:
    """Yield the candidates in text order, names of places completed and routes parted. Raises Cancelled."""
    ends = _ends_of_routes(text, found)
    alone = {_form(text, one) for one in found if not _WORK.match(text, one.end)}
    end = 0
    for one in stoppable(found, cancelled):
        if one.start < end:
            continue
        form = text[one.start : one.end]
        if known.find(form) and form not in known.ambiguous:
            yield one
            continue
        route = _ROUTE.fullmatch(form) if one.kind in ("LOC", "ORG") else None
        if route and route["one"] not in _PREFIXES and set(route.groups()) <= ends:
            for part in ("one", "other"):
                yield NameCandidate(one.start + route.start(part), one.start + route.end(part), sure("LOC"))
            continue
        is_plain = form.lower() in known.common or form.lower() in PLACE_HEADS
        whole = one if is_plain else _completed(text, one, end, alone)
        end = whole.end
        yield whole


def _ends_of_routes(text: str, found: Sequence[NameCandidate]) -> Set[str]:
    """Return both ends of routes if an end is in two routes, or if both are places by themselves."""
    partners: dict[str, set[str]] = defaultdict(set)
    places = {text[one.start : one.end] for one in found if one.kind == "LOC"}
    routes = []
    for one in found:
        route = _ROUTE.fullmatch(text, one.start, one.end) if one.kind in ("LOC", "ORG") else None
        if route and route["one"] != route["other"] and route["one"] not in _PREFIXES:
            routes.append((route["one"], route["other"], one.kind))
            partners[route["one"]].add(route["other"])
            partners[route["other"]].add(route["one"])
    ends: set[str] = set()
    for one_end, other, kind in routes:
        is_shared = max(len(partners[one_end]), len(partners[other])) > 1 and kind == "LOC"
        if is_shared or (one_end in places and other in places):
            ends.update((one_end, other))
            ends.update(partners[one_end] | partners[other] if is_shared else ())
    return ends


def _completed(text: str, one: NameCandidate, floor: int, alone: Set[str]) -> NameCandidate:
    """Extend a candidate, not before `floor`; `alone` has the names that stand outside of compounds."""
    form = _form(text, one)
    tail: re.Match[str] | None = None
    if _WAY.fullmatch(form):
        tail = _WAY_TAIL.match(text, one.end)
    is_open = one.kind in ("LOC", "PER", "MISC") or (one.kind == "ORG" and one.chance < _SURE)
    if tail is None and is_open:
        tail = _STREETS.match(text, one.end)
    if tail is None and one.kind in ("LOC", "PER", "ORG"):
        tail = _TAIL.match(text, one.end)
        work = _WORK.match(text, one.end) if tail is None and len(form) >= _LEAST else None
        tail = work if form not in alone else tail
    if tail is not None:
        one = NameCandidate(one.start, tail.end(), sure("LOC"))
    part = _PART.search(text, max(floor, one.start - _PART_REACH), one.start)
    if part and one.kind in ("LOC", "ORG"):
        return one._replace(start=part.start())
    return one


def _form(text: str, one: NameCandidate) -> str:
    return " ".join(text[one.start : one.end].split())
