"""What is on the screen after it was away, overwritten or of another size."""

import re
import shlex
from pathlib import Path

import pytest


def words(text: str) -> str:
    """On one line, without the marks of the margin."""
    return " ".join(re.sub("[▸▌│]", " ", text).split())


def scrawl(terminal) -> None:
    """Write over the screen, past the reader, until nothing of it is left."""
    lines = "".join(f"\x1b[{row};1H\x1b[2K" + "SCRAWL " * 5 for row in range(1, 25))

    def covered(screen: str) -> bool:
        if screen.count("SCRAWL") < 24 * 5:
            Path(terminal.ask("pane_tty")).write_text(lines)
        return screen.count("SCRAWL") == 24 * 5

    terminal.wait_until(covered, "scrawl everywhere")


def test_ctrl_l_draws_all_again(tmux, seed):
    terminal = tmux(120, 24)
    terminal.open(str(seed))
    for page, text in (("", "ENTITIES"), ("?", "KEYS"), ("e", "enter: save"), ("!", "MESSAGES")):
        if page:
            terminal.send(page)
        terminal.wait_for(text)
        before = terminal.settled()
        scrawl(terminal)
        terminal.send("C-l")
        terminal.wait_until(lambda screen, before=before: screen == before, before)
        if page:
            terminal.send("Escape")
            terminal.wait_for("ENTITIES")


def test_resumed_screen_and_terminal_modes_are_restored_at_any_size(tmux, seed):
    terminal = tmux()
    terminal.type("stty -a > before; echo what stood''before")
    terminal.wait_for("what stoodbefore")
    terminal.open(str(seed))
    terminal.send("j", "]")
    before = terminal.wait_for("Ukraine, place")
    for times in (1, 2):
        terminal.send("C-z")
        terminal.wait_for("what stoodbefore")
        terminal.wait_until(lambda screen, times=times: screen.count("Stopped") == times, "Stopped")
        terminal.restored()
        terminal.line("stty -a > after")
        assert (terminal.folder / "after").read_text() == (terminal.folder / "before").read_text()
        terminal.type("fg")
        terminal.wait_until(lambda screen: screen == before, before)
        assert terminal.ask("mouse_any_flag") == "1"
    terminal.send("C-z")
    terminal.wait_until(lambda screen: screen.count("Stopped") == 3, "Stopped")
    terminal("resize-window", "-x", "120", "-y", "36")
    terminal.type("fg")
    screen = terminal.wait_for("ENTITIES", "SOURCE", "help")
    assert "help" in screen.splitlines()[35]
    assert "Stopped" not in screen
    terminal.send("q")
    assert terminal.status() == "0"


def test_suspension_stops_the_parent_script_too(tmux, seed):
    """Were it only the reader that stops, its starter would wait for it and the shell for its starter."""
    terminal = tmux()
    (terminal.folder / "start").write_text(f"briefing {shlex.quote(str(seed))}; echo done''after\n")
    terminal.type("sh start")
    terminal.wait_for("sentences ·")
    terminal.send("C-z")
    terminal.wait_for("Stopped")
    terminal.type("fg")
    terminal.wait_for("sentences ·")
    terminal.send("q")
    terminal.wait_for("doneafter")
    terminal.gone()


def test_suspension_is_ignored_without_a_shell(tmux, seed):
    """Nobody could continue it: it goes on, with its screen."""
    terminal = tmux()
    terminal.type(f"exec setsid -c -w briefing {shlex.quote(str(seed))}")
    terminal.wait_for("sentences ·")
    for key, text in [("G", "sentence 16 of"), ("g", "sentence 1 of")]:
        terminal.send("C-z")
        terminal.wait_until(lambda screen, key=key, text=text: terminal.send(key) or text in screen, text)
    terminal.wait_for("abu-dhabi-talks", "SOURCE", "help")


@pytest.mark.parametrize("job", ["kill -HUP %1; kill -CONT %1", "kill %1; fg"])
def test_signal_while_suspended_ends_the_reader(tmux, seed, job):
    terminal = tmux()
    terminal.type("echo what stood''before")
    terminal.open(str(seed))
    terminal.send("C-z")
    terminal.wait_for("what stoodbefore", "Stopped")
    terminal.type(job)
    terminal.gone()
    terminal.restored()


def test_closed_terminal_ends_a_suspended_reader(tmux, seed):
    terminal = tmux()
    terminal.open(str(seed))
    terminal.send("C-z")
    terminal.wait_for("Stopped")
    terminal.close()
    terminal.gone()


def test_current_sentence_stays_in_view_at_every_size(tmux, seed):
    terminal = tmux(120, 36)
    terminal.open(str(seed))
    terminal.send("}", "}", "}", "}", "j", "j", "j")
    terminal.wait_for("sentence 9 of 16")
    sentence = "Ukraine’s President, Volodymyr Zelenskyy"
    for columns, rows in [(60, 20), (80, 24), (12, 5), (120, 36), (1, 1), (30, 8), (200, 60), (80, 24)]:
        terminal("resize-window", "-x", str(columns), "-y", str(rows))
        if columns >= 30:
            terminal.wait_until(lambda screen: sentence in words(source(screen)), sentence)
            terminal.wait_until(lambda screen, rows=rows: "help" in screen.splitlines()[rows - 1], "footer")
    terminal.send("q")
    assert terminal.status() == "0"


def source(screen: str) -> str:
    """What stands in the source, by the place of its title."""
    lines = screen.splitlines()
    at = max((line.find("SOURCE") for line in lines), default=-1)
    return "\n".join(line[max(0, at - 2) :] for line in lines) if at >= 0 else ""
