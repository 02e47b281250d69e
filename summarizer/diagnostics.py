"""Describe unexpected errors in one line, and log their tracebacks.

The log is off by default. `BRIEFING_LOG=FILE` in the environment turns it on for the program and its child
processes; `BRIEFING_LOG_LEVEL` is debug, info (the default), warning or error. File names and error messages,
which may quote a briefing, are logged at level debug only. At the other levels, a traceback contains only its
frames and the type of the error.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from summarizer.cancellation import Cancelled
from summarizer.document import Failure
from summarizer.files.errors import WRITING, AccessError, plainly
from summarizer.patterns import compiled
from summarizer.safe_text import label

if TYPE_CHECKING:
    import logging

VARIABLE = "BRIEFING_LOG"
LEVEL_VARIABLE = "BRIEFING_LOG_LEVEL"
T = TypeVar("T")
LEVELS = ("debug", "info", "warning", "error")
NAME = "summarizer"
"""Name of the logger, to which a program that uses the library can add its own handlers."""
HINT = f"{VARIABLE}=FILE keeps the traceback"

_FRAME = compiled(r'^ *File ".*", line \d+(?:, in .*)?$')
_ERROR = compiled(r"^([A-Za-z_][\w.]*)(?::|$)")


class Activity(NamedTuple):
    """An activity that can fail: messages for any error and for lack of memory."""

    failed: str
    out_of_memory: str


READING = Activity("could not be read", "not enough memory to read it")
ANALYSIS = Activity("the analysis failed", "not enough memory to analyze it")


def attempt(activity: Activity, name: str | None, part: str | None, work: Callable[[], T]) -> T | Failure:
    """Return the result of `work`; an unexpected error becomes a Failure, and its traceback goes to the log.

    This is the only place that turns any exception into a Failure.

    Args:
        name: path of the briefing, for the Failure; None for standard input.
        part: name of the document in its file, for the Failure.

    Raises:
        Cancelled: the work was cancelled.
    """
    try:
        return work()
    except Cancelled:
        raise
    except Exception as error:
        return Failure(name, part, describe(activity, error, name))


def describe(activity: Activity, error: BaseException, name: str | None = None) -> str:
    """Return a safe one-line message with the activity and the cause, and log the traceback.

    `name` is the name of the briefing; it is logged at level debug only.
    """
    log_error(activity.failed, error, name)
    return line(activity, error)


def line(activity: Activity, error: BaseException) -> str:
    """Return a safe one-line message with the activity and the cause, without importing or opening anything.

    The sandbox calls this where files can't be opened.
    """
    if isinstance(error, MemoryError):
        return label(f"{activity.out_of_memory} ({error})") if str(error) else activity.out_of_memory
    return label(f"{activity.failed} ({type(error).__name__}: {error})")


def frames(error: BaseException) -> str:
    """Format a traceback without source lines and error messages, and without opening any file."""
    lines = []
    if (cause := error.__cause__ or error.__context__) is not None:
        lines += [frames(cause), "which led to"]
    at = error.__traceback__
    while at is not None:
        code = at.tb_frame.f_code
        lines.append(f'  File "{code.co_filename}", line {at.tb_lineno}, in {code.co_name}')
        at = at.tb_next
    return "\n".join([*lines, type(error).__qualname__])


def log_error(what: str, error: BaseException, name: str | None = None) -> None:
    """Log an error with its traceback; `name`, a briefing's, is logged at level debug only."""
    log = logger()
    log.error(what, exc_info=error)
    if name is not None:
        log.debug("%s: %s", what, label(name))


def log_text(what: str, text: str) -> None:
    """Log a traceback that another process wrote; the full text is logged at level debug only."""
    log = logger()
    log.error("%s\n%s", what, "\n".join(_redacted(text)))
    log.debug("%s, in full:\n%s", what, "\n".join(label(line) for line in text.splitlines()))


def logger() -> logging.Logger:
    """Return the logger. It writes nothing until `configure` or the caller adds a handler."""
    import logging

    log = logging.getLogger(NAME)
    if not log.handlers:
        log.addHandler(logging.NullHandler())  # Without it, errors would be printed over the screen.
    return log


def configure() -> None:
    """Open the log file that the environment variables name, if they do.

    Raises AccessError if the file can't be written, and ValueError for an unknown level.
    """
    path = os.environ.get(VARIABLE)
    if not path:
        return
    level = os.environ.get(LEVEL_VARIABLE, "info").lower()
    if level not in LEVELS:
        raise ValueError(f"{LEVEL_VARIABLE}: {label(level)!r} is not a level; use {', '.join(LEVELS)}")
    _open_log(path, level)


def configure_process() -> None:
    """Open the log file in a child process, ignoring errors, which the main process has reported."""
    with contextlib.suppress(AccessError, ValueError):
        configure()


@contextlib.contextmanager
def crash_report() -> Iterator[None]:
    """Run the main function of a worker process; report an error and end the process with status 1.

    The traceback goes to the log and to standard error, which the parent reads (see
    `summarizer.workers.process`). A BrokenPipeError means that the parent has ended: the process ends with
    status 0, without a report.
    """
    configure_process()
    try:
        yield
    except BrokenPipeError:
        os._exit(0)
    except BaseException as error:
        import traceback  # only for a crash

        log_error("the process ends because of an error", error)
        # At once, so that it is whole even if another thread ends the process meanwhile.
        with contextlib.suppress(OSError):
            os.write(2, "".join(traceback.format_exception(error)).encode("utf-8", "replace"))
        os._exit(1)


def _open_log(path: str, level: str) -> None:
    import logging

    class Redacting(logging.Formatter):
        """Formatter that omits error messages except at level debug."""

        def formatException(self, ei: Any) -> str:
            return super().formatException(ei) if level == "debug" else frames(ei[1])

    log = logger()
    if any(isinstance(handler, logging.StreamHandler) for handler in log.handlers):
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
    log.addHandler(handler)
    log.setLevel(level.upper())
    log.propagate = False


class _Appending:
    """Stream that appends each record to the log in one write, so that processes can share the file."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, text: str) -> None:
        os.write(self._descriptor, text.encode("utf-8", errors="replace"))

    def flush(self) -> None:
        pass


def _redacted(text: str) -> Iterator[str]:
    """Yield the lines of a formatted traceback without source lines and error messages."""
    for line in text.splitlines():
        if _FRAME.match(line) or line.startswith("Traceback ("):
            yield label(line)
        elif not line.startswith(" ") and (found := _ERROR.match(line)):
            yield found[1]
