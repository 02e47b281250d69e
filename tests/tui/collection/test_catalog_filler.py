"""The list is filled in linear time, also with versions of one story, which are folded."""

import asyncio
from pathlib import Path

import pytest
from work_steps import steps_of

from summarizer.corpus.search.results import DocumentFacts
from summarizer.facts.facts import signature
from summarizer.files.options import Options
from tui.collection.catalog import Catalog
from tui.collection.loader import DocumentLoader
from tui.collection.sources import Source
from tui.collection.updates import CatalogFiller
from tui.model.navigation import BriefingKey

STORY = "The dam at Orla broke on Monday evening after a week of heavy rain in the valley."
SIGNED = signature(STORY).tobytes()


class NothingStored:
    """Stand-in for the session: nothing is remembered of any briefing."""

    async def look_up(self, keys: list[BriefingKey]) -> None:
        pass


def filler(count: int) -> tuple[CatalogFiller, Catalog]:
    sources = [Source(f"{number}.txt", Path(f"{number}.txt")) for number in range(count)]
    loader = DocumentLoader(sources, [], Options())
    catalog = Catalog(loader.names())
    return CatalogFiller(loader, catalog, NothingStored(), pytest.fail), catalog


async def filled(found: CatalogFiller, count: int) -> None:
    """Pass on the facts about copies of a story, each longer than those before it, as they are read."""
    for number in range(count):
        facts = DocumentFacts("Dam breaks", "2026-02-03", "text", 40 + number, f"{number:064x}", SIGNED)
        found._entry(number, 0, facts)
    found._ready(count)
    found.close()


@pytest.mark.parametrize("count", [2, 30, 100])
def test_all_versions_are_folded_under_the_longest(count):
    found, catalog = filler(count)
    asyncio.run(filled(found, count))
    assert catalog.view == (BriefingKey(count - 1),)
    assert catalog[BriefingKey(count - 1)].alike == tuple(map(BriefingKey, range(count - 1)))


def test_folding_versions_takes_near_linear_steps():
    def steps(count: int) -> int:
        found, _ = filler(count)
        return steps_of(lambda: asyncio.run(filled(found, count)))

    one, two, four = steps(100), steps(200), steps(400)
    assert four - two < 2.6 * (two - one)
