"""Apply corrections of names: change the rules, and analyze the open briefing again; the cursor stays."""

from __future__ import annotations

from dataclasses import replace

from tui.collection.corrected_names import CorrectedNames
from tui.collection.session import Session
from tui.events import Announced, Emit, Failed, NameCorrected, NameCorrectionUndone
from tui.model.navigation import BriefingKey
from tui.model.reading import Reading
from tui.screens.entity_page import NameSources
from tui.screens.reader.screen import ReaderScreen
from tui.settings.config_file import SaveError
from tui.workers.schedule import AnalysisSchedule


class Corrections:
    """Applies and undoes the corrections of names in the open briefing."""

    def __init__(
        self,
        names: CorrectedNames,
        session: Session,
        analyses: AnalysisSchedule,
        reader: ReaderScreen,
        emit: Emit,
        *,
        may_save: bool,
    ) -> None:
        """Set it up, and give the reader what its pages ask for; `may_save`: rules may be saved."""
        self._names, self._session, self._analyses = names, session, analyses
        self._reader, self._emit, self._may_save = reader, emit, may_save
        reader.names = NameSources(names.of, analyses.evidence, may_save)

    def take(self, key: BriefingKey, event: NameCorrected | NameCorrectionUndone) -> bool:
        """Handle a request; return whether the briefing is analyzed again."""
        now = self._reader.reading
        if now is None or now.analysis is None:
            return False
        try:
            if isinstance(event, NameCorrected):
                return self._correct(key, now, event)
            return self._undo(key, now)
        except SaveError as error:
            self._emit(Failed(f"not saved: {error}"))
            return False

    def _correct(self, key: BriefingKey, now: Reading, event: NameCorrected) -> bool:
        lasting = event.lasting and self._may_save
        self._names.correct(now.document, event.rules, lasting=lasting)
        corrected = (*now.corrected, len(now.earlier))
        self._analyze(key, replace(now, corrected=corrected), everything=lasting)
        hint = self._reader.keys.hint("undo", "undoes")
        self._emit(Announced(f"{event.done} ({hint})" if hint else event.done))
        return True

    def _undo(self, key: BriefingKey, now: Reading) -> bool:
        undone = self._names.undo(now.document)
        changed = replace(now, corrected=now.corrected[:-1])
        if undone is None:
            self._reader.show(changed)
            return False
        self._analyze(key, changed, everything=undone)
        self._emit(Announced("correction of a name undone"))
        return True

    def _analyze(self, key: BriefingKey, changed: Reading, *, everything: bool) -> None:
        """Analyze the open briefing again by the rules in effect; the old names stay until it is done."""
        if everything:
            self._session.use_rules()
        self._analyses.forget(None if everything else key)
        self._reader.show(changed)
        self._analyses.want(key, changed.document)
