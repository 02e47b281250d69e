"""Settings that the command palette changes: their effect at once, and what is in the file then."""

from dataclasses import replace
from pathlib import Path

import pytest

from tui.model.export_target import Permissions
from tui.settings.config import Config

FIGURED = (
    "Anna Berg met Peter Novak in Lund on 3 May 2024 about 40 million euros. The harbor stayed closed.\n\n"
    "Ferries waited outside for two days.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path of the settings, a file with a comment."""
    (found := tmp_path / "config.toml").write_text("# mine\n[look]\nwrap = 88  # wide\n")
    return found


async def chosen(it, words: str) -> None:
    """Run the first command that the palette finds for some words."""
    before = it.status
    await it.press("ctrl+p", *words, "enter")
    await it.until(lambda: it.status != before and "aved" in it.status)


async def test_dates_and_quantities_are_hidden_and_shown_again(desk, file) -> None:
    async with desk(FIGURED, config=Config(file=file)) as it:
        assert "Dates" in it.column("entities")
        count = len(it.reading.analysis.entities)
        await chosen(it, "hide dates")
        assert "Dates" not in it.column("entities")
        assert it.column("entities")[0] == f"ENTITIES {count - 1} of {count}"
        assert it.status.startswith('saved: entities.hide = "date" in ')
        await chosen(it, "hide quantities")
        assert 'hide = "date quantity"' in file.read_text()
        await chosen(it, "show dates")
        assert "Dates" in it.column("entities")
        assert 'hide = "quantity"' in file.read_text()


async def test_hidden_type_is_listed_when_t_asks_for_it(desk) -> None:
    async with desk(FIGURED, config=Config(hidden_types="date")) as it:
        assert "Dates" not in it.column("entities")
        await it.press("t", "t", "t")
        assert it.status.startswith("only dates")
        assert "Dates" in it.column("entities")
        await it.press("escape")
        assert "Dates" not in it.column("entities")


async def test_all_hidden_entities_are_explained(desk) -> None:
    config = Config(hidden_types="person organization place nationality event date quantity other")
    async with desk(config=config) as it:
        assert "all types found here" in " ".join(it.column("entities"))


async def test_width_and_marks_apply_at_once(desk, file) -> None:
    text = "word " * 60 + "end.\n"
    async with desk(text, size=(200, 50), config=Config(file=file)) as it:
        before = [line for line in it.column("source") if "word" in line]
        assert "▸▌1" in before[0]
        await chosen(it, "60 columns")
        after = [line for line in it.column("source") if "word" in line]
        assert len(after) > len(before)
        assert all(len(line) <= 60 + 6 for line in after)
        assert file.read_text() == "# mine\n[look]\nwrap = 60  # wide\n"
        await chosen(it, "hide marks")
        assert it.column("source")[1].startswith("▸  word")


async def test_kept_sentences_are_marked_even_without_marks(desk) -> None:
    async with desk(config=Config(marks=False)) as it:
        await it.press("p")
        assert it.column("source")[1].startswith("▸█ Anna Berg")


async def test_theme_is_saved(desk, file) -> None:
    async with desk(config=Config(file=file)) as it:
        await it.press("ctrl+p", *"theme nord", "enter")
        assert it.status == "theme: nord (this session) (ctrl+p look.theme saves it)"
        await chosen(it, "save nord")
        assert file.read_text() == '# mine\n[look]\nwrap = 88  # wide\ntheme = "nord"\n'


async def test_length_of_the_summary_is_saved_for_later_briefings(desk, file) -> None:
    async with desk(desk.text, desk.text + "More.\n", config=Config(file=file)) as it:
        await it.press("-", "-")
        await chosen(it, "save length")
        assert '[summary]\nlength = "3"' in file.read_text()
        await it.press(".")
        await it.turned()
        assert str(it.reading.length) == "3"


async def test_setting_that_is_not_saved_is_reported_and_applied(desk, file) -> None:
    file.write_text("[look\n")
    async with desk(FIGURED, config=Config(file=file)) as it:
        await chosen(it, "hide dates")
        assert it.status.startswith(f"not saved: {file}: line 1: not TOML"[:60])
        assert "Dates" not in it.column("entities")
        assert file.read_text() == "[look\n"


@pytest.mark.parametrize("restricted", [False, True])
async def test_settings_without_a_file_of_the_user_are_not_offered(desk, file, restricted) -> None:
    permissions = Permissions(None, restricted=True) if restricted else None
    config = Config(file=file if restricted else None)
    was = file.read_text()
    async with desk(config=config, permissions=permissions) as it:
        await it.press("ctrl+p", *"hide dates")
        assert any("no match" in line for line in it.lines())
        await it.press("escape", "escape")
        await it.app.run_action("app.save('look.wrap', 60)")
        assert it.app.config == config
    assert file.read_text() == was
    assert replace(config, file=None) == Config()
