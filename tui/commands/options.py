"""Options shared by several commands, and the values made from them.

The type of an option imports the engine only when the option is used, so that `--help` does not load it.
"""

from __future__ import annotations

import argparse
import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from summarizer.files.options import Options
    from summarizer.summary import Length
    from tui.settings.config import Config
    from tui.store.deferred import DeferredStore

T = TypeVar("T")
MOST_JOBS = 128
"""Maximum number of processes: each takes seven file descriptors, and 1,024 is the usual limit."""
_SCHEDULER = re.compile(r"(?:[a-z]+://)?(?:\[[0-9A-Fa-f:.%]+\]|[\w.-]+):[0-9]{1,5}")
WIDEST = 100
"""Maximum columns of help: longer lines tire the eye."""


class HelpFormatter(argparse.HelpFormatter):
    """Wraps help at the width of the terminal; blocks with indented lines, such as examples, stay as is."""

    def __init__(self, prog: str, width: int = WIDEST) -> None:
        super().__init__(prog, width=width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        blocks = text.rstrip().split("\n\n")
        return "\n\n".join(
            block if "\n  " in block else super(HelpFormatter, self)._fill_text(block, width, indent)
            for block in blocks
        )


def help_width() -> int:
    """Return the columns for help on this terminal."""
    import shutil  # only for help

    return max(40, min(WIDEST, shutil.get_terminal_size().columns - 2))


class Version(argparse.Action):
    """`--version`: the version is looked up only when it is printed."""

    def __init__(self, option_strings: Sequence[str], dest: str, **settings: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, **settings)

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        from tui.output import PROGRAM, emit

        emit(f"{PROGRAM} {version('briefing-reader')}\n")
        parser.exit()


def plainly(parse: Callable[[str], T]) -> Callable[[str], T]:
    """Wrap a parser as an argparse type: the text of its ValueError is shown to the user."""

    def checked(text: str) -> T:
        try:
            return parse(text)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from error

    return checked


def size(text: str) -> int:
    """Parse a size in bytes such as `500k`."""
    from summarizer.files.access import parse_size

    return parse_size(text)


def _format(text: str) -> str:
    from summarizer.readers.formats import FORMATS

    if text in FORMATS:
        return text
    raise ValueError(f"{text!r} is not a supported format; choose from {', '.join(FORMATS)}")


def _encoding(text: str) -> str:
    from summarizer.files.encoding import is_text_encoding

    if is_text_encoding(text):
        return text
    raise ValueError(f"{text!r} is not a text encoding that Python knows; try latin-1 or koi8-r")


def _length(text: str) -> Length:
    from summarizer.summary import Length

    return Length.parse(text)


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_JOBS:
        return int(text)
    raise ValueError(f"N must be a number of processes, 1 to {MOST_JOBS}, not {text!r}")


def _scheduler(text: str) -> str:
    if _SCHEDULER.fullmatch(text.strip()):
        return text.strip()
    raise ValueError(f"{text!r} is not the address of a Dask scheduler, like tcp://10.0.0.7:8786")


def add_general(parser: ArgumentParser) -> None:
    """Add the options of all commands."""
    parser.add_argument("--config", metavar="FILE", help="read settings from FILE instead of your own")
    parser.add_argument("-V", "--version", action=Version, help="show the version and exit")


def add_inputs(parser: ArgumentParser, without: str) -> None:
    """Add the PATHs and the options for reading them; `without` says what is read if there are none."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=f"a briefing, a folder of them, or - for standard input; {without}",
    )
    parser.add_argument("--recursive", action="store_true", help="include subfolders")
    parser.add_argument(
        "--max-size",
        type=plainly(size),
        metavar="SIZE",
        help="refuse files larger than SIZE, in bytes or like 500k, 64M, 1.5G (default 64M)",
    )
    parser.add_argument(
        "--from",
        dest="read_as",
        type=plainly(_format),
        metavar="FORMAT",
        help="read everything as text, markdown, html, pdf, docx, epub, mail, mbox, feed or zip "
        "(default: detect from content)",
    )
    parser.add_argument(
        "--encoding",
        type=plainly(_encoding),
        metavar="NAME",
        help="text encoding: utf-8, latin-1, koi8-r, … (default: detect from content)",
    )
    parser.add_argument(
        "--names",
        metavar="FILE",
        help="read rules about names from FILE instead of your own names.toml",
    )
    parser.add_argument(
        "--password",
        metavar="TEXT",
        help="password for encrypted files; - prompts for it, to keep it out of process lists",
    )


def add_hands(parser: ArgumentParser) -> None:
    """Add the options for worker processes."""
    parser.add_argument(
        "--jobs",
        type=plainly(_jobs),
        metavar="N",
        help="run N processes (default: one per core)",
    )
    parser.add_argument(
        "--dask",
        type=plainly(_scheduler),
        metavar="ADDRESS",
        help="run on the Dask cluster at ADDRESS (needs the extra dask)",
    )


def add_length(parser: ArgumentParser, default: str) -> None:
    """Add the option for the length of a summary."""
    parser.add_argument(
        "--length",
        type=plainly(_length),
        metavar="LENGTH",
        help=f"5 (sentences), 20%% (of the words) or 120w (words); {default}",
    )


def add_state(parser: ArgumentParser) -> None:
    """Add the options for the store (see `store`)."""
    parser.add_argument("--no-state", action="store_true", help="neither store nor use reading state")
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="store places, marks and kept sentences, but no analyses and no text",
    )


def reading(args: Namespace) -> Options:
    """Return the options for reading: --max-size, --from, --encoding, --password.

    A password is asked for once.
    """
    from summarizer.files.options import Options

    if args.password == "-":
        from tui.terminal.streams import PasswordUnavailable, ask_password

        try:
            args.password = ask_password("Password of the briefings: ")
        except PasswordUnavailable as error:
            args.parser.error(str(error))

    most = Options.max_bytes if args.max_size is None else args.max_size
    return Options(most, pipes=False, format=args.read_as, encoding=args.encoding, password=args.password)


def config(args: Namespace, *, own: bool = True) -> Config:
    """Load the settings from --config and the rules about names from --names, and report what is wrong.

    Without these options the user's own files are read, unless `own` is false. Rules are loaded only for a
    command that has the option --names.
    """
    from dataclasses import replace

    from tui.settings import locations, name_file
    from tui.settings.config import Config, load

    found, complaints = Config(), tuple[str, ...]()
    if own or args.config is not None:
        found, complaints = load(None if args.config is None else Path(args.config))
    named = getattr(args, "names", None)
    if hasattr(args, "names") and (own or named is not None):
        rules, more = name_file.load(None if named is None else Path(named))
        file = (locations.names_file() if named is None else Path(named)) if own else None
        found, complaints = replace(found, names=rules, names_file=file), complaints + more
    for complaint in complaints:
        args.output.note(complaint)
    return replace(found, complaints=complaints)


def store(args: Namespace, settings: Config, say: Callable[[str], None] | None = None) -> DeferredStore:
    """Return the user's store, or one in memory, according to --no-state, --no-cache and the settings.

    `say` is called with each message, from any thread; `Store.messages` has them, too. The caller must close
    the store.
    """
    from tui.settings import locations
    from tui.store.deferred import DeferredStore

    folder = locations.state_folder() if settings.state and not args.no_state else None
    cache = settings.cache and not args.no_cache
    return DeferredStore(folder, cache=cache, rules=settings.names.digest, say=say)
