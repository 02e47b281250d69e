"""Split names into folded words, under which the forms of one name meet."""

from __future__ import annotations

import unicodedata

from summarizer.entities.lexicon.gazetteer import straight
from summarizer.entities.lexicon.word_lists import BODY_HEADS
from summarizer.patterns import compiled

LONGEST = 200
"""Maximum code points of a form that are processed; real names are shorter."""
_WORD = compiled(r"[^\W_]+(?:'[^\W_]+)*")
_DOTTED = compiled(r"\b(?:[^\W\d_]\.){2,}")
"""An acronym with dots ("U.S."). Initials of a person are split by `person_words` before."""

Words = tuple[str, ...]


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


def turned(words: Words) -> Words:
    """Invert a name with "of": "University of Zurich" to "Zurich University".

    "Affairs" is dropped, so that "Ministry of Foreign Affairs" becomes "Foreign Ministry".
    """
    if len(words) > 2 and words[1] == "of" and words[0] in BODY_HEADS:
        rest = words[3:] if words[2] == "the" else words[2:]
        rest = rest[:-1] if len(rest) > 1 and rest[-1] == "affairs" else rest
        return (*rest, words[0])
    return words
