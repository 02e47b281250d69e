"""The forward pass, on a network small enough to follow by hand and on the shipped one."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Paragraph, Span
from summarizer.entities.tagger.network import INDEX, TAGS, Network, Norm, _exponentials, _gelu, best, spans
from summarizer.entities.tagger.tagger import SpanVectors, Tagger, shipped


def test_normalization_subtracts_the_mean_and_divides_by_the_deviation() -> None:
    norm = Norm(np.array([1, 2], np.float32), np.array([0, 1], np.float32))
    assert norm(np.array([[3, 5]], np.float32)).tolist() == [[-1, 3]]


def test_softmax_is_proportional_to_exponentials() -> None:
    shares, sums = _exponentials(np.log(np.array([[1, 3]], np.float32)))
    assert (shares / sums).round(6).tolist() == [[0.25, 0.75]]


@pytest.mark.parametrize("offset", [-400, -81, 0, 81, 400])
def test_softmax_of_extreme_scores_is_finite(offset: int) -> None:
    shares, sums = _exponentials(np.log(np.array([[1, 3]], np.float32)) + np.float32(offset))
    assert (shares / sums)[0].tolist() == pytest.approx([0.25, 0.75], abs=0.001)


def test_softmax_of_distant_scores_is_finite() -> None:
    shares, sums = _exponentials(np.array([[90, 90], [-90, -90]], np.float32))
    assert (shares / sums).tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_activation_matches_gelu() -> None:
    # x·Φ(x): 0 at 0, 0.8413 at 1, -0.1587 at -1
    found = _gelu(np.array([[0, 1], [-1, 0]], np.float32), np.array([0, 0], np.float32))
    assert found.ravel().tolist() == pytest.approx([0, 0.841, -0.159, 0], abs=0.001)


def test_activation_adds_the_bias_to_every_row() -> None:
    found = _gelu(np.zeros((150, 2), np.float32), np.array([1, -1], np.float32))
    assert np.allclose(found, [[0.841, -0.159]] * 150, atol=0.001)


def tagged(text: str, *stretches: tuple[int, int]) -> list[tuple[str, str]]:
    places = [Span(*stretch) for stretch in stretches or ((0, len(text)),)]
    return [(text[name.start : name.end], name.kind) for name in shipped().tag(text, places)]


def test_unknown_names_are_found_by_context() -> None:
    text = "In Zarvolt, Brigitte Ansdorf told the Quellor Institute that Norlanders would vote."
    assert [name for name in tagged(text) if name[1] in ("LOC", "PER", "ORG")][:3] == [
        ("Zarvolt", "LOC"),
        ("Brigitte Ansdorf", "PER"),
        ("Quellor Institute", "ORG"),
    ]


def test_only_requested_spans_are_tagged() -> None:
    text = "Anna Berg left Vienna.\nPaul Roth stayed in Rome."
    assert tagged(text, (23, len(text))) == [("Paul Roth", "PER"), ("Rome", "LOC")]


def shipped_network() -> Network:
    weights = files("summarizer.entities.tagger").joinpath("weights", "names.npz")
    with np.load(str(weights), allow_pickle=False) as stored:
        return Network({name: stored[name] for name in stored.files})


def windows(*lengths: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return windows of random pieces and shapes between the start and end tokens."""
    drawn = np.random.default_rng(7)
    found = []
    for length in lengths:
        ids = np.array([101, *drawn.integers(1000, 30000, length - 2), 102], np.int32)
        found.append((ids, np.array([0, *drawn.integers(1, 10, length - 2), 0], np.int32)))
    return found


def test_windows_of_a_batch_do_not_influence_each_other() -> None:
    network = shipped_network()
    batch = windows(3, 40, 112, 17)
    ids, shapes = (np.concatenate(parts) for parts in zip(*batch, strict=True))
    scores, encoded = network(ids, shapes, np.array([3, 40, 112, 17], np.int32), np.flatnonzero(shapes))
    alone = [network(one, form, np.array([len(one)], np.int32), np.flatnonzero(form)) for one, form in batch]
    assert np.allclose(scores, np.concatenate([found for found, _ in alone]), atol=1e-4)
    assert np.allclose(encoded, np.concatenate([found for _, found in alone]), atol=1e-4)


