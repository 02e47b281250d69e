"""Documents that attack the terminal, on every screen: every byte that the terminal was sent is judged."""

import os
import re
from pathlib import Path

import pytest
from hostile import SETTINGS, documents, strange

from tui.terminal.width_probe import IDENTIFY, QUERY

COPIED = re.compile(
    r"(?:\x1b]52;c;[A-Za-z0-9+/=]*\x07)(?:\x1bPtmux;\x1b\x1b]52;c;[A-Za-z0-9+/=]*\x07\x1b\\)?"
)
FEW, TOGETHER = 6, 3
"""Documents, twelve attacks in each: all of them."""
MANY, IN_TWOS = 22, 2
"""Documents of a list, of which each is analyzed, with eight attacks in each."""
PAGES = [
    ("?", "KEYS", "?"),
    ("C-p", "COMMANDS", "F1"),
    ("!", "MESSAGES", "!"),
    ("e", "enter: save", "Escape"),
    ("1 w", "WHY THIS SENTENCE", "w"),
    ("3 g ] o", "  Mentions ", "o"),
]
"""Keys, what their page has, and the key that closes it."""


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


class Watched:
    """A terminal that would do all it is told, and what it was sent."""

    def __init__(self, terminal, folder: Path) -> None:
        self.terminal = terminal
        self._sent = folder.parent / "sent"
        terminal("set", "-s", "set-clipboard", "on")
        terminal("set", "-g", "allow-passthrough", "on")
        terminal("set", "-g", "allow-rename", "on")

    def open(self, line: str, text: str) -> None:
        self.terminal("pipe-pane", "-O", f"cat > '{self._sent}'")
        self.terminal.type(line)
        self.terminal.wait_for(text)

    def untouched(self) -> None:
        """Neither the title nor the clipboard was set, and the modes are as the reader sets them."""
        assert {name: self.terminal.ask(name) for name in MODES} == MODES
        assert "owned" not in self.terminal.ask("pane_title") + self.terminal.ask("window_name")
        assert self.terminal("list-buffers") == ""

    def ended(self) -> bytes:
        """All that was sent, once it is over."""
        self.terminal.send("C-c")
        self.terminal.wait_until(lambda _: self.terminal.ask("alternate_on") == "0")
        self.terminal.gone()
        self.terminal("pipe-pane")
        self.terminal.restored()
        return self._sent.read_bytes()


@pytest.fixture
def watched(tmux, folder):
    return Watched(tmux(120, 36), folder)


def written(folder: Path, count: int, together: int = 1) -> Path:
    (found := folder / "hostile").mkdir()
    for name, data in documents(count, together):
        (found / os.fsdecode(name)).write_bytes(data)
    return found


def judged(sent: bytes) -> None:
    """From the first screen to the last; before it and after it the shell writes.

    The terminal is asked once what it is, and how wide it draws characters.
    """
    begin, end = sent.index(b"\x1b[?1049h"), sent.rindex(b"\x1b[?1049l")
    drawn = sent[begin:end]
    for query in (IDENTIFY, QUERY):
        drawn = drawn.replace(query.encode(), b"", 1)
    assert strange(drawn) == []


def test_hostile_briefings_cannot_control_the_terminal_on_any_screen(watched, folder):
    terminal = watched.terminal
    (folder / "config.toml").write_text(SETTINGS, encoding="utf-8")
    written(folder, FEW, TOGETHER)
    watched.open("briefing --config config.toml hostile/*", text="sentences ·")
    seen: set[str] = set()
    while (now := place(terminal.screen())) not in seen:
        seen.add(now)
        terminal.wait_until(lambda screen: "analyzing" not in screen)
        for keys, text, closing in PAGES:
            terminal.send(*keys.split())
            terminal.wait_for(text)
            terminal.send(closing)
            terminal.wait_for("SOURCE", "ENTITIES")
        terminal.send("/", *"owned", "Enter", "n", "f", *"a", "Enter", "z", "z", "+", "G", "p", ".")
        terminal.wait_until(lambda screen, now=now: place(screen) != now or "last briefing" in screen)
        watched.untouched()
    assert len(seen) == FEW
    terminal.send("D")
    terminal.wait_for("digest.md", "enter: save")
    terminal.send("PageDown", "PageDown")
    terminal.send("Escape")
    terminal.wait_for("SOURCE")
    watched.untouched()
    judged(watched.ended())


def test_list_and_what_is_found_in_it(watched, folder):
    terminal = watched.terminal
    written(folder, MANY, IN_TWOS)
    next((folder / "hostile").glob("000 *")).unlink()
    for name, data in documents(1):  # of fewer attacks: the count of similar ones stands after its name
        (folder / "hostile" / os.fsdecode(name)).write_bytes(data)
        for version in ("again", "anew"):
            path = folder / "hostile" / f"{os.fsdecode(name)} {version}.txt"
            path.write_bytes(data + b"More came.\n")
    watched.open("briefing hostile", text="BRIEFINGS ")
    terminal.wait_until(lambda screen: "(+2 similar)" in screen.splitlines()[1])
    terminal.settled()
    terminal.send("=")
    terminal.wait_for("VERSIONS OF ONE STORY", "no difference")
    terminal.send("Escape")
    terminal.wait_for(f" of {MANY + 2}, ")
    terminal.send("G")
    terminal.wait_until(lambda screen: re.search(rf"hostile/0{MANY // 10}\d ", screen.splitlines()[-3]))
    terminal.send("g", "Space", "Space", "s", "s", "s")
    terminal.send("S")
    terminal.wait_for("Search all briefings")
    terminal.send(*"owned told")
    terminal.wait_for("FOUND", "broken")
    terminal.send("Escape")
    terminal.wait_for(f" of {MANY + 2}, ")
    terminal.send("f", *"dam", "Enter")
    terminal.wait_for("filter: “dam”")
    watched.untouched()
    judged(watched.ended())


def place(screen: str) -> str:
    """`1 of 17`, where the header has it."""
    return "".join(re.findall(r"\d+ of \d+$", screen.splitlines()[0]))


def test_hostile_command_output_cannot_control_the_terminal(watched, folder):
    """What `test_hostile_output` judges of every command, on a terminal that would have listened."""
    terminal = watched.terminal
    written(folder, 2, TOGETHER)
    (folder / "hostile" / "gone\x1b]0;owned\x07\x1b[2J.txt").write_bytes(b"")
    terminal.type("briefing summarize hostile")
    terminal.wait_for("is empty")
    assert "owned" not in terminal.ask("pane_title") + terminal.ask("window_name")
    assert terminal("list-buffers") == ""
    terminal.restored()


def test_unprotected_terminal_obeys_control_sequences(watched):
    """Else the tests above would find nothing, whatever the reader did."""
    watched.terminal.type(r"printf '\033]0;owned\007\033]52;c;b3duZWQ=\007'")
    watched.terminal.wait_until(
        lambda _: (
            watched.terminal.ask("pane_title") == "owned" and "5 bytes" in watched.terminal("list-buffers")
        )
    )
