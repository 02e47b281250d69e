"""What regular expressions are compiled to, kept in a file beside this package's bytecode.

`re` compiles a pattern in Python and hands a list of numbers to the matcher, which checks and takes it. The
list depends on nothing but the pattern, its flags and the interpreter, like the bytecode of a module. So it
is kept where that is kept, in `__pycache__`, and for the same reason. Only `save` writes the file, if that
folder is there and may be written to. It is read by the interpreter that wrote it and by no other.

Whatever fails, patterns are compiled as ever: the cache uses functions of `re` that are not public, and
checks each pattern that it keeps against the one that `re.compile` returns.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import contextlib
import marshal
import os
import re
import sys
from pathlib import Path
from typing import Any

Entries = dict[tuple[str, int], tuple[int, bytes, int, dict[str, int]]]
"""By pattern and flags: all flags, the numbers in the machine's order, the number of groups, named groups."""

MOST = 2_000
"""Maximum number of entries. The program has some 500 patterns; a source tree in work leaves old ones."""


class PatternCache:
    """Compiled patterns in a file. `path` is None where nothing is kept."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._entries = _read(path) if path else {}
        self._missed: dict[tuple[str, int], re.Pattern[str]] = {}

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Return a compiled pattern. Raises `re.error`."""
        if (entry := self._entries.get((pattern, flags))) is not None:
            with contextlib.suppress(Exception):  # another interpreter may want other arguments
                return _from_entry(pattern, entry)
        self._missed[pattern, flags] = found = re.compile(pattern, flags)
        return found

    def save(self) -> None:
        """Add the patterns that were compiled since the start to the file, if that is possible."""
        if not self._path or not self._missed:
            return
        missed, self._missed = self._missed, {}
        entries = _read(self._path)  # other processes may have written it
        for (pattern, flags), found in missed.items():
            with contextlib.suppress(Exception):
                entry = _to_entry(pattern, flags)
                if _from_entry(pattern, entry) == found:
                    entries[pattern, flags] = entry
        if len(entries) > MOST:
            entries = {key: entry for key, entry in entries.items() if key in missed}
        with contextlib.suppress(OSError):
            _write(self._path, entries)


def _interpreter() -> tuple[Any, ...]:
    """Return what the numbers depend on."""
    return (sys.version, _sre.MAGIC, _sre.CODESIZE, _sre.MAXREPEAT, sys.byteorder)


def _read(path: str) -> Entries:
    try:
        interpreter, entries = marshal.loads(Path(path).read_bytes())
        return dict(entries) if interpreter == _interpreter() else {}
    except (OSError, ValueError, EOFError, TypeError, AttributeError, ImportError):
        return {}


def _write(path: str, entries: Entries) -> None:
    """Write the file whole or not at all. Raises OSError."""
    temporary = Path(f"{path}.{os.getpid()}")
    try:
        temporary.write_bytes(marshal.dumps((_interpreter(), entries)))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _to_entry(pattern: str, flags: int) -> tuple[int, bytes, int, dict[str, int]]:
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    numbers = array("I", _compiler._code(parsed, flags))
    state = parsed.state
    return (flags | state.flags, numbers.tobytes(), state.groups - 1, dict(state.groupdict))


def _from_entry(pattern: str, entry: tuple[int, bytes, int, dict[str, int]]) -> re.Pattern[str]:
    flags, code, groups, names = entry
    index: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        index[number] = name
    numbers = memoryview(code).cast("I").tolist()
    found: re.Pattern[str] = _sre.compile(pattern, flags, numbers, groups, names, tuple(index))
    return found


def _path() -> str | None:
    """Return the path of the file; None where Python keeps no bytecode, or in another kind of Python."""
    bytecode = __spec__.cached
    if sys.implementation.name != "cpython" or not bytecode:
        return None
    return f"{bytecode.removesuffix('.pyc')}.patterns"


_CACHE = PatternCache(_path())
compiled = _CACHE.compiled
save = _CACHE.save
