"""Keys as they come from the terminal, in a thread: sorted from its answers, then parsed by Textual."""

from __future__ import annotations

import os
import select
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

from tui.terminal.replies import CSI, InputSorter

LOOK = 0.1
"""Seconds after which it is looked whether there is an end."""


class PasteCut(Message):
    """A paste was longer than is taken; only its beginning came."""


def read(
    descriptor: int, parser: XTermParser, take: Callable[[Message], None], ended: Callable[[], bool]
) -> None:
    """Give all that comes to `take`, until there is an end. OSError where the terminal is gone."""
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
        for message in parsed(parser, keys + sorter.overdue(time.monotonic())):
            take(message)
        if cut:
            take(PasteCut())


def parsed(parser: XTermParser, keys: Iterable[str]) -> Iterator[Message]:
    """Yield what Textual makes of whole keys and sequences.

    Nothing of a sequence is still to come, so the parser needn't wait for it. One that it does not know is
    dropped: it would come out as the keys that its characters are, and `q` may be among them.
    """
    for key in filter(None, keys):  # nothing at all would be its end
        try:
            found = list(parser.feed(key))
            if parser._timeout_time is not None:
                parser._timeout_time = 0.0
                late = list(parser.tick())
                found += [] if len(key) > len(CSI) and key.startswith(CSI) else late
        except (ValueError, ArithmeticError):  # numbers in it that are none of a key, a place or a size
            _restart(parser)
        else:
            yield from found


def _restart(parser: XTermParser) -> None:
    """Have a parser that failed begin anew."""
    parser._tokens.clear()
    parser._gen = parser.parse(parser._tokens.append)
    parser._awaiting = next(parser._gen)
    parser._timeout_time = None
