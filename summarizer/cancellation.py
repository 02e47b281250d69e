"""How a long analysis is told to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_OFTEN = 2000
"""Items of a long list between two questions whether to stop."""


class Cancelled(Exception):
    """Raised where an analysis is asked to stop."""


def stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def stoppable(items: Iterable[T], cancelled: Callable[[], bool]) -> Iterator[T]:
    """The items as they are, asking every so often whether to stop."""
    for at, item in enumerate(items):
        if at % _OFTEN == 0:
            stop_if(cancelled)
        yield item
