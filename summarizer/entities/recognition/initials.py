"""Find people by their initials, and complete surnames that are a letter with its full stop: "Gernot P."."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.patterns import compiled

LETTER = r"(?:[^\W\d_a-z]|[CKSPTZ]h|Ts|Y[aeu]|Dzh|Shch)"
"""An initial, as a pattern; one Cyrillic letter may be several Latin ones: "Zh. Temirov"."""
_SHORTENED = compiled(r"(?P<given>[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_a-z][^\W\d_]+)?) [^\W\d_a-z]")
_BRACKETED = compiled(r"\s?\((?P<letters>[A-Z]{2,4})\)")
"""Initials in brackets after a name: "Ida Marsh (IM)"."""
_LETTERS = compiled(r"(?<![\w&.-])[A-Z]{2,4}(?![\w&-])")
_GOES_ON = compiled(r"\.(?:[,;:)]|\s?\n|\s[a-z]|$)")
"""What follows a full stop that ends no sentence, or a line."""


def with_shortened_surnames(
    text: str, found: Sequence[NameCandidate], known: Gazetteer
) -> Iterator[NameCandidate]:
    """Yield the candidates, with the full stops of surnames that are shortened throughout the text.

    "Malcolm X", at the end of a sentence, has none.
    """
    shortened = [one for one in found if _is_shortened(text, one, known)]
    forms = {text[one.start : one.end] for one in shortened if _GOES_ON.match(text, one.end)}
    forms -= {text[one.start : one.end] for one in shortened if not text.startswith(".", one.end)}
    for one in found:
        if text[one.start : one.end] in forms:
            yield NameCandidate(one.start, one.end + 1, one.chances if one.kind == "PER" else sure("PER"))
        else:
            yield one


def _is_shortened(text: str, one: NameCandidate, known: Gazetteer) -> bool:
    name = _SHORTENED.fullmatch(text, one.start, one.end)
    return name is not None and (
        one.kind == "PER" or (one.kind == "ORG" and name["given"] in known.given_names)
    )


def with_initials(
    text: str, found: Sequence[NameCandidate], cancelled: Callable[[], bool]
) -> list[NameCandidate]:
    """Return the candidates in text order, with initials wherever they stand. Raises Cancelled.

    The text gives them in brackets after the name, as minutes do: "Ida Marsh (IM)".
    """
    letters = {
        match["letters"]
        for one in stoppable(found, cancelled)
        if one.kind == "PER" and (match := _BRACKETED.match(text, one.end))
        if match["letters"] == "".join(word[0] for word in text[one.start : one.end].split())
    }
    if not letters:
        return list(found)
    shaped = stoppable(_LETTERS.finditer(text), cancelled)
    own = [NameCandidate(*match.span(), sure("PER")) for match in shaped if match[0] in letters]
    taken = {one.start for one in own}
    return sorted([*own, *(one for one in found if one.start not in taken)])
