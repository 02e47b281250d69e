"""Run a session of the reader on the screen, ordinary or restricted (`briefing --restricted DIR`).

The user of a restricted one, at a shared login, chooses among the briefings of a folder and can reach nothing
else: no other file, no shell, no program, nothing from the environment. Files are written only to the two
folders named on the command line. An ordinary user's settings and stored data are not used.
"""

from __future__ import annotations

import contextlib
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui import startup
from tui.commands import options
from tui.output import FAILED, USAGE, ExecutorUnavailable
from tui.terminal import streams

if TYPE_CHECKING:
    from subprocess import Popen

    from summarizer.document import Failure
    from summarizer.files.options import Options
    from tui.collection.origin import ListOrigin
    from tui.collection.sources import Source
    from tui.model.export_target import Permissions
    from tui.output import Output
    from tui.settings.config import Config
    from tui.store.deferred import DeferredStore


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
def at_work(worker: Popen[bytes], store: DeferredStore) -> Iterator[None]:
    """At the end, kill the analysis process and close the store, however the screen was left."""
    try:
        yield
    finally:
        worker.kill()
        worker.wait()
        store.close()


def report(status: int, messages: Iterable[Failure | str], output: Output) -> int:
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
    store: DeferredStore,
    worker: Popen[bytes],
    permissions: Permissions | None = None,
    *,
    listed: bool,
    follow: bool,
    paste: bool = False,
    origin: ListOrigin | None = None,
) -> tuple[int, Sequence[Failure]]:
    """Open the reader; return the exit status and all failures. If nothing can be read, no screen is opened.

    The list is shown first if it was asked for and has several entries, or if the only file is a mailbox, a
    feed or an archive of several briefings; otherwise the first briefing that can be read. With `paste` the
    list is below the page that takes a pasted text.
    """
    from summarizer.document import Failure
    from tui.collection.loader import DocumentLoader
    from tui.collection.origin import ListOrigin

    everything = tuple(found)
    sources = [item for item in everything if not isinstance(item, Failure)]
    loader = DocumentLoader(sources, [item for item in everything if isinstance(item, Failure)], reading)
    loader.origin = origin or ListOrigin()
    first = None
    if not paste and (not listed or len(loader) < 2):
        if loader.takes_long():
            import tui.run  # noqa: F401 (loads Textual, which is needed anyway)
        first = loader.first()
        if first is None:
            return FAILED, loader.failures
        if len(loader) == 1 and loader.is_one_of_several(first):
            first = None
    from tui.first_paint.paint import paint
    from tui.workers.starting import ask_ahead

    early = None if paste else paint(loader, first, settings, store, restricted=permissions is not None)
    asked = None
    if early is not None and early.analysis is None:
        asked = ask_ahead(worker, early.document, settings.names)
    try:
        streams.take_keys()
        from tui.run import run_reader

        return run_reader(
            *(loader, settings, store.get(), worker, first, permissions),
            follow=follow,
            paste=paste,
            early=early,
            asked=asked,
        )
    finally:
        if early is not None:
            early.terminal.leave()


NO_TERMINAL = "--restricted needs a terminal to show the briefings on (over SSH: ssh -t)"


def add_restricted(parser: ArgumentParser) -> None:
    """Add the options of restricted sessions."""
    parser.add_argument(
        "--restricted",
        metavar="DIR",
        help="for a shared login: read only the briefings of DIR, follow no links, "
        "start no programs, write nowhere else; use only the settings of --config and the rules of --names",
    )
    parser.add_argument(
        "--export-dir",
        metavar="FOLDER",
        help="with --restricted: folder for new exports (default: exports are disabled)",
    )
    parser.add_argument(
        "--max-exports",
        type=options.plainly(_file_count),
        metavar="N",
        help="with --export-dir: most files that the folder may hold (default: 1,000)",
    )
    parser.add_argument(
        "--max-export-size",
        type=options.plainly(options.size),
        metavar="SIZE",
        help="with --export-dir: most space that the folder's files may take, like 500k or 1G "
        "(default: 256 MB)",
    )
    parser.add_argument(
        "--state-dir",
        metavar="FOLDER",
        help="with --restricted: folder for reading state (default: nothing is stored)",
    )


