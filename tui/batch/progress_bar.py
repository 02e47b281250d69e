"""Progress bar on standard error for runs over many sources.

It is shown only if there are several sources, standard error is a terminal that can redraw a line, and the
results go to files. Results on the terminal show the progress themselves, and the reader of a pipe (`less`)
may draw on the same terminal.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator

from tui.terminal import streams


def wanted(sources: int, *, to_files: bool) -> bool:
    """Return whether to show a progress bar."""
    quiet = os.environ.get("TERM", "") in streams.PLAIN or not streams.is_terminal(streams.STDERR)
    return sources > 1 and not quiet and (to_files or _is_file(streams.STDOUT))


@contextlib.contextmanager
def meter(sources: int, *, to_files: bool) -> Iterator[Callable[[], None]]:
    """Yield a function to call after each source. Lines on standard error are printed above the bar."""
    if not wanted(sources, to_files=to_files):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=sources)
        yield lambda: progress.advance(task)


def _is_file(descriptor: int) -> bool:
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or (stat.S_ISCHR(mode) and not streams.is_terminal(descriptor))
