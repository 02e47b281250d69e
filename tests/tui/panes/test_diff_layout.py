"""A comparison is laid out as far as it is shown, from wherever it is scrolled to."""

from collections.abc import Callable

import pytest
from work_steps import steps_of

from summarizer.corpus.version_diff import DiffLine
from tui.model.text_layout import Spot
from tui.panes import diff_layout
from tui.panes.diff_layout import START, DiffLayout

WIDTH = 40
ROOM = 30


def changed(number: int) -> DiffLine:
    older = f"Ferry {number} waited for two hours off the long pier of Lund with its crew."
    return DiffLine("changed", older, older.replace("two", "three"), at=number)


def same(number: int) -> DiffLine:
    return DiffLine("same", f"Barge {number} sailed.", f"Barge {number} sailed.", at=number)


def layout(*lines: DiffLine, folds: bool = True) -> DiffLayout:
    return DiffLayout(lines, WIDTH, wide=False, folds=folds)


def shown(found: DiffLayout, spot: Spot, count: int) -> list[str]:
    return ["".join(segment.text for segment in row).strip() for row in found.below(spot, count)]


@pytest.fixture
def wrapped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the sentences that were laid out since."""
    found: list[str] = []
    wrap: Callable[..., object] = diff_layout.wrap

    def counted(text: str, *bounds: int) -> object:
        found.append(text)
        return wrap(text, *bounds)

    monkeypatch.setattr(diff_layout, "wrap", counted)
    return found


def test_moving_to_the_end_lays_out_one_page(wrapped):
    found = layout(*map(changed, range(5_000)))
    end = found.end(ROOM)
    assert len(wrapped) <= 2 * ROOM
    rows = shown(found, end, ROOM + 1)
    assert len(rows) == ROOM
    assert rows[-2:] == ["+ Ferry 4999 waited for three hours off", "the long pier of Lund with its crew."]


def test_moving_down_and_up_again_returns_to_the_same_row():
    found = layout(*map(changed, range(20)))
    down = found.moved(START, 37)
    assert down == Spot(9, 1), "each sentence has two rows in either version"
    assert found.moved(down, -37) == START
    assert found.moved(down, -99) == START
    assert found.moved(START, 999) == Spot(19, 3)


def test_equal_stretch_is_one_row_and_the_next_difference_is_beyond_it():
    found = layout(changed(0), *map(same, range(1, 11)), changed(11))
    assert shown(found, START, 99)[4:9] == [
        "Barge 1 sailed.",
        "Barge 2 sailed.",
        "⋯ 6 equal sentences",
        "Barge 9 sailed.",
        "Barge 10 sailed.",
    ]
    beyond = found.difference(START, 1)
    assert beyond is not None
    assert found.sentence(beyond) == 11
    assert found.difference(beyond, 1) is None
    assert found.difference(beyond, -1) == START
    assert found.difference(Spot(0, 2), -1) == START, "the start of the difference at the top is above"


def test_steps_to_the_end_do_not_depend_on_the_length():
    def steps(count: int) -> int:
        found = layout(*map(changed, range(count)), folds=False)
        return steps_of(lambda: found.end(ROOM))

    steps(50)
    assert steps(4_000) < 1.2 * steps(1_000)


def test_nothing_to_compare_has_no_rows():
    found = layout()
    assert shown(found, found.end(ROOM), 9) == []
    assert found.moved(START, 3) == START
    assert found.difference(START, 1) is None
