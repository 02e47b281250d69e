"""Arrays in .npz files, one of which is read by row."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarizer.entities.tagger.stored import Rows, read_arrays

MATRIX = np.arange(12, dtype=np.int8).reshape(4, 3)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "names.npz"
    np.savez(path, **{"before": np.array([1.5]), "words.weight": MATRIX, "after": np.eye(2)})
    return path


def test_all_arrays_are_read(weights: Path) -> None:
    arrays = read_arrays(weights)
    assert arrays.keys() == {"before", "words.weight", "after"}
    assert np.asarray(arrays["before"]).tolist() == [1.5]
    assert np.asarray(arrays["after"]).tolist() == [[1, 0], [0, 1]]


def test_rows_are_read_in_any_order_and_repeatedly(weights: Path) -> None:
    rows = read_arrays(weights)["words.weight"]
    assert isinstance(rows, Rows)
    assert rows.shape == (4, 3)
    assert rows[np.array([2, 0, 2], np.int32)].tolist() == [[6, 7, 8], [0, 1, 2], [6, 7, 8]]
    assert rows[np.array([3, 0], np.int32)].tolist() == [[9, 10, 11], [0, 1, 2]]
    assert rows[np.array([], np.int32)].shape == (0, 3)


def test_rows_are_read_after_the_file_is_replaced(weights: Path) -> None:
    rows = read_arrays(weights)["words.weight"]
    other = weights.with_name("other.npz")
    np.savez(other, before=np.zeros(100))
    other.replace(weights)
    assert np.asarray(rows[np.array([1], np.int32)]).tolist() == [[3, 4, 5]]


@pytest.mark.parametrize(
    ("save", "matrix"),
    [(np.savez_compressed, MATRIX), (np.savez, np.asfortranarray(MATRIX))],
    ids=["compressed", "stored by column"],
)
def test_matrix_that_is_not_stored_by_row_is_read_at_once(
    tmp_path: Path, save: Callable[..., Any], matrix: Any
) -> None:
    path = tmp_path / "names.npz"
    save(path, **{"words.weight": matrix})
    found = read_arrays(path)["words.weight"]
    assert isinstance(found, np.ndarray)
    assert found.tolist() == MATRIX.tolist()


def test_file_that_was_cut_off_raises_value_error(weights: Path) -> None:
    rows = read_arrays(weights)["words.weight"]
    data = weights.read_bytes()
    os.truncate(weights, data.index(MATRIX.tobytes()) + 4)
    with pytest.raises(ValueError, match="incomplete"):
        rows[np.array([1], np.int32)]
    with pytest.raises(ValueError, match="zip"):
        read_arrays(weights)


def test_changed_byte_of_an_array_raises_value_error(weights: Path) -> None:
    data = weights.read_bytes()
    weights.write_bytes(data.replace(np.array([1.5]).tobytes(), np.array([2.5]).tobytes(), 1))
    with pytest.raises(ValueError, match="CRC"):
        read_arrays(weights)
