"""The value types of the engine: a document, its paragraphs and sentences, entities and quotes, spans.

Offsets are the one currency of the engine. They count Unicode code points of `Document.text`, the end
exclusive, so that `document.text[start:end]` is always what is meant. Paragraphs and sentences are named
tuples rather than dataclasses because a long document has a hundred thousand of each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, TypeVar, get_args

Kind = Literal["heading", "body", "list", "quote", "table", "code", "byline"]
EntityType = Literal["person", "organization", "place", "nationality", "event", "date", "quantity", "other"]
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
FIGURES: frozenset[EntityType] = frozenset({"date", "quantity"})
"""Types that are found by rule and are no names."""
DateSource = Literal["metadata", "head", "dateline", "inferred"]


class Stretch(Protocol):
    """Anything that lies at a place in the text: a span, a paragraph, a sentence, a mention."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stretch)


def overlapping(stretches: Sequence[S], where: Stretch) -> Sequence[S]:
    """Those of `stretches`, in order and without overlap, that share text with `where`."""
    first = bisect_right(stretches, where.start, key=lambda stretch: stretch.end)
    return stretches[first : bisect_left(stretches, where.end, key=lambda stretch: stretch.start)]


def at_offset(stretches: Sequence[Stretch], offset: int) -> int:
    """The index of the last of `stretches`, in order, that starts at or before `offset`; else -1."""
    return bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1


class Span(NamedTuple):
    """A half-open range of code points of `Document.text`."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a paragraph stands in the file it came from, as a reader would cite it."""

    page: int | None = None
    section: str | None = None


NOWHERE = Place()


class Paragraph(NamedTuple):
    """A block of text. Spans of paragraphs never overlap, are not empty and stand in order."""

    start: int
    end: int
    kind: Kind = "body"
    place: Place = NOWHERE


class Context(NamedTuple):
    """The span of a lead-in or heading without which a list item can't be understood."""

    start: int
    end: int
    kind: Literal["lead-in", "heading"]


ELIGIBLE: frozenset[Kind] = frozenset({"body", "list", "table"})
"""Kinds of units that a summary may choose."""
KEEPABLE: frozenset[Kind] = ELIGIBLE | {"quote"}
"""Kinds of units that a reader may keep, although a summary may never choose them."""


class Sentence(NamedTuple):
    """A unit of a document: a sentence, a list item without its mark, a heading, a by-line or a table row.

    `paragraph` is an index into `Document.paragraphs`.
    """

    start: int
    end: int
    paragraph: int
    kind: Kind = "body"
    excluded: str | None = None
    """Why a summary never chooses it, in a word: "heading", "greeting", "boilerplate" and so on."""
    context: tuple[Context, ...] = ()
    """What is quoted with it, in text order; its words count in every budget."""

    @property
    def eligible(self) -> bool:
        """Whether a summary may choose it."""
        return self.excluded is None and self.kind in ELIGIBLE


@dataclass(frozen=True, slots=True)
class Document:
    """One briefing, its text already made safe (see `safe_text`).

    A reader may yield a Document and then longer versions of it, each text beginning with the last one's:
    offsets never move.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str
    format: str = "text"
    path: str | None = None
    """As the user gave it, made safe to show; None for standard input."""
    part: str | None = None
    """Which part of the file, where one file holds many."""
    date: str | None = None
    """ISO 8601, where the file says it or one stands at the head."""
    author: str | None = None
    """Who wrote or sent it, where the file says so."""
    language: str | None = None
    """ISO 639-1. None where no reader told it; of an analyzed document, where it is unknown."""
    sha256: str | None = None
    """Of the file's bytes."""
    pages: int | None = None
    date_from: DateSource | None = None
    """Where the date was found: "inferred" for one whose year stands elsewhere. None without a date."""
    part_sha256: str | None = None
    """Of what the part holds, wherever it stands: a mailbox grows, its letters stay as they are."""
    warnings: tuple[str, ...] = ()
    """What of the file is not in the text, or not as its author had it: a line each, safe to show."""

    def at(self, where: Stretch) -> str:
        """The text of a span, as it stands."""
        return self.text[where.start : where.end]

    def line(self, where: Stretch) -> str:
        """The text of a span on one line: runs of white space, line ends among them, become a space."""
        return " ".join(self.text[where.start : where.end].split())


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that can't be read: one clear line, what and why and what to do."""

    path: str | None
    part: str | None
    error: str

    def __str__(self) -> str:
        name = self.path or "standard input"
        return f"{name} [{self.part}]: {self.error}" if self.part else f"{name}: {self.error}"


@dataclass(frozen=True, slots=True)
class Entity:
    """One referent. Mentions stand in text order and overlap no other mention of the document."""

    id: str
    name: str
    """The fullest form that the text gives."""
    type: EntityType
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    """The other forms that the text gives, by first appearance."""
    role: str | None = None
    """As the text words it: "U.S. President Donald Trump’s special envoy"."""
    place_id: str | None = None
    """Of a nationality, the id of its country's entity where the document names it."""
    weight: float = 0.0
    """What the recognizer makes of it before any sentence is ranked, 0 to 1."""
    salience: float = 0.0
    """Computed last, from the weight and from the rank of its sentences, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, its marks included."""

    start: int
    end: int
    kind: Literal["direct", "reported"]
    speaker: str | None
    """The id of an entity; None if unknown."""
    cue: str | None
    """The word that attributes it, in lower case: "said", "according to"."""
