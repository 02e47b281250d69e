"""Back to where one was: through the places jumped from, and to marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from summarizer.export import citation
from tui.model import jumps, marks, reading
from tui.model.jumps import CursorPlace, Jumps
from tui.model.key import BriefingKey
from tui.screens.line_editor import TypedKey
from tui.screens.reader.asking import PromptActions, offer
from tui.settings.keymap import Keymap

LAST = "'"
"""In place of a letter: the place that was jumped from last."""


class Briefings(Protocol):
    """What the app is to these keys."""

    current: BriefingKey | None

    def open_at(self, key: BriefingKey, offset: int | None, *, jumped: bool = True) -> None:
        """Open another briefing at a place in it."""

    def decided(self) -> None:
        """Remember what was decided."""


class JumpActions(PromptActions):
    """Remembers the places, of all briefings, as long as the session lasts."""

    def __init__(self, keys_in_effect: Keymap) -> None:
        super().__init__(keys_in_effect)
        self.jumps = Jumps()

    @property
    def _briefings(self) -> Briefings:
        return cast("Briefings", self.app)

    def here(self) -> CursorPlace:
        return CursorPlace(self._briefings.current, self.reading.cursor if self.reading else 0)

    def jumping(self, offset: int | None = None) -> None:
        if self.reading is not None:
            here = self.here()
            self.jumps = jumps.jumped(self.jumps, here if offset is None else here._replace(offset=offset))

    def action_jump(self, by: int) -> None:
        """To the place before or after, in the order of the jumps."""
        found = (jumps.back if by < 0 else jumps.forward)(self.jumps, self.here())
        if self.reading is None or found is None:
            self.say("there is no place to go back to" if by < 0 else "there is no place ahead")
            return
        self.jumps, place = found
        self._go_to(place)

    def _go_to(self, place: CursorPlace) -> None:
        if place.briefing is None or place.briefing == self._briefings.current:
            self._arrive(place.offset)
        else:
            self._briefings.open_at(place.briefing, place.offset, jumped=False)

    def _arrive(self, offset: int) -> None:
        """At the very place, with the name that stands there."""
        assert self.reading is not None
        self.go(reading.at_sentence(self.reading, offset))
        if (here := self.named_here()) is not None and here[0].start == offset:
            self.go(reading.at_mention(self.reading, here[0]))
        self.uncover_source()

    # Marks

    def action_mark(self) -> None:
        there = marks.listed(self.reading) if self.reading else ""
        self._ask_letter("mark this place, letter", there and f"set: {there}", self._mark)

    def action_go_to_mark(self) -> None:
        there = [marks.listed(self.reading)] if self.reading and self.reading.marks else []
        if self.jumps.behind:
            there.append(f"{LAST} before the last jump")
        if there:
            self._ask_letter("go to mark", ", ".join(there), self._go_to_mark)
        else:
            hint = self.keys.hint("mark.set", "and a letter set one")
            self.say(": ".join(filter(None, ("there is no mark yet", hint))))

    def _ask_letter(self, name: str, there: str, then: Callable[[str], None]) -> None:
        def answered(letter: str) -> None:
            self.answered()
            then(letter)

        self.ask(
            TypedKey(f"{name}: ▏ {there}".rstrip(), answered), offer("a…z", "mark"), offer("esc", "back")
        )

    def _mark(self, letter: str) -> None:
        if not letter or self.reading is None:
            self.say("")
        elif marks.is_letter(letter):
            self.reading = marks.mark(self.reading, letter)
            self._briefings.decided()
            where = citation.paragraph(self.reading.document, self.reading.cursor)
            self.say(self.keys.told(f"mark {letter}: {where}", "mark.go", f"and {letter} come back"))
        else:
            self.say("a mark is a letter")

    def _go_to_mark(self, letter: str) -> None:
        if not letter or self.reading is None:
            self.say("")
        elif letter == LAST:
            self._go_before_last_jump()
        elif (at := self.reading.marks.get(letter)) is None:
            self.say(f"there is no mark {letter}" if marks.is_letter(letter) else "a mark is a letter")
        else:
            self.jumping()
            self._arrive(at)

    def _go_before_last_jump(self) -> None:
        """As a jump of its own: twice is here again."""
        found = jumps.back(self.jumps, here := self.here())
        if found is None:
            self.say("there is no place to go back to")
            return
        self.jumps = jumps.jumped(found[0], here)
        self._go_to(found[1])
