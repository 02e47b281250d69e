"""The first paint is left out under every condition that is not usual, by a table of conditions."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.document import Document
from tui.collection.sources import Source
from tui.first_paint import conditions
from tui.first_paint.conditions import UNUSUAL, Start, unusual
from tui.settings import themes
from tui.settings.config import Config
from tui.terminal import streams

FILE = Source("ferry.txt", Path("ferry.txt"))
FERRY = Document("The ferry sails.", (), "Ferry")
USUAL = Start(
    Config(),
    themes.Terminal(),
    {"TERM": "xterm-256color"},
    (80, 24),
    "utf-8",
    (FILE,),
    FERRY,
)
CASES: list[tuple[str, Start]] = [
    ("a restricted session", USUAL._replace(restricted=True)),
    ("another driver", USUAL._replace(config=Config(plain_driver=True))),
    ("another driver", USUAL._replace(environ={"BRIEFING_PLAIN_DRIVER": "1"})),
    ("no colors", USUAL._replace(terminal=themes.Terminal(depth=0))),
    ("a theme of Textual's", USUAL._replace(config=Config(theme="nord"))),
    (
        "a theme that does not fit",
        USUAL._replace(config=Config(theme="nord"), terminal=themes.Terminal(depth=16)),
    ),
    ("an encoding without all characters", USUAL._replace(encoding="ascii")),
    ("visual order", USUAL._replace(config=Config(reorder_rtl=True))),
    ("a size that is unknown or small", USUAL._replace(size=(0, 0))),
    ("a size that is unknown or small", USUAL._replace(size=(69, 24))),
    ("a size that is unknown or small", USUAL._replace(size=(80, 7))),
    ("a size that is clamped", USUAL._replace(size=(1001, 24))),
    ("a list", USUAL._replace(sources=(FILE, FILE))),
    ("a source that is no file", USUAL._replace(sources=(Source("standard input", None, b"x"),))),
    ("a source that is no file", USUAL._replace(sources=(FILE._replace(temporary=True),))),
    ("a document that has not come yet", USUAL._replace(document=None)),
    ("a format with a parser in the sandbox", USUAL._replace(document=replace(FERRY, format="pdf"))),
    ("a file with several documents", USUAL._replace(document=replace(FERRY, format="mail"))),
    ("messages", USUAL._replace(messages=True)),
]
OF_THE_PROCESS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "a web browser": lambda patch: patch.setattr(streams, "is_web", lambda _: True),
    "no terminal": lambda patch: patch.setattr(streams, "is_terminal", lambda number: number != 1),
    "a job in the background": lambda patch: patch.setattr(streams, "in_background", lambda: True),
    "Textual is there": lambda patch: patch.setitem(sys.modules, "screen_library", streams),
}


@pytest.fixture(autouse=True)
def usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in the foreground; the tests themselves have Textual."""
    monkeypatch.setattr(streams, "is_terminal", lambda _: True)
    monkeypatch.setattr(streams, "in_background", lambda: False)
    monkeypatch.setattr(conditions, "SCREEN", "screen_library")


def test_usual_start_has_a_first_paint() -> None:
    assert unusual(USUAL) == ""


@pytest.mark.parametrize(("name", "start"), CASES)
def test_unusual_start_has_no_first_paint(name: str, start: Start) -> None:
    assert unusual(start) == name


@pytest.mark.parametrize("name", OF_THE_PROCESS)
def test_unusual_process_has_no_first_paint(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    OF_THE_PROCESS[name](monkeypatch)
    assert unusual(USUAL) == name


def test_every_condition_is_tested() -> None:
    assert {name for name, _ in CASES} | OF_THE_PROCESS.keys() == UNUSUAL.keys()
