"""Search over all briefings: results as one types, moving, opening, closing and reopening."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.keys import _character_to_key

import tui
from summarizer.corpus.search.results import Hit, SearchResults
from summarizer.document import Span
from tui.screens.search import NO_QUERY, NO_WORD, Chosen, LastSearch, SearchScreen
from tui.settings.config import Config
from tui.workers.indexer import HITS, IndexerCallbacks, IndexerClient, IndexerFailed, IndexerSource


def hit(number: int, title: str = "", snippet: str = "Anna Berg went to Lund.", **more: object) -> Hit:
    """Return a search result with a match of `Lund`."""
    at = snippet.find("Lund")
    lit = (Span(at, at + 4),) if at >= 0 else ()
    made = Hit(number, 0, Span(10, 14), title or f"Briefing {number}", "2026-01-31", (), snippet, lit)
    return made._replace(**more)


def found(count: int, total: int = 0, read: int = 0, known: int = 0) -> SearchResults:
    return SearchResults(total or count, tuple(hit(n) for n in range(count)), read, known)


class Given:
    """Stand-in for the indexer with prepared answers; a future is answered later."""

    def __init__(self, **answers: object) -> None:
        self.answers = answers
        self.asked: list[tuple[str, int]] = []

    async def search(self, query: str, limit: int) -> SearchResults | None:
        self.asked.append((query, limit))
        answer = self.answers.get(query, SearchResults(0, ()))
        if isinstance(answer, list):
            answer = answer.pop(0)
        if isinstance(answer, asyncio.Future):
            answer = await answer
        if isinstance(answer, Exception):
            raise answer
        return answer


class Host(App[None]):
    CSS_PATH = Path(tui.__file__).parent / "reader.tcss"
    ENABLE_COMMAND_PALETTE = False
    config = Config()


class Desk:
    def __init__(self, app: Host, pilot, last: LastSearch) -> None:
        self.app, self.pilot, self.last = app, pilot, last
        self.left: list[Chosen | None] = []

    async def open(self, searches: object) -> None:
        self.screen = SearchScreen(searches.search, self.last)
        self.left.clear()
        await self.app.push_screen(self.screen, self.left.append)
        await self.quiet()

    async def quiet(self) -> None:
        before = None
        for _ in range(50):
            for _ in range(3):
                await self.pilot._wait_for_screen()
            if before == (before := self.lines()):
                return

    async def press(self, *keys: str) -> None:
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app._driver.send_message(events.Key(name, key if len(key) == 1 else None))
            await self.quiet()

    async def type(self, text: str) -> None:
        await self.press(*text)

    def strips(self):
        return self.app.screen._compositor.render_strips()

    def lines(self) -> list[str]:
        return [strip.text for strip in self.strips()]

    @property
    def count(self) -> str:
        return self.lines()[2].strip()

    @property
    def hits(self) -> list[str]:
        """Return the lines below the count."""
        return [line.rstrip() for line in self.lines()[3:-1]]

    @property
    def current(self) -> str:
        (line,) = (line for line in self.hits if line.startswith(" ▸"))
        return line.removeprefix(" ▸ ").removesuffix("2026-01-31").strip()

    def lit(self) -> list[str]:
        """Return the underlined texts."""
        return [part.text for strip in self.strips() for part in strip if part.style and part.style.underline]

    @property
    def titles(self) -> list[str]:
        return [line[3:].removesuffix("2026-01-31").strip() for line in self.hits if "2026" in line]


@asynccontextmanager
async def desk(size: tuple[int, int] = (80, 24), last: LastSearch | None = None) -> AsyncIterator[Desk]:
    app = Host()
    async with app.run_test(size=size) as pilot:
        yield Desk(app, pilot, last or LastSearch())


async def test_results_update_as_one_types() -> None:
    given = Given(l=found(9, 900), lu=found(2))
    async with desk() as it:
        await it.open(given)
        assert it.hits[0].strip() == NO_QUERY
        await it.type("l")
        assert it.count == "FOUND the best 9 of 900 briefings"
        await it.type("u")
        assert it.count == "FOUND 2 briefings"
        assert it.titles == ["Briefing 0", "Briefing 1"]
        assert it.hits[1] == "   Anna Berg went to Lund."
        assert it.lit() == ["Lund", "Lund"]
        await it.press("backspace", "backspace")
        assert it.hits[0].strip() == NO_QUERY
        assert it.count == "FOUND"


async def test_enter_opens_the_current_result_at_its_match() -> None:
    async with desk() as it:
        await it.open(Given(lund=found(3)))
        await it.type("lund")
        await it.press("down", "enter")
        assert it.left == [Chosen(1, 0, Span(10, 14))]


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (["down"], 1),
        (["ctrl+n", "ctrl+n", "ctrl+p"], 1),
        (["down", "down", "up"], 1),
        (["up"], 0),
        (["pagedown"], 5),
        (["pagedown", "pagedown", "pageup"], 5),
        (["pagedown"] * 9, 39),
        ([*["pagedown"] * 9, "down"], 39),
    ],
)
async def test_movement_keys_move_the_current_result(keys: list[str], at: int) -> None:
    async with desk() as it:
        await it.open(Given(lund=found(40)))
        await it.type("lund")
        await it.press(*keys)
        assert it.current == f"Briefing {at}", "and it is in view"


async def test_escape_closes_and_reopening_restores_the_query_and_result() -> None:
    given = Given(lund=found(9))
    async with desk() as it:
        await it.open(given)
        await it.type("lund")
        await it.press("down", "down", "escape")
        assert it.left == [None]
        given.answers["lund"] = SearchResults(4, tuple(hit(n) for n in (7, 5, 2, 1)))
        await it.open(given)
        assert it.lines()[1].strip() == "lund"
        assert it.current == "Briefing 2", "the briefing, wherever it stands now"
        await it.press("backspace")
        assert given.asked[-1][0] == "lun"


async def test_enter_before_the_results_opens_the_first_when_they_arrive() -> None:
    later: asyncio.Future = asyncio.get_running_loop().create_future()
    async with desk() as it:
        await it.open(Given(l=found(3), lu=later))
        await it.type("l")
        await it.press("u", "enter")
        assert it.left == []
        later.set_result(SearchResults(1, (hit(8),)))
        await it.quiet()
        assert it.left == [Chosen(8, 0, Span(10, 14))]


async def test_late_results_of_an_older_query_are_ignored() -> None:
    later: asyncio.Future = asyncio.get_running_loop().create_future()
    async with desk() as it:
        await it.open(Given(l=later, lu=found(2), lun=None))
        await it.type("lu")
        assert it.count == "FOUND 2 briefings"
        await it.type("n")
        assert it.count == "FOUND 2 briefings", "until there is something newer"


@pytest.mark.parametrize(
    ("query", "answer", "said"),
    [
        ("zzz", SearchResults(0, (), 9, 9), "no briefing contains all of these words"),
        (
            "zzz",
            SearchResults(0, (), 3_120, 5_000),
            "no match in the 3,120 of 5,000 briefings read so far",
        ),
        ("-", None, NO_WORD),
        ("lund", IndexerFailed("it was \x1b[31mended"), "search failed: it was �[31mended"),
    ],
)
async def test_search_without_results_explains_why(query: str, answer: object, said: str) -> None:
    async with desk() as it:
        await it.open(Given(**{query: answer}))
        await it.type(query)
        assert it.hits[0].strip() == said
        await it.press("down", "up", "pagedown", "enter")
        assert it.left == []
        await it.press("escape")
        assert it.left == [None]


async def test_incomplete_search_reports_progress_and_is_repeated() -> None:
    """The second answer comes at once; the third is awaited and not requested again."""
    answers = [
        found(2, read=3_120, known=5_000),
        SearchResults(3, tuple(hit(n) for n in (4, 0, 1)), 5_000, 5_000),
    ]
    given = Given(lund=answers)
    async with desk() as it:
        await it.open(given)
        await it.type("lund")
        assert it.count == "FOUND 2 briefings, of 3,120 read so far"
        assert it.lines()[0].strip().endswith("3,120 of 5,000 briefings read")
        await it.press("down")
        it.screen._ask_again()  # its time has come
        await it.quiet()
        assert it.count == "FOUND 3 briefings"
        assert it.current == "Briefing 1", "still the same"


async def test_more_results_are_requested_near_the_end() -> None:
    given = Given(lund=[found(4, 90), found(8, 90)])
    async with desk() as it:
        await it.open(given)
        await it.type("lund")
        await it.press("down", "down")
        assert given.asked[-1] == ("lund", HITS)
        await it.press("down")
        assert given.asked[-1] == ("lund", 200)
        assert it.count == "FOUND the best 8 of 90 briefings"
        assert it.current == "Briefing 3"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (20, 6), (1, 1)])
async def test_search_screen_fits_at_all_sizes(size: tuple[int, int]) -> None:
    wide = hit(
        0, "東京で開かれた首脳会談についての報告書と付属資料のすべて", "会談は東京で開かれ、Lund からも " * 9
    )
    async with desk(size) as it:
        await it.open(Given(l=SearchResults(2, (wide, hit(1)))))
        await it.type("l")
        assert {cell_len(line) for line in it.lines()} == {size[0]}
        if size[0] >= 40:
            assert it.hits[0].startswith(" ▸ 東京で開かれた首脳会談")
            assert it.hits[2].endswith("…")


async def test_hostile_text_is_displayed_harmlessly() -> None:
    title, snippet = "[/] [@click=app.quit] \x1b[2J", "a\x1b]0;x\x07 \u202e Lund [bold]"
    async with desk() as it:
        await it.open(Given(l=SearchResults(1, (hit(0, title, snippet),))))
        await it.type("l")
        assert "[/] [@click=app.quit] �[2J" in it.hits[0]
        assert it.hits[1].strip() == "a�]0;x� � Lund [bold]"
        assert it.lit() == ["Lund"]
        it.screen._query.post_message(events.Paste("\x1b[31m\u202e"))
        await it.quiet()
        assert it.lines()[1].strip() == "l�[31m�"


async def test_only_changed_lines_are_redrawn() -> None:
    async with desk() as it:
        await it.open(Given(l=found(5)))
        await it.type("l")
        drawn = []
        pane = it.screen._hits
        refresh = pane.refresh
        pane.refresh = lambda *regions, **more: (
            drawn.extend(region.y for region in regions) or refresh(*regions)
        )
        await it.press("down")
        assert drawn == [1, 4], "the title that was current and the one that is"


async def test_matches_in_titles_are_highlighted() -> None:
    one = hit(0, "Talks in Lund go on", "Nothing else.", title_lit=(Span(9, 13),))
    async with desk() as it:
        await it.open(Given(l=SearchResults(1, (one,))))
        await it.type("l")
        assert it.lit() == ["Lund"]
    async with desk((20, 10)) as it:
        await it.open(Given(l=SearchResults(1, (one,))))
        await it.type("l")
        assert it.hits[0].strip() == "▸ Talks in Lund g…"
        assert it.lit() == ["Lund"]


async def test_resizing_keeps_the_current_result() -> None:
    async with desk() as it:
        await it.open(Given(l=found(40)))
        await it.type("l")
        await it.press(*["pagedown"] * 3)
        assert it.current == "Briefing 15"
        await it.pilot.resize_terminal(60, 10)
        await it.quiet()
        assert it.current == "Briefing 15"


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_quit_keys_work_in_the_search_screen(key: str) -> None:
    async with desk() as it:
        await it.open(Given())
        await it.press(key)
        assert it.app._exit


async def test_real_indexer_gives_results(tmp_path: Path) -> None:
    ready = asyncio.Event()
    indexer = IndexerClient(IndexerCallbacks(ready=lambda _: ready.set()))
    text = b"Dam breaks\n\nMayor Anna Berg said nobody was hurt at Orla.\n"
    indexer.add(
        [IndexerSource(3, text, "dam.txt"), IndexerSource(4, b"Harbor\n\nFerries sail.\n", "harbor.txt")]
    )
    await ready.wait()
    async with desk() as it:
        await it.open(indexer)
        await it.type("orla be")
        await it.screen._asking
        await it.quiet()
        assert it.count == "FOUND 1 briefing"
        assert it.lit() == ["Berg", "Orla"]
        await it.press("enter")
        (chosen,) = it.left
        assert (chosen.number, text[chosen.span.start : chosen.span.end]) == (3, b"Berg")
    indexer.close()
    await asyncio.gather(indexer._task, return_exceptions=True)
    indexer.worker.process.wait()
