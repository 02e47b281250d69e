"""Whose ministry it is: "Russia's Ministry of Defence" and "the Ukrainian Defence Ministry" are two bodies.

What every state has, by the same name, takes its country into its key, from a mention right before it or from
its own first words. Without one, "the Defence Ministry" is short for whichever was named last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document
from summarizer.entities.coreference.keys import NameKey, Words, bare, key_of
from summarizer.entities.coreference.short_forms import turned
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.name_parts import NATIONAL_HEADS
from summarizer.entities.recognition.mentions import Mention

_BETWEEN = frozenset({" ", "'s ", "’s ", "' ", "’ "})
_MOST_WORDS = 3
"""Of a country's name before that of its body."""


def with_country(
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameKey]:
    """The keys, those of national bodies with their country before the words."""
    found = list(keys)
    own: dict[str, NameKey | None] = {}
    for at, key in enumerate(stoppable(keys, cancelled)):
        words = turned(key.words)
        if key.side != "thing" or words[-1] not in NATIONAL_HEADS or mentions[at].type == "place":
            continue
        form = document.at(mentions[at])
        if form not in own:
            own[form] = _with_own_country(bare(form), known)
        found[at] = own[form] or _qualified(_country_before(document, mentions, keys, at), words)
    return found


def _with_own_country(form: str, known: Gazetteer) -> NameKey | None:
    """ "Ukrainian Defence Ministry", "US Supreme Court": the country is in the name."""
    words = form.removeprefix("the ").removeprefix("The ").split()
    for end in range(1, min(len(words) - 1, _MOST_WORDS) + 1):
        country = known.find(bare(" ".join(words[:end])))
        if country and country.type in ("place", "nationality"):
            rest = key_of(" ".join(words[end:]), "organization", known)
            return _qualified(country.name, turned(rest.words))
    return None


def _country_before(
    document: Document, mentions: Sequence[Mention], keys: Sequence[NameKey], at: int
) -> str | None:
    before = keys[at - 1] if at else None
    if before is None or before.known not in ("place", "nationality"):
        return None
    between = document.text[mentions[at - 1].end : mentions[at].start] if _close(mentions, at) else ""
    return before.words[0] if between in _BETWEEN else None


def _close(mentions: Sequence[Mention], at: int) -> bool:
    return mentions[at].start - mentions[at - 1].end <= max(map(len, _BETWEEN))


def _qualified(country: str | None, words: Words) -> NameKey:
    return NameKey(None, (country.lower(), *words) if country else words)
