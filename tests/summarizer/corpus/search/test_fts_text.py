"""Spelling for the index keeps the way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.corpus.search.fts_text import APART, LIT, UNLIT, lit_spans, spelled
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
