"""Whole words and regular expressions, the search that comes from all briefings, and matches in all panes."""

TEXT = (
    "Anna Berg left Bergen on Monday. The bergs melted.\n\n"
    "Nothing else happened on that day in the harbor of Lund.\n\n"
    "Berg came back on Friday with Peter Novak, who met her in Bergen.\n"
)
DAM = "Dam repairs\n\nCrews worked. The dam was dry.\n\nNobody saw the crew at the dam.\n"


def lit(it, ident: str = "source") -> list[str]:
    """Return the highlighted matches in a pane."""
    region = it.app.screen.query_one(f"#{ident}").region
    rows = [row.crop(region.x, region.right) for row in it.strips()[region.y + 1 : region.bottom]]
    styled = [(segment.text, segment.style) for row in rows for segment in row if segment.style]
    return [
        text
        for text, style in styled
        if style.reverse and ((style.color and style.color.name == "yellow") or style.underline)
    ]


async def matched(it) -> None:
    """Wait until a pattern has been matched."""
    await it.until(lambda: it.reader.search is None or it.reader.search.complete)
    await it.quiet()


async def test_mode_key_changes_the_mode_while_typing(desk) -> None:
    async with desk(TEXT) as it:
        await it.press("/", *"berg")
        assert it.status == "search: berg▏ match 1 of 5, ¶ 1"
        await it.press("ctrl+t")
        assert it.status == "search (whole words): berg▏ match 1 of 2, ¶ 1"
        assert it.footer == "enter accept  esc cancel  ctrl+t mode: whole words"
        assert lit(it) == ["Berg", "Berg"]
        await it.press("ctrl+t")
        await matched(it)
        assert it.status == "search (regex): berg▏ match 1 of 5, ¶ 1"
        await it.press("ctrl+t")
        assert it.status == "search: berg▏ match 1 of 5, ¶ 1"


async def test_mode_is_remembered_and_named_in_the_status(desk) -> None:
    async with desk(TEXT) as it:
        await it.press("/", "ctrl+t", *"berg", "enter")
        assert it.status == "match 1 of 2 for whole words “berg”, ¶ 1"
        await it.press("n")
        assert it.status == "match 2 of 2 for whole words “berg”, ¶ 3"
        await it.press("escape", "/")
        assert it.status == "search (whole words; enter repeats berg): ▏"
        await it.press(*"bergs")
        assert it.status == "search (whole words): bergs▏ match 1 of 1, ¶ 1"


async def test_mode_key_searches_again_after_the_search_was_accepted(desk) -> None:
    async with desk(TEXT) as it:
        await it.press("/", *"berg", "enter", "n", "ctrl+t")
        assert it.status == "match 1 of 2 for whole words “berg”, ¶ 1"
        await it.press("escape", "ctrl+t")
        assert it.status == "search: regex"


async def test_regular_expression_is_matched_in_paragraphs(desk) -> None:
    async with desk(TEXT) as it:
        await it.press("/", "ctrl+t", "ctrl+t", *r"\bberg\w+")
        await matched(it)
        assert it.status == r"search (regex): \bberg\w+▏ match 1 of 3, ¶ 1"
        assert lit(it) == ["Bergen", "bergs", "Bergen"]
        await it.press("enter", "N")
        assert it.status == r"match 3 of 3 for regex “\bberg\w+”, ¶ 3 (wrapped to end)"
        await it.press("/", *"^berg")
        await matched(it)
        assert it.status == "search (regex): ^berg▏ match 1 of 1, ¶ 3 (wrapped to start)"
        await it.press("escape")
        assert it.reader.search is None
        assert it.reading.document.at(it.reading.mention) == "Bergen", "where the search began"


async def test_wrong_pattern_is_told_while_typing(desk) -> None:
    async with desk(TEXT) as it:
        await it.press("/", "ctrl+t", "ctrl+t", "(", "a")
        assert it.status == "search (regex): (a▏ wrong pattern: missing ), unterminated subpattern"
        assert lit(it) == []
        await it.press("enter")
        assert it.status == "wrong pattern: missing ), unterminated subpattern"
        assert it.sentence.startswith("Anna Berg left")
        await it.press("n")
        assert it.status.startswith("no entity in focus")


async def test_hostile_pattern_ends_and_keys_work_meanwhile(desk) -> None:
    async with desk("a" * 40 + "!\n\nThe last one.\n") as it:
        await it.press("/", "ctrl+t", "ctrl+t", *"(a+)+$", "enter", "j")
        assert it.sentence == "The last one.", "before there is an answer"
        await matched(it)
        assert it.reader.search.problem == "stopped at ¶ 1: this pattern takes too long"
        await it.press("n")
        assert it.status == "stopped at ¶ 1: this pattern takes too long"
        await it.press("/", *"last")
        await matched(it)
        assert it.status == "search (regex): last▏ match 1 of 1, ¶ 2", "the process goes on"


async def test_process_that_cannot_start_is_told(desk) -> None:
    from summarizer.workers.process import CannotStart

    def none() -> None:
        raise CannotStart("no process could be started: process limit reached (ulimit -u)")

    async with desk(TEXT) as it:
        it.reader._matcher._worker.start = none
        await it.press("/", "ctrl+t", "ctrl+t", "a", "enter")
        await matched(it)
        assert it.status == "search failed: no process could be started: process limit reached (ulimit -u)"


async def test_matches_are_highlighted_in_summary_and_entities(desk) -> None:
    async with desk(TEXT, config=desk.two_sentences) as it:
        await it.press("/", *"berg", "enter")
        names = [line.split("  ")[0].strip("▸") for line in it.column("entities")]
        assert "Anna Berg" in names
        assert "Berg" in lit(it, "entities")
        quoted = " ".join(it.column("summary")[1:])
        assert len(lit(it, "summary")) == quoted.lower().count("berg")
        await it.press("2")
        assert "Berg" in lit(it, "entities"), "at the cursor, too"
        await it.press("escape")
        assert lit(it, "entities") == lit(it, "summary") == []


async def test_matches_in_the_lead_in_of_an_item_are_highlighted(desk) -> None:
    text = "The board of Lund decided to:\n\n- close the harbor of Lund for two days\n- pay the crews\n"
    async with desk(text, config=desk.two_sentences, names=["a.md"]) as it:
        await it.press("1", "g", "p", "3", "/", *"lund", "enter")
        quoted = " ".join(it.column("summary")[1:])
        assert lit(it, "summary") == ["Lund"] * quoted.count("Lund")
        assert quoted.count("Lund") >= 2


async def found_in_all(it, query: str) -> None:
    """Open the first briefing that a search in all briefings finds."""
    await it.press("S", *query)
    await it.until(lambda: it.app.screen.query_one("#hits").current)
    await it.press("enter")
    await it.turned()


async def test_query_of_a_search_in_all_is_that_of_the_briefing(desk) -> None:
    async with desk(TEXT, DAM) as it:
        await found_in_all(it, "dam crew")
        assert it.lines()[0].strip().startswith("Dam repairs")
        assert it.status.startswith("match ")
        assert " of 5 for any of “dam crew”" in it.status
        assert lit(it) == ["Dam", "Crew", "dam", "crew", "dam"]
        seen = {it.reading.cursor}
        for _ in range(4):
            await it.press("n")
            seen.add(it.reading.cursor)
        assert len(seen) == 5
        await it.press("escape")
        assert it.status == "search cleared"
        assert lit(it) == []
        await it.press("/", "enter")
        assert "for any of “dam crew”" in it.status
