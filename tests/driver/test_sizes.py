"""Both drivers clamp the size of the terminal, wherever it comes from."""

import asyncio
import struct
import termios
from fcntl import ioctl
from os import close, openpty

import pytest
from textual import events
from textual.geometry import Size

from tui.terminal.app import TerminalApp
from tui.terminal.driver import ReaderDriver
from tui.terminal.grid import MAX_COLUMNS, MAX_ROWS

CLAMPED = (MAX_COLUMNS, MAX_ROWS)


class EndlessApp(TerminalApp):
    """An application that the driver must not end."""

    def end(self, status: int) -> None:
        raise AssertionError(f"ended with {status}")


@pytest.fixture(params=[False, True], ids=["light", "plain"])
async def driver(request, monkeypatch: pytest.MonkeyPatch) -> ReaderDriver:
    """Return a driver of 80 by 24 cells without a terminal."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    app = EndlessApp(plain=request.param)
    app._loop = asyncio.get_running_loop()
    return app.driver_class(app)


def sizes_of(driver: ReaderDriver, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Record the sizes that the application and the grid receive from now on."""
    found: list[tuple[int, int]] = []
    monkeypatch.setattr(driver, "resized", found.append)
    monkeypatch.setattr(driver, "send_message", lambda message: found.append(tuple(message.size)))
    return found


def test_size_in_the_environment_is_clamped(driver, monkeypatch):
    found = sizes_of(driver, monkeypatch)
    monkeypatch.setenv("COLUMNS", "10000")
    monkeypatch.setenv("LINES", "10000")
    assert driver._get_terminal_size() == CLAMPED
    assert found == [CLAMPED]


def test_size_of_the_line_is_clamped(driver, monkeypatch):
    found = sizes_of(driver, monkeypatch)
    monkeypatch.delenv("COLUMNS")
    monkeypatch.delenv("LINES")
    ours, theirs = openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 10000, 10000, 0, 0))
    with monkeypatch.context() as patched:
        patched.setattr("sys.__stdout__.fileno", lambda: theirs)
        assert driver._get_terminal_size() == CLAMPED
    assert found == [CLAMPED]
    close(ours)
    close(theirs)


@pytest.mark.parametrize("edge", [10_000, 99_999_999_999])
def test_size_among_the_keys_is_clamped(driver, monkeypatch, edge):
    found = sizes_of(driver, monkeypatch)
    driver.process_message(events.Resize(Size(edge, edge), Size(edge, edge)))
    assert found == [CLAMPED, CLAMPED]


def test_size_within_the_limits_is_left_as_it_is(driver, monkeypatch):
    found = sizes_of(driver, monkeypatch)
    driver.process_message(events.Resize(Size(MAX_COLUMNS, 30), Size(MAX_COLUMNS, 30)))
    assert found == [(MAX_COLUMNS, 30)] * 2
