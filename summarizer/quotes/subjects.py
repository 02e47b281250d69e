"""Find the subject noun phrase of a speech verb, before or after it, and resolve it to entities.

No parser is needed for the few patterns of news reports: a name or a role right before the verb, the same
with appositions between commas, "and" or a participle that shares the previous subject, or a name after the
verb if the quoted words come first. In a joint subject, several people or organizations speak together:
"Anna Berg and Jon Falk".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.entities.lexicon.honorifics import (
    ROLES,
)
from summarizer.entities.lexicon.word_lists import (
    PORTFOLIOS,
)
from summarizer.patterns import compiled
from summarizer.quotes.segments import Segment
from summarizer.quotes.speakers import Ids, Speakers
from summarizer.quotes.verbs import (
    ADVERBS,
    BREAKS,
    COORDINATE,
    CUES,
    DAYS,
    DENIALS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SPOKEN_FOR,
    words_of,
)

_AND = frozenset(["and", "&"])
_TITLE_WORDS = 3
"""Maximum words of a title before each name."""
_LONGEST_LIST = 24


def joint_ids(span: Sequence[Segment]) -> tuple[str, ...]:
    """Return the ids of a noun phrase of names joined by commas and "and"; empty if it is another one."""
    found: list[str] = []
    kinds: set[str] = set()
    words = 0
    for at, piece in enumerate(span[:_LONGEST_LIST]):
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
    return (
        tuple(dict.fromkeys(found)) if several and last.kind == "name" and len(span) <= _LONGEST_LIST else ()
    )


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


_LONGEST = 25
"""Maximum segments of a noun phrase."""
_ASIDES = 45
"""Maximum segments before a verb in which the head of a subject with appositions is searched."""
_BODIES = words_of(
    """company firm group manufacturer maker retailer carrier airline bank charity agency regulator
    watchdog organisation organization union party club council ministry department magazine newspaper
    band business supplier operator developer foundation institute association team network"""
)
"""Nouns with which a text goes back to an organization that it has named."""
_THEIR = frozenset(["his", "her", "their"])
_PRONOUNS = frozenset(["he", "she", "it", "they"])
_LEADING_IN = PREPOSITIONS | frozenset(["away", "apart", "shortly", "last"])
_OWN = frozenset(["i", "we", "you"])
_INDEFINITE = frozenset(
    ["a", "an", "another", "one", "some", "many", "several", "most", "few", "two", "three", "both"]
)
_BELONGING = frozenset(["of", "for", "from", "at", "with", "by"])
_PLACES_OF_OFFICE = frozenset(word.lower() for word in PORTFOLIOS)
PEOPLE = ROLES | SPOKEN_FOR
_AGE = compiled(r"(\d{1,3})-year-old$")


class Subject(NamedTuple):
    """The subject of a verb: its segments, and the entities it refers to."""

    first: int
    end: int
    ids: Ids = ()
    own: bool = False
    """Whether it is "I", "we" or "you"."""
    named: bool = False
    """Whether it is a name, a pronoun or a role, not another noun."""


def bare(piece: Segment) -> str:
    """Return the text of a word segment; empty for names, quotations and punctuation."""
    return piece.word if piece.kind == "word" else ""


def phrase_start(pieces: Sequence[Segment], end: int, low: int) -> int:
    """Return the start of the noun phrase that ends before segment `end`."""
    at = end
    while at > max(low, end - _LONGEST):
        piece = pieces[at - 1]
        word = bare(piece)
        if piece.kind in ("mark", "quote") or word in BREAKS or word in FINITE:
            break
        if word == "and" and not (at - 2 >= low and pieces[at - 2].kind == "name"):
            break
        at -= 1
    while at < end and (bare(pieces[at]) in COORDINATE or bare(pieces[at]) in ADVERBS):
        at += 1
    return at


class Subjects:
    """Finds subjects; `cast` resolves pronouns and roles."""

    def __init__(self, cast: Speakers) -> None:
        self._cast = cast

    def phrase(
        self, pieces: Sequence[Segment], first: int, end: int, own_sentence: bool = False
    ) -> Subject | None:
        """Resolve the noun phrase from segment `first` to `end`; None if it can't be a subject."""
        span = list(pieces[first:end])
        if not span or any(bare(piece) in DENIALS for piece in span):
            return None
        word = bare(span[0])
        if word in _OWN:
            return Subject(first, end, own=True, named=True)
        if word in _PRONOUNS and len(span) <= 2:
            ids = self._cast.pronoun(word, span[0].start, own_sentence)
            return Subject(first, end, ids, named=True)
        together = joint_ids(span)
        if together:
            return Subject(first, end, together, named=True)
        head, tail = _head(span)
        if not head:
            return None
        ident, named = self._named_by(head, tail)
        return Subject(first, end, (ident,) if ident else (), named=named)

    def _named_by(self, head: list[Segment], tail: list[Segment]) -> tuple[str | None, bool]:
        last = head[-1]
        if last.named and last.kind == "name":
            return last.named.id, True
        described = any(bare(piece) in PEOPLE for piece in head)
        holder = _named_last(tail) if described else None
        if holder:
            return holder, True
        ident = self._in_role(head, tail) if described or bare(head[0]) == "the" else None
        if ident or described:
            return ident, True
        if bare(head[0]) == "the" and len(head) == 2:
            found = self._cast.organization(last.word, last.start)
            return found or (self._cast.body(last.start) if last.word in _BODIES else None), False
        return None, False

    def _in_role(self, head: list[Segment], tail: list[Segment]) -> str | None:
        noun = bare(head[-1])
        if noun in SPOKEN_FOR or noun.rstrip("s") in SPOKEN_FOR:
            house = _house(head[:-1]) or _house(tail[1:] if tail and tail[0].word in _BELONGING else [])
            if house:
                return house
        if bare(head[0]) in _INDEFINITE or _of_a_person(head, tail):
            return None
        age = _AGE.match(noun)
        if age:
            return self._cast.aged(age[1], head[0].start)
        others = frozenset(
            piece.word for piece in head[:-1] if piece.kind == "word" and piece.word not in DETERMINERS
        )
        ages = {word for word in others if _AGE.match(word)}
        return self._cast.in_role(noun, others - ages, head[0].start)

    def before(self, pieces: Sequence[Segment], end: int, low: int, own_sentence: bool) -> Subject | None:
        """Return the subject that ends right before segment `end`, not extending before `low`."""
        if end <= low:
            return None
        if pieces[end - 1].word == ")":
            end = next((at for at in range(end - 2, low, -1) if pieces[at].word == "("), end)
        if pieces[end - 1].word == ",":
            return self._with_asides(pieces, end - 1, low)
        first = phrase_start(pieces, end, low)
        led_in = end - first > 2 and bare(pieces[first]) in _LEADING_IN
        if led_in and bare(pieces[end - 1]) in _PRONOUNS:  # "In a statement it said", "On Monday she told"
            first, own_sentence = end - 1, False
        found = self.phrase(pieces, first, end, own_sentence)
        if found and len(found.ids) > 1:
            start = joint_start(pieces, first, low)
            return self.phrase(pieces, start, end) if start < first else found
        return found

    def _with_asides(self, pieces: Sequence[Segment], comma: int, low: int) -> Subject | None:
        """Return the head of a subject with appositions ("Anna Berg, the minister, said").

        It is the nearest part between commas that ends with a name, except the last part.
        """
        parts = _parts(pieces, comma, max(low, comma - _ASIDES))
        found = [self._part(pieces, first, end) for first, end in parts]
        last = found.pop()
        person = last if last and self._is_person(last, pieces) else None
        heads = [subject for subject in found if subject]
        partner = self._partner(pieces, parts[-2]) if person and len(parts) > 1 else None
        if partner and person and len(person.ids) == 1:
            return Subject(parts[-2][0], person.end, (partner, *person.ids), named=True)
        for subject in reversed(heads):
            if pieces[subject.end - 1].kind == "name" and (subject.ids or not person):
                return subject
        if person and (heads or len(parts) > 1):
            return person
        return next((subject for subject in reversed(heads) if subject.named), None)

    def _partner(self, pieces: Sequence[Segment], part: tuple[int, int]) -> str | None:
        """Return the first of two who speak: "Jon Falk and his wife" before ", Anna Berg, said"."""
        words = pieces[part[0] : part[1]]
        at = next((n for n, piece in enumerate(words) if bare(piece) == "and"), 0)
        named = words[at - 1].named if at and words[at - 1].kind == "name" else None
        related = len(words) - at in (3, 4) and bare(words[at + 1]) in _THEIR if named else False
        return named.id if named and related else None

    def _part(self, pieces: Sequence[Segment], first: int, end: int) -> Subject | None:
        start = phrase_start(pieces, end, first)
        opened = start == first or all(_leads(piece) for piece in pieces[first:start])
        if not opened or start == end:
            return None
        if bare(pieces[start]) in PREPOSITIONS:
            dated = end - 2 > start and bare(pieces[end - 2]) in DAYS and pieces[end - 1].kind == "name"
            return self.phrase(pieces, end - 1, end) if dated else None
        return self.phrase(pieces, start, end)

    def _is_person(self, subject: Subject, pieces: Sequence[Segment]) -> bool:
        named = pieces[subject.end - 1].named
        return named is not None and named.type == "person" and pieces[subject.end - 1].kind == "name"

    def after(self, pieces: Sequence[Segment], first: int, high: int) -> Subject | None:
        """Return the subject starting at segment `first`: "said Anna Berg", "according to the ministry"."""
        end = first
        while end < min(high, first + _LONGEST) and not _ends_phrase(pieces, first, end):
            end += 1
        end = joint_after(pieces, end, high)
        found = self.phrase(pieces, first, end)
        if found and not (found.ids and found.named) and end + 1 < high and pieces[end].word == ",":
            following = self.after(pieces, end + 1, high)
            if following and self._is_person(following, pieces) and following.end <= end + 4:
                return following._replace(first=first)
        return found

    def opening(self, pieces: Sequence[Segment], low: int, end: int) -> Subject | None:
        """Return the subject of the clause that opens at segment `low`, possibly far from its verb."""
        at = low
        while at < end and (_leads(pieces[at]) or pieces[at].kind == "mark"):
            at += 1
        if at < end and (bare(pieces[at]) in PREPOSITIONS or bare(pieces[at]).endswith(("ing", "ed"))):
            at = next((n + 1 for n in range(at, end) if pieces[n].word == ","), end)
        if at >= end:
            return None
        if bare(pieces[at]) in _PRONOUNS | _OWN:
            return self.phrase(pieces, at, at + 1, own_sentence=True)
        for stop in range(at, min(end, at + 8)):
            word = bare(pieces[stop])
            if pieces[stop].kind in ("mark", "quote") or word in FINITE:
                break
            following = pieces[stop + 1] if stop + 1 < end else None
            goes_on = following is not None and (following.named or bare(following) in PEOPLE)
            if (pieces[stop].kind == "name" or word in PEOPLE) and not goes_on:
                return self.phrase(pieces, at, stop + 1)
        return None


