"""What reaches a terminal holds nothing that could act on it, and offsets keep their sense."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.safe_text import clean, label

UNSAFE = (
    *(chr(c) for c in range(0x20) if chr(c) not in "\t\n\r"),
    *("\x7f", "\x80", "\x9b", "\x9f", "\u061c", "\u200e", "\u202e", "\u2066", "\u2069"),
    *("\u200b", "\u2060", "\ufeff", "\ud800", "\udcff", "\ufdd0", "\ufffe", "\U0010ffff"),
    *("\U000e0001", "\U000e0061"),
)


@pytest.mark.parametrize("character", [c for c in UNSAFE if c != "\x85"])
def test_an_unsafe_character_becomes_one_replacement(character):
    assert clean(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\ufeffa", "a"),
        ("a\r\nb", "a \nb"),
        ("a\rb\x85c\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\r\r\nb", "a\n \nb"),
        ("a\tb", "a\tb"),
        ("👩\u200d🚒 می\u200cخواهم ❤\ufe0f", "👩\u200d🚒 می\u200cخواهم ❤\ufe0f"),
        ("a" + "\u0301" * 8, "a" + "\u0301" * 8),
        ("a" + "\u0301" * 10 + "b", "a" + "\u0301" * 8 + "\ufffd\ufffdb"),
        ("“Café” — 北京 \xa0 \xad", "“Café” — 北京 \xa0 \xad"),
    ],
)
def test_line_ends_joiners_and_marks(text, cleaned):
    assert clean(text) == cleaned


def test_a_label_is_one_safe_line():
    assert label(" a\n\x1b[31m b\tc\u2028") == "a \ufffd[31m b c"


@given(st.text(st.characters(codec=None)))
def test_cleaning_keeps_the_length_and_has_nothing_left_to_do(text):
    cleaned = clean(text)
    assert len(cleaned) == len(text.removeprefix("\ufeff"))
    assert clean(cleaned) == cleaned
    assert {unicodedata.category(c) for c in cleaned if c not in "\t\n"}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
