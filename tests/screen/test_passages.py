"""A passage in the source: selected by moving, then copied, kept, dropped or annotated as one."""

import pytest

from tui.settings import themes

FIRST = "Anna Berg met Peter Novak in Lund on Monday."
SECOND = "The harbor stayed closed."


def selected(it) -> str:
    """Return the text in reverse in the source, without the white space at which lines are broken."""
    return "".join("".join(it.reversed()).split())


async def test_v_selects_a_passage_that_moving_extends(desk) -> None:
    async with desk() as it:
        await it.press("v")
        assert it.status == "1 sentence selected, ¶ 1"
        assert selected(it) == FIRST.replace(" ", "")
        await it.press("j")
        assert it.status == "2 sentences selected, ¶ 1"
        await it.press("j")
        assert it.status == "3 sentences selected, ¶ 1–2"
        await it.press("k", "k")
        assert it.status == "1 sentence selected, ¶ 1"
        await it.press("space")
        assert it.status == "6 sentences selected, ¶ 1–4"
        await it.press("g", "}")
        assert it.status == "2 sentences selected, ¶ 1 · sentence 2 of 6"


async def test_selection_begins_anywhere_and_extends_upwards(desk) -> None:
    async with desk() as it:
        await it.press("j", "v", "k")
        assert it.status == "2 sentences selected, ¶ 1"
        assert selected(it) == (FIRST + SECOND).replace(" ", "")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["j", "v", "}"], "no later key sentence"),
        (["v", "{"], "no earlier key sentence"),
        (["G", "v", "]", "]", "]", "]"], "no later entity"),
        (["/", *"ferries", "enter", "v", "n"], "no later match"),
        (["]", "enter", "v", "N"], "no earlier mention"),
    ],
)
async def test_moves_do_not_wrap_in_a_selection(desk, keys: list[str], said: str) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press(*keys)
        assert it.status == said


@pytest.mark.parametrize("key", ["escape", "v"])
async def test_selection_ends(desk, key: str) -> None:
    async with desk() as it:
        await it.press("/", *"harbor", "enter", "v", "j", key)
        assert it.status == "selection ended"
        assert it.reading.anchor is None
        assert it.reader.search is not None, "the search goes on"
        await it.press("j")
        assert it.status.startswith("sentence ")


@pytest.mark.parametrize("key", ["c", "C"])
async def test_passage_is_copied_as_it_stands_in_the_source(desk, copied, key: str) -> None:
    async with desk() as it:
        await it.press("j", "v", "j", key)
        (text,) = copied
        assert text.startswith(f"{SECOND}\n\nFerries waited")
        assert it.status == f"copied 2 sentences, {len(text)} characters"
        assert it.reading.anchor is None


async def test_all_of_a_passage_is_kept_and_undone_as_one(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press("v", "j", "j", "p")
        assert it.status == "kept: 3 sentences, ¶ 1–2 (3 kept, 0 dropped; u undoes)"
        assert it.reading.choice.pinned == {0, 1, 2}
        assert it.reading.anchor is None
        await it.press("u")
        assert it.status == "neither kept nor dropped: 3 sentences, ¶ 1–2 (0 kept, 0 dropped; u undoes)"
        assert not it.reading.choice.pinned
        await it.press("u")
        assert it.status == "nothing to undo"


async def test_passage_that_is_kept_already_is_released(desk) -> None:
    async with desk() as it:
        await it.press("v", "j", "p", "v", "k", "p")
        assert not it.reading.choice.pinned
        await it.press("v", "j", "x")
        assert it.status.startswith("dropped: 2 sentences, ¶ 1 ")
        assert it.reading.choice.dropped == {0, 1}


async def test_note_stands_under_the_last_sentence_of_the_passage(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press("v", "j", "P", *"ask them")
        assert it.footer == "enter save note  esc cancel"
        await it.press("enter")
        assert it.status == "kept, with a note: 2 sentences, ¶ 1 (2 kept, 0 dropped; u undoes)"
        assert it.reading.choice.notes == {1: "ask them"}
        assert any("» ask them" in line for line in it.column("summary"))
        await it.press("u")
        assert not it.reading.choice.notes
        assert not it.reading.choice.pinned


async def test_footer_shows_what_can_be_done_with_a_passage(desk) -> None:
    async with desk() as it:
        await it.press("v")
        for word in ("p keep all", "P note", "x drop all", "c copy", "esc end selection"):
            assert word in it.footer
        await it.press("1")
        assert "end selection" not in it.footer, "the summary has a sentence of its own"


async def test_headings_of_a_passage_are_copied_but_not_kept(desk, copied) -> None:
    text = "# Ferries\n\nOne waited in Lund.\n\n- It was late.\n- Nobody came to the harbor.\n"
    async with desk(text, names=["ferry.md"]) as it:
        await it.press("g", "v", "p")
        assert it.status == "no body sentence is selected"
        assert "keep all" not in it.footer
        await it.press("G", "c")
        assert copied == ["Ferries\n\nOne waited in Lund.\n\nIt was late.\nNobody came to the harbor."]
        await it.press("g", "v", "G", "p")
        kinds = {it.reading.analysis.sentences[one].kind for one in it.reading.choice.pinned}
        assert "heading" not in kinds
        assert len(it.reading.choice.pinned) == 3


async def test_selection_is_visible_without_color(desk) -> None:
    async with desk(terminal=themes.Terminal(depth=0)) as it:
        await it.press("v", "j")
        assert selected(it) == (FIRST + SECOND).replace(" ", "")
        region = it.reader.source.region
        row = it.strips()[region.y + 1].crop(region.x, region.right)
        assert all(not segment.style or segment.style.color is None for segment in row)


async def test_selection_needs_the_analysis(desk) -> None:
    async with desk(settled=False) as it:
        await it.press("v")
        assert it.status == "the summary is not ready yet"


async def test_selection_is_not_remembered(desk) -> None:
    async with desk(desk.text, "The other one. It is short.") as it:
        await it.press("v", "j", ".")
        await it.turned()
        await it.press(",")
        await it.turned()
        assert it.reading.anchor is None
