"""Output of the command line: results on standard output, one-line messages on standard error.

All text is made safe here, so that no name or message from outside reaches the terminal unchanged. If the
reader of standard output goes away (`| head`), the command ends quietly with its current status.
"""

from __future__ import annotations

import contextlib
import io
import sys

from tui.terminal import streams

PROGRAM = "briefing"
DONE, FAILED, USAGE = 0, 1, 2


class ExecutorUnavailable(Exception):
    """Jobs can't be run, or not any more; the message is one line that says why and what to do."""


class Unwritable(Exception):
    """Standard output can't be written; the cause is an OSError."""


class Output:
    """The output streams of one run, and its exit status so far."""

    def __init__(self) -> None:
        self.status = DONE

    def write(self, text: str) -> None:
        """Write a result at once."""
        from summarizer.safe_text import clean

        emit(clean(text))

    def fail(self, what: object) -> None:
        """Report an input that failed, and set the exit status."""
        self.status = FAILED
        self.note(what)

    def note(self, what: object) -> None:
        """Write a message to standard error."""
        from summarizer.safe_text import label

        try:
            sys.stderr.write(f"{PROGRAM}: {label(str(what))}\n")
            sys.stderr.flush()
        except OSError:  # nobody can be informed
            streams.silence(streams.STDERR)

    def give_up(self, why: Unwritable) -> None:
        """Handle a failed `write`: silently if the reader is gone, with a message if the disk is full."""
        streams.silence(streams.STDOUT)
        error = why.__cause__
        if isinstance(error, OSError) and not isinstance(error, ConnectionError):
            self.fail(f"standard output could not be written ({(error.strerror or str(error)).lower()})")


def emit(text: str) -> None:
    """Write text that is already safe to standard output, at once.

    Raises:
        Unwritable: standard output can't be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        raise Unwritable from error


def prepare() -> None:
    """Make the streams accept any text: characters that the encoding lacks become `?`."""
    streams.complete_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError):
                stream.reconfigure(errors="replace")
