"""`briefing entities`: list the entities of each briefing by type, or the names to give rules for."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import options

if TYPE_CHECKING:
    from tui.output import Output

ABOUT = """\
List the entities that briefings mention: count, other names, first mention.

With --unknown, list the names that no word list and no rule of yours has, and whose
type or full name the briefings leave in doubt, as entries for names.toml."""
EXAMPLES = """\
examples:
  briefing entities talks.txt
  briefing entities ~/briefings
  briefing entities --unknown ~/briefings >> ~/.config/briefing/names.toml
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "default: standard input")
    parser.add_argument(
        "--unknown",
        action="store_true",
        help="list names that the program is unsure of, as TOML for names.toml",
    )
    options.add_hands(parser)
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.workers.jobs import UNKNOWN, JobSpec
    from tui.batch.targets import CollectedResults, StandardOutput
    from tui.commands import inputs
    from tui.settings import locations
    from tui.settings.name_suggestions import to_toml

    settings = options.config(args)
    output: Output = args.output
    form = UNKNOWN if args.unknown else "entities"
    spec = JobSpec(form, options.reading(args), rules=settings.names)
    found, crew = inputs.listed(args), inputs.crew(args)
    if not args.unknown:
        return inputs.deliver(found, spec, crew, StandardOutput(form, output), output)
    gathered = CollectedResults(output, noted=True)
    inputs.deliver(found, spec, crew, gathered, output)
    if gathered.outputs:
        file = locations.names_file() if args.names is None else Path(args.names)
        output.write(to_toml((each for names in gathered.outputs for each in names), file))
    return output.status
