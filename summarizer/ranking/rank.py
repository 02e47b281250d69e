"""Score the units of a document, order them for summaries, and derive the salience of entities.

The salience of an entity is computed last, from its weight and from the scores of the units that name it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, Entity, Quote, Sentence, Span, at_offset
from summarizer.language.languages import ENGLISH
from summarizer.language.words import count_words, terms
from summarizer.patterns import compiled
from summarizer.ranking.antecedents import independence
from summarizer.ranking.features import features, unit_text
from summarizer.ranking.model import Model, Vectors, shipped
from summarizer.ranking.scene import Scene, layout, named
from summarizer.ranking.scores import NAMES, Ranking, Scores, brief, choose, discounted
from summarizer.ranking.term_index import READ, index_terms

_SPACE = compiled(r"\s")


def rank(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quotes: Sequence[Quote] = (),
    vectors: Vectors | None = None,
    *,
    language: str | None = ENGLISH,
    model: Model | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ranking:
    """Score and order the eligible units, in time and memory linear in the text.

    Units that are not eligible have the score 0 and are not in the order.

    Args:
        entities: recognized entities with their weights.
        quotes: quotations in text order, without overlap.
        vectors: a vector of the meaning of each unit, shape (units, width); None scores no meaning.
        language: ISO 639-1 code that selects the stemmer; without one, or for None, words are not stemmed.
        model: replaces the model shipped with the package.
        cancelled: called often enough to stop within 100 ms.

    Raises:
        Cancelled: if `cancelled()` is true.
    """
    index = index_terms((terms(document.at(_head(sentence)), language) for sentence in sentences), cancelled)
    words = array("I", (_word_count(document, sentence, cancelled) for sentence in sentences))
    costs = _costs(document, sentences, words)
    found = layout(sentences)
    names = named(sentences, entities, cancelled)
    scene = Scene(document, sentences, quotes, index, found, words, names, language == ENGLISH)
    parts = array("f", bytes(4 * len(NAMES) * len(sentences)))
    if found.body:
        learned = model or shipped()
        about = None if vectors is None else vectors[found.body]
        rows = learned.parts(features(scene, cancelled), about).tolist()
        for current, row in zip(found.body, rows, strict=True):
            own = discounted(brief(row, costs[current]), _independence(scene, current))
            parts[current * len(NAMES) : (current + 1) * len(NAMES)] = array("f", own)
    scores = Scores(parts)
    wanted = {current: scores.score(current) for current in stoppable(found.body, cancelled)}
    order = choose(wanted, index, cancelled=cancelled)
    return Ranking(scores, index, array("I", order), words, costs)


def _independence(scene: Scene, current: int) -> float:
    """Return the factor on the score of a unit for what it leaves to the units before it."""
    if not scene.english or scene.sentences[current].context:
        return 1.0
    return independence(unit_text(scene, current))


def _costs(document: Document, sentences: Sequence[Sentence], words: array[int]) -> array[int]:
    """Return the number of words of each unit, its context included."""
    costs = words[:]
    for at, sentence in enumerate(sentences):
        for context in sentence.context:
            costs[at] += count_words(document.at(context))
    return costs


def _head(sentence: Sentence) -> Span:
    return Span(sentence.start, min(sentence.end, sentence.start + READ))


def _word_count(document: Document, sentence: Sentence, cancelled: Callable[[], bool]) -> int:
    total = 0
    for piece in _at_spaces(document, sentence):
        stop_if(cancelled)
        total += count_words(document.at(piece))
    return total


def _at_spaces(document: Document, sentence: Sentence) -> Iterator[Span]:
    """Yield the sentence in pieces of at least `READ` code points that end at white space; usually one."""
    start = sentence.start
    while start < sentence.end:
        space = _SPACE.search(document.text, start + READ, sentence.end)
        end = space.start() if space else sentence.end
        yield Span(start, end)
        start = end


BEST = 3
"""Number of top-ranked sentences that count for an entity's salience."""
_OF_SENTENCES = 0.1
"""Share of salience that depends on the sentences.

It is small because entities with a high weight raise the scores of their sentences, so these add little
information. A larger share made the order worse on the documents that the weights were fitted on.
"""


def by_salience(
    entities: Sequence[Entity],
    quotes: Sequence[Quote],
    sentences: Sequence[Sentence],
    ranking: Ranking,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[tuple[Entity, ...], tuple[Quote, ...]]:
    """Compute salience, sort entities by it and then by first mention, and renumber their ids.

    Salience is the weight times 0.9 + 0.1 * (sum of the best three scores of sentences that name the entity /
    three times the best score in the document), at most 1.

    Returns:
        The entities with new ids, and the quotes with the new ids of their speakers.

    Raises:
        Cancelled: if `cancelled()`, which is called often, is true.
    """
    score = ranking.scores.score
    best = max((score(sentence) for sentence in stoppable(ranking.order, cancelled)), default=0.0) or 1.0

    def salience(entity: Entity) -> float:
        named = {at_offset(sentences, mention.start) for mention in stoppable(entity.mentions, cancelled)}
        scores = (score(sentence) for sentence in stoppable(named, cancelled) if sentence >= 0)
        top = sum(nlargest(BEST, scores)) / (BEST * best)
        return round(min(1.0, entity.weight * (1 - _OF_SENTENCES + _OF_SENTENCES * top)), 6)

    weighed = [entity._replace(salience=salience(entity)) for entity in entities]
    weighed.sort(key=lambda entity: (-entity.salience, entity.mentions[0].start))
    renamed = {entity.id: f"e{number}" for number, entity in enumerate(weighed, 1)}
    ordered = tuple(
        entity._replace(id=renamed[entity.id], place_id=renamed.get(entity.place_id or ""))
        for entity in stoppable(weighed, cancelled)
    )
    spoken = tuple(
        quote._replace(
            speaker=renamed.get(quote.speaker or ""),
            joint=tuple(renamed[speaker] for speaker in quote.joint if speaker in renamed),
        )
        for quote in stoppable(quotes, cancelled)
    )
    return ordered, spoken
