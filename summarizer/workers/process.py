"""Start a worker process, and describe why it ended. `messages` has what the two say to each other.

A worker's standard error goes to a pipe that is read after the worker has ended, so that a traceback is
neither printed over the screen nor lost. The pipe is non-blocking: it drops what does not fit (64 KiB on
Linux), so that a worker that prints a lot never blocks.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import weakref
from collections.abc import Sequence

from summarizer import diagnostics
from summarizer.files.access import inherited
from summarizer.patterns import compiled
from summarizer.safe_text import label

PATIENCE = 2.0
"""Maximum seconds from the closing of a worker's pipes to its exit."""
_MOST = 1 << 16
_WHY = {
    errno.EAGAIN: "process limit reached (ulimit -u)",
    errno.ENOMEM: "not enough memory",
    errno.EMFILE: "too many files are open (ulimit -n)",
    errno.ENFILE: "too many files are open on this machine",
}
_ERROR = compiled(r"[A-Za-z_][\w.]*(?:: .*)?")
_errors: weakref.WeakKeyDictionary[subprocess.Popen[bytes], int] = weakref.WeakKeyDictionary()
"""The pipe with the standard error of each process. It is closed when the Popen object is collected."""


class CannotStart(Exception):
    """A process can't be started. The message is one line."""


def start(module: str, arguments: Sequence[str] = (), *, new_session: bool = True) -> subprocess.Popen[bytes]:
    """Start a module of this program as a process with pipes, under the same confinement as this process.

    Python's option `-P` keeps modules in the working directory from being imported. If this process was
    started with `-I`, so is the child, which also ignores PYTHONPATH. Raises CannotStart.
    """
    try:
        return _started(module, arguments, new_session=new_session)
    except OSError as error:
        why = _WHY.get(error.errno or 0) or (error.strerror or str(error)).lower()
        raise CannotStart(f"no process could be started: {why}") from error


def _started(module: str, arguments: Sequence[str], *, new_session: bool) -> subprocess.Popen[bytes]:
    confined, descriptors = inherited()
    errors, end = os.pipe()
    os.set_blocking(errors, False)
    os.set_blocking(end, False)
    try:
        process = subprocess.Popen(
            [sys.executable, "-I" if sys.flags.isolated else "-P", "-m", module, *confined, *arguments],
            pass_fds=descriptors,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=end,
            start_new_session=new_session,  # Ctrl+C in the terminal must reach only the main process.
        )
    except BaseException:
        os.close(errors)
        raise
    finally:
        os.close(end)
    _errors[process] = errors
    weakref.finalize(process, os.close, errors)
    return process


def end(process: subprocess.Popen[bytes], name: str) -> str:
    """Reap a process that has closed its output; return the reason for the user and log its traceback.

    Waits up to two seconds for the process to exit, then kills it. `name` names the process in the log.
    """
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:  # The process still runs but has closed its pipe.
        process.kill()
        process.wait()
        return "its process closed its pipe"
    errors = _standard_error(process)
    cause = _cause(process.returncode, errors)
    diagnostics.logger().error("%s ended: status %d", name, process.returncode)
    if errors:
        diagnostics.log_text(f"{name} wrote on standard error", errors)
    return cause


def _standard_error(process: subprocess.Popen[bytes]) -> str:
    """Return and clear what a process wrote to standard error; empty if `start` did not start it."""
    if (pipe := _errors.pop(process, None)) is None:
        return ""
    try:
        return os.read(pipe, _MOST).decode("utf-8", errors="replace")
    except BlockingIOError:  # The pipe is empty, but a child of the process still holds it open.
        return ""


def _cause(status: int, errors: str) -> str:
    if status < 0:
        name = signal.Signals(-status).name if -status in signal.valid_signals() else f"signal {-status}"
        memory = "; out of memory?" if -status == signal.SIGKILL else ""
        return f"it was killed ({name}{memory})"
    lines = [line for line in errors.splitlines() if line.strip()]
    last = next((line for line in reversed(lines) if _ERROR.fullmatch(line)), lines[-1] if lines else "")
    if not last:
        return f"it exited early (status {status})"
    name, colon, message = last.partition(":")
    return f"it ended with {label(name.rpartition('.')[2] + colon + message)[:200]} ({diagnostics.HINT})"
