"""Briefings a second with one process and with two, in pairs, one after the other in one run.

    python benchmarks/batch.py FOLDER

FOLDER holds texts: `.txt`, `.md`, or `.jsonl` with a "text" a line. Documents of some 800 words are made of
their paragraphs, drawn at random without putting one back before all were drawn, so that no two are alike.
Each run is the whole command, `briefing analyze --json`, start and all; which of a pair goes first
alternates. A gain is that of a pair. What other programs took of the processor meanwhile is measured, too:
pairs in which that was more than a twentieth of a core in either run are counted apart. Memory is the most
that all processes of the command held together, shared pages counted once (PSS), looked at four times a
second; `--memory N` runs once over N documents more, of 80 words, to show that it does not grow with them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from family import TICKS, Family
from peers import table

WORDS = 800
SHORT = 80
_SEED = 1
_EVERY = 0.25


QUIET = 0.05
"""Cores that others may take in a pair that counts as undisturbed."""


class Run(NamedTuple):
    seconds: float
    others: float
    """Cores that other programs took on average."""
    cpu: float
    """Seconds that all processes of the command worked."""
    memory: float
    """MB of all processes together."""
    own: float
    """MB of the first of them."""


def paragraphs(folder: Path) -> list[str]:
    texts = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".jsonl":
            texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        elif path.suffix in (".txt", ".md"):
            texts.append(path.read_text(encoding="utf-8"))
    found = [part.strip() for text in texts for part in text.split("\n") if len(part.split()) >= 5]
    if not found:
        raise SystemExit(f"{folder}: no texts there (.txt, .md, or .jsonl with a text a line)")
    return found


def documents(parts: list[str], words: int) -> Iterator[str]:
    shuffler = random.Random(_SEED)
    heap: list[str] = []
    while True:
        text: list[str] = []
        while sum(len(part.split()) for part in text) < words:
            if not heap:
                heap = shuffler.sample(parts, len(parts))
            text.append(" ".join(heap.pop().split()[:words]))
        yield "\n\n".join(text) + "\n"


def write(folder: Path, parts: list[str], count: int, words: int) -> int:
    """The words of all."""
    folder.mkdir()
    total = 0
    for number, text in zip(range(count), documents(parts, words), strict=False):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        total += len(text.split())
    return total


def run(folder: Path, jobs: int) -> Run:
    command = [sys.executable, "-m", "tui", "analyze", "--json", "--jobs", str(jobs), str(folder)]
    start, busy = time.perf_counter(), _busy()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    family, own = Family(process.pid), 0.0
    while True:
        try:
            process.wait(_EVERY)
            break
        except subprocess.TimeoutExpired:
            family.look()
            own = max(own, family.held.get(process.pid, 0.0))
    seconds = time.perf_counter() - start
    others = max(0.0, _busy() - busy - family.cpu) / seconds
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(seconds, others, family.cpu, family.peak, own)


def wait(patience: float) -> None:
    """Until nobody else works, or patience is at its end."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        before = _busy()
        time.sleep(2)
        if _busy() - before < 2 * QUIET:
            return


def _busy() -> float:
    """Seconds that all cores together have worked."""
    user, nice, system = Path("/proc/stat").read_text().split()[1:4]
    return (int(user) + int(nice) + int(system)) / TICKS


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--documents", type=int, default=200, metavar="N", help="default 200")
    parser.add_argument("--pairs", type=int, default=5, metavar="N", help="default 5")
    parser.add_argument(
        "--patience",
        type=float,
        default=0.0,
        metavar="S",
        help="before each pair wait for two quiet seconds, S seconds at most",
    )
    parser.add_argument("--memory", type=int, metavar="N", help="a run over N short documents, too")
    args = parser.parse_args()
    parts = paragraphs(args.folder)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "briefings"
        words = write(folder, parts, args.documents, WORDS)
        runs: dict[int, list[Run]] = {1: [], 2: []}
        for pair in range(args.pairs):
            wait(args.patience)
            for jobs in (1, 2) if pair % 2 == 0 else (2, 1):
                runs[jobs].append(run(folder, jobs))
        many = None
        if args.memory:
            write(Path(name) / "many", parts, args.memory, SHORT)
            many = run(Path(name) / "many", 2)

    pairs = list(zip(runs[1], runs[2], strict=True))
    quiet = [pair for pair in pairs if max(found.others for found in pair) <= QUIET]
    of = f"{args.documents} documents, {words:,} words; {os.cpu_count()} cores"
    print(f"{of}; the load before was {load:.2f}.")
    print(f"Gain of two over one, {_gains(pairs)}; of the undisturbed, {_gains(quiet)}.\n")
    rows = [_row(f"{jobs}", args.documents, runs[jobs]) for jobs in runs]
    if quiet:
        rows += [_row(f"{n + 1}, undisturbed", args.documents, [pair[n] for pair in quiet]) for n in (0, 1)]
    if many:
        rows.append(_row(f"2, {args.memory:,} of {SHORT} words", args.memory, [many]))
    print(
        table(
            [
                "processes",
                "seconds",
                "documents a second",
                "CPU, s",
                "others, cores",
                "memory, MB",
                "of the first, MB",
            ],
            rows,
        )
    )


def _gains(pairs: list[tuple[Run, Run]]) -> str:
    gains = [one.seconds / two.seconds for one, two in pairs]
    if not gains:
        return "0 pairs"
    return f"{len(gains)} pairs: {median(gains):.2f} (median; {min(gains):.2f} to {max(gains):.2f})"


def _row(name: str, count: int, runs: list[Run]) -> list[str]:
    seconds = median(found.seconds for found in runs)
    cpu, others = median(found.cpu for found in runs), max(found.others for found in runs)
    memory, own = max(found.memory for found in runs), max(found.own for found in runs)
    return [
        name,
        f"{seconds:.1f}",
        f"{count / seconds:.2f}",
        f"{cpu:.1f}",
        f"{others:.2f}",
        f"{memory:.0f}",
        f"{own:.0f}",
    ]


if __name__ == "__main__":
    main()
