"""Run a command's job over its PATHs: choose the executor, show progress, and end early on a signal."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Document, Failure
from summarizer.files.access import AccessError, read_bytes
from summarizer.numpy_limits import limit_threads
from summarizer.workers import jobs as batch
from summarizer.workers.jobs import Job, JobSpec
from tui.batch.scheduler import Executor, InlineExecutor, OrderedResults, Skipped, Work
from tui.batch.targets import Target
from tui.collection import sources
from tui.collection.sources import Source, advice
from tui.commands import options
from tui.output import ExecutorUnavailable
from tui.terminal import streams

if TYPE_CHECKING:
    from tui.output import Output

FEW = 3
"""Documents of a single source that are processed here before worker processes are started."""


class Crew(NamedTuple):
    """The workers that were requested."""

    jobs: int | None = None
    """Number of processes; None for one per core."""
    dask: str | None = None
    """Address of a Dask scheduler."""


def crew(args: Namespace) -> Crew:
    """Return the workers requested by --jobs and --dask."""
    if args.jobs is not None and args.dask is not None:
        args.parser.error("--jobs and --dask can't be combined")
    return Crew(args.jobs, args.dask)


def listed(args: Namespace) -> list[Source | Failure]:
    """Return the sources of the PATHs; without any, standard input, unless it is a terminal."""
    if not args.paths and streams.is_terminal(streams.STDIN):
        args.parser.error("nothing to read: name a briefing, a folder of them, or - for standard input")
    note_typed(args.paths, args.output)
    return sources.listed(args.paths or ["-"], recursive=args.recursive, options=options.reading(args))


def note_typed(paths: Sequence[str], output: Output) -> None:
    """Say how to end a text that is typed or pasted as standard input."""
    if sources.reads_stdin(paths) and streams.is_terminal(streams.STDIN):
        output.note("type or paste the text here; ctrl+d on a line of its own ends it")


def deliver(
    found: Sequence[Source | Failure], spec: JobSpec, crew: Crew, target: Target, output: Output
) -> int:
    """Run the jobs, pass the results in order to the target, and return the exit status.

    Raises:
        ExecutorUnavailable: the executor can't run jobs.
    """
    limit_threads()
    hands = _hands(found, spec, crew, output)
    in_order = OrderedResults(
        found, sources.BufferedSource(spec.options), _Prepare(spec, crew, target), hands
    )
    done, now = 0, True
    try:
        with _stopped_by_signals(in_order), meter(len(found), to_files=target.to_files) as advance:
            for item in in_order:
                target.take(item)
                if item.last:
                    done += 1
                    advance()
            target.end()
            now = False
    except (KeyboardInterrupt, ExecutorUnavailable):
        if len(found) > 1:
            output.note(f"stopped after {done} of {len(found)}; {target.stopped()}")
        raise
    finally:
        hands.close(now)
    return output.status


class _Prepare:
    """Makes the job for a source: its path, its bytes (if read here, or for Dask), or one document of it."""

    def __init__(self, spec: JobSpec, crew: Crew, target: Target) -> None:
        self._options, self._dask, self._target = spec.options, crew.dask, target

    def __call__(self, source: Source, document: Document | None) -> Job | Failure | Skipped:
        name = None if source.path is None else source.name
        if document is not None:
            return Job(document, name)
        if (reason := self._target.before(source)) is not None:
            return reason
        if source.data is not None:
            return Job(source.data, name)
        assert source.path is not None
        if self._dask is None:
            return Job(source.path, name)
        try:
            return Job(read_bytes(source.path, self._options), name)
        except AccessError as error:
            return Failure(name, None, advice(error))


def _hands(found: Sequence[Source | Failure], spec: JobSpec, crew: Crew, output: Output) -> Executor:
    """Return the executor.

    A single source uses this process, unless it turns out to contain many documents.
    """
    work = partial(batch.work, spec)
    if crew.dask is not None:
        from tui.batch.dask import DaskExecutor

        cluster = DaskExecutor(crew.dask, work)
        if cluster.idle:
            output.note(f"{crew.dask} has no worker yet: waiting for one (ctrl+c stops)")
        return cluster
    few = FEW if sum(isinstance(each, Source) for each in found) < 2 else 0
    return InlineExecutor(work, few, lambda: _lanes(crew, work))


def _lanes(crew: Crew, work: Work) -> Executor:
    from tui.batch.process_pool import IsolatedProcessPool, cores

    return IsolatedProcessPool(crew.jobs or cores(), work)


@contextlib.contextmanager
def _stopped_by_signals(results: OrderedResults) -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into SystemExit, so that processes are ended and the cursor is shown again.

    These and SIGINT stop the results even if the exception is lost in a callback.
    """

    def end(number: int, _: object) -> None:
        error = KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)
        results.stop(error)
        raise error

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, end) for number in numbers if _ends(number)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ends(number: signal.Signals) -> bool:
    """Return whether the signal's default action would end the process: not with nohup, and only in the main
    thread."""
    main = threading.current_thread() is threading.main_thread()
    return main and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler)


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
