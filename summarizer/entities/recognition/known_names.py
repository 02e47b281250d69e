"""Match names that are known already, from the gazetteer or from the same text, where the tagger is no help.

In running text, only what the tagger left unmarked is searched, for the longest form first. A form of several
words always counts. A single word counts only if the tagger marked it as a name in at least a third of its
occurrences, and at the start of a sentence only if the text never has it in lower case.

In title-case, all-caps and lower-case text, capitalization carries no signal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Kind, Sentence, Span
from summarizer.entities.lexicon.gazetteer import LONGEST, Gazetteer, gazetteer, straight
from summarizer.entities.lexicon.word_lists import FUNCTION_WORDS
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognition.tokens import PIECE, Token, tokens

CAPITALIZED = re.compile(r"(?<![\w.])[^\W\d_a-z][\w.]*")
_LOWER = re.compile(r"(?<!\w)[a-z]\w+")
_FLAT = str.maketrans({"\n": " ", "’": "'", "‑": "-"})
_LONGEST = 120
"""Maximum characters of a form."""
_JOINED = re.compile(r"[\w'’]")


class Match(NamedTuple):
    """An occurrence of a form."""

    start: int
    end: int
    form: str


class Forms:
    """A set of forms to search, indexed by first word and length.

    Args:
        forms: the forms.
        base: other forms to search, whose index is used as it is.
    """

    def __init__(self, forms: Iterable[str], base: Forms | None = None) -> None:
        self._forms = {form.translate(_FLAT) for form in forms if len(form) <= _LONGEST}
        self._base = base
        lengths: dict[str, set[int]] = defaultdict(set)
        for form in self._forms:
            first = CAPITALIZED.match(form)
            if first:
                lengths[first[0].rstrip(".")].add(len(form))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def in_text(
        self, text: str, stretches: Sequence[Sentence], cancelled: Callable[[], bool]
    ) -> Iterator[Match]:
        """Yield the matches in text order, without overlaps. Raises Cancelled."""
        for stretch in stretches:
            stop_if(cancelled)
            flat, end = text[stretch.start : stretch.end].translate(_FLAT), 0
            for word in CAPITALIZED.finditer(flat):
                at = word.start()
                form = self._at(flat, word) if at >= end else None
                if form:
                    end = at + len(form)
                    yield Match(stretch.start + at, stretch.start + end, form)

    def _at(self, flat: str, word: re.Match[str]) -> str | None:
        """Return the longest form that begins at a word, of these or the other forms."""
        own = self._own_at(flat, word)
        base = self._base._own_at(flat, word) if self._base else None
        return max(own or "", base or "", key=len) or None

    def _own_at(self, flat: str, word: re.Match[str]) -> str | None:
        for length in self._lengths.get(word[0].rstrip("."), ()):
            end = word.start() + length
            form = flat[word.start() : end]
            if form in self._forms and _ends(flat, end, form):
                return form
        return None


@lru_cache(maxsize=1)
def unambiguous_forms() -> Forms:
    """Return the forms of the gazetteer that are names in any context, indexed on the first call."""
    known = gazetteer()
    return Forms(form for form in known.forms if form not in known.ambiguous)


def _ends(flat: str, end: int, form: str) -> bool:
    """Return whether a word ends at an offset; a possessive ending may follow."""
    rest = flat[end : end + 3]
    if not rest or not _JOINED.match(rest):
        return not (rest[:1] == "." and rest[1:2].isalpha() and form[-1].isupper())
    return rest[0] == "'" and not (rest[1:2].isalpha() and (rest[1] not in "sS" or rest[2:3].isalpha()))


def lower_words(text: str, cancelled: Callable[[], bool]) -> frozenset[str]:
    """Return the words that occur in lower case in a text."""
    step = 1 << 18
    found: set[str] = set()
    for start in stoppable(range(0, len(text), step), cancelled):
        found.update(_LOWER.findall(text, start, start + step))
    return frozenset(found)


def heads(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the offsets of the first words of sentences."""
    found = set()
    for sentence in sentences:
        word = re.compile(r"\w").search(text, sentence.start, sentence.end)
        if word:
            found.add(word.start())
    return frozenset(found)


