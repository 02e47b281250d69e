"""How long a summary is, what is always in it and never, and how a quotation that is cut says so."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer import open_documents
from summarizer.analysis import Analysis
from summarizer.document import Document, Paragraph, Sentence, Span
from summarizer.pipeline import analyze
from summarizer.summary import Excerpt, Length, Summary, excerpts, within

SEED = Path(__file__).parents[2] / "seeds" / "abu-dhabi-talks.txt"
SENTENCES = (
    *("Anna Berg met Bob Hale in Oslo.", "“It is over,” said Berg.", "However, he left.", "It rained."),
    *("The Harbor Council sold 12 ships to Norway on 3 May 2024.", "“We wait. We hope. We act,” Hale said."),
    *(
        "Prices rose in every town along the coast, from the docks of Oslo to the mines.",
        "Why?",
        "12 men died.",
    ),
)


@cache
def body(*paragraphs: str) -> Analysis:
    """An analysis of paragraphs of running text."""
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Paragraph(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return analyze(Document("\n\n".join(paragraphs), tuple(spans), "Test"))


def chosen(summary: Summary) -> list[int]:
    return [excerpt.sentence for excerpt in summary.excerpts]


def lines(analysis, summary: Summary) -> list[str]:
    return [excerpt.text(analysis.document, analysis.sentences) for excerpt in summary.excerpts]


ANALYSES = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), max_size=5
).map(lambda paragraphs: body(*paragraphs))
LENGTHS = st.builds(Length, st.integers(1, 60), st.sampled_from(("sentences", "percent", "words")))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("5", Length(5)),
        (" 20% ", Length(20, "percent")),
        ("120w", Length(120, "words")),
        ("100%", Length(100, "percent")),
    ],
)
def test_length_is_parsed(text, length):
    assert Length.parse(text) == length


@pytest.mark.parametrize("text", ["", "0", "0%", "101%", "-1", "5 words", "w", "1.5", "9" * 10, "5%w"])
def test_invalid_length_raises_value_error(text):
    with pytest.raises(
        ValueError, match=r"a number of sentences \(5\), a share \(20%\) or of words \(120w\)"
    ):
        Length.parse(text)


WORDS = (4, 3, 2, 6)  # of the sentences 0 to 3; together 15
ORDER = (2, 0, 3, 1)


@pytest.mark.parametrize(
    ("length", "taken"),
    [
        (Length(1), [2]),
        (Length(3), [2, 0, 3]),
        (Length(9), [2, 0, 3, 1]),
        (Length(5, "words"), [2]),
        (Length(6, "words"), [2, 0]),
        (Length(9, "words"), [2, 0]),  # 3 doesn't fit: 1, which comes after it, is not taken in its place
        (Length(12, "words"), [2, 0, 3]),
        (Length(1, "words"), [2]),  # one is always given
        (Length(39, "percent"), [2]),  # 39 % of 15 is 5.85: 5
        (Length(40, "percent"), [2, 0]),  # 6
        (Length(100, "percent"), [2, 0, 3, 1]),
    ],
)
def test_sentences_are_taken_while_they_fit_the_length(length, taken):
    assert within(ORDER, length, WORDS, WORDS, pinned=0) == taken


@pytest.mark.parametrize("length", [Length(1), Length(1, "words"), Length(1, "percent")])
def test_pinned_sentences_are_included_at_any_length(length):
    assert within(ORDER, length, WORDS, WORDS, pinned=3) == [2, 0, 3]


@examples(15, ci=8)
@given(ANALYSES, LENGTHS)
def test_budget_is_exceeded_only_by_a_single_sentence(analysis, length):
    taken = chosen(analysis.summary(length))
    words = [len(analysis.document.line(sentence).split()) for sentence in analysis.sentences]
    budget = {
        "sentences": sum(words),
        "percent": sum(words) * length.amount // 100,
        "words": length.amount,
    }[length.unit]
    assert len(taken) == min(1, len(words)) or sum(words[sentence] for sentence in taken) <= budget
    assert len(taken) <= (length.amount if length.unit == "sentences" else len(words))
    assert bool(taken) == bool(words)


@examples(15, ci=8)
@given(ANALYSES, LENGTHS, st.integers(0, 60), st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_longer_summary_contains_the_shorter_one(analysis, length, more, pinned, dropped):
    there = range(len(analysis.sentences))
    choice = {"pinned": pinned & set(there), "dropped": dropped & set(there)}
    short = analysis.summary(length, **choice)
    long = analysis.summary(Length(length.amount + more, length.unit), **choice)
    assert short.ranks.items() <= long.ranks.items()


@examples(15, ci=8)
@given(ANALYSES, LENGTHS, st.sets(st.integers(0, 8)), st.sets(st.integers(0, 8)))
def test_pinned_sentences_are_included_and_dropped_ones_excluded(analysis, length, pinned, dropped):
    there = set(range(len(analysis.sentences)))
    summary = analysis.summary(length, pinned=pinned & there, dropped=dropped & there)
    taken = chosen(summary)
    assert pinned & there - dropped <= set(taken)
    assert dropped.isdisjoint(taken)
    assert taken == sorted(taken)
    assert sorted(summary.ranks.values()) == list(range(1, len(taken) + 1))


@examples(15, ci=8)
@given(ANALYSES, LENGTHS)
def test_equal_texts_have_equal_summaries(analysis, length):
    assert analyze(analysis.document).summary(length) == analysis.summary(length)


QUOTED = tuple(Sentence(at, at + 9, 0) for at in range(0, 50, 10))
QUOTATION = (Span(12, 39),)  # within sentences 1 to 3


@pytest.mark.parametrize(
    ("taken", "cuts"),
    [
        ([0, 4], [(0, False, False), (4, False, False)]),
        ([1], [(1, False, True)]),
        ([2], [(2, True, True)]),
        ([3], [(3, True, False)]),
        ([3, 1], [(1, False, True), (3, True, False)]),
        ([2, 1], [(1, False, False), (2, False, True)]),
        ([3, 1, 2], [(1, False, False), (2, False, False), (3, False, False)]),
    ],
)
def test_incomplete_quotation_is_marked_at_its_cuts(taken, cuts):
    found = excerpts(taken, QUOTED, QUOTATION)
    assert [(one.sentence, one.cut_before, one.cut_after) for one in found] == cuts


def test_cut_marks_are_added_outside_the_words():
    document = Document("He\nsaid no.", (Paragraph(0, 11),), "No")
    sentences = (Sentence(0, 11, 0),)
    assert Excerpt(0, 1).text(document, sentences) == "He said no."
    assert Excerpt(0, 1, True, False).text(document, sentences) == "[…] He said no."
    assert Excerpt(0, 1, False, True).text(document, sentences) == "He said no. […]"


def test_excerpt_of_a_long_quotation_has_marks_on_both_sides():
    analysis = body(
        "“The harbor stays open. Nobody leaves it before May. We wait for spring,” said Anna Berg."
    )
    assert lines(analysis, analysis.summary(Length(1), pinned=[1])) == [
        "[…] Nobody leaves it before May. […]"
    ]
    whole = analysis.summary(Length(100, "percent"))
    assert "[…]" not in "".join(lines(analysis, whole))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_text_shorter_than_the_length_is_summarized_whole(count):
    analysis = body(
        " ".join(("Anna Berg met Bob Hale in Oslo.", *["The harbor was closed all day."] * 2)[:count])
    )
    assert chosen(analysis.summary()) == list(range(count))


@pytest.mark.parametrize("kind", ["heading", "table", "code", "byline", "quote"])
def test_summary_without_eligible_units_is_empty(kind):
    analysis = analyze(Document("Ships sold", (Paragraph(0, 10, kind),), "Ships sold"))
    assert analysis.summary().excerpts == ()
    assert chosen(analysis.summary(pinned=[0])) == [0]  # a reader may keep anything
    assert analysis.words() == 0


LIST = """The board decided to:

