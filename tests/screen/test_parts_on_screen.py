"""Files that contain many briefings: listed part by part, and remembered as they grow."""

from pathlib import Path

from file_samples import change, packed
from mail_samples import REPLY, mailbox, part, with_parts

from summarizer.document import Document
from tui.collection.sources import Source
from tui.model.navigation import BriefingKey
from tui.store.store import Store

PLACES = ("Lund", "Oslo", "Malmö", "Turku")


def letter(place: str) -> bytes:
    text = f"They met in {place} on Monday. Nobody in {place} knew why the harbor was closed.\n"
    return f"From: Ann Lee <ann@example.org>\nSubject: News from {place}\n\n{text}".encode()


def box(*places: str) -> bytes:
    return mailbox(*map(letter, places))


def titles(it) -> list[str]:
    return [it.app.catalog[key].shown for key in it.app.catalog.view]


async def test_mailbox_lists_its_messages(desk) -> None:
    async with desk(Source("box", Path("box"), box(*PLACES)), listed=True) as it:
        await it.until(lambda: "News from Turku" in "\n".join(it.lines()))
        assert titles(it) == [f"News from {place}" for place in PLACES]
        assert sum("Ann Lee" in line for line in it.column("briefings")) == 4, "who wrote stands beside it"
        await it.press("j", "enter")
        await it.turned()
        assert it.lines()[0].startswith(" News from Oslo")
        assert "2 of 4" in it.lines()[0]
        await it.press(".")
        await it.turned()
        assert it.lines()[0].startswith(" News from Malmö")
        await it.press("e")
        await it.quiet()
        assert "box-message 3.summary.md" in "\n".join(it.lines())
        assert 'part: "message 3"' in "\n".join(it.lines())


async def test_message_shows_headers_and_leads_to_its_attachment(desk) -> None:
    notes = part(letter("Turku").decode(), "message/rfc822")
    data = with_parts(part("See what they wrote about the harbor."), notes)
    async with desk(Source("a.eml", Path("a.eml"), data)) as it:
        shown = it.column("source")
        first = shown.index(next(line for line in shown if "From: Ann Lee" in line))
        assert "Date: Tue, 3 Feb 2026" in shown[first + 1]
        await it.until(lambda: len(it.app.catalog) == 2)
        await it.press("j")
        assert it.lines()[0].endswith("1 of 2 ")
        await it.press(".")
        await it.turned()
        assert it.lines()[0].startswith(" News from Turku")


async def test_reading_state_survives_growth_of_a_mailbox(desk, tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(box("Lund", "Oslo"))
    store = Store(tmp_path / "store")
    async with desk(Source("box", path), store=store) as it:
        await it.press("j", "j", "j", "p")
        await it.until(lambda: len(it.app.catalog) == 2)
        change_bytes(path, box("Lund", "Oslo", "Malmö"))
        await it.app.live.look()
        await it.until(lambda: len(it.app.catalog) == 3)
        states = [it.app.catalog[key].state for key in it.app.catalog.view]
        assert states == ["read", "unread", "unread"]
        assert "changed" not in it.status
    store.flush()
    change_bytes(path, box("Turku", "Lund", "Oslo"))
    async with desk(Source("box", path), listed=True, store=store) as it:
        await it.until(lambda: len(it.app.catalog) == 3)
        await it.until(lambda: it.app.catalog[BriefingKey(0, 1)].state == "read")
        assert [it.app.catalog[key].state for key in it.app.catalog.view] == ["unread", "read", "unread"]
        assert it.app.catalog[BriefingKey(0, 1)].kept == 1
    store.close()


async def test_unreadable_archive_member_shows_its_error(desk) -> None:
    data = packed({"a.eml": REPLY, "b.bin2": bytes(range(256)) * 9, "c.txt": "They met in Lund."})
    async with desk(Source("all.zip", Path("all.zip"), data), listed=True) as it:
        await it.until(lambda: " c  " in "\n".join(it.lines()))
        assert any("all.zip [b.bin2]: looks like a binary file" in line for line in it.lines())
        await it.press("G", "enter")
        await it.turned()
        assert it.reading.document.part == "c.txt"


async def test_shrunken_mailbox_marks_missing_messages(desk, tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(box("Lund", "Oslo", "Malmö"))
    async with desk(Source("box", path)) as it:
        await it.until(lambda: len(it.app.catalog) == 3)
        change_bytes(path, box("Lund"))
        await it.app.live.look()
        await it.until(lambda: it.app.catalog[BriefingKey(0, 2)].error)
        assert it.app.catalog[BriefingKey(0, 2)].error == "is no longer in its file"
        assert isinstance(it.app.loader.get(BriefingKey(0)), Document)


async def test_single_letter_of_a_mailbox_is_joined_by_a_new_one(desk, tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(box("Lund"))
    async with desk(Source("box", path)) as it:
        assert it.lines()[0].startswith(" News from Lund")
        assert len(it.app.catalog) == 1
        change_bytes(path, box("Lund", "Oslo"))
        await it.app.live.look()
        await it.until(lambda: len(it.app.catalog) == 2)
        assert "changed" not in it.status
        await it.press(".")
        await it.turned()
        assert it.lines()[0].startswith(" News from Oslo")


def change_bytes(path: Path, data: bytes) -> None:
    change(path, data.decode("utf-8"))
