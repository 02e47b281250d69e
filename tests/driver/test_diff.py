"""The driver's output gives the same screen as Textual's own driver, cell by cell."""

import re

import pytest
from both_drivers import Both
from hypothesis import given
from hypothesis import strategies as st
from mended_pyte import as_rich
from profiles import examples
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.terminal.output import BEGIN, END, TerminalOutput
from tui.terminal.pen import REPEATS
from tui.terminal.widths import CLASSES, width_class

COLUMNS, ROWS = 24, 7
CONSOLE = Console(color_system="truecolor", force_terminal=True)
STYLES = st.builds(
    Style,
    color=st.sampled_from([None, "red", "bright_blue", "default", "#4e9a06", "color(200)"]),
    bgcolor=st.sampled_from([None, None, "blue", "#102030"]),
    bold=st.booleans(),
    dim=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    underline2=st.booleans(),
    reverse=st.booleans(),
    strike=st.booleans(),
    overline=st.booleans(),
    blink=st.booleans(),
    link=st.sampled_from([None, None, None, "https://example.org/a;b"]),
)
FEW_STYLES = st.sampled_from(
    [None, Style(), Style(bold=True), Style(dim=True), Style(reverse=True), Style(color="red", bold=True)]
)
WORDS = [
    "a",
    "talks",
    " ",
    " " * 4,
    " " * 15,
    "─" * 9,
    "▌",
    "“so”",
    "–",
    "α→я",
    "│",
    "漢",
    "東京で",
    "é",
    "e\u0301",
    "n\u0303o",
]
EMOJI = [
    "\U0001f680",
    "\U0001f469\u200d\U0001f680",
    "❤\ufe0f",
    "\U0001f1e9\U0001f1ea",
    "\U0001f44d\U0001f3fd",
    "1\ufe0f\u20e3",
]
SEGMENTS = st.lists(
    st.tuples(st.sampled_from([*WORDS, *WORDS, *EMOJI]), st.one_of(FEW_STYLES, STYLES)), max_size=8
)
LINES = SEGMENTS.map(lambda parts: Strip([Segment(text, style) for text, style in parts]))


class Frames:
    """Build what Textual would write for some lines at a position."""

    @staticmethod
    def of(strips: list[Strip], x: int, y: int, width: int) -> str:
        fitted = [strip.adjust_cell_length(width, Style()) for strip in strips]
        region = Region(x, y, width, len(strips))
        return LayoutUpdate([[strip] for strip in fitted], region).render_segments(CONSOLE) + "\x1b[1;1H"


@st.composite
def frames(draw: st.DrawFn) -> str:
    """Draw a frame of any size within the screen, sometimes of all of it."""
    if draw(st.booleans()):
        return Frames.of(draw(st.lists(LINES, min_size=ROWS, max_size=ROWS)), 0, 0, COLUMNS)
    x, y = draw(st.integers(0, COLUMNS - 1)), draw(st.integers(0, ROWS - 1))
    width = draw(st.integers(1, COLUMNS - x))
    return Frames.of(draw(st.lists(LINES, min_size=1, max_size=ROWS - y)), x, y, width)


@st.composite
def scrolled(draw: st.DrawFn) -> list[str]:
    """Draw frames of lines that scroll, some of which change."""
    lines = draw(st.lists(LINES, min_size=ROWS * 2, max_size=ROWS * 3))
    shown = []
    for _ in range(draw(st.integers(2, 5))):
        top, head = draw(st.integers(0, len(lines) - ROWS)), draw(st.integers(0, 2))
        lines[draw(st.integers(0, len(lines) - 1))] = draw(LINES)
        shown.append(Frames.of([*lines[:head], *lines[top + head : top + ROWS]], 0, 0, COLUMNS))
    return shown


@st.composite
def panes(draw: st.DrawFn) -> str:
    """Draw a screen of two panes with a rule between them, bars in the right one, and a rule below."""
    dim, bold = Style(dim=True), Style(bold=True, color="yellow")
    rule, bar = Segment("│", draw(st.sampled_from([dim, None]))), Segment(draw(st.sampled_from("▌█")), bold)
    lines = []
    for left, right, marked in draw(st.lists(st.tuples(LINES, LINES, st.booleans()), max_size=ROWS - 1)):
        start = [*left.adjust_cell_length(9, Style()), Segment(" "), rule, Segment(" ")]
        lines.append(Strip([*start, bar if marked else Segment(" "), *right]))
    return Frames.of([*lines, Strip([Segment("─" * draw(st.integers(3, COLUMNS)), dim)])], 0, 0, COLUMNS)


