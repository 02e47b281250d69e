"""Run the reader on the screen: what an ordinary and a restricted session share."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.output import FAILED, ExecutorUnavailable
from tui.terminal import streams

if TYPE_CHECKING:
    from subprocess import Popen

    from summarizer.document import Failure
    from summarizer.options import Options
    from tui.library.sources import Source
    from tui.model.permissions import Permissions
    from tui.output import Output
    from tui.settings.config import Config
    from tui.store.store import Store


def begin_worker(start: Callable[[], Popen[bytes]]) -> Popen[bytes]:
    """Start the process that analyzes. Raises ExecutorUnavailable if there is none to be had."""
    from summarizer.workers.process import CannotStart

    try:
        return start()
    except CannotStart as error:
        hint = "briefing summarize works without a further process"
        raise ExecutorUnavailable(f"{error}, and the screen needs one for the analysis; {hint}") from error


@contextlib.contextmanager
def at_work(worker: Popen[bytes], store: Store) -> Iterator[None]:
    """However the screen is left, its process ends and what waits is written."""
    try:
        yield
    finally:
        worker.kill()
        worker.wait()
        store.close()


def told(status: int, messages: Iterable[Failure | str], output: Output) -> int:
    """Say what went wrong, once the screen is gone; the exit status, which tells what could not be read."""
    for message in messages:
        if isinstance(message, str):
            output.note(message)
        else:
            output.fail(message)
    return status or int(output.status)


def show(
    found: Iterable[Source | Failure],
    settings: Config,
    reading: Options,
    store: Store,
    worker: Popen[bytes],
    rights: Permissions | None = None,
    *,
    listed: bool,
    follow: bool,
) -> tuple[int, Sequence[Failure]]:
    """The exit status, and all that could not be read. Where nothing could, no screen is opened.

    The list comes first where it was asked for, and holds several, or where the one file is a mailbox, a feed
    or an archive; else the first that can be read.
    """
    from summarizer.document import Failure
    from tui.library.loader import DocumentLoader

    everything = tuple(found)
    sources = [item for item in everything if not isinstance(item, Failure)]
    shelf = DocumentLoader(sources, [item for item in everything if isinstance(item, Failure)], reading)
    first = None
    if not listed or len(shelf) < 2:
        if shelf.takes_long():
            import tui.run  # noqa: F401 (Textual, which has to be loaded anyway)
        first = shelf.first()
        if first is None:
            return FAILED, shelf.failures
        if len(shelf) == 1 and shelf.is_part(first):
            first = None
    streams.take_keys()
    from tui.run import run_reader

    return run_reader(shelf, settings, store, worker, first, rights, follow=follow)
