"""One system that ranks sentences, in a process of its own: texts in, scores and orders out, or their cost.

Standard library alone, for it runs in the peers' environment too. After a line "ready" (all is loaded and a
short text was ranked) requests come, a line of JSON each: `{"sentences": [str, ...]}`, already split, so that
only the ranking is compared; ours takes `{"text": str}` too. Each is answered with a line of JSON. With
`--cost LIMIT MEMORY` there is one request and the answer is what ranking it took: past LIMIT seconds the
process ends itself, and past MEMORY megabytes it says so.
"""

from __future__ import annotations

import json
import math
import re
import resource
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from entities_worker import FIRST, peak

COST = "--cost"
SHIPPED = "-"
"""In place of a file of weights: those in the package."""
_MB = 1_000_000
_WARM_UP = (FIRST, "The officials of the Union said little.", "Talks in Abu Dhabi go on without officials.")
_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")
_RESET_PEAK = "5"
"""What the kernel takes for: forget the peak so far (proc(5))."""

Request = dict[str, Any]


class Ranked(NamedTuple):
    scores: list[float]
    """One a sentence; where a package gives only an order, minus the place in it."""
    order: list[int]
    """The sentences as a summary takes them; what a system never takes is absent."""
    sentences: Sequence[tuple[int, int, str, str]] = ()
    """Start, end, kind and text, where the system found the sentences itself."""


class System(Protocol):
    def prepare(self, requests: list[Request]) -> list[Any]:
        """What the ranking is given beside the sentences; its time is told apart."""

    def rank(self, prepared: Any) -> Ranked: ...

    def extras(self) -> dict[str, float]:
        """More figures of the last ranking, in seconds."""


def by_score(scores: Sequence[float]) -> Ranked:
    """The best first, of equals the earlier; a score that is no number counts as the least."""
    sure = [float(score) if math.isfinite(score) else -math.inf for score in scores]
    least = min((score for score in sure if score > -math.inf), default=0.0)
    sure = [max(score, least) for score in sure]
    return Ranked(sure, sorted(range(len(sure)), key=lambda at: -sure[at]))


def serve(system: System) -> None:
    for prepared in system.prepare([{"sentences": list(_WARM_UP)}]):
        system.rank(prepared)
    print("ready", flush=True)
    requests = [json.loads(line) for line in sys.stdin]
    if COST in sys.argv:
        limit, memory = map(int, sys.argv[sys.argv.index(COST) + 1 :][:2])
        print(json.dumps(_cost(system, requests, limit, memory)))
        return
    for prepared in system.prepare(requests):
        print(json.dumps(system.rank(prepared)._asdict()))


def _cost(system: System, requests: list[Request], limit: int, memory: int) -> dict[str, Any]:
    """`grown` is what ranking added at its highest to what the process held; `peak` the most it ever held."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory * _MB, memory * _MB))
    try:
        began = time.perf_counter()
        (prepared,) = system.prepare(requests)
        ready, before = time.perf_counter(), peak()
        _CLEAR.write_text(_RESET_PEAK, encoding="ascii")
        held = _held()
        signal.alarm(limit)  # nothing handles it: it ends the process even inside a library's C code
        start = time.perf_counter()
        system.rank(prepared)
        seconds = time.perf_counter() - start
        signal.alarm(0)
    except MemoryError:
        return {"memory": True}
    after = peak()
    return {
        "seconds": seconds,
        "prepare": ready - began,
        "peak": max(before, after),
        "grown": after - held,
        "extras": system.extras(),
    }


def _held() -> float:
    found = re.search(r"^VmRSS:\s+(\d+) kB", _STATUS.read_text(encoding="utf-8"), re.MULTILINE)
    return int(found[1]) * 1024 / _MB if found else 0.0
