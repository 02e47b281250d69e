"""Words, their number, and terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.stop_words import STOP_WORDS
from summarizer.language.words import count_words, terms, words


def shown(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and the U.S.-led talks.", ["The", "U.S.", "and", "the", "U.S.", "led", "talks"]),
        ("military-to-military", ["military", "to", "military"]),
        ("don't can’t Ukraine’s ‘quoted’", ["don't", "can’t", "Ukraine’s", "quoted"]),
        ("1,200 of 3.5, at 10:30 on the 21st", ["1,200", "of", "3.5", "at", "10:30", "on", "the", "21st"]),
        ("naïve Zelenskyy, cafe\u0301", ["naïve", "Zelenskyy", "cafe\u0301"]),
        ("今日は KO", ["今", "日", "は", "KO"]),
        ("B2B — … (x)", ["B2B", "x"]),
    ],
)
def test_words_are_split(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Russia’s state-of-the-art U.S. missile — 3.5 tons … gone!", 7),
        ("« Oui » & non", 2),
        ("今日は", 3),
        ("I read 本 daily", 4),
    ],
)
def test_words_are_counted_as_by_hand(text: str, number: int) -> None:
    assert count_words(text) == number


def test_terms_are_stems_of_content_words() -> None:
    assert terms("The Ministries’ negotiations, and Ukraine’s NEGOTIATION; naïve ministry.") == [
        "ministri",
        "negoti",
        "ukrain",
        "negoti",
        "naiv",
        "ministri",
    ]


def test_terms_hold_no_stop_words_but_countries_and_numbers() -> None:
    assert terms("It’s not for us, isn't it? They’ve said so.") == []
    assert terms("the US, the U.S. and 1,200 of them") == ["us", "us", "1,200"]


def test_stop_words_are_folded_as_terms_are() -> None:
    assert {"the", "don't", "said", "with"} <= STOP_WORDS
    assert all(word == word.casefold() and "’" not in word for word in STOP_WORDS)


@given(st.text())
def test_words_are_ordered_and_terms_are_not_empty(text: str) -> None:
    last = 0
    for start, end in words(text):
        assert last <= start < end <= len(text)
        last = end
    assert all(terms(text))
    assert count_words(text) >= 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5, then", ["3.5", "then"]),
        ("1,200. 10:30.", ["1,200", "10:30"]),
        ("in 2020: 5 died", ["in", "2020", "5", "died"]),
        ("21st, 2nd; 3rds 4stx", ["21st", "2nd", "3", "rds", "4", "stx"]),
        ("U.S., p.m.,", ["U.S.", "p.m."]),
        ("a.b.cd U.S.A", ["a", "b", "cd", "U", "S", "A"]),
        ("don't' rock’n’roll’", ["don't", "rock’n’roll"]),
    ],
)
def test_word_does_not_include_trailing_marks(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("unit", ["1,", "a'", "ae\u0301", "a.", "1st", "1.2:"])
def test_long_repetition_is_matched_without_backtracking(unit: str) -> None:
    """A pattern with nested repeats would not finish on these texts. No character is lost."""
    text = unit * 50_000
    assert sum(end - start for start, end in words(text)) >= len(text) // 2
