"""What would hold up keys over a long text, and does not over a short one."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from summarizer.document import Document
from tui import aside


class Held:
    """Something that an analysis would hold."""


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_a_long_document_holds_is_not_looked_through_again_and_still_let_go() -> None:
    held = [Held()]
    gone = weakref.ref(held[0])
    aside.stays(Document("a" * aside.LONG, (), "long"))
    assert not any(one is held for one in gc.get_objects()), "the collector would look through it"
    held.clear()
    assert gone() is None


def test_a_short_one_is_left_to_the_collector() -> None:
    held = [Held()]
    aside.stays(Document("short", (), "short"))
    assert any(one is held for one in gc.get_objects())
