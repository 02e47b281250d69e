"""The page that compares the versions of a story, two at a time, the older one first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from summarizer.analysis import Analysis
from summarizer.corpus.version_diff import DiffLine, compare
from tui.model.navigation import BriefingKey
from tui.panes.versions import VersionsPane
from tui.screens.line_editor import offer
from tui.screens.page import Paged
from tui.settings import keys
from tui.workers.schedule import run_offloaded


class Version(NamedTuple):
    """A version of a story."""

    key: BriefingKey
    title: str
    """Its date or file time, title and file."""
    analysis: Analysis

    @property
    def sentences(self) -> list[str]:
        """Return its sentences, each on one line."""
        return [self.analysis.document.line(sentence) for sentence in self.analysis.sentences]


class VersionChosen(NamedTuple):
    """A version to open, and where."""

    key: BriefingKey
    offset: int | None


class VersionsScreen(Paged[VersionChosen | None]):
    """Compares each version with the next one. Returns the version to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "close"),
        Binding("enter", "choose", "open the newer"),
        Binding("o", "older", "open the older"),
        Binding("n", "difference(1)", "next difference"),
        Binding("N", "difference(-1)", "previous difference"),
        Binding("full_stop,right", "turn(1)", "next versions"),
        Binding("comma,left", "turn(-1)", "previous versions"),
        Binding("equals_sign", "unify", "side by side or unified"),
        Binding("a", "unfold", "all text"),
    ]

    def __init__(
        self,
        versions: Sequence[Version],
        first: tuple[DiffLine, ...],
        at: int,
        *,
        ordered: bool,
    ) -> None:
        """Show two of the versions.

        Args:
            versions: at least two, from the oldest to the newest.
            first: the comparison of the version `at` with the next one.
            at: index of the older one of the first two.
            ordered: whether dates or file times tell which is older; else the order is that of the list.
        """
        self._pane = VersionsPane("page")
        super().__init__(self._pane)
        self._versions, self._first, self._at, self._ordered = versions, first, at, ordered

    def offers(self) -> list[keys.KeyEntry]:
        several = [offer(".", "next versions")] if len(self._versions) > 2 else []
        return [
            offer("n", "next difference"),
            *several,
            offer("enter", "open newer"),
            offer("o", "open older"),
            offer("=", "layout"),
            offer("a", "all text"),
        ]

    def on_mount(self) -> None:
        self._pane.focus()
        self._show(self._first)

    def _show(self, lines: tuple[DiffLine, ...]) -> None:
        older, newer = self._versions[self._at : self._at + 2]
        pairs = len(self._versions) - 1
        about = f"{self._at + 1} of {pairs} · " if pairs > 1 else ""
        self._pane.show(older.title, newer.title, lines, about)
        if not self._ordered:
            self._rule.say("no date and no file time tells which is newer: in the order of the list")

    async def action_turn(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._versions) - 1:
            self._at = at
            self._show(await compared(*self._versions[at : at + 2]))
        else:
            self._rule.say("no newer version" if by > 0 else "no older version")

    def action_difference(self, by: int) -> None:
        if not self._pane.next_difference(by):
            self._rule.say("no more differences below" if by > 0 else "no more differences above")
        else:
            self._rule.say("")

    def action_unify(self) -> None:
        if not self._pane.is_unified and not self._pane.is_wide:
            self._rule.say("the window is too narrow for two columns")
        else:
            self._pane.rearrange(unified=not self._pane.is_unified)

    def action_unfold(self) -> None:
        self._pane.rearrange(folds=not self._pane.folds)

    def action_choose(self) -> None:
        newer = self._versions[self._at + 1]
        at = min(self._pane.sentence, len(newer.analysis.sentences) - 1)
        offset = newer.analysis.sentences[at].start if at > 0 else None
        self.dismiss(VersionChosen(newer.key, offset))

    def action_older(self) -> None:
        self.dismiss(VersionChosen(self._versions[self._at].key, None))


async def compared(older: Version, newer: Version) -> tuple[DiffLine, ...]:
    """Compare two versions, in a thread if they are long."""
    longest = max((older, newer), key=lambda one: len(one.analysis.document.text))
    return await run_offloaded(longest.analysis.document, _difference, older, newer)


def _difference(older: Version, newer: Version) -> tuple[DiffLine, ...]:
    """Compare two versions by their sentences."""
    return compare(older.sentences, newer.sentences)
