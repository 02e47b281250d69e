"""What is remembered of a briefing, as values."""

from __future__ import annotations

import os
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from summarizer.document import Document

ANYWHERE = ""
"""The part of a key that is known by its content alone: in a mailbox that grows, a feed that goes on."""


class ContentKey(NamedTuple):
    """Which briefing: by its content, so that a file that was moved or copied is the same."""

    sha256: str
    """Of the file, or of the part, in hexadecimal digits."""
    part: str | None = None
    """Where a file holds many."""

    @classmethod
    def of(cls, document: Document) -> ContentKey:
        """Of a document made without a file, by its text."""
        if document.part_sha256:
            return cls(document.part_sha256, ANYWHERE)
        content = document.sha256 or sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(content, document.part)

    @classmethod
    def listed(cls, sha256: str, part: str | None) -> ContentKey:
        """Of what a list knows: the SHA-256 of a file, or of a part of one."""
        return cls(sha256, ANYWHERE if part else None)


class Focus(NamedTuple):
    """The entity in focus. The name is known where the cache is on; the fingerprint finds it in any case."""

    type: str
    fingerprint: bytes
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The sentences of a content, without their words: what a changed content is compared with."""

    fingerprints: array[int]
    """Of the text of each, keyed: 64 bits, type code Q."""
    bounds: array[int]
    """Where each starts, and where the last one ends: one more than there are sentences; type code I."""
    key: bytes | None = field(default=None, compare=False)
    """Identifies the secret that the fingerprints were made with; None for one read from a store, whose own
    secret that is."""


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered of one briefing. Sentences are numbers, places offsets, in the outline's content."""

    key: ContentKey
    path: Path | None = None
    """Where it was last, absolute and as the file system has it; None for standard input."""
    title: str | None = None
    date: str | None = None
    words: int | None = None
    names: tuple[str, ...] = ()
    """The most salient in it."""
    first_opened: datetime | None = None
    last_opened: datetime | None = None
    """In UTC; None for one that was only marked."""
    read: bool = False
    """The reader marked it so, or came to its end."""
    place: int = 0
    focus: Focus | None = None
    length: str | None = None
    """Of the summary, as Length.parse takes it."""
    pinned: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()
    notes: Mapping[int, str] = field(default_factory=dict)
    """A line of the reader's own, by sentence."""
    unplaced: tuple[str, ...] = ()
    """Notes whose sentences are in the briefing no more."""
    marks: Mapping[str, int] = field(default_factory=dict)
    """An offset, by letter."""
    outline: Outline | None = None
    """None where it was never analyzed."""


GROUPS: Mapping[str, tuple[str, ...]] = {
    "opened": ("path", "title", "date", "words", "names", "first_opened", "last_opened"),
    "read": ("read",),
    "view": ("place", "focus", "length"),
    "kept": ("pinned", "dropped"),
    "notes": ("notes", "unplaced"),
    "marks": ("marks",),
    "outline": ("outline",),
}
"""Where two readers have the same briefing open, of each group the one who changed it last has his way."""


def opened(state: State, document: Document, path: Path | None, when: datetime, words: int | None) -> State:
    """The state of a briefing that is being opened now, as this document, from this path."""
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
    """As it is remembered: links stay as they are, since the reader knows the file by them."""
    return None if path is None else Path(os.path.abspath(path))  # noqa: PTH100 (resolve() follows links)


def changed(state: State, base: State | None) -> frozenset[str]:
    """The groups in which it differs from a state that was read or written before."""
    return frozenset(
        group
        for group, names in GROUPS.items()
        if base is None or any(getattr(state, name) != getattr(base, name) for name in names)
    )


def without_text(state: State) -> State:
    """What is kept of it where nothing of the document's text may be."""
    focus = state.focus._replace(name=None) if state.focus else None
    return replace(state, title=None, date=None, names=(), focus=focus)
