"""Represent the analysis of a document, and choose summaries from it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import COUNTED, Document, Entity, Quote, Sentence, overlapping
from summarizer.entities.cooccurrence import Companion, Cooccurrence
from summarizer.facts.facts import NO_FACTS, Facts
from summarizer.ranking.scene import SUBJECT
from summarizer.ranking.scores import Ranking, best_first, choose
from summarizer.summary import Length, Summary, excerpts, within

if TYPE_CHECKING:
    from summarizer.ranking.explanation import Why

FOCUS_CANDIDATES = 500
"""Maximum number of sentences considered for a summary around an entity, which bounds the time for it."""
NAMED, OPENS, SPOKEN, SPOKEN_OF = 0.2, 0.1, 0.15, 0.1
"""Score bonuses in a summary around an entity.

They are given for a sentence that names the entity, opens with it, quotes it, or is a quotation that names
it. They were set by hand, since there is no annotated data for summaries around an entity.
"""


class _ChoiceInputs(NamedTuple):
    """Precomputed inputs of `choose()` when any sentence may be taken (arrays: a long text has 100,000)."""

    scores: array[float]
    """Score of every sentence."""
    best: array[int]
    """The eligible sentences, sorted by `best_first`."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The results of analyzing a document."""

    document: Document
    sentences: tuple[Sentence, ...]
    """All units, in text order."""
    entities: tuple[Entity, ...]
    """All entities, by descending salience."""
    quotes: tuple[Quote, ...]
    """All quotations, in text order."""
    ranking: Ranking
    facts: Facts = NO_FACTS
    """Fact fingerprints, for comparison with other briefings."""
    _starts: list[array[int]] = field(init=False, repr=False, compare=False, default_factory=list)
    """Cached start offsets of the sentences: empty until needed. A list, so that two threads may fill it."""
    _focus_scores: dict[str, dict[int, float]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """Focus-adjusted scores of the most recent entity, reused when only the length changes."""
    _choice_inputs: list[_ChoiceInputs] = field(init=False, repr=False, compare=False, default_factory=list)
    """Cached inputs of choices among all sentences: empty until needed."""

    def entity(self, ident: str | None) -> Entity | None:
        """Return the entity with an id, or None."""
        return next((entity for entity in self.entities if entity.id == ident), None)

    def named(self, name: str) -> Entity | None:
        """Find an entity by name, ignoring case.

        Returns the most salient entity with that name or alias, else the most salient one with a name or
        alias that contains it, else None.
        """
        wanted = name.casefold()
        forms = [
            (entity, [form.casefold() for form in (entity.name, *entity.aliases)]) for entity in self.entities
        ]
        exact = (entity for entity, names in forms if wanted in names)
        holding = (entity for entity, names in forms if any(wanted in form for form in names))
        return next(exact, None) or next(holding, None)

    def companions(self, ident: str) -> tuple[Companion, ...]:
        """Return the entities that share sentences with an entity, most shared sentences first.

        Raises:
            KeyError: for an unknown id.
        """
        entity = self.entity(ident)
        if entity is None:
            raise KeyError(ident)
        return Cooccurrence(self.sentences, self.entities).of(entity)

    def words(self) -> int:
        """Return the number of words in body sentences and list items, eligible or not."""
        words = self.ranking.words
        return sum(words[at] for at, unit in enumerate(self.sentences) if unit.kind in COUNTED)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the unit at an offset, else of the last one before it, else 0.

        The mark of a list item belongs to the item.
        """
        if not self._starts:
            self._starts.append(array("Q", (sentence.start for sentence in self.sentences)))
        at = bisect_right(self._starts[0], offset) - 1
        if at + 1 < len(self.sentences):
            following = self.sentences[at + 1]
            if following.kind == "list" and self.document.paragraphs[following.paragraph].start <= offset:
                inside = at >= 0 and self.sentences[at].paragraph == following.paragraph
                return at if inside else at + 1
        return max(0, at)

    def summary(
        self,
        length: Length | None = None,
        focus: str | None = None,
        pinned: Collection[int] = (),
        dropped: Collection[int] = (),
        only: Collection[int] | None = None,
    ) -> Summary:
        """Choose the sentences of a summary.

        Args:
            length: default 5 sentences. Pinned units count towards it; a percentage is always of all eligible
                units.
            focus: id of the entity to rank sentences around.
            pinned: units that are always included, eligible or not.
            dropped: units that are never included, even if pinned.
            only: units that may be included besides the pinned ones, such as new ones. If none of them is
                eligible, only pinned units are included.

        Raises:
            KeyError: for an unknown entity.
            IndexError: for a unit that does not exist.
        """
        length = length or Length()
        for sentence in (*pinned, *dropped, *(only or ())):
            self._check_unit(sentence)
        order = self.order(focus, pinned, dropped, only)
        kept = set(pinned) - set(dropped)
        share_of = (self.ranking.words[unit] for unit in self.ranking.order)
        taken = within(order, length, self.ranking.costs, share_of, len(kept))
        chosen = excerpts(taken, self.sentences, self.quotes)
        explain = partial(self.why, focus=focus, pinned=pinned, dropped=dropped, only=only)
        among = None if only is None else frozenset(only)
        return Summary(chosen, length, focus, frozenset(pinned), frozenset(dropped), among, explain)

    def why(
        self,
        sentence: int,
        written: Sequence[str] | None = None,
        focus: str | None = None,
        pinned: Collection[int] = (),
        dropped: Collection[int] = (),
        only: Collection[int] | None = None,
    ) -> Why:
        """Explain the rank of a unit in the choice that `summary` makes with the same options.

        Args:
            sentence: the unit.
            written: its surface forms, if another process has computed them. Computing them here imports NLTK
                (see `ranking.explanation.surface_forms`).

        Raises:
            KeyError: for an unknown entity.
            IndexError: for a unit that does not exist.
        """
        from summarizer.ranking.explanation import read, why

        self._check_unit(sentence)
        if written is None:
            from summarizer.ranking.explanation import surface_forms

            written = surface_forms(read(self.document, self.sentences[sentence]), self.document.language)
        parts = self.ranking.scores.reasons(sentence)
        wanted = self._focus_adjusted(focus)
        if focus is not None and sentence in wanted:
            parts["focus"] = wanted[sentence] - self.ranking.scores.score(sentence)
        return why(
            self.ranking.terms,
            self.ranking.order,
            sentence,
            parts,
            wanted,
            list(self.order(focus, pinned, dropped, only)),
            written,
            kept=sentence in set(pinned) - set(dropped),
            excluded=self._excluded(sentence),
        )

    def _excluded(self, at: int) -> str | None:
        """Return the reason why a unit is not eligible; None if it is."""
        unit = self.sentences[at]
        return None if unit.eligible else unit.excluded or unit.kind

    def _check_unit(self, sentence: int) -> None:
        if not 0 <= sentence < len(self.sentences):
            raise IndexError(f"there is no sentence {sentence}: the last is {len(self.sentences) - 1}")

    def order(
        self,
        focus: str | None = None,
        pinned: Collection[int] = (),
        dropped: Collection[int] = (),
        only: Collection[int] | None = None,
    ) -> Iterable[int]:
        """Return the sentences that may be taken, in the order in which a summary takes them.

        A dropped sentence still counts for redundancy, so that another one with the same content does not
        replace it. A sentence outside `only` does not count.
        """
        gone = set(dropped)
        kept = set(pinned) - gone
        order: Iterable[int] = self.ranking.order
        if focus is not None or only is not None:
            wanted = self._focus_adjusted(focus)
            if only is not None:
                among = kept.union(only)
                wanted = {sentence: score for sentence, score in wanted.items() if sentence in among}
            order = choose(wanted, self.ranking.terms, kept)
        elif kept:
            inputs = self._prepared()
            order = choose(inputs.scores, self.ranking.terms, kept, best=inputs.best)
        return (sentence for sentence in order if sentence not in gone)

    def prepare(self) -> None:
        """Precompute the inputs of choices with pins or a focus, which takes 0.25 s for a text of 10 MB."""
        self._prepared()

    def _prepared(self) -> _ChoiceInputs:
        if not self._choice_inputs:
            scores = array("d", map(self.ranking.scores.score, range(len(self.sentences))))
            best = array("L", best_first(self.ranking.order, scores.__getitem__))
            self._choice_inputs.append(_ChoiceInputs(scores, best))
        return self._choice_inputs[0]

    def _focus_adjusted(self, focus: str | None) -> dict[int, float]:
        """Return the score of each sentence that may be taken, adjusted for the entity in focus."""
        if focus is None:
            scores = self._prepared().scores
            return {sentence: scores[sentence] for sentence in self.ranking.order}
        found = self._focus_scores.get(focus)
        if found is None:
            found = self._scores_around(focus)
            self._focus_scores.clear()
            self._focus_scores[focus] = found
        return found

    def _scores_around(self, focus: str) -> dict[int, float]:
        """Return the scores, with bonuses, of the eligible units that name or quote an entity.

        Returns the scores of all eligible units if none of them does.
        """
        entity = self.entity(focus)
        if entity is None:
            raise KeyError(focus)
        gains = self._mention_bonuses(entity)
        starts, ends = (array("Q", bounds) for bounds in zip(*entity.mentions, strict=True))
        for quote in self.quotes:
            named = bisect_right(ends, quote.start) < bisect_left(starts, quote.end)
            bonus = SPOKEN if focus in quote.speakers else SPOKEN_OF if named else 0
            if bonus:
                first = self.sentence_at(quote.start)
                for sentence in range(first, first + len(overlapping(self.sentences, quote))):
                    gains[sentence] = gains.get(sentence, 0.0) + bonus
        scores = self._prepared().scores
        found = {s: scores[s] + gain for s, gain in gains.items() if self.sentences[s].eligible}
        if not found:
            return self._focus_adjusted(None)
        return dict(nlargest(FOCUS_CANDIDATES, found.items(), key=lambda item: item[1]))

    def _mention_bonuses(self, entity: Entity) -> dict[int, float]:
        """Return the bonus of each unit that names an entity, by unit."""
        gains: dict[int, float] = {}
        for mention in entity.mentions:
            sentence = self.sentence_at(mention.start)
            opens = mention.start - self.sentences[sentence].start < SUBJECT if self.sentences else False
            gains[sentence] = max(gains.get(sentence, 0.0), NAMED + OPENS * opens)
        return gains
