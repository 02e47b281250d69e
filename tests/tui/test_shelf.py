"""The shelf opens what can be read, and keeps what can't be, each once."""

from pathlib import Path

from summarizer.document import Failure
from summarizer.readers.options import Options
from tui import shelf as shelves
from tui.catalog import Key
from tui.shelf import Shelf
from tui.sources import Source


def shelf(*texts: str, failures: tuple[Failure, ...] = ()) -> Shelf:
    """An empty text can't be read."""
    sources = [Source(f"{n}.txt", Path(f"{n}.txt"), text.encode()) for n, text in enumerate(texts)]
    return Shelf(sources, failures, Options())


def told(of: Shelf) -> list[str]:
    return [failure.path for failure in of.failures]


def test_the_first_that_can_be_read() -> None:
    stands = shelf("", "", "Two fell.", "")
    assert stands.first() == Key(2)
    assert stands.get(Key(2)).text == "Two fell."
    assert told(stands) == ["0.txt", "1.txt"]


def test_none_can_be_read() -> None:
    stands = shelf("", "")
    assert stands.first() is None
    assert told(stands) == ["0.txt", "1.txt"]
    assert shelf().first() is None


async def test_what_can_not_be_read_is_told_once() -> None:
    stands = shelf("One fell.", "")
    assert await stands.fetch(Key(1)) is None
    assert await stands.fetch(Key(1)) is None
    assert told(stands) == ["1.txt"]


async def test_a_briefing_is_read_once() -> None:
    stands = shelf("One fell.", "Two fell.")
    first = await stands.fetch(Key(0))
    await stands.fetch(Key(1))
    assert await stands.fetch(Key(0)) is first


async def test_not_every_briefing_stays_in_memory() -> None:
    stands = shelf(*["One fell."] * (shelves.HELD + 2))
    first, second = await stands.fetch(Key(0)), await stands.fetch(Key(1))
    for number in range(2, shelves.HELD + 1):
        await stands.fetch(Key(number))
    assert await stands.fetch(Key(1)) is second
    assert await stands.fetch(Key(0)) is not first


def test_failures_given_stand_first() -> None:
    given = Failure("gone.txt", None, "no such file")
    stands = shelf("", "Two fell.", failures=(given,))
    stands.first()
    assert told(stands) == ["gone.txt", "0.txt"]
