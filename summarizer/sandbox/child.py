"""Child process that parses one file: `python -P -m summarizer.sandbox.child PARENT_ID`."""

from __future__ import annotations

import importlib
import importlib.machinery
import io
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from summarizer import diagnostics
from summarizer.document import Failure
from summarizer.files import encoding
from summarizer.files.options import Options, Unreadable
from summarizer.sandbox import protections, protocol

_SPARE = 1 << 20
"""Bytes reserved, and freed when memory runs out, so that the child can still report it."""
_STANDARD = ("_strptime", "heapq", "encodings.cp1252")
"""Modules that the standard library imports lazily, for files of any format."""


def main() -> None:
    """Serve one request and exit."""
    parent = int(sys.argv[1])
    protections.bind_to_parent(parent)
    answers = os.dup(1)
    os.dup2(2, 1)  # Libraries may print to standard output, which must not mix with the answers.
    # Unbuffered, so that no byte of the file is read before the protections are in force.
    source = io.FileIO(0)
    request = json.loads(source.readline())
    bounds = protections.Bounds(**request["bounds"])
    protections.limit_resources(bounds.memory, bounds.cpu)
    spare = bytearray(_SPARE)
    try:
        module = _loaded(request["module"], request["charsets"]) if request["module"] else None
        in_force = protections.protect(parent, bounds)
        if module is None:
            _write(answers, protocol.frame(protocol.PROTECTIONS, json.dumps(asdict(in_force)).encode()))
        else:
            data = source.readall()
            for answer in _answers(module, data, request["name"], Options(**request["options"])):
                _write(answers, answer)
    except MemoryError:
        del spare
        _write(answers, protocol.frame(protocol.MEMORY))
    os._exit(0)


def _loaded(name: str, named: list[str]) -> Any:
    """Import a reader and load everything that it needs from files, which can't be opened later.

    `named` are the charsets that the file declares.
    """
    module = importlib.import_module(name)
    for needed in (*_STANDARD, *getattr(module, "NEEDS", ())):  # Modules that are imported during reading.
        importlib.import_module(needed)
    for charset in named:
        encoding.load(charset)
    time.localtime()  # Loads the time zone.
    if prepare := getattr(module, "prepare", None):
        prepare()
    # Make later imports fail with ImportError, which libraries expect, rather than with a permission error.
    sys.meta_path[:] = [importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter]
    return module


def _answers(module: Any, data: bytes, name: str | None, options: Options) -> Iterator[bytes]:
    sender = protocol.DocumentSender()
    try:
        for result in module.read(data, name, options):
            if isinstance(result, Failure):
                yield protocol.failure_frame(result)
            else:
                yield from sender.frames(result)
    except Unreadable as error:
        yield protocol.error_frame(str(error), error.hint)
    except MemoryError:
        raise
    except Exception as error:
        yield protocol.line(protocol.TRACEBACK, diagnostics.frames(error))
        yield protocol.error_frame(diagnostics.line(diagnostics.READING, error))
    else:
        yield protocol.frame(protocol.DONE)


def _write(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(descriptor, left) :]
    except OSError:  # The parent has closed the pipe.
        os._exit(0)


if __name__ == "__main__":
    main()
