"""Split a document into units in text order: sentences, list items, headings, table rows, code.

In running text, a pattern finds every mark that could end a sentence, with its closing quotes and brackets.
Rules then decide from the mark, the word before and the word after. Punkt decides on full stops after
abbreviations, initials and numbers. The time is linear in the length of any text: every repeat in the pattern
is bounded, and it never backtracks, because everything after the mark is optional. No repeat of a group is
possessive, since CPython 3.11.0 to 3.11.4 match those wrongly.

Automatic transcripts have neither full stops nor commas. They are cut into stretches short enough to read and
quote: a stretch ends at a line end if there are any, else before a word that usually opens a clause, else at
white space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Kind, Sentence
from summarizer.language.abbreviations import (
    ABBREVIATIONS,
    ANSWERED,
    CAPITALIZED,
    CONTINUATIONS,
    ENDINGS,
    EXCLAIMED_NAMES,
    LATIN,
    LETTERED,
    MONTHS,
    NUMBERED,
    SENTENCE_STARTERS,
    SPEECH_VERBS,
    TITLES,
    AbbreviationRules,
    customs,
)
from summarizer.language.list_marks import past_mark
from summarizer.language.nltk_modules import nltk_module
from summarizer.patterns import compiled

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

RUNNING: frozenset[Kind] = frozenset({"body", "list", "quote"})
"""Kinds of paragraphs that are split into sentences; any other (heading, table, code) is one Sentence."""
ITEM_WORDS = 40
"""Maximum number of words in a list item that is not split into sentences."""
_LONG_ITEM = 1_000
"""Code points above which an item is split without counting its words."""


def split(
    document: Document,
    abbreviations: Set[str] = frozenset(),
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Sentence, ...]:
    """Split a document into sentences, in text order.

    Sentences are not empty, do not overlap, have no white space at either end and do not cross the end of a
    paragraph. `abbreviations` are further words, in their case and without the full stop, after which the
    sentence continues. `cancelled` is called every few milliseconds.

    Raises:
        Cancelled: if `cancelled()` is true.
    """

    def proceed() -> None:
        if cancelled():
            raise Cancelled

    return tuple(_sentences(document, abbreviations, proceed))


def _sentences(
    document: Document, abbreviations: Set[str], proceed: Callable[[], None]
) -> Iterator[Sentence]:
    text, own = document.text, customs(document.language, abbreviations)
    for index, paragraph in enumerate(document.paragraphs):
        proceed()
        start, end = _trimmed(text, paragraph.start, paragraph.end)
        if paragraph.kind == "list":
            start = past_mark(text, start, end)
        if paragraph.kind in RUNNING and not (paragraph.kind == "list" and _is_short(text, start, end)):
            for stop, resume in breaks(text, start, end, proceed, own):
                for from_, to in stretches(text, start, stop):
                    yield Sentence(from_, to, index, paragraph.kind)
                start = resume
            for from_, to in stretches(text, start, end) if start < end else ():
                yield Sentence(from_, to, index, paragraph.kind)
        elif start < end:
            yield Sentence(start, end, index, paragraph.kind)


def _is_short(text: str, start: int, end: int) -> bool:
    """Return whether a list item is short enough to be one unit, whatever the number of its sentences."""
    return end - start <= _LONG_ITEM and len(text[start:end].split()) <= ITEM_WORDS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return end - len(inside.lstrip()), start + len(inside.rstrip())


WINDOW = 8_192
"""Characters searched between two calls of `proceed`: 1 ms of work for prose, 20 ms at worst."""
_REACH = 48
"""Characters read before and after a mark to find the neighboring words."""
_CLOSING = "\"'”’»›)\\]}」』）】》〉"
_SPACED = "”»›"
"""Closing quotes that may have a space on both sides: « Oui. » Then."""
_LOW_CLOSING = "“‘«‹"
"""Quotes that close in some languages, and do so if nothing but white space follows: „Ja.“ Dann."""
_STARTERS = "|".join(sorted({word.capitalize() for word in SENTENCE_STARTERS}))
# The tail of a mark is its closing quotes and brackets and the numbers of footnotes, in brackets or, where a
# sentence certainly begins after them, bare. Pages copied from the web have both.
_CANDIDATE = compiled(
    r"(?:(?P<mark>[.?!…؟]{1,64})|[。！？｡।॥۔።։]{1,64})"
    rf"(?P<tail>(?:[{_CLOSING}]|\s[{_SPACED}](?=\s)|[{_LOW_CLOSING}](?=\s)"
    r"|\s?\[(?:\d{1,3}|[a-z ]{3,20} needed)\]){0,16}"
    rf"(?:(?<=[a-z][a-z][a-z][a-z]\.)\d{{1,3}}(?=\s)|\s\d{{1,3}}(?=\s(?:{_STARTERS})\b))?)"
    r"(?P<gap>\s*)"
)
_AFTER = compiled(
    r"(?P<opening>[\"'“‘«‹„»›”(\[{¿¡*_•·—–-]{0,8}\s?)(?P<word>[^\W_][\w'’-]{0,40})?(?P<rest>\.?)"
)
_NEVER_FIRST = frozenset(",;:.?!…،؛؟)]}»”%&。！？｡।॥۔።։")
_TWO_WAYS = frozenset("»›”")
"""Closing quotes that open in some languages, and do so between white space and a word: »Ja.«"""
_OPENING = "\"'“‘«‹„([{¿¡*_—–"


class Mark(NamedTuple):
    """A mark that could end a sentence, and its context."""

    text: str
    mark: str
    before: str
    """The word before the mark, without opening quotes; empty if the mark follows a space."""
    first: bool
    """Whether `before` is the first word of the sentence."""
    start: int
    """The offset of the mark."""
    tail: str
    """Closing quotes, brackets and footnote numbers after the mark."""
    after: int
    """The offset of the text after the mark, its tail and the white space."""
    opening: str
    """Opening quotes, brackets or bullets before the next word."""
    word: str
    """The word after the mark; empty if there is none."""
    initial: bool
    """Whether `word` is one letter with a full stop."""


def breaks(
    text: str, start: int, end: int, proceed: Callable[[], None], own: AbbreviationRules | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the end of a sentence and the start of the next for every boundary inside text[start:end].

    Args:
        proceed: called every few milliseconds of work; an exception that it raises is propagated.
        own: abbreviation rules of a language other than English, or of the user.
    """
    begun = position = start
    while position < end:
        proceed()
        edge = min(position + WINDOW, end)
        for found in _CANDIDATE.finditer(text, position, edge):
            cut_off = edge < end and edge - found.end() < _REACH
            match = (_CANDIDATE.match(text, found.start(), end) if cut_off else None) or found
            position = match.end()
            if position < end and _is_break(text, match, begun) and not _goes_on(text, match, begun, own):
                yield match.end("tail"), position
                begun = position
        position = max(position, edge)


