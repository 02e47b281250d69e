"""Normalize names to keys under which the forms of one name meet: folded words, short forms, skeletons.

A key ignores case, accents, dots and titles.

A sure short form ("Juncker", "von der Leyen", "the Times") refers to the last mentioned of the names that
have it. A doubtful one ("Bill", "Goldman") counts only if a single name in the text has it.

A skeleton is a word without what transliterations disagree about, as in Zelenskyy, Zelensky and Zelenskiy;
two words with one skeleton are then compared letter by letter. Words that are alike may well be two names
("Lena", "Lina"), so only those of six letters and more count, a final "a" must agree ("Martin", "Martina";
"Medvedev", "Medvedeva"), and the caller sees to it that types do.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from summarizer.document import FIGURES, EntityType
from summarizer.entities.lexicon.gazetteer import Gazetteer, GazetteerEntry, straight
from summarizer.entities.lexicon.honorifics import (
    GENERATIONS,
    GIVEN_TITLES,
    HONORS,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    ARTICLES,
    BODY_TAILS,
    FAMILY_FIRST,
    FIELDS,
    GENERIC,
    HEADS,
    MODIFIERS,
    NATIONAL_HEADS,
    NATURAL_TAILS,
    ORGANIZATION_HEADS,
    OWN_APOSTROPHE,
    PARTICLES,
    PARTS_OF_PLACES,
    PLACE_TAILS,
    QUARTERS,
    SMALL,
    SONS,
    SPELLINGS,
    STATE_HEADS,
    STORM_WORDS,
    SURE_PARTICLES,
    TAILS,
)
from summarizer.entities.words import LONGEST, Words, folded
from summarizer.patterns import compiled

_POSSESSIVE = compiled(r"(?<=\w)(?:['’][sS]|(?<=[sS])['’])$")
_MARKS = " \t\n\"“”„«»‘'()[]{},;:*_"

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
    while end - start > 1 and words[start] in TITLES and not _is_given(words[start:end]):
        start += 1
    return words[start:end]


def _is_given(words: Words) -> bool:
    """Return whether a title that is also a given name begins a name: "Don Hale", "Don W. Hale"."""
    return words[0] in GIVEN_TITLES and (len(words) < 3 or len(words[1]) == 1 or words[1] in PARTICLES)


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


_TEAM = 3
"""Maximum words of the name of a team."""
_REGNAL = 2
"""Words of the name of a king: "Carol II"."""
MOST_WORDS = 12
"""Maximum words of a name that is shortened; longer ones are lists or not names."""


class Shorts(NamedTuple):
    """The sure and the doubtful short forms of a name."""

    sure: tuple[Words, ...] = ()
    doubtful: tuple[Words, ...] = ()


NOTHING = Shorts()


class ShortForms:
    """Short forms by key, with a cache per document."""

    def __init__(self, known: Gazetteer) -> None:
        self._known = known
        self._found: dict[tuple[NameKey, EntityType], Shorts] = {}

    def of(self, key: NameKey, type_: EntityType) -> Shorts:
        """Return the short forms of a name; none for a name of one word."""
        if not 1 < len(key.words) <= MOST_WORDS:
            return NOTHING
        place = key, type_
        if place not in self._found:
            self._found[place] = self._worked_out(*place)
        return self._found[place]

    def _worked_out(self, key: NameKey, type_: EntityType) -> Shorts:
        if key.side == "person":
            return _of_person(key.words, self._known)
        if type_ == "event" and key.words[0] in STORM_WORDS:
            return Shorts((key.words[-1:],))
        return _of_place(key.words) if type_ == "place" else _of_body(key.words, type_, self._known)


def _of_person(words: Words, known: Gazetteer) -> Shorts:
    if words[-1] in GENERATIONS:
        tails = range(1, len(words) - 1)
        if len(words) == _REGNAL:
            return Shorts((), (words[:1],))
        return Shorts((), (*(words[at:-1] for at in tails), *(words[at:] for at in tails)))
    ends = [words[at:] for at in range(1, len(words)) if words[at] not in PARTICLES or len(words) - at > 1]
    starts = [words[:end] for end in range(1, len(words))]
    if "the" in words or "of" in words:
        return Shorts((), (words[:1],))
    if is_family_first(words, known):
        return Shorts(
            (words[:1],), tuple(form for form in ends if len(form[0]) > 2 and form[:1] != words[:1])
        )
    ends += [words[at + 1 : at + 2] for at in range(1, len(words) - 2) if words[at] in SONS]
    if any(len(word) == 1 for word in words[1:-1]):
        ends.append((words[0], words[-1]))
    doubtful = [start for start in starts if len(start[-1]) > 1]
    return Shorts(tuple(ends), (*doubtful, *_of_father(words, known)))


def _of_father(words: Words, known: Gazetteer) -> tuple[Words, ...]:
    """Return the first of two surnames: "Orduña" for "Ana Belén Orduña Salcedo"."""
    if (
        len(words) < 3
        or len(words[-2]) < 3
        or words[-2] in PARTICLES
        or words[-2].capitalize() in known.given_names
    ):
        return ()
    return (words[-2:-1],)


def is_family_first(words: Words, known: Gazetteer) -> bool:
    """Return whether the family name is first, as in "Xi Jinping" and "Kim Jong Un", not "Kim Basinger"."""
    if words[0] not in FAMILY_FIRST or len(words) > 3:
        return False
    if words[0].capitalize() not in known.given_names:
        return True
    return len(words) == 3 and words[1].capitalize() not in known.given_names


def _of_place(words: Words) -> Shorts:
    first = 1 + (words[0] in PARTS_OF_PLACES)
    sure = [words[at:] for at in range(first, len(words) - 1) if words[at] not in SMALL]
    if words[-1] in GENERIC:
        sure.append(words[-1:])
    if words[0] in QUARTERS and len(words) == 2:
        sure.append(words[:1])
    start = words[:-1]
    doubtful = [start] if words[-1] in PLACE_TAILS and start[0] not in MODIFIERS | GENERIC else []
    if words[-1] in NATURAL_TAILS and len(start) > 1 and start[0] in PARTS_OF_PLACES:
        doubtful.append(start)
    if words[0] in ("mount", "mt") and len(words) == 2:
        doubtful.append(words[1:])
    if words[-1] == "islands" and len(words) == 2:
        doubtful.append((f"{words[0]}s",))
    return Shorts(tuple(sure), tuple(doubtful))


def _of_body(words: Words, type_: EntityType, known: Gazetteer) -> Shorts:
    sure = [words[at:] for at in range(1, len(words) - 1) if words[at] not in SMALL]
    doubtful: list[Words] = []
    if words[-1] in GENERIC and words[-1] != "house":  # "The House" is never Craigie House.
        sure.append(words[-1:])
    for end in range(1, len(words)):
        if words[end] in SMALL and words[end - 1] not in SMALL:
            sure.append(words[:end])
            if end > 1 and words[end - 1] in GENERIC:
                sure.append(words[end - 1 : end])
            break
    first = words[0]
    if first not in MODIFIERS | GENERIC | SMALL and len(first) > 3:
        doubtful.append((first,))
    if words[-1] in BODY_TAILS:
        starts = (
            words[:end]
            for end in range(2, len(words))
            if words[end - 1] not in SMALL | HEADS | ORGANIZATION_HEADS
        )
        doubtful += [start for start in starts if not BODY_TAILS.union(MODIFIERS, SMALL).issuperset(start)]
    may_be_team = type_ == "organization" and len(words) <= _TEAM and _is_plural(words[-1])
    if may_be_team and words[-1] not in known.common and words[0].capitalize() not in FIELDS:
        doubtful.append(words[-1:])
    return Shorts(tuple(sure), tuple(doubtful))


def _is_plural(word: str) -> bool:
    """Return whether a word may be the name of a team: "Spurs" for "San Antonio Spurs"."""
    return len(word) > _TEAM and word.endswith("s") and not word.endswith("ss") and word not in BODY_TAILS


LEAST_LETTERS, MOST_LETTERS = 6, 30
"""Letters of the shortest and the longest word that may be spelled in two ways."""
FARTHEST = 2
"""Letters by which two spellings of a person's name may differ."""
_LOOSE = compiled(r"[aeiouyhwj]")
_DOUBLED = compiled(r"(.)\1+")
_ONE_SOUND = str.maketrans({"q": "k", "c": "k", "z": "s"})


