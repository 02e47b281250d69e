"""Cancel long computations cooperatively."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_OFTEN = 2000
"""Number of items between checks for cancellation."""


class Cancelled(Exception):
    """The computation was cancelled."""


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise Cancelled if `cancelled()` is true."""
    if cancelled():
        raise Cancelled


def stoppable(items: Iterable[T], cancelled: Callable[[], bool]) -> Iterator[T]:
    """Yield `items` unchanged, checking for cancellation every 2,000.

    Raises:
        Cancelled: if `cancelled()` is true.
    """
    for at, item in enumerate(items):
        if at % _OFTEN == 0:
            stop_if(cancelled)
        yield item
