"""Tell relatives, who are named in passing, from the person a text is about: "the son of Harry Alger".

The surname alone stays with the person who had it before: "Ross Alger was born in Prelate, the son of Harry
Alger. Alger studied law." It goes over to a relative who speaks, or is named in full again.
"""

from __future__ import annotations

import re

_REACH = 48
"""Code points before a name in which a word for a relative is searched."""
_RELATIVES = (
    r"(?:grand|great-grand|step-?|half-?|god)?(?:son|daughter|father|mother|brother|sister|child|children)|"
    r"(?:ex-)?(?:wife|husband)|widow|widower|nephew|niece|cousin|uncle|aunt|twin|sibling|parents|grandparents|"
    r"descendant|fiancée?|brother-in-law|sister-in-law|father-in-law|mother-in-law|son-in-law|daughter-in-law"
)
_BEFORE = re.compile(
    rf"\b(?i:{_RELATIVES})(?:\s+of)?(?:\s*,)?\s+(?:the\s+)?(?:[\w’'.-]+\s+){{0,3}}?(?:[\"“]\w+[\"”]\s+)?$"
)
_AFTER = re.compile(rf",\s+(?:his|her|their)\s+(?:\w+\s+)?(?i:{_RELATIVES})\b")
_SPEAKS = re.compile(
    r"(?:\s*,[^,.;]{1,40},)?\s+(?:said|says|told|tells|added|adds|recalled|recalls|wrote|writes|asked|asks|called|"
    r"described|thanked|urged|insisted|explained|testified)\b"
)


def is_relative(text: str, start: int, end: int) -> bool:
    """Return whether a name is introduced as that of somebody's relative who does not speak."""
    before = text[max(0, start - _REACH) : start].replace("\n", " ")
    if not (_BEFORE.search(before) or _AFTER.match(text, end)):
        return False
    return _SPEAKS.match(text, end) is None
