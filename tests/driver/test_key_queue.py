"""The key queue: bounded, in order, and overtaken by quit keys where that is safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.geometry import Size

from tui.terminal.key_queue import (
    BACKLOG,
    BATCH,
    MAX_EVENTS,
    MAX_PASTED,
    EndingKeys,
    KeyQueue,
    KeysLost,
    ScreenKeys,
)

ENDING = EndingKeys(frozenset({"ctrl+c"}), frozenset({"q"}))
READING = ScreenKeys(frozenset({"q", "ctrl+c"}), frozenset({"j", "k"}))
TYPING = ScreenKeys()


def key(name: str) -> events.Key:
    return events.Key(name, name if len(name) == 1 else None)


def filled(*names: str) -> KeyQueue:
    queue = KeyQueue(ENDING)
    for name in names:
        queue.put(key(name))
    return queue


class Program:
    """Handle keys as the reader does: a slash opens a prompt, enter and escape close it."""

    def __init__(self) -> None:
        self.is_typing = self.ended = False
        self.text = ""

    def screen_keys(self) -> ScreenKeys:
        return TYPING if self.is_typing else READING

    def handle(self, name: str) -> None:
        if name == "ctrl+c" or (name == "q" and not self.is_typing):
            self.ended = True
        elif self.is_typing:
            self.is_typing = name not in ("enter", "escape")
            self.text += name if self.is_typing else ""
        else:
            self.is_typing = name == "slash"


def taken(queue: KeyQueue, program: Program | None = None) -> list[str]:
    """Return the handled events in order: names of keys, class names of others."""
    found, program = [], program or Program()
    while (message := queue.next(program.screen_keys)) is not None:
        found.append(message.key if isinstance(message, events.Key) else type(message).__name__)
        program.handle(found[-1])
    return found


def typing() -> Program:
    program = Program()
    program.handle("slash")
    return program


def test_keys_are_handled_in_order() -> None:
    assert taken(filled("j", "slash", "a", "enter")) == ["j", "slash", "a", "enter"]


@pytest.mark.parametrize("program", [Program(), typing()])
def test_interrupt_overtakes_all_keys(program: Program) -> None:
    assert taken(filled(*["j", "slash", "q", "x"] * 5000, "ctrl+c"), program) == ["ctrl+c"]


def test_quit_overtakes_movement_keys() -> None:
    assert taken(filled(*["j", "k"] * BACKLOG, "q")) == ["q"]


@pytest.mark.parametrize("end", ["q", "ctrl+c"])
def test_short_backlog_is_handled_before_quit(end: str) -> None:
    assert taken(filled("j", "k", "j", end)) == ["j", "k", "j", end]
    assert taken(filled(*"j" * (BACKLOG - 1), end)) == [*"j" * (BACKLOG - 1), end]
    assert taken(filled(*"j" * BACKLOG, end)) == [end]


def test_quit_after_a_key_that_may_open_a_prompt_is_text() -> None:
    assert taken(filled("j", "slash", "j", "q", "enter")) == ["j", "slash", "j", "q", "enter"]


def test_quit_while_typing_is_text() -> None:
    assert taken(filled("j", "j", "q", "j"), typing()) == ["j", "j", "q", "j"]


def test_quit_overtakes_once_the_prompt_before_it_is_closed() -> None:
    moves = ["j"] * BACKLOG
    assert taken(filled("slash", "escape", *moves, "q")) == ["slash", "escape", "q"]


@pytest.mark.parametrize(
    ("event", "order"),
    [
        (events.MouseScrollDown(None, 0, 0, 0, 0, 0, False, False, False), ["q"]),
        (events.AppFocus(), ["q"]),
        (events.Paste("text"), ["Paste", "q"]),
        (events.MouseDown(None, 0, 0, 0, 0, 1, False, False, False), ["MouseDown", "q"]),
    ],
)
def test_quit_overtakes_only_events_that_open_nothing(event: events.Event, order: list[str]) -> None:
    queue = filled(*"j" * BACKLOG)
    queue.put(event)
    queue.put(key("q"))
    assert [name for name in taken(queue) if name != "j"] == order
    queue = filled(*"j" * BACKLOG)
    queue.put(event)
    queue.put(key("q"))
    assert ("j" in taken(queue)) is (len(order) > 1)


def test_only_the_second_interrupt_forces_the_exit() -> None:
    queue = KeyQueue(ENDING)
    assert [queue.put(key("ctrl+c")) for _ in range(4)] == [False, True, False, False]


def test_queue_length_is_bounded_and_loss_is_reported() -> None:
    queue = filled(*["j"] * (MAX_EVENTS + 5))
    assert len(queue) == MAX_EVENTS
    assert taken(queue) == ["j"] * MAX_EVENTS + ["KeysLost"]
    queue.put(key("k"))
    assert taken(queue) == ["k"]


def test_full_queue_drops_all_keys_until_it_is_empty() -> None:
    """Otherwise the remaining keys would differ from those that were typed."""
    queue = filled(*["j"] * MAX_EVENTS, "slash")
    assert queue.next(lambda: READING).key == "j"
    queue.put(key("x"))
    found = [queue.next(lambda: READING) for _ in range(MAX_EVENTS)]
    assert isinstance(found[-1], KeysLost)
    assert found[-1].count == 2
    assert {message.key for message in found[:-1]} == {"j"}


@pytest.mark.parametrize(
    ("lost", "program", "overtakes"),
    [
        ("jkj", Program(), True),
        (["j", "slash", "j"], Program(), False),
        ("jkj", typing(), False),
        ([f"f{number}" for number in range(5000)], Program(), False),
    ],
)
def test_quit_lost_by_a_full_queue_overtakes_only_movement_keys(
    lost, program: Program, overtakes: bool
) -> None:
    queue = filled(*["j"] * MAX_EVENTS, *lost, "q", "slash")
    assert (taken(queue, program) == ["q"]) is overtakes


def test_pasted_characters_are_bounded() -> None:
    queue = KeyQueue(ENDING)
    for _ in range(100):
        queue.put(events.Paste("x" * 65536))
    assert len(queue) == MAX_PASTED // 65536
    assert taken(queue) == ["Paste"] * (MAX_PASTED // 65536) + ["KeysLost"]
    queue.put(events.Paste("x" * MAX_PASTED))
    assert taken(queue) == ["Paste"]


def test_queue_keeps_only_the_newest_resize() -> None:
    queue = filled("j")
    for width in range(1, 5000):
        queue.put(events.Resize(Size(width, 10), Size(width, 10)))
    assert len(queue) == 1
    resize = queue.next(lambda: READING)
    assert isinstance(resize, events.Resize)
    assert resize.size.width == 4999
    assert taken(queue) == ["j"]


def test_batches_are_bounded_and_in_order() -> None:
    names = [f"f{number}" for number in range(2 * BATCH + 3)]
    queue = filled(*names)
    batches = []
    while batch := queue.batch(lambda: READING):
        batches.append([message.key for message in batch])
    assert [len(batch) for batch in batches] == [BATCH, BATCH, 3]
    assert [name for batch in batches for name in batch] == names


@given(st.lists(st.sampled_from([*"jjjjjjjkqx", "slash", "enter", "escape"]), max_size=60))
def test_overtaking_preserves_typed_text_and_outcome(names: list[str]) -> None:
    in_order, overtaken = Program(), Program()
    for name in names:
        if not in_order.ended:
            in_order.handle(name)
    queue = filled(*names)
    while not overtaken.ended and (message := queue.next(overtaken.screen_keys)) is not None:
        overtaken.handle(message.key)
    assert (overtaken.text, overtaken.ended) == (in_order.text, in_order.ended)


@given(st.lists(st.sampled_from([*"jkqx", "slash", "enter", "escape", "ctrl+c"]), max_size=60))
def test_interrupt_ends_the_program_whatever_is_typed(names: list[str]) -> None:
    program = Program()
    handled = taken(filled(*names, "ctrl+c", *names), program)
    assert program.ended
    assert len(handled) <= 2 * len(names) + 1
