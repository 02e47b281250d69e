"""A summary: which sentences of an analysis, asked for by count, share or words, around whom, with what kept.

It holds numbers of sentences, not text: what is shown or exported is read from the document, so that it is
always the author's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

from summarizer.document import Document, Sentence, Stretch, overlapping

if TYPE_CHECKING:
    from summarizer.explain import Why

CUT = "[…]"
_LENGTH = re.compile(r"(\d{1,9})(%|w)?")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be. Per cent is of the words of eligible units, rounded down."""

    amount: int = 5
    unit: Literal["sentences", "percent", "words"] = "sentences"

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read `5`, `20%` or `120w`; ValueError says what it must look like."""
        match = _LENGTH.fullmatch(text.strip())
        if match and int(match[1]) > 0 and not (match[2] == "%" and int(match[1]) > 100):
            units: dict[str | None, Literal["sentences", "percent", "words"]]
            units = {None: "sentences", "%": "percent", "w": "words"}
            return cls(int(match[1]), units[match[2]])
        raise ValueError(
            f"a length is a number of sentences (5), a share (20%) or of words (120w), not {text!r}"
        )

    def __str__(self) -> str:
        """As `parse` reads it."""
        return str(self.amount) + {"percent": "%", "words": "w"}.get(self.unit, "")


def quoted(document: Document, unit: Sentence) -> str:
    """Return a unit on one line, as it is quoted: after its lead-in, or after its heading and a colon."""
    before = (document.line(context) for context in unit.context)
    lead = " ".join(line if line[-1:] == ":" else f"{line}:" for line in before)
    return f"{lead} {document.line(unit)}" if lead else document.line(unit)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in a summary. `rank` counts from 1, in the order in which the choice took them."""

    sentence: int
    rank: int
    cut_before: bool = False
    """It goes on a quotation whose sentence before it is not in the summary."""
    cut_after: bool = False
    """It breaks off a quotation whose next sentence is not in the summary."""
    note: str = ""
    """A line that its reader wrote about it."""

    def text(self, document: Document, sentences: Sequence[Sentence]) -> str:
        """Return the author's words on one line, after their context; a cut within a quotation is marked."""
        words = quoted(document, sentences[self.sentence])
        return f"{CUT + ' ' if self.cut_before else ''}{words}{' ' + CUT if self.cut_after else ''}"


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences taken, in text order."""

    excerpts: tuple[Excerpt, ...]
    length: Length
    focus: str | None = None
    """The id of the entity that it was ranked around."""
    pinned: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()
    only: frozenset[int] | None = None
    """The sentences that it was chosen from, where not all could be taken: those that are new."""
    explain: Callable[[int, Sequence[str] | None], Why] | None = field(
        default=None, repr=False, compare=False
    )
    """How the analysis that made it tells why."""

    def why(self, sentence: int, written: Sequence[str] | None = None) -> Why:
        """Why a sentence is in it, or is not; see `Analysis.why`."""
        assert self.explain is not None, "made by an analysis"
        return self.explain(sentence, written)

    def noted(self, notes: Mapping[int, str]) -> Summary:
        """With the reader's lines on sentences that are in it."""
        if not notes:
            return self
        told = (replace(excerpt, note=notes.get(excerpt.sentence, "")) for excerpt in self.excerpts)
        return replace(self, excerpts=tuple(told))

    @property
    def ranks(self) -> Mapping[int, int]:
        """Rank by sentence."""
        return {excerpt.sentence: excerpt.rank for excerpt in self.excerpts}


def within(
    order: Iterable[int], length: Length, costs: Sequence[int], share_of: Iterable[int], pinned: int
) -> list[int]:
    """Return the leading units of `order` that fit the length; the first `pinned` of them, and one, always.

    `costs` has the words that each unit takes, those of its context among them; `share_of` the words of all
    units that a share is taken of. Stops at the first that does not fit, so that a longer summary contains a
    shorter.
    """
    if length.unit == "sentences":
        return list(islice(order, max(length.amount, pinned, 1)))
    budget = length.amount
    if length.unit == "percent":
        budget = sum(share_of) * length.amount // 100
    taken: list[int] = []
    used = 0
    for sentence in order:
        used += costs[sentence]
        if used > budget and len(taken) >= max(pinned, 1):
            break
        taken.append(sentence)
    return taken


def excerpts(
    taken: Sequence[int], sentences: Sequence[Sentence], quotes: Sequence[Stretch]
) -> tuple[Excerpt, ...]:
    """The sentences, given in the order of their ranks, in text order, the cuts in quotations marked."""
    ranks = {sentence: rank for rank, sentence in enumerate(taken, 1)}
    found = []
    for sentence in sorted(ranks):
        where = sentences[sentence]
        around = overlapping(quotes, where)
        begun = bool(around) and around[0].start < where.start
        unfinished = bool(around) and around[-1].end > where.end
        cuts = (begun and sentence - 1 not in ranks, unfinished and sentence + 1 not in ranks)
        found.append(Excerpt(sentence, ranks[sentence], *cuts))
    return tuple(found)