def free(matches: Iterable[Match], taken: Sequence[Span]) -> Iterator[Match]:
    """Yield the matches that overlap none of the spans. Both must be in text order."""
    at = 0
    for match in matches:
        while at < len(taken) and taken[at].end <= match.start:
            at += 1
        if at == len(taken) or match.end <= taken[at].start:
            yield match


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ALL_CAPITALS, _TITLE_CASE = 0.8, 0.7
_MANY_WORDS = 4
_JUDGED = 200
_LOWER_CASE = 0.9
_SHORTEST = 3
"""Minimum letters of a single word to search for."""

Remembered = dict[tuple[str, ...], Mention]
"""Mentions by their words in lower case, up to `LONGEST` words."""


_SALUTATION = re.compile(r"(?:Dear|Hi|Hello|Hey)\s[^,\n]{1,60},\s?")


def is_loud(text: str, kind: Kind) -> bool:
    """Return whether a text is in all caps, or a heading or unfinished longer line in title case."""
    words = _LONG_WORD.findall(text[:PIECE])
    if not words or _SALUTATION.fullmatch(text):
        return False
    if sum(word.isupper() for word in words) >= _ALL_CAPITALS * len(words) and len(words) > 1:
        return True
    capitals = sum(word[0].isupper() for word in words)
    titled = capitals >= _TITLE_CASE * len(words)
    ends = text.rstrip()[-1:] in '.!?…”"'
    return titled and (kind == "heading" or (len(words) > _MANY_WORDS and not ends and kind == "body"))


def remember(text: str, found: Iterable[Mention]) -> Remembered:
    """Index mentions by their words, and persons by their surnames, too, for `find_quietly`."""
    remembered: Remembered = {}
    for mention in found:
        words = tuple(token.lower for token in tokens(text, mention.start, mention.end))
        surname = words[-1:] if mention.type == "person" else words
        for name in (words, surname):
            if len(name) <= LONGEST and (len(name) > 1 or len(name[0]) >= _SHORTEST):
                remembered.setdefault(name, mention)
    return remembered


def find_quietly(
    text: str, found: list[Token], remembered: Remembered, known: Gazetteer
) -> Iterator[Mention]:
    """Yield names that are in the gazetteer or occur elsewhere in the text."""
    lower = [token.lower for token in found]
    at = 0
    while at < len(found):
        mention = _remembered_at(found, lower, at, remembered) or _known_at(text, found, at, known)
        if mention is None:
            at += 1
            continue
        yield mention
        while at < len(found) and found[at].start < mention.end:
            at += 1


def _remembered_at(found: list[Token], lower: list[str], at: int, remembered: Remembered) -> Mention | None:
    if not found[at].is_capital or lower[at] in FUNCTION_WORDS:
        return None
    for size in range(min(LONGEST, len(lower) - at), 0, -1):
        mention = remembered.get(tuple(lower[at : at + size]))
        if mention:
            return Mention(found[at].start, found[at + size - 1].end, mention.type, 0)
    return None


def _known_at(text: str, found: list[Token], at: int, known: Gazetteer) -> Mention | None:
    if not found[at].is_capital:
        return None
    for end in range(min(len(found), at + LONGEST), at, -1):
        form = straight(text[found[at].start : found[end - 1].end])
        what = known.forms.get(form) or (known.loud_forms.get(form.lower()) if form.isupper() else None)
        if what and form.lower() not in FUNCTION_WORDS | known.common:
            return Mention(found[at].start, found[end - 1].end, what.type, 5)
    return None


def is_uncapitalized(text: str, sentences: Sequence[Sentence]) -> bool:
    """Return whether a text is written without capitals, judged by its first sentences."""
    looked_at = sentences[:_JUDGED]
    small = sum(text[one.start : min(one.end, one.start + PIECE)].islower() for one in looked_at)
    return len(looked_at) > 0 and small >= _LOWER_CASE * len(looked_at)


def find_known(text: str, found: list[Token], known: Gazetteer) -> Iterator[Mention]:
    """Yield the places, peoples and organizations of the gazetteer in text without capitals."""
    at = 0
    while at < len(found):
        for end in range(min(len(found), at + LONGEST), at, -1):
            form = straight(text[found[at].start : found[end - 1].end])
            what = known.loud_forms.get(form.lower())
            if (
                what
                and form.title() not in known.ambiguous
                and form.lower() not in FUNCTION_WORDS | known.common
            ):
                yield Mention(found[at].start, found[end - 1].end, what.type, 5)
                at = end - 1
                break
        at += 1
