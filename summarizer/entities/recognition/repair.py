"""Complete the names that the tagger cut or split, and add those that it missed.

The tagger knows words, and marks only half of a person's name whose other half it does not know: "Ragnhild"
and not "Torvaldsen", "Wodehouse" and not "P. G.". Other names are split at hyphens, apostrophes or particles.

Names are added by patterns ("River Suam"), and extended to match an acronym in brackets after them. The
latter follows Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003), restricted to initials of capitalized words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.acronyms import is_acronym, stem
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.honorifics import (
    COMPOUND_TITLES,
    ROLE_MODIFIERS,
    ROLES,
    SALUTATIONS,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    BARE_HEADS,
    CALENDAR,
    DIRECTIONS,
    EVENT_HEADS,
    FAMILY_FIRST,
    FIELDS,
    FUNCTION_WORDS,
    LABELS,
    ORGANIZATION_HEADS,
    PARTICLES,
    PLACE_HEADS,
    PORTFOLIOS,
    SMALL,
    SURE_HEADS,
)
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.entities.recognition.initials import LETTER
from summarizer.patterns import lazy

_INITIALS = lazy(rf"(?<![\w.])(?<![\d°] )(?:{LETTER}\.[ -]?){{1,4}}$")
_INITIALS_ALONE = lazy(rf"(?:{LETTER}\.[ -]?){{1,4}}")
_BEFORE = lazy(r"(?<![\w.'’-])([^\W\d_a-z][^\W\d_]*[^\W\d_A-Z](?:[-'’][^\W\d_]+)*) $")
_AFTER = lazy(r" ([^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*)(?![\w'’-])")
_APPOSED = lazy(
    r",\s(?:an?\s(?!.{0,30}(?:town|city|village|place|region|river|suburb|port|island))|(?:aged\s)?\d\d\b|who\b|whose\b)"
)
_CAPITALIZED_NEXT = lazy(r"[ -][^\W\d_a-z]")
_NAME_REACH = 30
_LISTED_BEFORE = lazy(r"(?:;\s*|(?:^|[\n:])[ \t]*(?:[-*•]\s)?)$")
_LISTED_AFTER = lazy(r"\s*(?:;|\n|$|\()")
_COMMA = ", "
_TITLE_ENDS = frozenset(title.rpartition("-")[2] for title in COMPOUND_TITLES)
NEVER = ROLES | TITLES | _TITLE_ENDS | ROLE_MODIFIERS | FUNCTION_WORDS | BARE_HEADS | LABELS
"""Words in lower case that are no part of a person's name."""
_HEADS = ORGANIZATION_HEADS | PLACE_HEADS | EVENT_HEADS | SURE_HEADS
_SINGLE = 1
_SURELY_PERSONAL = 0.8
_PERSONAL = 0.5
"""Minimum probability of a person for a half that is no given name."""


def whole_people(
    text: str,
    sentences: Sequence[Sentence],
    loud: Set[int],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    is_plain: Callable[[str], bool],
    cancelled: Callable[[], bool],
) -> Iterator[NameCandidate]:
    """Yield the candidates in text order, the halves of people's names made whole. Raises Cancelled.

    In headlines, whose sentences start at `loud`, only lists are joined, since any word may have a capital.
    """
    starts = [sentence.start for sentence in sentences]
    current: NameCandidate | None = None
    for one in stoppable(found, cancelled):
        at = bisect_right(starts, one.start) - 1
        first, last = (sentences[at].start, sentences[at].end) if at >= 0 else (one.start, one.end)
        if current and current.end > one.start:
            continue
        if current and current.start >= first and _are_one(text, current, one, known, first in loud):
            current = NameCandidate(current.start, one.end, sure("PER"))
            continue
        if current and _INITIALS_ALONE.fullmatch(text, current.start, one.start) and one.kind == "PER":
            current = one._replace(start=current.start)
            continue
        floor = max(first, current.end if current else 0)
        if current:
            yield current
        current = one if first in loud else _completed(text, one, floor, first, last, known, is_plain)
    if current:
        yield current


def _are_one(text: str, left: NameCandidate, right: NameCandidate, known: Gazetteer, is_loud: bool) -> bool:
    return _is_listed(text, left, right, known) or (not is_loud and _are_halves(text, left, right, known))


def _is_listed(text: str, left: NameCandidate, right: NameCandidate, known: Gazetteer) -> bool:
    """Return whether two candidates are the surname and the given name of an item: "Hale, Susan;"."""
    one, other = text[left.start : left.end], text[right.start : right.end]
    return (
        text[left.end : right.start] == _COMMA
        and left.kind == "PER"
        and " " not in one
        and other.split()[0] in known.given_names
        and one not in known.given_names
        and _LISTED_BEFORE.search(text, max(0, left.start - _NAME_REACH), left.start) is not None
        and _LISTED_AFTER.match(text, right.end) is not None
    )


