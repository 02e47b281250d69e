"""Which panes of the reader stand side by side at a width, and how wide each is.

The style sheet (`reader.tcss`) says the same to Textual. The first paint needs it before Textual is imported.
"""

from __future__ import annotations

THREE, TWO = 110, 70
"""Minimum columns for three panes side by side, and for two."""
ENTITIES = 26
"""Cells of the list of entities between two other panes."""
SHARES = {"summary": 2, "outline": 2, "source": 3}
"""Shares of the remaining width."""


def widths(columns: int) -> dict[str, int]:
    """Return the widths of the panes, from left to right, as they are when the reader is opened."""
    if columns < TWO:
        return {"summary": columns}
    between = {"entities": ENTITIES} if columns >= THREE else {}
    room = columns - sum(between.values())
    summary = SHARES["summary"] * room // (SHARES["summary"] + SHARES["source"])
    return {"summary": summary, **between, "source": room - summary}
