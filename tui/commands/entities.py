"""`briefing entities`: list the entities of each briefing by type."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.commands import options

if TYPE_CHECKING:
    from tui.output import Output

ABOUT = "List the entities that briefings mention: count, other names, first mention."
EXAMPLES = """\
examples:
  briefing entities talks.txt
  briefing entities ~/briefings
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "default: standard input")
    options.add_hands(parser)
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.workers.jobs import JobSpec
    from tui.batch.targets import StandardOutput
    from tui.commands import inputs

    options.config(args)
    output: Output = args.output
    order = JobSpec("entities", options.reading(args))
    found, crew = inputs.listed(args), inputs.crew(args)
    return inputs.deliver(found, order, crew, StandardOutput(order.form, output), output)
