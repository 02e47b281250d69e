"""What an analysis found in a document, and how a summary is chosen from it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Document, Entity, Kind, Quote, Sentence, overlapping
from summarizer.entities.cooccurrence import Companion, Cooccurrence
from summarizer.facts.facts import NO_FACTS, Facts
from summarizer.ranking.choice import best_first, choose
from summarizer.ranking.layout import SUBJECT
from summarizer.ranking.scores import Ranking
from summarizer.summary import Length, Summary, excerpts, within

if TYPE_CHECKING:
    from summarizer.explain import Why

COUNTED: frozenset[Kind] = frozenset({"body", "list"})
"""Kinds of units whose words make the length and the reading time of a briefing."""
FOCUS_CANDIDATES = 500
"""Of an entity with more sentences than these, the best are looked at: a summary around it stays instant."""
NAMED, OPENS, SPOKEN, SPOKEN_OF = 0.2, 0.1, 0.15, 0.1
"""What a sentence gains in a summary around an entity for naming it, for opening with it, for being said by
it, and for being said of it. By hand: nobody has marked what tells most of somebody."""


class _Every(NamedTuple):
    """All sentences that may be taken, as `choose` wants them; in arrays, for a long text has 100,000."""

    scores: array[float]
    """Of every sentence."""
    best: array[int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in a document. Entities stand by salience, quotes and sentences in text order."""

    document: Document
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    ranking: Ranking
    facts: Facts = NO_FACTS
    """What other briefings are compared with."""
    _starts: list[array[int]] = field(init=False, repr=False, compare=False, default_factory=list)
    """Of the sentences, once they were asked for; a list, so that two threads may do so at once."""
    _told: dict[str, dict[int, float]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """By entity, the last alone: what was worked out for a summary is good for one of another length."""
    _every: list[_Every] = field(init=False, repr=False, compare=False, default_factory=list)
    """What every choice of all sentences begins with, once there was one."""

    def entity(self, ident: str | None) -> Entity | None:
        """By its id."""
        return next((entity for entity in self.entities if entity.id == ident), None)

    def named(self, name: str) -> Entity | None:
        """The most salient entity of that name or alias, case aside; else the first whose name holds it."""
        wanted = name.casefold()
        forms = [
            (entity, [form.casefold() for form in (entity.name, *entity.aliases)]) for entity in self.entities
        ]
        exact = (entity for entity, names in forms if wanted in names)
        holding = (entity for entity, names in forms if any(wanted in form for form in names))
        return next(exact, None) or next(holding, None)

    def companions(self, ident: str) -> tuple[Companion, ...]:
        """Whom an entity stands beside, of most sentences first; raises KeyError for an unknown one."""
        entity = self.entity(ident)
        if entity is None:
            raise KeyError(ident)
        return Cooccurrence(self.sentences, self.entities).of(entity)

    def words(self) -> int:
        """Return how many words the running text has: its sentences and list items, lead-ins among them."""
        words = self.ranking.words
        return sum(words[at] for at, unit in enumerate(self.sentences) if unit.kind in COUNTED)

    def sentence_at(self, offset: int) -> int:
        """Return the unit that holds the offset, or the last one before it; the first one before any.

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
        """`focus` is an entity's id; `pinned` are always in, `dropped` never, pinned or not.

        `only` are the units that may be taken beside the pinned ones, such as those that are new; where none
        of them is eligible, the summary is empty. A pinned unit need not be eligible. Pinned units
        count in the length, a share of all eligible ones still. Raises
        KeyError for an unknown entity, IndexError for a unit that does not exist.
        """
        length = length or Length()
        for sentence in (*pinned, *dropped, *(only or ())):
            self._check(sentence)
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
        """Return why the choice takes a unit when it does, or never. Raises IndexError for an unknown unit.

        `written` are its surface forms, if another process has found them: to find them here loads NLTK (see
        `explain.surface_forms`).
        """
        from summarizer.explain import read, why

        self._check(sentence)
        if written is None:
            from summarizer.explain import surface_forms

            written = surface_forms(read(self.document, self.sentences[sentence]), self.document.language)
        parts = self.ranking.scores.reasons(sentence)
        wanted = self._wanted(focus)
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
        unit = self.sentences[at]
        return None if unit.eligible else unit.excluded or unit.kind

    def _check(self, sentence: int) -> None:
        if not 0 <= sentence < len(self.sentences):
            raise IndexError(f"there is no sentence {sentence}: the last is {len(self.sentences) - 1}")

    def order(
        self,
        focus: str | None = None,
        pinned: Collection[int] = (),
        dropped: Collection[int] = (),
        only: Collection[int] | None = None,
    ) -> Iterable[int]:
        """Every sentence that could be taken, in the order in which the choice takes them.

        What a dropped sentence says counts as said: another that says the same does not take its place. What
        one that is not among `only` says does not.
        """
        gone = set(dropped)
        kept = set(pinned) - gone
        order: Iterable[int] = self.ranking.order
        if focus is not None or only is not None:
            wanted = self._wanted(focus)
            if only is not None:
                among = kept.union(only)
                wanted = {sentence: score for sentence, score in wanted.items() if sentence in among}
            order = choose(wanted, self.ranking.terms, kept)
        elif kept:
            every = self._prepared()
            order = choose(every.scores, self.ranking.terms, kept, best=every.best)
        return (sentence for sentence in order if sentence not in gone)

    def prepare(self) -> None:
        """Work out now what the first choice of another summary would: of 10 MB a quarter of a second."""
        self._prepared()

    def _prepared(self) -> _Every:
        if not self._every:
            scores = array("d", map(self.ranking.scores.score, range(len(self.sentences))))
            best = array("L", best_first(self.ranking.order, scores.__getitem__))
            self._every.append(_Every(scores, best))
        return self._every[0]

    def _wanted(self, focus: str | None) -> dict[int, float]:
        """The score of each sentence that may be taken."""
        if focus is None:
            scores = self._prepared().scores
            return {sentence: scores[sentence] for sentence in self.ranking.order}
        found = self._told.get(focus)
        if found is None:
            found = self._around(focus)
            self._told.clear()
            self._told[focus] = found
        return found

    def _around(self, focus: str) -> dict[int, float]:
        """The scores of the eligible units that tell of an entity, with what they gain by how they do.

        Of all, where only headings name it.
        """
        entity = self.entity(focus)
        if entity is None:
            raise KeyError(focus)
        gains = self._named(entity)
        starts, ends = (array("Q", bounds) for bounds in zip(*entity.mentions, strict=True))
        for quote in self.quotes:
            named = bisect_right(ends, quote.start) < bisect_left(starts, quote.end)
            told = SPOKEN if quote.speaker == focus else SPOKEN_OF if named else 0
            if told:
                first = self.sentence_at(quote.start)
                for sentence in range(first, first + len(overlapping(self.sentences, quote))):
                    gains[sentence] = gains.get(sentence, 0.0) + told
        scores = self._prepared().scores
        found = {s: scores[s] + gain for s, gain in gains.items() if self.sentences[s].eligible}
        if not found:
            return self._wanted(None)
        return dict(nlargest(FOCUS_CANDIDATES, found.items(), key=lambda item: item[1]))

    def _named(self, entity: Entity) -> dict[int, float]:
        gains: dict[int, float] = {}
        for mention in entity.mentions:
            sentence = self.sentence_at(mention.start)
            opens = mention.start - self.sentences[sentence].start < SUBJECT if self.sentences else False
            gains[sentence] = max(gains.get(sentence, 0.0), NAMED + OPENS * opens)
        return gains