def test_scores_of_chosen_pieces_equal_those_of_all_pieces() -> None:
    network = shipped_network()
    ids, shapes = (np.concatenate(parts) for parts in zip(*windows(30, 50), strict=True))
    lengths = np.array([30, 50], np.int32)
    every = np.flatnonzero(shapes)
    whole, _ = network(ids, shapes, lengths, every)
    some, _ = network(ids, shapes, lengths, every[::3])
    assert np.allclose(some, whole[::3], atol=1e-4)


def test_names_are_in_text_order_whatever_the_order_of_windows() -> None:
    # long sentences fill a window each, and windows are batched from the shortest to the longest
    filler = "and nothing was said about it by anybody who had been there at all "
    lines = [
        f"{name} left the town {filler * times}yesterday."
        for name, times in (("Brigitte Ansdorf", 7), ("Paul Roth", 5), ("Anna Berg", 1), ("Ada Okonkwo", 6))
    ]
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    text = "\n".join(lines)
    found = tagged(text, *((start, start + len(line)) for start, line in zip(starts, lines, strict=True)))
    assert [name for name, _ in found] == ["Brigitte Ansdorf", "Paul Roth", "Anna Berg", "Ada Okonkwo"]


def test_cancellation_is_checked_before_each_layer() -> None:
    network = shipped_network()
    ((ids, shapes),) = windows(20)
    asked: list[None] = []
    network(ids, shapes, np.array([20], np.int32), np.flatnonzero(shapes), lambda: bool(asked.append(None)))
    assert len(asked) == 3


def test_other_windows_of_a_batch_do_not_change_names() -> None:
    short = "Anna Berg left Vienna."
    long = f"{short}\n" + "Nothing was said about the matter by anybody. " * 40
    stretches = [(0, len(short)), *((at, at + 46) for at in range(len(short) + 1, len(long), 46))]
    assert tagged(long, *stretches) == tagged(short) == [("Anna Berg", "PER"), ("Vienna", "LOC")]


def test_very_long_words_are_tagged_without_error() -> None:
    assert tagged("a" * 5000 + " " + "-" * 5000) == []


def test_cancelled_tagging_stops() -> None:
    document = Document("Anna Berg left.", (Paragraph(0, 15),), "")
    with pytest.raises(Cancelled):
        shipped().tag(document.text, [Span(0, 15)], cancelled=lambda: True)


def test_invalid_weights_file_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "names.npz"
    broken.write_bytes(b"not a zip archive")
    with pytest.raises((OSError, ValueError)):
        Tagger(broken)


def test_weights_are_small_numeric_and_licensed() -> None:
    folder = files("summarizer.entities.tagger").joinpath("weights")
    data = folder.joinpath("names.npz").read_bytes()
    assert len(data) < 20_000_000
    with np.load(folder / "names.npz", allow_pickle=False) as stored:
        assert {str(stored[name].dtype) for name in stored.files} <= {"int8", "uint8", "float16", "float32"}
    assert "CC BY-SA 4.0" in folder.joinpath("LICENSE.md").read_text(encoding="utf-8")


def vectors(*sentences: str) -> Any:
    text, spans = " ".join(sentences), []
    for sentence in sentences:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(sentence)))
    found = SpanVectors(spans)
    shipped().recording(found).tag(text, [span for span in spans if span.end - span.start > 3])
    return found.means()


def similarity(one: Any, other: Any) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def test_sentences_on_one_matter_have_similar_vectors() -> None:
    fire, blaze, vote = vectors(
        "The fire destroyed two houses.", "A blaze burned down a barn.", "Parliament passed the budget."
    )
    assert similarity(fire, blaze) > similarity(fire, vote)


def test_span_without_words_has_the_mean_vector() -> None:
    first, unread, last = vectors("The fire destroyed two houses.", "–", "Parliament passed the budget.")
    assert np.allclose(unread, (first + last) / 2)


def test_unread_spans_have_no_vectors() -> None:
    assert SpanVectors([Span(0, 5)]).means() is None


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
