"""The ranking as a whole: what the parts of a score are, and what raises and lowers them."""

from __future__ import annotations

from array import array

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Entity, Paragraph, Quote, Sentence, Span
from summarizer.pipeline import analyze
from summarizer.ranking.features import groups
from summarizer.ranking.model import shipped
from summarizer.ranking.rank import READ, by_salience, rank
from summarizer.ranking.scores import NAMES, SHORTEST, TYPICAL, Ranking, Scores, brief, lawful
from summarizer.ranking.term_index import index_terms
from summarizer.ranking.wording import dependence, figures, label, promise, wording


def ranked(*lines: str, kinds=None, entities=(), quotes=(), title="Test"):
    """Each line a paragraph of one sentence."""
    text, start, sentences, paragraphs = "\n\n".join(lines), 0, [], []
    for number, line in enumerate(lines):
        kind = kinds[number] if kinds else "body"
        paragraphs.append(Paragraph(start, start + len(line), kind))
        excluded = "heading" if kind == "heading" else None
        sentences.append(Sentence(start, start + len(line), number, kind, excluded))
        start += len(line) + 2
    return rank(Document(text, tuple(paragraphs), title), sentences, entities, quotes)


PLAIN = "The council of the old harbor town sold nine grey ships."


def test_units_that_are_not_eligible_have_no_score_and_no_rank():
    ranking = ranked("Ships sold", PLAIN, "Wheat rots in the fields.", kinds=("heading", "body", "body"))
    assert ranking.scores.score(0) == 0
    assert ranking.scores.reasons(0) == {}
    assert sorted(ranking.order) == [1, 2]


def test_parts_add_up_to_the_score():
    ranking = ranked(PLAIN, "Wheat rots in the fields.", "“Who knows?” he said.")
    for at in range(3):
        reasons = ranking.scores.reasons(at)
        assert set(reasons) <= set(NAMES)
        assert ranking.scores.score(at) == pytest.approx(sum(reasons.values()), abs=1e-6)


def test_parts_are_the_base_the_content_and_the_groups_of_features():
    assert set(NAMES) == set(groups()) - {"kind"} | {"base", "content"}
    assert shipped().names == NAMES


def test_model_adds_trees_and_weights():
    model = shipped()
    width = sum(map(len, groups().values()))
    rows = np.random.default_rng(0).normal(size=(300, width))
    parts = model.parts(rows)
    assert parts.shape == (300, len(NAMES))
    apart = model.forest.parts(rows[:1], len(NAMES)) + model.linear.parts(rows, len(NAMES))[:1]
    assert parts[0, 1:] == pytest.approx(apart[0, 1:])


def test_decision_outranks_a_pleasantry():
    ranking = ranked(
        "The weather was lovely and everyone enjoyed the coffee very much.",
        "The council voted 5 to 2 to close the harbor of Orrin from 1 May, at a cost of $4 million.",
        "It is always nice to walk along the pier in the evening.",
    )
    assert ranking.order[0] == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The board voted for it.", "decision"),
        ("Nine sailors drowned.", "harm"),
        ("Prices rose again.", "change"),
        ("The study shows it.", "finding"),
        ("The city should act.", "recommend"),
        ("Please send the papers.", "request"),
        ("Act by noon.", "deadline"),
    ],
)
def test_wording_counts_cues_by_class(text, told):
    assert wording(text).get(told, 0) >= 1


def test_wording_of_other_languages_is_not_read():
    assert set(wording("Der Rat voted.", english=False)) == {"question", "fragment"}


@pytest.mark.parametrize("text", ["They sank.", "They said “we sank.”", "(All of them sank.)", "So it ends…"])
def test_whole_sentence_is_no_fragment_whatever_closes_it(text):
    assert wording(text)["fragment"] == 0


