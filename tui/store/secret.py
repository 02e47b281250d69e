"""Fingerprints of what a briefing says: keyed hashes, so that equal texts can be found equal and no more.

Without the secret, which is the store's own and random, they tell nothing of a text, not even to who has the
text, and those of two stores have nothing in common. Within one store they do what they are for.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable
from hashlib import blake2b

from summarizer.analysis import Analysis
from summarizer.document import Entity
from tui.store.state import Focus, Outline

_BYTES = 8


class Secret:
    """A key of 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.ident = blake2b(b"", digest_size=_BYTES, key=key, person=b"ident").digest()
        """Tells this key from others."""

    def outline(self, analysis: Analysis) -> Outline:
        """Of all its sentences, headings too: 0.4 s for 100,000 of them, which is work for a thread."""
        line = analysis.document.line
        prints = array("Q", (self.sentence(line(sentence)) for sentence in analysis.sentences))
        bounds = array("I", (sentence.start for sentence in analysis.sentences))
        bounds.append(analysis.sentences[-1].end if analysis.sentences else 0)
        return Outline(prints, bounds, self.ident)

    def made(self, outline: Outline) -> bool:
        """Whether the fingerprints of an outline can be compared with those of this secret."""
        return outline.key in (None, self.ident)

    def sentence(self, text: str) -> int:
        """64 bits of a sentence; white space, case and compatibility forms (NFKC) aside."""
        return int.from_bytes(self._print("sentence", text), "big")

    def part(self, part: str | None) -> bytes:
        """As a file's part is told in the store: its name may be the subject of a letter."""
        return b"" if part is None else self._print("part", part)

    def focus(self, entity: Entity) -> Focus:
        """An entity, as it is remembered."""
        return Focus(entity.type, self._print("name", entity.name), entity.name)

    def focused(self, focus: Focus | None, entities: Iterable[Entity]) -> Entity | None:
        """The one that was in focus: of its name and type; else of its type and called so; else so named."""
        if focus is None:
            return None
        known = [(entity, self._print("name", entity.name) == focus.fingerprint) for entity in entities]
        same = (entity for entity, named in known if named and entity.type == focus.type)
        called = (entity for entity, _ in known if entity.type == focus.type and self._called(focus, entity))
        named = (entity for entity, named in known if named)
        return next(same, None) or next(called, None) or next(named, None)

    def _called(self, focus: Focus, entity: Entity) -> bool:
        return any(self._print("name", alias) == focus.fingerprint for alias in entity.aliases)

    def _print(self, kind: str, text: str) -> bytes:
        """The kinds have nothing in common, whatever their texts."""
        plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        data = plain.encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=_BYTES, key=self._key, person=kind.encode()).digest()
