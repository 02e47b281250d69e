"""Internals of Textual that the drivers depend on, and whether the installed Textual has them.

Textual makes no promise about them. Where one is missing, as in a later release, the reader uses Textual's
own driver, which sends whole frames.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

from textual._compositor import ChopsUpdate, InlineUpdate, LayoutUpdate
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.screen import Screen

ATTRIBUTES: dict[type, list[str]] = {
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
"""Attributes that must exist, by class."""
USED_IN: list[tuple[Callable[..., Any], str]] = [
    (
        LinuxDriver.__init__,
        "_file fileno _must_signal_resume exit_event _key_thread _writer_thread _mouse_pixels",
    ),
    (Driver.__init__, "_app _debug _mouse _loop _size"),
    (Driver.process_message, "send_message"),
    (App.size.fget, "_driver _size"),  # type: ignore[attr-defined]
    (Parser.__init__, "_tokens _gen _awaiting _timeout_time parse"),
    (
        LinuxDriver.start_application_mode,
        "_writer_thread start _get_terminal_size _enable_mouse_support write",
    ),
    (LinuxDriver.start_application_mode, "_run_input_thread _must_signal_resume"),
    (LinuxDriver._run_input_thread, "run_input_thread"),
    (LinuxDriver.stop_application_mode, "attrs_before disable_input write"),
    (LinuxDriver.disable_input, "exit_event _disable_mouse_support _key_thread"),
    (LinuxDriver.run_input_thread, "exit_event process_message"),
    (LinuxDriver.close, "_writer_thread stop"),
    (Driver.suspend_application_mode, "stop_application_mode close"),
    (App._display, "_begin_update _end_update render_segments write flush cursor_position"),
    (App._begin_update, "write"),
    (XTermParser.tick, "_timeout_time"),
]
"""Names that must be used in functions, separated by blanks."""


def missing() -> Iterator[str]:
    """Yield what the installed Textual lacks, one line each."""
    for owner, names in ATTRIBUTES.items():
        for name in names:
            if not hasattr(owner, name):
                yield f"Textual has no {owner.__name__}.{name} any more"
    for function, used in USED_IN:
        code = getattr(inspect.unwrap(function), "__code__", None)
        gone = set(used.split()) - set(_named(code)) if code is not None else set(used.split())
        if gone:
            yield f"{function.__qualname__} of Textual uses no {', '.join(sorted(gone))} any more"


def _named(code: CodeType) -> Iterator[str]:
    """Yield all names in a function and in its inner functions."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _named(constant)
