"""What the command line says: results on standard output, a line for whatever went wrong on standard error.

All of it is made safe here, so that no name and no message from outside reaches the terminal as it is. A
reader of standard output that goes away (`| head`) ends the command quietly, with the status it had so far.
"""

from __future__ import annotations

import contextlib
import io
import sys

from tui.terminal import streams

PROGRAM = "briefing"
DONE, FAILED, USAGE = 0, 1, 2


class ExecutorUnavailable(Exception):
    """Nobody can do the work, or nobody any more; why and what to do, in one line."""


class Unwritable(Exception):
    """Standard output takes no more; the cause is an OSError."""


class Output:
    """The two streams of one run, and its exit status so far."""

    def __init__(self) -> None:
        self.status = DONE

    def write(self, text: str) -> None:
        """A result, at once."""
        from summarizer.safe_text import clean

        emit(clean(text))

    def fail(self, what: object) -> None:
        """A line for an input that failed; the rest goes on."""
        self.status = FAILED
        self.note(what)

    def note(self, what: object) -> None:
        """A line that is no result."""
        from summarizer.safe_text import label

        try:
            sys.stderr.write(f"{PROGRAM}: {label(str(what))}\n")
            sys.stderr.flush()
        except OSError:  # nobody can be told
            streams.silence(streams.STDERR)

    def give_up(self, why: Unwritable) -> None:
        """After `write` failed: nothing for a reader that is gone, a line for a full disk."""
        streams.silence(streams.STDOUT)
        error = why.__cause__
        if isinstance(error, OSError) and not isinstance(error, ConnectionError):
            self.fail(f"standard output could not be written ({(error.strerror or str(error)).lower()})")


def emit(text: str) -> None:
    """Text that is safe already, to standard output at once."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        raise Unwritable from error


def prepare() -> None:
    """Make the streams take any text: what a terminal's encoding lacks becomes `?`."""
    streams.complete_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError):
                stream.reconfigure(errors="replace")
