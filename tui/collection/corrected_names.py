"""The rules about names in effect: those of the user's file, and corrections of single briefings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from summarizer.document import Document
from summarizer.name_rules import NO_RULES, NameRules
from tui.settings import name_saving
from tui.settings.config_file import SaveError
from tui.settings.name_saving import SavedRules
from tui.store.state import ContentKey

__all__ = ["CorrectedNames", "SaveError"]


@dataclass(frozen=True, slots=True)
class _Step:
    """A correction, with what is needed to undo it."""

    content: ContentKey
    own: NameRules
    """The rules of the briefing before it."""
    rules: NameRules
    """The rules of all briefings before it."""
    saved: SavedRules | None


class CorrectedNames:
    """Rules by document. A correction of a briefing holds for its content, until the end of the session."""

    def __init__(self, rules: NameRules = NO_RULES, file: Path | None = None) -> None:
        """Begin with the rules of a file; None if it must not be changed."""
        self.rules, self.file = rules, file
        self._own: dict[ContentKey, NameRules] = {}
        self._steps: list[_Step] = []

    def of(self, document: Document) -> NameRules:
        """Return the rules in effect for a document."""
        return self.rules.under(self._own_of(document)) if self.is_own(document) else self.rules

    def is_own(self, document: Document) -> bool:
        """Return whether a document has rules of its own, so that its analysis must not be cached."""
        return bool(self._own) and bool(self._own_of(document))

    def _own_of(self, document: Document) -> NameRules:
        return self._own.get(ContentKey.of(document), NO_RULES)

    def correct(self, document: Document, more: NameRules, *, lasting: bool) -> None:
        """Add rules for a document, or, if they are `lasting`, for all of them, in the user's file.

        Raises:
            SaveError: the file could not be changed; nothing else has changed either.
        """
        content, own = ContentKey.of(document), self._own_of(document)
        saved = None
        if lasting:
            if self.file is None:
                raise SaveError("rules about names can't be saved in this session")
            saved = name_saving.save(self.file, more)
        self._steps.append(_Step(content, own, self.rules, saved))
        if lasting:
            self.rules = self.rules.under(more)
        else:
            self._own[content] = own.under(more)

    def undo(self, document: Document) -> bool | None:
        """Undo the last correction made in a document; return whether it held for all, None if there is none.

        Raises:
            SaveError: the file could not be changed back; nothing has changed.
        """
        content = ContentKey.of(document)
        step = next((step for step in reversed(self._steps) if step.content == content), None)
        if step is None:
            return None
        if step.saved is not None:
            name_saving.restore(step.saved)
            self.rules = step.rules
        self._own[content] = step.own
        self._steps.remove(step)
        return step.saved is not None