def test_figures_are_counted_by_kind():
    found = figures("It cost $4.1 million, 12 per cent more than in 2019, for 340 families, from 9 March.")
    assert (found["money"], found["percent"], found["counted"], found["date"]) == (1, 1, 1, 1)
    assert figures("It rained.") == dict.fromkeys(found, 0)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Executive summary", "top"),
        ("2. Key findings", "top"),
        ("Recommendations", "actions"),
        ("4.1 Background", "background"),
        ("Any other business", "minor"),
        ("The river at night", None),
    ],
)
def test_heading_is_classified_by_its_promise(heading, expected):
    assert promise(heading) == expected


def test_label_before_a_unit_is_classified_like_a_heading():
    assert label("Decision: no-go for 12 December.") == ("top", True)
    assert label("The council met.") == (None, False)


def fault(text: str, quotes=()) -> float:
    return dependence(Document(text, (), "Test"), Sentence(0, len(text), 0), quotes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAIN, 0),
        ("However, prices rose.", 0.5),
        ("He left.", 0.5),
        ("“But he stayed,” she said.", 1.0),
        ("On the other\nhand, prices rose.", 0.5),
        ("Progress was also made on wheat.", 0.5),
        ("The council also sold ships.", 0),
        ("Hers was first.", 0.5),
        ("Heather left.", 0),
        ("It left.", 0.5),
        ("It is raining in Oslo.", 0),
        ("Who left?", 0.5),
        ("“Who left?”", 0.5),
        ("Read more: ships", 1.0),
        ("Readers like ships.", 0),
        ("Reporting period: 10 to 12 March.", 0.5),
        ("Anna Berg:", 1.0),
        ("The council has one aim: to sell ships.", 0),
        ("And why did he leave?", 1.0),
        ("This was why", 0.5),
        ("Ships " * 200 + "why?", 0.5),
        ("", 0),
    ],
)
def test_dependent_sentence_has_the_expected_fault(text, expected):
    assert fault(text) == expected


def test_part_of_a_quotation_is_dependent():
    document = Document("“We stay. We do. We must,” she said.", (), "Test")
    quotation = (Span(0, 26),)
    faults = [dependence(document, Sentence(*where, 0), quotation) for where in ((0, 9), (10, 16), (17, 36))]
    assert faults == [0.6, 0.6, 0.6]
    assert dependence(document, Sentence(0, 36, 0), quotation) == 0


@given(st.lists(st.floats(-1, 1), min_size=len(NAMES), max_size=len(NAMES)))
def test_lawful_raises_negative_scores_to_0_and_keeps_gains(raw):
    row = lawful(raw)
    assert sum(row) >= -1e-9
    assert all(own == given for own, given in zip(row, raw, strict=True) if given >= 0)
    if sum(raw) >= 0:
        assert row == pytest.approx(raw)


def test_shorter_of_two_equal_units_scores_higher_by_length_part():
    raw = [0.5, *[0.01] * (len(NAMES) - 1)]
    assert sum(brief(raw, TYPICAL)) == pytest.approx(sum(raw))
    assert sum(brief(raw, 60)) < sum(raw) < sum(brief(raw, 10))
    assert brief(raw, SHORTEST) == brief(raw, 2)
    changed = [name for name, own, old in zip(NAMES, brief(raw, 60), raw, strict=True) if own != old]
    assert changed == ["length"]
    assert Scores(array("f", brief(raw, 60))).score(0) == pytest.approx(sum(brief(raw, 60)), abs=1e-6)


def test_file_of_one_sentence_is_counted_to_its_last_word():
    text = "ship sold " * READ
    ranking = ranked(text.strip())
    assert list(ranking.words) == [2 * READ]


def test_word_beyond_the_read_limit_counts_as_one():
    assert list(ranked("a" * (5 * READ) + " b").words) == [2]


def test_cancelled_ranking_stops():
    sentences = (Sentence(0, 4, 0),)
    with pytest.raises(Cancelled):
        rank(Document("Ship", (Paragraph(0, 4),), "Ship"), sentences, (), cancelled=lambda: True)


