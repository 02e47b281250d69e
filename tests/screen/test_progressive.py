"""Progressive reading of a long file: pages arrive one by one, and the view does not move."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.cancellation import stop_if
from summarizer.document import Document, Paragraph, Place
from summarizer.files.options import Options
from tui.collection.sources import Source
from tui.model.navigation import BriefingKey
from tui.store.store import Store

PAGES = 4


def text_of(page: int) -> str:
    return "\n\n".join(f"Anna Berg met Peter Novak on page {page} in hall {hall}." for hall in range(1, 9))


def upto(page: int) -> Document:
    text, paragraphs = "", []
    for number in range(1, page + 1):
        for each in text_of(number).split("\n\n"):
            text += "\n\n" if text else ""
            paragraphs.append(Paragraph(len(text), len(text) + len(each), "body", Place(number)))
            text += each
    return Document(text, tuple(paragraphs), "Halls", "pdf", "halls.pdf", sha256="5" * 64, pages=PAGES)


class Slow(Source):
    """Source that yields its first page at once and another each time the test allows it."""

    def __init__(self, *_: object) -> None:
        self.may_go_on, self.ended = threading.Semaphore(0), threading.Event()

    def documents(self, options: Options) -> Iterator[Document]:
        try:
            for page in range(1, PAGES + 1):
                while page > 1 and not self.may_go_on.acquire(timeout=0.01):
                    stop_if(options.stopped or (lambda: False))
                yield upto(page)
        finally:
            self.ended.set()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    monkeypatch.setattr("tui.collection.loader.PATIENCE", 0.0)
    return Slow("halls.pdf", Path("halls.pdf"))


def reads(it, page: int):
    return lambda: f"reading page {page} of {PAGES}" in it.lines()[0]


async def test_new_pages_do_not_move_the_view(desk, slow) -> None:
    async with desk(slow, settled=False, size=(120, 14)) as it:
        await it.until(reads(it, 1))
        await it.press("j", "j", "j")
        before, sentence = it.column("source"), it.sentence
        assert "page 1 in hall 4" in sentence
        slow.may_go_on.release()
        await it.until(reads(it, 2))
        assert (it.column("source"), it.sentence) == (before, sentence)
        assert it.reading.document == upto(2)
        assert it.app.analyses.running is None
        slow.may_go_on.release(PAGES)
        await it.until(lambda: it.app.analyses.running)
        assert it.sentence == sentence
        await it.settle()
        assert it.reading.analysis.document.text == upto(PAGES).text
        assert it.sentence == sentence
        assert "reading page" not in it.lines()[0]
        await it.press("G")
        assert f"page {PAGES} in hall 8" in it.sentence


async def test_escape_stops_reading_and_analyzes_the_pages_so_far(desk, slow, tmp_path) -> None:
    store = Store(tmp_path)
    async with desk(slow, settled=False, store=store) as it:
        await it.until(reads(it, 1))
        await it.press("escape")
        assert it.status == "stopped reading"
        assert slow.ended.wait(20)
        await it.settle()
        assert it.reading.analysis.document.text == upto(1).text
        await it.press("escape")
        assert it.status == "nothing to clear"
    store.flush()
    assert store.analysis(upto(1)) is None
    store.close()


async def test_opening_another_briefing_stops_reading(desk, slow) -> None:
    async with desk(slow, desk.text, settled=False, names=("halls.pdf", "ferry.txt")) as it:
        await it.until(reads(it, 1))
        await it.press(".")
        await it.until(lambda: it.app.briefing.key == BriefingKey(1))
        assert slow.ended.wait(20)
        await it.settle()
        assert "reading" not in it.lines()[0]
        await it.press(",")
        await it.until(reads(it, 1))


async def test_quitting_stops_reading(desk, slow) -> None:
    async with desk(slow, settled=False) as it:
        await it.until(reads(it, 1))
        await it.press("q")
    assert slow.ended.wait(20)


async def test_matches_are_found_in_later_pages(desk, slow) -> None:
    async with desk(slow, settled=False) as it:
        await it.until(reads(it, 1))
        await it.press("/", *"hall 7", "enter")
        assert it.reader.search.count == 1
        slow.may_go_on.release(PAGES)
        await it.until(lambda: it.reader.search.count == PAGES)
        await it.press("n")
        assert "page 2 in hall 7" in it.sentence


async def test_saved_position_is_restored_once_its_page_is_read(desk, slow, tmp_path) -> None:
    store = Store(tmp_path)
    slow.may_go_on.release(PAGES)
    async with desk(slow, store=store) as it:
        it.reader.jump_to(upto(PAGES).text.index("page 3 in hall 2"))
        sentence = it.sentence
        await it.press("q")
    again = Slow("halls.pdf", Path("halls.pdf"))
    async with desk(again, store=store, settled=False) as it:
        await it.until(reads(it, 1))
        it.app.briefing.save()
        again.may_go_on.release()
        await it.until(reads(it, 2))
        assert "page 1 in hall 1" in it.sentence
        again.may_go_on.release()
        await it.until(reads(it, 3))
        assert it.sentence == sentence
    store.close()


async def test_failed_reading_is_reported_and_earlier_pages_stay(desk, slow, monkeypatch) -> None:
    def breaks(self: Slow, options: Options) -> Iterator[Document]:
        yield upto(1)
        slow.may_go_on.acquire(timeout=20)
        raise RuntimeError("its parser fell")

    monkeypatch.setattr(Slow, "documents", breaks)
    async with desk(slow, settled=False) as it:
        await it.until(reads(it, 1))
        slow.may_go_on.release()
        await it.until(lambda: "its parser fell" in it.status)
        await it.settle()
        assert it.reading.analysis.document.text == upto(1).text
