"""`briefing digest`: make one Markdown digest of many briefings, by thread and without repetitions."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import options, since

if TYPE_CHECKING:
    from tui.output import Output

ABOUT = """\
Create one Markdown file from many briefings: who is mentioned in them, then the key
sentences by thread (briefings that share names and words) in order of time, each
quoted verbatim with its briefing and paragraph. Repeated sentences are quoted once;
near-identical briefings count as one."""
EXAMPLES = """\
examples:
  briefing digest ~/briefings | less
  briefing digest -o today.md --length 3 ~/briefings/today
  briefing digest --since ~/briefings/yesterday ~/briefings/today
  briefing digest --since yesterday ~/briefings      by the dates in the briefings
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "default: standard input")
    options.add_length(parser, "per thread; default: the setting summary.length, or 5")
    since.add(parser, "quote only what is new")
    parser.add_argument(
        "-o", "--output", metavar="FILE", dest="file", help="write to FILE instead of standard output"
    )
    parser.add_argument("--overwrite", action="store_true", help="let -o replace an existing file")
    options.add_hands(parser)
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.corpus.digest.compose import compose
    from summarizer.corpus.digest.markdown import to_markdown
    from summarizer.files.access import AccessError, check_writable
    from summarizer.summary import Length
    from summarizer.workers.jobs import JobSpec, SummaryRequest
    from tui.batch.targets import CollectedResults, refusal, save
    from tui.commands import inputs

    if args.overwrite and args.file is None:
        args.parser.error("--overwrite requires -o FILE")
    settings = options.config(args)
    length = args.length or Length.parse(settings.length)
    output: Output = args.output
    file = None if args.file in (None, "-") else Path(args.file)
    if file is not None:
        try:
            check_writable(file, overwrite=args.overwrite)
        except AccessError as error:
            output.fail(f"{file}: {refusal(error, args.overwrite)}")
            return output.status
    crew = inputs.crew(args)
    spec = JobSpec("extract", options.reading(args), SummaryRequest(length), rules=settings.names)
    found, spec = since.asked(args, spec, crew)
    gathered = CollectedResults(output)
    inputs.deliver(found, spec, crew, gathered, output)
    made = compose((each._replace(number=n) for n, each in enumerate(gathered.outputs)), length)
    text = to_markdown(made, only_new=spec.known is not None) if made.extracts else ""
    if file is None:
        output.write(text)
    else:
        save(text, file, args.overwrite, output)
    return output.status
