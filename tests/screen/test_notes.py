"""Notes on sentences: on the screen, in exports and copies, and across sessions."""

from pathlib import Path

from tui.store.store import Store


async def test_note_is_shown_copied_and_exported_with_its_sentence(desk, tmp_path: Path, copied) -> None:
    async with desk(config=desk.export_to(tmp_path)) as it:
        await it.press("j", "P", *"see *page* 4", "enter")
        assert it.status == "kept, with a note: ¶ 1, sentence 2 (1 kept, 0 dropped; u undoes)"
        summary = it.column("summary")
        at = next(row for row, line in enumerate(summary) if "The harbor stayed closed." in line)
        assert "█" in summary[at]
        assert summary[at + 1].strip() == "» see *page* 4"
        await it.press("c")
        assert copied[-1].splitlines()[5:7] == [
            "The harbor stayed closed. (¶ 1, sentence 2)",
            "    Note: see *page* 4",
        ]
        await it.press("e", "enter")
        written = (tmp_path / "ferry.summary.md").read_text(encoding="utf-8")
        assert "> — ¶ 1, sentence 2\n\nNote: see \\*page\\* 4\n" in written
        await it.press("D")
        await it.digested()
        await it.press("enter")
        digest = (tmp_path / "digest.md").read_text(encoding="utf-8")
        assert "> — ¶ 1, sentence 2\n\nNote: see \\*page\\* 4\n" in digest


async def test_note_is_edited_deleted_and_undone(desk) -> None:
    async with desk() as it:
        await it.press("P", *"one", "enter", "P")
        assert it.status == "note: one▏"
        await it.press("ctrl+u", *"two", "enter")
        assert dict(it.reading.choice.notes) == {0: "two"}
        await it.press("u")
        assert dict(it.reading.choice.notes) == {0: "one"}
        await it.press("P", "ctrl+u", "enter")
        assert dict(it.reading.choice.notes) == {}
        assert it.reading.choice.pinned == {0}, "it is still kept"
        await it.press("u", "P", "x", "escape")
        assert dict(it.reading.choice.notes) == {0: "one"}, "called off"
        await it.press("p")
        assert it.reading.choice[:2] == (frozenset(), frozenset())
        assert dict(it.reading.choice.notes) == {}, "one that is not kept has no note"
        await it.press("u", "u", "u")
        assert it.status == "nothing to undo" or it.reading.summary.excerpts[0].note == ""


async def test_note_survives_sessions_and_file_changes(desk, tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    async with desk(store=store) as it:
        await it.press("j", "j", "P", *"ask", "enter")
    async with desk(store=store) as it:
        assert dict(it.reading.choice.notes) == {2: "ask"}
        assert (
            it.reading.summary.excerpts[[e.sentence for e in it.reading.summary.excerpts].index(2)].note
            == "ask"
        )
    async with desk("It rained in Malmö.\n\n" + desk.text, store=store) as it:
        assert dict(it.reading.choice.notes) == {3: "ask"}
        assert any("» ask" in line for line in it.column("summary"))
    store.close()


async def test_tag_of_a_note_filters_the_list_and_the_clippings(desk, tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    async with desk(desk.text, "It rained in Malmö.\n", store=store) as it:
        await it.press("j", "P", *"ask #Port", "enter", "i", "f", *"#port")
        assert [key.source for key in it.app.catalog.view] == [0]
        assert any("1 sentence kept · #port" in line for line in it.lines())
        await it.press("escape", "i", "P", "ctrl+u", *"ask", "enter", "i", "f", *"#port")
        assert it.app.catalog.view == ()
    (found,) = store.clippings()
    assert (found.text, found.note) == ("The harbor stayed closed.", "ask")
    async with desk(desk.text, store=store) as it:
        await it.press("p", "u")
        assert [each.text for each in store.clippings()] == ["The harbor stayed closed."]
    store.close()
