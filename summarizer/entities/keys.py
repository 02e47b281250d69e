"""Under what key the forms of one name come together, whatever their case, accents and dots."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from summarizer.entities.entity import EntityType
from summarizer.entities.gazetteer import Gazetteer, straight

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LEGAL = frozenset({"inc", "corp", "ltd", "llc", "plc", "co", "gmbh", "ag"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})

Words = tuple[str, ...]


class Key(NamedTuple):
    """A known form's key is what it stands for; another's its folded words."""

    known: EntityType | None
    words: Words


def key_of(form: str, type_: EntityType, known: Gazetteer) -> Key:
    if type_ in ("date", "quantity"):
        return Key(type_, folded(form))
    what = known.find(form) or (known.loud_forms.get(straight(form).lower()) if form.isupper() else None)
    if what:
        return Key(what.type, (what.name,))
    words = folded(form)
    trimmed = tuple(word for word in words if word not in _LEGAL)
    if len(trimmed) < len(words) and (what := known.find(" ".join(form.split()[: len(trimmed)]))):
        return Key(what.type, (what.name,))
    return Key(None, trimmed or words)


def folded(form: str) -> Words:
    """Words in lower case, without accents, dots and typographic apostrophes."""
    plain = straight(form).replace(".", "" if "." in form[:-1] and " " not in form else " ")
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in apart if not unicodedata.combining(char))
    return tuple(_WORD.findall(plain.casefold())) or (plain,)


def person_key(words: Words) -> Words:
    """First and last name: "Donald J. Trump" is "Donald Trump", "Donald Trump Jr." is not."""
    if len(words) < 3:
        return words
    if words[-1] in _GENERATIONS:
        return words if len(words) == 3 else (words[0], words[-2], words[-1])
    return (words[0], words[-1]) if all(len(word) == 1 for word in words[1:-1]) else words


def initials(form: str) -> str:
    """ "International Monetary Fund" gives "imf"; small words count for nothing."""
    return "".join(word[0] for word in re.findall(r"[^\W_]+", form) if word[0].isupper()).lower()
