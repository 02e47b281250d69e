"""What raises a sentence and what lowers it, each part by itself."""

from array import array
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.analysis import analyze
from summarizer.cancellation import Cancelled
from summarizer.document import Document, Entity, Paragraph, Quote, Sentence, Span
from summarizer.ranking.dependence import dependence
from summarizer.ranking.rank import READ, rank
from summarizer.ranking.scores import Scores, row_of
from summarizer.ranking.weights import NAMES, PARTS
from summarizer.ranking.wording import wording


def ranked(*lines: str, kinds=None, entities=(), quotes=(), title="Test"):
    """Each line a paragraph of one sentence."""
    text, start, sentences, paragraphs = "\n\n".join(lines), 0, [], []
    for number, line in enumerate(lines):
        kind = kinds[number] if kinds else "body"
        paragraphs.append(Paragraph(start, start + len(line), kind))
        sentences.append(Sentence(start, start + len(line), number, kind))
        start += len(line) + 2
    return rank(Document(text, tuple(paragraphs), title), sentences, entities, quotes)


def part(ranking, name: str) -> list[float]:
    return [ranking.scores.reasons(number).get(name, 0.0) for number in range(len(ranking.scores))]


PLAIN = "The council of the old harbor town sold nine grey ships."


def test_the_first_two_of_the_body_are_its_opening():
    ranking = ranked("Ships sold", *[PLAIN] * 5, kinds=("heading", *["body"] * 5))
    assert part(ranking, "opening") == pytest.approx([0, *[PARTS["opening"]] * 2, 0, 0, 0])
    assert ranking.order[0] == 1
    assert ranking.scores.score(0) == 0
    assert ranking.scores.reasons(0) == {}


def test_the_first_of_a_paragraph_is_told_and_of_a_longer_one_more():
    sentences = tuple(Sentence(10 * n, 10 * n + 9, int(n > 1)) for n in range(5))
    text = "Ship sank. " * 5
    ranking = rank(Document(text, (Paragraph(0, 19), Paragraph(20, 49)), "Ships"), sentences, ())
    assert [bool(value) for value in part(ranking, "paragraph")] == [True, False, True, False, False]
    assert [bool(value) for value in part(ranking, "topic")] == [False, False, True, False, False]


def test_what_stands_first_and_last_under_a_heading_is_told():
    kinds = ("heading", "body", "body", "heading", "body")
    ranking = ranked("North", PLAIN, PLAIN, "South", PLAIN, kinds=kinds)
    assert [bool(value) for value in part(ranking, "section")] == [False, True, False, False, True]
    assert [bool(value) for value in part(ranking, "closing")] == [False, False, True, False, True]


def test_the_words_of_the_title_and_of_its_own_heading_count():
    lines = (
        "Harbor ships sold",
        "The old harbor of the town lost all of its nine grey ships.",
        "Wheat",
        "Most of the early wheat in the south was lost last week.",
        "It rained on the hills of the south for most of last week.",
    )
    ranking = ranked(*lines, kinds=("heading", "body", "heading", "body", "body"))
    assert part(ranking, "title")[1] > 0.1
    assert part(ranking, "title")[3:] == [0, 0]
    assert part(ranking, "heading")[3] > 0.1
    assert part(ranking, "heading")[4] == 0


def test_a_heading_further_down_is_no_title():
    ranking = ranked(
        PLAIN, "Harbor ships sold", "The harbor lost its ships.", kinds=("body", "heading", "body")
    )
    assert part(ranking, "title") == [0, 0, 0]


def test_whom_a_sentence_names_counts_once_each():
    berg = Entity("e1", "Berg", "person", (Span(0, 4), Span(9, 13)), weight=0.5)
    hale = Entity("e2", "Hale", "person", (Span(25, 29),), weight=0.5)
    found = part(
        ranked("Berg and Berg left.", "No, Hale left.", "All left.", entities=(berg, hale)), "entities"
    )
    assert found[0] == pytest.approx(found[1])
    assert found[0] == pytest.approx(PARTS["entities"] * (1 - 2.718281828**-0.5))
    assert found[2] == 0


def test_opening_with_what_the_text_is_about_is_told():
    berg = Entity("e1", "Berg", "person", (Span(0, 4), Span(28, 32)), weight=0.5)
    lesser = Entity("e2", "Oslo", "place", (Span(13, 17),), weight=0.2)
    found = part(ranked("Berg went to Oslo.", "And so Berg left.", entities=(berg, lesser)), "subject")
    assert [bool(value) for value in found] == [True, True]
    late = replace(berg, mentions=(Span(30, 34),))
    assert part(ranked("The old mayor of the town met Berg.", entities=(late,)), "subject") == [0]


@pytest.mark.parametrize(
    ("type_", "name", "told"),
    [("date", "2021", True), ("quantity", "157 prisoners", True), ("quantity", "three hours", False)],
)
def test_dates_and_counts_are_facts_and_how_long_is_none(type_, name, told):
    entity = Entity("e1", name, type_, (Span(0, 4),), weight=0.1)
    assert bool(part(ranked("They left.", entities=(entity,)), "figures")[0]) is told


