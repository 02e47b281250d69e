"""List items on the screen: chosen, kept, noted, explained, copied and exported like sentences."""

from pathlib import Path

BOARD = (
    "The board met in Lund on Monday.\n\n"
    "The board decided to:\n\n"
    "- close the plant at Harrow by 1 May,\n"
    "- move forty people to Malmö.\n\n"
    "The unions object to both of them.\n"
)
CLOSE = "The board decided to: close the plant at Harrow by 1 May,"


async def test_item_is_kept_noted_explained_copied_and_exported_with_its_lead_in(
    desk, tmp_path: Path, copied
) -> None:
    async with desk(BOARD, config=desk.export_to(tmp_path)) as it:
        assert len(it.reading.analysis.ranking.order) == 4
        await it.press("3", "j", "j", "P", *"when?", "enter")
        assert it.reading.analysis.document.at(it.reading.analysis.sentences[2]).startswith("close the plant")
        assert (it.reading.choice.pinned, dict(it.reading.choice.notes)) == ({2}, {2: "when?"})
        await it.press("C")
        assert copied[-1] == CLOSE
        await it.press("c")
        assert f"{CLOSE} (¶ 3" in copied[-1]
        await it.press("e", "enter")
        (file,) = tmp_path.glob("*.md")
        assert f"> {CLOSE}\n>\n> — ¶ 3" in file.read_text(encoding="utf-8")
        assert "Note: when?" in file.read_text(encoding="utf-8")


async def test_explanation_of_a_lead_in_says_it_is_never_chosen(desk) -> None:
    async with desk(BOARD) as it:
        await it.press("3", "j", "w")
        await it.until(lambda: any("never chosen: lead-in" in line for line in it.lines()))


async def test_explanation_of_a_kept_item_says_it_was_kept(desk) -> None:
    async with desk(BOARD) as it:
        await it.press("3", "j", "j", "p", "w")
        await it.until(lambda: any("kept by its reader, rank 1" in line for line in it.lines()))
