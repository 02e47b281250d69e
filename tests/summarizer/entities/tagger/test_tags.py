"""Decoding of the best valid sequence of tags."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from summarizer.entities.tagger.tags import INDEX, TAGS, best, spans


def scores(*words: dict[str, float]) -> np.ndarray:
    found = np.zeros((len(words), len(TAGS)), np.float32)
    for row, word in enumerate(words):
        for tag, score in word.items():
            found[row, INDEX[tag]] = score
    return found


def tags(*words: dict[str, float]) -> list[str]:
    return [TAGS[at] for at in best(scores(*words))]


def test_inside_tag_never_starts_a_name() -> None:
    assert tags({"I-PER": 5, "B-PER": 3}, {"I-PER": 5}) == ["B-PER", "I-PER"]


def test_best_sequence_beats_best_first_tag() -> None:
    # B-ORG is the best first tag by 1, but leads to a second that costs 4
    assert tags({"B-ORG": 4, "B-PER": 3}, {"I-PER": 5, "I-ORG": 1, "O": 0.5}) == ["B-PER", "I-PER"]


def test_adjacent_names_are_two_spans() -> None:
    assert spans(best(scores({"B-LOC": 5}, {"B-PER": 5}, {"I-PER": 5}, {"O": 5}))) == [(0, 1), (1, 3)]


def test_empty_input_has_no_tags() -> None:
    assert best(scores()) == []


@given(st.lists(st.lists(st.floats(-20, 20), min_size=len(TAGS), max_size=len(TAGS)), max_size=12))
def test_random_scores_give_a_valid_tag_sequence(rows: list[list[float]]) -> None:
    path = [TAGS[at] for at in best(np.array(rows, np.float32).reshape(-1, len(TAGS)))]
    for before, tag in zip(["O", *path], path, strict=False):
        assert tag[0] != "I" or before[2:] == tag[2:]
