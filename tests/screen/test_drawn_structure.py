"""Structure on the screen: where keys, clicks and matches lead in lists, quotations, tables and code."""

import pytest
from structured import REPORT, Block, document_of

from summarizer.document import Document
from tui.settings.themes import Terminal

ROWS = [
    Block("Berth\tCalls\tPilots\tRemarks\tOwner of the berth", "table"),
    Block("North Pier\t14\tBerg, Novak, Lindqvist, Okafor\tclosed\tThe Port Authority of Lund", "table"),
    Block("East Quay\t131\tBerg, Novak\tunmistakably open\tMercy Relief", "table"),
]
WIDE = document_of(Block("Calls of the winter by berth, as they were counted."), *ROWS, Block("The end."))
CODE = document_of(
    Block("The script follows."),
    Block("first = 1\nsecond = compute(first, with_a_long_name_that_runs_on, and_the_needle)\nthird", "code"),
)


@pytest.fixture
def shown(desk, monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs the reader on a document that was made by hand."""

    def run(document: Document, **options):
        monkeypatch.setattr("summarizer.readers.plain.text.read", lambda *_: iter([document]))
        return desk("any text", names=["report.txt"], **options)

    return run


def rows_with(it, *words: str) -> list[str]:
    return [line for line in it.column("source") if any(word in line for word in words)]


async def test_click_on_a_cell_leads_to_its_row(shown) -> None:
    async with shown(WIDE, size=(200, 30)) as it:
        await it.click_on("131", "source")
        assert it.sentence.startswith("East Quay 131")
        await it.click_on("Relief", "source")
        assert it.reading.focused.name == "Mercy Relief"


async def test_click_on_a_wrapped_item_leads_to_its_sentence(shown) -> None:
    async with shown(REPORT, size=(60, 30)) as it:
        await it.press("3")
        await it.click_on("calls day and night", "source")
        assert it.sentence.startswith("The tug Maren")


async def test_rows_of_the_summary_are_marked_on_all_their_lines(shown) -> None:
    async with shown(WIDE, size=(60, 30)) as it:
        await it.press("3", "j")
        first = next(line for line in it.column("source") if "Berth" in line)
        assert first.startswith("▸"), "the cursor is on the header"


async def test_wide_table_is_scrolled_by_columns(shown) -> None:
    async with shown(WIDE, size=(60, 30)) as it:
        await it.press("3")
        assert "Owner" not in "\n".join(it.column("source"))
        assert all("›" in line for line in rows_with(it, "North Pier", "East Quay"))
        await it.press("shift+right")
        assert all("‹" in line for line in rows_with(it, "North Pier", "East Quay"))
        assert "Calls" not in rows_with(it, "Berth")[0]
        await it.press("shift+right", "shift+right")
        assert "Owner" in rows_with(it, "Berth")[0]
        await it.press("shift+right")
        assert it.status == "no hidden text on the right of a table or code"
        await it.press("shift+left", "shift+left", "shift+left", "shift+left")
        assert it.status == "no hidden text on the left of a table or code"
        assert "Calls" in rows_with(it, "Berth")[0]


async def test_click_after_scrolling_finds_the_cell_that_is_shown(shown) -> None:
    async with shown(WIDE, size=(60, 30)) as it:
        await it.press("3")
        await it.press("shift+right", "shift+right", "shift+right")
        await it.click_on("Mercy", "source")
        assert it.reading.focused.name == "Mercy Relief"


async def test_match_in_a_hidden_cell_is_scrolled_to(shown) -> None:
    async with shown(WIDE, size=(60, 30)) as it:
        await it.press("3")
        await it.press("/", *"relief", "enter")
        assert it.reversed() == ["Relief"]


async def test_match_in_long_code_is_scrolled_to(shown) -> None:
    async with shown(CODE, size=(50, 20)) as it:
        assert "needle" not in "\n".join(it.column("source"))
        await it.press("/", *"needle", "enter")
        assert it.reversed() == ["needle"]


async def test_next_mention_goes_through_the_cells(shown) -> None:
    async with shown(WIDE, size=(60, 30)) as it:
        await it.press("3")
        seen = []
        for _ in range(4):
            await it.press("]")
            seen.append(it.reading.document.at(it.reading.mention))
            assert " ".join(it.reversed()) == seen[-1]
        assert len(set(seen)) == 4


async def test_tasks_have_letters_where_the_encoding_lacks_boxes(shown) -> None:
    async with shown(REPORT, size=(100, 60), terminal=Terminal(boxes=False)) as it:
        assert rows_with(it, "Ask Peter")[0].endswith("[x] Ask Peter Novak for the invoice of the repairs.")
    async with shown(REPORT, size=(100, 60)) as it:
        assert rows_with(it, "Ask Peter")[0].endswith("☑ Ask Peter Novak for the invoice of the repairs.")


async def test_every_row_is_reached_by_moving_down(shown) -> None:
    async with shown(WIDE, size=(120, 30)) as it:
        seen = [it.sentence]
        for _ in range(4):
            await it.press("j")
            seen.append(it.sentence)
        assert [sentence.split()[0] for sentence in seen] == ["Calls", "Berth", "North", "East", "The"]


async def test_cells_of_a_row_are_separated_in_the_summary(shown) -> None:
    async with shown(WIDE, size=(120, 30)) as it:
        assert "East Quay · 131" in " ".join(it.column("summary"))


async def test_keys_typed_ahead_move_in_a_pane_that_is_not_drawn_yet(desk) -> None:
    text = "The dam at Orla broke on Monday morning. Nobody was hurt. It rained.\n"
    async with desk(text, size=(60, 12)) as it:
        it.pilot.app.screen.action_pane("source")
        for _ in range(2):
            await it.pilot.app.screen.run_action("move(1)")
        assert it.sentence == "It rained."
