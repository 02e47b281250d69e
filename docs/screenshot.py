"""Make the picture and the recording of README: the reader itself, on the sample briefings.

python docs/screenshot.py writes docs/screenshot.svg and docs/recording.svg; tests/docs says when they are out
of date.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from frames import Frame, drawing
from textual.pilot import Pilot

from summarizer.files.access import write_whole
from summarizer.files.options import Options
from tui.app import BriefingApp
from tui.collection.loader import DocumentLoader
from tui.collection.sources import Source
from tui.settings.config import Config
from tui.store.store import Store
from tui.workers.analyzer import AnalyzerClient, start_worker

ROOT = Path(__file__).parents[1]
COMMAND = "briefing seeds/*"
SIZE = (120, 36)
SMALL = (112, 28)
"""Of the recording: the narrowest with all three panes."""


class Step(NamedTuple):
    """Keys to press, and what is on the screen once they have had their effect."""

    keys: tuple[str, ...]
    shows: str
    caption: str = ""
    seconds: float = 2.0


PICTURE = Step(("2", "j", "j", "j", "j", "j", "enter"), "mention 1 of")
RECORDING = (
    Step((), "SUMMARY 5 of 16", seconds=3.0),
    Step(("2",), "enter focus", "2: go to the entities", 1.5),
    Step(("f", *"russ"), "russ", "f russ: filter them"),
    Step(("enter",), "filter: “russ”", "enter: take the filter", 1.5),
    Step(("enter",), "mention 1 of 5 of Russia", "enter: focus on it", 4.0),
    Step(("n",), "mention 2 of 5 of Russia", "n: next mention"),
    Step(("n",), "mention 3 of 5 of Russia", "n: next mention"),
    Step(("3", "w"), "centrality", "3 w: why this sentence", 4.0),
    Step(("escape",), "mention 3 of 5", "esc: back", 1.5),
    Step(("escape", "escape"), "SUMMARY 5 of 16", "esc esc: clear filter and focus"),
    Step(("+",), "SUMMARY 6 of 16", "+: longer summary", 3.0),
)


@asynccontextmanager
async def session(size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    """The reader on the sample briefings, once the first is analyzed."""
    names = sorted((ROOT / "seeds").iterdir())
    loader = DocumentLoader([Source(f"seeds/{path.name}", path) for path in names], [], Options())
    app = BriefingApp(loader, Config(), Store(None), AnalyzerClient(start_worker()), loader.first())
    async with app.run_test(size=size) as pilot:
        while app.reader.reading is None or app.reader.reading.analysis is None:
            await pilot.pause()
        yield pilot


async def after(pilot: Pilot[None], step: Step) -> Frame:
    """Press the keys of a step, and return the screen that has what it shows and stays the same."""
    await pilot.press(*step.keys)
    seen: list[list[str]] = []
    while True:
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        seen.append([strip.text for strip in strips])
        if step.shows in "\n".join(seen[-1]) and seen[-3:-1] == [seen[-1]] * 2:
            return Frame([list(strip) for strip in strips], step.caption, step.seconds)


async def picture() -> str:
    """The screen with an entity in focus, as SVG."""
    async with session(SIZE) as pilot:
        return drawing([await after(pilot, PICTURE)], COMMAND, SIZE[0])


async def recording() -> str:
    """The first minute, as SVG whose frames follow each other."""
    async with session(SMALL) as pilot:
        return drawing([await after(pilot, step) for step in RECORDING], COMMAND, SMALL[0])


if __name__ == "__main__":
    for name, make in (("screenshot.svg", picture), ("recording.svg", recording)):
        write_whole(ROOT / "docs" / name, asyncio.run(make()).encode(), overwrite=True)
