"""Start a worker process, and say why one ended.

A worker's standard error goes to a pipe that is read only after its end: a traceback must not be printed
over the screen, but must not be lost either. The pipe takes what fits (64 KiB on Linux) and drops the rest,
so that a worker that prints much is never held up.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import weakref
from collections.abc import Sequence

from summarizer import diagnostics
from summarizer.files.access import inherited
from summarizer.safe_text import label

PATIENCE = 2.0
"""Seconds that the kernel may take to clear away a process whose pipes are closed."""
_MOST = 1 << 16
_WHY = {
    errno.EAGAIN: "process limit reached (ulimit -u)",
    errno.ENOMEM: "not enough memory",
    errno.EMFILE: "too many files are open (ulimit -n)",
    errno.ENFILE: "too many files are open on this machine",
}
_ERROR = re.compile(r"[A-Za-z_][\w.]*(?:: .*)?")
_errors: weakref.WeakKeyDictionary[subprocess.Popen[bytes], int] = weakref.WeakKeyDictionary()
"""Of each process the pipe that has its standard error. It is closed with the process's object."""


class CannotStart(Exception):
    """There is no further process; the text says why, in one line."""


def start(module: str, arguments: Sequence[str] = (), *, new_session: bool = True) -> subprocess.Popen[bytes]:
    """Start a module of ours as a process with pipes, confined as this one is.

    `-P`: a module in the folder of the briefings must not be taken for one of ours. `-I`: nor one that the
    environment names, where this process was started so itself. Raises CannotStart.
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
            start_new_session=new_session,  # ctrl+c in the terminal is for the reader alone
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
    """End a process that says no more, and return why it did, for a person; the traceback is logged.

    `name` is what the process is called in the log. Waits up to two seconds for a process that is ending.
    """
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:  # it lives, and has closed its pipe
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
    """What it wrote, once; nothing of a process that was not started here."""
    if (pipe := _errors.pop(process, None)) is None:
        return ""
    try:
        return os.read(pipe, _MOST).decode("utf-8", errors="replace")
    except BlockingIOError:  # nothing, and a child of the process lives on
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
