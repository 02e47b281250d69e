"""Before the analysis has come the briefing can be read; when it comes, nothing moves under the reader."""

import asyncio

import pytest

from summarizer.document import Document
from tui.analyst import AnalysisFailed, Analyst, start_worker


async def test_what_stands_there_at_once(desk) -> None:
    async with desk(settled=False) as it:
        assert it.column("summary")[0] == "SUMMARY provisional"
        assert it.column("summary")[1].startswith("▸· Anna Berg met")
        assert "analyzing" in it.lines()[0]
        assert "Ferries waited outside" in "\n".join(it.column("source"))
        assert it.column("entities")[0] == "ENTITIES …"
        for word in ("longer", "shorter", "export", "next entity", "next mention"):
            assert word not in it.footer
        await it.settle()
        assert it.column("summary")[0] == "SUMMARY 5 of 6"
        assert "6 sentences" in it.lines()[0]
        for word in ("shorter", "export", "next entity"):
            assert word in it.footer


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("+", "the summary is not ready yet"),
        ("-", "the summary is not ready yet"),
        ("e", "the summary is not ready yet"),
        ("]", "the names have not come yet"),
        ("n", "no entity in focus: enter on one, in the entities or in the source"),
        ("enter", "no entity here: ] goes to the next one"),
        ("j", "¶ 2 of 4"),
        ("G", "¶ 4 of 4"),
        ("}", "¶ 2 of 4"),
    ],
)
async def test_keys_before_the_analysis(desk, key: str, said: str) -> None:
    async with desk(settled=False) as it:
        await it.press(key)
        assert it.status == said
        await it.press("2", "enter", "j", "G", "1", "j", "enter", "escape")
        await it.settle()
        assert it.reading.analysis is not None


@pytest.mark.parametrize("keys", ["", "j", "jj", "G"])
async def test_the_cursor_does_not_move_when_it_settles(desk, keys: str) -> None:
    async with desk(settled=False) as it:
        await it.press(*keys)
        cursor, seen = it.reading.cursor, [line.lstrip("▸▌12345 ") for line in it.column("source")]
        await it.settle()
        assert it.reading.cursor == cursor
        assert [line.lstrip("▸▌12345 ") for line in it.column("source")] == seen


async def test_a_failing_analysis_is_said_and_the_text_stays(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(settled=False) as it:

        async def analyze(document: Document, progress: object) -> None:
            raise AnalysisFailed("there is not enough memory to analyze it")

        monkeypatch.setattr(it.analyst, "analyze", analyze)
        it.app._show(it.app.shelf.current)
        await asyncio.wait([it.app._analysis])
        await it.quiet()
        assert it.status == "ferry.txt: there is not enough memory to analyze it  (! lists all)"
        assert "not analyzed" in it.lines()[0]
        await it.press("j")
        assert it.sentence.startswith("Ferries waited")
        await it.press("!")
        assert "there is not enough memory" in it.lines()[1]


async def test_with_the_process_that_analyzes_in_earnest(desk) -> None:
    async with desk(settled=False) as it:
        it.app._analyst = analyst = Analyst(start_worker())
        it.app._analysis.cancel()
        it.app._show(it.app.shelf.current)
        await it.app._analysis
        await it.quiet()
        assert it.column("summary")[0] == "SUMMARY 5 of 6"
        assert "Anna Berg" in it.column("entities")[2]
        analyst.close()
        analyst._process.wait()


async def test_failures_met_on_the_way_are_told_once(desk) -> None:
    async with desk("One fell.", "", "Three rose.") as it:
        await it.press(".")
        await it.turned()
        assert it.sentence == "Three rose."
        assert it.status.startswith("second.txt: is empty")
        await it.press(",")
        await it.turned()
        await it.press("!")
        assert sum("second.txt" in line for line in it.lines()) == 1


async def test_another_briefing_with_the_same_entity_in_focus(desk) -> None:
    """Ids begin anew in each briefing: e1 here is not e1 there."""
    other = "Carl Holm slept in Oslo. Dora Lind met Carl Holm. Carl Holm left Oslo."
    async with desk(desk.text, other) as it:
        await it.press("2", "j", "enter", ".")
        await it.turned()
        await it.press("2", "j", "enter")
        there = it.reading.focused.name
        await it.press(",")
        await it.turned()
        assert it.reading.focused.name == "Peter Novak"
        assert it.column("entities")[3].startswith("▸Peter Novak")
        await it.press(".")
        await it.turned()
        assert it.reading.focused.name == there
