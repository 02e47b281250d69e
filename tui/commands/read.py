"""`briefing [read]`: the reader on the screen; where there is no terminal, the plain summaries.

Here is settled what must be before Textual is imported: where the keys come from, what the environment may
say, and that the process that analyzes loads NLTK on another core in the meantime.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui import locations
from tui.commands import options
from tui.output import FAILED
from tui.terminal import check

if TYPE_CHECKING:
    from subprocess import Popen

    from summarizer.access import Limits
    from summarizer.document import Failure
    from tui.config import Config
    from tui.output import Output
    from tui.sources import Source

ABOUT = """\
Read briefings in the terminal: key sentences, names and the whole source side by
side. Without a terminal, print the key sentences."""
EXAMPLES = """\
commands (briefing COMMAND --help tells more):
  read                 what briefing does without a command
  summarize            print the key sentences
  entities             print who and what is named
  analyze --json       print all that is found, for programs
  forget               let go of what was remembered of briefings
  config               print the settings in effect

A file with the name of a command is ./read. Options may stand anywhere; after --
come only PATHs. The exit status is 0; 1 if some input could not be read; 2 if the
command line was wrong.

examples:
  briefing                                   the sample briefings
  briefing talks.txt                         one briefing
  briefing ~/briefings                       those of a folder
  curl -s https://example.org/talks.txt | briefing
  briefing summarize --length 20% talks.txt
  briefing summarize --format markdown -o talks.summary.md talks.txt
  briefing analyze --json ~/briefings > all.jsonl
"""
USAGE = "briefing [read] [PATH ...] [options]\n       briefing COMMAND [PATH ...] [options]"


def configure(parser: ArgumentParser) -> None:
    parser.usage, parser.description, parser.epilog = USAGE, ABOUT, EXAMPLES
    options.add_inputs(
        parser,
        "without any, standard input if something is piped in, "
        "else the sample briefings that come with the program",
    )
    options.add_state(parser)
    options.add_general(parser)


def run(args: Namespace) -> int:
    from tui import sources

    settings, limits = options.config(args), options.limits(args)
    paths = args.paths or _default()
    found = sources.expand(paths, recursive=args.recursive, limits=limits)
    if not check.can_show(stdin_is_read=sources.reads_stdin(paths)):
        return _print(found, settings, limits, args.output)
    from tui.analyst import start_worker

    check.forget_settings()
    worker = start_worker()
    try:
        status, failures = _show(found, settings, limits, worker, listed=any(map(_is_folder, args.paths)))
    finally:
        worker.kill()
        worker.wait()
    for failure in failures:
        args.output.fail(failure)
    return status or int(args.output.status)


def _default() -> list[str]:
    return [str(locations.samples())] if check.is_terminal(check.STDIN) else ["-"]


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except ValueError:  # a NUL in it; opening it says so
        return False


def _print(found: Iterable[Source | Failure], settings: Config, limits: Limits, output: Output) -> int:
    from summarizer.summary import Length
    from tui import sources
    from tui.commands.inputs import analyzed
    from tui.commands.summarize import Wish, summaries

    analyses = analyzed(sources.documents(found, limits))
    for text in summaries(analyses, Wish(Length.parse(settings.length)), "text", output):
        output.write(text)
    return output.status


def _show(
    found: Iterable[Source | Failure],
    settings: Config,
    limits: Limits,
    worker: Popen[bytes],
    *,
    listed: bool,
) -> tuple[int, Sequence[Failure]]:
    """The exit status, and all that could not be read. Where nothing could, no screen is opened.

    The list comes first where it was asked for, and holds several; else the first that can be read.
    """
    from summarizer.document import Failure
    from tui.shelf import Shelf

    everything = tuple(found)
    sources = [item for item in everything if not isinstance(item, Failure)]
    shelf = Shelf(sources, [item for item in everything if isinstance(item, Failure)], limits)
    first = None
    if not listed or len(shelf) < 2:
        first = shelf.first()
        if first is None:
            return FAILED, shelf.failures
    check.take_keys()
    from tui.app import run_reader

    return run_reader(shelf, settings, worker, first)
