"""What is stored of a kept unit: when it was kept, where it is, its text and the names in it.

Text and names are text of the briefing: they are stored only if the cache is on. A unit that was kept by a
release without clips has none until its briefing is opened again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.document import FIGURES, Sentence, Stretch, overlapping
from summarizer.export import citation
from summarizer.summary import quoted
from tui.store.encoding import at, microseconds

if TYPE_CHECKING:
    from summarizer.analysis import Analysis


class Clip(NamedTuple):
    """A kept unit."""

    kept: datetime | None = None
    """Time in UTC; None if it was kept by a release that did not record it."""
    place: str = ""
    """Citation within the briefing: page, paragraph, sentence."""
    text: str | None = None
    """The unit as it is quoted, on one line; None if it is not stored."""
    names: tuple[tuple[str, str], ...] = ()
    """Name and type of each entity in it that is no figure, the most salient first."""


Clips = Mapping[int, Clip]
"""Clips by the number of the unit."""


def clips_of(
    analysis: Analysis, units: Iterable[int], before: Clips, known: frozenset[int], when: datetime
) -> dict[int, Clip]:
    """Return the clips of the kept units of an analysis.

    Args:
        analysis: the analysis that the units are of.
        units: the kept units.
        before: the clips so far, whose times stay.
        known: units that were kept before, with or without a clip.
        when: the time of the others.
    """
    found = {}
    for unit in units:
        old = before.get(unit)
        if old is not None and old.text is not None:
            found[unit] = old
        else:
            kept = old.kept if old else None if unit in known else when
            found[unit] = _clip(analysis, analysis.sentences[unit], kept)
    return found


def _clip(analysis: Analysis, unit: Sentence, kept: datetime | None) -> Clip:
    spans: tuple[Stretch, ...] = (unit, *unit.context)
    names = tuple(
        (entity.name, entity.type)
        for entity in analysis.entities
        if entity.type not in FIGURES and any(overlapping(entity.mentions, span) for span in spans)
    )
    return Clip(kept, citation.sentence(analysis, unit.start), quoted(analysis.document, unit), names)


def moved(clips: Clips, to: Mapping[int, Iterable[int]], pinned: frozenset[int]) -> dict[int, Clip]:
    """Return the clips for other numbers of units, of those that are still kept.

    Only times are carried over, the earliest where units meet: the text may have changed, so it is taken from
    the briefing again.

    Args:
        clips: clips by the old numbers.
        to: the new numbers of each old one.
        pinned: the units that are kept, by their new numbers.
    """
    times: dict[int, datetime | None] = {}
    for old, clip in sorted(clips.items()):
        for unit in to.get(old, ()):
            known = times.get(unit)
            times[unit] = min(filter(None, (known, clip.kept)), default=None)
    return {unit: Clip(kept) for unit, kept in times.items() if unit in pinned}


def without_text(clips: Clips) -> dict[int, Clip]:
    """Return the clips without any text of the briefing."""
    return {unit: clip._replace(text=None, names=()) for unit, clip in clips.items()}


# Columns


def times_column(clips: Clips) -> str:
    """Return unit, time and place of each clip as JSON: nothing in it is text of the briefing."""
    return json.dumps(
        [
            [unit, None if clip.kept is None else microseconds(clip.kept), clip.place]
            for unit, clip in sorted(clips.items())
        ]
    )


def texts_column(clips: Clips) -> str | None:
    """Return unit, text and names of each clip with a text as JSON; None if there is none."""
    rows = [[unit, clip.text, clip.names] for unit, clip in sorted(clips.items()) if clip.text is not None]
    return json.dumps(rows) if rows else None


def from_columns(times: str, texts: str | None) -> dict[int, Clip]:
    """Return the clips of both columns.

    Raises:
        ValueError, TypeError, OverflowError: a value is damaged.
    """
    rows: Iterable[Any] = json.loads(texts) if texts else ()
    known = {
        int(unit): (str(text), tuple((str(name), str(kind)) for name, kind in names))
        for unit, text, names in rows
    }
    found = {}
    for unit, kept, place in json.loads(times):
        text, names = known.get(unit, (None, ()))
        found[int(unit)] = Clip(None if kept is None else at(kept), str(place), text, names)
    return found