@pytest.fixture
def both() -> Both:
    return Both(COLUMNS, ROWS)


CLASS_NAMES = [found.name for found in CLASSES]
ALL = frozenset([*CLASS_NAMES, REPEATS])
AGREED = st.sets(st.sampled_from([*CLASS_NAMES, REPEATS])).map(frozenset)


@examples(40, ci=15)
@given(st.lists(frames(), min_size=1, max_size=6), st.booleans(), AGREED)
def test_random_screens_are_drawn_correctly(drawn: list[str], together: bool, agreed: frozenset[str]) -> None:
    both = Both(COLUMNS, ROWS, agreed=agreed)
    for frame in drawn:
        both.write(*([BEGIN, frame, END] if together else [frame]))
        both.same()


@examples(25, ci=12)
@given(scrolled(), AGREED)
def test_random_scrolling_screens_are_drawn_correctly(drawn: list[str], agreed: frozenset[str]) -> None:
    both = Both(COLUMNS, ROWS, agreed=agreed)
    for frame in drawn:
        both.write(frame)
        both.same()


@examples(25, ci=12)
@given(st.lists(st.one_of(panes(), frames()), min_size=2, max_size=6), AGREED | st.just(ALL))
def test_random_panes_are_drawn_correctly(drawn: list[str], agreed: frozenset[str]) -> None:
    both = Both(COLUMNS, ROWS, agreed=agreed)
    for frame in drawn:
        both.write(frame)
        both.same()


@examples(25, ci=12)
@given(st.lists(frames(), min_size=2, max_size=8), st.sets(st.integers(0, 7)))
def test_dropped_frames_are_made_up_for(drawn: list[str], lost: set[int]) -> None:
    """The line stalls now and then: later output makes up for the lost frames."""
    both = Both(COLUMNS, ROWS)
    for number, frame in enumerate(drawn):
        if number in lost:
            both.lose(frame)
        else:
            both.write(frame)
            both.same()
    both.write("\x07")
    both.same()


def narrow(text: str):
    """Return widths of a terminal that joins no clusters: 1 for ambiguous characters, 2 for each emoji."""
    for cluster, _ in as_rich(text):
        for character in cluster:
            yield (
                character,
                0 if character in "\u200d\ufe0f\u20e3\u0301\u0303" else next(as_rich(character))[1],
            )


def wide(text: str):
    """Return widths of a terminal that is set up for Chinese."""
    from unicodedata import east_asian_width

    for cluster, width in as_rich(text):
        yield cluster, 2 if width == 1 and east_asian_width(cluster[0]) == "A" else width


def assert_certain_columns(both: Both, drawn: list[str]) -> None:
    """Assert that the cells of undisputed width are in their column."""
    for frame in [plain(*[""] * ROWS), *drawn]:
        both.write(frame)
        for wanted, found in zip(both.stock.cells(), both.light.cells(), strict=True):
            for x, (text, style) in enumerate(wanted):
                if text and text.isascii():
                    assert found[x] == (text, style), (x, wanted, found)


@pytest.mark.parametrize("widths", [narrow, wide])
@examples(25, ci=12)
@given(st.lists(st.one_of(panes(), frames()), min_size=1, max_size=5))
def test_columns_are_correct_whatever_the_terminal_widths(widths, drawn: list[str]) -> None:
    assert_certain_columns(Both(COLUMNS, ROWS, widths), drawn)


@examples(25, ci=12)
@given(st.lists(st.one_of(panes(), frames()), min_size=1, max_size=5), AGREED)
def test_columns_are_correct_if_some_classes_are_wide(drawn: list[str], agreed: frozenset[str]) -> None:
    """The terminal draws the classes that are not agreed two cells wide."""

    def widths(text: str):
        for (cluster, width), (_, other) in zip(as_rich(text), wide(text), strict=True):
            yield cluster, width if width_class(cluster[0]) in agreed else other

    assert_certain_columns(Both(COLUMNS, ROWS, widths, agreed), drawn)


# How it is sent

COPY = "\x1b]52;c;QQ==\x07"
HARMLESS = [
    *("\x1b[?1000h", "\x1b[>25u", "\x1b[?2026$p", "\x1b]22;default\x07", "\x07", "\x1b]0;a\x1b\\", COPY),
    *(f"{COPY}\x1bPtmux;\x1b{COPY}\x1b\\", f"{COPY}\x1bP{COPY}\x1b\\", "\x1b[?1000h\x1b[?1006h"),
]


def plain(*lines: str, x: int = 0, y: int = 0, width: int = COLUMNS, style: Style | None = None) -> str:
    return Frames.of([Strip([Segment(line, style)]) for line in lines], x, y, width)


