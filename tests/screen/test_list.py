"""The list of briefings: columns, sort orders, filters, and opening."""

import asyncio

import pytest

from summarizer.corpus.search.results import DocumentFacts
from tui.collection.catalog import BriefingKey
from tui.store.store import Store
from tui.workers.indexer import IndexerCallbacks

NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")
TEXTS = (
    "Ferries wait in Lund\n\n2026-02-03\n\nAnna Berg met Peter Novak in Lund. It was late.\n",
    "Älvsborg bridge opens\n\n2026-02-05\n\nCarl Holm opened it. Nobody came.\n\nIt rained.\n",
    "",
    "Harbor closed\n\n2026-02-04\n\nDora Lind closed the harbor. " + "The wind blew hard. " * 200 + "\n",
)


def rows(it) -> list[str]:
    """Return the lines of the list."""
    return [line for line in it.column("briefings")[1:] if line]


@pytest.fixture
def listed(desk):
    """Open the list without an indexer: only opened briefings and those analyzed ahead are read."""
    return lambda **settings: desk(*TEXTS, names=NAMES, listed=True, filling=False, **settings)


@pytest.fixture
def filling(desk):
    """Open the list with an indexer, which reads all briefings."""
    return lambda **settings: desk(*TEXTS, names=NAMES, listed=True, **settings)


async def test_list_is_shown_at_once(listed) -> None:
    async with listed() as it:
        assert it.column("briefings")[0] == "BRIEFINGS 4, 4 unread · in command-line order"
        assert rows(it)[0].startswith("▸●")
        assert [row.split()[-1] for row in rows(it)] == ["a.txt", "b.txt", "c.txt", "d.txt"]
        assert "enter open" in it.footer


async def test_list_opens_a_briefing_and_returns_to_its_place(listed) -> None:
    async with listed() as it:
        await it.press("j", "enter")
        await it.turned()
        assert it.lines()[0].strip().startswith("Älvsborg bridge opens")
        assert "2 of 4" in it.lines()[0]
        await it.press("G", "p", "i")
        row = rows(it)[1]
        assert row.startswith("▸   2026-02-05 Älvsborg bridge opens")
        assert "Carl Holm" in row
        assert row.endswith("1 min █1")
        assert it.column("briefings")[0] == "BRIEFINGS 4, 2 unread · in command-line order", (
            "c.txt has failed"
        )
        await it.press("i")
        assert it.sentence == "It rained."
        await it.press("i", "k", "enter")
        await it.turned()
        assert "1 of 4" in it.lines()[0]
        await it.press("i", "j", "enter")
        await it.turned()
        assert it.sentence == "It rained.", "where it was left"
        assert it.reading.choice.pinned


async def test_unreadable_briefing_shows_its_error_in_the_list(listed) -> None:
    async with listed() as it:
        await it.press("j", "j", "enter")
        await it.app.briefing.turning
        await it.quiet()
        assert "c.txt: is empty" in rows(it)[2]
        assert it.app.screen.query_one("#briefings").has_focus, "the list stays"
        assert it.column("briefings")[0].startswith("BRIEFINGS 4, 3 unread")


async def test_list_is_filtered_while_typing(listed) -> None:
    async with listed() as it:
        await it.press("f", *"B.")
        assert [row.split()[-1] for row in rows(it)] == ["b.txt"]
        assert it.status == "filter: B.▏"
        await it.press("backspace", "backspace")
        assert len(rows(it)) == 4
        await it.press(*"nothing")
        assert rows(it) == ["no match"]
        await it.press("ctrl+u", *"txt", "space", *"d.", "enter")
        assert len(rows(it)) == 1
        assert it.status == "filter: “txt d.” (esc to clear)"
        await it.press("enter")
        await it.turned()
        assert it.lines()[0].strip().startswith("Harbor closed")


async def test_filter_takes_keys_typed_ahead(listed) -> None:
    async with listed() as it:
        for key in "fb.":
            it.send(key)
        await it.quiet()
        assert it.status == "filter: b.▏"
        assert [row.split()[-1] for row in rows(it)] == ["b.txt"]


