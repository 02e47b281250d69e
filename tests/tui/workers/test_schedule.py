"""The schedule of analyses: one at a time, each delivered to its request."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable, Iterator

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document, Paragraph
from summarizer.pipeline import analyze
from tui.events import AnalysisReady, Event
from tui.model.navigation import BriefingKey
from tui.workers import schedule
from tui.workers.schedule import AnalysisSchedule

KEYS = [BriefingKey(number) for number in range(4)]
DOCUMENTS = {key: Document(f"Day {key.source}.", (Paragraph(0, 6),), "Days") for key in KEYS}


class OneAtATime:
    """Stand-in for the analysis client that is slow and would mix up two requests."""

    def __init__(self) -> None:
        self.busy = False

    async def analyze(self, document: Document, *_: Callable[..., None]) -> Analysis:
        assert not self.busy
        self.busy = True
        try:
            for _ in range(5):
                await asyncio.sleep(0)
        finally:
            self.busy = False
        return analyze(document)


async def nothing_cached(document: Document) -> None:
    return None


class Told:
    """Record the analyses in the order of their arrival."""

    def __init__(self) -> None:
        self.came: list[BriefingKey] = []

    def take(self, event: Event) -> None:
        assert isinstance(event, AnalysisReady), event
        assert event.fresh
        assert event.analysis.document.text == DOCUMENTS[event.key].text
        self.came.append(event.key)


async def given(key: BriefingKey) -> Document:
    return DOCUMENTS[key]


async def test_prepared_and_requested_analyses_are_not_mixed_up():
    told = Told()
    analyses = AnalysisSchedule(OneAtATime(), nothing_cached, told.take)
    analyses.prepare(KEYS, given)
    found = await asyncio.gather(*(analyses.obtain(key, DOCUMENTS[key]) for key in reversed(KEYS)))
    assert [each and each.document.text for each in found] == [DOCUMENTS[k].text for k in reversed(KEYS)]
    assert set(told.came) == set(KEYS)


async def test_wanted_analysis_runs_first():
    told = Told()
    analyses = AnalysisSchedule(OneAtATime(), nothing_cached, told.take)
    analyses.prepare(KEYS[:2], given)
    others = [asyncio.create_task(analyses.obtain(key, DOCUMENTS[key])) for key in KEYS[:3]]
    for _ in range(4):  # one is under way
        await asyncio.sleep(0)
    analyses.want(KEYS[3], DOCUMENTS[KEYS[3]])
    found = await asyncio.gather(*others)
    assert told.came[0] == KEYS[3]
    for key, analysis in zip(KEYS[:3], found, strict=True):
        assert analysis is None or analysis.document.text == DOCUMENTS[key].text


class Held:
    """Stand-in for an object that an analysis refers to."""


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_long_document_leaves_garbage_collection_and_is_still_freed() -> None:
    held = [Held()]
    gone = weakref.ref(held[0])
    schedule.freeze_long(Document("a" * schedule.LONG, (), "long"))
    assert not any(one is held for one in gc.get_objects()), "the collector would look through it"
    held.clear()
    assert gone() is None


def test_short_document_stays_in_garbage_collection() -> None:
    held = [Held()]
    schedule.freeze_long(Document("short", (), "short"))
    assert any(one is held for one in gc.get_objects())
