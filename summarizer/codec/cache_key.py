"""Compute a key of the engine, so that a cached analysis is reused only by the engine that made it.

The release number is not enough: after a change to a weight, a lexicon or the code in a checkout, outdated
analyses would be shown.
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

    The first call takes at least 4 ms, so make it in a thread; the key is computed once per process.
    """
    from importlib import metadata  # Importing it takes 8 ms.

    engine = metadata.distribution(DISTRIBUTION)
    facts = [sys.version, engine.version, engine.read_text("RECORD") or ""]
    for name in LIBRARIES:
        try:
            facts.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            facts.append(f"{name} unknown")
    try:
        engine_digest = digest(Path(__file__).parents[1], facts)
    except OSError:  # The package is in an archive, or is just being replaced.
        engine_digest = digest_of(facts)
    return f"{engine.version}+{engine_digest}"


def digest(folder: Path, facts: Iterable[str] = ()) -> str:
    """Return a digest of the strings `facts` and of the files below a folder.

    A file is identified by its path, size and modification time, because reading 20 MB at each start would
    take too long. Bytecode caches and hidden files are ignored.
    """
    return digest_of([*facts, *sorted(_files(str(folder), ""))])


def digest_of(facts: Iterable[str]) -> str:
    """Return a digest of a sequence of strings."""
    hasher = blake2b(digest_size=_BYTES)
    for fact in facts:
        hasher.update(fact.encode("utf-8", "surrogatepass") + b"\0")
    return hasher.hexdigest()


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
