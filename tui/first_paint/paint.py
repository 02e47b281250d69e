"""Show the first screen, if everything is usual."""

from __future__ import annotations

import os
import sys
import termios
from typing import TYPE_CHECKING

from summarizer.diagnostics import log_error
from tui.collection.loader import DocumentLoader
from tui.collection.resuming import opened_at
from tui.first_paint.conditions import Start, unusual
from tui.model.navigation import BriefingKey
from tui.settings import styles
from tui.settings.config import Config
from tui.terminal import streams
from tui.terminal.detection import detect_terminal
from tui.terminal.early import EarlyTerminal

if TYPE_CHECKING:
    from tui.store.store import Store


def paint(
    loader: DocumentLoader, first: BriefingKey | None, config: Config, store: Store, *, restricted: bool
) -> EarlyTerminal | None:
    """Enter the terminal and show the first briefing; return None, and change nothing, if that is unusual."""
    document = loader.peek(first) if first is not None else None
    terminal = detect_terminal(os.environ)
    start = Start(
        config,
        terminal,
        os.environ,
        _size(),
        getattr(sys.__stderr__, "encoding", None) or "",
        tuple(loader.sources),
        document,
        restricted=restricted,
        messages=bool(config.complaints or store.messages or loader.failures),
    )
    if unusual(start) or document is None:
        return None
    try:
        return _painted(start, store)
    except Exception as error:  # whatever it is, the screen comes as it would have come without this
        log_error("first paint", error)
        return None


def _painted(start: Start, store: Store) -> EarlyTerminal | None:
    from tui.first_paint.first_screen import frame, lines

    assert start.document is not None
    restored = store.resume(start.document, start.sources[0].path)
    reading = opened_at(start.document, restored, start.config.length)
    own = {kind: color for kind, color in start.config.colors.items() if color}
    look = styles.of_terminal(start.theme, own)
    first = frame(lines(reading, start.config, *start.size), look, start.terminal.depth)
    try:
        return EarlyTerminal(*start.size, first)
    except (OSError, termios.error):
        return None


def _size() -> tuple[int, int]:
    """Return the size of the terminal in columns and rows; zeros if it is unknown."""
    try:
        columns, rows = os.get_terminal_size(streams.STDOUT)
    except OSError:
        return (0, 0)
    return columns, rows
