"""`briefing clippings`: print the sentences that were kept, across briefings, from the store."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.commands import options, since

if TYPE_CHECKING:
    from summarizer.export.clippings import Clipping
    from tui.output import Output

ABOUT = """\
Print the sentences that you kept in the reader (p, P), with their notes and citations,
from all briefings: by the day on which they were kept, or by the names in them.
They come from the store: what you read with --no-state is not there, and of a briefing
that you read with --no-cache only notes and places are."""
EXAMPLES = """\
examples:
  briefing clippings
  briefing clippings --since 7d --by name > week.md
  briefing clippings --tag harbor           sentences with #harbor in the note
  briefing clippings --format csv > kept.csv

A cell of CSV that begins with = + - or @ gets an apostrophe in front, so that no
spreadsheet takes it for a formula.
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    parser.add_argument(
        "--since",
        type=options.plainly(_date),
        metavar="DATE",
        help="only what was kept on DATE or later (2026-01-30, today, yesterday, 7d or 2w ago)",
    )
    parser.add_argument(
        "--tag",
        type=options.plainly(_tag),
        metavar="TAG",
        help="only what has #TAG, or #TAG/…, in its note",
    )
    parser.add_argument(
        "--by",
        choices=("day", "name"),
        default="day",
        help="group by the day of keeping, or by name (default day)",
    )
    parser.add_argument(
        "--format",
        choices=("markdown", "json", "csv"),
        default="markdown",
        help="default markdown; json is a line for each sentence, with all fields",
    )
    options.add_general(parser)


def _date(text: str) -> datetime.date:
    found = since.day(text, datetime.date.today())
    if found is None:
        raise ValueError(f"{text!r} is not a date; write 2026-01-30, today, yesterday, 7d or 2w")
    return found


def _tag(text: str) -> str:
    from summarizer.export.tags import tags

    found = tags(f"#{text.removeprefix('#')}")
    if len(found) != 1 or found[0] != text.removeprefix("#").lower():
        raise ValueError(
            f"{text!r} is not a tag; a tag is a word with a letter in it, like harbor or budget/2026"
        )
    return found[0]


def run(args: Namespace) -> int:
    from summarizer.export.clippings import FORMATS

    options.config(args)
    output: Output = args.output
    stored = _stored(output)
    if stored is not None:
        output.write(FORMATS[args.format](_wanted(stored, args, output), args.by))
    return output.status


def _stored(output: Output) -> list[Clipping] | None:
    """Return what is in the store; None, after a message, if it can't be used."""
    from tui.settings import locations
    from tui.store.schema import NAME
    from tui.store.store import Store

    folder = locations.state_folder()
    if not (folder / NAME).exists():
        output.note("nothing is stored yet")
        return []
    store = Store(folder, say=output.note)
    try:
        if store.lasting:
            return store.clippings()
        output.status = 1
        return None
    finally:
        store.close()


def _wanted(stored: Iterable[Clipping], args: Namespace, output: Output) -> list[Clipping]:
    """Return the clippings to print; say what is left out and what can't be shown."""
    from summarizer.export.tags import has_tag

    found = [each for each in stored if args.tag is None or has_tag(each.tags, args.tag)]
    if args.since is not None:
        first = args.since.isoformat()
        undated = sum(each.day is None for each in found)
        found = [each for each in found if each.day is not None and each.day >= first]
        if undated:
            output.note(f"--since: {_counted(undated)} left out, kept before the day was recorded")
    if untold := sum(each.text is None for each in found):
        output.note(
            f"the text of {_counted(untold)} is not stored (--no-cache, or kept with an older version): "
            "open the briefing in the reader to store or see it"
        )
    return found


def _counted(number: int) -> str:
    return f"{number} sentence{'s' if number != 1 else ''}"
