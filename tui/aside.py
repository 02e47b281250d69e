"""Work that grows with a text: done at once for a short one, and in a thread for one that would hold up keys.

Not always in a thread: to go there and back costs more than most briefings take.
"""

from __future__ import annotations

import asyncio
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
