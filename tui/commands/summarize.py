"""`briefing summarize`: print the key sentences of each briefing, or write them to files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import options, since

if TYPE_CHECKING:
    from summarizer.workers.jobs import JobSpec
    from tui.batch.targets import Target
    from tui.output import Output

ABOUT = "Print the key sentences of briefings, quoted verbatim with their locations."
EXAMPLES = """\
examples:
  briefing summarize talks.txt                       five sentences
  briefing summarize --length 20% --focus Witkoff talks.txt
  briefing summarize --explain talks.txt             and why each was chosen
  briefing summarize --since ~/yesterday ~/today     only what is new in these
  briefing summarize --format markdown -o talks.summary.md talks.txt
  briefing summarize --format markdown -o summaries/ --resume ~/briefings
  cat talks.txt | briefing summarize --length 120w
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "default: standard input")
    options.add_hands(parser)
    options.add_length(parser, "default: the setting summary.length, or 5")
    parser.add_argument("--focus", metavar="NAME", type=options.plainly(_name), help="rank around this name")
    for name, what in (("--pin", "always include"), ("--drop", "never include")):
        parser.add_argument(
            name,
            metavar="N",
            type=options.plainly(_index),
            action="append",
            default=[],
            help=f"{what} sentence N, counted from 0 as in the JSON; may be repeated",
        )
    since.add(parser, "only what is new")
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="default: text"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="explain why each sentence was chosen (text format; JSON always has the reasons)",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        dest="file",
        help="write to FILE; if it is a folder or ends in /, one file per briefing",
    )
    parser.add_argument("--overwrite", action="store_true", help="let -o replace existing files")
    parser.add_argument(
        "--resume",
        action="store_true",
        help="with -o DIR: skip results that are up to date",
    )
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.files.access import AccessError
    from summarizer.summary import Length
    from summarizer.workers.jobs import JobSpec, SummaryRequest
    from tui.commands import inputs

    if args.overwrite and args.file is None:
        args.parser.error("--overwrite requires -o FILE")
    if args.explain and args.format != "text":
        args.parser.error(f"--explain requires --format text, not {args.format}")
    if args.resume and args.since:
        args.parser.error("--resume can't be combined with --since")
    settings = options.config(args)
    length = args.length or Length.parse(settings.length)
    request = SummaryRequest(length, args.focus, frozenset(args.pin), frozenset(args.drop))
    form = "explained" if args.explain else args.format
    spec = JobSpec(form, options.reading(args), request, rules=settings.names)
    output: Output = args.output
    try:
        target = _target(args, spec)
    except AccessError as error:
        from tui.batch.targets import refusal

        output.fail(f"{args.file}: {refusal(error, args.overwrite)}")
        return output.status
    crew = inputs.crew(args)
    found, spec = since.asked(args, spec, crew)
    target.expect(found)
    return inputs.deliver(found, spec, crew, target, output)


def _target(args: Namespace, spec: JobSpec) -> Target:
    """Return the output target, checked before any work.

    Raises:
        AccessError: the target can't be written.
    """
    from tui.batch.targets import SingleFile, StandardOutput

    no_folder = "--resume requires -o DIR, an existing folder or a name ending in /"
    if args.file in (None, "-"):
        if args.resume:
            args.parser.error(no_folder)
        return StandardOutput(spec.form, args.output)
    from tui.batch.folder import ResultFolder, is_folder

    to_folder = is_folder(args.file)
    if args.resume and not to_folder:
        args.parser.error(no_folder)
    if to_folder:
        return ResultFolder(Path(args.file), spec, args.overwrite, args.resume, args.output)
    return SingleFile(Path(args.file), spec.form, args.overwrite, args.output)


def _index(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise ValueError(f"N must be the number of a sentence, counted from 0 as in the JSON, not {text!r}")


def _name(text: str) -> str:
    if text.strip():
        return " ".join(text.split())
    raise ValueError("the name is empty")
