"""Search in the source as one types: highlights, status, cursor, and what esc clears."""

LONG = "".join(f"Day {n}: the harbor of Lund stayed closed.\n\n" for n in range(1, 2001)) + "Zürich opened.\n"
"""Some 80,000 code points, of several pieces."""


def lit(it) -> list[str]:
    """Return the matches in view, the current one in capitals."""
    region = it.reader.source.region
    rows = [strip.crop(region.x, region.right - 1) for strip in it.strips()[region.y + 1 : region.bottom]]
    found = [(segment.text, segment.style) for row in rows for segment in row if segment.style]
    signs = [
        (text, style.underline, style.color and style.color.name) for text, style in found if style.reverse
    ]
    hits = {(False, "yellow"), (None, "yellow"), (True, None)}
    return [text.upper() if here else text for text, here, color in signs if (here, color) in hits]


def mapped(it) -> str:
    """Return the map, a letter for each row: P for the page, H for matches, B for both."""
    region = it.reader.source.region
    rows = it.strips()[region.y + 1 : region.bottom]
    signs = {"│": "P", "▌": "H", "█": "B", " ": "."}
    return "".join(signs[row.crop(region.right - 1, region.right).text] for row in rows)


async def finished(it) -> None:
    """Wait until the whole text has been searched."""
    while it.reader.search is not None and not it.reader.search.complete:
        await it.reader._working
        await it.quiet()


async def test_search_matches_while_typing(desk) -> None:
    async with desk() as it:
        await it.press("/", "b")
        assert it.status == "search: b▏ match 1 of 5, ¶ 1"
        assert it.footer == "enter accept  esc cancel  ctrl+t mode: literal"
        await it.press("e", "r")
        assert it.status == "search: ber▏ match 1 of 3, ¶ 1"
        assert lit(it) == ["BER", "Ber", "Ber"]
        await it.press("g", " ", "s")
        assert it.status == "search: berg s▏ match 1 of 1, ¶ 3"
        assert lit(it) == ["BERG", " S"], "a name, and what follows it"
        await it.press("x")
        assert it.status == "search: berg sx▏ no match"
        assert it.reading.cursor == 0, "where it began"
        await it.press("backspace", "backspace", "backspace", "enter")
        assert it.status == "match 1 of 3 for “berg”, ¶ 1"
        assert lit(it) == ["BERG", "Berg", "Berg"]
        assert "n next match" in it.footer


async def test_letters_typed_in_the_search_are_not_commands(desk) -> None:
    async with desk() as it:
        await it.press("/", "q", "j", "/", "space", "?")
        assert it.status == "search: qj/ ?▏ no match"
        await it.press("ctrl+u", "T", "h")
        assert it.status == "search: Th▏ match 1 of 1, ¶ 1", "a capital means it"
        await it.press("backspace", "backspace", "t", "h")
        assert it.status.endswith("match 1 of 3, ¶ 1")


async def test_n_and_N_cycle_through_the_matches(desk) -> None:
    async with desk() as it:
        await it.press("/", *"lund", "enter")
        assert it.status == "match 1 of 2 for “lund”, ¶ 1"
        said = []
        for key in "nnNN":
            await it.press(key)
            said.append(it.status)
        assert said == [
            "match 2 of 2 for “lund”, ¶ 3",
            "match 1 of 2 for “lund”, ¶ 1 (wrapped to start)",
            "match 2 of 2 for “lund”, ¶ 3 (wrapped to end)",
            "match 1 of 2 for “lund”, ¶ 1",
        ]


async def test_n_follows_the_last_search_or_focus(desk) -> None:
    async with desk() as it:
        await it.press("2", "enter", "/", *"hurt", "enter")
        assert it.status == "match 1 of 1 for “hurt”, ¶ 3"
        await it.press("n")
        assert it.status == "match 1 of 1 for “hurt”, ¶ 3 (wrapped to start)"
        await it.press("2", "j", "enter", "n")
        assert it.status == "mention 2 of 2 of Peter Novak, ¶ 4"
        assert "n next mention" in it.footer
        assert lit(it) == ["hurt"], "and the hits are lit still"


async def test_escape_while_typing_returns_to_the_start(desk) -> None:
    async with desk() as it:
        await it.press("j", "j", "/", *"oslo")
        assert it.sentence.startswith("Later Peter Novak")
        await it.press("escape")
        assert it.sentence.startswith("Ferries waited")
        assert lit(it) == []
        await it.press("n")
        assert it.status.startswith("no entity in focus")


async def test_escape_clears_the_search_and_then_the_focus(desk) -> None:
    async with desk() as it:
        await it.press("2", "enter", "n", "3", "/", *"oslo", "enter", "g")
        await it.press("escape")
        assert it.status == "search cleared"
        assert it.reading.document.at(it.reading.mention) == "Berg"
        assert it.reversed() == ["Berg"]
        assert it.reading.focused.name == "Anna Berg"
        await it.press("n")
        assert it.status == "mention 3 of 3 of Anna Berg, ¶ 4"
        await it.press("escape")
        assert it.status == "focus cleared"


