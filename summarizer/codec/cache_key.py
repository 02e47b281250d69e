"""Identify the engine that makes analyses: a cached analysis is used only by the very engine that made it.

The release number is not enough. Whoever changes a weight, a lexicon or a line of code in a checkout would
look at the results of yesterday.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from summarizer.__about__ import DISTRIBUTION

LIBRARIES = ("nltk", "numpy")
"""Distributions whose release may change an analysis."""
_BYTES = 12


@cache
def engine_key() -> str:
    """Return the release and a digest of code, data, model weights, libraries and the Python version.

    4 ms, and what it takes to find the distribution first: work for a thread. It stays the same while the
    process runs.
    """
    from importlib import metadata  # 8 ms

    engine = metadata.distribution(DISTRIBUTION)
    facts = [sys.version, engine.version, engine.read_text("RECORD") or ""]
    for name in LIBRARIES:
        try:
            facts.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            facts.append(f"{name} unknown")
    try:
        found = digest(Path(__file__).parents[1], facts)
    except OSError:  # in an archive, or being replaced just now
        found = digest_of(facts)
    return f"{engine.version}+{found}"


def digest(folder: Path, facts: Iterable[str] = ()) -> str:
    """Return a digest of the files below a folder and of some strings.

    A file is identified by its path, size and time of modification: to read 20 MB at each start would take
    longer. Compiled and hidden files do not count.
    """
    return digest_of([*facts, *sorted(_files(str(folder), ""))])


def digest_of(facts: Iterable[str]) -> str:
    """Return a digest of some strings, in their order."""
    found = blake2b(digest_size=_BYTES)
    for fact in facts:
        found.update(fact.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()


def _files(folder: str, below: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__")):
                continue
            name = f"{below}/{entry.name}"
            if entry.is_dir():
                yield from _files(entry.path, name)
            else:
                stat = entry.stat()
                yield f"{name} {stat.st_size} {stat.st_mtime_ns}"
