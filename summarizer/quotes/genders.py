"""Tell the gender of a person from titles, roles and given names, for the pronouns "he" and "she".

Where nothing tells it, it stays open: such a person may be either.
"""

from __future__ import annotations

from summarizer.entities.lexicon.given_names import GENDER_OF_GIVEN, Gender
from summarizer.entities.lexicon.name_parts import GENDER_OF_TITLE
from summarizer.quotes.verbs import words_of

_MALE_ROLES = words_of(
    """mr sir king prince chairman spokesman congressman businessman father brother lord son husband uncle
    grandfather widower fireman policeman salesman fisherman cameraman statesman monk priest assemblyman
    councilman grandson nephew fiance baron duke emperor"""
)
_FEMALE_ROLES = words_of(
    """mrs ms miss lady queen princess chairwoman spokeswoman congresswoman businesswoman mother sister
    dame actress daughter wife aunt grandmother widow policewoman saleswoman fisherwoman camerawoman
    stateswoman nun midwife assemblywoman councilwoman granddaughter niece fiancee baroness duchess
    empress waitress hostess heroine"""
)


def of_name(name: str) -> Gender | None:
    """Return the gender of a full name, by its first word; None for a single word or an open one."""
    words = name.lower().split()
    if len(words) < 2:
        return None
    return GENDER_OF_GIVEN.get(words[0].rstrip("."))


def of_words(words: frozenset[str]) -> Gender | None:
    """Return the gender that titles or the words of a role tell; None if none or both."""
    male = not _MALE_ROLES.isdisjoint(words) or any(GENDER_OF_TITLE.get(word) == "m" for word in words)
    female = not _FEMALE_ROLES.isdisjoint(words) or any(GENDER_OF_TITLE.get(word) == "f" for word in words)
    if male == female:
        return None
    return "m" if male else "f"


def is_unlikely(name: str, gender: Gender) -> bool:
    """Return whether an unlisted given name has the ending of the other gender.

    Those in "a" are mostly women's, those in "o" or "us" men's.
    """
    words = name.lower().split()
    return len(words) > 1 and words[0].endswith("a" if gender == "m" else ("o", "us"))
