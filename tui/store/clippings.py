"""Read what was kept in all briefings.

If the file at a path was replaced, the state of its former content stays in the store. A sentence of the
former content that has a counterpart in the next one is listed from there, if it is still kept; one that is
gone from the text is listed from the former content.
"""

from __future__ import annotations

import contextlib
import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from summarizer.export.clippings import ClippedName, Clipping
from summarizer.safe_text import label
from tui.store import rows
from tui.store.carry_over import counterparts
from tui.store.clips import Clip
from tui.store.database import Database
from tui.store.state import ANYWHERE, Secret, State

_NEVER = datetime.min.replace(tzinfo=UTC)


class _Row(NamedTuple):
    state: State
    part: bytes
    """Fingerprint of the name of the part."""

    @property
    def units(self) -> list[int]:
        """Return the kept units and those with a note."""
        return sorted(self.state.pinned | (self.state.notes.keys() - self.state.dropped))


def read(database: Database, secret: Secret) -> list[Clipping]:
    """Return all kept sentences."""
    found = [_Row(state, part) for state, part in rows.all_states(database)]
    gone = {id(row.state): units for row, units in _superseded(found, secret)}
    return [
        _clipping(row.state, unit)
        for row in found
        for unit in row.units
        if unit not in gone.get(id(row.state), ())
    ]


def _superseded(found: list[_Row], secret: Secret) -> Iterator[tuple[_Row, set[int]]]:
    """Yield the former contents of paths, each with the units that the next content decides on."""
    by_path: defaultdict[tuple[object, bytes], list[_Row]] = defaultdict(list)
    anywhere = secret.part(ANYWHERE)
    for row in found:
        if row.state.path is not None and row.state.last_opened is not None and row.part != anywhere:
            by_path[row.state.path, row.part].append(row)
    for contents in by_path.values():
        contents.sort(key=lambda row: row.state.last_opened or _NEVER)
        for former, following in pairwise(contents):
            old, new = former.state.outline, following.state.outline
            if former.units and old is not None and new is not None:
                where = counterparts(old.fingerprints, new.fingerprints)
                yield former, {unit for unit in former.units if where.of(unit) >= 0}


def _clipping(state: State, unit: int) -> Clipping:
    clip = state.clips.get(unit, Clip())
    return Clipping(
        kept=_local_time(clip.kept),
        text=clip.text,
        note=state.notes.get(unit, ""),
        names=tuple(ClippedName(name, kind) for name, kind in clip.names),
        title=state.title,
        date=state.date,
        place=clip.place or f"sentence {unit + 1}",
        path=None if state.path is None else label(os.fspath(state.path)),
        part=state.key.part or None,
        sha256=state.key.sha256,
    )


def _local_time(when: datetime | None) -> str | None:
    with contextlib.suppress(OverflowError, OSError, ValueError):  # a damaged store may contain any time
        return when.astimezone().isoformat(timespec="seconds") if when else None
    return None
