"""What reaches a terminal holds nothing that could act on it, and offsets keep their sense."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.safe_text import clean, label, without_invisible


def code_points(*ranges: tuple[int, int]) -> list[str]:
    """The characters of ranges, their ends inclusive."""
    return [chr(code) for first, last in ranges for code in range(first, last + 1)]


# DerivedCoreProperties.txt of Unicode 16, Default_Ignorable_Code_Point: 4,174 code points.
IGNORABLE = code_points(
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F)),
    *((0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
    (0xE0000, 0xE0FFF),
)
STAYING = code_points(
    *((0x34F, 0x34F), (0x17B4, 0x17B5), (0x180B, 0x180D), (0x180F, 0x180F), (0x200C, 0x200D)),
    *((0xFE00, 0xFE0F), (0xE0100, 0xE01EF)),
)
"""Of those: combining marks, joiners and variation selectors."""
UNSAFE = (
    *(chr(c) for c in range(0x20) if chr(c) not in "\t\n\r"),
    *("\x7f", "\x80", "\x9b", "\x9f", "\u061c", "\u200e", "\u202e", "\u2066", "\u2069"),
    *("\u200b", "\u2060", "\ufeff", "\ud800", "\udcff", "\ufdd0", "\ufffe", "\U0010ffff"),
    *("\U000e0001", "\U000e0061"),
)


@pytest.mark.parametrize("character", [c for c in UNSAFE if c != "\x85"])
def test_unsafe_character_becomes_one_replacement_character(character):
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
        ("“Café” — 北京 \xa0", "“Café” — 北京 \xa0"),
    ],
)
def test_clean_handles_line_ends_joiners_and_combining_marks(text, cleaned):
    assert clean(text) == cleaned


def test_invisible_characters_are_replaced_unless_scripts_need_them():
    assert len(IGNORABLE) == 4_174
    stays = {c for c in IGNORABLE if clean(f"a{c}b") == f"a{c}b"}
    assert stays == set(STAYING)
    assert all(clean(f"a{c}b") == "a\ufffdb" for c in {*IGNORABLE} - stays)


def test_invisible_characters_are_dropped_from_markup_unless_scripts_need_them():
    assert {c for c in IGNORABLE if without_invisible(f"a{c}b") == f"a{c}b"} == set(STAYING)
    assert all(without_invisible(f"a{c}b") == "ab" for c in {*IGNORABLE} - {*STAYING})


@pytest.mark.parametrize("mark", ["\ufff9", "\ufffa", "\ufffb"])
def test_annotation_marks_are_replaced_in_plain_text_and_markup(mark):
    assert clean(f"a{mark}b") == clean(without_invisible(f"a{mark}b")) == "a\ufffdb"


def test_combining_marks_are_limited_to_eight_per_base():
    for mark in STAYING:
        assert clean("a" + 9 * mark + "b") == "a" + 8 * mark + "\ufffdb"


def test_label_is_one_safe_line():
    assert label(" a\n\x1b[31m b\tc\u2028") == "a \ufffd[31m b c"


@given(st.text(st.characters(codec=None)))
def test_clean_preserves_length_and_is_idempotent(text):
    cleaned = clean(text)
    assert len(cleaned) == len(text.removeprefix("\ufeff"))
    assert clean(cleaned) == cleaned
    assert {unicodedata.category(c) for c in cleaned if c not in "\t\n"}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
