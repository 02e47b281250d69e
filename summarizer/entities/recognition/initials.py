"""Complete the names of people whose surname is shortened to a letter with its full stop: "Gernot P."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.patterns import compiled

LETTER = r"(?:[^\W\d_a-z]|[CKSPTZ]h|Ts|Y[aeu]|Dzh|Shch)"
"""An initial, as a pattern; one Cyrillic letter may be several Latin ones: "Zh. Temirov"."""
_SHORTENED = compiled(r"(?P<given>[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_a-z][^\W\d_]+)?) [^\W\d_a-z]")
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
