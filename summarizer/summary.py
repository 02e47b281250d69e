"""Represent summaries: selected sentences, and the length, focus and pins that they were selected by.

A summary refers to sentences by index. Their text is read from the document whenever it is shown or exported,
so that it is always verbatim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.document import Document, Sentence, Span, Stretch, overlapping
from summarizer.language.list_marks import past_mark
from summarizer.patterns import compiled

if TYPE_CHECKING:
    from summarizer.ranking.explanation import Why

CUT = "[…]"
"""Mark where an excerpt breaks off or continues a quotation."""
_LENGTH = compiled(r"(\d{1,9})(%|w)?")


class Length(NamedTuple):
    """The length of a summary. Percentages are of the words of eligible units, rounded down."""

    amount: int = 5
    unit: Literal["sentences", "percent", "words"] = "sentences"

    @classmethod
    def parse(cls, text: str) -> Length:
        """Parse `5`, `20%` or `120w`.

        Raises:
            ValueError: with a message for the user, if the text is none of these.
        """
        match = _LENGTH.fullmatch(text.strip())
        if match and int(match[1]) > 0 and not (match[2] == "%" and int(match[1]) > 100):
            units: dict[str | None, Literal["sentences", "percent", "words"]]
            units = {None: "sentences", "%": "percent", "w": "words"}
            return cls(int(match[1]), units[match[2]])
        raise ValueError(
            f"a length is a number of sentences (5), a share (20%) or of words (120w), not {text!r}"
        )

    def __str__(self) -> str:
        """Return the length in the format of `parse`."""
        return str(self.amount) + {"percent": "%", "words": "w"}.get(self.unit, "")


def quoted(document: Document, unit: Sentence) -> str:
    """Return a unit on one line, preceded by its lead-in, or by its heading and a colon."""
    before = (document.line(context) for context in unit.context)
    lead = " ".join(line if line[-1:] == ":" else f"{line}:" for line in before)
    return f"{lead} {document.line(unit)}" if lead else document.line(unit)


class Excerpt(NamedTuple):
    """A sentence in a summary."""

    sentence: int
    rank: int
    """Rank from 1, in the order in which the sentences were chosen."""
    cut_before: bool = False
    """Whether it continues a quotation whose previous sentence is not in the summary."""
    cut_after: bool = False
    """Whether it begins or continues a quotation whose next sentence is not in the summary."""
    note: str = ""
    """The reader's note on the sentence, one line."""

    def text(self, document: Document, sentences: Sequence[Sentence]) -> str:
        """Return the quoted sentence with its context on one line, with `CUT` where a quotation is cut."""
        words = quoted(document, sentences[self.sentence])
        return f"{CUT + ' ' if self.cut_before else ''}{words}{' ' + CUT if self.cut_after else ''}"


@dataclass(frozen=True, slots=True)
class Summary:
    """The selected sentences in text order, and the options of the selection."""

    excerpts: tuple[Excerpt, ...]
    length: Length
    focus: str | None = None
    """The id of the entity that the sentences were ranked around."""
    pinned: frozenset[int] = frozenset()
    """Sentences that are always included."""
    dropped: frozenset[int] = frozenset()
    """Sentences that are never included."""
    only: frozenset[int] | None = None
    """Sentences that the selection was restricted to, such as new ones; None for no restriction."""
    explain: Callable[[int, Sequence[str] | None], Why] | None = field(
        default=None, repr=False, compare=False
    )
    """`Analysis.why` with the options of this summary."""

    def why(self, sentence: int, written: Sequence[str] | None = None) -> Why:
        """Explain why a sentence is in the summary or not; see `Analysis.why`."""
        assert self.explain is not None, "made by an analysis"
        return self.explain(sentence, written)

    def noted(self, notes: Mapping[int, str]) -> Summary:
        """Return the summary with the reader's notes, given by sentence, on the sentences that are in it."""
        if not notes:
            return self
        updated = (excerpt._replace(note=notes.get(excerpt.sentence, "")) for excerpt in self.excerpts)
        return replace(self, excerpts=tuple(updated))

    @property
    def ranks(self) -> Mapping[int, int]:
        """Return the rank of each sentence in the summary, by sentence."""
        return {excerpt.sentence: excerpt.rank for excerpt in self.excerpts}


def within(
    order: Iterable[int], length: Length, costs: Sequence[int], share_of: Iterable[int], pinned: int
) -> list[int]:
    """Return the leading units of `order` that fit the length, and at least `pinned` units and one.

    Stops at the first unit that does not fit, so that a longer summary contains every shorter one.

    Args:
        order: units, best first, the pinned ones before all others.
        costs: number of words needed to quote each unit, its context included.
        share_of: numbers of words of the units that a percentage refers to.
        pinned: number of pinned units.
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
    """Return excerpts, in text order, of sentences that are given in the order of their ranks.

    Sets `cut_before` and `cut_after` where a quotation is cut.
    """
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


def divided(
    summary: Summary, sentences: Sequence[Sentence], quotes: Sequence[Stretch]
) -> tuple[tuple[Excerpt, ...], tuple[Excerpt, ...]]:
    """Return the excerpts that the reader kept and those that the program chose, to be shown apart.

    Ranks stay; `cut_before` and `cut_after` are those of each part alone.
    """
    kept = [one for one in summary.excerpts if one.sentence in summary.pinned]
    chosen = [one for one in summary.excerpts if one.sentence not in summary.pinned]
    return _cut_anew(kept, sentences, quotes), _cut_anew(chosen, sentences, quotes)


def _cut_anew(
    part: Sequence[Excerpt], sentences: Sequence[Sentence], quotes: Sequence[Stretch]
) -> tuple[Excerpt, ...]:
    cut = excerpts([one.sentence for one in part], sentences, quotes)
    return tuple(
        one._replace(cut_before=alone.cut_before, cut_after=alone.cut_after)
        for one, alone in zip(part, cut, strict=True)
    )


LONGEST_LEAD = 400
"""Maximum code points of a sentence in the lead-based summary."""
_SENTENCE_END = compiled(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][”\"'’)\]]*(?=\s)")


def lead_sentences(document: Document, amount: int) -> tuple[Span, ...]:
    """Return the lead-based summary: the first sentences of the first `amount` paragraphs and list items.

    It is shown until there is an analysis. It loads no model, so its sentence boundaries are rough.
    """
    text = document.text
    bodies = (paragraph for paragraph in document.paragraphs if paragraph.kind in ("body", "list"))
    return tuple(
        _lead_of(text, past_mark(text, paragraph.start, paragraph.end), paragraph.end)
        for paragraph in islice(bodies, amount)
    )


def _lead_of(text: str, start: int, end: int) -> Span:
    """Return the span of the first sentence of text[start:end], cut at a space if it is long."""
    match = _SENTENCE_END.search(text, start, min(end, start + LONGEST_LEAD))
    if match:
        return Span(start, match.end())
    if end - start <= LONGEST_LEAD:
        return Span(start, end)
    cut = text.rfind(" ", start, start + LONGEST_LEAD)
    return Span(start, cut if cut > start else start + LONGEST_LEAD)
