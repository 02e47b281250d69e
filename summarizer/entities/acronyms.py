"""Match acronyms with long names, by their letters and by the text between the two.

"KCNA" is the "Korean Central News Agency" if the text links them, by brackets in either order or by words
like "also known as", or by its initials alone once the long name has been mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.entities.lexicon.word_lists import SMALL

LONGEST = 8
"""Maximum letters of an acronym."""
_SUFFIX = 3
"""Maximum letters after the hyphen of an acronym."""
NEAR = 60
"""Maximum code points between two names that the text links."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPENS = re.compile(
    r"(?:['’]s)?[\s,\"“”’']*[(\[](?:(?:the|or|also|known|called|formerly|hereafter|as|abbreviated)\s+)*[\"“‘']*$"
)
_SAYS = re.compile(
    r"[\s,\"”’'(–—-]*(?:which is |who is |who was |is |was )?"
    r"(?:(?:also|better|formerly|previously|commonly|widely|popularly)\s+"
    r"(?:(?:known|called|abbreviated|referred to)\s+(?:as\s+|to\s+|simply\s+)*)?|a\.?k\.?a\.?\s+)"
    r"(?:the\s+)?[\"“‘']*$"
)
"""Phrases that link two names. Plain "known as" and "called" are not included, because of text like "a camp
near Antioch known as the Thebaid"."""
_CALLED = re.compile(r",?\s*(?:known|called|abbreviated)\s+(?:as\s+|to\s+)?(?:the\s+)?[\"“‘']*$")
_OR = re.compile(r"\s*,?\s+or\s+(?:the\s+)?[\"“‘']*$")


def stem(form: str) -> str:
    """Return an acronym without dots, ampersands and the suffix of a branch: "FRA" for "FRA-W"."""
    plain = form.replace(".", "").replace("&", "")
    head, hyphen, tail = plain.partition("-")
    is_branch = hyphen and len(tail) <= _SUFFIX and tail.isalpha() and plain.replace("-", "").isupper()
    return head if is_branch else plain


def is_acronym(form: str) -> bool:
    """Return whether a form is a short word with at least two capitals: "KCNA", "U.N.", "MoD", "FRA-W"."""
    letters = stem(form)
    return (
        1 < len(letters) <= LONGEST and letters.isalnum() and sum(letter.isupper() for letter in letters) > 1
    )


def initials(form: str) -> Iterator[str]:
    """Yield possible acronyms of a name of several words, in lower case, most likely first."""
    words = [word.lower() for word in _WORD.findall(form)]
    if len(words) < 2:
        return
    if words[0] == "the":
        del words[0]
    large = "".join(word[0] for word in words if word not in SMALL)
    every = "".join(word[0] for word in words)
    for letters in dict.fromkeys((large, every)):
        if 1 < len(letters) <= LONGEST:
            yield letters


def tied(between: str) -> bool:
    """Return whether the text between two names states that the second is another name of the first."""
    return len(between) <= NEAR and _SAYS.match(between) is not None


def offered(between: str) -> bool:
    """Return whether the text between two names suggests an alternative name, by a bracket or "or"."""
    if len(between) > NEAR:
        return False
    return any(way.match(between) for way in (_OPENS, _OR, _CALLED))


def stands_for(short: str, long: str) -> bool:
    """Return whether an acronym consists of letters of a long name: its initials, or others in order."""
    if not is_acronym(short) or len(long) < len(short) + 2:
        return False
    wanted = stem(short)
    if wanted.lower() in initials(long):
        return True
    words = [word for word in _WORD.findall(long) if word.lower() not in SMALL]
    if not words or words[0][0].lower() != wanted[0].lower() or len(words) < 2:
        return False
    return _spelled_from(wanted, words)


def _spelled_from(short: str, words: list[str]) -> bool:
    """Return whether all letters occur in order, and all but two capitals as initials: UNMIK, ACPeds."""
    capitals = [letter.lower() for letter in short if letter.isupper()]
    at_heads = _in_order(capitals, "".join(word[0] for word in words).lower())
    return at_heads >= max(2, len(capitals) - 2) and _in_order(short.lower(), "".join(words).lower()) == len(
        short
    )


def _in_order(wanted: Iterable[str], letters: str) -> int:
    """Count the letters of `wanted` that are found in order."""
    at = found = 0
    for letter in wanted:
        place = letters.find(letter, at)
        if place >= 0:
            at, found = place + 1, found + 1
    return found
