"""Define the value types of the engine: documents, paragraphs, sentences, entities, quotes and spans.

All positions are offsets into `Document.text`. They count Unicode code points, the end exclusive, so that
`document.text[start:end]` is the text of a span. All but documents are named tuples rather than dataclasses,
because a long document has 100,000 sentences.
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
"""Types that are not names: dates and quantities."""
HINTS = frozenset({"limit", "member-limit", "password", "archive-password", "encoding", "extra", "entities"})
"""Codes of what would help after an error; the caller puts them in words.

A larger size limit for the source or for a member of an archive; a password; the encoding or the extra of
this distribution that is named after a colon ("encoding:utf-16-le"); the list of entities.
"""
DateSource = Literal["metadata", "head", "dateline", "inferred"]
StyleKind = Literal["emphasis", "strong", "strike", "code", "link", "rule"]
MOST_STYLES = 100_000
"""Maximum number of styles of one document; later ones are dropped."""
LONGEST_ADDRESS = 2000
"""Maximum characters of the address of a link; a longer one is dropped."""


class Stretch(Protocol):
    """Anything with a position in the text: a span, a paragraph, a sentence, a mention."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stretch)


def overlapping(stretches: Sequence[S], where: Stretch) -> Sequence[S]:
    """Return the elements of `stretches` that overlap `where`. They must be sorted and must not overlap."""
    first = bisect_right(stretches, where.start, key=lambda stretch: stretch.end)
    return stretches[first : bisect_left(stretches, where.end, key=lambda stretch: stretch.start)]


def at_offset(stretches: Sequence[Stretch], offset: int) -> int:
    """Return the index of the last of the sorted `stretches` that starts at or before `offset`, or -1."""
    return bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1


class Span(NamedTuple):
    """A half-open range of code points of `Document.text`."""

    start: int
    end: int


class Place(NamedTuple):
    """The position of a paragraph in its file, as a reader would cite it: page number and section title."""

    page: int | None = None
    section: str | None = None


NOWHERE = Place()
"""The place of a paragraph in a file without pages and sections."""


class Paragraph(NamedTuple):
    """A block of text. The paragraphs of a document are in order, are not empty and do not overlap."""

    start: int
    end: int
    kind: Kind = "body"
    place: Place = NOWHERE
    level: int = 0
    """Level of a heading (1 to 6), depth of a list item or quotation; 0 if unknown."""


class Style(NamedTuple):
    """Inline markup of a stretch of text.

    The styles of a document are sorted by start, then by end; they may nest. A "rule" is a horizontal line
    above the paragraph that begins at its offset; its start and end are equal.
    """

    start: int
    end: int
    kind: StyleKind
    address: str = ""
    """The target of a link as the source has it, safe to show; empty for other styles."""


class Context(NamedTuple):
    """The span of a lead-in or heading that a unit needs to be understood."""

    start: int
    end: int
    kind: Literal["lead-in", "heading"]


ELIGIBLE: frozenset[Kind] = frozenset({"body", "list", "table"})
"""Kinds of units that a summary may choose."""
KEEPABLE: frozenset[Kind] = ELIGIBLE | {"quote"}
"""Kinds of units that a reader may keep, even if a summary may not choose them."""
COUNTED: frozenset[Kind] = frozenset({"body", "list"})
"""Kinds of units that count for the length and the reading time of a briefing."""


class Sentence(NamedTuple):
    """A unit of a document: a sentence, a list item without its mark, a heading, a by-line or a table row.

    `paragraph` is an index into `Document.paragraphs`.
    """

    start: int
    end: int
    paragraph: int
    kind: Kind = "body"
    excluded: str | None = None
    """The reason why a summary never chooses it ("heading", "greeting", "boilerplate"); None if it may."""
    context: tuple[Context, ...] = ()
    """Spans that are quoted with it, in text order. Their words count in every budget."""

    @property
    def eligible(self) -> bool:
        """Return whether a summary may choose the unit."""
        return self.excluded is None and self.kind in ELIGIBLE


