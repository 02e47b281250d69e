"""What only a terminal shows of the mouse and the clipboard; tmux is asked what it was told."""

import re

FLAGS = ("mouse_standard_flag", "mouse_button_flag", "mouse_all_flag", "mouse_sgr_flag")
PRESSES, NOTHING = ["1", "0", "0", "1"], ["0", "0", "0", "0"]


def flags(terminal) -> list[str]:
    return [terminal.ask(name) for name in FLAGS]


def click(terminal, column: int, row: int) -> None:
    """As a terminal reports it: pressed and let go, and no motion before."""
    for end in "Mm":
        keys = f"\x1b[<0;{column};{row}{end}".encode().hex(" ").split()
        terminal("send-keys", "-H", *keys)


def test_copies_reach_the_clipboard_and_mouse_capture_survives_suspension(tmux, seed):
    terminal = tmux(120, 36)
    terminal("set", "-g", "set-clipboard", "on")
    terminal.open(str(seed))
    terminal.send("C")
    screen = terminal.wait_for("copied the sentence, ")
    copied = terminal("show-buffer")
    assert copied.startswith("Ukraine and Russia have completed")
    assert len(copied.rstrip("\n")) == int(re.search(r"sentence, (\d+) characters", screen)[1])
    terminal.send("c")
    terminal.wait_for("copied 5 sentences, ")
    assert terminal("show-buffer").count(" (¶ ") == 5
    terminal.wait_for("SUMMARY", "ENTITIES", "SOURCE")
    # The mouse: clicked, left to the terminal, and that across a suspension; no motion is ever asked for.
    assert flags(terminal) == PRESSES
    screen = terminal.screen().splitlines()
    row = next(at for at, line in enumerate(screen, 1) if "Steve Witkoff" in line[38:64])
    click(terminal, 45, row)
    terminal.wait_for("of Steve Witkoff, ¶")
    terminal.send("M")
    terminal.wait_for("mouse: terminal")
    assert flags(terminal) == NOTHING
    terminal.send("C-z")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0")
    terminal.type("fg")
    terminal.wait_for("SUMMARY", "mouse: terminal")
    assert flags(terminal) == NOTHING
    terminal.send("M")
    terminal.wait_for("mouse capture on")
    assert flags(terminal) == PRESSES
    terminal.send("q")
    assert terminal.status() == "0"


def test_followed_file_is_reloaded_on_change(tmux, folder, seed):
    file = folder / "talks.txt"
    file.write_bytes(seed.read_bytes())
    terminal = tmux(120, 36)
    terminal.open("--follow", "talks.txt")
    file.write_text("At last it rained in Abu Dhabi. " + seed.read_text(encoding="utf-8"), encoding="utf-8")
    terminal.wait_for("reloaded", "At last it rained")
    terminal.send("q")
    assert terminal.status() == "0"
