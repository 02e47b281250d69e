"""Read the titles before a person's name, which tell namesakes apart: "President Mbeya"."""

from __future__ import annotations

import re

from summarizer.entities.lexicon.word_lists import GENDER_OF_TITLE, ROLE_MODIFIERS, ROLES, TITLES

_TITLES_BEFORE = re.compile(r"(?:(?<=\s)|^)((?:[^\W\d_]+\.?(?:[ -]| of )){1,4})$")
_TITLES_REACH = 48


def titles_before(text: str, start: int) -> tuple[str, ...]:
    """Return the titles right before a name, the longest first: "defence minister", then "minister"."""
    found = _TITLES_BEFORE.search(text[max(0, start - _TITLES_REACH) : start].replace("\n", " "))
    words = found[1].lower().replace(".", "").split() if found else []
    titles: list[str] = []
    for at in range(len(words) - 1, -1, -1):
        if not _is_title(words[at]):
            break
        titles.insert(0, " ".join(words[at:]))
    return tuple(title for title in titles if title.split()[0] not in GENDER_OF_TITLE)


def _is_title(word: str) -> bool:
    return word in ROLES or word in TITLES or word in ROLE_MODIFIERS or word.removesuffix("-elect") in ROLES
