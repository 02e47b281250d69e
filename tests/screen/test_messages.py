"""Messages that are no longer true go away; unknown keys, footers of pages, and narrow windows."""

from dataclasses import replace

import pytest

from summarizer.corpus.novelty_result import Novelty
from tui.model import reading
from tui.model.navigation import MentionIndex

# Unknown keys


@pytest.mark.parametrize("pane", ["1", "2", "3"])
@pytest.mark.parametrize(("key", "name"), [("ctrl+k", "ctrl+k"), ("y", "y"), ("f7", "f7"), ("é", "é")])
async def test_unknown_key_says_so(desk, pane: str, key: str, name: str) -> None:
    async with desk() as it:
        await it.press(pane, key)
        assert it.status == f"{name}: no such key (? lists all)"
        await it.press("3", "j")
        assert it.status == "sentence 2 of 6"


async def test_unknown_key_in_the_list_and_on_pages_says_so(desk) -> None:
    async with desk() as it:
        await it.press("i", "ctrl+k")
        assert it.status == "ctrl+k: no such key (? lists all)"
        await it.press("i", "!", "ctrl+k")
        assert it.status == "ctrl+k: no such key"
        await it.press("j")
        assert it.status == ""
        await it.press("escape", "?", "ctrl+k")
        assert it.lines()[-1].strip(" ─") == "ctrl+k: no such key"


async def test_unknown_key_ends_a_prompt(desk) -> None:
    async with desk() as it:
        await it.press("m", "ctrl+k", "j")
        assert it.sentence.startswith("The harbor stayed")


# Pages


@pytest.mark.parametrize(
    ("keys", "footer"),
    [
        ("!", "space page down  esc close"),
        ("w", "enter go there  space page down  esc close"),
        (
            "o",
            "enter go there  O other briefings  t type  m merge  s split  x hide  space page down  esc close",
        ),
    ],
)
async def test_page_has_a_footer(desk, keys: str, footer: str) -> None:
    async with desk() as it:
        await it.press(*keys)
        assert it.footer == footer


async def test_page_of_choices_has_a_footer(desk) -> None:
    async with desk(desk.text, "Anna Berg left Lund. She went home.") as it:
        await it.press("O")
        assert it.footer.endswith("space page down  esc close")


# Narrow windows


async def test_narrow_window_opens_on_the_summary(desk) -> None:
    for width, pane in ((69, "summary"), (70, "source"), (120, "source")):
        async with desk(size=(width, 20)) as it:
            assert it.focus == pane
            assert pane in it.shown


# Messages


async def test_number_of_mentions_follows_the_analysis(desk) -> None:
    async with desk() as it:
        await it.press("2", "enter")
        assert it.status == "mention 1 of 3 of Anna Berg, ¶ 1"
        now = it.reading
        anna = now.focused
        fewer = replace(
            now.analysis, entities=(anna._replace(mentions=anna.mentions[:2]), *now.analysis.entities[1:])
        )
        assert fewer.entities[0].id == anna.id
        it.reader.settle(replace(now, analysis=fewer), MentionIndex(fewer))
        await it.quiet()
        assert it.status == "mention 1 of 2 of Anna Berg, ¶ 1"
        rest = anna._replace(mentions=anna.mentions[1:])
        later = replace(now.analysis, entities=(rest, *now.analysis.entities[1:]))
        it.reader.settle(replace(it.reading, analysis=later), MentionIndex(later))
        await it.quiet()
        assert it.status == "", "the mention at the cursor is none any more"
        it.reader.show(reading.focus(it.reading, None))
        await it.quiet()
        assert it.status == ""


async def test_nothing_new_goes_away_when_there_is_something_new(desk) -> None:
    async with desk() as it:
        await it.press("a")
        assert it.status == "nothing new here"
        it.reader.show(reading.compare(it.reading, Novelty(frozenset({0}), frozenset())))
        await it.quiet()
        assert it.status == ""


async def test_message_about_a_narrow_window_goes_away_in_a_wider_one(desk) -> None:
    async with desk(size=(60, 20)) as it:
        await it.press("z")
        assert it.status == "only one pane fits in this window"
        await it.resize(80, 20)
        assert it.status == ""


@pytest.mark.parametrize(
    ("keys", "said", "then", "after"),
    [
        ("p", "kept: ¶ 1, sentence 1 (1 kept, 0 dropped; u undoes)", ["u"], "neither kept nor dropped"),
        ("/lund\r", "match 1 of 2 for “lund”, ¶ 1", ["escape"], "search cleared"),
        ("fberg\r", "filter: “berg” (esc to clear)", ["escape"], "filter cleared"),
        ("2\r", "mention 1 of 3 of Anna Berg, ¶ 1", ["escape"], "focus cleared"),
        ("3z", "zoomed (z shows all panes)", ["escape"], ""),
    ],
)
async def test_message_is_replaced_when_its_cause_is_undone(
    desk, keys: str, said: str, then: list[str], after: str
) -> None:
    async with desk() as it:
        await it.press(*("enter" if key == "\r" else key for key in keys))
        assert it.status == said
        await it.press(*then)
        assert it.status.startswith(after)
        assert said not in it.status