SAID = (
    "The harbor council sold nine grey ships to Norway last week.",
    "Farmers inland lost most of the early wheat to heavy rain.",
    "A strike of the miners closed two pits near the border.",
    "Doctors warned of measles in the southern schools.",
)


@examples(15, ci=8)
@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=9))
def test_repeated_sentence_ranks_behind_all_others(lines):
    """As many sentences as there are different ones say all of them once."""
    text = "\n\n".join(lines)
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 2
    analysis = analyze(Document(text, tuple(paragraphs), "News"))
    first = list(analysis.ranking.order)[: len(set(lines))]
    assert {lines[number] for number in first} == set(lines)


SENTENCES = tuple(Sentence(start, start + 10, 0) for start in (0, 10, 20, 30))


def ranking(*scores: float) -> Ranking:
    rows = array("f")
    for score in scores:
        rows.extend([score, *[0.0] * (len(NAMES) - 1)])
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    index = index_terms(([] for _ in scores), lambda: False)
    return Ranking(Scores(rows), index, array("I", order), *[array("I", [5] * len(scores))] * 2)


def entity(ident: str, weight: float, *starts: int, place_id: str | None = None) -> Entity:
    mentions = tuple(Span(start, start + 4) for start in starts)
    return Entity(ident, ident.upper(), "place", mentions, weight=weight, place_id=place_id)


RANKING = ranking(1.0, 0.5, 0.25, 0.0)


def order(*entities: Entity, rank: Ranking = RANKING) -> list[str]:
    return [found.name for found in by_salience(entities, (), SENTENCES, rank)[0]]


def test_heavier_entity_comes_first() -> None:
    assert order(entity("e1", 0.2, 0), entity("e2", 0.6, 30)) == ["E2", "E1"]


def test_entity_in_better_sentences_wins_a_tie_of_weight() -> None:
    assert order(entity("e1", 0.5, 10, 30), entity("e2", 0.5, 20, 21)) == ["E1", "E2"]
    assert order(entity("e1", 0.5, 30), entity("e2", 0.5, 0)) == ["E2", "E1"]


def test_first_named_entity_wins_a_full_tie() -> None:
    assert order(entity("e2", 0.5, 3), entity("e1", 0.5, 1)) == ["E1", "E2"]


def test_salience_is_the_weight_less_at_most_a_tenth() -> None:
    best, worst = by_salience([entity("e1", 0.5, 0, 10, 20), entity("e2", 0.5, 30)], (), SENTENCES, RANKING)[
        0
    ]
    assert best.salience == pytest.approx(0.5 * (0.9 + 0.1 * (1.0 + 0.5 + 0.25) / 3), abs=1e-6)
    assert worst.salience == pytest.approx(0.45)


def test_ids_are_renumbered_in_places_and_quotes() -> None:
    entities = [entity("e1", 0.1, 0), entity("e2", 0.2, 5, place_id="e1"), entity("e3", 0.3, 9)]
    quote = Quote(0, 9, "direct", "e3", "said")
    found, quotes = by_salience(entities, [quote, quote._replace(speaker=None)], SENTENCES, RANKING)
    assert [(e.id, e.name, e.place_id) for e in found] == [
        ("e1", "E3", None),
        ("e2", "E2", "e3"),
        ("e3", "E1", None),
    ]
    assert [q.speaker for q in quotes] == ["e1", None]


def test_weight_decides_if_all_scores_are_zero() -> None:
    assert order(entity("e1", 0.2, 0), entity("e2", 0.6, 30), rank=ranking(0, 0, 0, 0)) == ["E2", "E1"]
    assert by_salience((), (), (), ranking()) == ((), ())


def test_cancelled_salience_stops() -> None:
    with pytest.raises(Cancelled):
        by_salience([entity("e1", 0.2, 0)], (), SENTENCES, RANKING, cancelled=lambda: True)
