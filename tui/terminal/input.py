"""Read input from the terminal: replies to queries are removed, and Textual parses the rest as keys.

Textual takes a reply that it does not know, or one that arrives in two pieces, for keys. Here replies are
removed, and an incomplete sequence is held until it is complete. The amount held is bounded, since a client
may send a reply or a paste that never ends. ctrl+c ends any of them.
"""

from __future__ import annotations

import os
import re
import select
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from textual._xterm_parser import XTermParser
from textual.message import Message

from summarizer.patterns import compiled

ESCAPE_DELAY = 0.1
"""Seconds after which a lone escape is the escape key; escape with [ or O is a key with alt."""
ANSWER_DELAY = 3.0
"""Seconds without further input after which any other incomplete sequence is dropped."""
LONGEST = 1 << 16
"""Maximum length of a reply, in characters."""
LONGEST_PASTE = 1 << 16
"""Maximum length of a paste, in characters; the rest is dropped."""
LONGEST_CONTROL = 32
"""Maximum length of a control sequence, in characters; Textual would take a longer one for keys."""
CSI = "\x1b["
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
_CTRL_C = frozenset({"\x03", "\x1b[99;5u"})
"""The forms that terminals send; the second one is kitty's protocol."""

_STRING = r"\x1b(?:\][0-9]|P[0-9>!$+|]|_[ -~])[^\x03\x07\x18\x1a\x1b]*"
"""Beginning of a reply that is a string. Without more, ESC with ] P or _ is a key with alt."""
_TOKEN = compiled(
    rf"(?P<string>{_STRING}(?:[\x07\x18\x1a]|\x1b\\|(?=\x1b[^\\]|\x03)))"
    r"|(?P<csi>\x1b\[(?:M[^\x00-\x1f]{3}|[0-?]*[ -/]*[@-~]))"
    rf"|(?P<begun>\x1b(?:\[[0-?]*[ -/]*|[O\]P_])?$|{_STRING}\x1b?$)"
    r"|(?P<broken>\x1b\[[0-?]+[ -/]*)"  # followed by something that is not part of it
    r"|(?P<keys>\x1b(?:O[^\x1b\x03]|[^\x1b\x03])?|\x03|[^\x1b\x03]+)"
)
_ANSWER = compiled(
    r"\x1b\[(?:\?(?!(?:2026|2048);\d+\$y)[0-9;:]*\$?[a-zA-Z]"  # DA1, DECRPM, kitty's flags
    r"|[>=][0-9;:]*[a-zA-Z]"  # DA2, DA3
    r"|\d+;\d+(?:R|\$y)|\d+n|[0-9;]+x"  # CPR, DECRPM of an ANSI mode, DSR, DECREPTPARM
    r"|(?!48;)\d+(?:;\d+)*t"  # of the window; 48 is its size, which Textual queries
    r")"
)
_PERHAPS_A_KEY = frozenset({"\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_"})


class SortedInput(NamedTuple):
    """The parts of some input."""

    keys: tuple[str, ...]
    """Input for the parser: keys, mouse, focus and pastes; each complete, or text without escapes."""
    answers: tuple[str, ...]
    """Input that is dropped: replies, and control sequences that are too long to be keys."""
    paste_cut: bool = False
    """Whether a paste ended that was longer than the maximum."""


