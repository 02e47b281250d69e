"""Fixtures for tests of the screen: run the reader on given texts, press keys, and read the cells.

Keys are sent as the driver sends them, and a test continues once all message queues are empty: nothing here
waits for a fixed time.
"""

import asyncio
import base64
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest
from file_samples import FERRY
from rich.segment import Segment
from textual import events
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.entities.type_evidence import TypeEvidence, evidence
from summarizer.files.options import Options
from summarizer.name_rules import NO_RULES, NameRules
from summarizer.pipeline import analyze
from summarizer.ranking.explanation import surface_forms
from tui.app import BriefingApp
from tui.collection.corrected_names import CorrectedNames
from tui.collection.loader import DocumentLoader
from tui.collection.sources import Source
from tui.model import reading
from tui.model.export_target import Permissions
from tui.settings import themes
from tui.settings.config import Config
from tui.store.store import Store

DEADLINE = 20.0
"""Seconds after which `Desk.until` fails."""
STILL = 2
"""Passes without a change through the event loop before a screen counts as still."""
TURNS = 2000
"""Turns of the event loop after which it counts as never idle."""
analysis_of = cache(analyze)
"""Cached `analyze`: each document is analyzed once."""


@pytest.fixture(scope="session", autouse=True)
def styles_parsed_once() -> Iterator[None]:
    """Parse each style sheet once for all tests: that took a tenth of the time of a test."""
    parse = Stylesheet._parse_rules
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}

    def parsed_before(sheet: Stylesheet, *where: object, **more: object) -> list[RuleSet]:
        key = (where, *more.items(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse(sheet, *where, **more)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", parsed_before)
        yield


class GivenAnalyzer:
    """Stand-in for the analysis worker: answers in the event loop, once `may_answer` is set."""

    def __init__(self) -> None:
        self.may_answer = asyncio.Event()
        self.closed = False
        self.rules_of: Callable[[Document], NameRules] = lambda _: NO_RULES

    async def analyze(
        self, document: Document, progress: Callable[[float], None], early: Callable[[Analysis], None]
    ) -> Analysis:
        self.early = early
        await self.may_answer.wait()
        return analysis_of(document, rules=self.rules_of(document))

    async def written(self, text: str, language: str | None) -> tuple[str, ...]:
        return surface_forms(text, language)

    async def explained(self, mentions, forms, type_) -> TypeEvidence:
        return evidence(mentions, forms, type_)

    def close(self) -> None:
        self.closed = True


class SilentIndexer:
    """Stand-in for the indexer that reads nothing, so that the list of briefings stays unfilled."""

    def add(self, items: object) -> None:
        list(items)

    def first(self, numbers: object) -> None:
        pass

    again = first

    def close(self) -> None:
        pass


class Desk:
    """The reader under test, with the user's input and a view of the screen."""

    def __init__(self, app: BriefingApp, pilot: Pilot[None], analyzer: GivenAnalyzer) -> None:
        self.app, self.pilot, self.analyzer = app, pilot, analyzer

    @property
    def reader(self):
        """Return the reader's screen."""
        return self.app.reader

    @property
    def reading(self) -> reading.Reading:
        """Return the state of the open briefing."""
        assert self.app.reader.reading is not None
        return self.app.reader.reading

    # Input

    def send(self, key: str) -> None:
        """Send a key as the driver does, without waiting for its effect."""
        name = _character_to_key(key) if len(key) == 1 else key
        self.app._driver.send_message(events.Key(name, key if len(key) == 1 else None))

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each after the effect of the one before."""
        for key in keys:
            self.send(key)
            await self.quiet()

    async def paste(self, text: str) -> None:
        self.app._driver.send_message(events.Paste(text))
        await self.quiet()

    async def click(self, x: int, y: int) -> None:
        """Press and release the mouse button, without a mouse motion before."""
        for kind in (events.MouseDown, events.MouseUp):
            self.app._driver.send_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
            await self.quiet()

    async def click_on(self, text: str, ident: str) -> None:
        """Click on the first cell of a text in a pane."""
        region = self.app.screen.query_one(f"#{ident}").region
        for y in range(region.y, region.bottom):
            line = self.strips()[y].crop(region.x, region.right).text
            if text in line:
                await self.click(region.x + line.index(text), y)
                return
        raise AssertionError(f"{text!r} is not in {ident}")

    async def wheel(self, x: int, y: int, notches: int) -> None:
        """Turn the mouse wheel down, or up if `notches` is negative."""
        kind = events.MouseScrollDown if notches > 0 else events.MouseScrollUp
        for _ in range(abs(notches)):
            self.app._driver.send_message(kind(None, x, y, 0, 0, 0, False, False, False, x, y))
            await self.quiet()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal, and wait for the new layout."""
        size = Size(width, height)
        self.app._driver._size = size
        self.app.post_message(events.Resize(size, size))
        await self.quiet()
        self.app._check_resize()  # it would wait some milliseconds for the next one
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until the event loop is idle and the layout no longer changes.

        `Pilot.pause` sends a message to each widget for the same purpose, which took half the time of a test.
        """
        before: list[object] | None = None
        still = 0
        for _ in range(150):
            await idle()
            self.app.screen._on_timer_update()
            widgets = self.app.screen.walk_children()
            now = [(w, w.size, w.has_focus, getattr(w, "_drawn", 0)) for w in widgets]
            still = still + 1 if now == before else 0
            before = now
            if still == STILL:
                return

    async def until(self, wanted: Callable[[], object]) -> None:
        """Wait until a condition holds; fail the test after `DEADLINE` seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + DEADLINE
        while not wanted():
            if loop.time() > end:
                pytest.fail(f"it did not come in {DEADLINE:.0f} s\n" + "\n".join(self.lines()))
            await self.quiet()

    async def settle(self) -> None:
        """Let the analysis finish, and wait until it is shown."""
        self.analyzer.may_answer.set()
        await self.until(lambda: self.app.analyses.running)
        await self.analyzed()
        await self.quiet()

    async def analyzed(self) -> None:
        """Wait until all analyses have finished or were cancelled."""
        while running := [task for task in self.app.analyses.under_way() if not task.done()]:
            await asyncio.wait(running)

    async def turned(self) -> None:
        """Wait until another briefing is open and analyzed."""
        await self.app.briefing.turning
        await self.settle()

    async def compared(self) -> None:
        """Wait until the comparison with earlier briefings has finished."""
        while (task := self.app.briefing_analyses.comparing) is not None and not task.done():
            await asyncio.wait([task])
        await self.quiet()

    async def found_out(self) -> None:
        """Wait until the page on an entity is complete."""
        await self.quiet()
        if (task := self.app.screen.finding_out) is not None:
            await task
        await self.quiet()

    async def digested(self) -> None:
        """Wait until the digest has been made."""
        await self.analyzed()
        await self.until(lambda: self.app.cross_briefing._making)
        await self.app.cross_briefing._making
        await self.quiet()

    # Output

    def strips(self) -> list[Strip]:
        """Return the rows of the screen with their styles."""
        return self.app.screen._compositor.render_strips()

    def lines(self) -> list[str]:
        """Return the rows of the screen as text."""
        return [strip.text for strip in self.strips()]

    def picture(self) -> str:
        """Return the text of the screen, then its styled runs: line, column, style, text."""
        runs = [
            f"{y:>3} {x:>3}  {style:<28} {text}".rstrip()
            for y, strip in enumerate(self.strips())
            for x, text, style in styled(strip)
        ]
        return "\n".join([*(line.rstrip() for line in self.lines()), "", *runs]) + "\n"

    def column(self, ident: str) -> list[str]:
        """Return the lines of one pane, without the border and outer spaces."""
        region = self.app.screen.query_one(f"#{ident}").region
        rows = self.strips()[region.y : region.bottom]
        return [row.crop(region.x, region.right).text.removeprefix("│").strip() for row in rows]

    @property
    def status(self) -> str:
        """Return the text of the status rule, without the position at its end."""
        return self._rule.removesuffix(self.position).strip(" ─")

    @property
    def position(self) -> str:
        """Return the position at the end of the status rule; empty if there is none."""
        found = re.search(r"(?<=─ )(?:p\. \d.*)?¶ \d[^─]*%$", self._rule)
        return found[0] if found else ""

    @property
    def _rule(self) -> str:
        return self.lines()[-2].rstrip(" ─")

    @property
    def footer(self) -> str:
        """Return the text of the footer."""
        return self.lines()[-1].strip()

    @property
    def shown(self) -> list[str]:
        """Return the ids of the visible panes."""
        return [str(pane.id) for pane in self.reader.panes if not pane.has_class("hidden")]

    @property
    def focus(self) -> str | None:
        """Return the id of the focused widget, or None."""
        return self.app.focused.id if self.app.focused else None

    @property
    def sentence(self) -> str:
        """Return the current sentence."""
        return self.reading.document.line(reading.current_unit(self.reading))

    @property
    def summary_cursor(self) -> int:
        """Return the index of the sentence that the summary's cursor is on."""
        return self.reading.analysis.sentence_at(self.reader.summary.current.where.start)

    def reversed(self) -> list[str]:
        """Return the pieces of the source shown in reverse."""
        region = self.reader.source.region
        rows = [strip.crop(region.x, region.right) for strip in self.strips()[region.y + 1 : region.bottom]]
        return [segment.text for row in rows for segment in row if segment.style and segment.style.reverse]

    def lit(self, ident: str) -> bool:
        """Return whether the title of a pane shows that it has the focus."""
        region = self.app.screen.query_one(f"#{ident}").region
        first = self.strips()[region.y].crop(region.x, region.right)
        return any(segment.style and segment.style.reverse for segment in first)


async def idle() -> None:
    """Wait until the event loop has nothing to run, so that all message queues are empty."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    for _ in range(TURNS):
        await asyncio.sleep(0)
        if not ready:
            return
    pytest.fail("the event loop is never idle")


def styled(strip: Strip) -> list[tuple[int, str, str]]:
    """Return column, text and style of each run that is not plain."""
    found, x = [], 0
    for text, style, _ in Segment.simplify(strip):
        name = str(style or "").replace("not reverse", "").strip()
        if name not in {"", "none"} and (text.strip(" ─│") or "reverse" in name):
            found.append((x, text, name))
        x += Segment(text).cell_length
    return found


class Opener:
    """Run the reader on briefings, the first one analyzed: `async with desk(text, …) as it`."""

    text = FERRY
    two_sentences = Config(length="2")

    def export_to(self, folder: Path) -> Config:
        """Return settings with an export folder."""
        return Config(export_folder=str(folder))

    @asynccontextmanager
    async def __call__(
        self,
        *texts: str | Source,
        size: tuple[int, int] = (120, 36),
        settled: bool = True,
        listed: bool = False,
        store: Store | None = None,
        filling: bool = True,
        config: Config | None = None,
        follow: bool = False,
        permissions: Permissions | None = None,
        terminal: themes.Terminal = themes.DARKEST,
        names: Sequence[str] = ("ferry.txt", "second.txt", "third.txt"),
        prepared: Analysis | None = None,
    ) -> AsyncIterator[Desk]:
        sources = [
            text if isinstance(text, Source) else Source(name, Path(name), text.encode())
            for text, name in zip(texts or (FERRY,), names, strict=False)
        ]
        loader = DocumentLoader(sources, [], Options())
        analyzer, own, config = GivenAnalyzer(), store or Store(None), config or Config()
        corrected = CorrectedNames(config.names, config.names_file)
        analyzer.rules_of = corrected.of
        app = BriefingApp(
            loader,
            config,
            own,
            analyzer,
            None if listed else loader.first(),
            terminal,
            permissions,
            names=corrected,
            follow=follow,
        )
        app.prepared = prepared
        if not filling:
            app.filler.indexer = SilentIndexer()
        async with app.run_test(size=size) as pilot:
            it = Desk(app, pilot, analyzer)
            await it.until(lambda: app.reader.reading or listed)
            await (it.settle() if settled and not listed else it.quiet())
            yield it
        if store is None:
            own.close()


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of texts copied so far."""
    found: list[str] = []

    def write(self: HeadlessDriver, data: str) -> None:
        if data.startswith("\x1b]52;c;"):
            found.append(base64.b64decode(data.removeprefix("\x1b]52;c;").split("\x07")[0]).decode())

    monkeypatch.setattr(HeadlessDriver, "write", write)
    return found


@pytest.fixture
def desk() -> Opener:
    """Return a function that runs the reader on texts (see `Opener`)."""
    return Opener()
