"""Find names in another script in the brackets after a name: "Irina Borovko (Ирина Боровко)"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.cancellation import stoppable
from summarizer.entities.other_names import SCRIPTS
from summarizer.entities.recognition.candidates import Mention
from summarizer.patterns import lazy

_REACH = 160
_LAST_LATIN = "\u024f"
_BRACKET = lazy(
    rf"\s?[(\[](?:[^(){SCRIPTS}]{{0,60}}?[\s:;,/])?(?P<name>[{SCRIPTS}](?:[{SCRIPTS}\s’'-]{{0,80}}[{SCRIPTS}])?)\s*[)\];,/]"
)
_TYPES = ("person", "place", "organization")
_CERTAINTY = 3


def with_native_names(text: str, mentions: Sequence[Mention], cancelled: Callable[[], bool]) -> list[Mention]:
    """Return the mentions, in text order, with the names in another script after them. Raises Cancelled."""
    kept: list[Mention] = []
    native: Mention | None = None
    for mention in stoppable(mentions, cancelled):
        if native and mention.start >= native.end:
            kept.append(native)
            native = None
        if native and mention.end > native.start:
            continue
        kept.append(mention)
        if native is None and mention.type in _TYPES and text[mention.end - 1] <= _LAST_LATIN:
            native = _native(text, mention)
    return [*kept, native] if native else kept


def _native(text: str, mention: Mention) -> Mention | None:
    if not any(text.startswith(("(", "["), mention.end + space) for space in (0, 1)):
        return None  # without the pattern, which is slow to compile
    found = _BRACKET.match(text, mention.end, min(len(text), mention.end + _REACH))
    if not found or found["name"][0].islower():
        return None
    return Mention(*found.span("name"), mention.type, _CERTAINTY)
