"""The page on an entity, with the keys that correct it: type, merger, a spelling of its own, hidden.

What is to be done is asked on lists over the page; then the page closes and emits the correction.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity
from summarizer.entities.type_evidence import TypeEvidence
from summarizer.name_rules import NO_RULES, RULED_TYPES, NameRules
from summarizer.safe_text import label
from tui.events import Emit, NameCorrected
from tui.model import name_corrections
from tui.panes.lines import Build
from tui.panes.lists import ListEntry
from tui.screens.line_editor import offer
from tui.screens.page import ChoicesScreen, LinksScreen
from tui.screens.type_reasons import with_article
from tui.settings import keys


async def _no_evidence(_: Analysis, __: Entity) -> TypeEvidence:
    return TypeEvidence()


@dataclass(frozen=True, slots=True)
class NameSources:
    """What a page on an entity asks for: the rules in effect, and why it has its type."""

    rules: Callable[[Document], NameRules] = lambda _: NO_RULES
    evidence: Callable[[Analysis, Entity], Awaitable[TypeEvidence]] = _no_evidence
    may_save: bool = False
    """Whether a rule may be saved in the user's file."""


Rules = Callable[[bool], NameRules]
"""Function that returns the rules of a correction; the argument says whether it is for all briefings."""


class EntityScreen(LinksScreen):
    """A page on an entity. Corrections are offered once the analysis is complete."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "retype", "type"),
        Binding("m", "merge", "merge"),
        Binding("s", "split", "split"),
        Binding("x", "hide", "hide"),
    ]

    def __init__(
        self,
        analysis: Analysis | None,
        entity: Entity,
        build: Build,
        later: Awaitable[Build],
        names: NameSources,
        emit: Emit,
    ) -> None:
        """Show the page; `analysis` is None while it is not complete."""
        super().__init__(entity.name.upper(), build, later, elsewhere=True)
        self._analysis, self._entity, self._names, self._emit = analysis, entity, names, emit

    def offers(self) -> list[keys.KeyEntry]:
        if self._analysis is None:
            return super().offers()
        corrections = [offer("t", "type"), offer("m", "merge"), offer("s", "split"), offer("x", "hide")]
        return [*super().offers(), *corrections]

    def _rules(self) -> NameRules:
        return self._names.rules(self._analysis.document) if self._analysis else NO_RULES

    def _ready(self) -> bool:
        if self._analysis is None:
            self._rule.say("names can be corrected once the analysis is complete")
        return self._analysis is not None

    def action_retype(self) -> None:
        """Ask for another type."""
        types = [type_ for type_ in RULED_TYPES if type_ != self._entity.type]

        def chosen(at: int) -> None:
            def rules(lasting: bool) -> NameRules:
                return name_corrections.retyped(self._entity, types[at], self._rules(), lasting=lasting)

            self._ask_scope(rules, f"{self._entity.name} is now {with_article(types[at])}")

        if self._ready():
            self._ask("CHOOSE ITS TYPE", types, chosen)

    def action_merge(self) -> None:
        """Ask for the entity that this one is."""
        if not self._ready() or self._analysis is None:
            return
        others = name_corrections.candidates(self._entity, self._analysis.entities)

        def chosen(at: int) -> None:
            into = others[at]

            def rules(lasting: bool) -> NameRules:
                return name_corrections.merged(self._entity, into, self._rules(), lasting=lasting)

            self._ask_scope(rules, f"{self._entity.name} is now {into.name}")

        if others:
            listed = [f"{one.name} · {one.type} · {len(one.mentions)}" for one in others]
            self._ask(f"{self._entity.name.upper()} IS …", listed, chosen)
        else:
            self._rule.say("no other name in this briefing")

    def action_split(self) -> None:
        """Ask for the spelling that is an entity of its own."""
        forms = self._entity.aliases

        def chosen(at: int) -> None:
            rules = name_corrections.split(self._entity, forms[at])
            self._ask_scope(lambda _: rules, f"{forms[at]} is now a name of its own")

        if not self._ready():
            return
        if forms:
            self._ask("CHOOSE THE SPELLING THAT IS ANOTHER NAME", forms, chosen)
        else:
            self._rule.say("it has only one spelling")

    def action_hide(self) -> None:
        """Hide the entity."""
        if self._ready():
            rules = name_corrections.hidden(self._entity)
            self._ask_scope(lambda _: rules, f"{self._entity.name} is hidden")

    def _ask_scope(self, rules: Rules, done: str) -> None:
        """Ask for which briefings a correction is, unless it can be for this one alone; then emit it."""
        scopes = ["this briefing, until you quit", "all briefings, for good (saved in names.toml)"]

        def chosen(at: int) -> None:
            lasting = at == 1
            self.dismiss(None)
            where = "all briefings" if lasting else "this briefing"
            self._emit(NameCorrected(rules(lasting), lasting, f"{done} in {where}"))

        if self._names.may_save:
            self._ask("CORRECT IT IN …", scopes, chosen)
        else:
            chosen(0)

    def _ask(self, title: str, choices: Sequence[str], then: Callable[[int], None]) -> None:
        def chosen(at: int | None) -> None:
            if at is not None:
                then(at)

        entries = [ListEntry(label(choice), "") for choice in choices]
        self.app.push_screen(ChoicesScreen(label(title), entries, "", word="choose"), chosen)
