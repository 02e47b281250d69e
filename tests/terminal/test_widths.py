"""The terminal is asked once how wide it draws characters, and nobody sees it."""

import shutil

from tui.terminal.width_memory import NAME
from tui.terminal.width_probe import COLUMNS, EXPECTED, IDENTIFY, QUERY, ROW

REPLIES = [f"\x1b[{ROW};{column + EXPECTED[name]}R" for column, name in COLUMNS.items()]
WIDTHS = " ".join(f"{name}={width}" for name, width in EXPECTED.items())


def memory(folder):
    return folder.parent / "home" / "state" / "briefing" / NAME


def test_tmux_is_asked_once(tmux, seed, folder, marked):
    shown = []
    for asked in (True, False):
        terminal = tmux(100, 30)
        terminal("pipe-pane", f"cat > {folder / 'wire'}")
        terminal.open(str(seed))
        terminal.send("?")
        terminal.wait_for("KEYS")
        terminal.send("Escape")
        terminal.wait_for("SOURCE")
        marked.until(lambda: memory(folder).exists())
        shown.append(terminal.settled())
        assert (QUERY in (folder / "wire").read_text()) == asked
        terminal.send("q")
        assert terminal.status() == "0"
    assert shown[0] == shown[1]
    assert "punctuation=1 signs=1 lines=1 shapes=1" in memory(folder).read_text()


def test_late_replies_in_pieces_are_taken_and_no_keys(line, seed, folder, marked):
    found = line(str(seed))
    found.read_until("16 sentences ·")
    assert IDENTIFY.encode() in found.seen
    for piece in ("\x1bP>|XTe", "rm(390)\x1b", "\\\x1b[0", "n"):
        found.press(piece)
        marked.until(found.idle())
    found.read_until(QUERY)
    for reply in REPLIES[:2]:
        for piece in (reply[:3], reply[3:]):
            found.press(piece)
            marked.until(found.idle())
    found.press("j" + "".join(REPLIES[2:-1]) + REPLIES[-1][:4])
    found.press(REPLIES[-1][4:])
    marked.until(lambda: found.take() is None or memory(folder).exists())
    assert memory(folder).read_text().rstrip().endswith(WIDTHS)
    found.read_until("sentence 2 of 16")


def test_silent_terminal_is_asked_for_nothing_that_prints(line, seed, marked, folder):
    found = line(str(seed))
    found.read_until("16 sentences ·")
    found.press("j")
    found.read_until("sentence 2 of 16")
    assert QUERY.encode() not in found.seen
    assert not memory(folder).exists()


def test_nothing_is_asked_in_a_restricted_session_or_by_the_plain_driver(line, seed, folder):
    (folder / "texts").mkdir()
    shutil.copy(seed, folder / "texts")
    for found in (
        line("--restricted", str(folder / "texts")),
        line(str(seed), first="export BRIEFING_PLAIN_DRIVER=1;"),
    ):
        found.read_until("16 sentences ·")
        assert b"\x1b[5n" not in found.seen
        assert b"\x1b[6n" not in found.seen
