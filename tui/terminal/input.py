"""Keys as they come from the terminal, in a thread: sorted from its answers, then parsed by Textual."""

from __future__ import annotations

import os
import select
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

from tui.terminal.replies import InputSorter

LOOK = 0.1
"""Seconds after which it is looked whether there is an end."""


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
        if ready:
            data = os.read(descriptor, 4096)
            if not data:
                return
            keys = sorter.sort(decode(data), time.monotonic()).keys
        for message in parsed(parser, keys + sorter.overdue(time.monotonic())):
            take(message)


def parsed(parser: XTermParser, keys: Iterable[str]) -> Iterator[Message]:
    """What Textual makes of what is whole: nothing of it is still to come, so it needn't wait for that."""
    for key in filter(None, keys):  # nothing at all would be its end
        yield from parser.feed(key)
        if parser._timeout_time is not None:
            parser._timeout_time = 0.0
            yield from parser.tick()