def _is_break(text: str, match: re.Match[str], begun: int) -> bool:
    mark = match["mark"]
    if text[match.end()] in _NEVER_FIRST and not _opens(text, match):
        return False
    if mark is None:
        # In Japanese, と after a quotation continues the sentence.
        return not (match["tail"] and text.startswith("と", match.end()))
    seen = _look(text, match, mark, begun)
    if not match["gap"]:
        return _runs_on(seen)
    if seen.first and not seen.before:
        return False
    if seen.word[:1].islower():
        return _before_lower_case(seen)
    if mark == ".":
        return _after_full_stop(seen)
    return not mark.strip(".…") or _after_exclamation(seen)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Return whether a quote after a mark opens a quotation, as in German »Wohin?« and Swedish ”Vart?”."""
    at = match.end()
    return text[at] in _TWO_WAYS and bool(match["gap"]) and text[at + 1 : at + 2].isalnum()


_ELIDED = compiled(r"^.*['’]")


def _goes_on(text: str, match: re.Match[str], begun: int, own: AbbreviationRules | None) -> bool:
    """Return whether a boundary by the English rules is an abbreviation of the user's, or an abbreviation or
    ordinal in the text's language."""
    if own is None or match["mark"] != ".":
        return False
    seen = _look(text, match, ".", begun)
    if seen.before.isdecimal():
        return own.openers is not None and len(seen.before) < 3 and seen.word.lower() not in own.openers
    return seen.before in own.as_written or _ELIDED.sub("", seen.before.lower()) in own.goes_on


