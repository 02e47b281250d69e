"""What a terminal sends among the keys: answers to what was asked of it, by us or by who was there before.

Textual takes an answer that it doesn't know, or that comes in two pieces, for keys. Here answers are taken
out, and what is left is whole: a sequence that has only begun is kept until its end is here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ESCAPE_DELAY = 0.1
"""Seconds until an escape that nothing follows is the key; so is one with a [ or O, which alt makes."""
ANSWER_DELAY = 3.0
"""Seconds until what has begun and is no key is given up."""
LONGEST = 1 << 16
"""Characters of an answer."""
PASTE, PASTED = "\x1b[200~", "\x1b[201~"

_STRING = r"\x1b(?:\][0-9]|P[0-9>!$]|_G)[^\x07\x18\x1a\x1b]*"
"""How answers begin that are strings; with alt held down, ] P _ alone are keys."""
_TOKEN = re.compile(
    rf"(?P<string>{_STRING}(?:[\x07\x18\x1a]|\x1b\\|(?=\x1b[^\\])))"
    r"|(?P<csi>\x1b\[(?:M[^\x00-\x1f]{3}|[0-?]*[ -/]*[@-~]))"
    rf"|(?P<begun>\x1b(?:\[[0-?]*[ -/]*|[O\]P_])?$|{_STRING}\x1b?$)"
    r"|(?P<keys>\x1b(?:O[^\x1b]|[^\x1b])?|[^\x1b]+)"
)
_ANSWER = re.compile(
    r"\x1b\[(?:\?(?!(?:2026|2048);\d+\$y)[0-9;:]*\$?[a-zA-Z]"  # DA1, DECRPM, kitty's flags
    r"|[>=][0-9;:]*[a-zA-Z]"  # DA2, DA3
    r"|\d+;\d+(?:R|\$y)|\d+n|[0-9;]+x"  # CPR, DECRPM of an ANSI mode, DSR, DECREPTPARM
    r"|(?!48;)\d+(?:;\d+)*t"  # of the window; 48 is its size, which Textual asks for
    r")"
)
_PERHAPS_A_KEY = frozenset({"\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_"})


class SortedInput(NamedTuple):
    """What came of some input."""

    keys: tuple[str, ...]
    """For the parser: keys, the mouse, the focus, what is pasted; each whole, or text without escapes."""
    answers: tuple[str, ...]


class InputSorter:
    """Sorts what a terminal sends."""

    def __init__(self) -> None:
        self._begun = ""
        self._since = 0.0
        self._pasting = False

    def sort(self, data: str, now: float) -> SortedInput:
        """Some input, read at a time in seconds."""
        before, self._begun = self._begun, ""
        text = before + data
        keys: list[str] = []
        answers: list[str] = []
        at = 0
        while at < len(text):
            start, found = at, _TOKEN.match(text, at)
            if self._pasting:
                at = self._paste(text, at, keys)
            elif found is None:  # not to be: each character begins a token
                break
            elif found.lastgroup == "begun":
                at = len(text)
                self._begun = _shortened(found[0])
            else:
                at = found.end()
                answer = found.lastgroup == "string" or _ANSWER.fullmatch(found[0])
                (answers if answer else keys).append(found[0])
                self._pasting = found[0] == PASTE
            if self._begun and not (before and start == 0):
                self._since = now
        return SortedInput(tuple(keys), tuple(answers))

    def _paste(self, text: str, at: int, keys: list[str]) -> int:
        """What is pasted is text up to its end, whatever it holds: no escape of it reaches the parser."""
        end = text.find(PASTED, at)
        if end >= 0:
            self._pasting = False
            keys.append(text[at:end].replace("\x1b", "") + PASTED)
            return end + len(PASTED)
        kept = next((n for n in range(len(PASTED) - 1, 0, -1) if text.endswith(PASTED[:n], at)), 0)
        keys.append(text[at : len(text) - kept].replace("\x1b", ""))
        self._begun = PASTED[:kept]
        return len(text)

    def wait(self, now: float) -> float | None:
        """Seconds until what has begun is overdue; None where nothing has."""
        return max(0.0, self._since + self._delay - now) if self._begun else None

    def overdue(self, now: float) -> tuple[str, ...]:
        """What was kept long enough, where it is keys after all."""
        if not self._begun or now < self._since + self._delay:
            return ()
        begun, self._begun = self._begun, ""
        return (begun,) if self._pasting or begun in _PERHAPS_A_KEY else ()

    @property
    def _delay(self) -> float:
        return ESCAPE_DELAY if self._begun in _PERHAPS_A_KEY else ANSWER_DELAY


def _shortened(begun: str) -> str:
    """An answer that never ends is no reason to keep it all."""
    return begun if len(begun) <= LONGEST else begun[:3] + ("\x1b" if begun.endswith("\x1b") else "")
