"""Show the first screen, if everything is usual."""

from __future__ import annotations

import os
import sys
import termios
from typing import TYPE_CHECKING, NamedTuple

from summarizer.diagnostics import log_error
from summarizer.document import Document
from tui.collection.loader import DocumentLoader
from tui.collection.resuming import opened_at, settled_at
from tui.first_paint.conditions import Start, unusual
from tui.model.navigation import BriefingKey
from tui.settings import styles
from tui.settings.config import Config
from tui.terminal import streams
from tui.terminal.detection import detect_terminal
from tui.terminal.early import EarlyTerminal

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.analysis import Analysis
    from summarizer.document import Document
    from tui.model.reading import Reading
    from tui.store.deferred import DeferredStore
    from tui.store.store import Store

SHORT = 100_000
"""Maximum code points of a document whose cached analysis is read before the first screen."""


class FirstPaint(NamedTuple):
    """What the application takes over."""

    terminal: EarlyTerminal
    document: Document
    analysis: Analysis | None
    """The cached analysis that is shown, if there is one."""


def paint(
    loader: DocumentLoader,
    first: BriefingKey | None,
    config: Config,
    store: DeferredStore,
    *,
    restricted: bool,
) -> FirstPaint | None:
    """Enter the terminal and show the first briefing; return None, and change nothing, if that is unusual."""
    document = loader.peek(first) if first is not None else None
    opened = None if store.is_empty else store.get()
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
        return _painted(start, opened)
    except Exception as error:  # whatever it is, the screen comes as it would have come without this
        log_error("first paint", error)
        return None


def _painted(start: Start, store: Store | None) -> FirstPaint | None:
    from tui.first_paint.first_screen import frame, lines

    document, path = start.document, start.sources[0].path
    assert document is not None
    assert path is not None
    reading, analysis = _opened(document, path, store, start.config.length)
    own = {kind: color for kind, color in start.config.colors.items() if color}
    look = styles.of_terminal(start.theme, own)
    first = frame(lines(reading, start.config, *start.size), look, start.terminal.depth)
    try:
        return FirstPaint(EarlyTerminal(*start.size, first), document, analysis)
    except (OSError, termios.error):
        return None


def _opened(
    document: Document, path: Path, store: Store | None, length: str
) -> tuple[Reading, Analysis | None]:
    """Return a document as it was left, and its cached analysis if that is shown."""
    if store is None:
        return opened_at(document, None, length), None
    analysis = store.analysis(document, touch=False) if len(document.text) <= SHORT else None
    settled = settled_at(document, analysis, path, store, length) if analysis else None
    if settled is not None:
        return settled, analysis
    return opened_at(document, store.resume(document, path), length), None


def _size() -> tuple[int, int]:
    """Return the size of the terminal in columns and rows; zeros if it is unknown."""
    try:
        columns, rows = os.get_terminal_size(streams.STDOUT)
    except OSError:
        return (0, 0)
    return columns, rows
