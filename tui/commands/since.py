"""`--since`: what was read before, told by folders and files or by a date, and what is to be told the new of.

Named by PATH, the briefings there are known. Told by a date, the briefings given are parted: those dated
before it are known, the others are asked for, and so is one without a date: better told twice than never.
"""

from __future__ import annotations

import datetime
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summarizer.across.known import Known
    from summarizer.analysis import Analysis
    from summarizer.document import Document, Failure

_AGO = re.compile(r"(\d{1,5})([dw])")
_NAMED = {"today": 0, "yesterday": 1}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Asked(NamedTuple):
    """What a command has to do with."""

    analyses: Iterator[Analysis | Failure]
    known: Known | None
    """None where nothing was said of before."""


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


def asked(args: Namespace) -> Asked:
    """The briefings that a command is to tell of, and what is known before them.

    What can't be read of either is a failure among the results.
    """
    from tui.commands import inputs

    if not args.since:
        return Asked(inputs.analyses(args), None)
    days, folders = _sorted_out(args)
    return _since(args, max(days, default=None), folders)


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


def _since(args: Namespace, first: datetime.date | None, folders: Sequence[str]) -> Asked:
    from summarizer.document import Failure
    from tui import sources
    from tui.commands import inputs, options

    limits = options.limits(args)
    given = list(sources.expand(inputs.paths(args), recursive=args.recursive, limits=limits))
    before = sources.expand(folders, recursive=args.recursive, limits=limits)
    earlier, asked_for = sources.documents(before, limits), sources.documents(given, limits)
    if first is not None:
        again = sources.documents(given, limits)  # the given are read twice, so that none waits in memory
        earlier = chain(earlier, (d for d in again if not isinstance(d, Failure) and _old(d, first)))
        asked_for = (d for d in asked_for if isinstance(d, Failure) or not _old(d, first))
    known, failures = _read(inputs.analyzed(earlier))
    if not known:
        args.output.note("--since: there is no earlier briefing to compare with, so that all is new")
    return Asked(chain(failures, inputs.analyzed(asked_for)), known or None)


def _read(earlier: Iterable[Analysis | Failure]) -> tuple[Known, list[Failure]]:
    """One after the other; of each nothing is kept but its facts."""
    from summarizer.across.known import Known
    from summarizer.document import Failure

    known, failures = Known(), []
    for found in earlier:
        if isinstance(found, Failure):
            failures.append(found)
        else:
            known.add(found.facts.prints)
    return known, failures


def _old(document: Document, first: datetime.date) -> bool:
    return document.date is not None and document.date < first.isoformat()
