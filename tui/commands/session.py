"""Run the reader on the screen: the part shared by ordinary and restricted sessions."""

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
    from tui.collection.sources import Source
    from tui.model.export_target import Permissions
    from tui.output import Output
    from tui.settings.config import Config
    from tui.store.store import Store


def begin_worker(start: Callable[[], Popen[bytes]]) -> Popen[bytes]:
    """Start the analysis process.

    Raises:
        ExecutorUnavailable: no process can be started.
    """
    from summarizer.workers.process import CannotStart

    try:
        return start()
    except CannotStart as error:
        hint = "briefing summarize works without a further process"
        raise ExecutorUnavailable(f"{error}, and the screen needs one for the analysis; {hint}") from error


@contextlib.contextmanager
def at_work(worker: Popen[bytes], store: Store) -> Iterator[None]:
    """At the end, kill the analysis process and close the store, however the screen was left."""
    try:
        yield
    finally:
        worker.kill()
        worker.wait()
        store.close()


def told(status: int, messages: Iterable[Failure | str], output: Output) -> int:
    """Print the messages after the screen is closed; return the exit status, which reflects unread files."""
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
    """Open the reader; return the exit status and all failures. If nothing can be read, no screen is opened.

    The list is shown first if it was asked for and has several entries, or if the only file is a mailbox, a
    feed or an archive; otherwise the first briefing that can be read.
    """
    from summarizer.document import Failure
    from tui.collection.loader import DocumentLoader

    everything = tuple(found)
    sources = [item for item in everything if not isinstance(item, Failure)]
    shelf = DocumentLoader(sources, [item for item in everything if isinstance(item, Failure)], reading)
    first = None
    if not listed or len(shelf) < 2:
        if shelf.takes_long():
            import tui.run  # noqa: F401 (loads Textual, which is needed anyway)
        first = shelf.first()
        if first is None:
            return FAILED, shelf.failures
        if len(shelf) == 1 and shelf.is_part(first):
            first = None
    streams.take_keys()
    from tui.run import run_reader

    return run_reader(shelf, settings, store, worker, first, rights, follow=follow)
