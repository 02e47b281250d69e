"""`--since`: what was read before, told by folders and files or by a date, and what is to be told the new of.

Named by PATH, the briefings there are known. Told by a date, the briefings given are parted: those dated
before it are known, the others are asked for, and so is one without a date: better told twice than never.
"""

from __future__ import annotations

import datetime
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summarizer.document import Failure
    from summarizer.workers.jobs import JobSpec
    from tui.commands.inputs import Crew
    from tui.library.sources import Source

_AGO = re.compile(r"(\d{1,5})([dw])")
_NAMED = {"today": 0, "yesterday": 1}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class NoveltyRequest(NamedTuple):
    """What a command has to do with."""

    found: list[Source | Failure]
    """What could not be read of the earlier stands before the sources."""
    order: JobSpec


def add(parser: ArgumentParser, what: str) -> None:
    """The option; `what` says what a command does with the new."""
    parser.add_argument(
        "--since",
        action="append",
        default=[],
        metavar="PATH|DATE",
        help=f"{what}: what stands in none of the briefings of this folder or file, or in none of those "
        "given that are dated before 2026-01-30, yesterday, 7d or 2w (ago); may be repeated. "
        "A file of such a name is ./yesterday",
    )


def day(text: str, today: datetime.date) -> datetime.date | None:
    """The day meant by `2026-01-30`, `today`, `yesterday`, `7d` or `2w`; None for what is no date.

    Raises ValueError for a date that no calendar has.
    """
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(f"there is no day {text}") from error
    ago = _AGO.fullmatch(text)
    days = _NAMED.get(text.lower(), None if ago is None else int(ago[1]) * (7 if ago[2] == "w" else 1))
    return None if days is None else today - datetime.timedelta(days=days)


def asked(args: Namespace, order: JobSpec, crew: Crew) -> NoveltyRequest:
    """The briefings that a command is to tell of, and the order with what is known before them."""
    from tui.commands import inputs

    found = inputs.listed(args)
    if not args.since:
        return NoveltyRequest(found, order)
    if args.dask is not None:
        args.parser.error("--since compares on this machine: leave out --dask")
    days, folders = _sorted_out(args)
    return _since(args, found, order, crew, max(days, default=None), folders)


def _sorted_out(args: Namespace) -> tuple[list[datetime.date], list[str]]:
    days, folders = [], []
    for text in args.since:
        try:
            found = day(text, datetime.date.today())
        except ValueError as error:
            args.parser.error(str(error))
        if found is None:
            folders.append(text)
        else:
            days.append(found)
    return days, folders


def _since(
    args: Namespace,
    found: list[Source | Failure],
    order: JobSpec,
    crew: Crew,
    first: datetime.date | None,
    folders: Sequence[str],
) -> NoveltyRequest:
    from summarizer.corpus.novelty import KnownFacts
    from summarizer.document import Failure
    from summarizer.workers.jobs import JobSpec
    from tui.batch.targets import CollectedResults
    from tui.commands import inputs
    from tui.library import sources

    known, failures, day = KnownFacts(), list[Failure](), first.isoformat() if first else None
    earlier = sources.listed(folders, recursive=args.recursive, options=order.options)
    passes: list[tuple[list[Source | Failure], str | None]] = [(earlier, None)]
    if day is not None:
        # The given are read twice, so that none waits in memory but what can be read only once.
        found = [*map(sources.BufferedSource(order.options), found)]
        passes.append(([each for each in found if isinstance(each, sources.Source)], day))
    for given, before in passes:
        gathered = CollectedResults(None)
        inputs.deliver(given, JobSpec("prints", order.options, before=before), crew, gathered, args.output)
        failures += gathered.failures
        for prints in gathered.made:
            known.add(prints)
    if not known:
        args.output.note("--since: there is no earlier briefing to compare with, so that all is new")
    return NoveltyRequest([*failures, *found], order._replace(known=known or None, after=day))
