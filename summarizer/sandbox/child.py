"""The process that parses one file: `python -P -m summarizer.sandbox.child PARENT`, with its process id."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from summarizer.document import Failure
from summarizer.options import Options, Unreadable
from summarizer.safe_text import label
from summarizer.sandbox import limits, protocol

_SPARE = 1 << 20
"""Bytes let go of to be able to say that there is no memory."""


def main() -> None:
    """Answer the one request."""
    limits.bind_to_parent(int(sys.argv[1]))
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    request = json.loads(sys.stdin.buffer.readline())
    limits.restrict(request["memory"], request["cpu"])
    spare = bytearray(_SPARE)
    try:
        module = importlib.import_module(request["module"])
        for name in getattr(module, "NEEDS", ()):  # what it imports only when it reads
            importlib.import_module(name)
        limits.isolate()
        limits.bind_to_parent(int(sys.argv[1]))  # some kernels forget it with a change of namespace
        data = sys.stdin.buffer.read()
        for answer in _answers(module, data, request["name"], Options(**request["options"])):
            _write(answers, answer)
    except MemoryError:
        del spare
        _write(answers, protocol.frame(protocol.MEMORY))
    os._exit(0)


def _answers(module: Any, data: bytes, name: str | None, options: Options) -> Iterator[bytes]:
    speaker = protocol.DocumentSender()
    try:
        for found in module.read(data, name, options):
            if isinstance(found, Failure):
                yield protocol.of_failure(found)
            else:
                yield from speaker.frames(found)
    except Unreadable as error:
        yield protocol.line(protocol.UNREADABLE, str(error))
    except MemoryError:
        raise
    except Exception as error:
        why = label(f"could not be read ({type(error).__name__}: {error})")
        yield protocol.line(protocol.UNREADABLE, why)
    else:
        yield protocol.frame(protocol.DONE)


def _write(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(descriptor, left) :]
    except OSError:  # nobody listens any more
        os._exit(0)


if __name__ == "__main__":
    main()
