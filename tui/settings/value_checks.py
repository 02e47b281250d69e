"""Checks of the values of settings: each returns the valid value, or raises ValueError with a message."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from summarizer.document import ENTITY_TYPES, FIGURES
from summarizer.safe_text import MARKS_ON_A_BASE, clean, label
from summarizer.summary import Length
from tui.settings import themes, toml_file

HUES = ("red", "green", "yellow", "blue", "magenta", "cyan")
"""Colors that every color terminal has; the terminal's user chooses the shades."""
COLORED = tuple(type_ for type_ in ENTITY_TYPES if type_ not in FIGURES)
"""Entity types whose color can be set: all names."""
NEW_MARKS = ("all", "sentences", "names", "none")
"""What can be marked as new."""
EXPORT_FORMATS = ("markdown", "obsidian", "logseq")
SOURCE_PATHS = ("given", "absolute", "relative")
"""As on the command line; from the root; from the folder of exports."""
HYPERLINKS = ("auto", "on", "off")
WIDTHS = range(20, 401)
"""Columns that text may be wrapped at."""
PERCENTAGES = range(1, 101)


def one_of(*names: str) -> Callable[[object], str]:
    """Return the check that a value is one of some names."""

    def check(value: object) -> str:
        if value not in names:
            raise ValueError(f"must be one of {', '.join(names)}, not {toml_file.written(value)}")
        return str(value)

    return check


def number_in(numbers: range) -> Callable[[object], int]:
    """Return the check that a value is one of consecutive numbers."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value not in numbers:
            shown = toml_file.written(value)
            raise ValueError(
                f"must be a number from {numbers[0]} to {numbers[-1]}, without quotes, not {shown}"
            )
        return value

    return check


def yes_or_no(value: object) -> bool:
    """Check true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, without quotes, not {toml_file.written(value)}")
    return value


def length(value: object) -> str:
    """Check the length of a summary."""
    if not isinstance(value, str):
        raise ValueError(f'must be a string like "5", "20%" or "120w", not {toml_file.written(value)}')
    Length.parse(value)
    return value.strip()


def folder(value: object) -> str:
    """Check a folder, which need not exist; return it with `~` expanded."""
    if not isinstance(value, str):
        raise ValueError(f'must be a string like "~/summaries", not {toml_file.written(value)}')
    expanded = os.path.expanduser(value)  # noqa: PTH111 (a Path takes "./~" for the home folder, too)
    if value.startswith("~") and expanded == value:
        raise ValueError(f"the home folder in {toml_file.written(value)} is not known")
    if clean(expanded) != expanded or "\n" in expanded:
        raise ValueError(
            "must not contain line breaks, invisible characters "
            f"or more than {MARKS_ON_A_BASE} accents on a letter"
        )
    return expanded


def export_template(value: object) -> str:
    """Check the template of exports."""
    from summarizer.export import template

    if not isinstance(value, str):
        raise ValueError(f"must be a string, not {toml_file.written(value)}")
    if clean(value) != value:
        raise ValueError("must not contain invisible characters")
    template.check(value, template.FIELDS)
    return value


def export_name(value: object) -> str:
    """Check the pattern of the names of exports."""
    from summarizer.export import template

    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'must be a string like "$name.summary.md", not {toml_file.written(value)}')
    if label(value) != value or "/" in value or value.startswith("."):
        raise ValueError("must be the name of a file: no /, no . in front, no invisible characters")
    template.check(value, template.NAME_FIELDS)
    return value


def hyperlinks(value: object) -> str:
    """Check whether links are marked for the terminal."""
    if value not in HYPERLINKS:
        choices = ", ".join(map(toml_file.quoted, HYPERLINKS))
        raise ValueError(f"must be one of {choices}, not {toml_file.written(value)}")
    return str(value)


def entity_types(value: object) -> str:
    """Check entity types separated by spaces; return each once."""
    kinds = value.split() if isinstance(value, str) else None
    if kinds is None or not set(kinds) <= set(ENTITY_TYPES):
        raise ValueError(
            f'must be like "date quantity", from {", ".join(ENTITY_TYPES)}, not {toml_file.written(value)}'
        )
    return " ".join(dict.fromkeys(kinds))


def theme(value: object) -> str:
    """Check the name of a theme."""
    if value not in themes.NAMES:
        raise ValueError(f"no theme {toml_file.written(value)}; choose from {', '.join(themes.NAMES)}")
    return str(value)


def color(value: object) -> str:
    """Check a color: a hue, #rrggbb, or empty for that of the theme."""
    found = value.lower() if isinstance(value, str) else None
    if found is None or not (found in ("", *HUES) or re.fullmatch("#[0-9a-f]{6}", found)):
        raise ValueError(f'must be {", ".join(HUES)} or like "#4e9a06", not {toml_file.written(value)}')
    return found
