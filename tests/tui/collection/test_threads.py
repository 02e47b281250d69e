"""Threads of mail messages, as pure functions on entries of the catalog."""

from summarizer.document import MessageHeaders
from tui.collection.catalog import Catalog
from tui.collection.entries import CatalogEntry
from tui.collection.threads import conversation_of, grouped, replies
from tui.model.navigation import BriefingKey


def entry(number: int, date: str | None, *references: str, ident: str = "") -> CatalogEntry:
    headers = MessageHeaders(ident or f"m{number}", references, "Dam", bool(references))
    return CatalogEntry(BriefingKey(number), f"{number}.eml", date=date, message=headers)


def test_answers_of_one_day_follow_what_they_answer() -> None:
    entries = [
        entry(0, "2026-02-02", "m2", "m1"),
        entry(1, "2026-02-02", "m2"),
        entry(2, "2026-02-02"),
        CatalogEntry(BriefingKey(3), "note.txt", date="2026-02-01"),
        entry(4, None, "m2"),
    ]
    of = conversation_of(entries)
    assert BriefingKey(3) not in of
    found = [each.key.source for each in grouped(entries, of, lambda thread: thread[0].name)]
    assert found == [2, 1, 0, 4, 3], "without a date at the end"
    assert {key.source for key in replies([BriefingKey(n) for n in found], of)} == {1, 0, 4}


def test_message_that_comes_later_joins_its_thread() -> None:
    catalog = Catalog(["0.eml", "note.txt", "2.eml"])
    catalog.update(BriefingKey(0), message=entry(0, None).message)
    assert [key.source for key in catalog.view] == [0, 1, 2]
    catalog.update(BriefingKey(2), message=entry(2, None, "m0").message)
    assert [key.source for key in catalog.view] == [0, 2, 1]
    assert [catalog.is_reply(key) for key in catalog.view] == [False, True, False]
