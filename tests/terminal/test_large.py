"""Ten megabytes in a single line: the screen answers while the analysis runs, and is left at once."""

START = "Firstly this. Ukraine"
STEPS = [
    ("G", "Lastly that.", START),
    ("g", START, "Lastly that."),
    ("PageDown", "diplomatic engagement", START),
    ("b", START, "diplomatic engagement"),
]
"""A key, what is there after it, and what no longer is."""


def test_large_briefing_is_readable_during_analysis(tmux, large):
    terminal = tmux(60, 12)
    terminal.open(str(large), text="Firstly this.")
    terminal.send("3")
    terminal.wait_for(START)
    for key, there, gone in STEPS:
        terminal.send(key)
        screen = terminal.wait_until(lambda screen, a=there, b=gone: a in screen and b not in screen, key)
        assert "analyzing" in screen
    assert len(terminal.processes()) == 2
    terminal.send("q")
    assert terminal.status() == "0"


def test_help_and_suspension_work_during_analysis(tmux, large):
    terminal = tmux(100, 30)
    terminal.open(str(large), text="analyzing")
    terminal.send("?")
    terminal.wait_for("KEYS")
    terminal.send("Escape")
    terminal.wait_for("Firstly this.", "analyzing")
    terminal.send("C-z")
    terminal.wait_for("Stopped")
    terminal.type("fg")
    terminal.wait_for("Firstly this.", "analyzing")
    terminal.send("C-c")
    assert terminal.status() == "0"