def test_unchanged_cells_are_not_sent(both: Both) -> None:
    frame = plain("Ukraine and Russia", "have completed")
    both.write(frame)
    assert both.write(frame) == ""
    assert both.write(plain("Ukraine and Russia", "have Completed")) == "\x1b[2;6HC"


def test_short_unchanged_gap_is_sent_again(both: Both) -> None:
    both.write(plain("abcdefghijklmnopqrst"))
    assert both.write(plain("Abcdefghijklmnopqrst".replace("d", "D"))) == "\x1b[HAbcD"
    assert both.write(plain("abcDefghijklmnopqrST")) == "\x1b[Ha\x1b[19GST"


def test_line_rest_is_erased_only_without_a_background(both: Both) -> None:
    both.write(plain("Ukraine and Russia have"))
    assert both.write(plain("Ukraine")) == "\x1b[1;9H\x1b[K"
    both.write(plain("Ukraine and Russia have"))
    blue = both.write(
        plain("Ukraine", style=Style(bgcolor="blue"))
        + plain(" " * 17, x=7, width=17, style=Style(bgcolor="blue"))
    )
    assert "K" not in re.sub("U", "", blue)
    both.same()


def test_style_that_does_not_show_on_blanks_is_not_sent(both: Both) -> None:
    both.write(plain("Ukraine", style=Style(bold=True)))
    both.same()
    for unseen in Style(bold=True), Style(color="red", italic=True), Style(dim=True):
        assert both.write(plain(" " * 9, x=9, width=9, style=unseen)) == ""
    for seen in Style(underline=True), Style(reverse=True), Style(bgcolor="blue"), Style(strike=True):
        assert both.write(plain(" " * 9, x=9, width=9, style=seen))
        both.same()


def test_blank_between_two_styles_is_sent_in_either(both: Both) -> None:
    bold, dim = Style(bold=True), Style(dim=True)
    hints = [
        Segment("w", bold),
        Segment(" why", dim),
        Segment("  "),
        Segment("c", bold),
        Segment(" copy", dim),
    ]
    sent = both.write(plain(*[""] * ROWS), Frames.of([Strip(hints)], 0, 0, 13))
    assert "\x1b[1mw \x1b[;2mwhy  \x1b[;1mc \x1b[;2mcopy" in sent
    both.same()


def test_moved_rows_are_scrolled(both: Both) -> None:
    lines = [
        "Ukraine and Russia",
        "have completed",
        "their second day of",
        "talks in Abu Dhabi",
        "no end",
        "in sight",
    ]
    both.write(plain("TITLE", *lines[:5], "footer"))
    sent = both.write(plain("TITLE", *lines[1:], "footer"))
    assert "\x1b[2;6r" in sent
    assert "\x1b[r" in sent
    assert len(sent) < 50
    both.same()
    sent = both.write(plain("TITLE", *lines[:5], "footer"))
    assert "\x1b[L" in sent
    both.same()


def test_cursor_is_repositioned_after_a_cluster_of_disputed_width(both: Both) -> None:
    sent = both.write(plain("a\U0001f469\u200d\U0001f680b漢c"))
    assert "\U0001f469\u200d\U0001f680\x1b[4Gb漢c" in sent


def test_cursor_is_not_repositioned_after_a_character_of_agreed_width() -> None:
    both = Both(COLUMNS, ROWS, agreed=frozenset({"punctuation"}))
    sent = both.write(plain("“so” │b"))
    assert "“so” │\x1b[7Gb" in sent
    both.same()


def test_equal_cells_are_repeated_if_the_terminal_can() -> None:
    line = plain("a" + "─" * (COLUMNS - 1))
    assert f"a{'─' * 23}" in Both(COLUMNS, ROWS, agreed=frozenset({"lines"})).write(line)
    both = Both(COLUMNS, ROWS, agreed=frozenset({"lines", REPEATS}))
    assert "a─\x1b[22b" in both.write(line)
    both.same()
    assert "aaaa" in both.write(plain("baaaa"))  # as short, and any terminal can
    both.same()


def test_equal_cells_of_disputed_width_are_sent_together() -> None:
    for widths in as_rich, wide:
        both = Both(COLUMNS, ROWS, widths)
        both.write(plain("Ukraine and Russia end"))
        assert both.write(plain("Ukraine ─── Russia end")) == "\x1b[1;9H───\x1b[12G Ru"
        row = [text for text, _ in both.light.cells()[0]]
        assert (row[:9], row[11:]) == ([*"Ukraine ─"], [*" Russia end  "])