def _look(text: str, match: re.Match[str], mark: str, begun: int) -> Mark:
    start = match.start()
    stretch = text[max(begun, start - _REACH) : start]
    run = stretch.rsplit(None, 1)[-1] if stretch and not stretch[-1].isspace() else ""
    before = run.lstrip(_OPENING)
    after = _AFTER.match(text, match.end())
    word = (after and after["word"]) or ""
    return Mark(
        text=text,
        mark=mark,
        before=before,
        first=start - len(run) <= begun,
        start=start,
        tail=match["tail"],
        after=match.end(),
        opening=after["opening"] if after else "",
        word=word,
        initial=bool(after and after["rest"] and len(word) == 1),
    )


def _runs_on(seen: Mark) -> bool:
    """Return whether a mark without a space after it ends a sentence.

    It does only if the space was certainly forgotten, never in an address or in code.
    """
    if seen.tail:
        return seen.tail[-1] == "”" and (seen.opening[:1] == "“" or seen.word[:1].isupper())
    following = seen.text[seen.after + len(seen.word) : seen.after + len(seen.word) + 1]
    return (
        not seen.opening
        and seen.before.isalpha()
        and seen.before.islower()
        and len(seen.before) > 1
        and seen.word.istitle()
        and seen.word.lower() in SENTENCE_STARTERS
        and (following == "," or following.isspace())
    )


_SHORTENED = ABBREVIATIONS | NUMBERED


def _before_lower_case(seen: Mark) -> bool:
    """Return whether a mark before a word in lower case ends a sentence.

    iPhone and al-Shabaab may begin a sentence; so may common words in a text without capitals.
    """
    if seen.tail or seen.mark != "." or not seen.before.isalpha() or len(seen.before) < 4:
        return False
    if seen.before.lower() in _SHORTENED:
        return False
    return not seen.word.islower() or (seen.before.islower() and seen.word in SENTENCE_STARTERS)


_NAME_THEN_VERB = compiled(
    rf"(?:[^\W\d_][\w.'’-]{{0,40}}\s{{1,4}}){{1,3}}?(?:{'|'.join(sorted(SPEECH_VERBS))})\b"
)


def _after_exclamation(seen: Mark) -> bool:
    if not seen.before:
        return seen.text[seen.start - 1].isspace()
    if seen.before.lower() in EXCLAIMED_NAMES:
        return seen.word.lower() in SENTENCE_STARTERS
    if seen.opening == "(" and seen.word.isdigit():
        return False
    if seen.tail.strip(")]}") and not seen.opening:
        return not _NAME_THEN_VERB.match(seen.text, seen.after)
    return True


_ENUMERATOR = compiled(r"(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})(?:\.\d{1,3})*")
_COUNTED = compiled(r"\d|[IVXLC]+\b|[A-Z]\b")


def _after_full_stop(seen: Mark) -> bool:
    before, word = seen.before.lower(), seen.word
    if seen.first and _ENUMERATOR.fullmatch(before):
        return False
    if before in CAPITALIZED and seen.before[0].islower() and word[:1].isupper():
        return True
    if before in LATIN or (before in TITLES and word and not seen.tail):
        return False
    if before in NUMBERED and not _is_answer(seen, before) and _COUNTED.match(word):
        return False
    if before in ENDINGS and word[:1].isupper():
        return word.lower() not in CONTINUATIONS
    if len(before) > 1 and before.isalpha() and before not in ABBREVIATIONS:
        return True
    return _punkt(seen)


