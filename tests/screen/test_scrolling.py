"""Scrolling: the cursor stays in view with lines of context, and no line is skipped."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

ROWS = 16  # of the source at 60x20: a header, a title, a rule and a footer are not text
COUNT = 40
LADDER = "\n\n".join(f"Step {n} is here." for n in range(1, COUNT + 1))
"""Each step is one line and a blank one: line 2(n-1) of the text holds step n."""
FLOOD = " ".join(f"word{n}," for n in range(1, 401)) + " and so it ended"
"""One sentence, of 400 words, about 60 lines of 52 columns."""
SIZE = (60, 20)


@pytest.fixture
def desk(desk):
    """Return a function that runs the reader and goes to the source: narrow windows open on the summary."""

    @asynccontextmanager
    async def opened(*texts: str, **options: object) -> AsyncIterator[object]:
        async with desk(*texts, **options) as it:
            await it.press("3")
            yield it

    return opened


def steps(it) -> list[int]:
    """Return the numbers of the steps in view."""
    return [int(line.split("Step ")[1].split()[0]) for line in it.column("source") if "Step " in line]


def here(it) -> int:
    """Return the row of the cursor."""
    (row,) = [row for row, line in enumerate(it.column("source")[1:]) if line.startswith("▸")]
    return row


def line_here(it) -> str:
    """Return the text of the cursor's line."""
    return it.column("source")[here(it) + 1].strip("▸▌ 0123456789") + " "


def words(it) -> list[str]:
    return [word for line in it.column("source")[1:] for word in line.split() if word.startswith("word")]


async def test_page_keys_keep_two_lines_and_move_the_cursor_to_new_text(desk) -> None:
    async with desk(LADDER, size=SIZE) as it:
        assert steps(it) == list(range(1, 9))
        await it.press("space")
        assert steps(it) == list(range(8, 16)), "14 lines further: of 16, two stay"
        assert it.sentence == "Step 9 is here."
        assert here(it) == 2
        await it.press("b")
        assert steps(it) == list(range(1, 9))
        assert it.sentence == "Step 1 is here."


async def test_paging_shows_all_sentences(desk) -> None:
    async with desk(LADDER, size=SIZE) as it:
        seen: set[int] = set(steps(it))
        places = [it.reading.cursor]
        for _ in range(20):
            await it.press("space")
            assert here(it) >= 0
            seen |= set(steps(it))
            places.append(it.reading.cursor)
        assert seen == set(range(1, COUNT + 1))
        assert places == sorted(places), "down is never up"
        assert it.sentence == f"Step {COUNT} is here."
        assert f"Step {COUNT}" in it.column("source")[-1]
        for _ in range(20):
            await it.press("b")
            assert here(it) >= 0
        assert it.sentence == "Step 1 is here."
        assert here(it) == 0


async def test_half_page_keys_scroll_half_the_pane(desk) -> None:
    async with desk(LADDER, size=SIZE) as it:
        await it.press("ctrl+d")
        assert steps(it)[0] == 5, "half of 16 lines: 8 lines, four steps"
        assert here(it) >= 2
        await it.press("ctrl+u")
        assert steps(it)[0] == 1


async def test_last_sentence_is_at_the_bottom_of_the_pane(desk) -> None:
    async with desk(LADDER, size=SIZE) as it:
        await it.press("G")
        assert f"Step {COUNT}" in it.column("source")[-1]
        await it.press("g")
        assert steps(it)[0] == 1


async def test_moving_by_sentence_keeps_context_lines(desk) -> None:
    async with desk(LADDER, size=SIZE) as it:
        for number in range(2, COUNT + 1):
            top = steps(it)[0]
            await it.press("j")
            assert it.sentence == f"Step {number} is here."
            assert here(it) >= 2
            assert steps(it)[0] in (top, number - 1) or number > COUNT - 8
        for number in range(COUNT - 1, 0, -1):
            await it.press("k")
            assert it.sentence == f"Step {number} is here."
            assert here(it) <= ROWS - 1 - 2 or number > COUNT - 2


async def test_sentence_at_the_lower_edge_is_shown_whole(desk) -> None:
    text = "\n\n".join(["Short one."] * 7 + [" ".join(["longer"] * 30) + " stop.", "Last."])
    async with desk(text, size=SIZE) as it:
        for _ in range(7):
            await it.press("j")
        assert it.sentence.endswith("stop.")
        assert any("stop." in line for line in it.column("source"))


