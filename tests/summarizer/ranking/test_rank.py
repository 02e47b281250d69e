"""What raises a sentence and what lowers it, each part by itself."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.analysis import analyze
from summarizer.document import Document, Paragraph, Sentence, Span
from summarizer.entities.entity import Entity
from summarizer.progress import Cancelled
from summarizer.ranking.dependence import dependence
from summarizer.ranking.rank import READ, rank
from summarizer.ranking.scores import Scores, row_of
from summarizer.ranking.weights import NAMES, PARTS


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


def test_an_earlier_sentence_counts_for_more():
    assert part(ranked(*[PLAIN] * 4), "position") == pytest.approx(
        [0.45, 0.45 / 2**0.5, 0.45 / 3**0.5, 0.225]
    )


def test_position_counts_the_body_alone():
    ranking = ranked("Ships sold", PLAIN, PLAIN, kinds=("heading", "body", "body"))
    assert part(ranking, "position")[0] == 0
    assert part(ranking, "position")[1] == pytest.approx(0.45)
    assert list(ranking.order) == [1, 2]
    assert ranking.scores.score(0) == 0
    assert ranking.scores.reasons(0) == {}


def test_the_first_of_a_paragraph_is_told():
    text = "One ship sank there. Two ships sank there."
    sentences = (Sentence(0, 20, 0), Sentence(21, 42, 0))
    ranking = rank(Document(text, (Paragraph(0, 42),), "Ships"), sentences, ())
    assert part(ranking, "paragraph") == pytest.approx([0.05, 0])


def test_the_words_of_the_title_count_where_it_opens_the_text():
    lines = ("Harbor ships sold", "The harbor lost its ships.", "It rained on the hills.")
    kinds = ("heading", "body", "body")
    with_title = part(ranked(*lines, kinds=kinds, title="Harbor ships sold"), "title")
    assert with_title[1] > 0.05
    assert with_title[2] == 0
    assert part(ranked(*lines, kinds=kinds, title="Something else"), "title") == [0, 0, 0]


def test_a_sentence_is_not_compared_with_itself_in_the_lead():
    lead = part(ranked("Alpha beta.", "Gamma delta.", "Epsilon zeta.", "Alpha beta."), "lead")
    assert lead[:3] == pytest.approx([0, 0, 0], abs=1e-6)
    assert lead[3] == pytest.approx(0.15 / 3)


def test_whom_a_sentence_names_counts_once_each():
    berg = Entity("e1", "Berg", "person", (Span(0, 4), Span(9, 13)), weight=0.5)
    hale = Entity("e2", "Hale", "person", (Span(25, 29),), weight=0.5)
    found = part(
        ranked("Berg and Berg left.", "No, Hale left.", "All left.", entities=(berg, hale)), "entities"
    )
    assert found[0] == pytest.approx(found[1])
    assert found[0] == pytest.approx(0.25 * (1 - 2.718281828**-0.5))
    assert found[2] == 0


@pytest.mark.parametrize(
    ("words", "fault"), [(1, 1), (2, 1), (6, 0.5), (10, 0), (45, 0), (56, 0.2), (100, 1), (300, 1)]
)
def test_too_short_and_too_long(words, fault):
    ranking = ranked(PLAIN, "ship " * (words - 1) + "ship.")
    assert ranking.words[1] == words
    assert part(ranking, "length")[1] == pytest.approx(-0.25 * fault, abs=1e-6)


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


def test_a_text_said_twice_ranks_its_second_half_after_its_first():
    first = (
        "The harbor council sold nine grey ships to Norway last week.",
        "Farmers inland lost most of the early wheat to heavy rain.",
        "A strike of the miners closed two pits near the border.",
    )
    text = " ".join((*first, *first))
    analysis = analyze(Document(text, (Paragraph(0, len(text)),), "News"))
    assert set(list(analysis.ranking.order)[:3]) == {0, 1, 2}
