"""Make a style sheet from a Textual theme, with all colors readable on the background.

Readable means a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3, level AA). A color with less contrast is blended with
the theme's foreground until it suffices, computed from the color that the terminal shows: with 256 colors,
the nearest one.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from tui.settings.styles import StyleSheet

AA = 4.5
STEPS = 20
FAINT = 0.65
"""Share of the foreground in faint text, if that is readable."""
ROLES = {
    "person": "primary",
    "organization": "secondary",
    "place": "success",
    "nationality": "success",
    "event": "warning",
    "rank": "accent",
    "in_focus": "accent",
    "hit": "warning",
    "warning": "error",
}
HUES = {
    "red": "#cc0000",
    "green": "#4e9a06",
    "yellow": "#c4a000",
    "blue": "#3465a4",
    "magenta": "#75507b",
    "cyan": "#06989a",
}
"""The color of each name for the user's entity colors (from the Tango palette)."""
WHITE, BLACK = ColorTriplet(255, 255, 255), ColorTriplet(0, 0, 0)


def palette(theme: str, depth: int, own: Mapping[str, str]) -> StyleSheet:
    """Return the style sheet of a theme for a terminal with at least 256 colors.

    `own`: the user's entity colors.
    """
    system = ColorSystem.EIGHT_BIT if depth <= 256 else ColorSystem.TRUECOLOR
    colors = BUILTIN_THEMES[theme].to_color_system().generate()
    ground = _triplet(colors["background"])
    text = _readable(_triplet(colors["foreground"]), ground, system)
    wanted = {role: _triplet(colors[name]) for role, name in ROLES.items()}
    wanted |= {role: _triplet(HUES.get(color, color)) for role, color in own.items()}
    wanted["faint"] = _blended(ground, text, FAINT)
    roles = {role: _style(_readable(color, ground, system, text)) for role, color in wanted.items()}
    return StyleSheet(theme, roles, _style(text))


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def shown(color: ColorTriplet, system: ColorSystem) -> ColorTriplet:
    """Return the color that the terminal shows."""
    return Color.from_triplet(color).downgrade(system).get_truecolor()


def _readable(
    color: ColorTriplet, ground: ColorTriplet, system: ColorSystem, towards: ColorTriplet | None = None
) -> ColorTriplet:
    """Return the nearest color with enough contrast on the way to the foreground, or else to black or
    white."""
    background = shown(ground, system)
    farthest = max(WHITE, BLACK, key=lambda end: contrast(end, background))
    for end in (towards or farthest, farthest):
        for step in range(STEPS + 1):
            found = _blended(color, end, step / STEPS)
            if contrast(shown(found, system), background) >= AA:
                return found
    return farthest


def _blended(one: ColorTriplet, other: ColorTriplet, share: float) -> ColorTriplet:
    return ColorTriplet(*(round(a + (b - a) * share) for a, b in zip(one, other, strict=True)))


def _luminance(color: ColorTriplet) -> float:
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _triplet(color: str) -> ColorTriplet:
    return Color.parse(color).get_truecolor()


def _style(color: ColorTriplet) -> Style:
    return Style(color=Color.from_triplet(color))
