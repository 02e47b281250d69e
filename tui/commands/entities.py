"""`briefing entities`: who and what each briefing names, by type."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.commands import options

if TYPE_CHECKING:
    from tui.output import Output

ABOUT = "List who and what briefings name: how often, in which other forms, and where first."
EXAMPLES = """\
examples:
  briefing entities talks.txt
  briefing entities ~/briefings
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "without any, standard input")
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.document import Failure
    from summarizer.export.text import entities_to_text
    from summarizer.language.languages import ENGLISH
    from tui.commands import inputs
    from tui.commands.summarize import RULE
    from tui.words import ENGLISH_ONLY

    options.config(args)
    output: Output = args.output
    between = ""
    for analysis in inputs.analyses(args):
        if isinstance(analysis, Failure):
            output.fail(analysis)
        else:
            if analysis.document.language != ENGLISH:
                output.note(f"{analysis.document.path or 'standard input'}: {ENGLISH_ONLY}")
            output.write(between + entities_to_text(analysis))
            between = RULE
    return output.status
