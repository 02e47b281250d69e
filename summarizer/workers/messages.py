"""Messages between a process and its workers, over pipes.

They are frames: a 4-byte length and a pickled (kind, value). Pickle is safe here, because both ends are the
same version of this program and no other process writes to the pipes. A worker receives frames in a thread,
so that it notices at once when its pipe is closed, however busy it is.
"""

from __future__ import annotations

import os
import pickle
import struct
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from summarizer.diagnostics import log_error

Message = tuple[str, Any]
HEADER = struct.Struct(">I")
PROTOCOL = 5


def frame(kind: str, value: Any) -> bytes:
    """Encode a message."""
    data = pickle.dumps((kind, value), PROTOCOL)
    return HEADER.pack(len(data)) + data


class Listener(threading.Thread):
    """Thread that passes each message to `take` until the pipe closes or breaks, then calls `gone` once."""

    def __init__(self, pipe: BinaryIO, take: Callable[[Message], None], gone: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._pipe, self._take, self._gone = pipe, take, gone

    def run(self) -> None:
        try:
            while header := self._pipe.read(HEADER.size):
                kind, value = pickle.loads(self._pipe.read(HEADER.unpack(header)[0]))
                self._take((kind, value))
        except Exception as error:  # A traceback would be printed over the owner's screen.
            log_error("a message over a pipe could not be read", error)
        finally:
            self._gone()


def end_at_once() -> None:
    """Exit the process immediately, without cleanup."""
    os._exit(0)


def send(pipe: BinaryIO, kind: str, value: Any) -> None:
    """Write a message to a pipe. Raises OSError if the other end is closed."""
    pipe.write(frame(kind, value))
    pipe.flush()