async def test_escape_clears_the_filter_and_then_leaves(listed) -> None:
    async with listed() as it:
        await it.press("f", *"b.", "escape")
        assert len(rows(it)) == 4, "called off"
        await it.press("f", *"b.", "enter", "escape")
        assert len(rows(it)) == 4
        await it.press("escape")
        assert it.status == "enter opens a briefing, q quits"
        await it.press("enter")
        await it.turned()
        await it.press("i", "escape")
        assert it.focus == "source"


async def test_filter_ignores_accents_and_case(listed) -> None:
    async with listed() as it:
        await it.press("j", "enter")
        await it.turned()
        await it.press("i", "f", *"alvsborg holm")
        assert [row.split()[2] for row in rows(it)] == ["Älvsborg"]


async def test_sort_key_cycles_through_the_orders(listed) -> None:
    async with listed() as it:
        for key in ("enter", "i", "j", "enter", "i", "j", "j", "enter", "i"):
            await it.press(key)
            if key == "enter":
                await it.turned()
        seen = {}
        for _ in range(7):
            await it.press("s")
            seen[it.status] = [row[1:].replace("●", "").split()[-1] for row in [*map(_name, rows(it))]]
        assert seen == {
            "sorted: newest first": ["Älvsborg", "Harbor", "Ferries", "c.txt:"],
            "sorted: by thread": ["Älvsborg", "Harbor", "Ferries", "c.txt:"],
            "sorted: by title": ["Älvsborg", "c.txt:", "Ferries", "Harbor"],
            "sorted: longest first": ["Harbor", "Ferries", "Älvsborg", "c.txt:"],
            "sorted: unread first": ["c.txt:", "Ferries", "Älvsborg", "Harbor"],
            "sorted: starred first": ["Ferries", "Älvsborg", "c.txt:", "Harbor"],
            "sorted: in command-line order": ["Ferries", "Älvsborg", "c.txt:", "Harbor"],
        }


def _name(row: str) -> str:
    """Return the first word after date and markers."""
    words = [word for word in row.lstrip("▸● ").split() if not word.startswith("2026")]
    return f" {words[0]}"


async def test_next_and_previous_follow_the_order_of_the_list(listed) -> None:
    async with listed() as it:
        await it.press("enter")
        await it.turned()
        await it.press("i", "j", "enter")
        await it.turned()
        await it.press("i", "s", "i", ".")
        await it.turned()
        assert it.lines()[0].strip().startswith("Harbor closed"), "the next older one"
        await it.press(",")
        await it.turned()
        assert it.lines()[0].strip().startswith("Älvsborg bridge opens")


async def test_cursor_stays_on_its_briefing_when_sorted(listed) -> None:
    async with listed() as it:
        await it.press("j", "s", "s", "s")
        on = it.app.screen.list.current
        assert it.app.catalog[on].name == "b.txt"
        assert next(row for row in rows(it) if row.startswith("▸")) == rows(it)[it.app.catalog.view.index(on)]


async def test_next_unread_skips_read_and_unreadable_briefings(listed) -> None:
    async with listed() as it:
        await it.press("enter")
        await it.turned()
        await it.press("i", "j", "r", "k", "U")
        assert "Harbor closed" in next(row for row in rows(it) if row.startswith("▸")), (
            "b.txt is marked read, c.txt can't be read"
        )
        await it.press("i", "U")
        await it.turned()
        assert it.lines()[0].strip().startswith("Harbor closed")
        await it.press("U")
        assert it.status == "no other unread briefing"


async def test_r_toggles_the_read_mark(listed) -> None:
    async with listed() as it:
        await it.press("r")
        assert it.status == "marked read"
        assert rows(it)[0].startswith("▸ ")
        assert not rows(it)[0].startswith("▸●")
        assert it.column("briefings")[0] == "BRIEFINGS 4, 3 unread · in command-line order"
        await it.press("r")
        assert it.status == "marked unread"
        assert rows(it)[0].startswith("▸●")


