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

    document = in_its_language(document)
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
    from summarizer.entities.recognition.names import SHORT
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
