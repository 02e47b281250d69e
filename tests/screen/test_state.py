"""Reading state is restored in the next session, even if the file has changed."""

import re
from pathlib import Path

import pytest

from tui.collection.sources import Source
from tui.settings.config import Config
from tui.store.state import ContentKey as Content
from tui.store.store import Store

FIRST = (
    "Anna Berg met Peter Novak in Lund on Monday. The harbor stayed closed.\n\n"
    "Ferries waited outside for two days.\n\n"
    "Berg said the talks in Lund went well. Nobody was hurt.\n\n"
    "Later Peter Novak left for Oslo with Anna Berg.\n"
)
CHANGED = FIRST.replace(
    "Ferries waited",
    "The mayor of Lund, Carl Holm, spoke on Tuesday. He thanked the crews.\n\nFerries waited",
).replace(" Nobody was hurt.", "")


def held(text: str, name: str = "ferry.txt") -> Source:
    return Source(name, Path(name), text.encode())


@pytest.fixture
def session(desk, state_folder):
    """Return a function that starts a session on texts; all sessions share one store."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def start(*texts: str, **settings):
        store = Store(state_folder)
        async with desk(*map(held, texts), store=store, **settings) as it:
            it.store = store
            yield it
            it.app.briefing.save()
        store.close()

    return start


async def test_place_focus_and_choices_are_restored(session) -> None:
    async with session(FIRST) as it:
        await it.press("2", "j", "enter", "3", "G", "k", "p", "k", "x", "+")
        left = it.reading
    async with session(FIRST) as it:
        assert it.sentence == "Berg said the talks in Lund went well."
        assert it.reading.focused.name == "Peter Novak"
        assert it.reading.choice == left.choice
        assert left.choice[:2] == (frozenset({4}), frozenset({3}))
        assert it.reading.summary.excerpts == left.summary.excerpts
        assert it.reading.length == left.length


async def test_place_is_restored_before_the_analysis(session) -> None:
    async with session(FIRST) as it:
        await it.press("G")
    async with session(FIRST, settled=False) as it:
        assert next(line for line in it.column("source") if line.startswith("▸")).endswith(
            "Later Peter Novak left for Oslo with Anna Berg."
        )
        await it.settle()
        assert it.sentence.startswith("Later Peter Novak")


async def test_analysis_is_read_from_the_store(session) -> None:
    async with session(FIRST) as it:
        assert it.column("summary")[0] == "SUMMARY 5 of 6"
    async with session(FIRST, settled=False) as it:
        await it.analyzed()
        await it.quiet()
        assert not it.analyzer.may_answer.is_set()
        assert it.column("summary")[0] == "SUMMARY 5 of 6"


async def test_moved_file_is_the_same_briefing(session) -> None:
    async with session(FIRST) as it:
        await it.press("j", "p")
    async with session(FIRST, names=["moved/elsewhere.txt"]) as it:
        assert it.reading.choice.pinned == {1}
        assert it.sentence == "The harbor stayed closed."


async def test_changed_file_inherits_choices_of_remaining_sentences(session) -> None:
    async with session(FIRST) as it:
        await it.press("j", "j", "p", "j", "j", "p", "j", "x")
        assert it.reading.choice[:2] == (frozenset({2, 4}), frozenset({5}))
    async with session(CHANGED) as it:
        assert it.sentence.startswith("Later Peter Novak"), "the place"
        kept = [it.reading.document.line(it.reading.analysis.sentences[s]) for s in it.reading.choice.pinned]
        assert kept == ["Ferries waited outside for two days."]
        dropped = [it.reading.analysis.sentences[s] for s in it.reading.choice.dropped]
        assert it.reading.document.line(dropped[0]).startswith("Later Peter")
        assert it.status.startswith("the briefing has changed: 1 kept sentence no longer in it")


async def test_kept_sentence_is_stored_when_the_status_says_so(session, state_folder) -> None:
    """Another process reads it as soon as the screen confirms it, so it would survive a kill."""
    async with session(FIRST) as it:
        await it.press("j", "p")
        assert it.status.startswith("kept: ")
        other = Store(state_folder)
        assert other.state(Content.of(it.reading.document)).pinned == {1}
        other.close()


async def test_unread_mark_is_stored(session, state_folder) -> None:
    async with session(FIRST, "One fell. It broke.", listed=True) as it:
        await it.press("enter")
        await it.turned()
        await it.press("i", "r")
        assert it.status == "marked unread"
        content = it.reading.document
    store = Store(state_folder)
    assert [store.state(Content.of(content)).read] == [False]
    store.close()


async def test_session_without_a_store_writes_nothing(desk, state_folder) -> None:
    async with desk(FIRST, store=Store(None)) as it:
        await it.press("j", "p")
        it.app.briefing.save()
    assert not state_folder.exists()


TODAY = FIRST.replace(
    "Nobody was hurt.", "Carl Holm, the mayor of Gothenburg, promised 40 million crowns for a second harbor."
)


async def test_new_sentences_since_an_earlier_briefing_are_marked(session) -> None:
    async with session(FIRST, names=["monday.txt"]) as it:
        assert not any("+" in line for line in it.column("source")), "nothing was read before"
        await it.press("a")
        assert it.status == "nothing new here"
    async with session(TODAY, names=["tuesday.txt"]) as it:
        await it.compared()
        new = [
            it.reading.document.line(it.reading.analysis.sentences[s]) for s in it.reading.novelty.sentences
        ]
        assert new == ["Carl Holm, the mayor of Gothenburg, promised 40 million crowns for a second harbor."]
        told = [line for line in it.column("source") if "+" in line[:6]]
        assert re.match(r"▌\d,\d\+ Berg said", told[0])
        assert len(told) == 1, "where it begins, not on its other lines"
        marked = [line.strip("▸ ") for line in it.column("entities") if "+" in line]
        assert [line.split("  ")[0] for line in marked] == ["+Carl Holm", "+Gothenburg"]
        assert [line[1:4] for line in it.column("summary") if "Carl" in line] == ["+ C"]
        assert "a only new" in it.footer
        await it.press("a")
        assert it.status == "1 sentence you haven't read before"
        assert it.column("summary")[0] == "SUMMARY 1 new"
        assert [excerpt.sentence for excerpt in it.reading.summary.excerpts] == [4]
        assert "longer" not in it.footer
        await it.press("a")
        assert it.status == "summary: all sentences"
        assert it.column("summary")[0] == "SUMMARY 5 of 6"


async def test_new_sentences_are_the_same_when_the_briefing_is_reopened(session) -> None:
    async with session(FIRST, names=["monday.txt"]) as it:
        await it.compared()
    for _ in range(2):
        async with session(TODAY, names=["tuesday.txt"]) as it:
            await it.compared()
            assert it.reading.novelty.sentences == {4}
    async with session(FIRST, names=["monday.txt"]) as it:
        await it.compared()
        assert not it.reading.novelty.sentences, "it was there before the other"


async def test_briefings_read_in_the_session_count_as_known(session) -> None:
    async with session(FIRST, TODAY, names=["monday.txt", "tuesday.txt"]) as it:
        await it.compared()
        await it.press(".")
        await it.turned()
        await it.compared()
        assert it.reading.novelty.sentences == {4}
        await it.press(",")
        await it.turned()
        await it.compared()
        assert not it.reading.novelty.sentences


async def test_briefing_of_which_most_is_new_has_no_marks(session) -> None:
    async with session(FIRST, names=["monday.txt"]) as it:
        await it.compared()
    other = (
        "Engineers found a crack in the dam at Orla.\n\nMayor Lotte Ekman closed the road below the wall.\n"
    )
    async with session(other, names=["orla.txt"]) as it:
        await it.compared()
        assert "2 sentences · 1 min · all new" in it.lines()[0]
        for pane in ("source", "summary", "entities"):
            assert not any("+" in line for line in it.column(pane)), pane
        assert "only new" not in it.footer
        await it.press("a")
        assert it.status == "all of this briefing is new"
        assert it.column("summary")[0] == "SUMMARY 2 of 2"


@pytest.mark.parametrize(
    ("marks", "panes"),
    [
        ("all", {"source", "summary", "entities"}),
        ("sentences", {"source", "summary"}),
        ("names", {"entities"}),
        ("none", set()),
    ],
)
async def test_marks_of_what_is_new_follow_the_settings(session, marks: str, panes: set[str]) -> None:
    async with session(FIRST, names=["monday.txt"]) as it:
        await it.compared()
    async with session(TODAY, names=["tuesday.txt"], config=Config(new_marks=marks)) as it:
        await it.compared()
        marked = {
            pane
            for pane in ("source", "summary", "entities")
            if any("+" in line[:7] for line in it.column(pane)[1:])
        }
        assert marked == panes
        await it.press("a")
        assert it.status == "1 sentence you haven't read before", "whatever is marked"


async def test_threshold_of_what_is_new_follows_the_settings(session) -> None:
    async with session(FIRST, names=["monday.txt"]) as it:
        await it.compared()
    shorter = FIRST.replace("Ferries waited outside for two days.", "Ferries waited outside in the rain.")
    for threshold, new in ((100, {2}), (1, set())):
        async with session(shorter, names=["b.txt"], config=Config(new_threshold=threshold)) as it:
            await it.compared()
            assert it.reading.novelty.sentences == new
