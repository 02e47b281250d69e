"""Looks: every style that is drawn can be read in every theme, and a hue is never its only sign."""

from typing import get_args

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.theme import BUILTIN_THEMES

from summarizer.document import StyleKind
from tui.settings import styles as look
from tui.settings import themes, value_checks
from tui.settings.palette import contrast, palette, shown
from tui.settings.style_filter import StyleFilter

AA = 4.5
DRAWN = {
    name: style for name, style in vars(look).items() if name[0].isupper() and isinstance(style, Style)
} | {f"type {kind}": style for kind, style in look.TYPES.items()}
DRAWN |= {f"kind {kind}": style for kind, style in look.KINDS.items()}
DRAWN |= {f"inline {kind}": style for kind, style in look.INLINE.items()}
SYSTEMS = {256: ColorSystem.EIGHT_BIT, 1 << 24: ColorSystem.TRUECOLOR}
OWN = {"person": "#102030", "place": "yellow", "event": "blue"}
"""Colors that a user may well have set for another background."""
XTERM = {
    "red": "#cd0000",
    "green": "#00cd00",
    "yellow": "#cdcd00",
    "blue": "#0000ee",
    "magenta": "#cd00cd",
    "cyan": "#00cdcd",
}


def triplet(color: str) -> ColorTriplet:
    return Color.parse(color).get_truecolor()


@pytest.mark.parametrize("color", ["#767676", "#595959"])
def test_contrast_matches_wcag_values(color: str) -> None:
    """4.54 and 7.0 on white: the grays that every table of AA and AAA names."""
    expected = {"#767676": 4.54, "#595959": 7.0}[color]
    assert contrast(triplet(color), triplet("#ffffff")) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("depth", SYSTEMS)
@pytest.mark.parametrize("own", [{}, OWN], ids=["", "own"])
@pytest.mark.parametrize("theme", themes.TEXTUALS)
def test_styles_meet_aa_contrast_in_every_theme(theme: str, own: dict[str, str], depth: int) -> None:
    system = SYSTEMS[depth]
    background = shown(triplet(BUILTIN_THEMES[theme].to_color_system().generate()["background"]), system)
    found = palette(theme, depth, own)
    styles = {name: found.dressed(style) for name, style in {**DRAWN, "nothing": None}.items()}
    assert all(style.color is not None and not style.dim for style in styles.values())
    ratios = {
        name: contrast(shown(style.color.get_truecolor(), system), background)
        for name, style in styles.items()
    }
    assert {name: ratio for name, ratio in ratios.items() if ratio < AA} == {}


@pytest.mark.parametrize(("hues", "ground"), [(look.ON_DARK, "#000000"), (look.ON_LIGHT, "#ffffff")])
def test_ansi_hues_have_sufficient_contrast_in_xterm(hues: dict[str, str], ground: str) -> None:
    """xterm's. 3 to 1 is what WCAG asks for large or bold letters, and more can't be had of red on black."""
    for role, hue in hues.items():
        bold = role not in look.TYPES or look.TYPES[role].bold
        assert contrast(triplet(XTERM[hue]), triplet(ground)) >= (3 if bold else 4.4), role


def test_entity_types_differ_in_more_than_hue() -> None:
    """Where "other" is in italics as organizations are, the headings of the list and the status rule tell."""
    styles = [style for kind, style in look.TYPES.items() if kind != "other"]
    signs = [(style.bold, style.italic, style.underline) for style in styles]
    assert all(map(any, signs))
    assert len(signs) == len(set(signs))
    for name in ("WARNING", "RANK", "IN_FOCUS"):
        assert DRAWN[name].bold, name


