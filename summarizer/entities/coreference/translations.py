"""Tell whether a name in brackets translates the one before: "Partido Verde (Green Party)".

A name in brackets is more often where something is or whom it belongs to, so the first name must be in
another language, and each word of the second an English one.
"""

from __future__ import annotations

from summarizer.document import EntityType
from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.lexicon.word_lists import (
    BODY_TAILS,
    FIELDS,
    FOREIGN_HEADS,
    FOREIGN_SMALL,
    GROUNDS,
    MODIFIERS,
    NATURE,
    PLACE_HEADS,
    SMALL,
)
from summarizer.entities.words import Words, folded

_FIELDS = frozenset(word.lower() for word in FIELDS)
_BUILT = frozenset({"building", "gate", "hall", "house", "palace", "park", "peak", "square", "tower"})
_HEADS: dict[EntityType, frozenset[str]] = {"organization": BODY_TAILS, "place": GROUNDS | _BUILT}
"""Heads of an English name by type. Provinces and the like are left out: "Villa Rosa (Tarn Province)"."""
_FIRST_ENGLISH = BODY_TAILS | PLACE_HEADS
_WORDS = MODIFIERS | SMALL | BODY_TAILS | PLACE_HEADS | NATURE | _BUILT


def is_translation(form: str, other: str, type_: EntityType) -> bool:
    """Return whether the second of two names of one type translates the first into English."""
    heads = _HEADS.get(type_)
    return heads is not None and _is_foreign(form) and _is_english(folded(other), heads)


def _is_foreign(form: str) -> bool:
    words = folded(form)
    if len(words) < 2 or not _FIRST_ENGLISH.isdisjoint(words):
        return False
    return not form.isascii() or not FOREIGN_SMALL.isdisjoint(words) or not FOREIGN_HEADS.isdisjoint(words)


def _is_english(words: Words, heads: frozenset[str]) -> bool:
    words = words[1:] if words[0] == "the" else words
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    common = gazetteer().common
    return (
        len(words) > 1
        and head in heads
        and all(word in _WORDS or word in _FIELDS or word in common for word in words)
    )
