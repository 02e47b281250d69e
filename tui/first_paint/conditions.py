"""When there is a first paint: only if everything is usual. Otherwise the screen comes with Textual."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

from summarizer.document import Document
from summarizer.readers.formats import FORMATS
from tui.collection.sources import Source
from tui.model.pane_layout import TWO
from tui.settings import themes
from tui.settings.config import Config
from tui.terminal import streams
from tui.terminal.grid import MAX_COLUMNS, MAX_ROWS

LOWEST = 8
"""Minimum rows: below that, little is left of the panes."""
UTF_8 = frozenset({"utf-8", "utf8"})
SCREEN = "textual"
"""The module that the first paint is to come before."""


class Start(NamedTuple):
    """How the reader is started."""

    config: Config
    terminal: themes.Terminal
    environ: Mapping[str, str]
    size: tuple[int, int]
    """Columns and rows; zeros if unknown."""
    encoding: str
    """The encoding of standard error, which is drawn on."""
    sources: tuple[Source, ...]
    document: Document | None
    """The document that is opened first; None for a list, or if it is still being read."""
    restricted: bool = False
    messages: bool = False
    """Whether something went wrong that the reader is told first."""

    @property
    def theme(self) -> str:
        """Return the theme that the terminal gets."""
        return themes.fitting(self.config.theme, self.terminal)[0]


UNUSUAL: dict[str, Callable[[Start], bool]] = {
    "a restricted session": lambda start: start.restricted,
    "another driver": lambda start: (
        start.config.plain_driver or bool(start.environ.get(streams.PLAIN_DRIVER))
    ),
    "a web browser": lambda start: streams.is_web(start.environ),
    "no terminal": lambda _: (
        not all(map(streams.is_terminal, (streams.STDIN, streams.STDOUT, streams.STDERR)))
    ),
    "a job in the background": lambda _: streams.in_background(),
    "no colors": lambda start: start.terminal.depth == 0,
    "a theme of Textual's": lambda start: start.theme not in themes.OWN,
    "a theme that does not fit": lambda start: bool(themes.fitting(start.config.theme, start.terminal)[1]),
    "an encoding without all characters": lambda start: start.encoding.lower() not in UTF_8,
    "visual order": lambda start: start.config.reorder_rtl,
    "a size that is unknown or small": lambda start: start.size[0] < TWO or start.size[1] < LOWEST,
    "a size that is clamped": lambda start: start.size[0] > MAX_COLUMNS or start.size[1] > MAX_ROWS,
    "a list": lambda start: len(start.sources) != 1,
    "a source that is no file": lambda start: any(
        source.path is None or source.data is not None or source.temporary for source in start.sources
    ),
    "a document that has not come yet": lambda start: start.document is None,
    "a format with a parser in the sandbox": lambda start: (
        start.document is not None and FORMATS[start.document.format].sandboxed
    ),
    "a file with several documents": lambda start: (
        start.document is not None
        and (start.document.part is not None or FORMATS[start.document.format].many)
    ),
    "messages": lambda start: start.messages,
    "Textual is there": lambda _: SCREEN in sys.modules,
}
"""Conditions under which there is no first paint, by name."""


def unusual(start: Start) -> str:
    """Return why there is no first paint; empty if there is one."""
    return next((name for name, holds in UNUSUAL.items() if holds(start)), "")
