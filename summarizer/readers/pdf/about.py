"""What a PDF file is called and when it was written: by its own account where that can be believed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from summarizer.readers.pdf.paragraphs import Block
from summarizer.safe_text import label

_DATE = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(
    r"untitled.*|.*\.(?:docx?|pdf|te?xt?|indd|qxd|rtf|odt|html?|pptx?|xlsx?|dvi|ps)"
    r"|microsoft (?:word|powerpoint).*|document\s*\d*|slide \d+|[\W\d]*|title|(?:https?|file):.*",
    re.IGNORECASE,
)
_LONGEST = 200
_HEADINGS = 6
_FIRST_YEAR = 1990


def title_of(stated: str, blocks: Sequence[Block]) -> str | None:
    """The title in the file's properties if it stands on the first page, or if nothing else is like one."""
    stated = label(stated)
    sensible = 2 < len(stated) <= _LONGEST and not _NO_TITLE.fullmatch(stated)
    shown = " ".join(block.text for block in blocks if block.page == blocks[0].page).casefold()
    if sensible and stated.casefold() in shown:
        return stated
    first = [block for block in blocks[:_HEADINGS] if block.kind == "heading" and len(block.text) <= _LONGEST]
    largest = max(first, key=lambda block: block.size, default=None)
    return largest.text if largest else stated if sensible else None


def date_of(stated: str) -> str | None:
    """The day on which the file says that it was made."""
    match = _DATE.match(stated)
    if not match:
        return None
    try:
        date = datetime.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
    return date.isoformat() if date.year >= _FIRST_YEAR else None