class InputSorter:
    """Separates keys and pastes from replies."""

    def __init__(self) -> None:
        self._begun = ""
        self._shortened = False
        """Whether only the beginning of the incomplete sequence was kept."""
        self._since = 0.0
        """Time of the last input."""
        self._pasting = False
        self._pasted = 0
        """Characters of the paste so far, including those that were dropped."""

    def sort(self, data: str, now: float) -> SortedInput:
        """Sort some input; `now` is the time it was read, in seconds."""
        if self._pasting and data in _CTRL_C and now - self._since >= ANSWER_DELAY:
            return self._interrupt(data)
        before, self._begun = self._begun, ""
        shortened, self._shortened = self._shortened, False
        text = before + data
        keys: list[str] = []
        answers: list[str] = []
        at, cut = 0, False
        while at < len(text):
            start, found = at, _TOKEN.match(text, at)
            if self._pasting:
                at = self._paste(text, at, keys)
                cut = cut or (not self._pasting and self._pasted > LONGEST_PASTE)
            elif found is None:  # can't happen: each character begins a token
                break
            elif found.lastgroup == "begun":
                at = len(text)
                self._keep(found[0], shortened=shortened and start == 0)
            else:
                at = found.end()
                answer = (shortened and start == 0) or _is_answer(found)
                (answers if answer else keys).append(found[0])
                self._pasting, self._pasted = found[0] == PASTE, 0
        if data:
            self._since = now
        return SortedInput(tuple(keys), tuple(answers), cut)

    def _keep(self, begun: str, *, shortened: bool) -> None:
        """Keep an incomplete sequence; of one that is too long, keep just enough to recognize its end."""
        self._shortened = shortened or len(begun) > LONGEST
        self._begun = begun[:3] + ("\x1b" if begun.endswith("\x1b") else "") if self._shortened else begun

    def _paste(self, text: str, at: int, keys: list[str]) -> int:
        """Take pasted text up to its end marker, without escapes, whatever it contains."""
        end = text.find(PASTED, at)
        if end >= 0:
            self._pasting = False
            keys.append(self._taken(text[at:end]) + PASTED)
            return end + len(PASTED)
        kept = next((n for n in range(len(PASTED) - 1, 0, -1) if text.endswith(PASTED[:n], at)), 0)
        keys.append(self._taken(text[at : len(text) - kept]))
        self._begun = PASTED[:kept]
        return len(text)

    def _taken(self, pasted: str) -> str:
        """Return the part of a pasted piece that is within the limit."""
        room = max(0, LONGEST_PASTE - self._pasted)
        self._pasted += len(pasted)
        return pasted[:room].replace("\x1b", "")

    def _interrupt(self, key: str) -> SortedInput:
        """End a paste whose end marker never came: ctrl+c alone, after a pause, is the key."""
        self._pasting, self._begun = False, ""
        return SortedInput((PASTED, key), ())

    def wait(self, now: float) -> float | None:
        """Return the seconds until the incomplete sequence is overdue; None if there is none."""
        return max(0.0, self._since + self._delay - now) if self._begun else None

    def overdue(self, now: float) -> tuple[str, ...]:
        """Return the incomplete sequence after its delay, if it is a key after all; drop it otherwise."""
        if not self._begun or now < self._since + self._delay:
            return ()
        begun, self._begun = self._begun, ""
        self._shortened = False
        return (begun,) if self._pasting or begun in _PERHAPS_A_KEY else ()

    @property
    def _delay(self) -> float:
        return ESCAPE_DELAY if self._begun in _PERHAPS_A_KEY else ANSWER_DELAY


def _is_answer(found: re.Match[str]) -> bool:
    """Return whether a complete token is to be dropped."""
    if found.lastgroup == "csi" and len(found[0]) > LONGEST_CONTROL:
        return True
    return found.lastgroup in ("string", "broken") or _ANSWER.fullmatch(found[0]) is not None


LOOK = 0.1
"""Seconds between checks for the end of the program."""


class PasteCut(Message):
    """A paste exceeded the maximum; only its beginning was taken."""


def read(
    descriptor: int,
    parser: XTermParser,
    take: Callable[[Message], None],
    ended: Callable[[], bool],
    replied: Callable[[str], None],
) -> None:
    """Pass keys to `take` and replies of the terminal to `replied`, until `ended()` or the input ends.

    Raises:
        OSError: the terminal is gone.
    """
    sorter = InputSorter()
    decode = getincrementaldecoder("utf-8")("replace").decode
    while not ended():
        wait = sorter.wait(time.monotonic())
        ready, _, _ = select.select([descriptor], [], [], LOOK if wait is None else min(wait, LOOK))
        keys: tuple[str, ...] = ()
        cut = False
        if ready:
            data = os.read(descriptor, 4096)
            if not data:
                return
            found = sorter.sort(decode(data), time.monotonic())
            keys, cut = found.keys, found.paste_cut
            for reply in found.answers:
                replied(reply)
        for message in parsed(parser, keys + sorter.overdue(time.monotonic())):
            take(message)
        if cut:
            take(PasteCut())


def parsed(parser: XTermParser, keys: Iterable[str]) -> Iterator[Message]:
    """Yield Textual's messages for complete keys and sequences.

    The sequences are complete, so the parser need not wait for more. One that it does not know is dropped: it
    would be taken for the keys that its characters are, and `q` may be among them.
    """
    for key in filter(None, keys):  # an empty string would mean the end of the input
        try:
            found = list(parser.feed(key))
            if parser._timeout_time is not None:
                parser._timeout_time = 0.0
                late = list(parser.tick())
                found += [] if len(key) > len(CSI) and key.startswith(CSI) else late
        except (ValueError, ArithmeticError):  # its numbers are not those of a key, a position or a size
            _restart(parser)
        else:
            yield from found


def _restart(parser: XTermParser) -> None:
    """Reset a parser that failed."""
    parser._tokens.clear()
    parser._gen = parser.parse(parser._tokens.append)
    parser._awaiting = next(parser._gen)
    parser._timeout_time = None
