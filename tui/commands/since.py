"""`--since`: compare with earlier briefings, named by path or by date.

With a PATH, the briefings there are the earlier ones. With a date, the inputs are split: those dated before
it are the earlier ones, the others are the output. An undated one is output: better to repeat it than to miss
it.
"""

from __future__ import annotations

import datetime
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.patterns import compiled

if TYPE_CHECKING:
    from summarizer.document import Failure
    from summarizer.workers.jobs import JobSpec
    from tui.collection.sources import Source
    from tui.commands.inputs import Crew

_AGO = compiled(r"(\d{1,5})([dw])")
_NAMED = {"today": 0, "yesterday": 1}
_DATE = compiled(r"\d{4}-\d\d-\d\d")


class NoveltyRequest(NamedTuple):
    """The inputs of a command after --since was applied."""

    found: list[Source | Failure]
    """The sources, after the failures among the earlier briefings."""
    spec: JobSpec


def add(parser: ArgumentParser, what: str) -> None:
    """Add the option; `what` is the help text for the command's use of new sentences."""
    parser.add_argument(
        "--since",
        action="append",
        default=[],
        metavar="PATH|DATE",
        help=f"{what}: sentences not found in the briefings at PATH, or in inputs dated before "
        "DATE (2026-01-30, yesterday, 7d or 2w ago); may be repeated. "
        "For a file named like a date, write ./yesterday",
    )


def day(text: str, today: datetime.date) -> datetime.date | None:
    """Parse `2026-01-30`, `today`, `yesterday`, `7d` or `2w`; return None for anything else.

    Raises:
        ValueError: a date that does not exist.
    """
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(f"no such date: {text}") from error
    ago = _AGO.fullmatch(text)
    days = _NAMED.get(text.lower(), None if ago is None else int(ago[1]) * (7 if ago[2] == "w" else 1))
    return None if days is None else today - datetime.timedelta(days=days)


def asked(args: Namespace, spec: JobSpec, crew: Crew) -> NoveltyRequest:
    """Return the briefings to process, and the job with the known facts of the earlier ones."""
    from tui.commands import inputs

    found = inputs.listed(args)
    if not args.since:
        return NoveltyRequest(found, spec)
    if args.dask is not None:
        args.parser.error("--since can't be combined with --dask")
    days, folders = _sorted_out(args)
    return _since(args, found, spec, crew, max(days, default=None), folders)


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
    spec: JobSpec,
    crew: Crew,
    first: datetime.date | None,
    folders: Sequence[str],
) -> NoveltyRequest:
    from summarizer.corpus.novelty import KnownFacts
    from summarizer.document import Failure
    from summarizer.workers.jobs import JobSpec
    from tui.batch.targets import CollectedResults
    from tui.collection import sources
    from tui.commands import inputs

    known, failures, day = KnownFacts(), list[Failure](), first.isoformat() if first else None
    earlier = sources.listed(folders, recursive=args.recursive, options=spec.options)
    passes: list[tuple[list[Source | Failure], str | None]] = [(earlier, None)]
    if day is not None:
        # The inputs are read twice, so that only those that can be read once are held in memory.
        found = [*map(sources.BufferedSource(spec.options), found)]
        passes.append(([each for each in found if isinstance(each, sources.Source)], day))
    for given, before in passes:
        gathered = CollectedResults(None)
        inputs.deliver(
            given,
            JobSpec("prints", spec.options, before=before, rules=spec.rules),
            crew,
            gathered,
            args.output,
        )
        failures += gathered.failures
        for prints in gathered.outputs:
            known.add(prints)
    if not known:
        args.output.note("--since: no earlier briefing to compare with, so everything is new")
    return NoveltyRequest([*failures, *found], spec._replace(known=known or None, after=day))
