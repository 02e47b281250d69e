"""`briefing forget`: delete what is stored about briefings, down to the bytes of the store's file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import options

if TYPE_CHECKING:
    from tui.output import Output
    from tui.store.rows import DeletionCounts
    from tui.store.store import Store

ABOUT = """\
Delete what is stored about briefings: whether and when they were read, places, marks,
notes, kept and dropped sentences, cached analyses. A briefing is identified by its
content and by its path; a folder stands for all that was read in it. The briefings
themselves are not changed."""
EXAMPLES = """\
examples:
  briefing forget talks.txt            one briefing, even if it was moved
  briefing forget ~/briefings/gone     what was read there, even if the file is gone
  briefing forget --all
  briefing forget --cache              analyses and text only; places and marks stay

A running reader will keep saving state for what it shows.
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    help_ = "a briefing, a folder, the former path of one, or - for standard input"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=help_)
    parser.add_argument("--all", action="store_true", help="delete the state of all briefings")
    parser.add_argument(
        "--cache",
        action="store_true",
        help="delete only analyses and text (of all briefings, without a PATH)",
    )
    options.add_general(parser)


def run(args: Namespace) -> int:
    from tui.settings import locations
    from tui.store.database import StoreWriteError
    from tui.store.schema import NAME
    from tui.store.store import Store

    if bool(args.paths) == bool(args.all) and not (args.cache and not args.paths):
        args.parser.error("say what to forget: PATHs, --all, or --cache for analyses only")
    options.config(args)
    output: Output = args.output
    folder = locations.state_folder()
    if not (folder / NAME).exists():
        output.write("nothing is stored\n")
        return output.status
    store = Store(folder, say=output.note)
    try:
        if store.lasting:
            _forget(args, store, output)
        else:
            output.status = 1
    except StoreWriteError as error:
        output.fail(error)
    finally:
        store.close()
    return output.status


def _forget(args: Namespace, store: Store, output: Output) -> None:
    if args.paths:
        what = [Path(path) for path in args.paths if path != "-"], [*_contents(args.paths)]
        found, gone = store.forget(*what, cache=args.cache)
    else:
        found, gone = store.forget(every=True, cache=args.cache)
    output.write(f"{_told(found, cache=args.cache)}\n")
    if args.all and not args.cache:
        _remove_broken(store, output)
    if not gone:
        output.note("a reader is running: deleted data stays in the store's log until it exits")


def _contents(paths: list[str]) -> Iterator[str]:
    """Yield the SHA-256 of each readable file and of its documents; a file that is gone is found by its
    path."""
    import sys
    from hashlib import sha256

    from summarizer.files.access import AccessError, Limits, read_bytes

    for path in paths:
        try:
            data = read_bytes(sys.stdin.buffer if path == "-" else Path(path), Limits(max_bytes=2**31))
        except AccessError:
            continue
        yield sha256(data).hexdigest()
        yield from _parts(data)


def _parts(data: bytes) -> Iterator[str]:
    """Yield the SHA-256 of the documents in a file, whose states may not have a path yet."""
    import io

    from summarizer.document import Document
    from summarizer.files.options import Options, Unreadable
    from summarizer.readers import open_documents
    from summarizer.readers.formats import FORMATS
    from summarizer.readers.sniff import format_of

    options = Options(max_bytes=max(Options().max_bytes, len(data)))
    try:
        told = format_of(data, None, options)
    except Unreadable:
        return
    found = open_documents(io.BytesIO(data), options=options) if FORMATS[told].many else ()
    yield from (each.part_sha256 for each in found if isinstance(each, Document) and each.part_sha256)


def _told(found: DeletionCounts, *, cache: bool) -> str:
    briefings = f"{found.briefings} briefing{'s' if found.briefings != 1 else ''}"
    analyses = f"{found.analyses} analys{'es' if found.analyses != 1 else 'is'}"
    if not any(found):
        return "nothing was stored for that"
    return f"forgotten: {analyses}, text of {briefings}" if cache else f"forgotten: {briefings}, {analyses}"


def _remove_broken(store: Store, output: Output) -> None:
    """Delete the stores that were set aside as damaged: they contain the same kind of data."""
    for file in store.set_aside():
        try:
            file.unlink()
        except OSError as error:
            output.fail(f"{file}: could not be removed ({(error.strerror or '').lower()})")
        else:
            output.write(f"removed: {file}\n")
