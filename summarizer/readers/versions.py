"""Handle documents that a reader yields in longer and longer versions, for progressive display."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.document import Document, Failure


def whole(versions: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
    """Yield only the longest version of each document."""
    last: Document | Failure | None = None
    for found in versions:
        if last is not None and not goes_on(last, found):
            yield last
        last = found
    if last is not None:
        yield last


def goes_on(last: Document | Failure, found: Document | Failure) -> bool:
    """Return whether `found` is a longer version of `last`."""
    if isinstance(last, Failure) or isinstance(found, Failure):
        return False
    return found.part == last.part and found.text.startswith(last.text)
