"""Briefings that are not plain text, on the screen and in exports."""

from pathlib import Path

from file_samples import NEWS, book

from tui.collection.sources import Source


async def test_header_and_export_show_the_author_of_a_web_page(desk, tmp_path) -> None:
    source = Source("dam.html", Path("dam.html"), NEWS.encode())
    async with desk(source, config=desk.export_to(tmp_path)) as it:
        assert it.lines()[0].split("  ")[0] == " Dam breaks above village"
        assert "Anna Berg · " in it.lines()[0]
        await it.press("e", "enter")
        await it.until(lambda: list(tmp_path.glob("*.md")))
        exported = next(tmp_path.glob("*.md")).read_text("utf-8")
        assert 'author: "Anna Berg"\ndate: "2026-02-03"\n' in exported
        assert "> — ¶ 2, sentence 1\n" in exported


async def test_book_is_shown_in_chapter_order(desk) -> None:
    async with desk(Source("dam.epub", Path("dam.epub"), book())) as it:
        shown = "\n".join(it.column("source"))
        assert shown.index("The rain") < shown.index("Nobody slept.") < shown.index("Then the dam broke.")
