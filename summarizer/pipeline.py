"""Analyze a document: sentences, entities, quotes, ranking, salience and facts, in this order.

Each stage uses only the results of the stages before it. Stages are imported when they are needed, since NLTK
and numpy take 0.25 s to load; the worker loads them while it waits for a document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity, Quote, Sentence
from summarizer.language.languages import ENGLISH
from summarizer.name_rules import NO_RULES, NameRules
from summarizer.numpy_limits import check_address_space
from summarizer.summary import Length

if TYPE_CHECKING:
    from summarizer.entities.unknown_names import UnknownName
    from summarizer.ranking.model import Vectors


def analyze(
    document: Document,
    *,
    rules: NameRules = NO_RULES,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Analysis:
    """Find the sentences, entities, quotes, scores and facts of a document, and its language if not known.

    Args:
        document: the document; one without paragraphs gets those of a plain text.
        rules: what the user says about names and abbreviations.
        progress: called with the completed share, 0 to 1.
        cancelled: called often enough to stop within 100 ms.

    Raises:
        Cancelled: if `cancelled()` is true.
        MemoryError: if the address space limit of the process is too low.
    """
    check_address_space()
    # Imported here because the process of the screen does not analyze and starts 40 ms faster without.
    from summarizer.facts.fingerprints import facts_of
    from summarizer.language.sentences import split
    from summarizer.ranking.rank import by_salience, rank
    from summarizer.ranking.units import units

    document = in_its_language(with_paragraphs(document))
    found = split(document, rules.abbreviations, cancelled=cancelled)
    sentences = units(document, found, cancelled)
    progress(0.3)
    entities, quotes, vectors = names_and_quotes(document, found, sentences, cancelled, rules)
    progress(0.6)
    ranking = rank(
        document, sentences, entities, quotes, vectors, language=document.language, cancelled=cancelled
    )
    entities, quotes = by_salience(entities, quotes, sentences, ranking, cancelled=cancelled)
    progress(0.95)
    facts = facts_of(document, sentences, entities, cancelled=cancelled)
    progress(1.0)
    return Analysis(document, sentences, entities, quotes, ranking, facts)


def summarize(text: str | Document, length: Length | int = 5, *, focus: str | None = None) -> list[str]:
    """Return the key sentences of a text, in text order, each on one line with the context that it needs.

    Args:
        text: a plain text or a document.
        length: number of sentences, or a `Length`.
        focus: a name in the text to rank the sentences around.

    Raises:
        KeyError: if no entity of the text has that name.
        ValueError: if the number of sentences is not positive.

    >>> summarize("The gates at Orla failed on Monday. Nobody was hurt.", 1)
    ['The gates at Orla failed on Monday.']
    """
    from summarizer.readers import document_of

    if isinstance(length, int):
        if length < 1:
            raise ValueError(f"a length is at least one sentence, not {length}")
        length = Length(length)
    analysis = analyze(text if isinstance(text, Document) else document_of(text))
    entity = None if focus is None else analysis.named(focus)
    if focus is not None and entity is None:
        raise KeyError(focus)
    summary = analysis.summary(length, entity.id if entity else None)
    return [excerpt.text(analysis.document, analysis.sentences) for excerpt in summary.excerpts]


def with_paragraphs(document: Document) -> Document:
    """Return the document with the paragraphs of a plain text if it has none."""
    from summarizer.readers.plain.text import document_from

    if document.paragraphs or not document.text.strip():
        return document
    return replace(document, paragraphs=document_from(document.text).paragraphs)


def in_its_language(document: Document) -> Document:
    """Return the document with its detected language, unless a reader has set it."""
    from summarizer.language.stop_words import detect

    return document if document.language else replace(document, language=detect(document.text))


def names_and_quotes(
    document: Document,
    sentences: Sequence[Sentence],
    units: Sequence[Sentence],
    cancelled: Callable[[], bool],
    rules: NameRules = NO_RULES,
) -> tuple[tuple[Entity, ...], tuple[Quote, ...], Vectors | None]:
    """Find the entities and quotes of a document, and a vector of the meaning of each unit.

    Names and speakers are found in English only, since the tagger takes most nouns of other languages for
    names. For those, only the names of the user's rules and quotations in quotation marks are found. Names
    that the user hides are removed last, so that nobody else is taken for the speaker of their quotes. The
    vectors, shape (units, width), are None if no sentence was read for names or the document is very long.
    """
    from summarizer.entities.hidden_names import without_hidden
    from summarizer.entities.recognition.tagging import SHORT
    from summarizer.entities.recognize import recognize, recognize_ruled
    from summarizer.entities.tagger.tagger import SpanVectors, shipped
    from summarizer.quotes import find_marked, find_quotes

    if document.language != ENGLISH:
        entities = recognize_ruled(document, sentences, rules.names, cancelled=cancelled)
        quotes = find_marked(document, cancelled=cancelled)
        return *without_hidden(document, entities, quotes, rules.hidden, cancelled), None
    vectors = SpanVectors(units)
    tagger = shipped().recording(vectors) if len(document.text) <= SHORT else shipped()
    entities = recognize(document, sentences, tagger=tagger, rules=rules.names, cancelled=cancelled)
    quotes = find_quotes(document, sentences, entities, cancelled=cancelled)
    return *without_hidden(document, entities, quotes, rules.hidden, cancelled), vectors.means()


def unsure_names(
    document: Document, rules: NameRules = NO_RULES, *, cancelled: Callable[[], bool] = lambda: False
) -> list[UnknownName]:
    """Return the names of a document that the recognizer is unsure of; none if it is not in English.

    Raises:
        Cancelled: if `cancelled()` is true.
        MemoryError: if the address space limit of the process is too low.
    """
    check_address_space()
    from summarizer.entities.recognize import find_groups
    from summarizer.entities.tagger.tagger import shipped
    from summarizer.entities.unknown_names import unknown_names
    from summarizer.language.sentences import split

    document = in_its_language(document)
    if document.language != ENGLISH:
        return []
    sentences = split(document, rules.abbreviations, cancelled=cancelled)
    groups = find_groups(document, sentences, shipped(), rules.names, cancelled)
    return unknown_names(document, sentences, groups, rules.hidden, cancelled)
