"""Details of long texts and small screens: wide ranks, tall sentences, outdated messages."""

import pytest

from tui.settings.config import Config

MONDAYS = "Anna Berg came on Monday.\n\nShe left on Monday, too.\n\nOn Monday the ferry came back.\n"
TALL = "A short first sentence stands here.\n\n" + "Word upon word upon word, " * 30 + "it ends.\n"
MANY = "".join(f"Paragraph number {n} says something of its own.\n\n" for n in range(120))


async def test_not_ready_message_is_cleared_by_the_analysis(desk) -> None:
    async with desk(settled=False) as it:
        await it.press("+")
        assert it.status == "the summary is not ready yet"
        await it.settle()
        assert it.status == ""


async def test_moving_in_a_list_clears_the_status_of_the_source(desk) -> None:
    async with desk() as it:
        await it.press("2", "enter")
        assert it.status.startswith("mention 1 of")
        await it.press("j")
        assert it.status == ""


async def test_mentions_of_a_date_in_focus_are_highlighted(desk) -> None:
    async with desk(MONDAYS) as it:
        await it.press("2", "G", "enter", "3")
        assert it.reading.focused.name == "Monday"
        assert it.picture().count("bold underline") == 4, "three in the source, one in the list"
        await it.press("enter")
        assert it.status == "mention 1 of 3 of Monday, ¶ 1"


async def test_three_digit_rank_does_not_touch_the_text(desk) -> None:
    async with desk(MANY, config=Config(length="110")) as it:
        await it.press("3", "G")
        ranked = [line.lstrip("▸") for line in it.column("source") if "▌" in line]
        assert len(ranked) > 3
        assert {line.index("Paragraph") for line in ranked} == {5}, "the bar, three digits, a blank"


@pytest.mark.parametrize("size", [(60, 12)])
async def test_sentence_taller_than_the_summary_is_scrolled(desk, size: tuple[int, int]) -> None:
    async with desk(TALL, size=size) as it:
        await it.press("1", "j")
        assert not any("ends." in line for line in it.column("summary"))
        await it.press("j", "j", "j", "j")
        assert any("ends." in line for line in it.column("summary"))
        await it.press("k", "k", "k", "k", "k", "k")
        assert any("A short first sentence" in line for line in it.column("summary"))


async def test_line_where_two_key_sentences_start_shows_both_ranks(desk) -> None:
    async with desk() as it:
        assert [excerpt.sentence for excerpt in it.reading.summary.excerpts][:2] == [0, 1]
        first, second = (excerpt.rank for excerpt in it.reading.summary.excerpts[:2])
        assert it.column("source")[1].startswith(f"▸▌{first},{second} Anna Berg met Peter Novak")


async def test_title_has_priority_over_facts_in_the_header(desk) -> None:
    title = "A long title of thirty letters"
    async with desk(f"# {title}\n\nIt rained in Lund.\n", names=["rain.md"], size=(40, 10)) as it:
        assert it.lines()[0].split() == [*title.split(), "1", "min"]
        await it.resize(60, 10)
        assert it.lines()[0].split() == [*title.split(), "1", "sentence", "·", "1", "min"]
