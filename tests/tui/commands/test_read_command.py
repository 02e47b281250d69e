"""`briefing PATH`: plain or on the screen, and what is said when there is nothing to show."""

import io
import os
import sys
from types import ModuleType, SimpleNamespace

import pytest
from file_samples import RSS, packed
from mail_samples import REPLY, mailbox

from summarizer.document import Failure
from summarizer.name_rules import NO_RULES
from tui.first_paint.paint import FirstPaint
from tui.model.navigation import BriefingKey
from tui.settings import locations
from tui.terminal import streams


class Worker:
    """Stands for the analysis process."""

    ended = False

    def kill(self) -> None:
        self.ended = True

    def wait(self) -> int:
        return 0


@pytest.fixture
def screen(monkeypatch):
    """A terminal, and a reader that only notes what it was given."""
    shown: dict[str, object] = {"opened": False, "worker": Worker(), "fails": [], "status": 0}

    def run_reader(loader, config, store, worker, first, permissions, *, follow, paste, early, asked):
        assert worker is shown["worker"]
        shown.update(
            asked=asked,
            opened=True,
            paste=paste,
            loader=loader,
            config=config,
            first=first,
            env=dict(os.environ),
        )
        return shown["status"], [*loader.failures, *shown["fails"]]

    app, starting = ModuleType("tui.run"), ModuleType("tui.workers.starting")
    app.run_reader, starting.start_worker = run_reader, lambda: shown["worker"]
    starting.ask_ahead = lambda worker, document, rules: (document.title, rules)
    monkeypatch.setitem(sys.modules, "tui.run", app)
    monkeypatch.setitem(sys.modules, "tui.workers.starting", starting)
    monkeypatch.setattr(streams, "can_show", lambda **_: True)
    monkeypatch.setattr(streams, "take_keys", lambda: None)
    return shown


def test_read_without_a_terminal_prints_the_summary(briefing):
    wanted = briefing("summarize", "dam.txt", "harbor.txt")
    assert briefing("dam.txt", "harbor.txt") == wanted
    assert briefing("read", "dam.txt", "harbor.txt") == wanted


def test_read_without_a_terminal_reports_failed_files(briefing):
    done = briefing("dam.txt", "gone.txt")
    assert (done.status, done.err) == (1, "briefing: gone.txt: no such file\n")
    assert done.out == briefing("summarize", "dam.txt").out


def test_screen_receives_readable_briefings_and_clean_environment(briefing, screen, monkeypatch):
    for name in ("TEXTUAL_LOG", "ESCDELAY", "COLUMNS", "LINES"):
        monkeypatch.setenv(name, "7")
    assert briefing("dam.txt", "harbor.txt") == (0, "", "")
    assert len(screen["loader"]) == 2
    assert screen["loader"].get(screen["first"]).title == "dam"
    assert screen["config"].length == "5"
    assert screen["env"].keys() & {"TEXTUAL_LOG", "ESCDELAY", "COLUMNS", "LINES"} == set()
    assert screen["worker"].ended


@pytest.mark.parametrize(("analysis", "asked"), [(None, ("dam", NO_RULES)), ("cached", None)])
def test_analysis_is_asked_for_once_the_first_screen_is_sent(briefing, screen, monkeypatch, analysis, asked):
    left = []

    def painted(loader, first, *_, **__):
        return FirstPaint(SimpleNamespace(leave=lambda: left.append(1)), loader.peek(first), analysis)

    monkeypatch.setattr("tui.first_paint.paint.paint", painted)
    assert briefing("dam.txt").status == 0
    assert screen["asked"] == asked
    assert left == [1]


def test_no_analysis_is_asked_for_without_a_first_screen(briefing, screen, monkeypatch):
    monkeypatch.setattr("tui.first_paint.paint.paint", lambda *_, **__: None)
    assert briefing("dam.txt").status == 0
    assert screen["asked"] is None


def test_failures_are_printed_after_the_screen_closes(briefing, screen):
    screen["fails"] = [Failure("late.txt", None, "is broken")]
    done = briefing("gone.txt", "dam.txt")
    assert done == (1, "", "briefing: gone.txt: no such file\nbriefing: late.txt: is broken\n")
    assert screen["opened"]


@pytest.mark.parametrize("paths", [["gone.txt"], ["void.txt"], ["gone.txt", "gone.md", "void.txt", "none"]])
def test_screen_does_not_open_without_a_readable_briefing(briefing, folder, screen, paths):
    (folder / "void.txt").write_bytes(b"")
    (folder / "none").mkdir()
    done = briefing(*paths)
    assert (done.status, done.out) == (1, "")
    assert [line.split(": ")[1] for line in done.err.splitlines()] == sorted(
        paths, key=lambda path: (path == "void.txt", paths.index(path))
    )
    assert not screen["opened"]
    assert screen["worker"].ended


