"""An entity over time, from the list of the other briefings that mention it."""

from pathlib import Path

import pytest
from pictures import compare

from tui.model.export_target import Permissions

PICTURES = Path(__file__).parent / "snapshots_timeline"
SIZES = [(120, 36), (80, 24), (60, 20)]
SUNDAY = (
    "Storm closes harbor\n\n2026-02-01\n\nThe wind blew hard. Peter Novak closed the harbor. "
    "Anna Berg met Peter Novak in Lund.\n"
)
MONDAY = (
    "Talks go on\n\n2026-02-02\n\nAnna Berg met Peter Novak in Lund. The harbor stayed closed.\n\n"
    "“We will open the harbor in spring,” said Berg.\n"
)
TUESDAY = (
    "Ferries sail again\n\n2026-02-03\n\nAnna Berg sold forty grey ships to Norway in March. "
    "Nobody was hurt.\n\nCarl Holm left for Oslo.\n"
)
NAMES = ("monday.txt", "tuesday.txt", "sunday.txt")


async def opened(it) -> None:
    """Open the page of Anna Berg over time."""
    await it.press("2", "g")
    while it.reader.entities.current.name != "Anna Berg":
        await it.press("j")
    await it.press("O", "t")
    await it.app.cross_briefing._opening
    await it.quiet()


def page(it) -> list[str]:
    return [line.strip(" ▸") for line in it.lines()[:-2] if line.strip()]


async def test_page_lists_briefings_from_the_oldest_and_marks_new_facts(desk) -> None:
    async with desk(MONDAY, TUESDAY, SUNDAY, names=NAMES, size=(100, 30)) as it:
        await opened(it)
        assert page(it) == [
            "ANNA BERG OVER TIME",
            "2026-02-01 · Storm closes harbor",
            "Anna Berg met Peter Novak in Lund. (¶ 3)",
            "2026-02-02 · Talks go on",
            "Anna Berg met Peter Novak in Lund. (¶ 3)",
            "+ said: “We will open the harbor in spring,” said Berg. (¶ 4)",
            "2026-02-03 · Ferries sail again",
            "+ Anna Berg sold forty grey ships to Norway in March. (¶ 3)",
        ]
        await it.press("n", "n")
        assert "▸ + Anna Berg sold" in "\n".join(it.lines())
        await it.press("n")
        assert it.status == "no new fact below"
        await it.press("enter")
        await it.turned()
        assert it.sentence == "Anna Berg sold forty grey ships to Norway in March."


async def test_export_key_writes_the_page(desk, tmp_path: Path) -> None:
    config = desk.export_to(tmp_path)
    async with desk(MONDAY, TUESDAY, SUNDAY, names=NAMES, config=config) as it:
        await opened(it)
        assert "e export" in it.footer
        await it.press("e", "enter")
        written = (tmp_path / "Anna Berg over time.md").read_text()
        assert "## 2026-02-03: Ferries sail again" in written
        assert it.status.startswith("written: ")


async def test_session_without_exports_does_not_offer_one(desk) -> None:
    nothing = Permissions(None, restricted=True)
    async with desk(MONDAY, TUESDAY, SUNDAY, names=NAMES, permissions=nothing) as it:
        await opened(it)
        assert "export" not in it.footer
        await it.press("e")
        assert it.lines()[0].strip().startswith("ANNA BERG OVER TIME")
        await it.press("escape")
        assert it.focus == "entities"


@pytest.mark.parametrize("size", SIZES)
async def test_page_matches_its_snapshot(desk, size) -> None:
    async with desk(MONDAY, TUESDAY, SUNDAY, names=NAMES, size=size) as it:
        await opened(it)
        compare(PICTURES / f"timeline-{size[0]}x{size[1]}.txt", it.picture())
