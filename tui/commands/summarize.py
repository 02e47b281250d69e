"""`briefing summarize`: the key sentences of each briefing, on standard output or in a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.commands import options, since

if TYPE_CHECKING:
    from summarizer.across.known import Known
    from summarizer.analysis import Analysis
    from summarizer.document import Failure
    from summarizer.summary import Length, Summary
    from tui.output import Output

ABOUT = "Print the key sentences of briefings, each the author's own and with its place."
EXAMPLES = """\
examples:
  briefing summarize talks.txt                       five sentences
  briefing summarize --length 20% --focus Witkoff talks.txt
  briefing summarize --explain talks.txt             and why each was chosen
  briefing summarize --since ~/yesterday ~/today     only what is new in these
  briefing summarize --format markdown -o talks.summary.md talks.txt
  cat talks.txt | briefing summarize --length 120w
"""
RULE = "\n" + "-" * 72 + "\n\n"


class Style(NamedTuple):
    """How several summaries become one text."""

    render: Callable[[Analysis, Summary], str]
    between: str
    failure: Callable[[Failure], str] | None = None
    """A failure's own line among the results, where the format has one."""


class Wish(NamedTuple):
    """What was asked for, of each document alike."""

    length: Length
    focus: str | None = None
    pinned: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()
    known: Known | None = None
    """What was read before; only what is new against it is wanted."""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_inputs(parser, "without any, standard input")
    options.add_length(parser, "default: the setting summary.length, or 5")
    parser.add_argument("--focus", metavar="NAME", type=options.plainly(_name), help="rank around this name")
    for name, what in (("--pin", "always take"), ("--drop", "never take")):
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
        "--explain", action="store_true", help="say why each sentence was chosen (as text; JSON has reasons)"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", dest="file", help="write to FILE, not standard output"
    )
    parser.add_argument("--overwrite", action="store_true", help="let -o replace a file")
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.summary import Length

    if args.overwrite and args.file is None:
        args.parser.error("--overwrite goes with -o FILE")
    if args.explain and args.format != "text":
        args.parser.error(f"--explain goes with --format text, not {args.format}")
    settings = options.config(args)
    length = args.length or Length.parse(settings.length)
    asked = since.asked(args)
    wish = Wish(length, args.focus, frozenset(args.pin), frozenset(args.drop), asked.known)
    output: Output = args.output
    form = "explained" if args.explain else args.format
    texts = summaries(asked.analyses, wish, form, output)
    if args.file in (None, "-"):
        for text in texts:
            output.write(text)
    else:
        save("".join(texts), Path(args.file), args.overwrite, output)
    return output.status


def summaries(analyses: Iterable[Analysis | Failure], wish: Wish, form: str, output: Output) -> Iterator[str]:
    """The pieces of the whole text; what fails is said on the way."""
    style = styles()[form]
    between = ""
    for analysis in analyses:
        found = _summary(analysis, wish)
        if isinstance(found, tuple):
            yield between + style.render(*found)
            between = style.between
        else:
            output.fail(found)
            if style.failure:
                yield style.failure(found) + "\n"


def styles() -> dict[str, Style]:
    from summarizer.export import json, markdown, text

    return {
        "text": Style(text.to_text, RULE),
        "explained": Style(partial(text.to_text, explained=True), RULE),
        "markdown": Style(markdown.to_markdown, "\n"),
        "json": Style(lambda *found: json.to_json(*found) + "\n", "", json.failure_to_json),
    }


def _summary(analysis: Analysis | Failure, wish: Wish) -> tuple[Analysis, Summary] | Failure:
    from summarizer.across.novelty import novelty
    from summarizer.document import Failure
    from summarizer.language.languages import ENGLISH
    from tui.commands.inputs import failure
    from tui.words import ENGLISH_ONLY

    if isinstance(analysis, Failure):
        return analysis
    focus = analysis.named(wish.focus) if wish.focus else None
    if wish.focus and not focus:
        hint = "briefing entities lists them"
        if analysis.document.language != ENGLISH:
            hint = ENGLISH_ONLY
        why = f"no name in it is or holds {wish.focus!r} ({hint})"
        return failure(analysis.document, why)
    only = novelty(analysis, wish.known).sentences if wish.known else None
    ident = focus.id if focus else None
    try:
        return analysis, analysis.summary(wish.length, ident, wish.pinned, wish.dropped, only)
    except IndexError as error:
        return failure(analysis.document, str(error))


def save(text: str, file: Path, overwrite: bool, output: Output) -> None:
    """Whole or not at all; nothing if no document could be read."""
    from summarizer.access import AccessError, write_whole
    from summarizer.safe_text import clean

    if not text:
        output.note(f"{file}: not written, since there is no summary")
        return
    try:
        write_whole(file, clean(text).encode("utf-8"), overwrite=overwrite)
    except AccessError as error:
        hint = "" if overwrite else " (--overwrite replaces a file)"
        output.fail(f"{file}: {error}{hint if 'exists already' in str(error) else ''}")
    else:
        output.note(f"written to {file}")


def _index(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise ValueError(f"N is the number of a sentence, counted from 0 as in the JSON, not {text!r}")


def _name(text: str) -> str:
    if text.strip():
        return " ".join(text.split())
    raise ValueError("a name has at least one letter")
