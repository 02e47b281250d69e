"""Normalize the forms of a name to a key that ignores case, accents, dots and titles."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from summarizer.document import FIGURES, EntityType
from summarizer.entities.lexicon.gazetteer import Gazetteer, GazetteerEntry, straight
from summarizer.entities.lexicon.name_parts import (
    ARTICLES,
    GENERATIONS,
    GIVEN_TITLES,
    HONORS,
    NATIONAL_HEADS,
    OWN_APOSTROPHE,
    PARTICLES,
    SPELLINGS,
    STATE_HEADS,
    SURE_PARTICLES,
    TAILS,
    TITLES,
)

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’][sS]|(?<=[sS])['’])$")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
"""An acronym with dots ("U.S."). Initials of a person are split by `person_words` before."""
_MARKS = " \t\n\"“”„«»‘'()[]{},;:*_"
LONGEST = 200
"""Maximum code points of a form that are processed; real names are shorter."""

Words = tuple[str, ...]
Side = Literal["person", "people", "thing"]
"""Broad class of a name. Names of different classes never match: Washington the man, and the city."""


class NameKey(NamedTuple):
    """Key of a name: for a form in the gazetteer its type and canonical name, for others the folded words and
    the side."""

    known: EntityType | None
    words: Words
    side: Side = "thing"


def side_of(type_: EntityType) -> Side:
    """Return the side of names of a type."""
    return "person" if type_ == "person" else "people" if type_ == "nationality" else "thing"


def bare(form: str) -> str:
    """Return a form on one line, without punctuation around it and without a possessive ending."""
    whole = " ".join(form[:LONGEST].split()).strip(_MARKS)
    if "'" not in whole and "’" not in whole:
        return whole
    if whole.rsplit(" ", 1)[-1].replace("’", "'").lower() in OWN_APOSTROPHE:
        return whole
    return _POSSESSIVE.sub("", whole) or whole


def known_as(form: str, type_: EntityType, known: Gazetteer) -> GazetteerEntry | None:
    """Look up a bare form in the gazetteer, if necessary without article, legal form or "Republic of"."""
    found = known.find(form) or (known.loud_forms.get(straight(form).lower()) if form.isupper() else None)
    if found or type_ == "person":
        return found
    words = form.split()
    if len(words) > 1 and words[0].lower() == "the":
        return known_as(" ".join(words[1:]), type_, known)
    if len(words) > 1 and words[-1].lower().strip(".,") in TAILS:
        return known_as(" ".join(words[:-1]).rstrip(","), type_, known)
    if len(words) > 2 and words[0].lower() in STATE_HEADS and words[1] == "of":
        place = known_as(" ".join(words[2:]), "place", known)
        return place if place and place.type == "place" else None
    return None


def key_of(form: str, type_: EntityType, known: Gazetteer) -> NameKey:
    """Return the key of a form in the text."""
    if type_ in FIGURES:
        return NameKey(type_, folded(form))
    plain = bare(form) or form
    entry = known_as(plain, type_, known)
    if entry is None:
        return name_key(plain, type_)
    words = name_key(entry.name, entry.type)
    return words if _is_national(entry, words) else NameKey(entry.type, (entry.name,))


def _is_national(what: GazetteerEntry, key: NameKey) -> bool:
    """Return whether an entry is an institution that every state has, so that its name alone is ambiguous."""
    return what.type == "organization" and not NATIONAL_HEADS.isdisjoint((key.words[0], key.words[-1]))


def name_key(form: str, type_: EntityType) -> NameKey:
    """Return the key of a bare form by its words, without the gazetteer."""
    side = side_of(type_)
    if side == "person":
        return NameKey(None, person_words(form), side)
    words = tuple(SPELLINGS.get(word, word) for word in folded(form))
    if side == "people":
        return NameKey(None, (*words[:-1], _singular(words[-1])), side)
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    end = len(words)
    while end > 1 and words[end - 1] in TAILS:
        end -= 1
    return NameKey(None, words[:end], side)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def folded(form: str) -> Words:
    """Split a form into words in lower case, without accents, dots and typographic apostrophes."""
    plain = straight(form[:LONGEST])
    if "." in plain:
        plain = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain).replace(".", " ")
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in apart if not unicodedata.combining(char))
        plain = plain.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
    return tuple(_WORD.findall(plain.casefold())) or (plain,)


def person_words(form: str) -> Words:
    """Return the folded words of a person's name, without titles, honors, middle initials and particles.

    "President Donald J. Trump" becomes "donald trump", "Donald Trump Jr." does not; "al-Sisi" becomes "sisi".
    """
    words = _without_particle(form, _without_titles(form))
    last = len(words) - (words[-1] in GENERATIONS and len(words) > 1)
    middle = tuple(word for word in words[1 : last - 1] if len(word) > 1)
    return words[:1] + middle + words[max(1, last - 1) :]


def middle_initials(form: str) -> Words:
    """Return the middle initials of a person's name, which `person_words` leaves out."""
    return tuple(word for word in _without_titles(form)[1:-1] if len(word) == 1)


def _without_titles(form: str) -> Words:
    words = folded(_in_order(form).replace(".", ". "))
    start, end = 0, len(words)
    while end - start > 1 and words[end - 1] in HONORS and end > 2:
        end -= 1
    while end - start > 1 + (words[start] in GIVEN_TITLES) and words[start] in TITLES:
        start += 1
    return words[start:end]


def _in_order(form: str) -> str:
    """Return a name that begins with the surname and a comma in its usual order: "Hale, Susan"."""
    surname, comma, given = form.partition(", ")
    is_suffix = given.lower().strip(".") in GENERATIONS | HONORS
    return f"{given} {surname}" if comma and given and not is_suffix else form


def _without_particle(form: str, words: Words) -> Words:
    """Remove the particles before a bare surname: "von der Leyen", "el-Sisi", but not "Al Gore"."""
    at = 0
    small, joined = form[:1].islower(), form[2:3] in ("-", "‑") and words[0] in ARTICLES
    while at < len(words) - 1 and words[at] in PARTICLES:
        sure = words[at] in SURE_PARTICLES or small or joined or at > 0 or words[at + 1] in SURE_PARTICLES
        if not sure:
            break
        at += 1
    return words[at:]
