"""One system in a process of its own: it says that it is ready, gets texts, and gives the names it finds.

Standard library alone, for it runs in the peer's environment too. A line "ready" tells that all is loaded and
a first sentence was read; then texts come, a JSON string a line, and the names of each go back as a line of
JSON, or, with `--cost`, one line of what that took.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

FIRST = "Steve Witkoff met officials of the European Union in Abu Dhabi."
_MB = 1_000_000


class Row(NamedTuple):
    """A name as a system gives it: its own label, what it files the name under, and how salient that is."""

    start: int
    end: int
    label: str
    entity: str
    salience: float


Finder = Callable[[Iterable[str]], Iterable[list[Row]]]
"""Texts -> the names of each."""


def serve(find: Finder, sizes: Callable[[], tuple[int, int]]) -> None:
    """`sizes` gives the bytes on disk of the system itself, and with all that it needs."""
    list(find([FIRST]))
    print("ready", flush=True)
    texts = [json.loads(line) for line in sys.stdin]
    if "--cost" in sys.argv:
        print(json.dumps(_cost(find, texts, sizes)))
        return
    for rows in find(texts):
        print(json.dumps(rows))


def _cost(find: Finder, texts: list[str], sizes: Callable[[], tuple[int, int]]) -> dict[str, float]:
    words = sum(len(text.split()) for text in texts)
    began = time.perf_counter()
    for _ in find(texts):
        pass
    seconds = time.perf_counter() - began
    own, needed = sizes()
    return {"speed": words / seconds, "peak": peak(), "own": own / _MB, "needed": needed / _MB}


def peak() -> float:
    """The most memory that this process ever held, in MB; the usual call would count its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 / _MB if found else 0.0


def folder_size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")


def packages_size(names: Iterable[str]) -> int:
    """Of installed packages and all they require, without byte code."""
    waiting, seen, total = list(names), set[str](), 0
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        files = (Path(str(file.locate())) for file in found.files or ())
        total += sum(file.stat().st_size for file in files if file.suffix != ".pyc" and file.is_file())
        waiting += [_name(line) for line in found.requires or () if "extra ==" not in line]
    return total


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")
