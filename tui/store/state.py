"""What is remembered of a briefing, as immutable values and as keyed fingerprints of sentences and names.

Equal texts can be recognized by their fingerprints, and nothing else: without the secret, a random key in the
store, they reveal nothing, not even to somebody who has the text, and those of different stores can't be
compared. Whoever has the store can test texts against them.
"""

from __future__ import annotations

import os
import unicodedata
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Document, Entity
from tui.store import clips
from tui.store.clips import Clips

if TYPE_CHECKING:
    from summarizer.analysis import Analysis

ANYWHERE = ""
"""The part of a key that is found by its content alone, as in a mailbox or feed that grows."""


class ContentKey(NamedTuple):
    """Identifies a briefing by its content, so that a moved or copied file is the same."""

    sha256: str
    """SHA-256 of the file, or of the part, in hexadecimal."""
    part: str | None = None
    """Identifies one of several documents in a file."""

    @classmethod
    def of(cls, document: Document) -> ContentKey:
        """Return the key of a document; without a file, it is made from the text."""
        if document.part_sha256:
            return cls(document.part_sha256, ANYWHERE)
        content = document.sha256 or sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(content, document.part)

    @classmethod
    def of_entry(cls, sha256: str | None, part: str | None) -> ContentKey | None:
        """Return the key of a catalog entry: the SHA-256 of a file, or of a part of one; None without it."""
        return cls(sha256, ANYWHERE if part else None) if sha256 else None


class Focus(NamedTuple):
    """The entity in focus.

    The name is stored if the cache is on; the fingerprint identifies it in any case.
    """

    type: str
    fingerprint: bytes
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The sentences of a content without their words, for comparison with a changed content."""

    fingerprints: array[int]
    """Keyed 64-bit fingerprints of the sentences' texts; type code Q."""
    bounds: array[int]
    """The start of each sentence, and the end of the last: one more than there are sentences; type code I."""
    key: bytes | None = field(default=None, compare=False)
    """Identifies the secret of the fingerprints; None for one read from a store, which uses the store's
    secret."""


class ListMarks(NamedTuple):
    """The user's marks on a briefing in the list."""

    starred: bool = False
    archived: bool = False
    """Whether the list hides it; it is still searched."""
    removed: bool = False
    """Whether it was removed from the list; its file stays."""

    @property
    def hidden(self) -> bool:
        """Return whether the list hides the briefing."""
        return self.archived or self.removed


UNMARKED = ListMarks()


@dataclass(frozen=True, slots=True)
class State:
    """Everything remembered of one briefing.

    Sentences are numbers in, and places offsets into, its content.
    """

    key: ContentKey
    path: Path | None = None
    """The last path, absolute and as the file system spells it; None for standard input."""
    title: str | None = None
    date: str | None = None
    words: int | None = None
    names: tuple[str, ...] = ()
    """The most salient entities."""
    first_opened: datetime | None = None
    last_opened: datetime | None = None
    """Time in UTC; None if the briefing was only marked."""
    read: bool = False
    """Whether the user marked it as read or reached its end."""
    listed: ListMarks = UNMARKED
    place: int = 0
    focus: Focus | None = None
    length: str | None = None
    """Length of the summary, as Length.parse takes it."""
    pinned: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()
    clips: Clips = field(default_factory=dict)
    """Time, place and text of the kept sentences, for lists across briefings."""
    notes: Mapping[int, str] = field(default_factory=dict)
    """The user's one-line notes, by sentence."""
    unplaced: tuple[str, ...] = ()
    """Notes whose sentences are no longer in the briefing."""
    marks: Mapping[str, int] = field(default_factory=dict)
    """Offsets of the marks, by letter."""
    outline: Outline | None = None
    """The sentences of the content; None if the briefing was never analyzed."""


GROUPS: Mapping[str, tuple[str, ...]] = {
    "opened": ("path", "title", "date", "words", "names", "first_opened", "last_opened"),
    "read": ("read",),
    "listed": ("listed",),
    "view": ("place", "focus", "length"),
    "kept": ("pinned", "dropped", "clips"),
    "notes": ("notes", "unplaced"),
    "marks": ("marks",),
    "outline": ("outline",),
}
"""Fields that are written together.

If two processes have the same briefing open, the last write of each group wins.
"""


def opened(state: State, document: Document, path: Path | None, when: datetime, words: int | None) -> State:
    """Return the state of a briefing that is being opened now, as this document, from this path."""
    return replace(
        state,
        path=absolute(path),
        title=document.title,
        date=document.date,
        words=state.words if words is None else words,
        first_opened=state.first_opened or when,
        last_opened=when,
    )


def absolute(path: Path | None) -> Path | None:
    """Return the absolute path without resolving links, since the user knows the file by them."""
    return None if path is None else Path(os.path.abspath(path))  # noqa: PTH100 (resolve() follows links)


def changed(state: State, base: State | None) -> frozenset[str]:
    """Return the groups in which a state differs from one that was read or written before."""
    return frozenset(
        group
        for group, names in GROUPS.items()
        if base is None or any(getattr(state, name) != getattr(base, name) for name in names)
    )


def without_text(state: State) -> State:
    """Return a state without any text of the document."""
    focus = state.focus._replace(name=None) if state.focus else None
    return replace(state, title=None, date=None, names=(), focus=focus, clips=clips.without_text(state.clips))


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
