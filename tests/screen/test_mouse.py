"""The mouse: a click acts like enter, the wheel scrolls what is under it; motion is not reported."""

import pytest


async def test_click_on_a_key_sentence_shows_it_in_the_source(desk) -> None:
    async with desk() as it:
        await it.click_on("Later Peter Novak", "summary")
        assert it.sentence.startswith("Later Peter Novak")
        assert it.focus == "summary"


async def test_click_on_an_entity_focuses_on_it(desk) -> None:
    async with desk() as it:
        await it.click_on("Peter Novak", "entities")
        assert it.reading.focused.name == "Peter Novak"
        assert it.status == "mention 1 of 2 of Peter Novak, ¶ 1"
        await it.click_on("Places", "entities")
        assert it.reading.focused.name == "Peter Novak", "a heading is nobody"


async def test_click_in_the_source_moves_the_cursor_or_focuses(desk) -> None:
    async with desk() as it:
        await it.press("1")
        await it.click_on("Nobody", "source")
        assert it.focus == "source"
        assert it.sentence == "Nobody was hurt."
        assert it.reading.focus is None
        await it.click_on("Oslo", "source")
        assert it.reading.focused.name == "Oslo"
        assert it.reversed() == ["Oslo"]


async def test_wide_characters_are_counted_by_their_cells(desk) -> None:
    async with desk("東京の港 opened. Anna Berg came.\n") as it:
        x, y = it.reader.source.region.x, it.reader.source.region.y + 1
        line = it.lines()[y]
        await it.click(x + it.reader.source.left + 6 + 8 + len(" opened. An"), y)
        assert "Berg" in line
        assert it.reversed() == ["Anna Berg"]


async def test_click_on_a_pane_title_only_moves_the_focus(desk) -> None:
    async with desk() as it:
        region = it.reader.entities.region
        await it.click(region.x + 3, region.y)
        assert it.focus == "entities"
        assert it.reading.focus is None


async def test_wheel_scrolls_the_pane_under_it_with_the_cursor_in_view(desk) -> None:
    text = "\n\n".join(f"Sentence {number} tells of harbors." for number in range(60))
    async with desk(text, size=(120, 20)) as it:
        await it.press("1")
        x, y = it.reader.source.region.x + 5, 8
        await it.wheel(x, y, 1)
        assert it.focus == "summary", "the pane need not have the focus"
        assert "Sentence 2 tells" in it.column("source")[2]
        assert it.sentence.startswith("Sentence 2 "), "which was out of sight"
        await it.wheel(x, y, 1)
        await it.wheel(x, y, -2)
        assert "Sentence 0 tells" in it.column("source")[1]
        seen = "\n".join(it.column("source"))
        assert it.sentence in seen
        summary = it.reader.summary.region
        await it.press("+", "+", "+", "+", "+", "+", "+")
        await it.wheel(summary.x + 3, y, 2)
        assert any(line.startswith("▸") for line in it.column("summary"))


async def test_click_on_a_list_or_page_entry_opens_it(desk) -> None:
    async with desk(desk.text, "Bob Hale sat in Bergen. He slept.\n") as it:
        await it.press("i")
        await it.click_on("second", "briefings")
        await it.turned()
        assert it.reading.document.text.startswith("Bob Hale")
        await it.press("2", "o")
        await it.found_out()
        await it.click_on("Bob Hale sat", "page")
        assert it.focus == "entities"
        assert it.reading.mention is not None
        await it.press("?")
        await it.wheel(5, 5, 1)
        assert "KEYS" in it.lines()[0]


async def test_M_toggles_mouse_capture(desk) -> None:
    """tests/terminal checks that the terminal has the mouse then."""
    async with desk() as it:
        await it.press("M")
        assert it.status.startswith("mouse capture off")
        assert it.status.endswith("mouse: terminal")
        await it.press("j")
        assert it.status.startswith("sentence 2 of 6")
        assert it.status.endswith("mouse: terminal"), "whatever is said"
        await it.press("M")
        assert it.status == "mouse capture on"


@pytest.mark.parametrize("size", [(60, 12), (30, 5)])
async def test_clicks_anywhere_are_harmless(desk, size: tuple[int, int]) -> None:
    async with desk(size=size) as it:
        for y in range(size[1]):
            await it.click(size[0] - 1, y)
            await it.wheel(1, y, 1)
        assert it.sentence


async def test_click_on_a_command_in_the_help_runs_it(desk) -> None:
    async with desk() as it:
        await it.press("?", "l", "o", "n", "g", "e", "r")
        shown = len(it.reading.summary.excerpts)
        await it.click_on("longer", "page")
        assert len(it.reading.summary.excerpts) == shown + 1


async def test_wheel_scrolls_the_help(desk) -> None:
    async with desk() as it:
        await it.press("?")
        first = it.column("page")[1]
        await it.wheel(10, 8, 3)
        assert it.column("page")[1] != first
