"""Read a TOML file of the user's, within limits, and name the line of what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarizer.files.access import Limits, read_bytes
from summarizer.patterns import compiled

LARGEST = Limits(max_bytes=1024 * 1024)
_SYNTAX = compiled(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)
_DEEPEST = 100
"""Maximum number of full stops in a key."""
_SHOWN = 40
"""Maximum characters of a value that a message repeats."""


def read(file: Path, *, named: bool) -> bytes:
    """Return the content of a file. One that the user named may be a pipe.

    Raises:
        AccessError: it can't be read.
    """
    return read_bytes(file, LARGEST if named else replace(LARGEST, pipes=False))


def is_missing(error: Exception) -> bool:
    """Return whether an AccessError means that there is no such file."""
    return isinstance(error.__cause__, FileNotFoundError | NotADirectoryError)


def parse(data: bytes) -> dict[str, Any]:
    """Parse TOML.

    Raises:
        ValueError: not valid; the message is one line with the line number.
    """
    import tomllib

    _check_depth(data)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line}: not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.fullmatch(str(error))
        if not found:
            raise
        line = int(found["line"] or len(data.splitlines()) or 1)
        raise ValueError(f"line {line}: not TOML ({found['what']})") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _check_depth(data: bytes) -> None:
    """Raise ValueError for a key of very many parts, which tomllib reads in quadratic time."""
    for number, line in enumerate(data.split(b"\n"), 1):
        key = line.partition(b"=")[0]
        if key.count(b".") > _DEEPEST and b"," not in key:
            raise ValueError(f"line {number}: nested too deeply")


def written(value: object) -> str:
    """Return a TOML value, shortened, much as it was written in the file."""
    import json

    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def quoted(text: str) -> str:
    """Return a text as a TOML string."""
    import json

    # TOML requires this escape, JSON does not
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def close(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelled one probably means, or None."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1)), None)
