"""By which of its forms an entity is shown, and which are its aliases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from summarizer.document import Document, EntityType, Span
from summarizer.entities.coreference.keys import NameKey, bare
from summarizer.entities.lexicon.name_parts import TITLES

_LONGEST_ACRONYM = 6


def forms(document: Document, mentions: Iterable[Span]) -> Counter[str]:
    """Each form on one line, without a possessive ending, with its count, by first appearance."""
    return Counter(_clean(document.line(mention)) for mention in mentions)


def _clean(form: str) -> str:
    """A form that starts with a figure ("’90s", "5 pounds’") is left as it stands."""
    return form if form[:2].lstrip("'’$€£").isdigit() else bare(form) or form


def shown(found: Counter[str], key: NameKey, type_: EntityType) -> str:
    """The known name if the text has it; else a people's commonest form, and for others the fullest.

    One in capitals is taken only where there is no other, an acronym counting as well written.
    """
    if key.known and key.words[0] in found:
        return key.words[0]
    if type_ in ("nationality", "date", "quantity"):
        return max(found, key=lambda form: found[form])
    return max(
        found, key=lambda form: (not _is_shouted(form, type_), *_fullness(form), found[form], len(form))
    )


def _is_shouted(form: str, type_: EntityType) -> bool:
    """In capitals though no acronym: "DONALD TRUMP"."""
    return form.isupper() and len(form) > 1 and (type_ == "person" or len(form) > _LONGEST_ACRONYM)


def _fullness(form: str) -> tuple[int, bool]:
    """Words but for titles before the name; of two alike the one without titles."""
    words = form.replace("-", " ").split()
    at = 0
    while at < len(words) - 1 and words[at].lower().rstrip(".") in TITLES:
        at += 1
    return len(words) - at, at == 0


def others(found: Counter[str], name: str) -> tuple[str, ...]:
    return tuple(form for form in found if form != name)
