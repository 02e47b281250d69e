"""Find joint subjects, in which several people or organizations speak together: "Anna Berg and Jon Falk"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.quotes.segments import Segment
from summarizer.quotes.verbs import ADVERBS, CUES, DAYS, FINITE, PREPOSITIONS

_AND = frozenset(["and", "&"])
_TITLE_WORDS = 3
"""Maximum words of a title before each name."""
_LONGEST = 24


def joint_ids(span: Sequence[Segment]) -> tuple[str, ...]:
    """Return the ids of a noun phrase of names joined by commas and "and"; empty if it is another one."""
    found: list[str] = []
    kinds: set[str] = set()
    words = 0
    for at, piece in enumerate(span[:_LONGEST]):
        if piece.kind == "name" and piece.named:
            if words > _TITLE_WORDS + (not found) or (found and not _joins(span, at, words)):
                return ()
            found.append(piece.named.id)
            kinds.add(piece.named.type)
            words = 0
        elif piece.kind == "word" and _is_title(piece.word):
            words += piece.word not in _AND
        elif piece.word != ",":
            return ()
    last = span[-1]
    several = len(set(found)) > 1 and len(kinds) == 1 and "place" not in kinds
    return tuple(dict.fromkeys(found)) if several and last.kind == "name" and len(span) <= _LONGEST else ()


def _is_title(word: str) -> bool:
    """Return whether a word may stand before a name in a list: no preposition and no verb."""
    return word not in PREPOSITIONS and word not in CUES and word not in FINITE and not word.endswith("ed")


def _joins(span: Sequence[Segment], at: int, words: int) -> bool:
    """Return whether a comma or "and" stands before a name and its title."""
    return any(piece.word in _AND or piece.word == "," for piece in span[max(0, at - words - 2) : at])


def joint_start(pieces: Sequence[Segment], first: int, low: int) -> int:
    """Return the start of a list of names that goes on at segment `first`: "Falk, Strand and Wolfe"."""
    start = first
    while start - 2 >= low and pieces[start - 1].word == ",":
        name = pieces[start - 2]
        if name.kind != "name" or name.named is None or name.named.type == "place":
            break
        start -= 2
    return start


def joint_after(pieces: Sequence[Segment], end: int, high: int) -> int:
    """Return the end of a list of names of which the first ends at `end`; `end` if it is no list.

    What follows may not be the verb of a clause that the last name opens ("said Falk and Strand laughed").
    """
    if not end or pieces[end - 1].kind != "name":
        return end
    at = end
    while at + 1 < high and pieces[at].word == "," and pieces[at + 1].kind == "name":
        at += 2
    if at < high and pieces[at].word == "," and at + 1 < high:
        at += pieces[at + 1].word in _AND
    if at >= high or pieces[at].word not in _AND:
        return end
    stop = next(
        (n for n in range(at + 1, min(high, at + 2 + _TITLE_WORDS)) if pieces[n].kind != "word"), high
    )
    if stop >= high or pieces[stop].kind != "name":
        return end
    return stop + 1 if _may_follow(pieces, stop + 1) else end


def _may_follow(pieces: Sequence[Segment], at: int) -> bool:
    if at >= len(pieces) or pieces[at].kind in ("mark", "quote"):
        return True
    word = pieces[at].word
    return word in PREPOSITIONS or word in DAYS or word in ADVERBS or word in ("who", "when", "while")