def _are_halves(text: str, left: NameCandidate, right: NameCandidate, known: Gazetteer) -> bool:
    """Return whether two candidates side by side are one person."""
    between = text[left.end : right.start]
    one, other = text[left.start : left.end], text[right.start : right.end]
    single = " " not in one and one[-1] != "."
    if between != " " or not single or one.lower() in NEVER or one in CALENDAR or known.find(one):
        return False
    if " " in other and right.kind != "PER":
        return False
    if other.split()[-1].lower() in _HEADS | ROLES or other in CALENDAR or known.find(other):
        return False
    given = known.is_given(one)
    both = left.kind == right.kind == "PER" and left.chance > _SURELY_PERSONAL
    if " " in other and not given and not both and one.lower() not in FAMILY_FIRST:
        return False
    if right.kind == "PER":
        return given or left.kind == "PER"
    return given and left.kind == "PER" and right.kind == "LOC"


def _completed(
    text: str,
    one: NameCandidate,
    floor: int,
    first: int,
    last: int,
    known: Gazetteer,
    is_plain: Callable[[str], bool],
) -> NameCandidate:
    """Extend a candidate by the rest of a person's name, within its sentence from `first` to `last`."""
    form = text[one.start : one.end]
    if form.lower() in NEVER or (known.find(form) and form not in known.ambiguous):
        return one
    if one.kind == "PER":
        if " " not in form or one.start > first:
            one = _with_given(text, one, floor, first, known, is_plain)
        one = _with_initials(text, one, floor)
    if " " in text[one.start : one.end] or one.kind not in ("PER", "LOC", "ORG"):
        return one
    return _with_surname(text, one, last, known, is_plain)


def _with_initials(text: str, one: NameCandidate, floor: int) -> NameCandidate:
    before = _INITIALS.search(text, max(floor, one.start - _NAME_REACH), one.start)
    return one._replace(start=before.start()) if before else one


def _with_given(
    text: str, one: NameCandidate, floor: int, first: int, known: Gazetteer, is_plain: Callable[[str], bool]
) -> NameCandidate:
    """Extend a surname by the name before it: a given name, or an unknown word that opens no sentence."""
    before = _BEFORE.search(text, max(floor, one.start - _NAME_REACH), one.start)
    if not before or one.chance < _PERSONAL or _is_no_part(before[1]):
        return one
    word, form = before[1], text[one.start : one.end]
    inside = before.start() > first
    fits = inside and word.lower() in FAMILY_FIRST
    if " " not in form:
        unknown = not is_plain(word) and not known.find(word) and form not in known.given_names
        fits = fits or known.is_given(word) or (inside and unknown)
    return one._replace(start=before.start()) if fits else one


def _with_surname(
    text: str, one: NameCandidate, last: int, known: Gazetteer, is_plain: Callable[[str], bool]
) -> NameCandidate:
    """Extend a given name by its surname; an unknown one only where an apposition proves a person."""
    form = text[one.start : one.end]
    after = _AFTER.match(text, one.end, last)
    if not after or _is_no_part(after[1]) or after[1].lower() in _HEADS or known.find(after[1]):
        return one
    given = known.is_given(form)
    apposed = _APPOSED.match(text, after.end()) is not None
    alone = _CAPITALIZED_NEXT.match(text, after.end(), last) is None and one.chance > _PERSONAL
    if apposed or ((given or alone) and one.kind == "PER" and not is_plain(after[1])):
        return NameCandidate(one.start, after.end(), sure("PER"))
    return one


def _is_no_part(word: str) -> bool:
    lower = word.lower()
    return (
        lower in NEVER
        or lower in SALUTATIONS
        or word in CALENDAR
        or word in DIRECTIONS
        or word in PORTFOLIOS
        or lower in _HEADS
        or (word.isupper() and len(word) > _SINGLE)
    )


_GLUE = frozenset({"-", "‑", "'", "’"})
_WHOLE = frozenset({"PER", "ORG"})
_SYLLABLE = lazy(r"[-‑][a-z]{2,5}(?![\w-])")
_NO_SYLLABLE = frozenset(
    {"led", "run", "era", "born", "made", "like", "wide", "based", "style", "held", "free", "elect"}
)
_SECOND = lazy(r"[-‑][^\W\d_a-z][^\W\d_]+(?![\w-])")
"""The second of two surnames that a hyphen joins."""
_ENDS_OPEN = lazy(r"\s(?:of|of the|for|for the)$")
_NEXT_WORD = lazy(r"\s+([^\W\d_a-z][\w-]+)")
_PARTICLES = lazy(rf"(?<![\w'’-])(?:(?:{'|'.join(sorted(PARTICLES - {'a', 'an', 'as', 'do'}))})[ -])+$")
_REACH = 16
"""Code points before a surname in which its particles are searched."""
_OWNED = lazy(r"['’]s(?!\w)")
_ELIDED = lazy(r"[LDO]['’]")
_LAST_HEADS = ORGANIZATION_HEADS | {"register"}
"""Heads that end a name; one before "of" is a list, as in "Register of Historic Places"."""
_SAINT = lazy(r"St\.?$")
_SAINTLY = lazy(r"\.?\s+[^\W\d_a-z][\w]+")


