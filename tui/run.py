"""The reader from its first screen to its exit status."""

from __future__ import annotations

import os
import subprocess
import sys

from summarizer.document import Failure
from tui.analyst import Analyst
from tui.app import BriefingApp
from tui.catalog import Key
from tui.config import Config
from tui.rights import Rights
from tui.shelf import Shelf
from tui.store.store import Store
from tui.terminal import colors, encoding


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
