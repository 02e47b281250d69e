"""Quoted text of a message: folded into a line with its length, shown by a key or where the cursor goes."""

from pathlib import Path

import pytest
from mail_samples import ANSWER, message

from tui.collection.sources import Source

FOLD = "▸ 7 quoted lines"


@pytest.fixture
def opened(desk):
    """Open a message with seven quoted lines, the attribution included."""
    return lambda **settings: desk(Source("quay.eml", Path("quay.eml"), ANSWER), **settings)


def column(it) -> list[str]:
    return it.column("source")


def source(it) -> str:
    return "\n".join(column(it))


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (200, 50)])
async def test_Q_shows_quoted_text_and_folds_it_again(opened, size) -> None:
    async with opened(size=size) as it:
        await it.press("3")
        assert FOLD in source(it)
        assert "Boat 3" not in source(it)
        assert "The buses stop at noon." in source(it)
        await it.press("Q")
        assert it.status == "quoted text shown"
        assert FOLD not in source(it)
        assert all(f"Boat {number} " in source(it) for number in range(1, 7))
        await it.press("Q")
        assert it.status == "quoted text folded"
        assert FOLD in source(it)


async def test_fold_opens_where_a_match_is(opened) -> None:
    async with opened() as it:
        await it.press("3", "/", *"boat 5", "enter")
        assert FOLD not in source(it)
        assert "".join(it.reversed()) == "Boat 5"
        await it.press("escape", "g")
        assert "Boat 5" in source(it), "it stays open"


async def test_cursor_stands_on_the_fold_before_it_opens_it(opened) -> None:
    async with opened() as it:
        await it.press("3", "g")
        for _ in range(9):
            if any(line.startswith("▸") and line.endswith(FOLD) and line != FOLD for line in column(it)):
                break
            await it.press("j")
            assert FOLD in source(it)
        await it.press("j")
        assert FOLD not in source(it)


async def test_text_without_quotes_says_so(desk) -> None:
    async with desk() as it:
        await it.press("3", "Q")
        assert it.status == "no long quoted text here"


async def test_click_on_the_fold_stays_on_its_line(opened) -> None:
    async with opened() as it:
        await it.press("3", "g")
        await it.click_on("quoted lines", "source")
        assert it.sentence.startswith("On Mon, Eva Moss")
        assert FOLD in source(it)


async def test_Q_folds_the_run_at_the_cursor(opened) -> None:
    async with opened() as it:
        await it.press("3", "/", *"boat 5", "enter", "Q")
        assert it.status == "quoted text folded"
        assert FOLD in source(it)
        assert any(line.startswith("▸") and FOLD in line for line in column(it))
        assert it.sentence.startswith("On Mon, Eva Moss")


async def test_mark_in_quoted_text_opens_it(opened) -> None:
    async with opened() as it:
        await it.press("3", "/", *"boat 5", "enter", "m", "a", "g", "Q")
        assert FOLD in source(it)
        await it.press("'", "a")
        assert FOLD not in source(it)
        assert it.sentence.endswith("Boat 5 waits at the pier.")


async def test_end_of_the_text_can_be_a_fold(desk) -> None:
    data = ANSWER.removesuffix(b"\n\nThe buses stop at noon.\n")
    async with desk(Source("quay.eml", Path("quay.eml"), data)) as it:
        await it.press("3", "G")
        assert FOLD in source(it)
        await it.press("space")
        assert FOLD in source(it)
        await it.press("j")
        assert "Boat 6" in source(it)


async def test_page_keys_pass_a_fold_without_opening_it(desk) -> None:
    lines = "\n\n".join(f"Quay {number} is open." for number in range(9))
    data = ANSWER + f"\n{lines}\n".encode()
    async with desk(Source("quay.eml", Path("quay.eml"), data), size=(60, 14)) as it:
        await it.press("3", *["space"] * 4, *["b"] * 4)
        assert it.sentence == "Quay"
        await it.press("space")
        assert FOLD in source(it)


async def test_short_quotation_is_not_folded(desk) -> None:
    data = message("quay", 4, "Peter Novak", "Quay", "Boats may go.\n\n> May boats go?\n> May buses?\n")
    async with desk(Source("quay.eml", Path("quay.eml"), data)) as it:
        await it.press("3", "Q")
        assert it.status == "no long quoted text here"
        assert "May buses?" in source(it)
