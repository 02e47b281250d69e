"""Help and command palette: search as one types, enter runs a command."""

import pytest

from tui.settings import keymap, keys, themes
from tui.settings.config import Config


def listed(it) -> list[str]:
    return [line.strip(" ▸") for line in it.lines()[1:-1] if line.strip()]


def said(it) -> str:
    """Return the text of the rule at the bottom of the page."""
    return it.lines()[-1].strip(" ─")


async def all_listed(it) -> str:
    """Return all lines of the page, joined."""
    seen = []
    for _ in range(40):
        seen += [line for line in listed(it) if line not in seen]
        await it.press("pagedown")
    return " ".join(" ".join(seen).split())


async def test_help_lists_every_key(desk) -> None:
    async with desk(size=(80, 24)) as it:
        await it.press("?")
        page = await all_listed(it)
        for key in keys.KEYS:
            assert " ".join(f"{keymap.shown(key)} {key.does}".split()) in page, key.id
        await it.press("escape")
        assert it.focus == "source"


async def test_keys_available_now_come_first(desk) -> None:
    async with desk(size=(100, 60)) as it:
        await it.press("1", "?")
        page = listed(it)
        assert page[0] == "In the summary (available now)"
        now = page[: page.index("In the summary (not available now)")]
        assert any("show it in the source" in line for line in now)
        assert not any("next mention of the entity in focus" in line for line in now)
        assert not any("focus on the mention" in line for line in now)


AWAKENED = {
    # id: (the pane, what is pressed there for the key to do something)
    "jump.back": ("3", ["G"]),
    "jump.forward": ("3", ["G", "<"]),
    "mark.go": ("3", ["m", "a"]),
    "mention.next": ("2", ["enter"]),
    "mention.previous": ("2", ["enter"]),
    "back": ("1", ["z"]),
    "undo": ("1", ["p"]),
    "shorter": ("3", ["+"]),
}


@pytest.mark.parametrize("ident", AWAKENED)
async def test_key_is_listed_once_it_is_available(desk, ident: str) -> None:
    pane, pressed = AWAKENED[ident]
    does = next(key.does for key in keys.KEYS if key.id == ident)
    async with desk(size=(100, 80), config=Config(length="1")) as it:

        async def offered() -> bool:
            await it.press("?")
            page = listed(it)
            now = page[: next(at for at, line in enumerate(page) if line.endswith("(not available now)"))]
            await it.press("escape")
            return any(does in line for line in now)

        await it.press(pane)
        assert not await offered()
        await it.press(*pressed)
        assert await offered()


async def test_keep_key_is_not_offered_on_a_heading(desk) -> None:
    async with desk("# Ferries\n\nFerries waited for two days.\n", names=["a.md"]) as it:
        assert "p keep" not in it.footer
        await it.press("j")
        assert "p keep" in it.footer


async def test_entities_without_names_can_be_filtered(desk) -> None:
    async with desk("It was closed for two days. On 3 March 2026 it opened.\n", size=(100, 60)) as it:
        assert [entity.type for entity in it.reader.entities.entries] == ["date", "quantity"]
        await it.press("?")
        page = listed(it)
        now = page[: next(at for at, line in enumerate(page) if line.endswith("(not available now)"))]
        assert any("cycle through entity types" in line for line in now)
        assert not any("next entity in the text" in line for line in now)


async def test_invalid_settings_are_among_the_messages(desk) -> None:
    complaint = 'my.toml: summary.length: "many" is no length; using the default "5"'
    async with desk(config=Config(complaints=(complaint,))) as it:
        assert it.status.startswith(complaint)
        await it.press("exclamation_mark")
        assert it.lines()[1].strip() == complaint


@pytest.mark.parametrize("way", [["?"], ["f1"], ["ctrl+p"]])
async def test_command_is_found_by_typing_and_run(desk, way: list[str]) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press(*way, *"longer")
        assert said(it) == "search: longer▏"
        assert any("make the summary longer" in line for line in listed(it))
        assert len(listed(it)) == 2
        await it.press("enter")
        assert it.column("summary")[0].startswith("SUMMARY 3 of")


async def test_exact_key_is_listed_first(desk) -> None:
    async with desk() as it:
        await it.press("?", "n")
        assert listed(it)[1].split(maxsplit=1)[0] == "n"
        await it.press("backspace", "N")
        assert listed(it)[1].split(maxsplit=1)[0] == "N"


async def test_escape_clears_the_search_and_then_closes_help(desk) -> None:
    async with desk() as it:
        await it.press("?", *"export")
        few = len(listed(it))
        await it.press("escape")
        assert len(listed(it)) > few
        assert "type to search" in said(it)
        await it.press("escape")
        assert it.focus == "source"


async def test_question_mark_closes_help(desk) -> None:
    async with desk() as it:
        await it.press("?", "?")
        assert it.focus == "source"


async def test_key_of_another_screen_reports_where_it_is_available(desk) -> None:
    async with desk() as it:
        await it.press("?", *"sort", "enter")
        assert said(it) == "in the list: change sort order: available in the briefing list"
        await it.press("escape", *"no such thing", "enter")
        assert said(it) == "no match (esc clears the search)"


async def test_help_of_the_list_runs_its_commands(desk) -> None:
    async with desk("One fell in Oslo.", "Two rose.", listed=True) as it:
        await it.press("?")
        assert listed(it)[0] == "In the briefing list (available now)"
        await it.press(*"sort order", "enter")
        assert it.status.startswith("sorted: ")


