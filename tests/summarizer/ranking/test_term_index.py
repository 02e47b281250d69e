"""Rows of unit length, and centrality as the sums over pairs that it stands for."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cancellation import Cancelled
from summarizer.ranking.term_index import BACKWARD, centrality, index_terms

TEXTS = st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), max_size=10)


def never() -> bool:
    return False


def test_term_weights_match_hand_computed_values():
    """ "a" stands in both of two sentences, "b" in one: ln(1 + 2/2) and ln(1 + 2/1), "b" twice."""
    index = index_terms([["a", "b", "b"], ["a"], []], never)
    a, b = math.log(1 + 3 / 2), (1 + math.log(2)) * math.log(1 + 3)
    length = math.hypot(a, b)
    assert len(index) == 3
    assert index.size == 2
    assert dict(index.row(0)) == pytest.approx({0: a / length, 1: b / length})
    assert dict(index.row(1)) == {0: 1.0}
    assert dict(index.row(2)) == {}


@given(TEXTS)
def test_rows_are_of_unit_length_or_empty(texts):
    index = index_terms(texts, never)
    assert index.size == len({term for text in texts for term in text})
    for number, text in enumerate(texts):
        row = dict(index.row(number))
        assert len(row) == len(set(text))
        assert math.fsum(weight**2 for weight in row.values()) == pytest.approx(1.0 if text else 0.0)


@given(TEXTS)
def test_centrality_is_the_weighted_sum_of_cosines(texts):
    index = index_terms(texts, never)
    rows = [dict(index.row(number)) for number in range(len(texts))]

    def cosine(one: int, other: int) -> float:
        return math.fsum(weight * rows[other].get(term, 0.0) for term, weight in rows[one].items())

    raw = [
        math.fsum(
            cosine(one, other) * (BACKWARD if other < one else 1)
            for other in range(len(rows))
            if other != one
        )
        for one in range(len(rows))
    ]
    highest = max(raw, default=0.0)
    found = centrality(index, range(len(rows)), never)
    assert list(found) == list(range(len(rows)))
    if highest > 1e-9:
        assert list(found.values()) == pytest.approx([value / highest for value in raw], abs=1e-6)


def test_centrality_favors_the_earlier_of_two_similar_sentences():
    found = centrality(index_terms([["ship", "sold"], ["rain"], ["ship", "price"]], never), range(3), never)
    assert found[0] == 1.0
    assert found[2] == pytest.approx(BACKWARD)
    assert found[1] == 0.0


def test_centrality_counts_only_members():
    index = index_terms([["a"], ["a"], ["a"]], never)
    assert centrality(index, [0, 2], never) == pytest.approx({0: 1.0, 2: BACKWARD})


def test_cancelled_indexing_and_centrality_stop():
    with pytest.raises(Cancelled):
        index_terms([["a"]], lambda: True)
    with pytest.raises(Cancelled):
        centrality(index_terms([["a"]], never), [0], lambda: True)
