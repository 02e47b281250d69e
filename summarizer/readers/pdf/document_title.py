"""Find the title of a PDF file: from its properties if they are plausible, else from its largest heading."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.readers import properties
from summarizer.readers.pdf.paragraphs import PdfBlock

_LONGEST = 200
_HEADINGS = 6


def title_of(told: str, blocks: Sequence[PdfBlock]) -> str | None:
    """Return the title in the properties if it occurs on the first page, else the largest heading.

    `told` is the title in the properties. It is also used if there is no heading.
    """
    title = properties.title(told)
    shown = " ".join(block.text for block in blocks if block.page == blocks[0].page).casefold()
    if title and title.casefold() in shown:
        return title
    first = [block for block in blocks[:_HEADINGS] if block.kind == "heading" and len(block.text) <= _LONGEST]
    largest = max(first, key=lambda block: block.size, default=None)
    return largest.text if largest else title
