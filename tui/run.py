"""Run the reader from its first screen to its exit status."""

from __future__ import annotations

import os
import subprocess
import sys

from summarizer.document import Failure
from tui.app import BriefingApp
from tui.collection.loader import DocumentLoader
from tui.model.export_target import Permissions
from tui.model.navigation import BriefingKey
from tui.settings.config import Config
from tui.store.store import Store
from tui.terminal import encoding
from tui.workers.analyzer import AnalyzerClient


def run_reader(
    shelf: DocumentLoader,
    config: Config,
    store: Store,
    worker: subprocess.Popen[bytes],
    first: BriefingKey | None,
    rights: Permissions | None = None,
    *,
    follow: bool = False,
) -> tuple[int, tuple[Failure, ...]]:
    """Run the reader; return its exit status and all failures, those before the start included."""
    for stream in (sys.__stderr__, sys.__stdout__):
        encoding.fit(stream)
    terminal = encoding.told(os.environ)
    app = BriefingApp(shelf, config, store, AnalyzerClient(worker), first, terminal, rights, follow=follow)
    app.run()
    return app.return_code or 0, tuple(shelf.failures)
