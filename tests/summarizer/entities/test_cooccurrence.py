"""Entities that share sentences, worked out by hand on sentences of ten code points each."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Entity, EntityType, Paragraph, Span
from summarizer.entities.cooccurrence import MOST, Companion, Cooccurrence
from summarizer.pipeline import analyze

SENTENCES = [Span(10 * n, 10 * n + 9) for n in range(4)]


def entity(ident: str, *sentences: int, type_: EntityType = "person", at: int = 0) -> Entity:
    return Entity(ident, ident, type_, tuple(Span(10 * n + at, 10 * n + at + 1) for n in sentences))


def test_companions_are_ordered_by_shared_sentences_then_position() -> None:
    anna, berg, oslo, rome = entity("e1", 0, 1, 3), entity("e2", 3), entity("e3", 0), entity("e4", 0, 1)
    company = Cooccurrence(SENTENCES, [anna, berg, oslo, rome])
    assert company.of(anna) == (Companion("e4", (0, 1)), Companion("e2", (3,)), Companion("e3", (0,)))
    assert company.of(oslo) == (Companion("e1", (0,)), Companion("e4", (0,)))


def test_repeated_mention_in_a_sentence_counts_once() -> None:
    anna = Entity("e1", "e1", "person", (Span(0, 1), Span(4, 5)))
    assert Cooccurrence(SENTENCES, [anna, entity("e2", 0)]).of(anna) == (Companion("e2", (0,)),)


def test_dates_quantities_and_the_entity_itself_are_no_companions() -> None:
    anna, date = entity("e1", 0), entity("e2", 0, type_="date")
    company = Cooccurrence(SENTENCES, [anna, date])
    assert company.of(anna) == company.of(date) == ()


def test_long_list_of_names_gives_no_companions() -> None:
    names = [entity(f"e{n}", 0) for n in range(MOST + 1)]
    assert Cooccurrence(SENTENCES, names).of(names[0]) == ()
    assert len(Cooccurrence(SENTENCES, names[:MOST]).of(names[0])) == MOST - 1


def test_analysis_gives_companions() -> None:
    text = "Ada Okonkwo met John Smith. Then Smith left for Norway. Ada Okonkwo met John Smith."
    analysis = analyze(Document(text, (Paragraph(0, len(text)),), ""))
    smith = analysis.named("John Smith")
    assert smith
    told = [(analysis.entity(one.id).name, one.sentences) for one in analysis.companions(smith.id)]
    assert told == [("Ada Okonkwo", (0, 2)), ("Norway", (1,))]
    with pytest.raises(KeyError):
        analysis.companions("e99")
