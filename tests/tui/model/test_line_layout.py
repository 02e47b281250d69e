"""Wrapping: every character on one line, none too wide, and none apart from its marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Span
from summarizer.safe_text import clean
from tui.model.line_layout import width_of, wrap

ALPHABET = (
    "ab, -\t\n東京。한か\u3099\u0301\u0327\u094d\u093f\u0e47\u05b8\ufe0f\u200d\U0001f469\U0001f680"
    "\U0001f3fd\u2764\u1112\u1161\u11ab\u3000\u00a0שع\U000e0101"
)
TEXTS = st.one_of(st.text(ALPHABET, max_size=200), st.text("ab \n", max_size=200)).map(clean)
WIDTHS = st.integers(1, 40)


CLINGING = "\u200d\U0001f3fd\u1161\u11ab"


def characters(text: str) -> list[str]:
    """What can stand alone of a text: marks, joiners, skin tones and vowels of Hangul cannot."""
    return [c for c in text if not unicodedata.category(c).startswith("M") and c not in CLINGING]


def words(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in wrap(text, 0, len(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        (" one", 3, ["one"]),
        ("    one", 6, ["one"]),
        ("    one", 7, ["    one"]),
        ("one  ", 4, ["one"]),
        ("one  two", 3, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab abcdefgh", 4, ["ab", "abcd", "efgh"]),
        ("one\ntwo", 9, ["one\ntwo"]),
        ("", 9, []),
        ("東京で会談", 4, ["東京", "で会", "談"]),
        ("in 東京", 6, ["in 東", "京"]),
        ("東京", 1, ["東", "京"]),
        ("か\u3099か\u3099", 2, ["か\u3099", "か\u3099"]),
        ("漢\u0301字", 3, ["漢\u0301", "字"]),
        ("é" * 3, 2, ["éé", "é"]),
        ("e\u0301" * 3, 2, ["e\u0301" * 2, "e\u0301"]),
        ("\U0001f469\u200d\U0001f680" * 2, 3, ["\U0001f469\u200d\U0001f680"] * 2),
        ("\U0001f44d\U0001f3fd" * 2, 3, ["\U0001f44d\U0001f3fd"] * 2),
        ("a\u2764\ufe0f", 2, ["a", "\u2764\ufe0f"]),
        ("क्षि" * 2, 2, ["क्षि"] * 2),
        ("a\tb", 3, ["a", "b"]),
        ("a\tb", 4, ["a\tb"]),
    ],
)
def test_wrap_breaks_lines_at_expected_places(text: str, width: int, lines: list[str]) -> None:
    assert words(text, width) == lines


@given(TEXTS, WIDTHS)
def test_wrap_puts_each_visible_character_on_one_line(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    seen = [at for a, b in lines for at in range(a, b)]
    assert seen == sorted(set(seen))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= set(seen)
    assert all(a < b for a, b in lines)


@given(TEXTS, WIDTHS)
def test_wrapped_lines_fit_the_width(text: str, width: int) -> None:
    for line in words(text, width):
        assert width_of(line) <= width or len(characters(line)) == 1


@given(TEXTS, WIDTHS)
def test_wrap_never_separates_a_mark_from_its_base(text: str, width: int) -> None:
    for a, _ in wrap(text, 0, len(text), width):
        cut = a > 0 and not text[a - 1].isspace()
        assert not (cut and unicodedata.category(text[a]).startswith("M"))


@given(st.text("ab \n", max_size=300), WIDTHS)
def test_ascii_and_unicode_wrapping_agree(text: str, width: int) -> None:
    """ASCII goes a faster way; a letter more, at the end, sends it the other."""
    fast = [line for line in words(text, width) if line.strip()]
    slow = [line for line in words(text + " é", width) if line.strip()]
    joined = " ".join(" ".join(slow).split())
    assert joined == " ".join([*" ".join(fast).split(), "é"])


def test_wrapped_spans_are_offsets_into_the_whole_text() -> None:
    assert wrap("skip this: one two", 11, 18, 4) == [Span(11, 14), Span(15, 18)]
