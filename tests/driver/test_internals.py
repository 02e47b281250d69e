"""Internals of Textual that the driver depends on, each reported by its name where it is missing."""

import termios
import tty

import pytest
from textual import app, constants
from textual.drivers.linux_driver import LinuxDriver

from tui.base_app import BaseApp
from tui.model.export_target import Permissions
from tui.settings import themes
from tui.settings.config import Config
from tui.terminal import early, internals, output
from tui.terminal.diff_driver import DiffDriver


def test_installed_textual_has_everything() -> None:
    assert [*internals.missing()] == []


def test_missing_attribute_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(internals.ATTRIBUTES, LinuxDriver, ["write", "no_such_method"])
    assert [*internals.missing()] == ["Textual has no LinuxDriver.no_such_method any more"]


def test_name_that_a_function_does_not_use_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(internals, "USED_IN", [(LinuxDriver.close, "_writer_thread no_such_name")])
    assert [*internals.missing()] == ["LinuxDriver.close of Textual uses no no_such_name any more"]


def test_unknown_textual_is_driven_by_its_own_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    assert BaseApp(Config(), themes.DARKEST, Permissions(None)).driver_class is DiffDriver
    monkeypatch.setitem(internals.ATTRIBUTES, LinuxDriver, ["no_such_method"])
    app = BaseApp(Config(), themes.DARKEST, Permissions(None))
    assert app.driver_class is LinuxDriver
    (message,) = app.messages
    assert message.startswith("this release of Textual is not known")


def test_frame_markers_match_textual() -> None:
    assert (app.SYNC_START, app.SYNC_END) == (output.BEGIN, output.END)
    assert output.ENTERS in LinuxDriver.start_application_mode.__code__.co_consts
    assert output.LEAVES in LinuxDriver.stop_application_mode.__code__.co_consts
    assert output.NO_CURSOR in LinuxDriver.start_application_mode.__code__.co_consts
    assert output.NO_WRAP in LinuxDriver._disable_line_wrap.__code__.co_consts
    assert hasattr(constants, "ESCAPE_DELAY")


def test_modes_before_the_start_are_those_of_textual() -> None:
    """All flags are on before; the driver turns off the processing of output later."""
    on = 2**32 - 1
    raw = early.raw([on, on, on, on, 0, 0, [0] * 32])
    assert raw[tty.LFLAG] == LinuxDriver._patch_lflag(on)
    assert raw[tty.IFLAG] == LinuxDriver._patch_iflag(on)
    assert raw[tty.OFLAG] == on & ~termios.OPOST
    assert raw[tty.CC][termios.VMIN] == 1
