"""Offloading of work on long documents, and garbage collection of them."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from summarizer.document import Document
from tui.workers import offload


class Held:
    """Stand-in for an object that an analysis refers to."""


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_long_document_leaves_garbage_collection_and_is_still_freed() -> None:
    held = [Held()]
    gone = weakref.ref(held[0])
    offload.stays(Document("a" * offload.LONG, (), "long"))
    assert not any(one is held for one in gc.get_objects()), "the collector would look through it"
    held.clear()
    assert gone() is None


def test_short_document_stays_in_garbage_collection() -> None:
    held = [Held()]
    offload.stays(Document("short", (), "short"))
    assert any(one is held for one in gc.get_objects())
