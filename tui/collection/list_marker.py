"""Mark briefings in the list: as read, starred, archived or removed; undo that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.collection.catalog import Catalog
from tui.collection.entries import State
from tui.collection.loader import DocumentLoader
from tui.collection.session import Session
from tui.events import ListMark
from tui.model.navigation import BriefingKey
from tui.store.state import ContentKey, ListMarks

UNDONE = 100
"""Maximum number of steps that can be undone."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What one key has done."""

    said: str
    before: tuple[tuple[BriefingKey, State, ListMarks], ...]


class ListMarker:
    """Marks briefings in the catalog and in the store."""

    def __init__(self, catalog: Catalog, session: Session, loader: DocumentLoader) -> None:
        self._catalog, self._session, self._loader = catalog, session, loader
        self._steps: list[_Step] = []

    @property
    def can_undo(self) -> bool:
        """Return whether there is a step to undo."""
        return bool(self._steps)

    def mark(self, keys: Sequence[BriefingKey], mark: ListMark, *, on: bool) -> None:
        """Set or clear a mark of briefings."""
        before = []
        for key in keys:
            entry = self._catalog[key]
            state: State = entry.state
            listed = entry.listed
            if mark == "read":
                state = "read" if on else "unread"
            else:
                listed = listed._replace(**{mark: on})
            if (state, listed) != (entry.state, entry.listed):
                before.append((key, entry.state, entry.listed))
                self._catalog.update(key, state=state, listed=listed)
        if before:
            self._save([key for key, _, _ in before])
            self._steps = [*self._steps[1 - UNDONE :], _Step(_said(mark, len(before), on=on), tuple(before))]

    def undo(self) -> str:
        """Undo the last step; return what is to be said about it."""
        if not self._steps:
            return "nothing to undo in the list"
        step = self._steps.pop()
        for key, state, listed in step.before:
            self._catalog.update(key, state=state, listed=listed)
        self._save([key for key, _, _ in step.before])
        return f"undone: {step.said}"

    def _save(self, keys: Sequence[BriefingKey]) -> None:
        """Save the marks of briefings.

        The file of a single one is read, if its content is not known yet; the marks of many are saved when
        the list has read them.
        """
        if len(keys) > 1:
            self._session.mark_all(keys)
            return
        entry = self._catalog[keys[0]]
        content = ContentKey.of_entry(entry.sha256, entry.part)
        if content is None and (document := self._loader.begin(entry.key)) is not None:
            content = ContentKey.of(document)
        self._session.mark(entry.key, content, read=entry.state == "read", listed=entry.listed)


def with_versions(catalog: Catalog, keys: Iterable[BriefingKey]) -> tuple[BriefingKey, ...]:
    """Return briefings, each followed by the versions that are folded under it."""
    return tuple(one for key in keys for one in (key, *catalog[key].alike))


def _said(mark: ListMark, count: int, *, on: bool) -> str:
    words = {"read": "marked {}read", "starred": "{}starred", "archived": "{}archived", "removed": "removed"}
    done = words[mark].format("" if on else "un") if on or mark != "removed" else "listed again"
    return f"{done}, {count:,} briefings" if count > 1 else done