def test_column_of_equal_cells_is_sent_from_top_to_bottom() -> None:
    both = Both(COLUMNS, ROWS, agreed=frozenset({"lines"}))
    rule = Segment("│", Style(dim=True))
    lines = [Strip([Segment(name.ljust(9)), rule]) for name in ("Lund", "Oslo", "", "Bergen", "Ystad")]
    sent = both.write(plain(*[""] * ROWS), Frames.of(lines, 0, 0, 10))
    assert "\x1b[1;10H\x1b[2m│\n\b│\n\b│\n\b│\n\b│" in sent
    assert sent.count("\x1b[2m") == 1
    both.same()


def test_screen_is_cleared_if_nothing_of_it_stays(both: Both) -> None:
    full = plain(*["talks in Abu Dhabi today"] * ROWS)
    both.write(full)
    sent = both.write(plain("Lund", *[""] * (ROWS - 1)))
    assert sent == "\x1b[2J\x1b[HLund"
    both.same()
    both.write(full)
    assert "\x1b[2J" not in both.write(plain("Lund", *["talks in Abu Dhabi"] * (ROWS - 1)))
    both.same()


def test_moved_cells_of_one_row_are_shifted_though_all_rows_change() -> None:
    both = Both(120, 8)
    hints = [Segment(f"hint {at:<4}", Style(bold=at % 2 == 0)) for at in range(12)]

    def screen(text: str, *footer: Segment) -> str:
        return Frames.of([*[Strip([Segment(text)])] * 7, Strip([*footer])], 0, 0, 120)

    both.write(screen("Lund", *hints))
    assert "\x1b[6@" in both.write(screen("Oslo", Segment("enter "), *hints))
    both.same()


def test_frame_with_unknown_sequence_is_passed_through(both: Both) -> None:
    both.write(plain("Ukraine and Russia"))
    odd = "\x1b[3;3H\x1b[5Xodd\x1b[1;1H"
    assert both.write(odd) == odd
    both.same()
    both.write(plain("Ukraine", x=2, width=9))
    both.same()


@pytest.mark.parametrize("data", HARMLESS)
def test_sequence_without_cell_changes_is_sent_without_the_frame(both: Both, data: str) -> None:
    frame = plain("Ukraine")
    both.write(frame)
    assert both.write(data, frame) == data


def test_full_frame_is_sent_after_foreign_output(both: Both) -> None:
    frame = plain("Ukraine", "Russia")
    both.write(frame)
    both.light.feed("\x1b[3;7r\x1b[41m\x1b[2J\x1b[5;5Hmail!")
    both.screen.forget()
    both.write(frame)
    both.same()


@pytest.mark.parametrize("size", [(30, 9), (10, 3), (1, 1), (COLUMNS, ROWS)])
def test_resized_screen_is_redrawn_correctly(both: Both, size: tuple[int, int]) -> None:
    both.write(plain("Ukraine and Russia", *["漢字" * 5] * 6))
    both.resize(*size, "\x1b[1;1Hgarbage")
    both.write(Frames.of([Strip([Segment("x" * size[0])])] * size[1], 0, 0, size[0]))
    both.same()


def test_cursor_is_placed_where_text_is_typed(both: Both) -> None:
    both.write(plain("Ukraine")[: -len("\x1b[1;1H")] + "\x1b[3;5H")
    assert (both.light.screen.cursor.x, both.light.screen.cursor.y) == (4, 2)
    assert both.write(plain("Ukraine")[: -len("\x1b[1;1H")] + "\x1b[3;6H") == "\x1b[3;6H"


def test_large_frame_uses_synchronized_output(both: Both) -> None:
    sent = both.write(BEGIN, plain(*["talks" * 4] * ROWS), END)
    assert sent.endswith(END)
    assert BEGIN in sent
    assert both.write(BEGIN, plain("Talks"), END).startswith("\x1b[H")


def test_output_for_a_stalled_line_is_bounded() -> None:
    screen = TerminalOutput(COLUMNS, ROWS)
    for number in range(40):
        screen.take(f"\x1b]52;c;{chr(65 + number % 26) * 50_000}\x07")
    assert len(screen.next()) < 400_000


def test_moved_cells_within_a_row_are_shifted() -> None:
    both = Both(80, 2)
    one, other = (
        "+ longer  p keep  x drop  / search  ? help",
        "enter show  + longer  p keep  x drop  / search",
    )
    for text, sequence in (one, ""), (other, "@"), (one, "P"):
        sent = both.write(plain(text, width=80))
        assert sequence in sent
        assert ("longer" in sent) == (sequence == "")
        both.same()
