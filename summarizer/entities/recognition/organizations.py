"""Find names of organizations by their form: "Tarn & Oake", "Morcel SA", "Ministry of Works and Housing".

The words of such names are often surnames, places or common nouns, so that the tagger breaks them. A form
proves what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.acronyms import is_acronym, stem
from summarizer.entities.lexicon.company_words import (
    FAIR_FIRST_WORDS,
    FIRST_WORDS,
    JOINED_PARTNERS,
    LEGAL_FORMS,
    PARTNERS,
    RELATIVES,
    SHORT_FORMS,
)
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.honorifics import (
    ROLES,
)
from summarizer.entities.lexicon.word_lists import (
    BARE_HEADS,
    CALENDAR,
    CO_PARTIES,
    COMMITTEES,
    DIRECTIONS,
    FIELDS,
    FUNCTION_WORDS,
    GENERIC,
    HEAD_TAILS,
    HEADS,
    MODIFIERS,
    OPENING_VERBS,
    ORGANIZATION_HEADS,
    SMALL,
    SURE_HEADS,
)
from summarizer.entities.recognition.candidates import NameCandidate, replaced, sure
from summarizer.patterns import lazy

_WORD = r"[^\W\d_a-z][^\W_]*(?:(?:[-‑.&]|['’](?![sS](?!\w)))[^\W_]+){0,3}"
_NEAR = r"[ \n]"
_LEGAL = "|".join(sorted(map(re.escape, sorted(LEGAL_FORMS)), key=len, reverse=True))
_JOINING = "&|of|de|del|della|du|di|da|dos|des|van|van der|van den|y|e|et|und|och|og"
_WITH_LEGAL_FORM = lazy(
    rf"(?<![\w.&'’-])(?P<name>{_WORD}(?:{_NEAR}(?:(?:{_JOINING}){_NEAR})?{_WORD}){{0,5}}?),?"
    rf"{_NEAR}(?P<legal>(?:{_LEGAL}))(?![\w-])(?P<stop>\.?)"
)
_WITH_PARTNERS = lazy(
    rf"(?<![\w.&'’-])(?P<name>{_WORD}(?:(?:,?{_NEAR}|{_NEAR}&{_NEAR}){_WORD}){{0,3}}){_NEAR}(?:{JOINED_PARTNERS})(?![\w-])"
)
_WITH_FIRST_WORD = lazy(
    rf"(?<![\w.&'’-])(?P<first>{'|'.join(sorted(FIRST_WORDS | FAIR_FIRST_WORDS))}"
    rf"|Royal(?={_NEAR}(?:van|de|ten|ter){_NEAR}))"
    rf"(?:{_NEAR}(?:(?:{_JOINING}|la|las|los){_NEAR}){{0,2}}{_WORD}){{1,4}}"
)
_PARTNERS_LISTED = lazy(
    rf"(?<![\w.&'’-])(?P<name>{_WORD}(?:,{_NEAR}{_WORD}){{1,3}},?{_NEAR}and{_NEAR}{_WORD})"
    rf"(?![\w-]|{_NEAR}[^\W\d_a-z])"
)
_FIRM_BEFORE = lazy(
    r"\b(?:spokes(?:man|woman|person) (?:for|of)|(?:law|accounting|consulting|engineering) firms?"
    r"(?: of)?|(?:lawyer|solicitor|partner|attorney|architect)s? (?:at|with|in)) $"
)
_FIRM_AFTER = lazy(
    r" (?:said (?:on \w+ )?(?:that )?it\b|to (?:[^.;A-Z]|\.\d){1,60}\bits\b)"
    r"|, (?:a|the) (?:\w+ ){0,2}(?:firm|company)\b"
)
"""What stands beside one firm, and not beside three people."""
_FIRM_REACH = 40
_CAPITALIZED_NEXT = lazy(r"\s[^\W\d_a-z]")
_AMPERSAND = lazy(
    rf"(?<![\w.&'’-])(?P<name>{_WORD}(?:,?{_NEAR}{_WORD}){{0,3}}){_NEAR}&{_NEAR}(?P<rest>{_WORD}(?:{_NEAR}{_WORD}){{0,2}})"
)
_YEAR_NEXT = lazy(r",?\s\(?(?:1[89]|20)\d\d")
"""What follows the authors of a citation: "Baron & Hale (2010)"."""
_HEADED = lazy(
    rf"(?<![\w.&'’-])(?P<name>{_WORD}(?:{_NEAR}(?:&{_NEAR})?{_WORD}){{0,3}}?){_NEAR}"
    rf"(?P<head>{'|'.join(sorted(word.capitalize() for word in HEADS))})(?![\w-])"
    rf"(?:{_NEAR}(?:{'|'.join(sorted(HEAD_TAILS))})(?![\w-]))?"
)
_FIELD = rf"(?:{'|'.join(sorted(sorted(FIELDS), key=len, reverse=True))})(?![\w-])"
_OF_FIELDS = lazy(
    rf"(?<![\w.&'’-])(?:{_WORD}{_NEAR}){{0,3}}"
    rf"(?:{'|'.join(sorted(word.capitalize() for word in ORGANIZATION_HEADS))})"
    rf"{_NEAR}(?:of|for|on){_NEAR}(?:the{_NEAR})?"
    rf"{_FIELD}(?:(?:,{_NEAR}|,?{_NEAR}and{_NEAR}|{_NEAR}&{_NEAR}|{_NEAR}of{_NEAR}|{_NEAR}){_FIELD}){{1,6}}"
)
_COMMITTEE = lazy(
    rf"(?<![\w.&'’-])(?P<name>{_WORD}(?:{_NEAR}(?:(?:and|&){_NEAR})?{_WORD}){{0,4}}?){_NEAR}"
    rf"(?P<head>{'|'.join(sorted(COMMITTEES, key=len, reverse=True))})(?![\w-])"
)
_LAST_AND = lazy(r".*\s(?:and|&)\s", re.DOTALL)
_NO_FIELD = BARE_HEADS | ORGANIZATION_HEADS | ROLES
"""Words before "and" that name no field of a committee: "the Board and Audit Committee"."""
_DEFINED = lazy(r"\((?:the )?[\"“‘']?(?P<short>[^\W\d_a-z][\w&.-]{1,9})[\"”’']?\)")
_DEFINING = lazy(
    r"(?<![\w.-])(?P<short>[^\W\d_a-z][\w&.-]{1,9})\s\((?:the )?"
    rf"(?P<long>{_WORD}(?:\s(?:of|for|the|and|on|in|{_WORD})){{1,9}})\)"
)
_ANY_HEAD = ORGANIZATION_HEADS | HEADS | GENERIC
_SHORTEST = 3
"""Minimum letters of an acronym that is looked for in the words before it."""
_WORDS_BEFORE = lazy(r"[^\W_]+")
_GAP = lazy(r"[\s,]+")
_LONGEST = 120


def _first_parts(forms: Iterable[str]) -> frozenset[str]:
    """Return the first run of letters and digits of each form."""
    return frozenset(_WORDS_BEFORE.findall(form)[0] for form in forms)


# Each pattern of long lists is tried only where a sentence has a word of its list: the patterns are slow, and
# slow to compile.
_LEGAL_WORDS = _first_parts(LEGAL_FORMS)
_FIRST = _first_parts(FIRST_WORDS | FAIR_FIRST_WORDS | {"Royal"})
_HEAD_WORDS = _first_parts(word.capitalize() for word in HEADS)
_COMMITTEE_WORDS = _first_parts(COMMITTEES)
_ORGANIZATION_WORDS = _first_parts(word.capitalize() for word in ORGANIZATION_HEADS)


class Shape(NamedTuple):
    """A span that is an organization by its form."""

    start: int
    end: int
    needs_tag: bool
    """Whether it counts only where the tagger found a name in it."""


def organizations(
    text: str, sentence: Sentence, known: Gazetteer, is_plain: Callable[[str], bool]
) -> Iterator[Shape]:
    """Yield the spans of a sentence that are organizations by their form; they may overlap.

    `is_plain` returns whether a word, as written, is a common word in this text.
    """
    start, end = sentence.start, sentence.end
    words = frozenset(_WORDS_BEFORE.findall(text, start, end))

    def found(pattern: re.Pattern[str], needed: frozenset[str]) -> Iterator[re.Match[str]]:
        return iter(()) if words.isdisjoint(needed) else pattern.finditer(text, start, end)

    for match in found(_WITH_LEGAL_FORM, _LEGAL_WORDS):
        if match["legal"] in SHORT_FORMS and _CAPITALIZED_NEXT.match(text, match.end("legal"), end):
            continue
        at = _begin(text, match.start(), match.start("legal"), sentence, is_plain)
        name = text[at : match.end("name")]
        if at < match.start("legal") and not (match["legal"] in SHORT_FORMS and known.find(name)):
            short = match["legal"].rpartition(" ")[2] in ("Ltd", "Inc", "Corp", "Bhd", "Co")
            yield Shape(at, match.end() if short else match.end("legal"), needs_tag=False)
    for match in _WITH_PARTNERS.finditer(text, start, end):
        at = _begin(text, match.start(), match.end("name"), sentence, is_plain)
        parts = text[at : match.end("name")].split()
        if parts and parts[-1] not in RELATIVES and not all(map(is_plain, parts)):
            yield Shape(at, match.end(), needs_tag=False)
    for match in _PARTNERS_LISTED.finditer(text, start, end):
        before = text[max(start, match.start() - _FIRM_REACH) : match.start()]
        is_firm = _FIRM_BEFORE.search(before) or _FIRM_AFTER.match(text, match.end(), end)
        surnames = re.split(r",?\s(?:and\s)?", match["name"])
        are_known = any(known.find(name) and name not in known.ambiguous for name in surnames)
        if is_firm and not are_known and not known.given_names.issuperset(surnames):
            yield Shape(*match.span(), needs_tag=True)
    for match in found(_WITH_FIRST_WORD, _FIRST):
        yield Shape(match.start(), match.end(), needs_tag=match["first"] not in FIRST_WORDS)
    if "&" in text[start:end]:
        yield from _with_ampersand(text, sentence, known, is_plain)
    for match in found(_HEADED, _HEAD_WORDS):
        at = _begin(text, match.start(), match.start("head"), sentence, is_plain)
        if not _is_sure(match) and _CAPITALIZED_NEXT.match(text, match.end(), end):
            continue
        if at < match.start("head") and not _is_common(text, at, match, known, is_plain):
            yield Shape(at, match.end(), needs_tag=not _is_sure(match))
    for match in found(_OF_FIELDS, _ORGANIZATION_WORDS):
        at = _begin(text, match.start(), match.end(), sentence, is_plain)
        yield Shape(at, match.end(), needs_tag=False)
    for match in found(_COMMITTEE, _COMMITTEE_WORDS):
        at = _committee(text, match, sentence, is_plain)
        if at < match.start("head"):
            yield Shape(at, match.end(), needs_tag=False)
    if "(" in text[start:end]:
        yield from _with_acronym(text, sentence)


def _committee(text: str, match: re.Match[str], sentence: Sentence, is_plain: Callable[[str], bool]) -> int:
    """Return the start of a committee's name; the start of its head if there is no name before that.

    What "and" joins belongs to it if it is a field: "Trade and Investment Working Group".
    """
    stop = match.start("head")
    at = _begin(text, match.start(), stop, sentence, is_plain)
    joined = _LAST_AND.match(text, at, stop)
    if joined:
        words = _WORDS_BEFORE.findall(text, at, joined.end())
        opens = at == sentence.start
        fields = (
            word in FIELDS or (not opens and is_plain(word) and not _NO_FIELD & {lower, lower.rstrip("s")})
            for word in words
            if (lower := word.lower()) != "and"
        )
        at = at if all(fields) else joined.end()
    rest = {word.lower() for word in _WORDS_BEFORE.findall(text, at, stop)} - {"and"}
    return at if FUNCTION_WORDS.isdisjoint(rest) and not rest <= MODIFIERS else stop


def _begin(text: str, start: int, stop: int, sentence: Sentence, is_plain: Callable[[str], bool]) -> int:
    """Return the start of a name without articles and the words that open its sentence."""
    while start < stop:
        word = _WORDS_BEFORE.match(text, start, stop)
        if not word:
            return start
        lower = word[0].lower()
        is_opening = lower.endswith(("ly", "ing")) or lower in OPENING_VERBS
        opens = start == sentence.start and is_plain(word[0]) and is_opening
        if lower not in FUNCTION_WORDS and word[0] not in CALENDAR and not opens:
            return start
        rest = _GAP.match(text, word.end(), stop)
        start = rest.end() if rest else stop
    return start


def _is_sure(match: re.Match[str]) -> bool:
    return match["head"].lower() in SURE_HEADS


def _is_common(
    text: str,
    start: int,
    match: re.Match[str],
    known: Gazetteer,
    is_plain: Callable[[str], bool],
) -> bool:
    """Return whether the words before a head are no name: "New Lines", "Russian Oil", "Health Services"."""
    words = text[start : match.end("name")].split()
    if all(is_plain(word) or word in DIRECTIONS or word in FIELDS for word in words):
        return True
    entry = known.find(" ".join(words))
    return entry is not None and entry.type == "nationality"


def _with_ampersand(
    text: str, sentence: Sentence, known: Gazetteer, is_plain: Callable[[str], bool]
) -> Iterator[Shape]:
    for match in _AMPERSAND.finditer(text, sentence.start, sentence.end):
        start = _begin(text, match.start(), match.end("name"), sentence, is_plain)
        left, right = text[start : match.end("name")], match["rest"]
        is_cited = _YEAR_NEXT.match(text, match.end()) is not None
        if start < match.end("name") and not is_cited and not _are_apart(left, right, known):
            yield Shape(start, match.end(), needs_tag=True)


def _are_apart(left: str, right: str, known: Gazetteer) -> bool:
    """Return whether "&" joins two names: two places, people by their given names, or the last of a list."""
    if right.split()[0].strip(".") in CO_PARTIES or right.split()[0].lower() in FUNCTION_WORDS:
        return True
    if known.find(f"{left} & {right}") or known.find(f"{left} and {right}"):
        return True
    if "," in left:
        items = [*left.split(", "), right.split()[0]]
        return any(" " in item or item.isupper() or known.find(item) for item in items)
    one, other = known.find(left), known.find(right)
    if one and other and one.type == other.type == "place":
        return True
    words, others = left.split(), right.split()
    given = words[0] in known.given_names and others[0] in known.given_names
    return given and max(len(words), len(others)) > 1


def _touches(
    text: str, shape: Shape, parts: Sequence[NameCandidate], is_plain: Callable[[str], bool]
) -> bool:
    """Return whether names stand on both sides of "&", as tagged or by a word that is not common."""
    mark = text.index("&", shape.start, shape.end)
    before = text[shape.start : mark].split()[-1].strip(",")
    after = text[mark + 1 : shape.end].split()[0]
    if any(part.kind == "PER" and " " in text[part.start : part.end] for part in parts):
        return after in PARTNERS or {before.lower(), after.lower()} <= HEADS
    tagged_left = any(part.start < mark <= part.end + 2 for part in parts)
    tagged_right = any(part.start <= mark + 2 < part.end for part in parts)
    return (
        (tagged_left or tagged_right)
        and (tagged_left or not is_plain(before))
        and (tagged_right or after in PARTNERS or not is_plain(after))
    )


def _with_acronym(text: str, sentence: Sentence) -> Iterator[Shape]:
    """Yield long names with their acronym in brackets, and their acronyms, in either order."""
    for match in _DEFINED.finditer(text, sentence.start, sentence.end):
        start = _spelled_before(text, match.start(), match["short"], sentence.start)
        if start is not None:
            end = match.start() - 1
            yield Shape(start, end, needs_tag=not _has_head(text[start:end]))
            yield Shape(match.start("short"), match.end("short"), needs_tag=not _has_head(text[start:end]))
    for match in _DEFINING.finditer(text, sentence.start, sentence.end):
        start, end = match.span("long")
        if _spelled_before(text, end, match["short"], start) == start:
            yield Shape(match.start("short"), match.end("short"), needs_tag=not _has_head(match["long"]))
            yield Shape(start, end, needs_tag=not _has_head(match["long"]))


def _has_head(form: str) -> bool:
    return any(word.lower() in _ANY_HEAD for word in form.split())


def _spelled_before(text: str, end: int, acronym: str, earliest: int) -> int | None:
    """Return the start of the words before `end` whose initials are an acronym of three letters or more."""
    letters = list(stem(acronym).lower())
    if not is_acronym(acronym) or not stem(acronym).isupper() or len(letters) < _SHORTEST:
        return None
    words = list(_WORDS_BEFORE.finditer(text, max(earliest, end - _LONGEST), end))
    start = None
    while letters and words:
        word = words.pop()
        if word[0][0].lower() == letters[-1] and word[0][0].isupper():
            letters.pop()
            start = word.start()
        elif word[0].lower() not in SMALL:
            return None
    return None if letters else start


def with_organizations(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    is_plain: Callable[[str], bool],
    cancelled: Callable[[], bool],
) -> list[NameCandidate]:
    """Return the candidates and the organizations by form, in text order, the longer in place of its parts.

    Raises Cancelled.
    """
    shapes = (
        shape
        for sentence in stoppable(sentences, cancelled)
        for shape in sorted(
            organizations(text, sentence, known, is_plain), key=lambda one: (one.start, -one.end)
        )
    )

    def instead(shape: Shape, parts: Sequence[NameCandidate]) -> list[NameCandidate] | None:
        accepted = _accepts(text, shape, parts, known, is_plain)
        return [NameCandidate(shape.start, shape.end, sure("ORG"))] if accepted else None

    return replaced(found, shapes, instead)


def _accepts(
    text: str,
    shape: Shape,
    parts: Sequence[NameCandidate],
    known: Gazetteer,
    is_plain: Callable[[str], bool],
) -> bool:
    """Return whether a shape replaces the candidates that overlap it."""
    if known.find(text[shape.start : shape.end]):
        return False
    if any(part.start < shape.start or part.end > shape.end for part in parts):
        return False
    if not shape.needs_tag:
        return True
    if "&" in text[shape.start : shape.end]:
        return _touches(text, shape, parts, is_plain)
    first = text[shape.start : shape.end].split()[0]
    whole = (shape.start, shape.end)
    a_person = any(part.kind == "PER" and part[:2] == whole for part in parts) and first in known.given_names
    return bool(parts) and not a_person