async def test_theme_is_previewed_before_it_is_chosen(desk) -> None:
    async with desk() as it:
        await it.press("ctrl+p", *"theme nord")
        assert it.app.look.theme == it.app.theme == "nord"
        await it.press("escape")
        assert it.app.look.theme == it.app.theme == "ansi-dark"
        await it.press(*"theme nord", "enter")
        assert it.app.look.theme == it.app.theme == "nord"
        assert it.status.startswith("theme: nord (this session). To keep it: [look] theme = ")


async def test_previewed_theme_is_reverted_on_escape(desk) -> None:
    async with desk() as it:
        await it.press("ctrl+p", "end")
        assert it.app.look.theme == "tokyo-night"
        await it.press("escape")
        assert it.focus == "source"
        assert it.app.look.theme == it.app.theme == "ansi-dark"


async def test_sixteen_colors_offer_only_ansi_themes(desk) -> None:
    async with desk(terminal=themes.Terminal(depth=16)) as it:
        await it.press("ctrl+p", *"theme ")
        names = [line.split()[0] for line in listed(it) if "theme ansi" in line or "theme nord" in line]
        assert names == ["ansi-dark", "ansi-light"]


LAYOUTS = ((20, 20), (69, 20), (70, 20), (109, 20), (110, 20), (200, 20))
"""Sizes about which the panes change."""
BETWEEN = (*((width, 20) for width in (24, 30, 40, 60, 80, 100, 120, 150)), (20, 8), (40, 12))


async def test_help_is_in_the_footer_at_every_size(desk) -> None:
    async with desk("One fell in Oslo. Anna Berg saw it.", "Two rose.") as it:
        for size in LAYOUTS + BETWEEN:
            await it.resize(*size)
            for key in ["1", "2", "3", "]", "enter", "i"] if size in LAYOUTS else ["3", "enter", "i"]:
                await it.press(key)
                assert it.footer.endswith("? help"), (size, it.footer)
                assert len(it.lines()[-1].rstrip()) <= size[0]
            await it.press("escape", "escape")


async def test_footer_lists_keys_in_order_of_use(desk) -> None:
    async with desk(size=(200, 30)) as it:
        await it.press("1")
        words = it.footer.split("  ")
        assert words[:4] == ["enter show", "+ longer", "p keep", "x drop"]
        assert words[-2:] == ["q quit", "? help"]


# Keys of the settings


async def test_configured_keys_are_bound_shown_and_listed(desk) -> None:
    config = Config(keys={"longer": ("ctrl+x",), "export": ("comma",), "briefing.previous": ("E",)})
    async with desk(config=config, size=(150, 60)) as it:
        assert "ctrl+x longer" in it.footer
        assert ", export" in it.footer
        await it.press("-", "-")
        before = it.column("summary")[0]
        await it.press("+")
        assert it.column("summary")[0] == before, "+ does it no more"
        await it.press("ctrl+x")
        assert it.column("summary")[0] != before
        await it.press("?")
        assert any(line.split() == ["ctrl+x", "make", "the", "summary", "longer"] for line in listed(it))
        await it.press("escape", "comma")
        assert it.lines()[0].strip() == "Export to"


async def test_enter_can_be_unbound_in_one_pane_only(desk) -> None:
    async with desk(config=Config(keys={"show": ("v",)})) as it:
        await it.press("1", "G", "enter")
        assert it.sentence.startswith("Anna Berg met")
        await it.press("v")
        assert not it.sentence.startswith("Anna Berg met")
        await it.press("2", "v")
        assert it.reading.focus is None
        await it.press("enter")
        assert it.reading.focus is not None


async def test_messages_name_the_configured_keys(desk) -> None:
    async with desk(config=Config(keys={"undo": ("U",), "briefing.unread": (), "messages": ()})) as it:
        await it.press("1", "p")
        assert "; U undoes)" in it.status
        it.app.warn("too bad")
        await it.quiet()
        assert it.status == "too bad"


async def test_pages_use_the_configured_movement_keys(desk) -> None:
    async with desk(config=Config(keys={"move.down": ("y",)}), size=(60, 10)) as it:
        it.app.messages += [f"number {n}" for n in range(30)]
        await it.press("!")
        assert it.lines()[1].strip() == "number 29"
        await it.press("j")
        assert it.lines()[1].strip() == "number 29"
        await it.press("y")
        assert it.lines()[1].strip() == "number 28"


async def test_key_that_closes_a_page_closes_only_that_page(desk, tmp_path) -> None:
    """The key was typed several times before the page closed, as over a slow line."""
    async with desk(config=desk.export_to(tmp_path)) as it:
        for page in ("question_mark", "ctrl+p", "exclamation_mark", "e", "w", "S", "i"):
            closing = {"question_mark": "question_mark", "ctrl+p": "f1"}.get(page, "escape")
            await it.press(page)
            assert it.app.screen is not it.reader, page
            for _ in range(4 if closing == "escape" else 3):
                it.send(closing)
            await it.quiet()
            if closing != "escape":
                await it.press("f1")
            await it.press("escape", "3", "g", "G")
            assert it.app.screen is it.reader, page
            assert it.status == "sentence 6 of 6", page


@pytest.mark.parametrize("opens", ["question_mark", "ctrl+p"])
async def test_keys_queued_after_the_closing_key_go_to_the_reader(desk, opens: str) -> None:
    async with desk() as it:
        for key in (opens, "n", "f1", "3", "G", opens, "escape", "k"):
            it.send(key)
        await it.quiet()
        assert it.app.screen is it.reader
        assert it.status == "sentence 5 of 6"