def _leads(piece: Segment) -> bool:
    word = bare(piece)
    return word in BREAKS or word in COORDINATE or word in ADVERBS


def _parts(pieces: Sequence[Segment], comma: int, low: int) -> list[tuple[int, int]]:
    """Return the parts before `comma` that are separated by commas, in order."""
    parts, end = [], comma
    for at in range(comma - 1, low - 1, -1):
        piece = pieces[at]
        if piece.kind not in ("mark", "quote"):
            continue
        parts.append((at + 1, end))
        end = at
        if piece.word != ",":
            return parts[::-1]
    parts.append((low, end))
    return parts[::-1]


def _head(span: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Split a noun phrase at its first preposition; if it opens with one, its head is at the end."""
    if bare(span[0]) in PREPOSITIONS:
        return _after_preposition(span), []
    at = next(
        (n for n, piece in enumerate(span) if bare(piece) in PREPOSITIONS and not _of_office(span, n)), 0
    )
    head, tail = (span[:at], span[at:]) if at else (span, [])
    both = next((n for n, piece in enumerate(head) if bare(piece) == "and" and head[n - 1].kind == "name"), 0)
    head = head[:both] if both else head
    while head and (bare(head[-1]) in ADVERBS or bare(head[-1]) in DAYS):
        head = head[:-1]
    return head, tail


def _of_office(span: list[Segment], at: int) -> bool:
    """Return whether an "of" is part of a title, as in "Secretary of State Marco Rubio"."""
    return span[at].word == "of" and at + 1 < len(span) and bare(span[at + 1]) in _PLACES_OF_OFFICE


def _after_preposition(span: list[Segment]) -> list[Segment]:
    """Return the head after a prepositional phrase: "On Monday the minister", "In Oslo Rubio"."""
    for at in range(len(span) - 1, 1, -1):
        if bare(span[at]) in DETERMINERS:
            before = bare(span[at - 1])
            return [] if before in PREPOSITIONS else span[at:]
    alone = span[-1].kind == "name" and len(span) > 2 and bare(span[-2]) not in PREPOSITIONS
    return span[-1:] if alone else []


def _house(phrase: Sequence[Segment]) -> str | None:
    """Return the id of the first organization or place in a phrase."""
    for piece in phrase:
        if piece.named and piece.named.type != "person":
            return piece.named.id
        if bare(piece) in PREPOSITIONS:
            break
    return None


def _named_last(tail: Sequence[Segment]) -> str | None:
    """Return the person who ends a role: "chief of the Refugee Council Anna Berg"."""
    last = tail[-1].named if len(tail) > 2 and tail[-1].kind == "name" else None
    before = bare(tail[-2]) if last else ""
    apart = before in PREPOSITIONS or before in DETERMINERS or before in COORDINATE
    return last.id if last and last.type == "person" and not apart else None


def _of_a_person(head: Sequence[Segment], tail: Sequence[Segment]) -> bool:
    """Return whether a role belongs to a person: "Anna Berg's lawyer", "the brother of Anna Berg"."""
    owned = any(piece.kind == "owner" and piece.named and piece.named.type == "person" for piece in head)
    return owned or any(piece.named and piece.named.type == "person" for piece in tail[:4])


def _ends_phrase(pieces: Sequence[Segment], first: int, at: int) -> bool:
    piece = pieces[at]
    word = bare(piece)
    if piece.kind in ("mark", "quote") or word in BREAKS or word in FINITE or word in DAYS:
        return True
    if at > first and pieces[at - 1].kind == "name":
        return word in PREPOSITIONS or word in DETERMINERS or word == "and" or word in ADVERBS
    return False
