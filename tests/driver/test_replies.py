"""Answers of the terminal never come in as keys, however they are cut; and keys come in as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.terminal.input import XTermParser, parsed
from tui.terminal.replies import ANSWER_DELAY, ESCAPE_DELAY, InputSorter

ANSWERS = [
    "\x1b[?64;1;2;6;9;15;18;21;22c",  # DA1
    "\x1b[>41;390;0c",  # DA2
    "\x1bP!|00000000\x1b\\",  # DA3
    "\x1bP>|XTerm(390)\x1b\\",  # XTVERSION
    "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b]11;rgb:0000/0000/0000\x07",
    "\x1b[12;40R",  # CPR
    "\x1b[?12;40R",
    "\x1b[0n",
    "\x1b[?2027;0$y",  # DECRPM
    "\x1b[4;2$y",
    "\x1b[?25u",  # kitty's keyboard flags
    "\x1b_Gi=31;OK\x1b\\",  # kitty's graphics
    "\x1bP1$r0m\x1b\\",  # DECRQSS
    "\x1b[8;36;120t",  # of the window
]
KEYS = {
    "j": ["j"],
    "é": ["é"],
    "\x1b[A": ["up"],
    "\x1bOP": ["f1"],
    "\x1b[1;2A": ["shift+up"],
    "\x1b[5~": ["pageup"],
    "\x1b[Z": ["shift+tab"],
    "\x1b[c": ["shift+right"],  # rxvt
    "\x1b[97;5u": ["ctrl+a"],  # kitty
    "\x1bj": ["alt+j"],
}


def typed(*pieces: str, apart: float = 0.01) -> list[str]:
    """The keys that come of what is read piece by piece, so many seconds apart."""
    parser, sorter, now, found = XTermParser(), InputSorter(), 0.0, []
    for piece in (*pieces, "", ""):
        found += parsed(parser, sorter.sort(piece, now).keys)
        now += apart
        found += parsed(parser, sorter.overdue(now))
        now = now if piece else now + ANSWER_DELAY
    return [event.key for event in found if isinstance(event, events.Key)]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("apart", [0.0, ESCAPE_DELAY / 2])
def test_an_answer_is_no_key_wherever_it_is_cut(answer: str, apart: float) -> None:
    for at in range(len(answer) + 1):
        assert typed("j" + answer[:at], answer[at:] + "k", apart=apart) == ["j", "k"], at


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_slow_line_cuts_it_after_its_beginning(answer: str) -> None:
    for at in range(3, len(answer)):
        assert typed("j" + answer[:at], answer[at:] + "k", apart=ANSWER_DELAY / 2) == ["j", "k"], at


@pytest.mark.parametrize("answer", ANSWERS)
def test_it_is_told_what_was_answered(answer: str) -> None:
    sorter = InputSorter()
    first, second = sorter.sort("j" + answer[:4], 0.0), sorter.sort(answer[4:] + "k", 0.01)
    assert first.keys + second.keys == ("j", "k")
    assert first.answers + second.answers == (answer,)


@given(st.lists(st.sampled_from([*ANSWERS, *KEYS]), max_size=8), st.data())
def test_keys_among_answers(sent: list[str], data: st.DataObject) -> None:
    text = "".join(sent)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert typed(*pieces) == [name for key in sent for name in KEYS.get(key, ())]


@pytest.mark.parametrize(
    ("typed_key", "names"),
    [("\x1b", ["escape"]), ("\x1b[", ["left_square_bracket"]), ("\x1b]", ["right_square_bracket"])],
)
def test_what_could_begin_an_answer_is_a_key_when_nothing_follows(typed_key: str, names: list[str]) -> None:
    sorter = InputSorter()
    assert sorter.sort(typed_key, 0.0).keys == ()
    assert sorter.wait(0.0) == ESCAPE_DELAY
    assert sorter.overdue(ESCAPE_DELAY * 0.9) == ()
    assert sorter.overdue(ESCAPE_DELAY) == (typed_key,)
    assert sorter.wait(ESCAPE_DELAY) is None
    assert typed(typed_key, "", "", apart=ESCAPE_DELAY) == names


def test_two_escapes_are_two() -> None:
    assert typed("\x1b", "", "\x1b", apart=ESCAPE_DELAY) == ["escape", "escape"]
    assert typed("\x1b\x1b") == ["escape", "escape"]
    assert typed("\x1bj", "\x1b", apart=ESCAPE_DELAY) == ["alt+j", "escape"]


def test_what_never_ends_is_given_up() -> None:
    assert typed("\x1b]11;rgb:00", "jkl", apart=ANSWER_DELAY) == ["j", "k", "l"]
    assert typed("\x1b[?64;1", "", "jkl", apart=ANSWER_DELAY) == ["j", "k", "l"]


def test_an_answer_of_a_megabyte_is_not_kept() -> None:
    sorter = InputSorter()
    for _ in range(20):
        assert sorter.sort("\x1b]52;c;" + "A" * 65536 if not sorter._begun else "A" * 65536, 0.0).keys == ()
    assert len(sorter._begun) <= 1 << 17
    assert sorter.sort("\x1b\\j", 0.1).keys == ("j",)


@pytest.mark.parametrize("at", range(1, 30))
def test_what_is_pasted_is_text(at: int) -> None:
    text = "\x1b[200~a\x1b[?6c\x1b[0nb\x1b[201~j"
    parser, sorter = XTermParser(), InputSorter()
    found = [
        event for piece in (text[:at], text[at:]) for event in parsed(parser, sorter.sort(piece, 0.0).keys)
    ]
    assert [event.text for event in found if isinstance(event, events.Paste)] == ["a[?6c[0nb"]
    assert [event.key for event in found if isinstance(event, events.Key)] == ["j"]


def test_the_mouse_and_the_focus_come_through() -> None:
    parser, sorter = XTermParser(), InputSorter()
    first = sorter.sort("\x1b[I\x1b[<0;1", 0.0)
    assert first.keys == ("\x1b[I",)
    found = [*parsed(parser, first.keys), *parsed(parser, sorter.sort("0;5M", ESCAPE_DELAY * 3).keys)]
    assert [type(event) for event in found] == [events.AppFocus, events.MouseDown]


def test_what_textual_asked_for_reaches_it() -> None:
    """Whether frames can be shown at once, and sizes as some terminals tell them."""
    from textual import messages

    parser, sorter = XTermParser(), InputSorter()
    data = "\x1b[?2026;2$y\x1b[48;36;120;720;1440t"
    found = [event for at in range(len(data)) for event in parsed(parser, sorter.sort(data[at], 0.0).keys)]
    assert [type(event) for event in found] == [messages.TerminalSupportsSynchronizedOutput, events.Resize]