@pytest.mark.parametrize(
    ("words", "short", "long"),
    [(1, 1, 0), (4, 1, 0), (7, 0.5, 0), (10, 0, 0), (45, 0, 0), (56, 0, 0.2), (100, 0, 1), (300, 0, 1)],
)
def test_too_short_and_long(words, short, long):
    ranking = ranked(PLAIN, "ship " * (words - 1) + "ship.")
    assert ranking.words[1] == words
    assert part(ranking, "long")[1] == pytest.approx(PARTS["long"] * long, abs=1e-6)
    assert (part(ranking, "short")[1] < 0) is (short > 0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The study aims to count ships.", "purpose"),
        ("Oslo is a city by the sea.", "definition"),
        ("We will count the ships.", "own"),
        ("Ships such as these were counted.", "example"),
        ("Figure 3 has the ships of 1900.", "caption"),
        ("Who counted the ships there?", "question"),
        ("Ships of the old harbor town", "fragment"),
    ],
)
def test_turns_of_speech(text, told):
    assert [name for name, value in wording(text).items() if value] == [told]


@pytest.mark.parametrize("text", ["They sank.", "They said “we sank.”", "(All of them sank.)", "So it ends…"])
def test_a_whole_sentence_is_no_fragment_whatever_closes_it(text):
    assert wording(text)["fragment"] == 0


def test_what_follows_a_question_is_an_answer():
    found = part(ranked("Who sold the ships?", PLAIN, PLAIN), "answer")
    assert [bool(value) for value in found] == [False, True, False]


def test_a_short_answer_cannot_stand_alone_and_gains_nothing():
    ranking = ranked("How much wheat was lost there?", "Eleven per cent.", PLAIN)
    assert part(ranking, "answer") == [0, 0, 0]
    assert part(ranking, "dependence")[1] < 0
    assert part(ranking, "dependence")[2] == 0


def test_the_name_of_its_speaker_is_no_part_of_a_sentence():
    quote = Quote(11, 36, "direct", "e1", None)
    with_label = ranked("Anna Berg: We sold the nine grey ships.", quotes=(replace(quote, end=39),))
    without = ranked("We sold the nine grey ships.")
    assert part(with_label, "own")[0] == part(without, "own")[0] > 0
    assert part(with_label, "dependence") == [0]


def test_what_is_quoted_counts_for_less_and_its_we_is_another_s():
    text = "“We sold nine grey ships last week,” he said."
    quote = Quote(0, 36, "direct", None, "said")
    ranking = ranked(text, quotes=(quote,))
    assert part(ranking, "quotation")[0] == pytest.approx(PARTS["quotation"] * 36 / 45)
    assert part(ranking, "own") == [0]
    assert part(ranked("We sold nine grey ships last week."), "own")[0] > 0


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
def test_what_cannot_stand_alone(text, expected):
    assert fault(text) == expected


def test_a_part_of_a_quotation_cannot_stand_alone():
    document = Document("“We stay. We do. We must,” she said.", (), "Test")
    quotation = (Span(0, 26),)
    faults = [dependence(document, Sentence(*where, 0), quotation) for where in ((0, 9), (10, 16), (17, 36))]
    assert faults == [0.6, 0.6, 0.6]
    assert dependence(document, Sentence(0, 36, 0), quotation) == 0


def test_the_parts_add_up_to_the_score():
    row = row_of({name: weight * 0.5 for name, weight in PARTS.items()})
    scores = Scores(array("f", row))
    assert scores.score(0) == pytest.approx(sum(scores.reasons(0).values()))
    assert set(scores.reasons(0)) == set(NAMES)


@given(st.lists(st.floats(0, 1), min_size=len(PARTS), max_size=len(PARTS)))
def test_no_row_falls_below_0_and_what_is_gained_stays(values):
    raw = {name: PARTS[name] * value for name, value in zip(PARTS, values, strict=True)}
    row = dict(zip(NAMES, row_of(raw), strict=True))
    assert sum(row.values()) >= -1e-12
    assert all(row[name] == raw[name] for name in NAMES if raw[name] >= 0)
    if sum(raw.values()) >= 0:
        assert row == pytest.approx(raw)


def test_a_sentence_that_is_a_whole_file_is_counted_to_its_last_word():
    text = "ship sold " * READ
    ranking = ranked(text.strip())
    assert list(ranking.words) == [2 * READ]


def test_a_word_longer_than_what_is_looked_at_is_one_word():
    assert list(ranked("a" * (5 * READ) + " b").words) == [2]


def test_ranking_can_be_stopped():
    sentences = (Sentence(0, 4, 0),)
    with pytest.raises(Cancelled):
        rank(Document("Ship", (Paragraph(0, 4),), "Ship"), sentences, (), cancelled=lambda: True)


SAID = (
    "The harbor council sold nine grey ships to Norway last week.",
    "Farmers inland lost most of the early wheat to heavy rain.",
    "A strike of the miners closed two pits near the border.",
    "Doctors warned of measles in the southern schools.",
)


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=9))
def test_what_is_said_again_gains_nothing(lines):
    """As many sentences as there are different ones say all of them once."""
    text = "\n\n".join(lines)
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 2
    analysis = analyze(Document(text, tuple(paragraphs), "News"))
    first = list(analysis.ranking.order)[: len(set(lines))]
    assert {lines[number] for number in first} == set(lines)
