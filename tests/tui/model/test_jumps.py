"""Back and forward through places, worked out by hand: letters are places."""

from hypothesis import given
from hypothesis import strategies as st

from tui.model import navigation
from tui.model.navigation import MOST, CursorPlace, Jumps


def place(name: str) -> CursorPlace:
    return CursorPlace(None, ord(name))


def walk(steps: str) -> str:
    """Where one is after each step: a letter jumps there, < goes back, > forward. It begins at `a`."""
    been, here, seen = Jumps(), place("a"), ""
    for step in steps:
        if step.isalpha():
            been, here = navigation.jumped(been, here), place(step)
        elif found := (navigation.back if step == "<" else navigation.forward)(been, here):
            been, here = found
        seen += chr(here.offset)
    return seen


def test_jumps_go_back_and_forward() -> None:
    assert walk("bc<<<>>>") == "bcbaaabccc"[0:2] + "baabcc"


def test_new_jump_discards_the_places_ahead() -> None:
    assert walk("bc<d>") == "bcbdd"
    assert walk("bc<d<<") == "bcbdba"


def test_jump_to_the_current_place_is_skipped() -> None:
    assert walk("bbb<") == "bbba"


@given(st.lists(st.integers(0, 50), max_size=300))
def test_jumps_back_and_forward_return_to_the_same_place(offsets: list[int]) -> None:
    been, here = Jumps(), CursorPlace(None, 99)
    for offset in offsets:
        been, here = navigation.jumped(been, here), CursorPlace(None, offset)
    assert len(been.behind) <= MOST
    last, count = here, 0
    while found := navigation.back(been, here):
        been, here = found
        count += 1
    assert count <= MOST
    while found := navigation.forward(been, here):
        been, here = found
    assert here == last
