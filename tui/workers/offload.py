"""Run CPU-bound work inline for short documents and in a thread for long ones.

The event loop stays responsive. A thread for all of them would be slower: the switch costs more than the work
on most briefings.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from summarizer.document import Document

P = ParamSpec("P")
T = TypeVar("T")
LONG = 200_000
"""Length in code points from which such work takes longer than a key may wait."""


async def aside(document: Document, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return the result of the work; the event loop continues meanwhile if the document is long."""
    if len(document.text) < LONG:
        return work(*args, **kwargs)
    return await asyncio.to_thread(work, *args, **kwargs)


def stays(document: Document) -> None:
    """Exempt the objects of a long document from garbage collection.

    They move to the permanent generation: a full collection over the analysis of 10 MB takes 0.1 s, which
    could delay any key. They are still freed when no longer used, since they contain no cycles.
    """
    if len(document.text) >= LONG:
        gc.freeze()
