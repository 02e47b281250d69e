"""What a client may send without end: sizes, keys, pastes, answers. Memory stays bounded, ctrl+c ends it.

Every case starts the program, so each kind of input meets one of the two drivers here. What both have in
common is tested without a terminal in tests/driver: sizes, the queue of keys, sequences that never end.
"""

import re
from pathlib import Path

import pytest

LIGHT, PLAIN = "", "BRIEFING_PLAIN_DRIVER=1; export BRIEFING_PLAIN_DRIVER;"
"""Lines of shell that choose the driver."""
HUGE = 'stty -F "$0" rows 10000 cols 10000;'
MOST_MEMORY = 300_000
"""Kilobytes at the most: a grid of 10,000 by 10,000 cells takes ten times as much."""
PARAGRAPHS = 3000


def peak(process) -> int:
    """Return the peak memory of a process, in kilobytes."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])


def ended(found, marked) -> int:
    """Return the exit status, while reading the output; stalled lines have their own tests."""
    marked.until(lambda: (found.take(), found.process.poll() is not None)[1])
    return found.process.returncode


@pytest.fixture
def long(folder: Path) -> Path:
    path = folder / "long.txt"
    path.write_text("\n\n".join(f"The dam at Orla broke on day {n} of it." for n in range(PARAGRAPHS)))
    return path


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (PLAIN + HUGE, "\x1b[48;10000;10000;0;0t"),
        ("COLUMNS=10000; LINES=10000; export COLUMNS LINES;", ""),
        ("", "\x1b[48;99999999999;99999999999;0;0t"),
    ],
    ids=["at the start and among the keys", "environment", "more than a number holds, and later"],
)
def test_size_of_the_terminal_is_clamped(line, marked, seed, first, then):
    found = line(str(seed), first=first)
    found.read_until("sentences")
    found.press(then)
    marked.until(found.idle())
    if "99999999999" in then:
        assert found.process.poll() is None
        found.resize(10000, 10000)
        marked.until(found.idle())
    found.take()
    found.press("G")
    found.read_until("16 of 16")
    assert peak(found.process) < MOST_MEMORY
    found.press("q")
    assert ended(found, marked) == 0


@pytest.mark.parametrize(("driver", "end"), [(LIGHT, "\x03"), (PLAIN, "q")])
def test_quit_key_overtakes_queued_keys(line, marked, long, left, driver, end):
    found = line(str(long), first=driver)
    found.read_until("broke on day")
    found.press("3" + "j" * 2900 + end)
    assert ended(found, marked) == 0
    marked.gone()
    assert int(re.match(r"The dam at Orla broke on day (\d+)", left(long))[1]) < 1500


@pytest.mark.parametrize(
    ("driver", "keys", "end"), [(PLAIN, "pu/j", "\x03"), (LIGHT, "?e\x1b", "\x1b[99;5u")]
)
def test_interrupt_quits_behind_20000_queued_keys(line, marked, seed, driver, keys, end):
    found = line(str(seed), first=driver)
    found.read_until("sentences")
    found.press((keys * 20_000)[:20_000] + end)
    assert ended(found, marked) == 0
    marked.gone()


def test_input_beyond_the_limits_is_reported_and_quit_keys_in_text_do_not_quit(line, marked, seed):
    """One session: a prompt with quit keys, a paste that is too long, too many keys."""
    found = line(str(seed))
    found.resize(120, 36)
    found.read_until("sentences")
    found.press("jkjk" * 20 + "/" + "j" * 60 + "qq\r")
    found.read_until("qq”")
    assert found.process.poll() is None
    found.press("/\x1b[200~" + "v" * 70_000 + "\x1b[201~")
    found.read_until("vvvv")
    found.press("\x1b[27u!")  # closes the prompt, which may hide the message, and lists all
    found.read_until("paste cut to its first 64 KB")
    found.press("!\x1b")
    found.press("\x0c" * 20_000)  # each draws all again, which takes longer than to read it
    found.read_until("some keys were dropped")
    found.press("q")
    assert ended(found, marked) == 0


BEGUN = ["\x1b]0;", "\x1b]52;c;", "\x1bP1$r", "\x1b_G", "\x1b[200~"]


@pytest.mark.parametrize("driver", [LIGHT, PLAIN], ids=["light", "plain"])
def test_endless_sequence_is_no_keys(line, marked, seed, driver):
    found = line(str(seed), first=driver)
    found.read_until("sentences")
    marked.until(found.idle())
    before = peak(found.process)
    for begun in BEGUN:
        found.press(begun)
        for _ in range(500):
            found.press("q" * 4096)
        marked.until(found.idle())
        assert found.process.poll() is None, begun
        assert peak(found.process) < before + 20_000
        found.press("\x1b[201~" if begun == "\x1b[200~" else "\x07")
    found.press("q")
    assert ended(found, marked) == 0


@pytest.mark.parametrize(
    ("keys", "end"),
    [
        ("/aaaaaaaaab", "\x03\x03"),
        ("/e\r", "\x03\x03"),
        ("Se", "\x03"),
    ],
)
def test_interrupt_quits_during_a_long_search(line, marked, folder, keys, end):
    """Ten megabytes, with a match at each letter or with none after as many attempts."""
    path = folder / "large.txt"
    path.write_text("e " * 2_500_000 + "a" * 5_000_000)
    found = line(str(path))
    found.read_until("large")
    found.press(keys + end)
    assert ended(found, marked) == 0
    marked.gone()