def mended(text: str, found: Iterable[NameCandidate], known: Gazetteer) -> Iterator[NameCandidate]:
    """Yield the candidates in order, joined and extended to complete names."""
    current: NameCandidate | None = None
    for one in found:
        if current and one.start < current.end:
            continue
        if current and _is_one(text, current, one, known):
            current = _joined(current, one)
            continue
        if current:
            yield current
        current = _extended(text, _with_particles(text, one, current.end if current else 0), known)
    if current:
        yield current


def _is_one(text: str, left: NameCandidate, right: NameCandidate, known: Gazetteer) -> bool:
    if text[left.end : right.start] not in _GLUE:
        return False
    if known.find(text[left.start : right.end]):
        return True
    if _ELIDED.fullmatch(text, left.start, right.start):
        return True
    known_apart = known.find(text[left.start : left.end]) and known.find(text[right.start : right.end])
    return left.kind == right.kind and left.kind in _WHOLE and not known_apart


def _joined(left: NameCandidate, right: NameCandidate) -> NameCandidate:
    """Join two candidates, with the probabilities of the longer: "L" says little about "L’Enfant"."""
    longer = left if left.end - left.start >= right.end - right.start else right
    return NameCandidate(left.start, right.end, longer.chances)


def _with_particles(text: str, one: NameCandidate, free: int) -> NameCandidate:
    """Extend a surname by the particles before it, as in "bin Salman" without a given name."""
    particles = (
        _PARTICLES.search(text, max(free, one.start - _REACH), one.start) if one.kind == "PER" else None
    )
    return one._replace(start=particles.start()) if particles else one


def _extended(text: str, one: NameCandidate, known: Gazetteer) -> NameCandidate:
    form = text[one.start : one.end]
    if known.find(text[one.start : one.end + 2]) and _OWNED.match(text, one.end):
        return one._replace(end=one.end + 2)
    if _SAINT.match(form):
        return _through(one, _SAINTLY.match(text, one.end))
    if open_end := _ENDS_OPEN.search(form):
        following = _NEXT_WORD.match(text, one.end)
        return _through(one, following) if following else one._replace(end=one.start + open_end.start())
    if one.kind == "PER" and " " in form and (second := _SECOND.match(text, one.end)):
        return _through(one, second)
    if one.kind == "PER":
        syllable = _SYLLABLE.match(text, one.end)
        return one if syllable and syllable[0][1:] in _NO_SYLLABLE else _through(one, syllable)
    head = _NEXT_WORD.match(text, one.end)
    if head and head[1] in FIELDS:
        head = _NEXT_WORD.match(text, head.end())
    if one.kind != "MISC" and head and head[1].lower() in _LAST_HEADS and "\n" not in head[0]:
        return NameCandidate(one.start, head.end(), sure("ORG"))
    return one


def _through(one: NameCandidate, rest: re.Match[str] | None) -> NameCandidate:
    return one._replace(end=rest.end()) if rest else one


_BRACKET = lazy(r"\s?\((?:the )?[\"“‘']?([^\W\d_a-z][\w.&-]{1,9})[\"”’']?[),;]")
_WORD = lazy(r"[^\W_]+")
_LONGEST = 120
"""Maximum code points of a long name."""


def defined(text: str, found: Iterable[NameCandidate]) -> list[NameCandidate]:
    """Extend each name that is followed by its acronym in brackets, to begin at the first initial."""
    kept: list[NameCandidate] = []
    for one in found:
        bracket = _BRACKET.match(text, one.end)
        start = _start(text, one, bracket[1]) if bracket and is_acronym(bracket[1]) else one.start
        before = len(kept)
        while before and kept[before - 1].start >= start:
            before -= 1
        if start < one.start and (not before or kept[before - 1].end <= start):
            kept[before:] = [one._replace(start=start)]
        else:
            kept.append(one)
    return kept


def _start(text: str, name: NameCandidate, acronym: str) -> int:
    """Return the start of the word with the first initial; the name's own start if an initial is missing."""
    letters = [letter.lower() for letter in stem(acronym) if letter.isalpha()]
    words = list(_WORD.finditer(text, max(0, name.end - _LONGEST), name.end))
    start = name.end
    while letters and words:
        word = words.pop()
        if word[0][0].lower() == letters[-1] and (word[0][0].isupper() or word[0] in SMALL):
            letters.pop()
            start = word.start()
        elif word[0].lower() not in SMALL and word[0] not in ("s", "S"):
            return name.start
    return start if not letters and text[start].isupper() else name.start
