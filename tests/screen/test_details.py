"""Detail pages: why a sentence was chosen, all on an entity, and their links."""

import pytest


async def test_w_explains_why_a_sentence_was_chosen(desk) -> None:
    async with desk() as it:
        why = it.reading.summary.why(0)
        await it.press("w")
        await it.found_out()
        page = [line.strip(" ▸") for line in it.lines()]
        assert page[0] == "WHY THIS SENTENCE"
        assert page[1] == "Anna Berg met Peter Novak in Lund on Monday. (¶ 1, sentence 1)"
        assert f"rank 1, score {why.score:.2f}" in page
        assert any(line.startswith("position") or "█" * 24 in line for line in page), "the longest part"
        words = page[page.index("Central words") + 1].split(", ")
        assert words == list(why.words)
        assert {"Berg", "Lund"} <= set(words)
        await it.press("escape")
        assert it.focus == "source"


async def test_rejected_repetition_links_to_its_sentence(desk) -> None:
    text = (
        "The harbor council sold nine grey ships to Norway last week.\n\n"
        "Last week the harbor council sold nine ships to Norway, it says.\n\n"
        "Farmers inland lost most of the early wheat.\n\n"
        "The wheat had been sold to the council.\n"
    )
    async with desk(text) as it:
        await it.press("j", "j", "w")
        await it.found_out()
        assert any("repeat earlier" in line for line in it.lines())
        await it.press("j", "enter")
        assert it.sentence.startswith("Last week the harbor council")
        assert it.focus == "source"


async def test_explanation_from_the_summary_is_of_its_current_sentence(desk) -> None:
    async with desk() as it:
        await it.press("1", "G", "w")
        await it.found_out()
        assert it.lines()[1].strip(" ▸").startswith("Later Peter Novak left for Oslo")


@pytest.mark.parametrize(
    ("key", "said"), [("w", "the summary is not ready yet"), ("o", "names not found yet")]
)
async def test_details_before_the_analysis_report_that_it_is_not_ready(desk, key: str, said: str) -> None:
    async with desk(settled=False) as it:
        await it.press(key)
        assert it.status == said


async def test_o_shows_role_quotes_and_mentions_of_an_entity(desk) -> None:
    async with desk(
        "Mayor Anna Berg met Peter Novak in Lund on Monday. The harbor stayed closed.\n\n"
        "“We will open it soon,” said Berg.\n",
        size=(80, 24),
    ) as it:
        await it.press("2", "o")
        await it.found_out()
        page = [line.strip(" ▸") for line in it.lines()]
        assert page[0] == "ANNA BERG"
        assert page[1:3] == ["Mayor", "also Berg"]
        assert page[page.index("Quotes 1") + 1] == "“We will open it soon,” (¶ 2)"
        assert page[page.index("Mentioned with 2") + 1 :][:2] == [
            "Peter Novak, 1 sentence",
            "Lund, 1 sentence",
        ]
        mentions = page[page.index("Mentions 2") + 1 :][:2]
        assert mentions[0].startswith("¶ 1")
        assert "Mayor Anna Berg met Peter Novak" in mentions[0]
        assert "will open it soon,” said Berg." in mentions[1]
        raw = [line for line in it.lines() if "¶ 1 " in line or "said Berg" in line][-2:]
        assert raw[0].index("Anna Berg") == raw[1].index("Berg."), "one under the other"
        await it.press("G", "enter")
        assert it.reversed() == ["Berg"], "the cursor is on that very mention"
        assert it.sentence.endswith("said Berg.")


async def test_companion_links_to_the_first_shared_sentence(desk) -> None:
    async with desk() as it:
        await it.press("2", "j", "o")  # Peter Novak; of those with him Lund is named in ¶ 1
        await it.found_out()
        page = [line.strip(" ▸") for line in it.lines()]
        assert page[page.index("Mentioned with 3") + 1] == "Anna Berg, 2 sentences"
        await it.press("enter")
        assert it.sentence.startswith("Anna Berg met Peter Novak")


async def test_entity_page_leads_to_other_briefings(desk) -> None:
    async with desk(desk.text, "Anna Berg slept well.\n") as it:
        await it.analyzed()
        await it.press("2", "o")
        await it.found_out()
        await it.press("O")
        assert it.lines()[0].startswith(" ANNA BERG IN OTHER BRIEFINGS")
