"""A run of capitalized words taken apart into the names it holds.

"U.S. President Donald Trump" is a country, a title and a person; "However, United States-led" a country;
"U.S.-Russian" a country and a people; "European Command" one name, because its last word is the head of one.
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.entities.entity import EntityType
from summarizer.entities.gazetteer import LONGEST, Gazetteer, Known, first_word
from summarizer.entities.lexicon import (
    CONNECTORS,
    DIRECTIONS,
    EVENT_HEADS,
    FUNCTION_WORDS,
    ORGANIZATION_HEADS,
    PLACE_FIRST,
    PLACE_HEADS,
    PORTFOLIOS,
    ROLE_MODIFIERS,
    ROLES,
    UNNAMED_ENDINGS,
)
from summarizer.entities.tokens import Token

_ARTICLES = frozenset({"the", "a", "an"})
HEADS: tuple[tuple[frozenset[str], EntityType], ...] = (
    (ORGANIZATION_HEADS, "organization"),
    (EVENT_HEADS, "event"),
    (PLACE_HEADS, "place"),
)


class Part(NamedTuple):
    tokens: list[Token]
    known: Known | None = None
    titled: bool = False
    """A title or a role stands right before it."""
    head: EntityType | None = None


class Words(NamedTuple):
    """What the rest of the document says of a word."""

    text: str
    inside: frozenset[str] | set[str]
    """Words as they stand anywhere but at the head of a sentence."""

    def form(self, of: list[Token]) -> str:
        return self.text[of[0].start : of[-1].end]

    def is_name_elsewhere(self, word: str) -> bool:
        return word in self.inside and word.lower() not in self.inside


def parts(run: list[Token], opens: bool, words: Words, known: Gazetteer) -> list[Part]:
    """The names in a run; `opens` where it stands at the head of a sentence or of a quotation."""
    run = _without_openers(run, opens, words, known)
    whole: list[Part] = []
    for section in _at_hyphens(run, words, known):
        whole += _taken_apart(section, words, known)
    return [part for part in whole if part.known or not _names_nobody(part, opens, run, words, known)]


def longest_known(run: list[Token], at: int, words: Words, known: Gazetteer) -> tuple[int, Known] | None:
    """The end of the longest known form that begins at a token, and what it stands for."""
    if first_word(run[at].text) not in known.starts:
        return None
    for end in range(min(len(run), at + LONGEST), at, -1):
        found = known.find(words.form(run[at:end]))
        if found:
            return end, found
    return None


def _without_openers(run: list[Token], opens: bool, words: Words, known: Gazetteer) -> list[Token]:
    glued = len(run) > 1 and run[1].glued
    if opens and run and not glued and _is_opener(run, words, known):
        run = run[1:]
    while run and run[0].lower in _ARTICLES and longest_known(run, 0, words, known) is None:
        run = run[1:]
    return run


def _is_opener(run: list[Token], words: Words, known: Gazetteer) -> bool:
    """Is the first word of a sentence just its first word?"""
    word, lower = run[0].text, run[0].lower
    if lower in FUNCTION_WORDS and not word.isupper():
        return True
    if (lower in CONNECTORS or word in DIRECTIONS) and len(run) > 1:
        return False
    found = longest_known(run, 0, words, known)
    if found:
        return found[0] == 1 and not word.isupper() and (lower in known.common or lower in words.inside)
    if word in known.given_names or word.isupper():
        return lower in known.common and len(run) > 1 and run[1].text not in words.inside
    if len(run) > 1 and (run[-1].lower in ORGANIZATION_HEADS | EVENT_HEADS | PLACE_HEADS or lower in ROLES):
        return False
    if lower in ROLE_MODIFIERS and any(token.lower in ROLES for token in run):
        return False
    if lower in known.common:
        return True
    return not words.is_name_elsewhere(word) and (lower in words.inside or lower.endswith(UNNAMED_ENDINGS))


def _at_hyphens(run: list[Token], words: Words, known: Gazetteer) -> list[list[Token]]:
    """ "U.S.-Russian" apart, "Jean-Claude" and "Guinea-Bissau" whole; of "Sino-Russian" the known half."""
    for at in range(1, len(run) - 1):
        if run[at].text not in ("-", "‑") or known.find(words.form(run[at - 1 : at + 2])):
            continue
        left, right = known.find(run[at - 1].text), longest_known(run, at + 1, words, known)
        if right and (left or right[1].type == "nationality"):
            before = run[:at] if left else run[: at - 1]
            return ([before] if before else []) + _at_hyphens(run[at + 1 :], words, known)
    return [run] if run else []


def _taken_apart(run: list[Token], words: Words, known: Gazetteer, titled: bool = False) -> list[Part]:
    if not run:
        return []
    begin = longest_known(run, 0, words, known)
    if begin and begin[0] == len(run):
        return [Part(run, begin[1], titled)]
    head = head_type(run)
    if head:
        return [Part(run, None, titled, head)]
    role = _role_end(run)
    if role:
        left = _taken_apart(_without_role(run[:role]), words, known)
        return left + _taken_apart(run[role:], words, known, titled=True)
    if begin and _parts_from(run, begin, known):
        return [Part(run[: begin[0]], begin[1]), *_taken_apart(run[begin[0] :], words, known)]
    if begin and run[0].text not in known.given_names:
        return [Part(run, None, titled, "organization")]
    return [Part(run, None, titled)]


def _parts_from(run: list[Token], begin: tuple[int, Known], known: Gazetteer) -> bool:
    """Does a known form at the head of a run stand by itself: "Russian Vladimir Putin", "U.S. Open"?"""
    end, what = begin
    if what.type == "nationality" or "." in run[0].text:
        return True
    follows = run[end].text
    return run[0].text not in known.given_names and (
        follows in known.given_names or known.find(follows) is not None
    )


def head_type(run: list[Token]) -> EntityType | None:
    """The type that the head of a name gives: its last word, or the one before its first "of" or "for"."""
    if len(run) < 2:
        return None
    link = next((at for at, token in enumerate(run) if token.text in ("of", "for") and at), len(run))
    if link < len(run) and any(token.lower in ROLES for token in run[:link]):
        return None
    for heads, type_ in HEADS:
        if run[link - 1].lower in heads:
            return type_
    return "place" if run[0].text in PLACE_FIRST and run[1].is_word else None


def _role_end(run: list[Token]) -> int:
    """Where the last role or title in a run ends, its full stop and its portfolio with it; 0 without any."""
    end = 0
    for at, token in enumerate(run):
        if token.lower not in ROLES or (at and run[at - 1].text == "-"):
            continue
        end = at + 1
        if end + 1 < len(run) and run[end].text == "-" and run[end + 1].lower in ROLES:
            end += 2
        if end < len(run) and run[end].text == ".":
            end += 1
        if end < len(run) and run[end].text == "of":
            end += 1
            while end < len(run) and run[end].text in PORTFOLIOS | {"and", "the"}:
                end += 1
    return end


def _without_role(run: list[Token]) -> list[Token]:
    """What stands before a role: "Microsoft" of "Microsoft Chief Executive"."""
    end = len(run)
    while end and not _is_kept(run[end - 1]):
        end -= 1
    return run[:end]


def _is_kept(token: Token) -> bool:
    roles = ROLES | ROLE_MODIFIERS
    return token.is_word and token.lower not in roles and token.text not in PORTFOLIOS and token.text != "of"


def _names_nobody(part: Part, opens: bool, run: list[Token], words: Words, known: Gazetteer) -> bool:
    real = [token for token in part.tokens if token.is_word]
    if not real or all(
        token.lower in known.common or token.lower in FUNCTION_WORDS or token.text in DIRECTIONS
        for token in real
    ):
        return part.head is None or len(real) < 2
    if len(real) > 1:
        return False
    word, lower = real[0].text, real[0].lower
    if len(word) < 2 or any(lower in heads for heads, _ in HEADS):
        return not part.titled
    if part.titled or not opens or part.tokens[0] is not run[0]:
        return False
    sure = word in known.given_names or (word.isupper() and len(word) > 2)
    return not sure and not words.is_name_elsewhere(word)
