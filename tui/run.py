"""The reader from its first screen to its exit status."""

from __future__ import annotations

import os
import subprocess
import sys

from summarizer.document import Failure
from tui.app import BriefingApp
from tui.library.catalog import Key
from tui.library.loader import Shelf
from tui.model.permissions import Rights
from tui.settings.config import Config
from tui.store.store import Store
from tui.terminal import colors, encoding
from tui.workers.analyzer import Analyst


def run_reader(
    shelf: Shelf,
    config: Config,
    store: Store,
    worker: subprocess.Popen[bytes],
    first: Key | None,
    rights: Rights | None = None,
    *,
    follow: bool = False,
) -> tuple[int, tuple[Failure, ...]]:
    """Run until the reader is left: its exit status, and all that could not be read, given or met."""
    for stream in (sys.__stderr__, sys.__stdout__):
        encoding.fit(stream)
    terminal = colors.told(os.environ)
    app = BriefingApp(shelf, config, store, Analyst(worker), first, terminal, rights, follow=follow)
    app.run()
    return app.return_code or 0, tuple(shelf.failures)
