"""Stars, the archive and removal in the list of briefings, with undo, in one session and in the next."""

import pytest

from tui.model.export_target import Permissions
from tui.store.store import Store

NAMES = ("a.txt", "b.txt", "c.txt")
TEXTS = (
    "Ferries wait in Lund\n\n2026-02-03\n\nAnna Berg met Peter Novak in Lund. It was late.\n",
    "Bridge opens\n\n2026-02-05\n\nCarl Holm opened it. Nobody came.\n",
    "Harbor closed\n\n2026-02-04\n\nDora Lind closed the harbor. The wind blew hard.\n",
)


@pytest.fixture
def listed(desk):
    """Open the list without an indexer."""
    return lambda **settings: desk(*TEXTS, names=NAMES, listed=True, filling=False, **settings)


def names(it) -> list[str]:
    """Return the last word of each line of the list: the file, as long as no title is known."""
    return [line.split()[-1] for line in it.column("briefings")[1:] if line]


def caption(it) -> str:
    return it.column("briefings")[0]


async def filled(it, count: int) -> None:
    """Wait until the indexer has read the files, the store was asked, and the list has so many lines."""
    catalog = it.app.catalog
    await it.until(lambda: sum(catalog[catalog.at(n)].sha256 is not None for n in range(len(catalog))) == 3)
    await it.until(lambda: it.app.filler._looking is not None and it.app.filler._looking.done())
    it.app.screen.freshen()
    await it.quiet()
    assert len(names(it)) == count


async def test_archived_briefing_leaves_the_list_and_is_shown_by_its_key(listed) -> None:
    async with listed() as it:
        await it.press("j", "a")
        assert it.status == "archived (u undoes it)"
        assert names(it) == ["a.txt", "c.txt"]
        assert caption(it) == "BRIEFINGS 2, 2 unread · in command-line order"
        assert it.column("briefings")[2].startswith("▸"), "the cursor is on the next one"
        await it.press("A")
        assert it.status == "the archived briefings (esc back to the list)"
        assert names(it) == ["b.txt"]
        assert caption(it) == "BRIEFINGS 1 archived, 1 unread · in command-line order"
        await it.press("a")
        assert it.status == "moved back to the list (u undoes it)"
        assert it.column("briefings")[1] == "nothing here"
        await it.press("escape")
        assert names(it) == ["a.txt", "b.txt", "c.txt"]


async def test_removed_briefing_is_shown_after_the_archived_ones(listed) -> None:
    async with listed() as it:
        await it.press("A")
        assert it.status == "nothing is archived or removed"
        await it.press("a", "x")
        assert it.status == "removed from the list; the file stays (u undoes it)"
        assert names(it) == ["c.txt"]
        await it.press("A", "A")
        assert names(it) == ["b.txt"]
        assert caption(it).startswith("BRIEFINGS 1 removed")
        await it.press("A")
        assert names(it) == ["c.txt"]
        await it.press("A", "A", "x", "escape")
        assert names(it) == ["b.txt", "c.txt"]


async def test_undo_reverts_marks_in_reverse_order(listed) -> None:
    async with listed() as it:
        await it.press("r", "*", "a", "x", "c")
        assert it.status == "1 briefing marked read (u undoes it)"
        assert names(it) == ["c.txt"]
        said = []
        for _ in range(6):
            await it.press("u")
            said.append(it.status)
        assert said == [
            "undone: marked read",
            "undone: removed",
            "undone: archived",
            "undone: starred",
            "undone: marked read",
            "nothing to undo in the list",
        ]
        assert names(it) == ["a.txt", "b.txt", "c.txt"]
        assert all("●" in line for line in it.column("briefings")[1:4])
        assert "★" not in "".join(it.lines())


async def test_star_is_shown_sorted_and_filtered(listed) -> None:
    async with listed() as it:
        await it.press("G", "*")
        assert it.status == "starred"
        assert it.column("briefings")[3].startswith("▸●★")
        assert "starred" in it.lines()[-3]
        for _ in range(6):
            await it.press("s")
        assert it.status == "sorted: starred first"
        assert names(it) == ["c.txt", "a.txt", "b.txt"]
        await it.press("f", "*", "enter")
        assert names(it) == ["c.txt"]
        await it.press("*")
        assert it.status == "star removed"
        assert it.column("briefings")[1] == "no match"


async def test_mark_all_read_spares_those_that_the_filter_hides(listed) -> None:
    async with listed() as it:
        await it.press("f", *"b.", "enter", "c")
        assert it.status == "1 briefing marked read (u undoes it)"
        await it.press("escape")
        assert caption(it).startswith("BRIEFINGS 3, 2 unread")
        await it.press("c")
        assert it.status == "2 briefings marked read (u undoes it)"
        await it.press("c")
        assert it.status == "nothing unread here"
        await it.press("u")
        assert it.status == "undone: marked read, 2 briefings"
        assert caption(it).startswith("BRIEFINGS 3, 2 unread")


async def test_next_briefing_after_an_archived_one_is_its_former_neighbor(listed) -> None:
    async with listed() as it:
        await it.press("j", "enter")
        await it.turned()
        await it.press("i", "a", "i", ".")
        await it.turned()
        assert it.lines()[0].strip().startswith("Harbor closed")
        await it.press(",")
        await it.turned()
        assert it.lines()[0].strip().startswith("Ferries wait")


@pytest.mark.parametrize("bulk", [False, True], ids=["one-by-one", "all"])
async def test_marks_are_found_again_in_the_next_session(desk, state_folder, bulk: bool) -> None:
    store = Store(state_folder)
    async with desk(*TEXTS, names=NAMES, store=store, listed=True, filling=bulk) as it:
        if bulk:
            await it.press("c")  # before the files have been read
            await filled(it, 3)
        await it.press("a", "*", "j", "x")
    store.close()
    store = Store(state_folder)
    async with desk(*TEXTS, names=NAMES, store=store, listed=True) as it:
        assert len(names(it)) == 1, "what is known of the path shows before the file is read"
        await filled(it, 1)
        assert "Bridge opens" in it.column("briefings")[1]
        assert it.column("briefings")[1].startswith("▸ ★" if bulk else "▸●★")
        await it.press("A")
        assert "Ferries wait" in it.column("briefings")[1]
        await it.press("A")
        assert "Harbor closed" in it.column("briefings")[1]
    store.close()


async def test_changed_briefing_returns_from_the_archive_with_its_star(desk, state_folder) -> None:
    store = Store(state_folder)
    async with desk(*TEXTS, names=NAMES, store=store) as it:
        await it.press("i", "*", "a")
    store.close()
    store = Store(state_folder)
    changed = TEXTS[0].replace("It was late.", "It was early.")
    async with desk(changed, *TEXTS[1:], names=NAMES, store=store, listed=True) as it:
        await filled(it, 3)
        assert it.column("briefings")[1].startswith("▸≠★")
    store.close()


async def test_search_finds_archived_briefings_but_no_removed_ones(desk) -> None:
    async with desk(*TEXTS, names=NAMES, listed=True) as it:
        await filled(it, 3)
        await it.press("a", "x", "S", *"2026")
        await it.until(lambda: any("2 briefings" in line for line in it.lines()))
        found = "\n".join(it.lines())
        assert "Ferries wait" in found
        assert "Harbor closed" in found
        assert "Bridge opens" not in found


async def test_restricted_session_marks_briefings_until_it_ends(listed) -> None:
    async with listed(permissions=Permissions(None, restricted=True)) as it:
        await it.press("*", "j", "a", "x", "A", "u")
        assert it.status == "undone: removed"
