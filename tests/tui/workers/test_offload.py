"""What would hold up keys over a long text, and does not over a short one."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from summarizer.document import Document
from tui.workers import offload


class Held:
    """Something that an analysis would hold."""


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_a_long_document_holds_is_not_looked_through_again_and_still_let_go() -> None:
    held = [Held()]
    gone = weakref.ref(held[0])
    offload.stays(Document("a" * offload.LONG, (), "long"))
    assert not any(one is held for one in gc.get_objects()), "the collector would look through it"
    held.clear()
    assert gone() is None


def test_a_short_one_is_left_to_the_collector() -> None:
    held = [Held()]
    offload.stays(Document("short", (), "short"))
    assert any(one is held for one in gc.get_objects())
