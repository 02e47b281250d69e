"""Read what stands around a person's name and tells namesakes apart: titles, and words for a relative.

A title belongs to one of them: "President Mbeya". A relative is named in passing, and the surname alone
stays with the person who had it before: "Ross Alger was born in Prelate, the son of Harry Alger. Alger
studied law." It goes over to a relative who speaks, or is named in full again.
"""

from __future__ import annotations

from summarizer.entities.lexicon.honorifics import (
    GENDER_OF_TITLE,
    ROLE_MODIFIERS,
    ROLES,
    TITLES,
)
from summarizer.patterns import compiled

_TITLES_BEFORE = compiled(r"(?:(?<=\s)|^)((?:[^\W\d_]+\.?(?:[ -]| of )){1,4})$")
_TITLES_REACH = 48
_RELATIVES_REACH = 48
"""Code points before a name in which a word for a relative is searched."""
_RELATIVES = (
    r"(?:grand|great-grand|step-?|half-?|god)?(?:son|daughter|father|mother|brother|sister|child|children)|"
    r"(?:ex-)?(?:wife|husband)|widow|widower|nephew|niece|cousin|uncle|aunt|twin|sibling|parents|grandparents|"
    r"descendant|fiancée?|brother-in-law|sister-in-law|father-in-law|mother-in-law|son-in-law|daughter-in-law"
)
_BEFORE = compiled(
    rf"\b(?i:{_RELATIVES})(?:\s+of)?(?:\s*,)?\s+(?:the\s+)?(?:[\w’'.-]+\s+){{0,3}}?(?:[\"“]\w+[\"”]\s+)?$"
)
_AFTER = compiled(rf",\s+(?:his|her|their)\s+(?:\w+\s+)?(?i:{_RELATIVES})\b")
_SPEAKS = compiled(
    r"(?:\s*,[^,.;]{1,40},)?\s+(?:said|says|told|tells|added|adds|recalled|recalls|wrote|writes|asked|asks|called|"
    r"described|thanked|urged|insisted|explained|testified)\b"
)


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


def is_relative(text: str, start: int, end: int) -> bool:
    """Return whether a name is introduced as that of somebody's relative who does not speak."""
    before = text[max(0, start - _RELATIVES_REACH) : start].replace("\n", " ")
    if not (_BEFORE.search(before) or _AFTER.match(text, end)):
        return False
    return _SPEAKS.match(text, end) is None
