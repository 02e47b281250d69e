"""Run the reader on this terminal, with its colors and encoding, from the first screen to the exit status."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from io import TextIOWrapper
from typing import TextIO

from rich.cells import cell_len, split_graphemes

from summarizer.document import Failure
from tui.app import BriefingApp
from tui.collection.corrected_names import CorrectedNames
from tui.collection.loader import DocumentLoader
from tui.first_paint.paint import FirstPaint
from tui.model.export_target import Permissions
from tui.model.navigation import BriefingKey
from tui.model.structure import BOX, CHECKED
from tui.settings.config import Config
from tui.store.store import Store
from tui.terminal.detection import detect_terminal
from tui.workers.analyzer import AnalyzerClient
from tui.workers.starting import Asked


def run_reader(
    loader: DocumentLoader,
    config: Config,
    store: Store,
    worker: subprocess.Popen[bytes],
    first: BriefingKey | None,
    permissions: Permissions | None = None,
    *,
    follow: bool = False,
    paste: bool = False,
    early: FirstPaint | None = None,
    asked: Asked | None = None,
) -> tuple[int, tuple[Failure, ...]]:
    """Run the reader; return its exit status and all failures, those before the start included.

    Args:
        early: the first screen, if it was sent already.
        asked: what the analysis process was asked for already.
    """
    for stream in (sys.__stderr__, sys.__stdout__):
        replace_unencodable(stream)
    terminal = detect_terminal(os.environ)._replace(boxes=encodes(sys.__stderr__, BOX + CHECKED))
    names = CorrectedNames(config.names, config.names_file)
    analyzer = AnalyzerClient(worker, rules_of=names.of, asked=asked)
    app = BriefingApp(
        *(loader, config, store, analyzer, first, terminal, permissions),
        names=names,
        follow=follow,
        paste=paste,
    )
    if early is not None:
        app.early, app.prepared = early.terminal, early.analysis
        if app.lacking:  # Textual's own driver enters the terminal itself
            early.terminal.leave()
    app.run()
    return app.return_code or 0, tuple(loader.failures)


ERRORS = "cells"
STAND_INS = str.maketrans("─━│▸▌█▏●★•◦▪≠×·…“”„‘’‚–—←→↑↓↗‹›", "-=|>|#|***o-!x..\"\"\"'''--<>^v^<>")
"""Symbols of the interface and typographic characters that have an ASCII counterpart."""


def replace_unencodable(stream: TextIO | None) -> None:
    """Make a stream accept any text; a replacement is as wide as the character."""
    codecs.register_error(ERRORS, _stand_in)
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors=ERRORS)


def encodes(stream: TextIO | None, text: str) -> bool:
    """Return whether the encoding of a stream has all characters of a text."""
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end].translate(STAND_INS)
    clusters, _ = split_graphemes(lost)
    pieces = (lost[start:end] for start, end, _ in clusters)
    return "".join(piece if piece.isascii() else "?" * cell_len(piece) for piece in pieces), error.end