@pytest.mark.parametrize("settled", [True, False])
async def test_sentence_taller_than_the_screen_scrolls_by_line(desk, settled: bool) -> None:
    flood = " ".join(f"word{n}," for n in range(150)) + " and so it ended."  # 25 lines, of which 8 are seen
    async with desk(f"Before it.\n\n{flood}\n\nAfter it.", size=(60, 12), settled=settled) as it:
        await it.press("j")
        down, turned = [], 0
        while it.sentence != "After it.":
            down.append(line_here(it))
            before = it.column("source")[1:]
            await it.press("j")
            now = it.column("source")[1:]
            if before[0].strip("▸ ") != now[0].strip("▸ "):
                turned += 1
                assert {line.strip("▸ ") for line in before[-2:]} <= {line.strip("▸ ") for line in now}
        assert "".join(down).split() == flood.split(), "each line once, nothing passed over"
        assert turned <= len(down) / 5, "by the page, and not a line at a time"
        up, turned = [], 0
        while it.sentence != "Before it.":
            before = it.column("source")[1]
            await it.press("k")
            turned += before.strip("▸ ") != it.column("source")[1].strip("▸ ")
            up.append(line_here(it))
        assert up[:-1] == down[::-1], "and back the same way"
        assert turned <= len(down) / 5


async def test_line_in_a_long_sentence_stays_in_view_after_resizing(desk) -> None:
    async with desk(f"Before it.\n\n{FLOOD}.\n\nAfter it.", size=(70, 12)) as it:
        await it.press("3", *"j" * 30)
        for size in [(120, 36), (80, 24), (60, 20), (40, 8)]:
            word = line_here(it).split()[0]
            await it.resize(*size)
            assert word in line_here(it).split(), size
            assert it.sentence.startswith("word1,")
            await it.resize(70, 12)
            assert word in line_here(it).split(), size


async def test_text_of_one_long_sentence_scrolls_to_its_end(desk) -> None:
    async with desk(FLOOD, size=SIZE) as it:
        await it.press("G")
        assert it.column("source")[-1].endswith("ended")
        await it.press("g")
        assert "word1," in it.column("source")[1]
        for _ in range(10):
            await it.press("space")
            assert here(it) >= 0
        assert it.column("source")[-1].endswith("ended")


async def test_current_sentence_stays_in_view_after_resizing(desk) -> None:
    text = LADDER.replace("is here", "is here, said with a good many words more than would fit on one line")
    async with desk(text, size=(120, 36)) as it:
        await it.press("3", "space", "j", "j")
        sentence = it.sentence
        for size in [(120, 36), (80, 24), (60, 20), (30, 10), (100, 6)]:
            await it.resize(*size)
            assert it.sentence == sentence, size
            assert here(it) >= 0
            assert sentence.split(" is")[0] in it.column("source")[here(it) + 1], size
            await it.resize(120, 36)
            assert it.sentence == sentence, size
            assert here(it) >= 0


async def test_blank_top_line_keeps_the_cursor_in_view_after_resizing(desk) -> None:
    async with desk(LADDER, size=SIZE) as it:
        await it.press("space")  # the top line is a gap now, or the next is
        await it.resize(60, 21)
        await it.press("ctrl+d")
        await it.resize(16, 12)
        assert here(it) >= 0


async def test_lists_scroll_with_their_cursor(desk) -> None:
    text = " ".join(f"Anna Berg met Peter Novak {n} times in Lund." for n in range(30))
    async with desk(text, size=(60, 9)) as it:
        await it.press("1", *"+" * 12)
        for _ in range(20):
            await it.press("j")
            assert any(line.startswith("▸") for line in it.column("summary"))
        await it.press("space")
        assert it.column("summary")[-1].endswith("Lund.")
        await it.press("G", "b", "g")
        assert it.column("summary")[1].startswith("▸")
        await it.press("2", "G")
        assert it.column("entities")[-1].startswith("▸")
        await it.press("g")
        assert it.column("entities")[1] == "People", "with the first entity comes its heading"
        assert it.column("entities")[2].startswith("▸Anna Berg")


async def test_short_list_starts_at_the_top(desk) -> None:
    async with desk("Anna Berg sang.", size=SIZE) as it:
        for pane in ("1", "2"):
            await it.press(pane, "G", "j", "space", "b", "k", "g")
            assert it.column(it.focus)[1] != ""
