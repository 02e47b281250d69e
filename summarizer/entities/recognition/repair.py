"""Names that the tagger broke at a hyphen, an apostrophe, a particle or before their last word, made whole.

Marks are words of their own to the tagger, and what stands behind one is rare in its training: "Jean-Claude",
"Moon Jae-in", "O’Brien", "von der Leyen", "St. John’s", "Lloyd’s", "Court of Justice", "Africa Command".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.entities.lexicon.cue_words import ORGANIZATION_HEADS
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.name_parts import PARTICLES
from summarizer.entities.recognition.candidates import NameCandidate, sure

_GLUE = frozenset({"-", "‑", "'", "’"})
_WHOLE = frozenset({"PER", "ORG"})
_SYLLABLE = re.compile(r"[-‑][a-z]{2,5}(?![\w-])")
_NO_SYLLABLE = frozenset(
    {"led", "run", "era", "born", "made", "like", "wide", "based", "style", "held", "free", "elect"}
)
_ENDS_OPEN = re.compile(r"\s(?:of|of the|for|for the)$")
_NEXT_WORD = re.compile(r"\s+([^\W\d_a-z][\w-]+)")
_PARTICLES = re.compile(rf"(?<![\w'’-])(?:(?:{'|'.join(sorted(PARTICLES - {'a', 'an', 'as', 'do'}))})[ -])+$")
_REACH = 16
"""Code points before a surname in which its particles stand."""
_OWNED = re.compile(r"['’]s(?!\w)")
_ELIDED = re.compile(r"[LDO]['’]")
_SAINT = re.compile(r"St\.?$")
_SAINTLY = re.compile(r"\.?\s+[^\W\d_a-z][\w]+")


def mended(text: str, found: Iterable[NameCandidate], known: Gazetteer) -> Iterator[NameCandidate]:
    """In the same order; those that belong together as one."""
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
    """With the kind of the longer part: "L" says little of "L’Enfant"."""
    longer = left if left.end - left.start >= right.end - right.start else right
    return NameCandidate(left.start, right.end, longer.chances)


def _with_particles(text: str, one: NameCandidate, free: int) -> NameCandidate:
    """ "bin Salman" where it stands without its given name."""
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
    if one.kind == "PER":
        syllable = _SYLLABLE.match(text, one.end)
        return one if syllable and syllable[0][1:] in _NO_SYLLABLE else _through(one, syllable)
    head = _NEXT_WORD.match(text, one.end)
    if one.kind != "MISC" and head and head[1].lower() in ORGANIZATION_HEADS and "\n" not in head[0]:
        return NameCandidate(one.start, head.end(), sure("ORG"))
    return one


def _through(one: NameCandidate, rest: re.Match[str] | None) -> NameCandidate:
    return one._replace(end=rest.end()) if rest else one
