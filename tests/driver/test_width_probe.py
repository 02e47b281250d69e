"""The terminal is asked for the widths of sample characters once, and its answers are remembered."""

import re
import threading
from pathlib import Path

import pytest
from both_drivers import Both
from mended_pyte import Terminal, as_rich

from tui.terminal import width_memory
from tui.terminal.output import HARMLESS
from tui.terminal.pen import REPEATS
from tui.terminal.width_probe import IDENTIFY, QUERY, SAMPLES, SPACE, WidthProbe
from tui.terminal.widths import CLASSES

XTERM = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
NAMED = ["\x1bP>|XTerm(390)\x1b\\", "\x1b[0n"]
ALL = frozenset([*(found.name for found in CLASSES), REPEATS])


def replies_of(widths=as_rich, columns: int = 80) -> list[str]:
    """Return what a terminal replies to the query."""
    terminal, found = Terminal(columns, 24, widths), []
    for printed in QUERY.split("\x1b[6n")[:-1]:
        terminal.feed(printed)
        found.append(f"\x1b[{terminal.screen.cursor.y + 1};{terminal.screen.cursor.x + 1}R")
    return found


def chinese(text: str):
    return ((cluster, 2 if cluster == "─" else width) for cluster, width in as_rich(text))


class Session:
    """One run of the program on a terminal."""

    def __init__(self, memory: Path | None = None, environ: dict[str, str] = XTERM) -> None:
        self.asked = 0
        self.agreed: frozenset[str] = frozenset()
        self.probe = WidthProbe(memory, environ, ask=self.ask, agree=self.agree)

    def ask(self) -> None:
        self.asked += 1

    def agree(self, names: frozenset[str]) -> None:
        self.agreed = names

    def take(self, *replies: str) -> None:
        for reply in replies:
            self.probe.take(reply)
        for thread in threading.enumerate():
            if thread.name == "width-memory":
                thread.join()


def test_classes_of_expected_width_are_agreed():
    session = Session()
    session.take(*NAMED)
    assert session.asked == 1
    session.take(*replies_of()[:-1])
    assert session.agreed == frozenset()
    session.take(*replies_of()[-1:])
    assert session.agreed == ALL


def test_class_of_another_width_is_not_agreed():
    session = Session()
    session.take(*NAMED, *replies_of(chinese))
    assert session.agreed == ALL - {"lines", REPEATS}


def test_terminal_without_a_name_is_asked():
    session = Session()
    session.take("\x1b[0n", *replies_of())
    assert session.agreed == ALL


@pytest.mark.parametrize(
    "replies",
    [
        [],
        NAMED[:1],  # nothing but its name, so far
        [*NAMED, "\x1b[1;1R", "\x1b[24;80R", "\x1b[2;1R", "\x1b[2;79R"],
        [*NAMED, *(reply.replace("[2;", "[1;") for reply in replies_of())],
        [*NAMED, *replies_of()[1:]],
        [*replies_of(), *NAMED],  # to nobody's question
        ["\x1b[?64;1;2c", "\x1b[3n", "\x1b]11;rgb:0000/0000/0000\x07"],
    ],
)
def test_missing_or_foreign_replies_agree_to_nothing(tmp_path, replies):
    session = Session(tmp_path / "terminals.txt")
    session.take(*replies)
    assert session.agreed == frozenset()
    assert list(tmp_path.iterdir()) == []


def test_answers_are_remembered_by_terminal(tmp_path):
    memory = tmp_path / "terminals.txt"
    Session(memory).take(*NAMED, *replies_of(chinese))
    again = Session(memory)
    again.take(*NAMED)
    assert (again.asked, again.agreed) == (0, ALL - {"lines", REPEATS})
    for environ, named in (
        (XTERM | {"TERM_PROGRAM": "tmux"}, NAMED),
        (XTERM | {"LC_ALL": "zh_CN.UTF-8"}, NAMED),
        (XTERM | {"SSH_CONNECTION": "192.0.2.1 4711 192.0.2.2 22"}, NAMED),
        (XTERM, ["\x1bP>|XTerm(391)\x1b\\", "\x1b[0n"]),
        (XTERM, ["\x1b[0n"]),
    ):
        other = Session(memory, environ)
        other.take(*named)
        assert other.asked == 1
        other.take(*replies_of())
        assert other.agreed == ALL
    assert len(memory.read_text().splitlines()) == 7
    again.take(*NAMED)
    assert again.agreed == ALL - {"lines", REPEATS}


