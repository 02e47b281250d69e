"""The page that compares versions of a story: layout, order, marks, and what can be reached on it."""

import os
from pathlib import Path

import pytest
from pictures import compare

from tui.collection.sources import Source

PICTURES = Path(__file__).parent / "snapshots_versions"
SIZES = [(120, 36), (80, 24), (60, 20)]


def story(changed: int = 20, day: str = "2026-02-03", end: str = "") -> str:
    lines = [
        f"Ferry number {n} waited for {n + changed} hours off pier {chr(65 + n)} with its crew."
        if n == 3
        else f"Ferry number {n} waited for {n + 20} hours off pier {chr(65 + n)} with its crew."
        for n in range(20)
    ]
    return f"Ferries wait in Lund\n\n{day}\n\n" + " ".join(lines) + f"\n\n{end}\n"


OLD = story(end="The mayor of Lund spoke.")
NEW = story(90, "2026-02-05", "The harbor opens again on Friday.")


async def compared(it) -> None:
    """Open the versions of the story in the list."""
    it.analyzer.may_answer.set()
    await it.until(lambda: len(it.app.catalog.view) == 1)
    it.app.screen.freshen()
    await it.quiet()
    await it.press("g", "=")
    await it.app._comparing_versions
    await it.quiet()


def body(it) -> list[str]:
    return [line.strip() for line in it.lines()[:-2] if line.strip()]


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
async def test_added_lines_are_of_the_version_with_the_later_date(desk, order) -> None:
    async with desk(*order, names=("a.txt", "b.txt"), listed=True, size=(80, 24)) as it:
        await compared(it)
        page = body(it)
        assert page[0].startswith("VERSIONS OF ONE STORY 1 added, 1 removed, 2 changed")
        assert page[1].startswith("- 2026-02-03 · Ferries wait in Lund")
        assert page[2].startswith("+ 2026-02-05 · Ferries wait in Lund")
        assert "- Ferry number 3 waited for 23 hours off pier D with its crew." in page
        assert "+ Ferry number 3 waited for 93 hours off pier D with its crew." in page
        assert page[-2:] == ["- The mayor of Lund spoke.", "+ The harbor opens again on Friday."]


async def test_file_time_tells_versions_of_one_date_apart(desk, tmp_path: Path) -> None:
    texts = {"first.txt": story(90), "second.txt": story()}
    for number, (name, text) in enumerate(texts.items()):
        (tmp_path / name).write_text(text)
        os.utime(tmp_path / name, ns=(0, (9 - number) * 10**18 // 6))
    sources = [Source(name, tmp_path / name) for name in texts]
    async with desk(*sources, listed=True, size=(80, 24)) as it:
        await compared(it)
        assert "second.txt" in body(it)[1]
        assert "first.txt" in body(it)[2]
        assert "+ Ferry number 3 waited for 93 hours off pier D with its crew." in body(it)


async def test_words_that_differ_are_bold_and_underlined(desk) -> None:
    async with desk(OLD, NEW, listed=True, size=(80, 24)) as it:
        await compared(it)
        marked = [
            segment.text
            for strip in it.strips()
            for segment in strip
            if segment.style and segment.style.bold and segment.style.underline
        ]
        assert marked[-2:] == ["23", "93"]


async def test_equal_sentences_are_folded_and_all_of_them_can_be_reached(desk) -> None:
    async with desk(OLD, NEW, listed=True, size=(80, 16)) as it:
        await compared(it)
        await it.press("G")
        assert "⋯ 12 equal sentences" in body(it)
        await it.press("a", "g")
        seen: list[str] = []
        for _ in range(60):
            seen += body(it)
            await it.press("j")
        assert all(any(f"Ferry number {n} " in line for line in seen) for n in range(20))
        assert not any("equal" in line for line in seen)


async def test_wide_window_shows_both_sides_until_unified(desk) -> None:
    async with desk(OLD, NEW, listed=True, size=(120, 36)) as it:
        await compared(it)
        line = next(line for line in it.lines() if "23 hours" in line)
        assert "- Ferry number 3" in line.partition("│")[0]
        assert "+ Ferry number 3" in line.partition("│")[2]
        await it.press("=")
        assert "+ Ferry number 3 waited for 93 hours off pier D with its crew." in body(it)
        await it.press("=")
        await it.resize(109, 30)
        assert not any("│" in line for line in it.lines())
        await it.press("=")
        assert it.status == "the window is too narrow for two columns"


async def test_n_goes_through_differences_and_enter_opens_the_newer(desk) -> None:
    async with desk(OLD, NEW, listed=True, size=(80, 10)) as it:
        await compared(it)
        await it.press("n")
        assert body(it)[3].startswith("- 2026-02-03"), "the dates in the texts differ"
        await it.press("n")
        assert body(it)[3].startswith("- Ferry number 3")
        await it.press("N", "n", "enter")
        await it.turned()
        assert it.sentence == "Ferry number 3 waited for 93 hours off pier D with its crew."


async def test_three_versions_are_compared_in_pairs(desk) -> None:
    latest = story(90, "2026-02-07", "The harbor opens again on Sunday.")
    async with desk(latest, OLD, NEW, listed=True, size=(80, 24)) as it:
        await compared(it)
        await it.press(",", ",")
        assert it.status == "no older version"
        assert body(it)[0].startswith("VERSIONS OF ONE STORY 1 of 2")
        assert [line[:12] for line in body(it)[1:3]] == ["- 2026-02-03", "+ 2026-02-05"]
        await it.press(".")
        assert [line[:12] for line in body(it)[1:3]] == ["- 2026-02-05", "+ 2026-02-07"]
        await it.press(".")
        assert it.status == "no newer version"


@pytest.mark.parametrize("size", SIZES)
async def test_page_matches_its_snapshot(desk, size) -> None:
    async with desk(OLD, NEW, names=("a.txt", "b.txt"), listed=True, size=size) as it:
        await compared(it)
        compare(PICTURES / f"versions-{size[0]}x{size[1]}.txt", it.picture())