def test_inline_markup_differs_from_names_without_colors() -> None:
    """Links have an arrow after them, as other names have the headings of the list."""
    drawn = {**look.TYPES, **look.INLINE, "in focus": look.IN_FOCUS}
    signs = {
        kind: (
            style.bold,
            style.italic,
            style.underline,
            style.underline2,
            style.strike,
            style.meta == look.FAINT.meta,
        )
        for kind, style in drawn.items()
        if kind not in ("other", "link")
    }
    assert all(map(any, signs.values()))
    assert len(set(signs.values())) == len(signs)


def test_styles_have_roles_and_no_color_of_their_own() -> None:
    assert [name for name, style in DRAWN.items() if style.color or style.bgcolor] == []
    roles = {style.meta.get(look.ROLE) for style in DRAWN.values()} - {None}
    uncolored = {"faint", "other", "place", "nationality", "hit_here", "selected"}
    for hues in (look.ON_DARK, look.ON_LIGHT):
        assert set(hues) | uncolored == roles
    assert roles - {"other", "hit_here", "selected"} == set(palette("nord", 256, {}).roles)


def test_palette_colors_styles_by_role_only() -> None:
    dark = look.ansi(themes.DARK, look.ON_DARK, {"place": "#ff8800"})
    assert str(dark.dressed(look.TYPES["person"])) == "bold cyan"
    assert str(dark.dressed(look.TYPES["place"])) == "underline #ff8800"
    assert str(dark.dressed(look.TYPES["person"] + look.CURSOR)) == "bold reverse cyan"
    assert str(dark.dressed(look.TYPES["person"] + look.IN_FOCUS)) == "bold underline yellow"
    assert str(dark.dressed(look.FAINT)) == "dim"
    assert dark.dressed(None) == look.PLAIN
    line = StyleFilter(dark).apply([Segment("a", look.RANK), Segment("b")], TextualColor(0, 0, 0))
    assert [(piece.text, str(piece.style)) for piece in line] == [("a", "bold yellow"), ("b", "none")]


def test_attributes_remain_without_colors() -> None:
    plain = look.uncolored()
    assert str(plain.dressed(look.TYPES["nationality"])) == "italic underline"
    assert str(plain.dressed(Style(bold=True, color="red", bgcolor="blue"))) == "bold"
    assert all(plain.dressed(style).color is None for style in DRAWN.values())


def test_theme_and_color_tables_match_textual() -> None:
    assert set(themes.TEXTUALS) <= set(BUILTIN_THEMES)
    assert set(themes.OWN) <= set(BUILTIN_THEMES), "the style sheet takes their background"
    assert set(value_checks.COLORED) == set(look.TYPES)
    assert set(look.INLINE) == set(get_args(StyleKind)) - {"rule"}
    assert set(value_checks.HUES) == set(XTERM)


@pytest.mark.parametrize(
    ("told", "light"),
    [
        ("15;0", False),
        ("0;15", True),
        ("0;default;15", True),
        ("0;7", True),
        ("12;8", False),
        ("0;default", False),
        ("", False),
        ("x", False),
        ("0;99", False),
    ],
)
def test_colorfgbg_tells_light_from_dark(told: str, light: bool) -> None:
    assert themes.is_light({"COLORFGBG": told}) == light


@pytest.mark.parametrize(
    ("wanted", "terminal", "theme", "told"),
    [
        ("auto", themes.Terminal(), "ansi-dark", False),
        ("auto", themes.Terminal(light=True), "ansi-light", False),
        ("ansi-light", themes.Terminal(depth=16), "ansi-light", False),
        ("nord", themes.Terminal(depth=256), "nord", False),
        ("nord", themes.Terminal(depth=16), "ansi-dark", True),
        ("nord", themes.Terminal(light=True, depth=16), "ansi-light", True),
        ("nord", themes.Terminal(depth=0), "ansi-dark", False),
    ],
)
def test_fitting_theme_is_chosen_for_the_terminal(
    wanted: str, terminal: themes.Terminal, theme: str, told: bool
) -> None:
    found, why = themes.fitting(wanted, terminal)
    assert (found, bool(why)) == (theme, told)