- close the plant in Tarn by 1 May, and
- move 40 people to Orr.

The unions object to both."""


def listed() -> Analysis:
    spans = []
    for line, kind in zip(LIST.split("\n"), ("body", "", "list", "list", "", "body"), strict=True):
        start = spans[-1][1] + 1 if spans else 0
        spans.append((start, start + len(line), kind))
    paragraphs = [Paragraph(start, end, kind) for start, end, kind in spans if kind]
    return analyze(Document(LIST, tuple(paragraphs), "Minutes"))


def test_list_item_is_quoted_with_its_lead_in_and_without_bullet():
    analysis = listed()
    assert lines(analysis, analysis.summary(Length(9))) == [
        "The board decided to: close the plant in Tarn by 1 May, and",
        "The board decided to: move 40 people to Orr.",
        "The unions object to both.",
    ]


def test_list_bullet_belongs_to_its_item():
    analysis = listed()
    marks = [LIST.index("- close"), LIST.index("- move")]
    assert [analysis.sentence_at(at) for at in marks] == [1, 2]
    assert [analysis.sentence_at(at - 1) for at in marks] == [0, 1]
    assert analysis.sentence_at(LIST.index("\n\nThe unions")) == 2


def test_lead_in_words_count_toward_the_budget():
    analysis = listed()
    first = analysis.summary(Length(1), pinned=[2])  # 4 + 5 words
    assert lines(analysis, first) == ["The board decided to: move 40 people to Orr."]
    assert analysis.ranking.costs[2] == 9
    # 9 + 5 + 5: the eligible units have 9 + 5 + 5 words, the lead-in not among them.
    assert sum(analysis.ranking.words[unit] for unit in analysis.ranking.order) == 19
    assert chosen(analysis.summary(Length(13, "words"), pinned=[2])) == [2]
    assert chosen(analysis.summary(Length(14, "words"), pinned=[2], dropped=[1])) == [2, 3]


def test_redundant_sentence_ranks_last():
    """Four statements alike in length and kind; the third says the first again."""
    analysis = body(
        "The council sold two grey ships last winter to a buyer abroad.",
        "The miners closed five deep shafts this spring after heavy floods inland.",
        "The council sold two grey ships last winter to a buyer abroad.",
        "The farmers planted nine dry fields each autumn near the old border.",
    )
    assert analysis.summary(Length(4)).ranks[2] == 4


def test_sample_summary_has_the_outcome_and_not_the_aside():
    (document,) = open_documents(SEED)
    taken = chosen(analyze(document).summary(Length(5)))
    assert len(taken) == 5
    assert {0, 1, 5} <= set(taken)
    assert 7 not in taken


NEW_ONLY = (
    "Anna Berg met Bob Hale in Oslo.",
    "It rained all day in Oslo.",
    "Prices rose in every town along the coast.",
)


def test_only_restricts_the_sentences_of_a_summary():
    analysis = body(*NEW_ONLY)
    taken = analysis.summary(Length(5), only={1, 2})
    assert {excerpt.sentence for excerpt in taken.excerpts} == {1, 2}
    assert [excerpt.rank for excerpt in taken.excerpts] != []
    assert taken.only == {1, 2}
    assert len(analysis.summary(Length(1), only={1, 2}).excerpts) == 1


def test_pinned_sentences_are_included_despite_only():
    analysis = body(*NEW_ONLY)
    taken = analysis.summary(Length(2), pinned=[0], only={2})
    assert taken.ranks == {0: 1, 2: 2}
    assert analysis.summary(Length(5), only=set(), pinned=[0]).ranks == {0: 1}
    assert analysis.summary(Length(5), only=set()).excerpts == ()
    with pytest.raises(IndexError):
        analysis.summary(only={3})


@given(st.sets(st.integers(0, 2)), st.integers(1, 40))
def test_word_budget_applies_to_sentences_allowed_by_only(only, budget):
    analysis = body(*NEW_ONLY)
    taken = [excerpt.sentence for excerpt in analysis.summary(Length(budget, "words"), only=only).excerpts]
    assert set(taken) <= only
    assert sum(analysis.ranking.words[sentence] for sentence in taken) <= budget or len(taken) == 1
