"""The ranking model: what features and meaning add to a score, worked out by hand."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from summarizer.ranking.model import Forest, Linear, Model, load

NAMES = ("base", "position", "content", "length")


def forest() -> Forest:
    """One tree on the first feature: at most 2 adds 1 to position, more adds 3."""
    return Forest(
        roots=np.array([0], np.int32),
        feature=np.array([0, 0, 0], np.int16),
        threshold=np.array([2.0, np.inf, np.inf]),
        left=np.array([1, 1, 2], np.int32),
        right=np.array([2, 1, 2], np.int32),
        value=np.array([0.0, 1.0, 3.0]),
        group=np.array([0, 1, 1], np.int16),
    )


def linear() -> Linear:
    """Two features of a unit, one of the document, which is a direction of its own, and vectors of two."""
    return Linear(
        mean=np.array([1.0, 10.0]),
        spread=np.array([1.0, 5.0]),
        part=np.array([1, 3], np.int16),
        kind_mean=np.array([0.0]),
        directions=np.array([[1.0]]),
        weights=np.array([[0.5, 2.0], [0.0, 1.0]]),
        content=np.array([1.0, 4.0], np.float32),
    )


MODEL = Model(forest(), linear(), NAMES, 0.25)
# The first feature, the second (words), and that of the document.
ROWS = np.array([[1.0, 10.0, 1.0], [3.0, 15.0, 1.0]])


def test_parts_are_those_of_trees_and_weights() -> None:
    first, second = MODEL.parts(ROWS)
    assert first.tolist() == [0.25, 1.0, 0.0, 0.0]
    # 3 of the tree and 0.5 * (3 - 1); (2 + 1 for this kind of document) * (15 - 10) / 5
    assert second.tolist() == [0.25, 4.0, 0.0, 3.0]


def test_trees_of_a_forest_add_up() -> None:
    """A second tree splits on the second feature at 10, and a leaf of it adds to the length."""
    two = Forest(
        roots=np.array([0, 3], np.int32),
        feature=np.array([0, 0, 0, 1, 0, 0], np.int16),
        threshold=np.array([2.0, np.inf, np.inf, 10.0, np.inf, np.inf]),
        left=np.array([1, 1, 2, 4, 4, 5], np.int32),
        right=np.array([2, 1, 2, 5, 4, 5], np.int32),
        value=np.array([0.0, 1.0, 3.0, 0.0, 5.0, 7.0]),
        group=np.array([0, 1, 1, 0, 1, 3], np.int16),
    )
    rows = np.array([[2.0, 10.0], [3.0, 11.0], [1.0, 12.0]])
    assert two.parts(rows, 4).tolist() == [[0, 6, 0, 0], [0, 3, 0, 7], [0, 1, 0, 7]]


def test_rows_of_several_batches_keep_their_order() -> None:
    rows = np.array([[number % 5, 0.0] for number in range(300)])
    assert forest().parts(rows, 2)[:, 1].tolist() == [3.0 if number % 5 > 2 else 1.0 for number in range(300)]


def test_meaning_counts_against_the_mean_of_the_document() -> None:
    vectors = np.array([[1.0, 0.0], [3.0, 1.0]], np.float32)
    first, second = MODEL.parts(ROWS, vectors)[:, 2]
    # The weights are 1 and 4; the mean is (2, 0.5).
    assert (first, second) == (-3.0, 3.0)


def test_meaning_changes_no_other_part() -> None:
    vectors = np.array([[5.0, 0.0], [0.0, 9.0]], np.float32)
    without, given = MODEL.parts(ROWS), MODEL.parts(ROWS, vectors)
    assert np.delete(given, 2, 1).tolist() == np.delete(without, 2, 1).tolist()


def test_far_values_are_clipped() -> None:
    far = MODEL.parts(np.array([[1.0, 10_000.0, 0.0]]))
    assert far[0].tolist() == [0.25, 1.0, 0.0, 8.0]  # four standard deviations, and 2 for each


def test_damaged_file_is_refused() -> None:
    stream = BytesIO()
    np.savez(stream, base=np.float64(1))
    stream.seek(0)
    with pytest.raises(KeyError):
        load(stream)
