"""Start the analysis process, before anything of the event loop is imported."""

from __future__ import annotations

import subprocess

from summarizer.workers import process


def start_worker() -> subprocess.Popen[bytes]:
    """Start the analysis process."""
    return process.start("summarizer.workers.analyzer")
