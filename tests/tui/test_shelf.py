"""The shelf stands at a briefing that can be read, and opens each only once."""

from pathlib import Path

import pytest

from summarizer.access import Limits
from summarizer.document import Failure
from tui.shelf import Shelf
from tui.sources import Source


def shelf(*texts: str, failures: tuple[Failure, ...] = ()) -> Shelf:
    """An empty text can't be read."""
    sources = [Source(f"{n}.txt", Path(f"{n}.txt"), text.encode()) for n, text in enumerate(texts)]
    return Shelf(sources, failures, Limits())


def told(of: Shelf) -> list[str]:
    return [failure.path for failure in of.failures]


def test_the_first_that_can_be_read() -> None:
    stands = shelf("", "", "Two fell.", "")
    assert stands.first().text == "Two fell."
    assert stands.index == 2
    assert told(stands) == ["0.txt", "1.txt"]


def test_none_can_be_read() -> None:
    stands = shelf("", "")
    assert stands.first() is None
    assert stands.current is None
    assert told(stands) == ["0.txt", "1.txt"]
    assert shelf().first() is None


async def test_turning_passes_over_what_can_not_be_read() -> None:
    stands = shelf("One fell.", "", "Three fell.")
    stands.first()
    assert (await stands.turn(1)).text == "Three fell."
    assert told(stands) == ["1.txt"]
    assert (await stands.turn(-1)).text == "One fell."
    assert told(stands) == ["1.txt"], "each is told once"


@pytest.mark.parametrize("by", [1, -1])
async def test_at_the_end_it_stays(by: int) -> None:
    stands = shelf("", "One fell.", "")
    stands.first()
    assert await stands.turn(by) is None
    assert stands.current.text == "One fell."
    assert stands.index == 1


async def test_a_briefing_is_opened_once() -> None:
    stands = shelf("One fell.", "Two fell.")
    first = stands.first()
    await stands.turn(1)
    assert await stands.turn(-1) is first


def test_failures_given_stand_first() -> None:
    given = Failure("gone.txt", None, "no such file")
    stands = shelf("", "Two fell.", failures=(given,))
    stands.first()
    assert told(stands) == ["gone.txt", "0.txt"]
