"""Keyed fingerprints of sentences and names: equal texts can be recognized, and nothing else.

Without the secret, a random key in the store, they reveal nothing, not even to somebody who has the text, and
fingerprints of different stores can't be compared. Whoever has the store can test texts against them.
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
    """Makes fingerprints with a key of 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.ident = blake2b(b"", digest_size=_BYTES, key=key, person=b"ident").digest()
        """Identifies this key."""

    def outline(self, analysis: Analysis) -> Outline:
        """Return the outline of all sentences, headings included.

        Use a thread: 100,000 sentences take 0.4 s.
        """
        line = analysis.document.line
        prints = array("Q", (self.sentence(line(sentence)) for sentence in analysis.sentences))
        bounds = array("I", (sentence.start for sentence in analysis.sentences))
        bounds.append(analysis.sentences[-1].end if analysis.sentences else 0)
        return Outline(prints, bounds, self.ident)

    def made(self, outline: Outline) -> bool:
        """Return whether the fingerprints of an outline were made with this secret."""
        return outline.key in (None, self.ident)

    def sentence(self, text: str) -> int:
        """Return the 64-bit fingerprint of a sentence, ignoring white space, case and compatibility forms
        (NFKC)."""
        return int.from_bytes(self._print("sentence", text), "big")

    def part(self, part: str | None) -> bytes:
        """Return the fingerprint of a part's name, which is stored instead of it: the name may be a message's
        subject."""
        return b"" if part is None else self._print("part", part)

    def focus(self, entity: Entity) -> Focus:
        """Return an entity in the form that is stored."""
        return Focus(entity.type, self._print("name", entity.name), entity.name)

    def focused(self, focus: Focus | None, entities: Iterable[Entity]) -> Entity | None:
        """Find the stored entity: by name and type, else by an alias and type, else by name alone."""
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
        """Return the fingerprint of a text; texts of different kinds never match."""
        plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        data = plain.encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=_BYTES, key=self._key, person=kind.encode()).digest()
