"""Hebrew in visual order: what is drawn, where the cursor and the matches are, and what a click means."""

from tui.settings.config import Config

TEXT = "שלום world 12.\n\nPlain words. בית ליד הים.\n"
REORDERED = Config(reorder_rtl=True)


async def test_hebrew_is_left_to_the_terminal_by_default(desk) -> None:
    async with desk(TEXT) as it:
        assert "שלום world 12." in it.column("source")[1]


async def test_lines_are_drawn_in_visual_order_in_all_panes(desk) -> None:
    async with desk(TEXT, config=REORDERED, names=["שלום.txt"]) as it:
        source, summary = it.column("source"), "\n".join(it.column("summary"))
        assert source[1].endswith("  .world 12 םולש")
        assert source[3].endswith("Plain words. םיה דיל תיב.")
        assert ".world 12 םולש" in summary
        assert "םולש" in it.lines()[0]  # the title
        assert "שלום" not in "\n".join(it.lines())


async def test_cursor_and_match_are_on_the_reordered_cells(desk) -> None:
    async with desk(TEXT, config=REORDERED) as it:
        assert it.reversed() == ["םולש"]
        await it.press("/", *"ליד", "enter")
        assert it.reversed()[-1] == "דיל"
        assert it.reading.mention.start == TEXT.index("ליד")


async def test_click_goes_to_the_word_under_the_mouse(desk) -> None:
    async with desk(TEXT, config=REORDERED) as it:
        await it.click_on("תיב", "source")
        assert it.sentence == "בית ליד הים."
        await it.click_on("Plain", "source")
        assert it.sentence == "Plain words."
        margin, plain = 6, len("Plain words. ")
        cells = {0: TEXT.index("הים") + 2, 4: TEXT.index("ליד") + 2, 10: TEXT.index("בית")}
        for cell, offset in cells.items():
            assert it.reader.source.offset_at(2, margin + plain + cell) == offset