async def test_cursor_waits_on_the_first_unread_until_a_key_is_typed(listed) -> None:
    async with listed() as it:
        catalog = it.app.catalog
        catalog.update(BriefingKey(0), state="read")
        it.app.screen.freshen()
        await it.quiet()
        assert rows(it)[1].startswith("▸●")
        await it.press("k")
        catalog.update(BriefingKey(1), state="read")
        it.app.screen.freshen()
        await it.quiet()
        assert rows(it)[0].startswith("▸")


async def test_wide_list_shows_all_names_and_the_file(desk) -> None:
    names = "Carl Holm, Anna Berg, Peter Novak, Dora Lind"
    text = "Bridge opens\n\nCarl Holm met Anna Berg. Peter Novak met Dora Lind.\n"
    async with desk(text, TEXTS[0], names=NAMES, size=(200, 50)) as it:
        await it.press("i")
        row = rows(it)[0]
        assert all(name in row for name in names.split(", "))
        assert "a.txt" in row
        await it.resize(120, 36)
        assert "…" in rows(it)[0]
        assert "a.txt" not in rows(it)[0]


async def test_inferred_date_is_marked(listed) -> None:
    async with listed() as it:
        it.app.catalog.update(BriefingKey(0), date="2026-02-03", date_inferred=True)
        it.app.catalog.update(BriefingKey(1), date="2026-02-05")
        it.app.screen.freshen()
        await it.quiet()
        assert rows(it)[0].startswith("▸● ~2026-02-03 a.txt")
        assert rows(it)[1].startswith("●  2026-02-05 b.txt")
        assert "date inferred" in it.lines()[-3]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_list_fits_at_all_sizes(listed, size: tuple[int, int]) -> None:
    async with listed(size=size) as it:
        await it.press("enter")
        await it.turned()
        await it.press("i")
        assert rows(it)[0].startswith("▸   2026-02-03 Ferries" if size[0] > 40 else "▸   2026-02-03 F")
        assert "?" in it.footer


# With the process that reads them all


async def filled(it) -> None:
    """Wait until the indexer has read every file."""
    catalog = it.app.catalog
    await it.until(lambda: all(catalog[key].sha256 or catalog[key].error for key in catalog.view))
    while it.app.filler._looking is not None and not it.app.filler._looking.done():
        await asyncio.wait([it.app.filler._looking])
    it.app.screen.freshen()
    await it.quiet()


async def test_list_is_filled_with_titles_and_lengths(filling) -> None:
    async with filling() as it:
        await filled(it)
        assert [_name(row).strip() for row in rows(it)] == ["Ferries", "Älvsborg", "c.txt:", "Harbor"]
        assert rows(it)[3].endswith("4 min")
        assert it.column("briefings")[0] == "BRIEFINGS 4, 3 unread · in command-line order"


async def test_search_in_all_opens_a_briefing_at_the_match(filling) -> None:
    async with filling() as it:
        await it.press("S", *"nobody cam")
        await it.until(lambda: any("1 briefing" in line for line in it.lines()))
        await it.press("enter")
        await it.turned()
        assert it.lines()[0].strip().startswith("Älvsborg bridge opens")
        assert it.sentence == "Nobody came."
        assert it.focus == "source"


AGENCY = "Ferries wait in Lund\n\n2026-02-03\n\n" + " ".join(
    f"Ferry number {n} waited for {n + 20} hours off pier {chr(65 + n)} with its crew." for n in range(20)
)
LONGER = AGENCY + "\n\nThe mayor of Lund promised a second harbor by 2030.\n"


