"""Jump list and marks, within a briefing, across briefings and across sessions."""

from pathlib import Path

import pytest

from tui.collection.sources import Source
from tui.store.store import Store

OPENINGS = ["Anna Berg met", "The harbor", "Ferries", "Berg said", "Nobody", "Later"]


def at(it) -> int:
    """Return the number of the current sentence."""
    return next(n for n, opening in enumerate(OPENINGS, start=1) if it.sentence.startswith(opening))


async def test_back_and_forward_walk_the_jump_list(desk) -> None:
    async with desk() as it:
        await it.press("j", "G", "k", "/", *"ferries", "enter", "2", "j", "j", "enter")
        places = [at(it)]
        for key in "<<<>>>":
            await it.press(key)
            places.append(at(it))
        assert it.reading.focused.name == "Lund"
        assert places == [1, 3, 5, 2, 5, 3, 1]
        await it.press(">")
        assert it.status == "no later place in the jump list"
        await it.press(*"<<<", "<")
        assert it.status == "no earlier place in the jump list"


@pytest.mark.parametrize(
    ("keys", "back"),
    [
        ("G", 1),
        ("jg", 2),
        ("jj1G\r", 3),
        ("j]\r", 4),
        ("j/oslo\r", 2),
        ("jmaG'a", 6),
        ("jGjkk", 2),
    ],
)
async def test_back_returns_to_the_start_of_the_last_jump(desk, keys: str, back: int) -> None:
    """Single steps are not jumps."""
    async with desk() as it:
        await it.press(*("enter" if key == "\r" else key for key in keys), "<")
        assert at(it) == back


async def test_back_restores_the_current_entity(desk) -> None:
    async with desk() as it:
        await it.press("]", "]", "G", "<")
        assert it.reversed() == ["Lund"]


async def test_back_returns_to_the_previous_briefing(desk) -> None:
    async with desk(desk.text, "One fell. It broke.") as it:
        await it.press("j", "j", ".")
        await it.turned()
        await it.press("j", "<")
        await it.turned()
        assert it.reading.document.path == "ferry.txt"
        assert at(it) == 3
        await it.press(">")
        await it.turned()
        assert it.sentence == "It broke."
        await it.press("'", "'")
        await it.turned()
        assert at(it) == 3


async def test_mark_is_set_and_returned_to(desk) -> None:
    async with desk() as it:
        await it.press("j", "j", "m")
        assert it.status == "set mark: ▏"
        assert it.footer == "a…z mark  esc back"
        await it.press("q")
        assert it.status == "mark q: ¶ 2 (' q returns here)"
        await it.press("G", "m")
        assert it.status == "set mark: ▏ used: q ¶ 2"
        await it.press("b", "k", "'")
        assert it.status == "go to mark: ▏ b ¶ 4, q ¶ 2, ' before the last jump"
        await it.press("q")
        assert at(it) == 3
        await it.press("'", "'")
        assert at(it) == 5
        await it.press("'", "'")
        assert at(it) == 3, "and here again"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("'", "no marks set: m sets one"),
        ("m4", "a mark must be a letter"),
        ("ma'b", "no mark b"),
        ("ma'5", "a mark must be a letter"),
        ("G'x", "no mark x"),
    ],
)
async def test_unknown_or_invalid_mark_is_refused(desk, keys: str, said: str) -> None:
    async with desk() as it:
        await it.press(*keys)
        assert it.status == said


async def test_mark_prompt_is_cancelled_by_other_keys(desk) -> None:
    async with desk() as it:
        await it.press("m", "escape")
        assert it.status == ""
        await it.press("m", "down", "'")
        assert at(it) == 2, "a key that is no letter does what it does"
        assert it.status == "no marks set: m sets one"


async def test_marks_survive_sessions_and_file_changes(desk, state_folder) -> None:
    text = desk.text

    def source(text: str) -> Source:
        return Source("ferry.txt", Path("ferry.txt"), text.encode())

    async with desk(source(text), store=(store := Store(state_folder))) as it:
        await it.press("j", "j", "m", "a", "G", "m", "z", "g")
        other = Store(state_folder)
        assert [*store.state(_content(it)).marks] == [*other.state(_content(it)).marks] == ["a", "z"]
        other.close()
    store.close()
    async with desk(source(text), store=(store := Store(state_folder)), settled=False) as it:
        await it.press("'", "z")
        assert it.sentence.startswith("Later"), "before the analysis has come"
        await it.settle()
        await it.press("'", "a")
        assert at(it) == 3
    store.close()
    changed = text.replace("Ferries", "It was cold.\n\nFerries")
    async with desk(source(changed), store=(store := Store(state_folder)), settled=False) as it:
        await it.press("m", "b")
        it.app.briefing.save()
        await it.settle()
        await it.press("'", "a")
        assert at(it) == 3
        await it.press("'", "z")
        assert at(it) == 6
        await it.press("'", "b")
        assert at(it) == 1
    store.close()


def _content(it):
    from tui.store.state import ContentKey

    return ContentKey.of(it.reading.document)