async def test_empty_search_repeats_the_last(desk) -> None:
    async with desk() as it:
        await it.press("/", "enter")
        assert it.status == ""
        await it.press("/", *"berg", "enter", "/")
        assert it.status == "search (enter repeats berg): ▏"
        await it.press("enter")
        assert it.status == "match 2 of 3 for “berg”, ¶ 3", "the next, not the one that it is on"


async def test_escape_in_an_empty_prompt_keeps_the_earlier_search(desk) -> None:
    async with desk() as it:
        await it.press("/", *"berg", "enter", "/", "escape")
        assert lit(it) == ["BERG", "Berg", "Berg"]
        await it.press("n")
        assert it.status == "match 2 of 3 for “berg”, ¶ 3"


async def test_other_key_ends_typing_and_takes_effect(desk) -> None:
    async with desk() as it:
        await it.press("/", *"oslo", "up")
        assert it.status == "sentence 5 of 6"
        await it.press("n")
        assert it.status == "match 1 of 1 for “oslo”, ¶ 4"


async def test_search_matches_across_line_ends_and_without_accents(desk) -> None:
    async with desk(
        "They met in Zürich.\n\nPresident Volodymyr\nZelenskyy spoke. Zurich heard.", settled=False
    ) as it:
        await it.press("/", *"volodymyr zelenskyy")
        assert it.status.endswith("match 1 of 1, ¶ 2")
        assert lit(it) == ["VOLODYMYR", "ZELENSKYY"]
        await it.press("ctrl+u", *"zürich")
        assert lit(it) == ["ZÜRICH", "Zurich"]


async def test_pasted_query_is_searched(desk) -> None:
    from textual import events

    async with desk() as it:
        await it.press("/")
        it.app._driver.send_message(events.Paste("two\ndays"))
        await it.quiet()
        assert it.status == "search: two days▏ match 1 of 1, ¶ 2"


async def test_search_shows_the_source_on_a_narrow_screen(desk) -> None:
    async with desk(size=(60, 20)) as it:
        await it.press("1", "/", *"oslo")
        assert it.shown == ["source"]
        assert lit(it) == ["OSLO"]


async def test_long_text_is_searched_in_the_background(desk) -> None:
    async with desk(LONG, settled=False, size=(80, 20)) as it:
        await it.press("/", *"harbor", "enter")
        await finished(it)
        assert it.status == "match 1 of 2000 for “harbor”, ¶ 1"
        await it.press("N")
        assert it.status == "match 2000 of 2000 for “harbor”, ¶ 2000 (wrapped to end)"
        await it.press("/", *"ZÜR")
        await finished(it)
        assert it.status == "search: ZÜR▏ no match"
        await it.press("ctrl+u", *"zur")
        await finished(it)
        assert it.status == "search: zur▏ match 1 of 1, ¶ 2001"


async def test_match_before_the_cursor_wraps_to_the_start(desk) -> None:
    async with desk() as it:
        await it.press("G", "/", *"ferries", "enter")
        assert it.status == "match 1 of 1 for “ferries”, ¶ 2 (wrapped to start)"


async def test_search_is_cleared_for_another_briefing(desk) -> None:
    async with desk(desk.text, "Lund is far from Lund.") as it:
        await it.press("/", *"lund", "enter", ".")
        await it.turned()
        assert lit(it) == []
        assert it.reader.search is None
        await it.press("/", "enter")
        assert it.status == "match 2 of 2 for “lund”, ¶ 1"


async def test_map_shows_matches_and_the_visible_page(desk) -> None:
    text = "\n\n".join(f"Step {n:02}." for n in range(64))  # 16 rows, four steps a row; a page is eight steps
    async with desk(text, size=(60, 20)) as it:
        await it.press("3")
        assert mapped(it) == "." * 16, "nothing is looked for"
        await it.press("/", *"step 40", "enter", "g")
        assert mapped(it) == "PP........H....."
        await it.press("G")
        assert mapped(it) == "..........H...PP"
        await it.press("n")
        assert "B" in mapped(it)
        await it.press("escape")
        assert mapped(it) == "." * 16


async def test_map_shows_mentions_of_the_entity_in_focus(desk) -> None:
    filler = "Nothing else was said on that day.\n\n" * 30
    async with desk(f"Anna Berg sang.\n\n{filler}Anna Berg slept.", size=(60, 20)) as it:
        await it.press("3", "enter")
        assert mapped(it)[0] == "B"
        assert mapped(it)[-1] == "H"
        assert set(mapped(it)[1:-1]) <= {"P", "."}


async def test_queued_keys_are_handled_in_order(desk) -> None:
    async with desk() as it:
        for key in ["G", "k", "m", "a", "g", "/", *"lund", "enter", "n", "'", "a"]:
            it.send(key)
        await it.quiet()
        assert it.sentence == "Nobody was hurt."
        assert it.reading.marks == {"a": it.reading.cursor}
        assert it.status == "sentence 5 of 6"
        assert it.reader.search.count == 2
        assert not it.reading.choice.pinned
