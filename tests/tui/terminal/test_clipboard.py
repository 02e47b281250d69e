"""What is sent to put text into the clipboard, by the terminal that is there."""

import base64
import re

import pytest

from tui.terminal.app import MOST, PIECE, clipboard_sequence

PLAIN = "\x1b]52;c;" + base64.b64encode("a “b”".encode()).decode() + "\x07"


def test_copy_sends_osc_52() -> None:
    assert clipboard_sequence("a “b”", {"TERM": "xterm-256color"}) == (PLAIN, 5)


@pytest.mark.parametrize("around", [{"TMUX": "/tmp/tmux-0/default,1,0"}, {"TERM": "tmux-256color"}])
def test_copy_in_tmux_is_also_passed_through(around: dict[str, str]) -> None:
    handed_on = "\x1bPtmux;" + PLAIN.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    assert clipboard_sequence("a “b”", around).sequence == PLAIN + handed_on


@pytest.mark.parametrize("around", [{"STY": "1.pts", "TERM": "xterm"}, {"TERM": "screen-256color"}])
def test_copy_in_screen_is_passed_through_in_pieces(around: dict[str, str]) -> None:
    sent = clipboard_sequence("x" * 1000, around).sequence
    plain = clipboard_sequence("x" * 1000, {}).sequence
    assert sent.startswith(plain)
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sent.removeprefix(plain), re.DOTALL)
    assert "".join(pieces) == plain
    assert max(map(len, pieces)) == PIECE


def test_tmux_is_recognized_despite_the_screen_terminal_type() -> None:
    assert "\x1bPtmux;" in clipboard_sequence("a", {"TMUX": "x", "TERM": "screen"}).sequence


@pytest.mark.parametrize(
    ("text", "characters"), [("x" * (MOST + 1), MOST), ("é" * MOST, MOST // 2), ("東" * MOST, MOST // 3)]
)
def test_copy_truncates_at_a_whole_character(text: str, characters: int) -> None:
    sent, kept = clipboard_sequence(text, {})
    assert kept == characters
    assert base64.b64decode(sent[7:-1]).decode() == text[:characters]
    assert len(sent) <= 100_000
