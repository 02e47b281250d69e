"""Roles and styles: lines are drawn with roles, and a style sheet assigns each role a color.

So the drawing code knows no theme, and after a change of theme nothing has to be drawn differently: a line
filter (`style_filter`) applies the style sheet on the way to the screen. Attributes belong to the role, so
that color is never the only distinction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rich.style import Style

from tui.settings import themes

ROLE = "role"


def _role(
    name: str,
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    under: bool | None = None,
    reverse: bool | None = None,
) -> Style:
    return Style(bold=bold, italic=italic, underline=under, reverse=reverse, meta={ROLE: name})


PLAIN = Style()
BOLD = Style(bold=True)
FAINT = _role("faint")
CURSOR = Style(reverse=True)
WARNING = _role("warning", bold=True)
RANK = _role("rank", bold=True)

TYPES = {
    "person": _role("person", bold=True),
    "organization": _role("organization", italic=True),
    "place": _role("place", under=True),
    "nationality": _role("nationality", italic=True, under=True),
    "event": _role("event", bold=True, italic=True),
    "other": _role("other", italic=True),
}
"""Attributes of mentions by entity type, for the types in `value_checks.COLORED`."""


@lru_cache(maxsize=1024)
def hyperlink(address: str) -> Style:
    """Return the style of text that leads to an address, for terminals that take hyperlinks."""
    return Style(link=address)


IN_FOCUS = _role("in_focus", bold=True, under=True)
"""A mention of the entity in focus."""

HIT = _role("hit", reverse=True)
"""A match of the search; the one at the cursor also has other attributes."""
HIT_HERE = _role("hit_here", reverse=True, bold=True, under=True)

SELECTED = _role("selected", reverse=True)
"""A selected passage; what is at the cursor in it, and its matches, have other attributes, too."""
SELECTED_HERE = Style(reverse=True, bold=True, underline=True)
SELECTED_HIT = _role("hit", reverse=True, under=True)

KINDS = {"heading": BOLD, "byline": FAINT, "code": FAINT}
"""Attributes of paragraphs; quotations have a bar on the left."""
MINOR_HEADING = Style(italic=True)
"""A heading below the fourth level."""
HEADER_ROW = BOLD
"""The first row of a table, if it is a header; its last line is `UNDERLINED`."""
UNDERLINED = Style(underline=True)
INLINE = {
    "emphasis": Style(italic=True, underline2=True),
    "strong": Style(bold=True, underline2=True),
    "strike": Style(strike=True),
    "code": FAINT,
    "link": UNDERLINED,
}
"""Attributes of the markup within a text. A second line below distinguishes emphasis from names where there
are no colors; links have an arrow after them."""

RULE_ACROSS, RULE_DOWN = "─", "│"
HERE, KEY_BAR = "▸", "▌"
NEW = "+"
"""Mark of sentences that are new compared with the briefings read before."""
BEFORE, AFTER = "‹", "›"
"""Signs for text that is hidden on the left and right of a line that can be scrolled."""
KEPT_BAR, DROPPED = "█", "×"
"""Marks that replace the bar: the sentence was kept, or excluded."""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The style of each role in one theme."""

    theme: str
    roles: Mapping[str, Style]
    ground: Style = PLAIN
    """Base style of everything; roles are added to it."""
    colored: bool = True
    hyperlinks: bool = False
    """Whether links reach the terminal."""
    _dressed: dict[Style | None, Style] = field(default_factory=dict, compare=False, repr=False)

    def dressed(self, drawn: Style | None) -> Style:
        """Return the final style of a style used for drawing."""
        if (found := self._dressed.get(drawn)) is None:
            found = self._dressed[drawn] = self._dress(drawn or PLAIN)
        return found

    def _dress(self, drawn: Style) -> Style:
        role = self.roles.get(drawn.meta.get(ROLE, ""), PLAIN)
        style = self.ground + drawn.clear_meta_and_links() + role
        style = style if self.colored else style.without_color
        return style.update_link(drawn.link) if self.hyperlinks and drawn.link else style


_DIM = Style(dim=True)
ON_DARK = {
    "person": "cyan",
    "organization": "yellow",
    "place": "green",
    "nationality": "green",
    "event": "magenta",
    "rank": "yellow",
    "in_focus": "yellow",
    "hit": "yellow",
    "warning": "red",
}
ON_LIGHT = {
    "person": "blue",
    "organization": "magenta",
    "event": "red",
    "rank": "blue",
    "in_focus": "red",
    "hit": "magenta",
    "warning": "red",
}
"""Green, yellow and cyan are unreadable on white in the default colors of terminals."""


def ansi(theme: str, hues: Mapping[str, str], own: Mapping[str, str]) -> StyleSheet:
    """Return a style sheet with the terminal's own colors; `own`: the user's entity colors."""
    colors = {**hues, **own}
    return StyleSheet(theme, {"faint": _DIM} | {role: Style(color=color) for role, color in colors.items()})


def of_terminal(theme: str, own: Mapping[str, str]) -> StyleSheet:
    """Return the style sheet of a theme in `themes.OWN`."""
    return ansi(theme, ON_LIGHT if theme == themes.LIGHT else ON_DARK, own)


def uncolored() -> StyleSheet:
    """Return a style sheet with attributes only."""
    return StyleSheet("ansi-dark", {"faint": _DIM}, colored=False)
