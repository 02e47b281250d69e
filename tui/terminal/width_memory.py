"""A small text file that remembers, by terminal, how wide it draws the samples of characters.

A terminal is known by the environment and by the name that it gives itself. Over SSH the environment says
little, so the address of the other end is part of the key, too. Only a digest of the key is stored. The file
may be deleted at any time; a line that can't be parsed is ignored, and so is a file that can't be written.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path

from summarizer.files import access

NAME = "terminals.txt"
HEADING = "# Width of sample characters by terminal. May be deleted: the terminal is asked again."
MOST = 50
"""Maximum number of terminals; the oldest are dropped."""
LIMITS = access.Limits(max_bytes=1 << 16, pipes=False)
VARIABLES = (
    *("TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KONSOLE_VERSION", "LC_TERMINAL"),
    *("LC_ALL", "LC_CTYPE", "LANG"),
)
"""Environment variables that tell terminals, or their settings, apart."""


def key(environ: Mapping[str, str], name: str) -> str:
    """Return the key of a terminal: a digest of its environment and of its own name."""
    client = environ.get("SSH_CONNECTION", "").split(" ")[0]
    parts = [*(environ.get(variable, "") for variable in VARIABLES), client, name]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def read(path: Path) -> dict[str, dict[str, int]]:
    """Return the widths of samples by their names, by key; the newest last. Empty without a file."""
    try:
        text = access.read_bytes(path, LIMITS).decode("ascii", "replace")
    except access.AccessError:
        return {}
    found = {}
    for line in text.splitlines():
        start, *pairs = line.split(" ")
        with contextlib.suppress(ValueError):
            found[start] = {name: int(width) for name, width in (pair.split("=") for pair in pairs)}
    return found


def remember(path: Path, terminal: str, widths: Mapping[str, int]) -> None:
    """Add or replace the widths of a terminal, by its key."""
    known = read(path)
    known.pop(terminal, None)
    lines = [HEADING]
    for start, found in [*known.items(), (terminal, widths)][-MOST:]:
        lines.append(" ".join([start, *(f"{name}={width}" for name, width in found.items())]))
    with contextlib.suppress(access.AccessError):
        access.write_whole(path, "\n".join([*lines, ""]).encode(), overwrite=True)
