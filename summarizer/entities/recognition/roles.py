"""Extract the role of a person from the text before or after the name.

Before: "Russian negotiator Kirill Dmitriev", "Ukraine’s President, Volodymyr Zelenskyy". After, as an
apposition: "Steve Witkoff, U.S. President Donald Trump’s special envoy, said".
"""

from __future__ import annotations

from summarizer.entities.lexicon.gazetteer import LONGEST, Gazetteer
from summarizer.entities.lexicon.word_lists import COURTESIES, PORTFOLIOS, ROLE_MODIFIERS, ROLES
from summarizer.entities.recognition.tokens import Token

_APPOSITION = 14
"""Maximum tokens of a role after a name."""
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "on", "with", "from", "who", "and"})


def role_of(text: str, found: list[Token], start: int, end: int, known: Gazetteer) -> str | None:
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
