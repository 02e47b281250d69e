"""Find bodies and states in lines of capitals and in title case: "MINISTRY OF HEALTH", "Republic of Varnia".

Capitals carry no signal there, so a name must fill a line, or a part of it between marks. In capitals, a name
with "of", "for" or "on" after its head counts anywhere. Others count only above the first ordinary sentence,
where a document says whose it is, and not below, where "ROAD SERVICE" heads a section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import EntityType, Sentence
from summarizer.entities.lexicon.body_nouns import (
    HEADLINE_WORDS,
    LETTERHEAD_STATES,
    LETTERHEADS,
    LETTERHEADS_OF,
    PLAIN_LETTERHEADS,
    SURE_LETTERHEADS,
)
from summarizer.entities.lexicon.word_lists import (
    CALENDAR,
    FUNCTION_WORDS,
    LABELS,
    MODIFIERS,
    PLACE_FIRST,
    SMALL,
)
from summarizer.entities.recognition.candidates import Mention
from summarizer.patterns import lazy

_CERTAINTY = 4
_HEAD_SENTENCES = 15
"""Maximum sentences at the beginning of a document that may be its letterhead."""


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(str.upper, words), key=lambda word: (-len(word), word)))


_SPACE = r"[ \t]"
_SMALL = r"(?:OF|FOR|AND|ON|IN|AT|THE|DE|DU|DES|DEL|DA|DO|&)"
_WORD = rf"(?!{_SMALL}\b)[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]*[A-ZÀ-ÖØ-Þ.]"
_JOINED = rf"(?:,?{_SPACE}(?:{_SMALL}{_SPACE}){{1,2}}|,?{_SPACE}){_WORD}"
_OF = lazy(
    rf"(?P<before>(?:{_WORD}{_SPACE}){{0,3}})(?P<head>{_any(LETTERHEADS_OF)}){_SPACE}"
    rf"(?:OF|FOR|(?<=COMMITTEE )ON|(?<=COMMISSION )ON|(?<=COUNCIL )ON|(?<=COURT )AT){_SPACE}(?:THE{_SPACE})?"
    rf"(?P<name>{_WORD}(?:{_JOINED}){{0,7}})"
)
_STATE = lazy(
    rf"(?:(?:{_WORD}){_SPACE})?(?:{_any(LETTERHEAD_STATES)}){_SPACE}OF{_SPACE}(?:THE{_SPACE})?"
    rf"(?P<name>{_WORD}(?:{_JOINED}){{0,4}})"
)
_HEADED = lazy(
    rf"(?P<words>{_WORD}(?:{_SPACE}(?:(?:AND|&|OF){_SPACE})?{_WORD}){{0,4}}){_SPACE}(?P<head>{_any(LETTERHEADS)})"
    rf"(?:{_SPACE}(?:{_any(PLACE_FIRST)}){_SPACE}{_WORD})?"
)
_FIRM = lazy(
    rf"{_WORD}(?:{_SPACE}(?:(?:AND|&|OF){_SPACE})?{_WORD}){{0,5}}{_SPACE}"
    r"(?:LTD|LIMITED|PLC|INC|LLC|LLP|GMBH|CORPORATION|S\.A\.)"
)
_PART = lazy(r"[^\n|;:()–—/·•]+?(?=[ \t]+-{1,2}[ \t]|[ \t]{3,}|[\n|;:()–—/·•]|$)")
_OPENING = lazy(
    r"[\s*#-]*(?:(?:(?:STATEMENT|REPORT|NEWS|PRESS RELEASE|LETTER|NOTICE)\s)?"
    r"(?:IN|TO|BY|FROM|FM|FOR|OF|HQ)\s)?(?:THE\s)?",
    re.IGNORECASE,
)
_HEADLINE_WORD = lazy(
    rf"[ \t]+(?:{'|'.join(sorted(map(str.upper, HEADLINE_WORDS)))})(?!\w).*", re.DOTALL | re.IGNORECASE
)
_END = r" .,*"
_TITLE_CASE = lazy(
    r"[^\W\d_a-z][^\s]*(?:[ \t](?:[^\W\d_a-z][^\s]*|&|(?:of|the|for|and|on|at|in|de|du|del|da|do)))*"
)
_GENERAL = MODIFIERS | LABELS | {"head", "press", "home", "main", "steering", "executive", "our"}
"""Words that make no name before a head: "HEAD OFFICE"."""


def letterheads(
    text: str,
    sentences: Sequence[Sentence],
    loud: Sequence[Sentence],
    is_plain: Callable[[str], bool],
    cancelled: Callable[[], bool],
) -> Iterator[Mention]:
    """Yield the bodies and states in lines of capitals, in text order. Raises Cancelled.

    Args:
        text: the text of the document.
        sentences: all of its sentences, in text order.
        loud: those in title case or in capitals.
        is_plain: returns whether a word is a common one.
        cancelled: called every few milliseconds.
    """
    loud_starts = {sentence.start for sentence in loud}
    first = (one.start for one in sentences[:_HEAD_SENTENCES] if one.kind == "body")
    top = next((start for start in first if start not in loud_starts), len(text))
    limit = sentences[min(_HEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    for sentence in stoppable(sorted(loud, key=lambda one: one.start), cancelled):
        is_upper = text[sentence.start : sentence.end].isupper()
        is_top = sentence.end <= min(top, limit)
        if not (is_upper or is_top):
            continue
        for start, end in _parts(text, sentence):
            form = text[start:end]
            is_written_so = form.isupper() or _TITLE_CASE.fullmatch(form)
            is_cut = _HEADLINE_WORD.match(text, end, sentence.end) is not None
            is_whole = end - start == sentence.end - sentence.start
            may_end_so = is_top and not is_cut and (is_upper or not is_whole)
            type_ = _type(form, is_plain, is_top=may_end_so) if is_written_so else None
            if type_:
                yield Mention(start, end, type_, _CERTAINTY)


def _parts(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line that marks separate, without the words that introduce them."""
    for part in _PART.finditer(text, sentence.start, sentence.end):
        for start, end in _between_commas(text, *part.span()):
            opening = _OPENING.match(text, start, end)
            begin = opening.end() if opening else start
            rest = _HEADLINE_WORD.search(text, begin, end)
            stop = begin + len(text[begin : rest.start() if rest else end].rstrip(_END))
            if begin < stop:
                yield begin, stop