class MessageHeaders(NamedTuple):
    """Headers of a mail message: who got a copy, and its place in a thread (RFC 5322, section 3.6.4)."""

    id: str | None = None
    """`Message-ID`, without angle brackets."""
    references: tuple[str, ...] = ()
    """Ids of the earlier messages of its thread, oldest first; the last is the one that it answers."""
    subject: str = ""
    """Subject without the prefixes of replies, forwards and mailing lists."""
    is_reply: bool = False
    """Whether it answers another message, judging by its headers or its subject."""
    cc: tuple[str, ...] = ()
    """Recipients of copies, each with name and address as in the header."""


@dataclass(frozen=True, slots=True)
class Document:
    """One briefing. Its text has been sanitized by `safe_text`.

    A reader may yield a Document and then longer versions of it, each of which begins with the text of the
    version before, so that offsets stay valid.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str
    format: str = "text"
    path: str | None = None
    """The path that the user gave, sanitized for display; None for standard input."""
    part: str | None = None
    """The id of the part, if one file contains several documents."""
    date: str | None = None
    """ISO 8601 date from the metadata or the head of the text; None if there is none."""
    author: str | None = None
    """Author or sender from the metadata; None if unknown."""
    language: str | None = None
    """ISO 639-1 code. None before analysis if the reader does not set it, and after it if not detected."""
    sha256: str | None = None
    """SHA-256 of the file's bytes, in hexadecimal."""
    pages: int | None = None
    """Number of pages; None if the format has none."""
    date_from: DateSource | None = None
    """Source of the date; "inferred" if the year was found elsewhere. None without a date."""
    part_sha256: str | None = None
    """SHA-256 of the part's content, so that a message is recognized after its mailbox has grown."""
    warnings: tuple[str, ...] = ()
    """What is missing from the text or was changed, compared with the file: one line each, safe to show."""
    styles: tuple[Style, ...] = ()
    """Emphasis, code, links and rules of formats that have them, in text order."""
    message: MessageHeaders | None = None
    """Headers of a mail message; None for other formats."""

    def at(self, where: Stretch) -> str:
        """Return the text of a span, unchanged."""
        return self.text[where.start : where.end]

    def line(self, where: Stretch) -> str:
        """Return the text of a span on one line, each run of white space replaced by a space."""
        return " ".join(self.text[where.start : where.end].split())


class Failure(NamedTuple):
    """A document that can't be read."""

    path: str | None
    part: str | None
    error: str
    """The reason, in one line."""
    hint: str = ""
    """What would help: a code of `HINTS`, for some with a value after a colon; empty if nothing does."""

    def __str__(self) -> str:
        """Return the error with the path and part in front."""
        name = self.path or "standard input"
        return f"{name} [{self.part}]: {self.error}" if self.part else f"{name}: {self.error}"


class Entity(NamedTuple):
    """A person, organization, place or other referent, with all its mentions."""

    id: str
    name: str
    """The fullest form in the text, or the name that a rule of the user's gives."""
    type: EntityType
    mentions: tuple[Span, ...]
    """All mentions, in text order. No two mentions of a document overlap."""
    aliases: tuple[str, ...] = ()
    """The other forms in the text, in the order of their first occurrences."""
    role: str | None = None
    """The role in the words of the text: "U.S. President Donald Trump’s special envoy"."""
    place_id: str | None = None
    """For a nationality, the id of the entity of its country, if the document names it."""
    weight: float = 0.0
    """Importance computed by the recognizer, before sentences are ranked, 0 to 1."""
    salience: float = 0.0
    """Importance computed from the weight and from the scores of its sentences, 0 to 1."""


class Quote(NamedTuple):
    """A quotation or reported statement. The span includes the quotation marks."""

    start: int
    end: int
    kind: Literal["direct", "reported"]
    speaker: str | None
    """The id of the speaker's entity; None if unknown or several."""
    cue: str | None
    """The words that attribute it, in lower case ("said", "according to"); None if there are none."""
    joint: tuple[str, ...] = ()
    """The ids of the speakers, in text order, if several made the statement together; otherwise empty."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return the ids of all speakers; empty if none is known."""
        return self.joint or ((self.speaker,) if self.speaker else ())
