"""Killed at any moment, the store opens again and has all that it said it has. And two readers at once."""

import os
import random
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.store.state import ContentKey, State
from tui.store.store import Store

pytestmark = pytest.mark.linux  # fork


MOMENTS = 60
BRIEFINGS = 5
SEED = 20260131
DEADLINE = 20


def state(briefing: int, number: int) -> State:
    """All its groups tell the number, so that a state put together of two would show."""
    return State(
        ContentKey(f"{briefing:064x}"),
        place=number,
        words=number,
        pinned=frozenset({number, number + 1}),
        notes={0: f"note {number}"},
        marks={"m": number},
    )


def forked(act: Callable[[int], None]) -> tuple[int, int]:
    """A process that does it, and the end of a pipe that it writes to."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            act(writing)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    return child, reading


def writes(folder: Path, first: int) -> Callable[[int], None]:
    """Saves states until it is killed; what is acknowledged is told in four bytes: which, and its number."""

    def act(pipe: int) -> None:
        store = Store(folder)
        for number in range(first, first + 100_000):
            briefing = number % BRIEFINGS
            told = (briefing << 24 | number).to_bytes(4, "big")
            store.save(state(briefing, number)).add_done_callback(lambda _, told=told: os.write(pipe, told))
            if number % 7 == 0:
                store.flush()

    return act


def spin(turns: int) -> None:
    """Some microseconds more or less, so that the kill falls between and within commits."""
    for _ in range(turns):
        pass


def test_acknowledged_states_survive_a_kill_at_any_moment(tmp_path):
    moments = random.Random(SEED)
    acknowledged = 0
    next_number = 0
    folder, last = tmp_path / "0", {}
    for round_ in range(MOMENTS):
        if round_ % 10 == 0:  # a new store, so that some are killed while it is made
            folder, last, next_number = tmp_path / f"{round_}", {}, 0
        wanted = moments.choice([0, 0, 1, 2, 5, 20, 60]) * 4
        jitter = moments.randrange(60_000)
        child, pipe = forked(writes(folder, next_number))
        told = b""
        while len(told) < wanted:
            more = os.read(pipe, wanted - len(told))
            assert more, "it ended by itself"
            told += more
        spin(jitter)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(pipe, 65536):
            told += more
        os.close(pipe)
        for at in range(0, len(told) - len(told) % 4, 4):
            number = int.from_bytes(told[at + 1 : at + 4], "big")
            last[told[at]] = max(number, last.get(told[at], -1))
            acknowledged += 1

        store = Store(folder)
        assert (store.messages, store.lasting) == ([], True), f"moment {round_}"
        found = {briefing: store.state(state(briefing, 0).key) for briefing in range(BRIEFINGS)}
        store.close()
        for briefing, kept in found.items():
            assert kept or briefing not in last, f"moment {round_}: briefing {briefing} is lost"
            if kept:
                assert kept.place >= last.get(briefing, -1), f"moment {round_}"
                assert kept == state(briefing, kept.place), f"moment {round_}"
                next_number = max(next_number, kept.place + 1)
    assert acknowledged > 10 * MOMENTS


def test_concurrent_writers_lose_nothing(tmp_path):
    """Each writes its own and a common briefing; both are there whole, and nobody was told of anything."""
    count = 150

    def act(own: int) -> Callable[[int], None]:
        def write(pipe: int) -> None:
            store = Store(tmp_path)
            for number in range(count):
                store.save(state(own, number)).result()
                store.save(state(9, number)).result()
                assert store.state(state(own, 0).key) == state(own, number)
            store.close()
            os.write(pipe, "\n".join(store.messages).encode() or b"well")

        return write

    children = [forked(act(own)) for own in (1, 2)]
    for child, pipe in children:
        assert os.read(pipe, 65536) == b"well"
        os.close(pipe)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    store = Store(tmp_path)
    for briefing in (1, 2, 9):
        assert store.state(state(briefing, 0).key) == state(briefing, count - 1)
    store.close()
    assert store.messages == []


@pytest.mark.parametrize("before", ["nothing", "garbage"])
def test_stores_opened_concurrently_share_one_file(tmp_path, before):
    """One makes the store, or sets the broken one aside; none of them loses what it was told it had."""
    if before == "garbage":
        (tmp_path / "state.sqlite3").write_bytes(b"garbage" * 1000)

    def act(own: int) -> Callable[[int], None]:
        def write(pipe: int) -> None:
            store = Store(tmp_path)
            store.save(state(own, own)).result()
            os.write(pipe, f"{len(store.messages)}".encode())
            store.close()

        return write

    children = [forked(act(own)) for own in range(6)]
    said = [os.read(pipe, 100) for _, pipe in children]
    for child, pipe in children:
        os.close(pipe)
        os.waitpid(child, 0)
    assert sorted(said) == [b"0"] * 5 + [b"1" if before == "garbage" else b"0"]
    assert len([*tmp_path.glob("*.broken-*")]) == (before == "garbage")
    store = Store(tmp_path)
    assert [store.state(state(own, 0).key) for own in range(6)] == [state(own, own) for own in range(6)]
    store.close()


def test_reads_are_not_blocked_by_another_transaction(tmp_path):
    """Somebody else is within a transaction; the screen answers."""
    store, other = Store(tmp_path), Store(tmp_path)
    store.save(state(1, 1)).result()
    other._database._writer.execute("BEGIN IMMEDIATE")
    future = store.save(state(1, 2))
    assert store.state(state(1, 0).key) == state(1, 2)
    assert store.recent_states(1) == []
    assert not future.done()
    assert not store.flush(0.0)
    other._database._writer.execute("ROLLBACK")
    assert future.result(DEADLINE) is None
    store.close(), other.close()
