"""Parse the command line: argparse, with a first word that may be a command or a PATH.

argparse's own subcommands would reject `talks.txt` as an unknown command. So the command is found and removed
here, and its parser reads the rest, with options in any place.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple, NoReturn

from tui.commands import options
from tui.output import FAILED, PROGRAM, USAGE, ExecutorUnavailable, Output, Unwritable, emit, prepare

COMMANDS = (
    *("read", "summarize", "entities", "analyze", "digest", "clippings", "forget", "config"),
    *("doctor", "serve"),
)


def module(command: str) -> ModuleType:
    """Import the module that configures and runs a command.

    Only the modules that may be needed are imported.
    """
    return import_module(f"tui.commands.{command}")


LIKE = 0.75
"""Least similarity, 0 to 1, of a word to the name of a command that is suggested for it."""
LOG = "BRIEFING_LOG"
"""As in `summarizer.diagnostics`, which is imported only if a log is to be written."""


class UsageError(Exception):
    """The command line is wrong; the message is one line."""


class Parser(argparse.ArgumentParser):
    """A parser that reports an error in one line, and knows which of its options take a value."""

    def __init__(self, command: str) -> None:
        self.valued: set[str] = set()
        super().__init__(
            PROGRAM if command == "read" else f"{PROGRAM} {command}",
            formatter_class=options.HelpFormatter,
            allow_abbrev=False,
        )
        self.color = False  # Python 3.14 and later would color help, earlier versions do not
        module(command).configure(self)

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        action = super().add_argument(*names, **settings)
        if action.nargs != 0:
            self.valued.update(action.option_strings)
        return action

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

    def format_help(self) -> str:
        self._fit()
        return super().format_help()

    def format_usage(self) -> str:
        self._fit()
        return super().format_usage()

    def _fit(self) -> None:
        """Format at the width of the terminal from now on: each option needs a formatter, too."""
        self.formatter_class = partial(options.HelpFormatter, width=options.help_width())

    def print_help(self, file: object = None) -> None:  # noqa: ARG002
        emit(self.format_help())  # whatever the file: help is a result


class CommandLine(NamedTuple):
    """A command line, split into its parts."""

    command: str
    before: list[str]
    """Options and PATHs, without the command."""
    after: list[str]
    """The PATHs after `--`, whatever they look like."""


def taken_apart(argv: Sequence[str], valued: frozenset[str]) -> CommandLine:
    """Split the command line. The first argument that is no option or option value may be the command."""
    command: str | None = None
    before: list[str] = []
    value_follows = False
    for index, argument in enumerate(argv):
        if argument == "--" and not value_follows:
            return CommandLine(command or "read", before, list(argv[index + 1 :]))
        word = not value_follows and (argument == "-" or not argument.startswith("-"))
        value_follows = not value_follows and argument in valued
        if word and command is None:
            command = argument if argument in COMMANDS else "read"
            if argument == command:
                continue
        before.append(argument)
    return CommandLine(command or "read", before, [])


def parse(argv: Sequence[str]) -> tuple[Callable[[argparse.Namespace], int], argparse.Namespace]:
    """Return the function to run and its arguments.

    Raises:
        UsageError: the command line is wrong.
        SystemExit: after --help or --version.
    """
    meant = COMMANDS if any(argument in COMMANDS for argument in argv) else ["read"]
    parsers = {command: Parser(command) for command in meant}
    valued = frozenset().union(*(parser.valued for parser in parsers.values()))
    line = taken_apart(argv, valued)
    parser = parsers[line.command]
    if line.command == "read" and "read" not in argv:
        _check_first_word(line)
    args = parser.parse_intermixed_args(line.before)
    if line.after and not hasattr(args, "paths"):
        parser.error(f"unrecognized arguments: {' '.join(line.after)}")
    if line.after:
        args.paths = [*args.paths, *line.after]
    args.parser, args.line = parser, argv
    return module(line.command).run, args


def _check_first_word(line: CommandLine) -> None:
    """Raise UsageError if the first PATH does not exist and is nearly the name of a command."""
    word = next((word for word in line.before if not word.startswith("-")), "")
    if not word or os.sep in word or os.path.lexists(word):
        return
    from difflib import get_close_matches

    close = get_close_matches(word, COMMANDS, 1, LIKE)
    if close:
        raise UsageError(f"no command and no file is called {word!r}; did you mean {close[0]}?")


def run(argv: Sequence[str]) -> int:
    """Run a command line; return the exit status."""
    prepare()
    output = Output()
    try:
        command, args = parse(argv)
        args.output = output
        if os.environ.get(LOG) and getattr(args, "restricted", None) is None:
            _log(output)
        status = command(args)
        if getattr(args, "restricted", None) is None:
            _keep_patterns()
        return status
    except UsageError as error:
        output.note(f"{error} (try {PROGRAM} --help)")
        return USAGE
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    except ExecutorUnavailable as error:
        output.fail(error)
        return output.status
    except Unwritable as error:
        output.give_up(error)
        return output.status


def _keep_patterns() -> None:
    """Keep what regular expressions were compiled to for the next run. Not called in a restricted session."""
    if "summarizer.pattern_cache" in sys.modules:
        from summarizer import pattern_cache

        pattern_cache.save()


def _log(output: Output) -> None:
    """Write the log that the environment variable asks for. Not called in a restricted session."""
    from summarizer import diagnostics
    from summarizer.files.errors import AccessError

    try:
        diagnostics.configure()
    except AccessError as error:
        output.note(f"{LOG}: {os.environ[LOG]} {error}; nothing is logged")
    except ValueError as error:
        output.note(f"{error}; nothing is logged")
