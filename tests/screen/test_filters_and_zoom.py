"""Entity filters and pane zoom, and the order in which esc clears them."""

TEXT = (
    "Volodymyr Zelenskyy met Anna Berg in Zürich on Monday. The United Nations sent nobody.\n\n"
    "Zelenskyy left Zürich for Oslo, and Berg went home.\n"
)


def names(it) -> list[str]:
    return [entity.name for entity in it.reader.entities.entries]


async def test_f_filters_the_entities_as_typed(desk) -> None:
    async with desk(TEXT) as it:
        whole = len(names(it))
        await it.press("f")
        assert it.focus == "entities"
        assert it.footer == "enter accept  esc clear"
        await it.press(*"zu")
        assert names(it) == ["Zürich"], "accents aside"
        assert it.status == "filter: zu▏"
        assert it.column("entities")[0].startswith(f"ENTITIES 1 of {whole}: “zu”"[:20])
        await it.press("backspace", "backspace", *"berg", "enter")
        assert names(it) == ["Anna Berg"]
        assert it.status == "filter: “berg” (esc to clear)"
        await it.press("escape")
        assert len(names(it)) == whole
        assert it.status == "filter cleared"
        await it.press("f", *"xyz")
        assert it.column("entities")[1].startswith("no match")
        await it.press("escape")
        assert len(names(it)) == whole
        await it.press("f", *"oslo", "enter", "enter")
        assert it.reading.focused.name == "Oslo"


async def test_t_cycles_through_entity_types(desk) -> None:
    async with desk(TEXT) as it:
        whole = names(it)
        seen = []
        for _ in it.reader.entities.types():
            await it.press("t")
            assert {entity.type for entity in it.reader.entities.entries} == {it.reader.entities.only}
            seen += names(it)
        assert seen == whole
        await it.press("t")
        assert it.status == "filter cleared"
        assert names(it) == whole
        await it.press("t")
        assert it.status == "only people (esc to clear)"
        assert it.column("entities")[0].startswith(f"ENTITIES 2 of {len(whole)}: ")


async def test_mention_keys_ignore_the_entity_filter(desk) -> None:
    async with desk(TEXT) as it:
        await it.press("f", *"oslo", "enter", "3", "]")
        assert it.reversed() == ["Volodymyr Zelenskyy"] or it.reversed() == ["Anna Berg"]
        await it.press("enter")
        assert it.reading.focused.name in {"Volodymyr Zelenskyy", "Anna Berg"}
        assert names(it) == ["Oslo"]


async def test_filter_is_cleared_for_another_briefing(desk) -> None:
    async with desk(TEXT, desk.text) as it:
        await it.press("f", *"oslo", "enter", ".")
        await it.turned()
        assert len(names(it)) == 6


async def test_z_zooms_the_current_pane(desk) -> None:
    async with desk() as it:
        await it.press("1", "z")
        assert it.shown == ["summary"]
        assert it.column("summary")[0] == "SUMMARY 5 of 6 · alone"
        await it.press("2")
        assert it.shown == ["entities"]
        assert it.reader.entities.size.width == 120
        await it.press("z")
        assert it.shown == ["summary", "entities", "source"]
        assert it.column("entities")[0] == "ENTITIES 6"
        await it.resize(60, 20)
        await it.press("z")
        assert it.status == "only one pane fits in this window"


async def test_escape_clears_filter_then_focus_then_zoom(desk) -> None:
    async with desk() as it:
        await it.press("2", "enter", "t", "z")
        assert it.reading.focus is not None
        await it.press("escape")
        assert not it.reader.entities.is_filtered
        assert it.reading.focus is not None
        await it.press("escape")
        assert it.reading.focus is None
        assert it.shown == ["entities"]
        await it.press("escape")
        assert it.shown == ["summary", "entities", "source"]
        await it.press("escape")
        assert it.status == "nothing to clear"
