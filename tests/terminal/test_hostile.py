"""A document and a file name that would rather speak to the terminal than to its reader."""

import re

import pytest

BAD = [
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x1bc",
    "\x1b[2J\x1b[H",
    "\x1b[?1049l\x1b[?1000h\x1b[?25h",
    "\x9b2J\x9d0;owned\x9c",
    "\u202eright to left\u2066",
    "\x1bP+q544e\x1b\\",
    "[/] [bold] [@click=app.quit]quit[/]",
    "a\rb\x08\x7f\x0e",
]
PARTS = [f"Mayor Anna Berg{bad} said that part {at} of the dam broke in Lund." for at, bad in enumerate(BAD)]
TEXT = "\n\n".join([f"# A {BAD[0]} title", *PARTS])
NAMES = ["\x1b]0;owned\x07.txt", "[@click=app.quit][].txt", "\u202e\x9b2J.txt", "a\nb\x1b[2J.txt"]


@pytest.fixture
def briefings(folder):
    (found := folder / "briefings").mkdir()
    for name in NAMES:
        (found / name).write_text(TEXT, encoding="utf-8")
    (found / "gone\x1b[2J.txt").write_bytes(b"")
    return found


MODES = {
    "alternate_on": "1",
    "cursor_flag": "0",
    "mouse_all_flag": "0",
    "mouse_standard_flag": "1",
    "mouse_sgr_flag": "1",
    "insert_flag": "0",
    "origin_flag": "0",
    "wrap_flag": "0",
}
"""As the reader sets them."""
STEPS = [("G", "part 9 of the dam"), ("g", "title"), ("]", "Anna Berg"), ("Enter", "mention 1 of")]
PAGES = [("e", "enter writes"), ("!", "MESSAGES"), ("?", "KEYS")]


def untouched(terminal) -> None:
    """Neither the title nor the clipboard was set."""
    assert "owned" not in terminal.ask("pane_title")
    assert terminal("list-buffers") == ""


def listening(tmux, *size):
    """A terminal that would do what it is told."""
    terminal = tmux(*size)
    terminal("set", "-s", "set-clipboard", "on")
    terminal("set", "-g", "allow-passthrough", "on")
    return terminal


def test_on_the_screen(tmux, briefings):
    terminal = listening(tmux, 120, 36)
    terminal.open(*(str(briefings / name) for name in sorted(path.name for path in briefings.iterdir())))
    places = []
    while not places or "last briefing" not in terminal.screen():
        places.append(place(terminal.wait_for("sentences ·")))
        for key, text in STEPS:
            terminal.send(key)
            terminal.wait_for(text, "SOURCE", "�]0;owned�")
        for key, text in PAGES:
            terminal.send(key)
            terminal.wait_for(text)
            terminal.send("Escape")
            terminal.wait_for("SOURCE")
        assert {name: terminal.ask(name) for name in MODES} == MODES
        untouched(terminal)
        terminal.send(".")
        terminal.wait_until(lambda screen: place(screen) not in places or "last briefing" in screen)
    assert len(places) == len(NAMES)
    terminal.send("q")
    assert terminal.status() == "1"


def test_in_the_list(tmux, briefings):
    """All are one story, but for the one that is empty."""
    terminal = listening(tmux, 120, 36)
    terminal.open("briefings", text="(+3 alike)")
    screen = terminal.wait_for("�]0;owned�", "is empty")
    assert "gone�[2J.txt" in screen
    untouched(terminal)
    terminal.send("S")
    terminal.wait_for("Search all briefings")
    terminal.send(*"dam")
    terminal.wait_for("4 briefings", "broke in Lund")
    untouched(terminal)
    terminal.send("Escape")
    terminal.wait_for("BRIEFINGS")
    terminal.send("=")
    terminal.wait_for("4 VERSIONS OF ONE STORY", "tells nothing else")
    untouched(terminal)
    terminal.send("Escape")
    terminal.wait_for("BRIEFINGS")
    terminal.send("q")
    assert terminal.status() == "1"


def place(screen: str) -> str:
    """`1 of 5`, where the header has it."""
    return "".join(re.findall(r"\d+ of \d+$", screen.splitlines()[0]))


@pytest.mark.parametrize("line", ["summarize", "entities", "read", "summarize --format markdown"])
def test_on_the_command_line(tmux, folder, briefings, line):
    terminal = listening(tmux, 100, 30)
    terminal.type(f"briefing {line} briefings < /dev/null > out 2> err; cat out err")
    terminal.wait_for("gone")
    written = (folder / "out").read_text(encoding="utf-8") + (folder / "err").read_text(encoding="utf-8")
    controls = {c for c in written if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066"}
    assert controls == {"\n"}
    untouched(terminal)
    terminal.restored()


def test_the_terminal_would_have_listened(tmux):
    """Else the tests above would find nothing, whatever the reader did."""
    terminal = listening(tmux, 80, 24)
    terminal.type(r"printf '\033]0;owned\007\033]52;c;b3duZWQ=\007'")
    terminal.wait_until(
        lambda _: terminal.ask("pane_title") == "owned" and "5 bytes" in terminal("list-buffers")
    )
