"""Runs of capitalized words with what may join them: the raw material of names.

A run never crosses a quotation mark, a bracket, a comma or a possessive ending; it may hold initials,
abbreviations ("Gen."), particles ("van der"), hyphens, "&", and "of" after a word that calls for it
("Ministry of", "Gulf of", "Secretary of").
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.entities.gazetteer import Gazetteer
from summarizer.entities.lexicon import (
    ABBREVIATIONS,
    ARABIC_ARTICLES,
    CALENDAR,
    CONNECTORS,
    NAMES_TOO,
    OF_HEADS,
    ORGANIZATION_HEADS,
    PORTFOLIOS,
)
from summarizer.entities.tokens import Token

LONGEST_RUN = 16
_PARTICLES = frozenset({"van", "von", "de", "bin", "ibn", "al", "el"})
_OFFICES = frozenset({"secretary", "minister", "chief", "head", "director"})


def runs(found: list[Token], known: Gazetteer) -> Iterator[tuple[int, int]]:
    """Half-open ranges of token indices, in order."""
    at = 0
    while at < len(found):
        if _opens(found, at, known):
            end = _extend(found, at, known)
            yield at, end
            at = end
        else:
            at += 1


def _opens(found: list[Token], at: int, known: Gazetteer) -> bool:
    token = found[at]
    if token.is_capital:
        return token.text != "I" and not _breaks(found, at, known)
    if token.text in ARABIC_ARTICLES and _glued(found, at + 1, "-"):
        return _capital(found, at + 2, known)
    return token.text in _PARTICLES and _capital(found, at + 1, known)


def _extend(found: list[Token], start: int, known: Gazetteer) -> int:
    end, chained = start + 1, False
    if not found[start].is_capital:
        end = start + (3 if _glued(found, start + 1, "-") else 2)
    while end < len(found) and end - start < LONGEST_RUN:
        step = _step(found, end, known, chained)
        if not step:
            break
        chained = chained or found[end].text in ("of", "for")
        end += step
    return end


def _step(found: list[Token], at: int, known: Gazetteer, chained: bool) -> int:
    """How many tokens from `at` still belong to the run that ends there; 0 for none."""
    token, before = found[at], found[at - 1]
    if token.is_word:
        if token.is_capital:
            return 0 if token.glued or not _capital(found, at, known) else 1
        return _particles(found, at, known) or _linked(found, at, known, chained)
    if token.text == "." and token.glued:
        short = before.text in ABBREVIATIONS or len(before.text) == 1
        return 2 if short and _capital(found, at + 1, known) else 0
    if token.text in ("-", "‑") and token.glued:
        return 2 if _hyphenated(found, at + 1, known) else 0
    return 2 if token.text == "&" and _capital(found, at + 1, known) else 0


def _particles(found: list[Token], at: int, known: Gazetteer) -> int:
    """ "van der" before a capital, "al-" glued to one."""
    if found[at].text in ARABIC_ARTICLES and _glued(found, at + 1, "-"):
        return 3 if _capital(found, at + 2, known) else 0
    end = at
    while end < min(at + 3, len(found)) and found[end].text in CONNECTORS:
        end += 1
    return end - at + 1 if end > at and _capital(found, end, known) else 0


def _linked(found: list[Token], at: int, known: Gazetteer, chained: bool) -> int:
    """ "of", "of the", "for", "and" with the capital after them, where the words before call for it."""
    link, before = found[at].text, found[at - 1].text
    after = at + 2 if at + 1 < len(found) and found[at + 1].text == "the" else at + 1
    if not _capital(found, after, known):
        return 0
    if link == "of":
        office = before.lower() in _OFFICES and found[after].text in PORTFOLIOS
        return after - at + 1 if office or before.lower() in OF_HEADS else 0
    if link == "for":
        return after - at + 1 if before.lower() in ORGANIZATION_HEADS else 0
    if link != "and" or not chained or after > at + 1:
        return 0
    return 0 if _stands_alone(found[after].text, known) else 2


def _stands_alone(word: str, known: Gazetteer) -> bool:
    return word in known.given_names or known.find(word) is not None


def _capital(found: list[Token], at: int, known: Gazetteer) -> bool:
    return at < len(found) and found[at].is_capital and not _breaks(found, at, known)


def _hyphenated(found: list[Token], at: int, known: Gazetteer) -> bool:
    """A capital, or a number as in "Covid-19", right after a hyphen."""
    if at >= len(found) or not found[at].glued:
        return False
    return found[at].text[0].isdigit() or _capital(found, at, known)


def _glued(found: list[Token], at: int, text: str) -> bool:
    return at < len(found) and found[at].glued and found[at].text == text


def _breaks(found: list[Token], at: int, known: Gazetteer) -> bool:
    """Days and months are dates, unless they follow a given name ("Theresa May")."""
    text = found[at].text
    if text not in CALENDAR:
        return False
    named = text in NAMES_TOO and at > 0 and found[at - 1].text in known.given_names
    return not named
