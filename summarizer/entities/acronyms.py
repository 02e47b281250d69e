"""Match acronyms and blends with long names by their letters.

"KCNA" is the "Korean Central News Agency" if the text links them (see `other_names`), or by its initials
alone once the long name has been mentioned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.entities.lexicon.word_lists import SMALL, TAILS
from summarizer.patterns import compiled

LONGEST = 8
"""Maximum letters of an acronym."""
_BLENDED = 3
"""Minimum letters of the last word of a blend after which one more letter may differ: "buro" for "Bureau"."""
_LEGAL_FORMS = TAILS - {"co", "company", "group", "holdings"}
"""Last words that an acronym may omit."""
_COMPOUND, _LONGEST_COMPOUND = 5, 16
"""Minimum and maximum letters of a compound."""
_CODE = compiled(r"([A-Z]{1,4})[- ]?(\d+)")
_SUFFIX = 3
"""Maximum letters after the hyphen of an acronym."""
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")


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
    short = large[:-1] if words[-1] in _LEGAL_FORMS else large
    for letters in dict.fromkeys((large, every, short)):
        if 1 < len(letters) <= LONGEST:
            yield letters


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


def is_blend(short: str, long: str) -> bool:
    """Return whether a word is made of the beginnings of others: "Politburo" of "Political Bureau"."""
    words = [word for word in _WORD.findall(long.lower()) if word not in SMALL or word == "of"]
    rest, parts = short.lower(), 0
    if not short.isalpha() or not short[:1].isupper():
        return False
    for number, word in enumerate(words):
        common = 0
        while common < min(len(rest), len(word)) and rest[common] == word[common]:
            common += 1
        if common < 2:
            return False
        is_last = number == len(words) - 1
        rest = rest[common:]
        parts += 1
        if is_last and common >= _BLENDED:
            rest = rest[1:]
    return parts > 1 and not rest


def is_compound(short: str, long: str) -> bool:
    """Return whether an acronym is made of the beginnings of two or more words: TARNCOM, Tarn Command."""
    letters = short.lower()
    if not _COMPOUND <= len(short) <= _LONGEST_COMPOUND or not (short.isalpha() and short.isupper()):
        return False
    parts = {0: 0}
    for word in _WORD.findall(long.lower()):
        for start, before in list(parts.items()):
            for end in range(start + 2, min(len(letters), start + len(word)) + 1):
                if word.startswith(letters[start:end]):
                    parts[end] = max(parts.get(end, 0), before + 1)
    return parts.get(len(letters), 0) > 1


def is_code(short: str, long: str) -> bool:
    """Return whether a code and a name end in the same number: TF-104, Task Force 104."""
    code = _CODE.fullmatch(short)
    words = long.split()
    return code is not None and len(words) > 1 and words[-1] == code[2]


def _in_order(wanted: Iterable[str], letters: str) -> int:
    """Count the letters of `wanted` that are found in order."""
    at = found = 0
    for letter in wanted:
        place = letters.find(letter, at)
        if place >= 0:
            at, found = place + 1, found + 1
    return found
