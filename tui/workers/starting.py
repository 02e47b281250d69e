"""Start the analysis process and request the first analysis, before there is an event loop.

Textual's import takes as long as the process needs to load its models. So the process is started before the
first screen is drawn, and is sent the briefing before Textual is imported. The analysis is often complete
when the application can show it.
"""

from __future__ import annotations

import os
import subprocess
from itertools import starmap
from typing import NamedTuple

from summarizer.document import Document
from summarizer.name_rules import NO_RULES, NameRules
from summarizer.workers import process

AHEAD = 1
"""The number of the analysis that is requested ahead."""
LONGEST = 20_000
"""Maximum code points of a document that is sent ahead. The pipe holds it, so that sending never waits."""
_PIPE = 1 << 16


class Asked(NamedTuple):
    """The analysis that was requested ahead."""

    document: Document
    rules: NameRules


def start_worker() -> subprocess.Popen[bytes]:
    """Start the analysis process."""
    return process.start("summarizer.workers.analyzer")


def ask_ahead(worker: subprocess.Popen[bytes], document: Document, rules: NameRules) -> Asked | None:
    """Request the first analysis from a process; return None if the document was not sent."""
    from summarizer.codec.stream import document_pieces
    from summarizer.workers.messages import frame

    if len(document.text) > LONGEST or worker.stdin is None:
        return None
    told = [] if rules == NO_RULES else [("rules", rules)]
    messages = [*told, *document_pieces(document), ("analyze", AHEAD)]
    frames = b"".join(starmap(frame, messages))
    if len(frames) > _PIPE:
        return None
    left = memoryview(frames)
    try:
        while (
            left
        ):  # not through the buffer, which would keep what can't be written, and fail when it is closed
            left = left[os.write(worker.stdin.fileno(), left) :]
    except OSError:  # it has ended, which its client will notice
        return None
    return Asked(document, rules)
