"""Input of the tagger: words, their shapes and word pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.entities.tagger.tagger import MOST_PIECES, SHAPES, WORD, WordPieces, shape

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "zelensky", "##y", "kyi", "##v", "u", ".", "s", "'", "lodz"]
PIECES = WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S. envoy", ["the", "U.S.", "envoy"]),
        ("Russia’s U.S.-led", ["Russia", "’", "s", "U.S.", "-", "led"]),
        ("It ended. A pause", ["It", "ended", ".", "A", "pause"]),
        ("J.K. Rowling", ["J.K.", "Rowling"]),
        ("snake_case 3.5%", ["snake", "_", "case", "3", ".", "5", "%"]),
    ],
)
def test_dotted_initials_are_one_word_and_marks_are_words(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("peace", "lower"),
        ("Kyiv", "title"),
        ("NATO", "upper"),
        ("A", "single"),
        ("McCain", "mixed"),
        ("2026", "digits"),
        ("B52", "code"),
        ("U.S.", "dotted"),
        ("’", "mark"),
        ("北京", "lower"),
    ],
)
def test_word_shapes(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Zelenskyy", ["zelensky", "##y"]),
        ("KYIV", ["kyi", "##v"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Lódź", ["lodz"]),
        ("’", ["'"]),
        ("Xyz", ["[UNK]"]),
    ],
)
def test_longest_piece_is_taken_without_accents(word: str, pieces: list[str]) -> None:
    assert [VOCABULARY[at] for at in PIECES.of(word)] == pieces


@given(st.text(min_size=1))
def test_piece_count_of_a_word_is_bounded(text: str) -> None:
    for word in WORD.findall(text):
        assert 1 <= len(PIECES.of(word)) <= MOST_PIECES
        assert 0 <= shape(word) < len(SHAPES)
