"""What stands around a text and is no part of it: whom to follow, who holds the rights, who edited it.

What a source repeats in every briefing needs no list, since it was read before. These are the forms in which
such lines change from one to the next.
"""

from __future__ import annotations

import re

_READ = 200
_LINES = re.compile(
    r"\W*(?:"
    r"(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|written|photos?|graphics?) by\b"
    r"|(?:read|see|click|listen|watch|learn|find out)\s+(?:more|here|also|now|the full)\b"
    r"|(?:follow|like|join|contact|email|find) (?:us|me|the author|our)\b"
    r"|(?:sign|log) (?:up|in)\b|subscribe\b|share (?:this|on)\b|print this\b|download (?:the|our) app\b"
    r"|(?:all )?rights reserved\b|copyright\b|©|\(c\) \d{4}"
    r"|(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?:?\s+[\w,. ]{0,12}\d"
    r"|(?:further|more|additional) information\b"
    r"|(?:image|photo|picture|photograph|video|source|credit|file photo)s?\s?:"
    r"|(?:this (?:article|story|page|report)|the above) (?:was|has been|is|may|contains|originally)\b"
    r"|for (?:more|further) (?:information|details|news)\b|related (?:news|articles|stories)\b"
    r"|terms (?:of|and) |privacy policy|cookies?\b"
    r")",
    re.IGNORECASE,
)


def is_boilerplate(sentence: str) -> bool:
    """Does it begin as such lines do? English only."""
    return _LINES.match(sentence[:_READ]) is not None