def test_exit_status_of_the_screen_is_returned(briefing, screen):
    screen["status"] = 3
    assert briefing("dam.txt").status == 3


def test_no_argument_on_a_terminal_opens_the_samples(briefing, screen, monkeypatch):
    monkeypatch.setattr(streams, "is_terminal", lambda descriptor: True)
    assert briefing().status == 0
    assert len(screen["loader"]) == len(list(locations.samples().iterdir())) >= 4


def test_home_folder_is_opened_without_an_argument(briefing, screen, monkeypatch, tmp_path):
    monkeypatch.setattr(streams, "is_terminal", lambda descriptor: True)
    (tmp_path / "daily").mkdir()
    (tmp_path / "daily" / "only.txt").write_text("The dam broke. It rained.\n")
    (tmp_path / "daily" / "two.txt").write_text("The dam held.\n")
    (settings := tmp_path / "home.toml").write_text(f'[list]\nhome = "{tmp_path / "daily"}"\n')
    assert briefing("--config", str(settings)).status == 0
    assert [name.rpartition("/")[2] for name in screen["loader"].names()] == ["only.txt", "two.txt"]
    assert screen["loader"].origin.folders == (tmp_path / "daily",)
    assert screen["first"] is None, "the list is shown"
    briefing("--config", str(settings), "dam.txt")
    assert screen["loader"].names() == ["dam.txt"]


def test_home_folder_that_is_gone_is_reported(briefing, screen, monkeypatch, tmp_path):
    monkeypatch.setattr(streams, "is_terminal", lambda descriptor: True)
    (settings := tmp_path / "home.toml").write_text('[list]\nhome = "nowhere"\n')
    done = briefing("--config", str(settings))
    assert done.err == "briefing: [list] home: nowhere is not a folder\n"
    assert len(screen["loader"]) >= 4, "the samples"


@pytest.mark.parametrize("others", [[], ["dam.txt"]])
def test_dash_on_a_terminal_asks_for_a_pasted_text(briefing, screen, monkeypatch, others):
    monkeypatch.setattr(streams, "is_terminal", lambda descriptor: True)
    assert briefing("-", *others) == (0, "", "")
    assert (screen["paste"], screen["first"]) == (True, None)
    assert screen["loader"].names() == others
    briefing("dam.txt")
    assert not screen["paste"]


def test_typed_standard_input_says_how_to_end_it(briefing, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The dam broke.\n")))
    monkeypatch.setattr(streams, "is_terminal", lambda descriptor: descriptor == streams.STDIN)
    for arguments in (["summarize", "-"], ["-"]):
        sys.stdin.buffer.seek(0)
        done = briefing(*arguments)
        assert done.status == 0
        assert "The dam broke." in done.out
        assert done.err == "briefing: type or paste the text here; ctrl+d on a line of its own ends it\n"


def test_summarize_without_a_path_on_a_terminal_fails(briefing, monkeypatch):
    monkeypatch.setattr(streams, "is_terminal", lambda descriptor: True)
    done = briefing("summarize")
    assert done.status == 2
    assert done.err.startswith("briefing: nothing to read: name a briefing")


def test_folder_of_several_briefings_opens_the_list(briefing, screen, folder):
    (folder / "day").mkdir()
    for name in ("dam.txt", "harbor.txt"):
        (folder / "day" / name).write_bytes((folder / name).read_bytes())
    briefing("day")
    assert screen["first"] is None
    (folder / "day" / "dam.txt").unlink()
    briefing("day")
    assert screen["first"] == (0, 0), "one alone is opened"
    briefing("dam.txt", "harbor.txt")
    assert screen["first"] == (0, 0), "files are read from the first on"


def test_container_of_several_opens_the_list_and_a_single_letter_itself(briefing, screen, folder):
    (folder / "box").write_bytes(mailbox(b"X-Nothing: here\n", REPLY))
    (folder / "reply.eml").write_bytes(REPLY)
    (folder / "news.rss").write_bytes(RSS)
    (folder / "all.zip").write_bytes(packed({"a.txt": b"They left.", "b.txt": "They met."}))
    for name in ("box", "news.rss", "all.zip"):
        briefing(name)
        assert (screen["opened"], screen["first"]) == (True, None)
    (folder / "one").write_bytes(mailbox(REPLY))
    (folder / "one.zip").write_bytes(packed({"a.jpg": b"x", "b.txt": "They met."}))
    for name in ("reply.eml", "one", "one.zip"):
        briefing(name)
        assert screen["first"] == BriefingKey(0)
    briefing("box", "reply.eml")
    assert screen["first"] == BriefingKey(0, 1)