def _between_commas(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a part whole where its commas list fields ("LANDS, FORESTS AND WORKS"), else its pieces."""
    form = text[start:end]
    if "," not in form or _OF.fullmatch(form.strip(_END)):
        yield start, end
        return
    for piece in form.split(","):
        yield start, start + len(piece)
        start += len(piece) + 1


def _type(written: str, is_plain: Callable[[str], bool], *, is_top: bool) -> EntityType | None:
    form, is_upper = written.upper(), written.isupper()
    words = [word.strip(".,").lower() for word in form.split()]
    if not FUNCTION_WORDS.isdisjoint(set(words) - SMALL) or any(word.title() in CALENDAR for word in words):
        return None
    if state := _STATE.fullmatch(form):
        return None if all(is_plain(word.lower()) for word in state["name"].split()) else "place"
    if body := _OF.fullmatch(form):
        is_doubtful = not body["before"] and body["head"].capitalize() in PLAIN_LETTERHEADS
        return None if is_doubtful and all(map(is_plain, body["name"].lower().split())) else "organization"
    if not is_top:
        return None
    if is_upper and _FIRM.fullmatch(form):
        return "organization"
    headed = _HEADED.fullmatch(form)
    if not headed or not (is_upper or " " in headed["words"] or headed["head"].title() in SURE_LETTERHEADS):
        return None
    return "organization" if _is_name(headed["words"], headed["head"], is_plain) else None


def _is_name(before: str, head: str, is_plain: Callable[[str], bool]) -> bool:
    """Return whether the words before a head make a name of it."""
    words = [word.lower() for word in before.split() if word.lower() not in SMALL]
    if head.capitalize() in SURE_LETTERHEADS:
        return not set(words) <= _GENERAL - MODIFIERS
    if set(words) <= _GENERAL:
        return False
    return len(words) > 1 or not is_plain(words[0])
