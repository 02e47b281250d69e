"""Texts and queries as SQLite FTS5 gets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.corpus.search.fts_text import APART, LIT, MOST_TERMS, UNLIT, Term, lit_spans, spelled, terms
from summarizer.document import Span
from summarizer.safe_text import clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, “quoted”, é", "plain words, “quoted”, é"),  # Latin accents are the tokenizer's
        ("Αθήνα", "Αθηνα"),
        ("ёлка", "елка"),
        ("أحمد", "احمد"),
        ("１２ＡＢ", "12AB"),
        ("北京大学", "|北||京||大||学|"),
        ("ゲーム", "|ゲ||ー||ム|"),
        ("in北京now", "in|北||京|now"),
        ("ที่นี่", "|ที่||นี่|"),  # marks stay with their letter
        ("हिन्दी", "हिन्दी"),
        ("한국어", "한국어"),  # written with spaces
    ],
)
def test_normalized_text_separates_scripts_without_spaces(text: str, shown: str) -> None:
    assert spelled(text).replace(APART, "|") == shown


@given(st.text().map(clean))
def test_normalization_preserves_offsets(text: str) -> None:
    made = spelled(text)
    kept = made.replace(APART, "")
    assert len(kept) == len(text)
    assert lit_spans(f"{LIT}{made}{UNLIT}") == (Span(0, len(text)),)


def test_lit_spans_ignore_separators() -> None:
    assert lit_spans(f"a{APART}{LIT}b{APART}{APART}c{UNLIT}d{LIT}e{UNLIT}") == (Span(1, 3), Span(4, 5))
    assert lit_spans("nothing") == ()


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("", []),
        ("  \t ", []),
        ("*** - : ()", []),
        ("talks", [("talks", True)]),
        ("talks ", [("talks", False)]),
        ("peace talks", [("peace", False), ("talks", True)]),
        ('"peace talks" oslo', [("peace talks", False), ("oslo", True)]),
        ('oslo "peace talks"', [("oslo", False), ("peace talks", False)]),
        ('oslo "peace ta', [("oslo", False), ("peace ta", True)]),
        ("“peace talks” oslo ", [("peace talks", False), ("oslo", False)]),
        ("oslo OR NEAR(a b) title:x -y", ["oslo", "OR", "NEAR(a", "b)", "title:x", "-y"]),
        ("oslo oslo oslo ", [("oslo", False)]),
        ('""', []),
        ('"', []),
        ('oslo "', [("oslo", False)]),
    ],
)
def test_query_is_parsed_into_words_and_phrases(query: str, meant: list) -> None:
    if meant and isinstance(meant[0], str):
        assert [term.text for term in terms(query)] == meant
    else:
        assert list(terms(query)) == [Term(*term) for term in meant]


def test_term_is_escaped_for_fts5() -> None:
    assert Term('say "no" * NEAR', prefix=True).match == '"say ""no"" * NEAR"*'


def test_long_query_is_truncated() -> None:
    assert len(terms(" ".join(f"word{n}" for n in range(10_000)))) == MOST_TERMS
    (term,) = terms("x" * 10_000)
    assert len(term.text) == 500


def test_controls_and_lone_surrogates_in_a_query_are_replaced() -> None:
    assert [term.text for term in terms("a\0b \ud800c \x1b[31m")] == ["a\ufffdb", "\ufffdc", "\ufffd[31m"]
