"""Restricted sessions of a shared login: no key and no action leaves the reader or writes elsewhere."""

import os
import re
import signal
from pathlib import Path

import pytest
from textual.app import App

from summarizer.export.markdown import to_markdown
from summarizer.files.locks import FolderQuota
from tui.model.export_target import FixedFolder, Permissions

NOTHING = Permissions(None, restricted=True)
OURS = {"quit", "bell", "focus"}
TEXTUALS = sorted(
    name.removeprefix("action_")
    for name in dir(App)
    if name.startswith("action_") and name.removeprefix("action_") not in OURS
)


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    (found := tmp_path / "exports").mkdir()
    return found


@pytest.fixture
def stops():
    """Restore the signal's handler after the test."""
    before = signal.getsignal(signal.SIGTSTP)
    yield
    signal.signal(signal.SIGTSTP, before)


pytestmark = pytest.mark.usefixtures("stops")


async def typed(it, text: str) -> None:
    await it.press("end", "ctrl+u", *text)


async def listed(it, word: str) -> str:
    """Return the commands that the palette lists for a word."""
    await it.press("ctrl+p", *word)
    found = "\n".join(it.lines())
    await it.press("escape", "escape")
    return found


async def test_restricted_session_without_a_folder_has_no_exports(desk, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk(permissions=NOTHING) as it:
        assert "export" not in it.footer
        screen = it.app.screen
        await it.press("e", "D", "ctrl+z")
        assert it.app.screen is screen
        for word in ("export", "digest", "suspend"):
            assert "no match" in await listed(it, word)
        assert list(tmp_path.iterdir()) == []


async def test_harmless_keys_work_in_a_restricted_session(desk) -> None:
    async with desk(permissions=NOTHING) as it:
        assert "quit" in await listed(it, "quit")
        await it.press("]", "enter", "n", "j", "p", "!")
        assert it.lines()[0].strip().startswith("MESSAGES")
        await it.press("escape", "?")
        assert "KEYS" in it.lines()[0]
        it.send("ctrl+c")
        await it.app._task
        assert it.app.return_code == 0


@pytest.mark.parametrize("permissions", [NOTHING, None], ids=["restricted", "own"])
async def test_actions_of_textual_run_only_in_an_unrestricted_session(
    desk, tmp_path, monkeypatch, permissions
) -> None:
    """Each action is requested; none runs in a restricted session."""
    monkeypatch.chdir(tmp_path)
    sent: list[object] = []
    monkeypatch.setattr(os, "kill", lambda *told: sent.append(told))
    done = []
    async with desk(permissions=permissions) as it:

        async def dispatch(target, name, parameters) -> bool:
            done.append(name)
            return True

        monkeypatch.setattr(it.app, "_dispatch_action", dispatch)
        for name in TEXTUALS:
            await it.app.run_action(f"app.{name}")
    assert done == ([] if permissions else TEXTUALS)
    assert {"screenshot", "suspend_process", "command_palette", "push_screen"} <= set(TEXTUALS)
    assert list(tmp_path.iterdir()) == []
    assert sent == []


async def test_restricted_session_opens_no_links(desk, monkeypatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("webbrowser.open", lambda *told, **_: opened.append(told))
    async with desk(permissions=NOTHING) as it:
        it.app.open_url("https://example.org")
        await it.quiet()
    assert opened == []


async def test_restricted_session_ignores_sigtstp(desk) -> None:
    async with desk(permissions=NOTHING):
        assert signal.getsignal(signal.SIGTSTP) == signal.SIG_IGN


async def test_export_is_a_new_file_in_the_export_folder(desk, exports: Path) -> None:
    async with desk(
        permissions=Permissions(FixedFolder(exports), restricted=True), names=["deep/.down/ferry.txt"]
    ) as it:
        await it.press("e")
        assert it.lines()[1].strip() == "ferry.summary.md"
        await it.press("enter")
        assert it.status == "written: ferry.summary.md"
        text = to_markdown(it.reading.analysis, it.reading.summary)
        assert [(path.name, path.read_text("utf-8")) for path in exports.iterdir()] == [
            ("ferry.summary.md", text)
        ]


NAMES = "not written: use letters, digits, spaces, . _ - (first: letter or digit)"
EXISTS = "not written: exists already; nothing was written"
REFUSED = {
    "": "type a file name, or press esc",
    "../ferry.md": NAMES,
    "/tmp/ferry.md": NAMES,
    "theirs.md": EXISTS,
    ".profile": NAMES,
    "-rf": NAMES,
    "--help": NAMES,
    "_x.md": NAMES,
    "*": NAMES,
    "$(id).md": NAMES,
    "a;b.md": NAMES,
    "link.md": EXISTS,
    "a`b`.md": NAMES,
    "a'b.md": NAMES,
    'a"b.md': NAMES,
    "a\\b.md": NAMES,
    "a:b.md": NAMES,
    "n" * 256: "not written: has a name that is too long",
    "~root": NAMES,
    "x.md|sh": NAMES,
}


@pytest.mark.parametrize("key", ["enter", "ctrl+o"])
async def test_export_touches_no_other_file(desk, exports: Path, key: str) -> None:
    (exports / "theirs.md").write_text("theirs", encoding="utf-8")
    (exports / "link.md").symlink_to(exports.parent / "target.md")
    async with desk(permissions=Permissions(FixedFolder(exports), restricted=True)) as it:
        await it.press("e")
        for name, said in REFUSED.items():
            it.app.screen._path.value = ""
            await it.paste(name)
            assert it.app.screen._path.value == name
            assert it.lines()[-1].strip(" ─") == it.app.screen.HINT, name
            await it.press(key)
            assert it.lines()[-1].strip(" ─") == (said if key == "enter" else it.app.screen.HINT), name
            assert (exports / "theirs.md").read_text("utf-8") == "theirs"
            assert sorted(path.name for path in exports.iterdir()) == ["link.md", "theirs.md"], name
            assert not (exports.parent / "target.md").exists()


async def test_invisible_characters_in_a_name_are_refused(desk, exports: Path) -> None:
    async with desk(permissions=Permissions(FixedFolder(exports), restricted=True)) as it:
        await it.press("e")
        for name in ("a\u202eb.md", "a\u200bb.md", "a\u3164.md", "a\nb.md", "a\u2028b.md", "a\xa0b"):
            it.app.screen._path.value = ""
            await it.quiet()
            assert it.lines()[-1].strip(" ─") == it.app.screen.HINT
            it.app.screen._path.value = name
            await it.press("enter")
            assert it.lines()[-1].strip(" ─") == NAMES, name
            assert list(exports.iterdir()) == []


async def test_name_of_letters_and_digits_is_written(desk, exports: Path) -> None:
    names = ["x", "9.md", "Ferry talks_2-b.v1.md", "Überblick.md", "сводка.md", "概要.md"]
    async with desk(permissions=Permissions(FixedFolder(exports), restricted=True)) as it:
        for count, name in enumerate(names, 1):
            await it.press("e")
            it.app.screen._path.value = name
            await it.press("enter")
            assert it.status == f"written: {name}"
            assert {path.name for path in exports.iterdir()} == {*names[:count]}


@pytest.mark.parametrize(
    ("briefing", "suggested"),
    [
        ("$(id).txt", "id-.summary.md"),
        ("-rf.txt", "rf.summary.md"),
        ("a (final), b.txt", "a -final-- b.summary.md"),
        ("Müller.txt", "Müller.summary.md"),
        ("***.txt", "summary.md"),
    ],
)
async def test_suggested_name_is_accepted(desk, exports: Path, briefing: str, suggested: str) -> None:
    async with desk(permissions=Permissions(FixedFolder(exports), restricted=True), names=[briefing]) as it:
        await it.press("e", "enter")
        assert it.status == f"written: {suggested}"


async def test_number_of_exports_is_limited(desk, exports: Path) -> None:
    """Every entry of the folder counts, whoever created it."""
    (exports / "theirs").mkdir()
    (exports / "link.md").symlink_to("nowhere")
    async with desk(
        permissions=Permissions(FixedFolder(exports, FolderQuota(max_files=3)), restricted=True)
    ) as it:
        await it.press("e", "enter")
        assert it.status == "written: ferry.summary.md"
        await it.press("e")
        await typed(it, "more.md")
        await it.press("enter")
        said = it.lines()[-1].strip(" ─")
        assert said.startswith("not written: the folder contains 3 of 3 files allowed: ask the")
        assert len(list(exports.iterdir())) == 3


async def test_total_size_of_exports_is_limited(desk, exports: Path) -> None:
    (exports / "theirs.md").write_bytes(b"x" * 10_000)
    quota = FolderQuota(max_bytes=10_100)
    async with desk(permissions=Permissions(FixedFolder(exports, quota), restricted=True)) as it:
        await it.press("e", "enter")
        said = it.lines()[-1].strip(" ─")
        assert re.match(
            r"not written: it needs [\d.]+ (bytes|KB), and 100 bytes are left of the 9\.9 KB", said
        )
        assert [path.name for path in exports.iterdir()] == ["theirs.md"]


async def test_digest_is_written_to_the_export_folder(desk, exports: Path) -> None:
    async with desk(
        desk.text, desk.text + "Two.", permissions=Permissions(FixedFolder(exports), restricted=True)
    ) as it:
        await it.press("D")
        await it.digested()
        await it.press("enter")
        assert [path.name for path in exports.iterdir()] == ["digest.md"]
