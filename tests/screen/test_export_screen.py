"""Export: the displayed summary is written to the given path; nothing is overwritten by mistake."""

from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.export.markdown import to_markdown
from tui.model.export_target import FixedFolder, Permissions

OLD = "my own notes\n"


async def typed(it, path: str) -> None:
    """Replace the text of the input line."""
    for key in ("end", "ctrl+u", *path):  # faster than they are handled, as over a slow line
        it.send(key)
    await it.quiet()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "ferry.summary.md").write_text(OLD, encoding="utf-8")
    return tmp_path / "ferry.summary.md"


async def test_existing_file_is_overwritten_only_on_ctrl_o(desk, file: Path) -> None:
    async with desk(config=desk.export_to(file.parent)) as it:
        await it.press("e", "enter")
        assert it.lines()[-1].strip(" ─") == ("file exists (ctrl+o overwrites it)")
        assert file.read_text(encoding="utf-8") == OLD
        await it.press("ctrl+o")
        assert it.status == f"written: {file}"
        assert file.read_text(encoding="utf-8") == to_markdown(it.reading.analysis, it.reading.summary)
        assert [path.name for path in file.parent.iterdir()] == [file.name], "nothing is left lying about"


async def test_escape_cancels_the_export(desk, file: Path) -> None:
    async with desk(config=desk.export_to(file.parent)) as it:
        await it.press("e", "escape")
        assert it.status == "export cancelled"
        assert it.focus == "source"
        assert file.read_text(encoding="utf-8") == OLD


@pytest.mark.parametrize(
    ("opens", "key"),
    [("e", "ctrl+q"), ("e", "ctrl+c"), ("question_mark", "ctrl+q"), ("exclamation_mark", "ctrl+c")],
)
async def test_quit_keys_work_on_pages(desk, file: Path, opens: str, key: str) -> None:
    async with desk(config=desk.export_to(file.parent)) as it:
        await it.press(opens)
        it.send(key)
        await it.app._task
        assert it.app.return_code == 0
        assert file.read_text(encoding="utf-8") == OLD


UNWRITABLE = {
    "": "type a file path, or press esc",
    "none/there.md": "not written: its folder does not exist",
    ".": "not written: is a folder; give the name of a file in it",
}


@pytest.mark.parametrize("key", ["enter", "ctrl+o"])
async def test_unwritable_path_is_refused_in_one_line(
    desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk() as it:
        await it.press("e")
        for path, said in UNWRITABLE.items():
            await typed(it, path)
            await it.press(key)
            assert it.lines()[-1].strip(" ─") == said
            assert list(tmp_path.iterdir()) == []
            await typed(it, "here.md")
            assert "enter: save" in it.lines()[-1], "what was wrong is not wrong any more"
        await it.press("enter")
        assert [path.name for path in tmp_path.iterdir()] == ["here.md"]


async def test_export_is_named_after_the_briefing(
    desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk(names=["deep/down/talks.v2.md"]) as it:
        await it.press("e", "enter")
        assert [path.name for path in tmp_path.iterdir()] == ["talks.v2.summary.md"]
        assert it.status == f"written: {tmp_path / 'talks.v2.summary.md'}"


async def test_preview_scrolls_through_the_whole_export(desk, tmp_path: Path) -> None:
    async with desk(size=(80, 12), config=desk.export_to(tmp_path)) as it:
        await it.press("e")
        assert it.lines()[3].strip() == "---"
        seen = it.lines()
        for _ in range(12):
            await it.press("pagedown")
            seen += it.lines()
        assert any("Anna Berg met Peter Novak" in line for line in seen)
        assert "more below" not in it.lines()[2]
        for _ in range(12):
            await it.press("pageup")
        assert it.lines()[3].strip() == "---"


async def test_keys_typed_ahead_go_to_the_export_page(desk, tmp_path) -> None:
    async with desk(config=desk.export_to(tmp_path)) as it:
        for key in ("e", "2", "enter"):
            it.send(key)
        await it.quiet()
        assert it.status.startswith("written:")
        assert [path.name for path in tmp_path.iterdir()] == ["ferry.summary.md2"]


async def test_export_follows_the_settings(desk, tmp_path: Path) -> None:
    config = replace(
        desk.export_to(tmp_path),
        export_format="obsidian",
        export_template="$front\n$kept\nfrom $source",
        export_name="$date $name.md",
        export_source="relative",
    )
    async with desk(config=config, names=["/briefings/ferry.txt"]) as it:
        await it.press("j", "P", *"ask #port", "enter", "e", "enter")
        file = tmp_path / "undated ferry.md"
        assert it.status == f"written: {file}"
        text = file.read_text(encoding="utf-8")
        assert 'tags: ["briefing", "port"]' in text
        assert "> The harbor stayed closed.\n>\n> — ¶ 1, sentence 2\n\n^s2\n\nNote: ask #port\n" in text
        source = text.splitlines()[-1].removeprefix("from ")
        assert source.startswith("../")
        assert (tmp_path / source).resolve() == Path("/briefings/ferry.txt")


async def test_restricted_export_names_no_absolute_path(desk, tmp_path: Path) -> None:
    config = replace(desk.two_sentences, export_source="absolute", export_name="$title: $name.md")
    permissions = Permissions(FixedFolder(tmp_path), restricted=True)
    async with desk(config=config, permissions=permissions) as it:
        await it.press("e", "enter")
        assert it.status == "written: ferry- ferry.md"
        assert 'source: "ferry.txt"' in (tmp_path / "ferry- ferry.md").read_text(encoding="utf-8")
