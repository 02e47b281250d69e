"""Ask the terminal how wide it draws characters whose width is disputed, once; remember the answers.

First the terminal is asked for its name (XTVERSION) and then whether it is well (DSR), which any terminal
answers: after that answer no name will come. If the answers of a terminal of this name are not remembered,
one sample of each class of characters is printed, and the cursor's position asked for after each (CPR). Each
sample has a column of its own, so that a reply says which one it is about, however late it comes. A terminal
that does not answer is drawn on with care, as without this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread

from summarizer.patterns import compiled
from tui.terminal import width_memory
from tui.terminal.pen import REPEATS
from tui.terminal.widths import CLASSES, NONE_AGREED

IDENTIFY = "\x1b[>0q\x1b[5n"
_NAME = compiled(r"\x1bP>\|([ -~]{1,100})")
_WELL = "\x1b[0n"
_POSITION = compiled(r"\x1b\[(\d{1,4});(\d{1,4})R")

ROW = 2
"""Row of the samples. Not the first: its positions look like F3 with shift, ctrl or alt."""
APART = 4
"""Columns from one sample to the next."""
SAMPLES = {found.name: found.sample for found in CLASSES} | {REPEATS: "─\x1b[2b"}
"""Texts to print, by name."""
EXPECTED = {found.name: 1 for found in CLASSES} | {REPEATS: 3}
"""The number of cells that each should cover, as Rich counts."""
COLUMNS = {1 + number * APART: name for number, name in enumerate(SAMPLES)}
"""Names of the samples by column, from 1."""
WIDEST = 6
"""Largest number of cells of a sample: REP of characters that are drawn wide."""
SPACE = (max(COLUMNS) + WIDEST, ROW)
"""Columns from the left edge that the samples may cover, and their row from 1."""

QUERY = "".join(f"\x1b[{ROW};{column}H{SAMPLES[name]}\x1b[6n" for column, name in COLUMNS.items())
"""Prints the samples and asks where the cursor is. What it prints is to be drawn over."""


class WidthProbe:
    """Finds out which classes of characters a terminal draws as wide as Rich says."""

    def __init__(
        self,
        memory: Path | None,
        environ: Mapping[str, str],
        *,
        ask: Callable[[], None],
        agree: Callable[[frozenset[str]], None],
    ) -> None:
        """Start before anything is asked.

        Args:
            memory: the file of answers; None to remember nothing.
            environ: the environment, which tells terminals apart.
            ask: sends QUERY, or does nothing if there is no room.
            agree: is told the names of SAMPLES whose width is the expected one.
        """
        self._memory, self._environ = memory, environ
        self._ask, self._agree = ask, agree
        self._name = ""
        self._key: str | None = None
        """The terminal's key in the memory; None until it has said its name, or that it is well."""
        self._widths: dict[str, int] = {}
        """Answers so far, by the names of samples."""
        self._asking = False

    @property
    def identified(self) -> bool:
        """Whether the terminal has said its name, or that it is well."""
        return self._key is not None

    def take(self, reply: str) -> None:
        """Take a reply of the terminal; others than those to the queries are ignored."""
        if self._key is None:
            if name := _NAME.match(reply):
                self._name = name[1]
            elif reply == _WELL:
                self._identified()
        elif self._asking and (position := _POSITION.fullmatch(reply)):
            self._measured(int(position[1]), int(position[2]))

    def again(self) -> None:
        """Ask again: the screen looked wrong. A terminal that never answered is not asked."""
        self._agree(NONE_AGREED)
        if self._key is not None:
            self._begin()

    def _identified(self) -> None:
        self._key = width_memory.key(self._environ, self._name)
        known = width_memory.read(self._memory).get(self._key, {}) if self._memory else {}
        if known.keys() >= EXPECTED.keys():
            self._agree(_as_expected(known))
        else:
            self._begin()

    def _begin(self) -> None:
        self._widths, self._asking = {}, True
        self._ask()

    def _measured(self, row: int, column: int) -> None:
        start = max((first for first in COLUMNS if first < column), default=0)
        if row != ROW or not start or column - start > WIDEST:
            return  # an answer to the query of another program
        self._widths[COLUMNS[start]] = column - start
        if self._widths.keys() == EXPECTED.keys():
            self._asking = False
            self._agree(_as_expected(self._widths))
            self._remember()

    def _remember(self) -> None:
        """Write the answers in a thread, since the disk may be slow."""
        if self._memory is not None:
            answers = (self._memory, self._key, self._widths)
            Thread(target=width_memory.remember, args=answers, name="width-memory", daemon=True).start()


def _as_expected(widths: Mapping[str, int]) -> frozenset[str]:
    return frozenset(name for name, cells in EXPECTED.items() if widths[name] == cells)
