"""By which of its forms an entity is shown, and which are its aliases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from summarizer.document import Document, Span
from summarizer.entities.entity import EntityType
from summarizer.entities.keys import Key


def forms(document: Document, mentions: Iterable[Span]) -> Counter[str]:
    """Each form on one line with its count, by first appearance."""
    return Counter(document.line(mention) for mention in mentions)


def shown(found: Counter[str], key: Key, type_: EntityType) -> str:
    """The known name if the text has it; else a people's commonest form, and for others the fullest."""
    if key.known and key.words[0] in found:
        return key.words[0]
    if type_ == "nationality":
        return max(found, key=lambda form: found[form])
    return max(found, key=lambda form: (len(form.replace("-", " ").split()), not form.isupper(), len(form)))


def others(found: Counter[str], name: str) -> tuple[str, ...]:
    return tuple(form for form in found if form != name)
