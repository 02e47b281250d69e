"""Make docs/screenshot.svg, the picture in README: the reader itself, on the first sample briefing.

python docs/screenshot.py
"""

import asyncio
from pathlib import Path

from summarizer.files.access import write_whole
from summarizer.files.options import Options
from tui.app import BriefingApp
from tui.collection.loader import DocumentLoader
from tui.collection.sources import Source
from tui.settings.config import Config
from tui.store.store import Store
from tui.workers.analyzer import AnalyzerClient, start_worker

ROOT = Path(__file__).parents[1]
KEYS = ("2", "j", "j", "j", "j", "j", "enter")


async def picture() -> str:
    """The screen with an entity in focus, as SVG."""
    names = sorted((ROOT / "seeds").iterdir())
    loader = DocumentLoader([Source(f"seeds/{path.name}", path) for path in names], [], Options())
    app = BriefingApp(loader, Config(), Store(None), AnalyzerClient(start_worker()), loader.first())
    async with app.run_test(size=(120, 36)) as pilot:
        while app.reader.reading is None or app.reader.reading.analysis is None:
            await pilot.pause()
        await pilot.press(*KEYS)
        await pilot.pause()
        return app.export_screenshot(title="briefing seeds", simplify=True)


if __name__ == "__main__":
    write_whole(ROOT / "docs" / "screenshot.svg", asyncio.run(picture()).encode(), overwrite=True)
