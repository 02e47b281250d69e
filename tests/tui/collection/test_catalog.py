"""The catalog of the list: counts, and the work of filling a long list."""

import pytest
from work_steps import steps_of

from summarizer.document import MessageHeaders
from tui.collection import catalog as module
from tui.collection.catalog import SORTS, Catalog
from tui.model.navigation import BriefingKey
from tui.store.state import ListMarks

MOST = 2.6
"""How many times as much twice the entries may cost; n² costs four times as much."""
LONG = 100
OFTEN = 4
"""Entries that come between two looks of the screen."""


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat a list of more than `LONG` entries as a long one: to count steps takes time."""
    monkeypatch.setattr(module, "LONG", LONG)


def look(catalog: Catalog) -> None:
    """Look at the catalog as the screen of the list does while it is filled."""
    if catalog.is_due:
        assert catalog.view
    assert catalog.count("list") >= catalog.unread > 0


def fill_folder(catalog: Catalog, count: int) -> None:
    for number in range(count):
        key = BriefingKey(number)
        date = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
        catalog.update(
            key, title=f"Ferry {number * 7919 % count}", date=date, words=number % 999, sha256="00"
        )
        if number % 3 == 0:
            catalog.update(key, state="read")
        if number % OFTEN == 0:
            look(catalog)
    assert len(catalog.view) == count


@pytest.mark.parametrize("sort", range(len(SORTS)), ids=[sort.name for sort in SORTS])
def test_filling_a_long_list_takes_near_linear_steps(sort):
    def steps(count: int) -> int:
        catalog = Catalog([f"{number}.txt" for number in range(count)])
        catalog.arrange(sort=sort)
        return steps_of(lambda: fill_folder(catalog, count))

    assert steps(8 * LONG) < MOST * steps(4 * LONG)


def test_filling_the_list_of_a_mailbox_takes_near_linear_steps():
    def fill(catalog: Catalog, count: int) -> None:
        for number in range(count):
            replied = (f"<{number - 1}@a>",) if number % 4 else ()
            headers = MessageHeaders(subject=f"Pier {number // 4}", id=f"<{number}@a>", references=replied)
            catalog.update(BriefingKey(0, number), title="Pier", date="2026-02-03", message=headers)
            if number % OFTEN == 0:
                look(catalog)
        assert len(catalog.view) == count

    def steps(count: int) -> int:
        catalog = Catalog(["mailbox"])
        return steps_of(lambda: fill(catalog, count))

    assert steps(8 * LONG) < MOST * steps(4 * LONG)


def test_next_unread_of_a_list_that_is_read_takes_few_steps():
    catalog = Catalog([f"{number}.txt" for number in range(4 * LONG)])
    for number in range(4 * LONG):
        catalog.update(BriefingKey(number), state="read")
    assert steps_of(lambda: catalog.next_unread(BriefingKey(7))) < 100


def test_counts_follow_reading_state_and_marks():
    catalog = Catalog(["a.txt", "b.txt", "c.txt"])
    first, second, third = (BriefingKey(number) for number in range(3))
    catalog.update(first, state="read")
    catalog.update(second, error="is empty")
    assert (catalog.count("list"), catalog.unread) == (3, 1)
    catalog.update(third, listed=ListMarks(archived=True))
    assert (catalog.count("list"), catalog.count("archived"), catalog.unread) == (2, 1, 0)
    catalog.update(first, listed=ListMarks(removed=True))
    assert catalog.removed == {first}
    catalog.update(first, listed=ListMarks())
    catalog.update(first, state="changed")
    assert catalog.removed == frozenset()
    assert (catalog.count("list"), catalog.unread) == (2, 1)


def test_view_follows_each_field_that_it_depends_on():
    changes = {"title": "Aa", "date": "2026-09-09", "words": 9_999, "state": "read"}
    for sort in range(len(SORTS)):
        for field, value in changes.items():
            catalog, again = (Catalog(["x.txt", "y.txt", "z.txt"]) for _ in range(2))
            for one in (catalog, again):
                one.arrange(sort=sort)
                for number in range(3):
                    one.update(BriefingKey(number), title=f"Q{number}", date="2026-01-01", words=5)
            assert catalog.view
            catalog.update(BriefingKey(1), **{field: value})
            again.update(BriefingKey(1), **{field: value})
            assert catalog.view == again.view, (SORTS[sort].name, field)


def test_filter_follows_a_title_that_comes_later():
    catalog = Catalog(["x.txt", "y.txt"])
    catalog.arrange(filter="ferry")
    assert catalog.view == ()
    catalog.update(BriefingKey(1), title="Ferries wait")
    assert catalog.view == ()
    catalog.update(BriefingKey(1), title="Ferry waits")
    assert catalog.view == (BriefingKey(1),)
