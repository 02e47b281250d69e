"""A pasted text as a briefing: read from memory, or saved to a file."""

from dataclasses import replace
from pathlib import Path

import pytest

from tui.model.export_target import FixedFolder, Permissions
from tui.screens import paste
from tui.store.store import Store

PASTED = "Ilse Brandt opened the yard in Kiel.\r\rThe crane stays closed until May.\r"


async def opened(it) -> None:
    """Wait until the pasted text is open and analyzed."""
    await it.turned()
    await it.quiet()


async def test_pasted_text_is_read_and_not_stored(desk, tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    async with desk(store=store) as it:
        await it.press("i", "v")
        assert it.lines()[0].strip().startswith("Paste a briefing")
        assert it.lines()[-1].strip(" ─") == ("ctrl+d: read (not stored) · ctrl+s: save · esc: cancel")
        await it.paste(PASTED)
        assert "Ilse Brandt opened the yard in Kiel." in it.lines()[2]
        assert it.lines()[0].strip().endswith("72 characters")
        await it.press("ctrl+d")
        await opened(it)
        assert (
            it.reading.document.text
            == "Ilse Brandt opened the yard in Kiel.\n\nThe crane stays closed until May.\n"
        )
        assert "not stored" in it.status
        await it.press("j", "P", *"ask #crane", "enter", "m", "a", "i", "f", *"#crane")
        assert any("pasted text" in line for line in it.lines())
        await it.press("escape", "i", ",")
        await opened(it)
        assert "not stored" not in it.status
        assert it.reading.document.path == "ferry.txt"
        await it.press(".")
        await opened(it)
        assert dict(it.reading.choice.notes) == {1: "ask #crane"}, "it is remembered in this session"
    assert store.clippings() == []
    assert [state.path.name for state in store.recent_states(9)] == ["ferry.txt"]
    store.close()
    inside = b"".join(file.read_bytes() for file in (tmp_path / "state").iterdir())
    assert not any(word in inside for word in (b"Brandt", b"crane", b"pasted"))


async def test_text_is_saved_to_a_file_if_asked_for(desk, tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    async with desk(store=store, config=desk.export_to(tmp_path)) as it:
        await it.press("i", "v")
        await it.paste(PASTED)
        await it.press("ctrl+s", "end", "ctrl+u", *f"{tmp_path}/yard.txt", "enter")
        await opened(it)
        assert (tmp_path / "yard.txt").read_text(encoding="utf-8") == PASTED.replace("\r", "\n")
        assert "not stored" not in it.status
        await it.press("p")
    assert [each.path for each in store.clippings()] == [str(tmp_path / "yard.txt")]
    store.close()


async def test_several_pastes_and_typed_text_are_one_text(desk) -> None:
    async with desk(listed=True, settled=False) as it:
        await it.press("v", *"The q")
        await it.paste("uay burned.\n")
        await it.press("enter", *"Nobody", "x", "backspace", ".", "q")
        await it.press("backspace", "ctrl+d")
        await opened(it)
        assert it.reading.document.text == "The quay burned.\n\nNobody."


async def test_escape_cancels_a_paste_and_no_text_is_refused(desk) -> None:
    async with desk() as it:
        await it.press("i", "v", "ctrl+d")
        assert "there is no text yet: paste it, or press esc" in it.lines()[-1]
        await it.paste("Something.")
        await it.press("ctrl+u", "ctrl+d")
        assert "there is no text yet" in it.lines()[-1]
        await it.press("escape")
        assert len(it.app.catalog) == 1
        assert "BRIEFINGS" in it.lines()[0]


async def test_long_text_is_cut_and_said(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paste, "MOST", 20)
    async with desk() as it:
        await it.press("i", "v")
        await it.paste("The quay burned down.")
        assert "cut: a text has at most 20 characters" in it.lines()[-1]
        await it.press("ctrl+d")
        await opened(it)
        assert it.reading.document.text == "The quay burned down"


async def test_hostile_paste_is_text(desk) -> None:
    async with desk() as it:
        await it.press("i", "v")
        await it.paste("[bold]x[/] \x1b[2J\x07 [@click=app.quit]y[/]\n\u202eevil")
        shown = "\n".join(it.lines())
        assert "[bold]x[/]" in shown
        assert not any(character in shown for character in "\x1b\x07\u202e")
        await it.press("ctrl+d")
        await opened(it)
        assert "\x1b" not in it.reading.document.text


@pytest.mark.parametrize("exports", [False, True])
async def test_restricted_session_reads_a_paste_and_saves_none(desk, tmp_path: Path, exports: bool) -> None:
    permissions = Permissions(FixedFolder(tmp_path) if exports else None, restricted=True)
    async with desk(permissions=permissions) as it:
        await it.press("i", "v")
        assert "ctrl+s" not in it.lines()[-1]
        await it.paste("The quay burned.")
        await it.press("ctrl+s", "ctrl+d")
        await opened(it)
        assert it.reading.document.text == "The quay burned."
        assert list(tmp_path.iterdir()) == []


async def test_second_paste_has_a_name_of_its_own(desk) -> None:
    async with desk(config=replace(desk.two_sentences)) as it:
        for text in ("The quay burned.", "The crane fell."):
            await it.press("i", "v")
            await it.paste(text)
            await it.press("ctrl+d")
            await opened(it)
        assert it.reading.document.path == "pasted text 2"
        assert it.reading.document.text == "The crane fell."


async def test_cut_paste_and_lost_keys_are_said_on_the_page(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paste, "LONGEST_PASTE", 16)
    async with desk() as it:
        await it.press("i", "v")
        await it.paste("The quay burned.")
        it.app.on_paste_cut()
        await it.quiet()
        assert "a paste has at most 16 characters: paste the rest after it" in it.lines()[-1]
        it.app.on_keys_lost()
        await it.quiet()
        assert "some keys were dropped: too many at once" in it.lines()[-1]
        await it.press("escape", "f")
        assert "filter:" in it.status