def check_restricted(args: Namespace) -> None:
    """Check the options that depend on each other."""
    if args.restricted is None and (args.export_dir is not None or args.state_dir is not None):
        args.parser.error("--export-dir and --state-dir require --restricted DIR")
    if args.export_dir is None and (args.max_exports is not None or args.max_export_size is not None):
        args.parser.error("--max-exports and --max-export-size require --export-dir FOLDER")
    if args.restricted is not None and args.paths:
        args.parser.error("--restricted DIR reads only DIR: no PATH is allowed")
    if "" in (args.restricted, args.export_dir, args.state_dir):
        args.parser.error("folder name is empty")


def run_restricted(args: Namespace, line: Sequence[str]) -> int:
    """Run the whole session and return its exit status. `line` is the command line, for a clean restart."""
    output: Output = args.output
    if not streams.can_show():
        output.note(NO_TERMINAL)
        return USAGE
    _isolate(line)
    startup.disable_collection()
    streams.ignore_suspend()
    try:
        return _run_confined(args)
    except _Unfit as error:
        output.fail(error)
        return FAILED


class _Unfit(Exception):
    """A folder can't be used for its purpose; the message is one line."""


def _run_confined(args: Namespace) -> int:
    from summarizer.files.access import AccessError, confine
    from tui.collection import sources
    from tui.collection.origin import ListOrigin
    from tui.store.deferred import DeferredStore
    from tui.workers.starting import start_worker

    settings = options.config(args, own=False)
    root, state = Path(args.restricted).absolute(), args.state_dir and Path(args.state_dir).absolute()
    permissions = _permissions(args)
    try:
        confine(root)
    except AccessError as error:
        raise _Unfit(f"{args.restricted}: {error}") from error
    worker = begin_worker(start_worker)
    folder = state if settings.state and not args.no_state else None
    store = DeferredStore(folder, cache=not args.no_cache, rules=settings.names.digest)
    with at_work(worker, store):
        found = sources.beneath(root, recursive=args.recursive)
        reading = options.reading(args)
        status, failures = show(
            *(found, settings, reading, store, worker, permissions),
            listed=True,
            follow=args.follow,
            origin=ListOrigin.confined_to(root, recursive=args.recursive),
        )
    return report(status, [*store.messages, *failures], args.output)


def _permissions(args: Namespace) -> Permissions:
    from summarizer.files.access import AccessError
    from summarizer.files.locks import FolderQuota
    from tui.model.export_target import FixedFolder, Permissions

    if args.export_dir is None:
        return Permissions(None, restricted=True)
    usual = FolderQuota()
    quota = FolderQuota(
        usual.max_files if args.max_exports is None else args.max_exports,
        usual.max_bytes if args.max_export_size is None else args.max_export_size,
    )
    try:
        return Permissions(FixedFolder(Path(args.export_dir).absolute(), quota), restricted=True)
    except AccessError as error:
        raise _Unfit(f"{args.export_dir}: {error}") from error


def _file_count(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= len(text) <= 9 and int(text) > 0:
        return int(text)
    raise ValueError(f"N must be a number of files, at least 1, not {text!r}")


def _isolate(line: Sequence[str]) -> None:
    """Restart as an interpreter that ignores PYTHON variables and the user's packages.

    The environment then contains only the variables that describe the terminal and the language.
    """
    kept = streams.terminal_environment(os.environ)
    if not sys.flags.isolated:
        os.execve(sys.executable, [sys.executable, "-I", "-m", "tui", *line], kept)
    os.environ.clear()
    os.environ.update(kept)
