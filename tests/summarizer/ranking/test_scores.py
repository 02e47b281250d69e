"""The order in which sentences are taken: the best first, less what the ones before it have said."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.cancellation import Cancelled
from summarizer.ranking.scores import REDUNDANCY, choose
from summarizer.ranking.term_index import index_terms


def index(*rows):
    return index_terms([row.split() for row in rows], lambda: False)


def order(scores, *rows, first=()):
    return list(choose(dict(enumerate(scores)), index(*rows), first))


def test_highest_score_ranks_first():
    assert order([0.2, 0.9, 0.5], "a b", "c d", "e f") == [1, 2, 0]


def test_equal_sentences_rank_in_text_order():
    assert order([0.5] * 4, "a", "b", "c", "d") == [0, 1, 2, 3]
    assert order([0.5] * 4, "a", "a", "a", "a") == [0, 1, 2, 3]


def test_redundant_sentence_ranks_after_new_ones():
    assert order([0.9, 0.8, 0.5], "a b", "a b", "c d") == [0, 2, 1]


def test_redundant_sentence_ranks_last_despite_its_score():
    assert order([0.9, 0.8, 0.01], "a b", "a b", "c d") == [0, 2, 1]


def test_partly_redundant_sentence_is_penalized_in_proportion():
    """Of row 1 the weight of "a" has been said: ln(2.5)² of ln(2.5)² + ln(4)², and its square is taken."""
    said = math.log(2.5) ** 2 / (math.log(2.5) ** 2 + math.log(4) ** 2)
    rest = 0.8 * (1 - said**2)
    assert order([0.9, 0.8, rest - 0.01], "a b", "a c", "d e") == [0, 1, 2]
    assert order([0.9, 0.8, rest + 0.01], "a b", "a c", "d e") == [0, 2, 1]


def test_sentence_combining_two_others_is_fully_redundant():
    assert order([0.9, 0.8, 0.79, 0.5], "a b", "c d", "a b c d", "e f") == [0, 1, 3, 2]


def test_first_sentences_lead_and_count_as_said():
    assert order([0.9, 0.1, 0.5], "a b", "a b", "c d", first=[1]) == [1, 2, 0]
    assert order([0.9, 0.1, 0.2], "a", "b", "c", first=[2, 1]) == [1, 2, 0]


def test_cancelled_choice_stops():
    told: list[bool] = []
    scores = {0: 0.5, 1: 0.4, 2: 0.3, 3: 0.2}
    taking = choose(scores, index("a", "b", "c", "d"), cancelled=lambda: bool(told))
    assert (next(taking), next(taking)) == (0, 1)
    told.append(True)
    with pytest.raises(Cancelled):
        next(taking)


ROWS = st.lists(
    st.tuples(st.integers(0, 28).map(lambda score: score / 20), st.text("abcdef ", max_size=8)), max_size=12
)


@given(ROWS, st.sets(st.integers(0, 11), max_size=3))
@example([(0.5, "a"), (0.5, "b")], set())
# One that was looked at, and lost by what was taken since, gives way to one that was not looked at yet.
@example([(0.7, "d"), (0.9, "b"), (0.6, "d"), (0.75, "a")], set())
def test_lazy_choice_equals_exhaustive_choice(rows, first):
    """Looking at every candidate at every step gives the same order."""
    scores = dict(enumerate(score for score, _ in rows))
    terms = index(*(row for _, row in rows))
    first &= scores.keys()
    said: set[int] = set()

    def value(sentence: int) -> float:
        repeated = sum(weight * weight for term, weight in terms.row(sentence) if term in said)
        return scores[sentence] * (1 - min(1.0, repeated) ** REDUNDANCY)

    expected, left = [], set(scores)
    while left:
        best = min(left, key=lambda one: (one not in first, 0 if one in first else -value(one), one))
        said |= {term for term, _ in terms.row(best)}
        left.remove(best)
        expected.append(best)
    assert list(choose(scores, terms, first)) == expected
