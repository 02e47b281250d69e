"""Many briefings on a real terminal: the bar, what stands above it, ctrl+c, and that no process is left."""

import os
from pathlib import Path

import pytest

PROMPT = "ready>"
BAR = ("━", "/4")


@pytest.fixture
def week(folder: Path) -> Path:
    """Three briefings and, last, a pipe that says nothing until it is written to."""
    (folder / "week").mkdir()
    for number in (1, 2, 3):
        text = f"Ship {number} left Lund on Monday. It had {number * 7} boxes on board.\n"
        (folder / "week" / f"{number}.txt").write_text(text, encoding="utf-8")
    os.mkfifo(folder / "pipe")
    return folder


def has_bar(screen: str) -> bool:
    return all(text in screen for text in BAR)


def test_progress_bar_stays_below_messages_and_is_removed(tmux, week):
    terminal = tmux()
    terminal.type("briefing summarize -o out/ week/1.txt gone.txt week/2.txt pipe")
    screen = terminal.wait_until(lambda screen: has_bar(screen) and "3/4" in screen, "three of four")
    lines = screen.splitlines()
    said = lines.index("briefing: gone.txt: no such file")
    assert "3/4" in lines[said + 1]
    (week / "pipe").write_text("Rain fell. The river rose.\n", encoding="utf-8")
    terminal.wait_for("3 written to out, 1 failed")
    assert terminal.status() == "1"
    assert not has_bar(terminal.screen())


def test_ctrl_c_stops_the_batch_and_leaves_no_process(tmux, week):
    terminal = tmux()
    terminal.type("briefing summarize week pipe > summaries")
    terminal.wait_until(lambda screen: has_bar(screen) and "3/4" in screen, "three of four")
    assert len(terminal.processes()) > 1
    terminal.send("C-c")
    terminal.wait_for("briefing: stopped after 3 of 4; no results for the others")
    assert terminal.status() == "130"
    assert not has_bar(terminal.screen())
    assert (week / "summaries").read_text(encoding="utf-8").count("on Monday") == 3


@pytest.mark.parametrize(
    ("line", "extra"),
    [
        ("briefing summarize week pipe", {}),
        ("briefing summarize week pipe | cat", {}),
        ("TERM=dumb briefing summarize week pipe > summaries", {}),
        ("briefing summarize pipe > summaries", {}),
    ],
)
def test_progress_bar_is_hidden_where_it_would_disturb(tmux, week, line, extra):
    terminal = tmux(80, 50, **extra)
    terminal.type(f"clear; ({line}); echo en''d")
    (week / "pipe").write_text("Rain fell. The river rose.\n", encoding="utf-8")
    screen = terminal.wait_for("end\n", f"\n{PROMPT}\n")
    assert not has_bar(screen)
    if "summaries" in line:
        assert [text for text in screen.splitlines() if text.strip()] == ["end", PROMPT]
    assert terminal.status() == "0"


def test_progress_bar_without_color_honors_no_color(tmux, week):
    terminal = tmux(NO_COLOR="1")
    terminal.type("briefing summarize week pipe > summaries")
    terminal.wait_until(has_bar)
    assert "\x1b[3" not in terminal("capture-pane", "-p", "-e")
    terminal.send("C-c")
    assert terminal.status() == "130"
