"""What type a name is likely of, from its own words and from those beside it, and how sure that is."""

from __future__ import annotations

from summarizer.entities.entity import EntityType
from summarizer.entities.gazetteer import Gazetteer
from summarizer.entities.lexicon import DIRECTIONS, PLACE_PREPOSITIONS, SPEECH
from summarizer.entities.parts import Part
from summarizer.entities.tokens import Token

KNOWN, TITLED, HEADED, LIKELY, GUESS, UNSURE = 5, 4, 3, 2, 1, 0
_LONGEST_PERSON = 4
_LONGEST_ACRONYM = 6


def kind(
    part: Part, found: list[Token], start: int, end: int, has_role: bool, known: Gazetteer
) -> tuple[EntityType, int]:
    """The type and its certainty of the name at tokens `start` to `end`."""
    if part.known:
        return part.known.type, KNOWN
    if part.head:
        return part.head, HEADED
    words = [token for token in part.tokens if token.is_word]
    if part.titled or has_role:
        return "person", TITLED
    if words[0].text in DIRECTIONS and known.find(words[-1].text):
        return "place", HEADED
    if len(words) > 1:
        return _of_many(words, found, start, end, known)
    return _of_one(words[0], found, start, end, known)


def _of_many(
    words: list[Token], found: list[Token], start: int, end: int, known: Gazetteer
) -> tuple[EntityType, int]:
    before = found[start - 1].lower if start else ""
    if len(words) > _LONGEST_PERSON + 1 or any(word.text in ("of", "for", "and") for word in words):
        return "other", GUESS
    if known.find(words[0].text) and words[0].text not in known.given_names:
        return "organization", GUESS
    if words[0].text in known.given_names:
        return "person", HEADED
    if _speaks(found, end):
        return "person", LIKELY
    if before in PLACE_PREPOSITIONS:
        return "place", LIKELY
    if before in ("the", "a", "an") or any(word.lower in known.common for word in words):
        return "other", GUESS
    if any(word.text.isupper() and len(word.text) > 1 for word in words):
        return "organization", GUESS
    return "person", GUESS


def _of_one(
    word: Token, found: list[Token], start: int, end: int, known: Gazetteer
) -> tuple[EntityType, int]:
    before = found[start - 1].lower if start else ""
    if word.text in known.given_names:
        return "person", LIKELY
    if word.text.isupper() and 1 < len(word.text) <= _LONGEST_ACRONYM:
        return "organization", LIKELY
    if before in PLACE_PREPOSITIONS:
        return "place", LIKELY
    if _speaks(found, end) and before not in ("the", "a", "an"):
        return "person", LIKELY
    return "other", UNSURE


def _speaks(found: list[Token], end: int) -> bool:
    return end < len(found) and found[end].lower in SPEECH
