"""`briefing analyze --json`: print complete analyses as JSON, one line per document, for programs.

The output is a contract, so the user's settings do not change it.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.commands import options

if TYPE_CHECKING:
    from tui.output import Output

ABOUT = """\
Print all that is found in briefings: one line of JSON (briefing/2) a document,
in the order given, each when it is ready. What can't be read has a line, too,
with an "error". --schema prints the JSON Schema that each line is valid by."""
EXAMPLES = """\
examples:
  briefing analyze --json talks.txt | jq -r '.entities[].name'
  briefing analyze --json ~/briefings > all.jsonl
  briefing analyze --schema > briefing-2.schema.json
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "without any, standard input")
    parser.add_argument("--json", action="store_true", help="the format, which must be named")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the lines, and end")
    options.add_length(parser, 'which sentences are "selected" (default 5)')
    options.add_hands(parser)
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.summary import Length
    from summarizer.workers.jobs import JobSpec, SummaryRequest
    from tui.batch.targets import StandardOutput
    from tui.commands import inputs

    output: Output = args.output
    if args.schema:
        from summarizer.export.json import schema

        output.write(schema())
        return output.status
    if not args.json:
        args.parser.error("--json is the only format that analyze has: briefing analyze --json PATH")
    options.config(args)
    order = JobSpec("json", options.reading(args), SummaryRequest(args.length or Length()))
    found, crew = inputs.listed(args), inputs.crew(args)
    return inputs.deliver(found, order, crew, StandardOutput(order.form, output), output)
