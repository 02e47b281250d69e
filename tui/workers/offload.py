"""Work that grows with a text: done at once for a short one, and in a thread for one that would hold up keys.

Not always in a thread: to go there and back costs more than most briefings take.
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
"""Code points from which such work takes as long as a key may."""


async def aside(document: Document, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What the work returns, the event loop going on meanwhile where the document is long."""
    if len(document.text) < LONG:
        return work(*args, **kwargs)
    return await asyncio.to_thread(work, *args, **kwargs)


def stays(document: Document) -> None:
    """All that is there of a long document is not looked through for cycles any more.

    A full pass over what the analysis of 10 MB holds takes 0.1 s, in the middle of any key. It is let go of
    as before: it holds no cycles.
    """
    if len(document.text) >= LONG:
        gc.freeze()
