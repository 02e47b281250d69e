"""What finding names costs: time to be ready, memory, speed and place on the disk, systems taking turns."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from peers import NOTHING, Program, in_turns, last_line, table

CORES = 2
COLUMNS = (
    "ready, s",
    "memory, MB",
    "over nltk and numpy, MB",
    "words a second",
    "own files, MB",
    "with all it needs, MB",
)
_BASE = "import nltk, numpy; from entities_worker import peak; print(peak())"


class Cost(NamedTuple):
    ready: float
    """Seconds from the command until a first sentence was read: imports and models are loaded."""
    peak: float
    speed: float
    own: float
    needed: float


def answers(command: Sequence[str], texts: Iterable[object]) -> tuple[float, list[str]]:
    """Run a worker on texts, a JSON line each: the seconds until it was ready, and the lines it gave."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as worker:
        assert worker.stdout
        said = worker.stdout.readline()
        ready = time.perf_counter() - began
        out, complaints = worker.communicate(
            "".join(f"{json.dumps(text)}\n" for text in texts) if said else ""
        )
    if worker.returncode or said != "ready\n":
        raise SystemExit(f"{' '.join(command)} failed: {last_line(complaints)}")
    return ready, out.splitlines()


def cost_table(programs: list[Program], texts: list[str], runs: int) -> str:
    """Medians of runs in fresh processes on two cores; `programs` are workers that can say their cost."""

    def measure(program: Program) -> Cost:
        ready, lines = answers([*program.command, "--cost"], texts)
        return Cost(ready, **json.loads(lines[0]))

    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(mine)[:CORES])
    base, results = _base(), in_turns(programs, runs, measure)
    os.sched_setaffinity(0, mine)
    return table(["", *COLUMNS], (_row(program, results[program.name], base) for program in programs))


def _row(program: Program, costs: list[Cost], base: float) -> list[str]:
    cost = Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))
    alone = "--processes" not in program.command
    return [
        program.name,
        f"{cost.ready:.2f}",
        f"{cost.peak:,.0f}" if alone else NOTHING,
        f"{cost.peak - base:,.0f}" if alone else NOTHING,
        f"{cost.speed:,.0f}",
        f"{cost.own:.0f}",
        f"{cost.needed:.0f}",
    ]


def _base() -> float:
    here = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", _BASE], check=True, capture_output=True, text=True, cwd=here)
    return float(done.stdout)
