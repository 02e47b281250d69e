"""A folder of many briefings: until the list can stand, until all can be searched, each search, and memory.

    python benchmarks/list.py CORPUS [--long]

CORPUS is a folder of texts (see `list_texts.py`) that briefings are made of, in a temporary folder. Searches
go the whole way, from the event loop through the pipe and back, after all has been read; ripgrep looks for
the same words in the same folder in turn with them (two words: in the files that hold the first). Memory is
that of the indexer, of the process that reads for it, and of the reader on the same folder in a terminal,
with the process that analyzes counted apart.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import pty
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import chain
from pathlib import Path

import list_texts
from list_texts import Query
from peers import NOTHING, table

from summarizer.files.access import briefings_in
from tui.workers.indexer import IndexerCallbacks, IndexerClient, IndexerSource

ON_SCREEN = 40
LONG = "briefing-00020-long.txt"
"""Not waited for among the first: it is read after all the others."""
KINDS = ("a common word", "a rare word", "two words", "one letter", "a phrase")
SETTLED = 3.0
"""Seconds without output after which the reader is taken to be at rest."""


class Stopwatch:
    """Milliseconds since it was made."""

    def __init__(self) -> None:
        self._begin = time.perf_counter()

    def __call__(self) -> float:
        return (time.perf_counter() - self._begin) * 1000


async def measure(folder: Path, queries: list[Query], rg: str | None) -> str:
    files = briefings_in(folder)
    awaited = [number for number, path in enumerate(files) if path.name != LONG][:ON_SCREEN]
    entries: set[int] = set()
    filled, ready = asyncio.Event(), asyncio.Event()

    def entry(number: int, *_: object) -> None:
        entries.add(number)
        if entries.issuperset(awaited):
            filled.set()

    indexer = IndexerClient(IndexerCallbacks(entry=entry, ready=lambda _: ready.set()))
    times: dict[str, float] = {}
    since = Stopwatch()
    files = briefings_in(folder)  # once more, for the time that it takes
    indexer.add(IndexerSource(number, path, str(path)) for number, path in enumerate(files))
    times[f"the names of {len(files):,} are known"] = since()
    pieces = pieces_of_work()
    await filled.wait()
    times[f"the first {ON_SCREEN} are filled in"] = since()
    peaks: dict[str, float] = defaultdict(float)
    while not ready.is_set():
        await asyncio.wait([asyncio.ensure_future(ready.wait())], timeout=0.1)
        for name, size in (await asyncio.to_thread(family, indexer)).items():
            peaks[name] = max(peaks[name], size)
    times["all are read and indexed"] = since()
    ours, theirs = await searches(indexer, queries, rg, folder)
    times["(the longest piece of work in the event loop, CPU time)"] = max(pieces)
    process = indexer.worker.process
    assert process is not None
    memory = {
        "indexer, at rest": resident(process.pid),
        "indexer, at most": high_water(process.pid),
        "its reader, at most (it ends when all is read)": peaks["reader"],
    }
    indexer.close()
    await asyncio.gather(*filter(None, [indexer._task]), return_exceptions=True)
    screen, worker = reader_memory(folder)
    memory["the reader's process, on a list of them all"] = screen
    memory["both at rest"] = screen + memory["indexer, at rest"]
    memory["(the process that analyzes)"] = worker
    return "\n\n".join(
        [
            table(["from the start, until", "ms"], [[name, f"{ms:,.1f}"] for name, ms in times.items()]),
            search_table(ours, theirs),
            table(["memory", "MB"], [[name, f"{size:,.0f}"] for name, size in memory.items()]),
        ]
    )


def pieces_of_work() -> list[float]:
    """From now on, the CPU milliseconds of everything that the event loop runs, one after the other."""
    taken = [0.0]
    run = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        begin = time.thread_time()
        run(handle)
        taken.append((time.thread_time() - begin) * 1000)

    asyncio.Handle._run = timed  # type: ignore[method-assign]
    return taken


async def searches(
    indexer: IndexerClient, queries: list[Query], rg: str | None, folder: Path
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    ours: dict[str, list[float]] = defaultdict(list)
    theirs: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        since = Stopwatch()
        found = await indexer.search(query.typed)
        ours[query.kind].append(since())
        assert found is not None
        if not found.total:
            raise SystemExit(f"{query}: not found")
        if rg:
            since = Stopwatch()
            await asyncio.to_thread(ripgrep, rg, query.strings, folder)
            theirs[query.kind].append(since())
    return ours, theirs


def ripgrep(rg: str, strings: tuple[str, ...], folder: Path) -> None:
    paths = [str(folder)]
    for string in strings:
        command = [rg, "-l", "-i", "-F", "--", string, *paths]
        done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
        paths = done.stdout.splitlines()


def search_table(ours: dict[str, list[float]], theirs: dict[str, list[float]]) -> str:
    head = ["search, ms", "searches", "p50", "p95", "most", "rg p50", "rg p95"]
    rows = [[kind, *_figures(ours[kind], theirs[kind])] for kind in KINDS]
    everything = [list(chain(*times.values())) for times in (ours, theirs)]
    return table(head, [*rows, ["all", *_figures(*everything)]])


def _figures(ours: list[float], theirs: list[float]) -> list[str]:
    rg = [_percentile(theirs, 50), _percentile(theirs, 95)] if theirs else [NOTHING, NOTHING]
    return [str(len(ours)), _percentile(ours, 50), _percentile(ours, 95), f"{max(ours):.1f}", *rg]


def _percentile(values: list[float], which: int) -> str:
    return f"{statistics.quantiles(values, n=100, method='inclusive')[which - 1]:.1f}"


# Memory, of Linux


def resident(pid: int) -> float:
    return _status(pid, "VmRSS:")


def high_water(pid: int) -> float:
    return _status(pid, "VmHWM:")


def _status(pid: int, field: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(field)), 0.0)


def children(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue
        found += [int(path.parent.name)] if parent == pid else []
    return found


def command_line(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")


def family(indexer: IndexerClient) -> dict[str, float]:
    process = indexer.worker.process
    readers = children(process.pid) if process else []
    return {"reader": sum(map(high_water, readers))}


def reader_memory(folder: Path) -> tuple[float, float]:
    """Of the reader on that folder, at rest in a terminal: its own process, and the one that analyzes."""
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {**os.environ, "TERM": "xterm-256color", "LINES": "36", "COLUMNS": "120"}
        os.execvpe(sys.executable, [sys.executable, "-m", "tui", str(folder)], environment)
    while select.select([terminal], [], [], SETTLED)[0]:
        os.read(terminal, 65536)
    workers = [child for child in children(pid) if "summarizer.workers.analyzer" in command_line(child)]
    sizes = resident(pid), sum(map(resident, workers))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return sizes


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--briefings", type=int, default=5_000)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--each", type=int, default=40, help="searches of each kind (default 40)")
    parser.add_argument("--long", action="store_true", help="one more briefing, of 60 MB, among them")
    args = parser.parse_args()
    rg = shutil.which("rg")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        list_texts.write(folder, list_texts.sentences(args.corpus), args.briefings, args.words)
        queries = list_texts.queries(folder, args.each)
        if args.long:
            write_long(folder)
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        print(f"{args.briefings:,} briefings of {args.words} words, {size:.0f} MB; {rg_version(rg)}\n")
        print(asyncio.run(measure(folder, queries, rg)))


def write_long(folder: Path) -> None:
    """All of them in one, again and again."""
    texts = [path.read_bytes() for path in sorted(folder.iterdir())]
    with (folder / LONG).open("wb") as file:
        while file.tell() < 60_000_000:
            file.write(texts[file.tell() % len(texts)] + b"\n")


def rg_version(rg: str | None) -> str:
    if rg is None:
        return "no ripgrep found"
    return subprocess.run([rg, "--version"], check=True, capture_output=True, text=True).stdout.splitlines()[
        0
    ]


if __name__ == "__main__":
    main()
