"""The page on a name says why it has its type, and its keys correct it: for this briefing, or for good."""

from pathlib import Path

import pytest
from pictures import compare

from summarizer.name_rules import NameRule, NameRules
from tui.model.export_target import Permissions
from tui.settings import name_file
from tui.settings.config import Config

PICTURES = Path(__file__).parent / "snapshots_names"
TEXT = (
    "Mayor Anna Berg met Peter Novak in Lund on Monday. Shares in Orla Energi fell.\n\n"
    "“We will open it soon,” said Berg. Novak left for Paris.\n"
)


async def about(it, name: str) -> list[str]:
    """Open the page on a name, and return its lines."""
    await it.press("2", "g")
    for _ in range(30):
        if it.reader.entities.current.name == name:
            break
        await it.press("j")
    await it.press("o")
    await it.found_out()
    return [line.strip(" ▸") for line in it.lines()]


def kinds(it) -> dict[str, str]:
    return {entity.name: entity.type for entity in it.reading.known.entities}


async def corrected(it, *keys: str) -> None:
    await it.press(*keys)
    await it.analyzed()
    await it.quiet()


async def test_page_says_why_a_name_has_its_type(desk) -> None:
    async with desk(TEXT) as it:
        page = await about(it, "Anna Berg")
        at = page.index("Why a person")
        assert page[at + 1] == "title before it: Mayor"
        assert page[at + 2] == "words beside it: “Mayor Anna Berg” (person)"
        assert page[at + 3].startswith("tagger: person 9")
        assert page[at + 3].endswith("(2 mentions read)")
        await it.press("escape")
        assert "word list: Paris is a place" in await about(it, "Paris")
        await it.press("escape")
        assert "found by its form, as every date is" in await about(it, "Monday")


async def test_rule_of_the_user_is_the_reason(desk) -> None:
    rules = NameRules((NameRule("Lund", "person", ("L.",)),))
    async with desk(TEXT, config=Config(names=rules)) as it:
        page = await about(it, "Lund")
        assert page[1:3] == ["person", "also L. (your rule)"]
        assert page[page.index("Why a person") + 1] == "your rule: Lund is a person"


async def test_type_is_corrected_in_this_briefing_and_undone(desk) -> None:
    async with desk(TEXT) as it:
        await it.press("j", "j")
        before = it.reading.cursor
        assert kinds(it)["Lund"] == "place"
        await about(it, "Lund")
        assert "t type" in it.footer
        await it.press("t")
        assert it.lines()[0].strip().startswith("CHOOSE ITS TYPE")
        await corrected(it, "enter")
        assert kinds(it)["Lund"] == "person"
        assert it.status == "Lund is now a person in this briefing (u undoes)"
        assert it.reading.cursor == before
        assert it.reader.entities.current.name == "Lund"
        await corrected(it, "u")
        assert kinds(it)["Lund"] == "place"
        assert it.status == "correction of a name undone"
        await it.press("u")
        assert it.status == "nothing to undo"


async def test_name_is_merged_split_and_hidden(desk) -> None:
    async with desk(TEXT) as it:
        await about(it, "Anna Berg")
        await corrected(it, "s", "enter")
        assert {"Anna Berg", "Berg"} <= kinds(it).keys()
        await about(it, "Berg")
        await it.press("m")
        assert "Anna Berg · person · 1" in it.lines()[1], "the name that shares a word comes first"
        await corrected(it, "enter")
        assert "Berg" not in kinds(it)
        await about(it, "Peter Novak")
        await corrected(it, "x")
        assert "Peter Novak" not in kinds(it)
        for expected in ("Peter Novak", "Berg"):
            await corrected(it, "u")
            assert expected in kinds(it)


async def test_undo_takes_decisions_and_corrections_back_in_their_order(desk) -> None:
    async with desk(TEXT) as it:
        await it.press("3", "g", "p")
        await about(it, "Lund")
        await corrected(it, "t", "enter")
        await it.press("3", "j", "x")
        await it.press("u")
        assert not it.reading.choice.dropped
        assert kinds(it)["Lund"] == "person"
        await corrected(it, "u")
        assert kinds(it)["Lund"] == "place"
        assert it.reading.choice.pinned
        await it.press("u")
        assert not it.reading.choice.pinned


async def test_correction_for_good_is_saved_beside_the_comments(desk, tmp_path: Path) -> None:
    (file := tmp_path / "names.toml").write_text('# mine\nhidden = ["Quay"]\n')
    config = Config(names=name_file.load(file)[0], names_file=file)
    async with desk(TEXT, TEXT + "More.", config=config) as it:
        await about(it, "Anna Berg")
        await it.press("t", "enter")
        assert it.lines()[0].strip().startswith("CORRECT IT IN …")
        await corrected(it, "j", "enter")
        assert kinds(it)["Anna Berg"] == "organization"
        assert it.status == "Anna Berg is now an organization in all briefings (u undoes)"
        saved = file.read_text()
        assert saved == (
            '# mine\nhidden = ["Quay"]\n\n[[entity]]\nname = "Anna Berg"\ntype = "organization"\n'
        ), "not Berg, who is someone else in other texts"
        await it.press(".")
        await it.turned()
        assert kinds(it)["Anna Berg"] == "organization"
        await it.press(",")
        await it.turned()
        await corrected(it, "u")
        assert file.read_text() == '# mine\nhidden = ["Quay"]\n'
        assert kinds(it)["Anna Berg"] == "person"


async def test_correction_that_cannot_be_saved_changes_nothing(desk, tmp_path: Path) -> None:
    (file := tmp_path / "names.toml").write_text("hidden = [")
    async with desk(TEXT, config=Config(names_file=file)) as it:
        await about(it, "Lund")
        await corrected(it, "x", "j", "enter")
        assert it.status.startswith("not saved: ")
        assert "Lund" in kinds(it)
        assert file.read_text() == "hidden = ["


@pytest.mark.parametrize("names_file", [True, False])
async def test_restricted_session_never_saves_a_rule(desk, tmp_path: Path, names_file: bool) -> None:
    file = tmp_path / "names.toml"
    config = Config(names_file=file if names_file else None)
    async with desk(TEXT, config=config, permissions=Permissions(None, restricted=True)) as it:
        await about(it, "Lund")
        await corrected(it, "x")
        assert "Lund" not in kinds(it)
        assert not file.exists()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_pages_match_their_snapshots(desk, tmp_path: Path, size) -> None:
    async with desk(TEXT, size=size, config=Config(names_file=tmp_path / "names.toml")) as it:
        for keys, page in ((("o",), "about"), (("m",), "merge"), (("enter",), "scope")):
            await (about(it, "Anna Berg") if keys == ("o",) else it.press(*keys))
            compare(PICTURES / f"{page}-{size[0]}x{size[1]}.txt", it.picture())