def skeleton(word: str) -> str:
    """First letter and consonants, those of one sound alike, none doubled."""
    if not LEAST_LETTERS <= len(word) <= MOST_LETTERS:
        return word
    return word[:1] + _DOUBLED.sub(r"\1", _LOOSE.sub("", word[1:].translate(_ONE_SOUND)))


def skeletons(words: Words) -> Words:
    return tuple(skeleton(word) for word in words)


def near(one: Words, other: Words, farthest: int = FARTHEST) -> bool:
    """Are these two spellings of one name? Each word is the same, or a spelling of the other's."""
    if len(one) != len(other):
        return False
    return all(a == b or _is_spelling(a, b, farthest) for a, b in zip(one, other, strict=True))


def _is_spelling(one: str, other: str, farthest: int) -> bool:
    if not LEAST_LETTERS <= min(len(one), len(other)) <= max(len(one), len(other)) <= MOST_LETTERS:
        return False
    alike = _feminine(one) == _feminine(other) and skeleton(one) == skeleton(other)
    return alike and _apart(one, other) <= farthest


def _feminine(word: str) -> bool:
    """As "Martina" ends, and not "Lukashenka", who is Lukashenko, nor "Haniya", who is Haniyeh."""
    return word.endswith("a") and not word.endswith(("ka", "ya"))


def _apart(one: str, other: str) -> int:
    """Letters to insert, delete or exchange (Wagner and Fischer 1974)."""
    row = list(range(len(other) + 1))
    for down, letter in enumerate(one, 1):
        previous, row[0] = row[0], down
        for across, against in enumerate(other, 1):
            previous, row[across] = (
                row[across],
                min(row[across] + 1, row[across - 1] + 1, previous + (letter != against)),
            )
    return row[-1]
