"""Extract the roles of people from the text before or after their names.

Before: "Russian negotiator Kirill Dmitriev", "Ukraine’s President, Volodymyr Zelenskyy". After, as an
apposition: "Steve Witkoff, U.S. President Donald Trump’s special envoy, said".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import LONGEST, Gazetteer
from summarizer.entities.lexicon.honorifics import (
    COURTESIES,
    ROLE_MODIFIERS,
    ROLES,
)
from summarizer.entities.lexicon.word_lists import (
    PORTFOLIOS,
)
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognition.tokens import Token, tokens

_APPOSITION = 14
"""Maximum tokens of a role after a name."""
_REACH = 200
"""Code points before and after a name in which its role is searched."""
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "on", "with", "from", "who", "and"})


def with_roles(
    text: str,
    names: Sequence[Mention],
    sentences: Sequence[Sentence],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> Iterator[Mention]:
    """Yield the names, those of people with their roles. Raises Cancelled."""
    starts = [sentence.start for sentence in sentences]
    for name in stoppable(names, cancelled):
        if name.type == "person" and _may_have_role(text, name):
            sentence = sentences[bisect_right(starts, name.start) - 1]
            yield name._replace(role=_role(text, sentence, name, known))
        else:
            yield name


def _may_have_role(text: str, name: Mention) -> bool:
    """Return whether a role may be right before a name, or after it and a comma, to avoid the search."""
    if text[name.end : name.end + 1] == ",":
        return True
    before = text[max(0, name.start - 40) : name.start].rstrip(" ,\n-").split()
    word = before[-1].lower() if before else ""
    return word in ROLES or f"{word.rstrip('.')}." in ROLES or word.title() in PORTFOLIOS


def _role(text: str, sentence: Sentence, name: Mention, known: Gazetteer) -> str | None:
    start = max(sentence.start, name.start - _REACH)
    found = tokens(text, start, min(sentence.end, name.end + _REACH))
    first = next(at for at, token in enumerate(found) if token.end > name.start)
    last = next((at for at, token in enumerate(found) if token.start >= name.end), len(found))
    return _role_at(text, found, first, last, known)


def _role_at(text: str, found: list[Token], start: int, end: int, known: Gazetteer) -> str | None:
    """Return the role of the person at tokens `start` to `end`, on one line; None if the text gives none."""
    span = _before(text, found, start, known) or _after(found, end)
    if span is None:
        return None
    return " ".join(text[found[span[0]].start : found[span[1] - 1].end].split())


def _before(text: str, found: list[Token], start: int, known: Gazetteer) -> tuple[int, int] | None:
    end = start - 1 if start and found[start - 1].text == "," else start
    at, named = end, False
    while at:
        step = _role_step(found, at - 1)
        if not step:
            break
        named = named or any(token.lower in ROLES - COURTESIES for token in found[at - step : at])
        at -= step
    if not named:
        return None
    return _with_country(text, found, at, known), end


def _role_step(found: list[Token], at: int) -> int:
    """Return how many tokens up to and including `at` belong to a role."""
    token = found[at]
    if token.text == "." and at and f"{found[at - 1].lower}." in ROLES:
        return 2
    if token.text in PORTFOLIOS and at >= 2 and found[at - 1].text == "of" and found[at - 2].lower in ROLES:
        return 3
    if token.text == "-" and at and found[at - 1].lower in ROLES:
        return 1
    if token.lower in ROLES or token.lower in ROLE_MODIFIERS:
        return 1
    if token.text in PORTFOLIOS:
        return 1
    return 0


def _with_country(text: str, found: list[Token], at: int, known: Gazetteer) -> int:
    """Return the start of a role extended by the country or people before it, with a possessive ending."""
    end = at - 1 if at and found[at - 1].text.lower() in ("'s", "’s") else at
    for start in range(max(0, end - LONGEST), end):
        if known.find(text[found[start].start : found[end - 1].end]):
            return start
    return at


def _after(found: list[Token], end: int) -> tuple[int, int] | None:
    if end >= len(found) or found[end].text != ",":
        return None
    start = end + 1
    if start < len(found) and found[start].lower in ("the", "a", "an"):
        start += 1
    close = next(
        (at for at in range(start, min(len(found), start + _APPOSITION)) if found[at].text in (",", ".")), 0
    )
    if close <= start:
        return None
    head = next((at for at in range(start, close) if found[at].text in _PREPOSITIONS), close) - 1
    return (start, close) if head >= start and found[head].lower in ROLES - COURTESIES else None