def test_same_client_is_known_whatever_its_port(tmp_path):
    memory = tmp_path / "terminals.txt"
    for port, asked in (4711, 1), (4712, 0):
        session = Session(memory, XTERM | {"SSH_CONNECTION": f"192.0.2.1 {port} 192.0.2.2 22"})
        session.take(*NAMED, *replies_of())
        assert session.asked == asked


def test_redrawing_asks_again_and_remembers_the_new_answers(tmp_path):
    memory = tmp_path / "terminals.txt"
    session = Session(memory)
    session.take(*NAMED, *replies_of())
    session.probe.again()
    assert (session.asked, session.agreed) == (2, frozenset())
    session.take(*replies_of(chinese))
    assert session.agreed == ALL - {"lines", REPEATS}
    later = Session(memory)
    later.take(*NAMED)
    assert (later.asked, later.agreed) == (0, ALL - {"lines", REPEATS})


def test_terminal_that_never_answered_is_not_asked_again():
    session = Session()
    session.probe.again()
    assert session.asked == 0


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\n=\nabc x=y z\n", b"", b"key latin=1\n", b"latin=1 " * 20_000, b"key latin=99999999999\n"],
)
def test_damaged_memory_is_ignored(tmp_path, content):
    memory = tmp_path / "terminals.txt"
    memory.write_bytes(content.replace(b"key", width_memory.key(XTERM, "XTerm(390)").encode()))
    session = Session(memory)
    session.take(*NAMED)
    assert session.asked == 1
    session.take(*replies_of())
    later = Session(memory)
    later.take(*NAMED)
    assert (later.asked, later.agreed) == (0, ALL)


def test_memory_keeps_the_newest_terminals(tmp_path):
    memory = tmp_path / "terminals.txt"
    for number in range(width_memory.MOST + 5):
        width_memory.remember(memory, f"{number}", {"latin": 1})
    assert [*width_memory.read(memory)] == [f"{number}" for number in range(5, width_memory.MOST + 5)]


@pytest.mark.parametrize("place", ["missing/terminals.txt", "."])
def test_memory_that_cannot_be_written_is_no_error(tmp_path, place):
    session = Session(tmp_path / place)
    session.take(*NAMED, *replies_of())
    assert session.agreed == ALL


# On the screen


def frame(text: str) -> str:
    return "".join(f"\x1b[{row};1H{text:<80}" for row in range(1, 5)) + "\x1b[1;1H"


def test_samples_are_drawn_over_in_the_same_write():
    both = Both(80, 4)
    both.write(frame("Ukraine"))
    assert both.screen.ask(QUERY, *SPACE)
    sent = both.write()
    assert QUERY in sent
    both.same()
    assert both.write() == ""


def test_samples_before_the_first_frame_are_cleared():
    both = Both(80, 4)
    assert both.screen.ask(QUERY, *SPACE)
    assert both.write().startswith(QUERY)
    assert set("".join(both.light.lines())) == {" "}
    both.write(frame("Ukraine"))
    both.same()


def test_samples_wait_until_there_is_something_to_draw_over_them():
    both = Both(80, 4)
    both.write(frame("Ukraine"))
    both.write("\x1b[2;1H\x1b[5Xodd\x1b[1;1H")
    assert both.screen.ask(QUERY, *SPACE)
    assert both.write() == ""
    assert QUERY in both.write(frame("Russia"))
    both.same()


def test_small_screen_is_not_asked():
    assert not Both(SPACE[0] - 1, 4).screen.ask(QUERY, *SPACE)
    assert not Both(80, 1).screen.ask(QUERY, *SPACE)
    assert Both(SPACE[0], 2).screen.ask(QUERY, *SPACE)


def test_samples_stay_within_their_space_on_any_terminal():
    both = Both(80, 4, lambda text: ((cluster, 2) for cluster, _ in as_rich(text)))
    both.light.feed(QUERY)
    assert set(both.light.lines()[1][SPACE[0] :]) == {" "}
    assert set("".join(both.light.lines()[2:])) == {" "}
    assert [*SAMPLES][-1] == REPEATS  # whose width differs most, and has room


def test_name_query_leaves_the_screen_unchanged():
    assert HARMLESS.fullmatch(IDENTIFY)
    assert not re.search(r"[^\x1b\[>\dqn]", IDENTIFY)
