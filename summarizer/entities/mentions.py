"""A place where a text names somebody or something, before it is settled who: what recognition hands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from summarizer.entities.entity import EntityType
from summarizer.progress import Cancelled

T = TypeVar("T")
_OFTEN = 2000
"""Items of a long list between two questions whether to stop."""


class Mention(NamedTuple):
    start: int
    end: int
    type: EntityType
    certainty: int
    """0 for a guess to 5 for what is known; a name's type is that of its surest mentions together."""
    role: str | None = None


def stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def stoppable(items: Iterable[T], cancelled: Callable[[], bool]) -> Iterator[T]:
    """The items as they are, asking every so often whether to stop."""
    for at, item in enumerate(items):
        if at % _OFTEN == 0:
            stop_if(cancelled)
        yield item
