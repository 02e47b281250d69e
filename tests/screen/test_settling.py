"""Before the analysis a briefing can be read; when the analysis arrives, the view does not move."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.name_rules import NameRule, NameRules
from summarizer.pipeline import analyze
from tui.workers.analyzer import AnalysisFailed, AnalyzerClient, start_worker


async def analyze_again(it) -> None:
    """Open the briefing again, without the result of the analysis that runs, and wait for another."""
    it.app.analyses.stop()
    it.app.briefing.present(it.app.briefing.key, it.app.reader.reading.document)
    await it.analyzed()
    await it.quiet()


async def test_provisional_summary_is_shown_before_the_analysis(desk) -> None:
    async with desk(settled=False) as it:
        assert it.column("summary")[0] == "SUMMARY provisional"
        assert it.column("summary")[1].startswith("▸·  Anna Berg met")
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


BEFORE = {
    "+": "the summary is not ready yet",
    "]": "names not found yet",
    "-": "the summary is not ready yet",
    "n": "no entity in focus: press enter on one",
    "e": "the summary is not ready yet",
    "enter": "no entity here: ] goes to the next one",
}
"""Keys that leave everything as it is, and what is said of each."""


@pytest.mark.parametrize(
    "pressed", [BEFORE, {"j": "¶ 2 of 4", "G": "¶ 4 of 4"}, {"}": "¶ 2 of 4"}], ids=["none", "move", "key"]
)
async def test_keys_before_the_analysis_move_or_explain(desk, pressed: dict[str, str]) -> None:
    async with desk(settled=False) as it:
        for key, said in pressed.items():
            await it.press(key)
            assert (it.status or it.position.partition(" · ")[0]) == said, key
        await it.press("2", "enter", "j", "G", "1", "j", "enter", "escape")
        await it.settle()
        assert it.reading.analysis is not None


@pytest.mark.parametrize("keys", ["", "j", "jj", "G"])
async def test_cursor_does_not_move_when_the_analysis_arrives(desk, keys: str) -> None:
    async with desk(settled=False) as it:
        await it.press(*keys)
        cursor, seen = it.reading.cursor, [line.lstrip("▸▌12345, ") for line in it.column("source")]
        await it.settle()
        assert it.reading.cursor == cursor
        assert [line.lstrip("▸▌12345, ") for line in it.column("source")] == seen


async def show_partial_analysis(it, paragraphs: int = 1) -> None:
    """Deliver the analysis of the first paragraphs of the text."""
    whole = it.reading.document
    some = whole.paragraphs[:paragraphs]
    head = replace(whole, text=whole.text[: some[-1].end], paragraphs=some)
    it.analyzer.early(replace(analyze(head), document=whole))
    await it.quiet()


async def test_early_names_can_be_walked_before_the_analysis(desk) -> None:
    async with desk(settled=False) as it:
        await show_partial_analysis(it)
        assert it.column("entities")[0] == "ENTITIES 4 so far"
        assert [line.lstrip("▸").split()[0] for line in it.column("entities")[1:6]] == [
            "People",
            "Anna",
            "Peter",
            "Places",
            "Lund",
        ]
        assert it.column("summary")[0] == "SUMMARY provisional"
        await it.press("]")
        assert it.status == "Peter Novak, person, ¶ 1"
        await it.press("+")
        assert it.status == "the summary is not ready yet"


async def test_entity_in_focus_stays_when_the_analysis_arrives(desk) -> None:
    async with desk(settled=False) as it:
        await show_partial_analysis(it)
        await it.press("2", "j", "enter")
        assert it.status == "mention 1 of 1 of Peter Novak, ¶ 1"
        cursor = it.reading.cursor
        await it.settle()
        assert it.app.reader.entities.current.name == "Peter Novak"
        assert it.reading.focused.name == "Peter Novak"
        assert len(it.reading.focused.mentions) == 2
        assert it.reading.cursor == cursor
        assert it.reading.early is None


async def test_shorter_head_does_not_replace_a_longer_one(desk) -> None:
    """When the worker is killed and replaced, the heads arrive again, the shortest first."""
    async with desk(settled=False) as it:
        await show_partial_analysis(it, 4)
        assert "Oslo" in "\n".join(it.column("entities"))
        await show_partial_analysis(it, 1)
        assert "Oslo" in "\n".join(it.column("entities"))


async def test_arriving_names_do_not_move_the_focus(desk) -> None:
    async with desk(settled=False) as it:
        await it.press("1")
        await show_partial_analysis(it)
        assert it.focus == "summary"
        await it.press("3")
        await show_partial_analysis(it, 3)
        await it.settle()
        assert it.focus == "source"


async def test_unfocused_entity_list_stays_at_its_top(desk) -> None:
    """With more of the text, Carl Holm becomes the first entity of the list."""
    text = "Anna Berg slept.\n\n" + "Carl Holm met Carl Holm. Carl Holm left.\n\n" * 3
    async with desk(text, settled=False) as it:
        await show_partial_analysis(it)
        assert it.column("entities")[2].startswith("▸Anna Berg")
        await it.settle()
        assert it.column("entities")[2].startswith("▸Carl Holm")


async def test_focused_entity_list_stays_on_its_entity(desk) -> None:
    text = "Anna Berg slept.\n\n" + "Carl Holm met Carl Holm. Carl Holm left.\n\n" * 3
    async with desk(text, settled=False) as it:
        await show_partial_analysis(it)
        await it.press("2")
        await it.settle()
        assert it.column("entities")[2].startswith("Carl Holm")
        assert it.column("entities")[3].startswith("▸Anna Berg")


async def test_cursor_and_entity_in_focus_are_restored_separately(desk) -> None:
    async with desk(settled=False) as it:
        await show_partial_analysis(it)
        await it.press("2", "j", "enter", "j")
        assert it.reader.entities.current.name == "Lund"
        await it.settle()
        assert it.reading.focused.name == "Peter Novak"
        assert it.reader.entities.current.name == "Lund"


async def test_current_entity_stays_on_its_screen_line(desk) -> None:
    """Thirty people are listed before those of the head; the list is longer than the screen."""
    first = "abcdefghijklmnopqrstuvwxyz"
    crowd = " ".join(f"Anna {a.upper()}lberg{a}sen met Anna {a.upper()}lberg{a}sen in Oslo." for a in first)
    async with desk(f"Bob Hale and Carl Holm met in Lund.\n\n{crowd}\n", size=(120, 16), settled=False) as it:
        await show_partial_analysis(it)
        await it.press("2", "j")
        line = next(n for n, text in enumerate(it.column("entities")) if text.startswith("▸"))
        name = it.reader.entities.current.name
        await it.settle()
        assert len(it.reader.entities.entries) > 20
        assert it.column("entities")[line].startswith(f"▸{name}")


async def test_names_of_the_head_stay_when_the_analysis_fails(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(settled=False) as it:

        async def analyze(_: Document, __: object, early: Callable[[Analysis], None]) -> None:
            it.analyzer.early = early
            await show_partial_analysis(it)
            raise AnalysisFailed("not enough memory to analyze it")

        monkeypatch.setattr(it.analyzer, "analyze", analyze)
        await analyze_again(it)
        assert it.column("entities")[0] == "ENTITIES first 33%: 4"
        assert "not analyzed" in it.lines()[0]
        await it.press("2", "enter")
        assert it.status == "mention 1 of 1 of Anna Berg, ¶ 1"


async def test_failed_analysis_is_reported_and_the_text_stays(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(settled=False) as it:

        async def analyze(document: Document, *_: object) -> None:
            raise AnalysisFailed("not enough memory to analyze it")

        monkeypatch.setattr(it.analyzer, "analyze", analyze)
        await analyze_again(it)
        assert it.status == "ferry.txt: not enough memory to analyze it  (! lists all)"
        assert "not analyzed" in it.lines()[0]
        await it.press("j")
        assert it.sentence.startswith("Ferries waited")
        await it.press("!")
        assert "not enough memory" in it.lines()[1]


async def test_real_analyzer_gives_a_summary(desk) -> None:
    async with desk(settled=False) as it:
        it.app.analyses._analyzer = analyzer = AnalyzerClient(start_worker())
        await analyze_again(it)
        assert it.column("summary")[0] == "SUMMARY 5 of 6"
        assert "Anna Berg" in it.column("entities")[2]
        analyzer.close()
        analyzer.worker.process.wait()


async def test_rules_about_names_hold_on_the_screen(desk) -> None:
    rules = NameRules((NameRule("Anna Berg", "place"),), frozenset({"Peter Novak"}))
    async with desk(settled=False) as it:
        it.app.analyses._analyzer = analyzer = AnalyzerClient(start_worker(), rules=rules)
        await analyze_again(it)
        entities = "\n".join(it.column("entities"))
        assert "Anna Berg" in entities.partition("Places")[2]
        assert "Novak" not in entities
        analyzer.close()
        analyzer.worker.process.wait()


async def test_unreadable_briefing_passed_over_is_reported_once(desk) -> None:
    async with desk("One fell.", "", "Three rose.") as it:
        await it.press(".")
        await it.turned()
        assert it.sentence == "Three rose."
        assert it.status.startswith("second.txt: is empty")
        await it.press(",")
        await it.turned()
        await it.press("!")
        assert sum("second.txt" in line for line in it.lines()) == 1


async def test_focus_is_remembered_per_briefing(desk) -> None:
    """Entity ids are numbered per briefing, so that e1 of one is not e1 of another."""
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
