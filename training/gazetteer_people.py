"""Given names, and the words and names that tell which forms stand for more than one thing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from faker.config import AVAILABLE_LOCALES

from training.gazetteer_kept import ENGLISH, hand, is_word, plain, provider

_CYRILLIC = ("uk_UA", "ru_RU")
_WHOLE = ("cs_CZ", "en_IN", "en_NG", "hu_HU", "pl_PL", "ro_RO", "sw", "tr_TR")
"""Locales of which every given name is taken: no second one of Faker's shares them."""


def given_names() -> list[str]:
    """Those of two languages or more, those common in English, and those of tongues that no other shares."""
    languages = Counter(name for names in _by_language().values() for name in names)
    common = set(_names_of("en_US")) | set(_names_of("en_GB"))
    foreign = {romanized(name, locale) for locale in _CYRILLIC for name in _names_of(locale)}
    foreign |= {name for locale in _WHOLE for name in _names_of(locale)}
    foreign |= {row[2] for row in provider("person", "ja_JP").first_name_pairs}
    ours = {row[0] for row in hand("given_names.txt")}
    spread = {name for name, count in languages.items() if count > 1}
    calendar = {*ENGLISH.months["format"]["wide"].values(), *ENGLISH.days["format"]["wide"].values()}
    found = {name for name in (common | spread | foreign) if _is_name(name) and not is_word(name)}
    return sorted((found | ours) - calendar)


def _is_name(name: str) -> bool:
    return (
        bool(re.fullmatch(r"[^\W\d_]{2,}(?:[-'][^\W\d_]+)*", name))
        and name[0].isupper()
        and name[1].islower()
    )


def _by_language() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for locale in sorted(AVAILABLE_LOCALES):
        names = (name for name in _names_of(locale) if unicodedata.name(name[0], "").startswith("LATIN"))
        found.setdefault(locale.split("_")[0], set()).update(names)
    return found


@cache
def _names_of(locale: str, kind: str = "first_names") -> frozenset[str]:
    try:
        source = provider("person", locale)
    except ModuleNotFoundError:
        return frozenset()
    lists = (getattr(source, name) for name in dir(source) if name.startswith(kind))
    return frozenset(
        plain(name) for names in lists if isinstance(names, Iterable) for name in names
        if isinstance(name, str) and name.strip()
    )  # fmt: skip


def romanized(name: str, locale: str) -> str:
    """As the press does: Ukraine's rules of 2010, and BGN/PCGN without its marks for Russian."""
    table = _UKRAINIAN if locale == "uk_UA" else _RUSSIAN
    lower = name.lower()
    latin = "".join(
        _INITIAL.get(char, table[char]) if locale == "uk_UA" and at == 0 else table.get(char, char)
        for at, char in enumerate(lower)
    )
    latin = re.sub(r"(?:iy|yy)$", "y", latin) if locale == "ru_RU" else latin
    return latin.capitalize()


def _table(letters: str, latin: str) -> dict[str, str]:
    return {
        letter: "" if sound == "-" else sound for letter, sound in zip(letters, latin.split(), strict=True)
    }


_SHARED = "a b v d zh z k l m n o p r s t u f kh ts ch sh shch -"
_SHARED_LETTERS = "абвджзклмнопрстуфхцчшщь"
_UKRAINIAN = _table(_SHARED_LETTERS + "гґеєиіїйюя'ʼ’", f"{_SHARED} h g e ie y i i i iu ia - - -")
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_RUSSIAN = _table(_SHARED_LETTERS + "геёийъыэюя", f"{_SHARED} g e yo i y - y e yu ya")


def common_words(names: Iterable[str]) -> list[str]:
    """Words that open sentences, kept by hand, with the commonest of English, which Faker has."""
    ours = {row[0] for row in hand("openers.txt")}
    faker = {word for word in provider("lorem", "en_US").word_list if word.islower()}
    return sorted(ours | (faker - {name.lower() for name in names}))


def people(given: Iterable[str]) -> frozenset[str]:
    """Given names and the surnames of English, by which a place's name may be a person's."""
    names = _names_of("en_US") | _names_of("en_GB") | _names_of("en")
    return frozenset(given) | names | _names_of("en_US", "last_names") | _names_of("en_GB", "last_names")


def ambiguous(forms: Iterable[str], sure: Iterable[str], given: Iterable[str]) -> list[str]:
    """Forms that are words or people's names as well, and given names that are words.

    Not so those of countries, capitals, peoples and bodies: with a capital, "China", "Paris" or "Polish" are
    hardly ever anything else in a briefing, but for the few that are listed.
    """
    persons = people(given)
    settled = frozenset(sure) - {row[0] for row in hand("doubtful.txt")}
    doubtful = {form for form in forms if form in persons or is_word(form)}
    return sorted((doubtful - settled) | {name for name in given if is_word(name)})
