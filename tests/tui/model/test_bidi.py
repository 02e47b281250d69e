"""Text in visual order: cases of the Unicode Consortium, and some whose order is worked out by hand."""

from pathlib import Path

import pytest

from tui.model.bidi import base_level, direction, line_levels, order, visual

CASES = [
    line.split(";")
    for line in (Path(__file__).parent / "bidi_cases.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def shown(text: str, base: int | None = None) -> str:
    """Return a line as a terminal draws it from left to right."""
    found = direction(text, base)
    return "".join(cluster.text for cluster in visual(text, found.levels, found.base)) if found else text


def test_levels_and_order_conform_to_the_unicode_algorithm():
    assert len(CASES) > 200
    for codes, direct, paragraph, levels, indices in CASES:
        text = "".join(chr(int(code, 16)) for code in codes.split())
        base = {"0": 0, "1": 1, "2": base_level(text)}[direct]
        assert base == int(paragraph), codes
        found = direction(text, base)
        resolved = line_levels(text, found.levels if found else bytes(len(text)), base)
        assert [*resolved] == [int(level) for level in levels.split()], codes
        assert order(resolved) == [int(index) for index in indices.split()], codes


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("plain 12", "plain 12"),
        ("שלום", "םולש"),
        ("he said שלום.", "he said םולש."),
        ("שלום world 12.", ".world 12 םולש"),
        ("שלום (abc) ב", "ב (abc) םולש"),
        ("(שלום)", "(םולש)"),
        ("ב < ג", "ג > ב"),
        ("عدد 12-15", "15-12 ددع"),
        ("בֿג", "גבֿ"),
    ],
)
def test_line_is_shown_in_visual_order(text, visible):
    assert shown(text) == visible


def test_blanks_at_the_end_of_a_line_stay_at_its_end():
    assert shown("שלום  ", 0) == "םולש  "
    assert shown("שלום  ", 1) == "  םולש"


def test_text_from_left_to_right_is_not_looked_at():
    assert direction("plain", 0) is None
    assert direction("plain") is None
    assert direction("2024", 1) is not None
