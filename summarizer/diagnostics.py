"""Describe unexpected errors in one line, and log their tracebacks.

The log is off by default. `BRIEFING_LOG=FILE` in the environment turns it on for the program and for the
processes that it starts; `BRIEFING_LOG_LEVEL` is debug, info (the default), warning or error. Names of
files, their text and the messages of errors, which may quote either, are written at the level debug only:
at the others a traceback has its frames and the type of the error.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import traceback
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.files.errors import WRITING, AccessError, plainly
from summarizer.safe_text import label

if TYPE_CHECKING:
    import logging

VARIABLE = "BRIEFING_LOG"
LEVEL_VARIABLE = "BRIEFING_LOG_LEVEL"
LEVELS = ("debug", "info", "warning", "error")
NAME = "summarizer"
"""Of the logger; a program that uses the library can give it handlers of its own."""
HINT = f"{VARIABLE}=FILE keeps the traceback"

_FRAME = re.compile(r'^ *File ".*", line \d+(?:, in .*)?$')
_ERROR = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)")


class Activity(NamedTuple):
    """What failed, as a line says it."""

    failed: str
    out_of_memory: str


READING = Activity("could not be read", "not enough memory to read it")
ANALYSIS = Activity("the analysis failed", "not enough memory to analyze it")


def describe(activity: Activity, error: BaseException, name: str | None = None) -> str:
    """Return one safe line that says what failed and why, and log the traceback.

    `name` is that of the briefing; it is logged at the level debug only.
    """
    log_error(activity.failed, error, name)
    return line(activity, error)


def line(activity: Activity, error: BaseException) -> str:
    """Return one safe line that says what failed and why. It loads no module and opens no file."""
    if isinstance(error, MemoryError):
        return label(f"{activity.out_of_memory} ({error})") if str(error) else activity.out_of_memory
    return label(f"{activity.failed} ({type(error).__name__}: {error})")


def frames(error: BaseException) -> str:
    """Return a traceback without source lines and without the messages of errors. It opens no file."""
    lines = []
    if (cause := error.__cause__ or error.__context__) is not None:
        lines += [frames(cause), "which led to"]
    for frame, number in traceback.walk_tb(error.__traceback__):
        lines.append(f'  File "{frame.f_code.co_filename}", line {number}, in {frame.f_code.co_name}')
    return "\n".join([*lines, type(error).__qualname__])


def log_error(what: str, error: BaseException, name: str | None = None) -> None:
    """Log an error with its traceback."""
    log = logger()
    log.error(what, exc_info=error)
    if name is not None:
        log.debug("%s: %s", what, label(name))


def log_text(what: str, text: str) -> None:
    """Log a traceback that another process wrote."""
    log = logger()
    log.error("%s\n%s", what, "\n".join(_redacted(text)))
    log.debug("%s, in full:\n%s", what, "\n".join(label(line) for line in text.splitlines()))


def logger() -> logging.Logger:
    """Return the logger. It writes nothing until `configure` or somebody else gives it a handler."""
    import logging

    found = logging.getLogger(NAME)
    if not found.handlers:
        found.addHandler(logging.NullHandler())  # else errors would go to standard error, over the screen
    return found


def configure() -> None:
    """Write the log that the environment asks for, if it asks for one.

    Raises AccessError where the file can't be written, and ValueError where there is no such level.
    """
    path = os.environ.get(VARIABLE)
    if not path:
        return
    level = os.environ.get(LEVEL_VARIABLE, "info").lower()
    if level not in LEVELS:
        raise ValueError(f"{LEVEL_VARIABLE}: {label(level)!r} is not a level; use {', '.join(LEVELS)}")
    _open_log(path, level)


def configure_process() -> None:
    """Write the log in a process that the program started; what can't be done is not said twice."""
    with contextlib.suppress(AccessError, ValueError):
        configure()


@contextlib.contextmanager
def crash_report() -> Iterator[None]:
    """Run the main function of a worker process: an error ends the process, and is told before.

    The traceback goes to the log and to standard error, which its owner reads (see
    `summarizer.workers.process`). A BrokenPipeError is not told: it means that the owner has gone.
    """
    configure_process()
    try:
        yield
    except BrokenPipeError:
        os._exit(0)
    except BaseException as error:
        log_error("the process ends because of an error", error)
        # At once, so that it is whole even if another thread ends the process meanwhile.
        with contextlib.suppress(OSError):
            os.write(2, "".join(traceback.format_exception(error)).encode("utf-8", "replace"))
        os._exit(1)


def _open_log(path: str, level: str) -> None:
    import logging

    class Redacting(logging.Formatter):
        """Leaves the messages of errors out."""

        def formatException(self, ei: Any) -> str:
            return super().formatException(ei) if level == "debug" else frames(ei[1])

    found = logger()
    if any(isinstance(handler, logging.StreamHandler) for handler in found.handlers):
        return
    with plainly(WRITING, "could not be written"):
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK
        descriptor = os.open(path, flags, 0o600)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise AccessError("is not a regular file")
    stream = _Appending(descriptor)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacting("%(asctime)s %(process)d %(levelname)s %(message)s"))
    found.addHandler(handler)
    found.setLevel(level.upper())
    found.propagate = False


class _Appending:
    """A stream that appends each record to the log in one write, so that processes can share it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, text: str) -> None:
        os.write(self._descriptor, text.encode("utf-8", errors="replace"))

    def flush(self) -> None:
        pass


def _redacted(text: str) -> Iterator[str]:
    """The lines of a traceback without source lines and without the messages of errors."""
    for line in text.splitlines():
        if _FRAME.match(line) or line.startswith("Traceback ("):
            yield label(line)
        elif not line.startswith(" ") and (found := _ERROR.match(line)):
            yield found[1]
