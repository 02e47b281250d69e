"""Validate the title, author and date in a file's properties, which programs often fill with defaults."""

from __future__ import annotations

import datetime
import re

from summarizer.patterns import compiled
from summarizer.safe_text import label, without_invisible

_NO_TITLE = compiled(
    r"untitled.*|.*\.(?:docx?|pdf|te?xt?|indd|qxd|rtf|odt|html?|pptx?|xlsx?|dvi|ps)"
    r"|(?:microsoft )?(?:word|powerpoint)\b.*|document\s*\d*|slide \d+|[\W\d]*|title|(?:https?|file):.*",
    re.IGNORECASE,
)
_NO_AUTHOR = compiled(
    r"\W*(?:python-docx|admin\w*|user|author|owner|unknown|anonymous|microsoft.*|windows.*|[\W\d]*)\W*",
    re.IGNORECASE,
)
_DATE = compiled(r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)")
_LONGEST = 200
_FIRST_YEAR = 1990


def title(stated: str) -> str | None:
    """Return a stated title; None if it is empty, too long, or the name of a file or a program."""
    stated = label(without_invisible(stated))
    return stated if 2 < len(stated) <= _LONGEST and not _NO_TITLE.fullmatch(stated) else None


def author(stated: str) -> str | None:
    """Return a stated author; None if it is empty, too long, or the name of a program or an account."""
    stated = label(without_invisible(stated))
    return stated if 2 < len(stated) <= _LONGEST and not _NO_AUTHOR.fullmatch(stated) else None


def day(stated: str) -> str | None:
    """Return the date of a PDF (`D:20260131…`) or XML (`2026-01-31T…`) timestamp in ISO 8601.

    None if it is invalid or before 1990.
    """
    match = _DATE.match(stated.strip())
    if not match:
        return None
    try:
        date = datetime.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
    return date.isoformat() if date.year >= _FIRST_YEAR else None
