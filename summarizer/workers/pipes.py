"""Frames from a pipe, heard by a thread: a process at work notices at once when it is left alone."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from summarizer.diagnostics import log_error
from summarizer.workers.analyzer import HEADER, frame

Message = tuple[str, Any]


class Listener(threading.Thread):
    """Passes on every message until the pipe is closed or broken; then calls `gone`, once."""

    def __init__(self, pipe: BinaryIO, take: Callable[[Message], None], gone: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._pipe, self._take, self._gone = pipe, take, gone

    def run(self) -> None:
        try:
            while header := self._pipe.read(HEADER.size):
                kind, value = pickle.loads(self._pipe.read(HEADER.unpack(header)[0]))
                self._take((kind, value))
        except Exception as error:  # a traceback would be printed over the owner's screen
            log_error("a message over a pipe could not be read", error)
        finally:
            self._gone()


def end_at_once() -> None:
    """End the process, whatever it is doing: nobody is left to hear of it."""
    os._exit(0)


def send(pipe: BinaryIO, kind: str, value: Any) -> None:
    """Write a message; OSError where nobody listens any more."""
    pipe.write(frame(kind, value))
    pipe.flush()