async def test_versions_of_a_story_share_a_line_and_differences_are_shown(desk) -> None:
    async with desk(AGENCY, TEXTS[1], LONGER, names=NAMES, listed=True) as it:
        it.analyzer.may_answer.set()
        await filled_with(it, 2)
        assert next(row for row in rows(it) if "Ferries" in row).count("(+1 similar)") == 1
        assert len(rows(it)) == 2
        while "c.txt" not in it.lines()[-3]:
            await it.press("j")
        await it.press("=")
        await it.app._comparing_versions
        await it.quiet()
        page = [line.strip() for line in it.lines()[:-2] if line.strip()]
        assert page[0].startswith("VERSIONS OF ONE STORY 1 added")
        assert "+ The mayor of Lund promised a second harbor by 2030." in page[-1]
        await it.press("o")
        await it.turned()
        assert it.reading.document.text.startswith("Ferries wait in Lund")
        assert "2030" not in it.reading.document.text


async def filled_with(it, count: int) -> None:
    """Wait until the list has this many lines."""
    await it.until(lambda: len(it.app.catalog.view) == count)
    it.app.screen.freshen()
    await it.quiet()


async def test_briefing_without_other_versions_says_so(filling) -> None:
    async with filling() as it:
        await it.press("=")
        assert it.status == "no other versions of this story"


async def test_list_shows_reading_state_of_earlier_sessions(desk, state_folder) -> None:
    store = Store(state_folder)
    async with desk(*TEXTS, names=NAMES, store=store) as it:
        await it.press("G", "p")
        it.app.briefing.save()
    store.close()
    store = Store(state_folder)
    changed = TEXTS[1].replace("Nobody came.", "Everybody came.")
    async with desk(TEXTS[0], changed, *TEXTS[2:], names=NAMES, store=store, listed=True) as it:
        await filled(it)
        assert rows(it)[0].startswith("2026-02-03 Ferries")
        assert rows(it)[1].startswith("▸●  2026-02-05 Älvsborg"), "the first that is not read"
        assert "Anna Berg, Peter Novak" in rows(it)[0]
        assert rows(it)[0].endswith("1 min █1")
    store.close()


async def test_unreadable_briefing_is_reported_once(filling) -> None:
    async with filling() as it:
        await filled(it)
        assert [str(failure).partition(":")[0] for failure in it.app.loader.failures] == ["c.txt"]
        await it.press("G", "k", "enter")
        await it.app.briefing.turning
        await it.quiet()
        assert len(it.app.loader.failures) == 1, "once"


async def test_indexer_failure_is_reported_and_reading_goes_on(filling) -> None:
    async with filling() as it:
        await filled(it)
        it.app.filler.indexer._heard.lost("the process that searches was killed, twice")
        await it.quiet()
        assert it.status.startswith("the process that searches was killed, twice  (! lists all)")
        await it.press("enter")
        await it.turned()
        assert it.lines()[0].strip().startswith("Ferries wait"), "one can go on reading"


@pytest.mark.parametrize(
    ("label", "before", "after"),
    [
        (None, "read", "changed"),
        (None, "unread", "unread"),
        ("Re: dam", "read", "unread"),  # in a mailbox: another letter, where the one that was read stood
    ],
)
async def test_file_changed_since_it_was_read_is_marked(desk, monkeypatch, label, before, after):
    """The file's line is not on the screen, and the indexer restarted: only its entry shows the change."""

    class GivenIndexer:
        """Stand-in for the indexer that sends what the test gives it."""

        def __init__(self, heard: IndexerCallbacks, _: object) -> None:
            self.heard = heard

        def add(self, items: object) -> None:
            list(items)

        def first(self, numbers: object) -> None:
            pass

        def close(self) -> None:
            pass

    monkeypatch.setattr("tui.collection.updates.IndexerClient", GivenIndexer)
    async with desk("One fell.", "It broke on Monday.") as it:
        heard, key = it.app.filler.indexer.heard, BriefingKey(1, 0)
        facts = DocumentFacts("Dam", None, "text", 4, "00aa", label=label)
        heard.entry(*key, facts)
        it.app.catalog.update(key, state=before)
        heard.entry(*key, facts)
        assert it.app.catalog[key].state == before, "it is the same"
        heard.entry(*key, facts._replace(sha256="00bb"))
        assert it.app.catalog[key].state == after
        assert it.app.catalog[key].sha256 == "00bb"
