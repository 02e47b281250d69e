"""`briefing analyze --json`: print complete analyses as JSON, one line per document, for programs.

The output is a contract, so the user's settings do not change it; the user's rules about names do.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.commands import options

if TYPE_CHECKING:
    from tui.output import Output

ABOUT = """\
Print the full analysis of briefings: one line of JSON (briefing/2) per document,
in the order given, each when it is ready. An input that can't be read gets a line
with an "error"."""
EXAMPLES = """\
examples:
  briefing analyze --json talks.txt | jq -r '.entities[].name'
  briefing analyze --json ~/briefings > all.jsonl
  briefing analyze --schema > briefing-2.schema.json
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "default: standard input")
    parser.add_argument("--json", action="store_true", help="print JSON (required)")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the lines, and exit")
    options.add_length(parser, 'length of the "selected" summary (default 5)')
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
        args.parser.error("analyze requires --json: briefing analyze --json PATH")
    rules = options.config(args).names
    spec = JobSpec("json", options.reading(args), SummaryRequest(args.length or Length()), rules=rules)
    found, crew = inputs.listed(args), inputs.crew(args)
    return inputs.deliver(found, spec, crew, StandardOutput(spec.form, output), output)
