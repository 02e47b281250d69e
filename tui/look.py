"""How things look: the terminal's own colors and attributes, a hue never the only sign."""

from __future__ import annotations

from rich.style import Style

PLAIN = Style()
BOLD = Style(bold=True)
FAINT = Style(dim=True)
CURSOR = Style(reverse=True)
WARNING = Style(bold=True, color="red")
RANK = Style(bold=True, color="yellow")

TYPES = {
    "person": Style(bold=True, color="cyan"),
    "organization": Style(italic=True, color="magenta"),
    "place": Style(underline=True, color="green"),
    "nationality": Style(italic=True, underline=True, color="blue"),
    "event": Style(bold=True, italic=True, color="yellow"),
    "other": Style(italic=True),
}
IN_FOCUS = Style(bold=True, underline=True, color="yellow")
"""A mention of the entity in focus."""

HIT = Style(reverse=True, color="yellow")
"""What was searched for; the one that the cursor is on is in reverse, and more."""
HIT_HERE = Style(reverse=True, bold=True, underline=True, color="default")

KINDS = {"heading": BOLD, "byline": FAINT, "code": FAINT, "quote": Style(italic=True)}

RULE_ACROSS, RULE_DOWN = "─", "│"
HERE, KEY_BAR = "▸", "▌"
NEW = "+"
"""What stands in none of the briefings that were read before."""
KEPT_BAR, DROPPED = "█", "×"
"""In place of the bar: the sentence was kept, or dropped."""