_NUMERAL = compiled(r"\d|[IVXLC]{2,}\b")


def _is_answer(seen: Mark, before: str) -> bool:
    """Return whether "no" before a full stop is an answer: after a question, a colon or a verb of speech."""
    if before != "no":
        return False
    if not _NUMERAL.match(seen.word):
        return True
    earlier = seen.text[max(0, seen.start - _REACH) : seen.start - len(before)].rstrip(" \n\t\"'“‘”’")
    if seen.first or seen.before == "No":
        return earlier.endswith("?")
    return earlier.endswith(":") or earlier.rpartition(" ")[2].lower() in ANSWERED


def _punkt(seen: Mark) -> bool:
    before, word = seen.before, seen.word
    if not before or not word:
        return not before or before.lower() not in ABBREVIATIONS
    if len(before) == 1:
        if seen.initial or (before.islower() and word[0].isdigit()):
            return False
        earlier = seen.text[max(0, seen.start - _REACH) : seen.start - 1].split()
        if earlier and earlier[-1].lower() in LETTERED:
            return True
    return ends_sentence(before, word)


_DECISIONS_KEPT = 20_000
_DOTTED = compiled(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ANY_DOTTED = "u.s"


@lru_cache(maxsize=_DECISIONS_KEPT)
def ends_sentence(before: str, after: str) -> bool:
    """Return whether the full stop between two words ends a sentence.

    Args:
        before: the word before the full stop, without it.
        after: the word after it.

    Letters with full stops between them ("F.B.I") count as an abbreviation even if no table lists them.
    """
    known = _ANY_DOTTED if _DOTTED.fullmatch(before) else before
    return bool(_tokenizer().text_contains_sentbreak(f"{known}. {after}"))


_NUMBER = "##number##"
"""Punkt's token type for any number."""
_SEEN_LOWER_INSIDE = 1 << 5
"""Punkt's flag for a word known in lower case inside sentences, so that with a capital it begins one."""


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    punkt = nltk_module("nltk.tokenize.punkt")
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(SENTENCE_STARTERS)
    parameters.collocations = {(word, _NUMBER) for word in NUMBERED | MONTHS}
    parameters.ortho_context.update(dict.fromkeys(SENTENCE_STARTERS, _SEEN_LOWER_INSIDE))
    return punkt.PunktSentenceTokenizer(parameters)


LONGEST = 600
"""Maximum code points without punctuation in a sentence; a longer text is a transcript."""
_SHORTEST, _WIDEST = 140, 320
"""Minimum and maximum code points of a stretch."""
_PUNCTUATION = compiled(r"[,;:.?!…()—–\u3001\u3002\uff0c]")
_CLAUSE = compiled(
    r"\s+(?=(?:and|so|but|because|then|now|okay|ok|well|we|i|you|they|he|she|it|this|that|there|when|if)\s)",
    re.IGNORECASE,
)
_LINE_END = compiled(r"[ \t]*\n\s*")
_SPACE = compiled(r"\s+")


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of `text[start:end]`, one sentence by its marks: itself, or pieces of a transcript."""
    if end - start > LONGEST and not _PUNCTUATION.search(text, start, start + LONGEST):
        lines = _LINE_END.search(text, start, min(end, start + _WIDEST)) is not None
        while end - start > _WIDEST:
            cut = _cut(text, start, end, lines)
            if cut is None:
                break
            yield start, cut.start()
            start = cut.end()
    yield start, end


def _cut(text: str, start: int, end: int, lines: bool) -> re.Match[str] | None:
    near, far = start + _SHORTEST, min(end, start + _WIDEST)
    found = _LINE_END.search(text, near, far) if lines else None
    found = found or _CLAUSE.search(text, near, far) or _SPACE.search(text, near, far)
    return found if found and found.end() < end else None
