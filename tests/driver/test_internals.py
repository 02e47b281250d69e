"""Internals of Textual that the driver depends on, each tested by its name."""

import inspect
from collections.abc import Iterator
from types import CodeType

import pytest
from textual import app, constants
from textual._compositor import ChopsUpdate, InlineUpdate, LayoutUpdate
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.screen import Screen

from tui.terminal import output

OURS_TO_CHANGE = {
    LinuxDriver: [
        "_disable_mouse_support",
        "_enable_mouse_support",
        "_get_terminal_size",
        "_run_input_thread",
        "_sigcont_application",
        "_sigtstp_application",
        "close",
        "flush",
        "process_message",
        "resume_application_mode",
        "run_input_thread",
        "send_message",
        "start_application_mode",
        "stop_application_mode",
        "suspend_application_mode",
        "write",
    ],
    App: ["_display", "_begin_update", "_end_update", "screen_stack"],
    Screen: ["active_bindings", "focused"],
    MessagePump: ["message_queue_size"],
    XTermParser: ["feed", "tick", "parse"],
    LayoutUpdate: ["render_segments"],
    ChopsUpdate: ["render_segments"],
    InlineUpdate: ["render_segments"],
}
USED_IN = [
    (
        LinuxDriver.__init__,
        "_file fileno _must_signal_resume exit_event _key_thread _writer_thread _mouse_pixels",
    ),
    (Driver.__init__, "_app _debug _mouse _loop _size"),
    (Driver.process_message, "send_message"),
    (App.size.fget, "_driver _size"),
    (Parser.__init__, "_tokens _gen _awaiting _timeout_time parse"),
    (
        LinuxDriver.start_application_mode,
        "_writer_thread start _get_terminal_size _enable_mouse_support write",
    ),
    (LinuxDriver.start_application_mode, "_run_input_thread _must_signal_resume"),
    (LinuxDriver._run_input_thread, "run_input_thread"),
    (LinuxDriver.stop_application_mode, "disable_input write"),
    (LinuxDriver.disable_input, "exit_event _disable_mouse_support _key_thread"),
    (LinuxDriver.run_input_thread, "exit_event process_message"),
    (LinuxDriver.close, "_writer_thread stop"),
    (Driver.suspend_application_mode, "stop_application_mode close"),
    (App._display, "_begin_update _end_update render_segments write flush cursor_position"),
    (App._begin_update, "write"),
    (XTermParser.tick, "_timeout_time"),
]


@pytest.mark.parametrize(
    ("owner", "name"), [(owner, name) for owner, names in OURS_TO_CHANGE.items() for name in names]
)
def test_textual_attribute_exists(owner: type, name: str) -> None:
    assert hasattr(owner, name), f"Textual has no {owner.__name__}.{name} any more"


@pytest.mark.parametrize(("function", "names"), USED_IN)
def test_textual_function_uses_the_expected_names(function, names: str) -> None:
    gone = set(names.split()) - set(named(inspect.unwrap(function).__code__))
    assert not gone, f"{function.__qualname__} of Textual uses no {', '.join(gone)} any more"


def named(code: CodeType) -> Iterator[str]:
    """Return all names in a function and in its inner functions."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from named(constant)


def test_frame_markers_match_textual() -> None:
    assert (app.SYNC_START, app.SYNC_END) == (output.BEGIN, output.END)
    assert output.ENTERS in LinuxDriver.start_application_mode.__code__.co_consts
    assert output.LEAVES in LinuxDriver.stop_application_mode.__code__.co_consts
    assert hasattr(constants, "ESCAPE_DELAY")
