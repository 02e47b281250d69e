"""`briefing digest`: one Markdown of many briefings, thread by thread, each thing told once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import options, since

if TYPE_CHECKING:
    from summarizer.across.extract import Extract
    from summarizer.across.known import Known
    from summarizer.analysis import Analysis
    from summarizer.document import Failure
    from summarizer.summary import Length
    from tui.output import Output

ABOUT = """\
Make one Markdown of many briefings: at its head who is in them, then thread by
thread (briefings that share names and words) the key sentences in order of time,
each the author's own and with its briefing and paragraph. What several tell is
quoted once; near-identical briefings count as one."""
EXAMPLES = """\
examples:
  briefing digest ~/briefings | less
  briefing digest -o today.md --length 3 ~/briefings/today
  briefing digest --since ~/briefings/yesterday ~/briefings/today
  briefing digest --since yesterday ~/briefings      by the dates in the briefings
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "without any, standard input")
    options.add_length(parser, "of each thread; default: the setting summary.length, or 5")
    since.add(parser, "quote only what is new")
    parser.add_argument(
        "-o", "--output", metavar="FILE", dest="file", help="write to FILE, not standard output"
    )
    parser.add_argument("--overwrite", action="store_true", help="let -o replace a file")
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.across.digest import compose
    from summarizer.export.digest import to_markdown
    from summarizer.summary import Length
    from tui.commands.summarize import save

    if args.overwrite and args.file is None:
        args.parser.error("--overwrite goes with -o FILE")
    settings = options.config(args)
    length = args.length or Length.parse(settings.length)
    output: Output = args.output
    asked = since.asked(args)
    made = compose(_extracts(asked.analyses, length, asked.known, output), length)
    text = to_markdown(made, only_new=asked.known is not None) if made.extracts else ""
    if args.file in (None, "-"):
        output.write(text)
    else:
        save(text, Path(args.file), args.overwrite, output)
    return output.status


def _extracts(
    analyses: Iterable[Analysis | Failure], length: Length, known: Known | None, output: Output
) -> Iterator[Extract]:
    """Of each briefing what the digest needs, the rest let go; what fails is said on the way."""
    from summarizer.across.extract import extract
    from summarizer.across.novelty import novelty
    from summarizer.document import Failure

    number = 0
    for found in analyses:
        if isinstance(found, Failure):
            output.fail(found)
        else:
            yield extract(found, number, length, new=novelty(found, known) if known else None)
            number += 1
