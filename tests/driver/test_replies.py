"""Answers of the terminal are never taken for keys, however they are split, and no key is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.terminal.input import (
    ANSWER_DELAY,
    ESCAPE_DELAY,
    LONGEST,
    LONGEST_PASTE,
    InputSorter,
    XTermParser,
    parsed,
)

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
    """Return the keys parsed from pieces that arrive `apart` seconds apart."""
    parser, sorter, now, found = XTermParser(), InputSorter(), 0.0, []
    for piece in (*pieces, "", ""):
        found += parsed(parser, sorter.sort(piece, now).keys)
        now += apart
        found += parsed(parser, sorter.overdue(now))
        now = now if piece else now + ANSWER_DELAY
    return [event.key for event in found if isinstance(event, events.Key)]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("apart", [0.0, ESCAPE_DELAY / 2])
def test_split_answer_is_never_a_key(answer: str, apart: float) -> None:
    for at in range(len(answer) + 1):
        assert typed("j" + answer[:at], answer[at:] + "k", apart=apart) == ["j", "k"], at


@pytest.mark.parametrize("answer", ANSWERS)
def test_slow_answer_cut_after_its_start_is_no_key(answer: str) -> None:
    for at in range(3, len(answer)):
        assert typed("j" + answer[:at], answer[at:] + "k", apart=ANSWER_DELAY / 2) == ["j", "k"], at


@pytest.mark.parametrize("answer", ANSWERS)
def test_answers_are_separated_from_keys(answer: str) -> None:
    sorter = InputSorter()
    first, second = sorter.sort("j" + answer[:4], 0.0), sorter.sort(answer[4:] + "k", 0.01)
    assert first.keys + second.keys == ("j", "k")
    assert first.answers + second.answers == (answer,)


@given(st.lists(st.sampled_from([*ANSWERS, *KEYS]), max_size=8), st.data())
def test_keys_between_random_answers_are_kept_in_order(sent: list[str], data: st.DataObject) -> None:
    text = "".join(sent)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert typed(*pieces) == [name for key in sent for name in KEYS.get(key, ())]


@pytest.mark.parametrize(
    ("typed_key", "names"),
    [("\x1b", ["escape"]), ("\x1b[", ["left_square_bracket"]), ("\x1b]", ["right_square_bracket"])],
)
def test_incomplete_answer_becomes_a_key_after_the_delay(typed_key: str, names: list[str]) -> None:
    sorter = InputSorter()
    assert sorter.sort(typed_key, 0.0).keys == ()
    assert sorter.wait(0.0) == ESCAPE_DELAY
    assert sorter.overdue(ESCAPE_DELAY * 0.9) == ()
    assert sorter.overdue(ESCAPE_DELAY) == (typed_key,)
    assert sorter.wait(ESCAPE_DELAY) is None
    assert typed(typed_key, "", "", apart=ESCAPE_DELAY) == names


def test_double_escape_is_two_keys() -> None:
    assert typed("\x1b", "", "\x1b", apart=ESCAPE_DELAY) == ["escape", "escape"]
    assert typed("\x1b\x1b") == ["escape", "escape"]
    assert typed("\x1bj", "\x1b", apart=ESCAPE_DELAY) == ["alt+j", "escape"]


def test_endless_answer_is_dropped_after_its_delay() -> None:
    assert typed("\x1b]11;rgb:00", "jkl", apart=ANSWER_DELAY) == ["j", "k", "l"]
    assert typed("\x1b[?64;1", "", "jkl", apart=ANSWER_DELAY) == ["j", "k", "l"]


STRINGS = ["\x1b]0;", "\x1b]52;c;", "\x1bP1$r", "\x1bP+q", "\x1b_G", "\x1b_abc"]


@pytest.mark.parametrize("begun", STRINGS)
def test_unterminated_answer_gives_no_keys_and_bounded_memory(begun: str) -> None:
    """The answer continues for longer than the driver waits for one."""
    parser, sorter, now, kept = XTermParser(), InputSorter(), 0.0, 0
    events_found = list(parsed(parser, sorter.sort(begun, now).keys))
    for _ in range(200):
        now += ANSWER_DELAY * 0.9
        found = sorter.sort("q\nj?" * 1024, now)
        events_found += parsed(parser, found.keys + sorter.overdue(now))
        kept = max(kept, sum(len(value) for value in vars(sorter).values() if isinstance(value, str)))
    assert events_found == []
    assert kept <= 1 << 17
    assert sorter.sort("\x1b\\j", now).keys == ("j",)


@pytest.mark.parametrize("begun", [*STRINGS, "\x1b[1;2"])
def test_unterminated_answer_ends_at_ctrl_c_or_silence(begun: str) -> None:
    assert typed(begun + "0" * 20, "\x03")[-1] == "ctrl+c"
    assert typed(begun + "0" * 20, "\x1b[99;5u") == ["ctrl+c"]
    assert typed(begun + "0" * 20, "j", apart=ANSWER_DELAY) == ["j"]


LONG = [(LONGEST + 100, 1024), (LONGEST + 100, 4096)]
"""Longer than what is kept of a sequence; what is kept is looked through again with each piece."""


@pytest.mark.parametrize(("length", "size"), [(1, 1), (1, 4096), (40, 1), (40, 4096), *LONG])
@pytest.mark.parametrize("end", ["q", "u", "~", "t", "R"])
def test_unknown_control_sequence_is_no_keys(length: int, size: int, end: str) -> None:
    text = "j\x1b[" + "9" * length + ";9;9;9;9" + end + "k"
    assert typed(*(text[at : at + size] for at in range(0, len(text), size))) == ["j", "k"]


@pytest.mark.parametrize(
    "sequence",
    ["\x1b[99999999;5u", "\x1b[1114112u", "\x1b[48;0;0;0;0t\x1b[<0;1;1M", "\x1b[48;1;1;0;0t\x1b[<0;1;1M"],
)
def test_invalid_numbers_leave_the_keys_working(sequence: str) -> None:
    assert typed("j" + sequence + "k")[::2][:1] == ["j"]
    assert typed("j" + sequence + "k")[-1] == "k"


@given(
    st.lists(st.text(st.sampled_from("\x1b[]P_OM0159;:<>?$~utRqjcé\x03\x07\\\x00"), max_size=12), max_size=12)
)
def test_random_input_leaves_ctrl_c_working(pieces: list[str]) -> None:
    found = typed(*pieces, "", "\x03", apart=ANSWER_DELAY)
    assert found[-1] == "ctrl+c"


# Pastes


def pasted(*pieces: str) -> tuple[list[str], list[str], int]:
    """Return the pasted texts, the keys beside them, and the number of truncated pastes."""
    parser, sorter = XTermParser(), InputSorter()
    texts, keys, cut = [], [], 0
    for piece in pieces:
        found = sorter.sort(piece, 0.0)
        cut += found.paste_cut
        for event in parsed(parser, found.keys):
            if isinstance(event, events.Paste):
                texts.append(event.text)
            elif isinstance(event, events.Key):
                keys.append(event.key)
    return texts, keys, cut


@pytest.mark.parametrize("size", [7, 4096, 1 << 20])
@pytest.mark.parametrize("over", [-1, 0, 1, 100_000])
def test_paste_is_one_event_truncated_at_its_limit(size: int, over: int) -> None:
    text = "q" * (LONGEST_PASTE + over)
    sent = f"j\x1b[200~{text}\x1b[201~k"
    found = pasted(*(sent[at : at + size] for at in range(0, len(sent), size)))
    assert found == ([text[:LONGEST_PASTE]], ["j", "k"], int(over > 0))


def test_paste_after_a_truncated_one_is_whole() -> None:
    long, short = "\x1b[200~" + "x" * 70_000 + "\x1b[201~", "\x1b[200~short\x1b[201~"
    assert pasted(long, short)[0] == ["x" * LONGEST_PASTE, "short"]
    assert pasted(long + short) == (["x" * LONGEST_PASTE, "short"], [], 1)


def test_unterminated_paste_gives_no_keys_and_ends_at_ctrl_c() -> None:
    parser, sorter, now = XTermParser(), InputSorter(), 0.0
    found = list(parsed(parser, sorter.sort("\x1b[200~", now).keys))
    sent = 0
    for _ in range(100):
        now += ANSWER_DELAY * 2
        keys = sorter.sort("q\x03" * 2048, now).keys
        sent += sum(map(len, keys))
        found += parsed(parser, keys + sorter.overdue(now))
    assert found == []
    assert sent <= LONGEST_PASTE
    assert list(parsed(parser, sorter.sort("\x03", now + 1.0).keys)) == [], "part of what is pasted"
    last = list(parsed(parser, sorter.sort("\x03", now + 1.0 + ANSWER_DELAY).keys))
    assert [type(event) for event in last] == [events.Paste, events.Key]
    assert last[1].key == "ctrl+c"
    assert typed("\x1b[200~", "\x1b[99;5u", apart=ANSWER_DELAY) == ["ctrl+c"]


@pytest.mark.parametrize("at", range(1, 30))
def test_sequences_in_a_paste_are_text(at: int) -> None:
    text = "\x1b[200~a\x1b[?6c\x1b[0nb\x1b[201~j"
    parser, sorter = XTermParser(), InputSorter()
    found = [
        event for piece in (text[:at], text[at:]) for event in parsed(parser, sorter.sort(piece, 0.0).keys)
    ]
    assert [event.text for event in found if isinstance(event, events.Paste)] == ["a[?6c[0nb"]
    assert [event.key for event in found if isinstance(event, events.Key)] == ["j"]


def test_mouse_and_focus_events_are_passed_through() -> None:
    parser, sorter = XTermParser(), InputSorter()
    first = sorter.sort("\x1b[I\x1b[<0;1", 0.0)
    assert first.keys == ("\x1b[I",)
    found = [*parsed(parser, first.keys), *parsed(parser, sorter.sort("0;5M", ESCAPE_DELAY * 3).keys)]
    assert [type(event) for event in found] == [events.AppFocus, events.MouseDown]


def test_mode_and_size_replies_reach_textual() -> None:
    """The replies are the mode of synchronized output and the size of the window."""
    from textual import messages

    parser, sorter = XTermParser(), InputSorter()
    data = "\x1b[?2026;2$y\x1b[48;36;120;720;1440t"
    found = [event for at in range(len(data)) for event in parsed(parser, sorter.sort(data[at], 0.0).keys)]
    assert [type(event) for event in found] == [messages.TerminalSupportsSynchronizedOutput, events.Resize]
