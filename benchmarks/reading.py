"""Key to screen: how long after a key the screen shows what it did; a resize; memory.

    python benchmarks/reading.py --tools DIR

On the seed; on a text of 100,000 lines and 10 MB that the benchmark makes of it, while that is being analyzed
and once it is. A key's time is from its being written to the terminal until a row below the header differs
from what was there: the header tells how far the analysis is, which no key asked for. All keys are pressed in
one order, again and again; p95 and the worst are of all the times a key was pressed, and a key that showed
nothing within the limit counts as the limit. Memory is the peak of the screen's process (VmHWM), without the
process that analyzes.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from peers import arguments, table

LINES, BYTES = 100_000, 10_000_000
LIMIT, QUIET = 1.0, 0.12
"""Seconds that a key is given, and of silence after which its answer is over."""
ANALYSIS = 1800.0
SIZE, OTHER_SIZE = (120, 36), (80, 24)
UNMEASURED = "~"
"""Before a key that only leads to where the next one has something to do."""

KEYS = (
    ("~1 3 j k space b ctrl-d ctrl-u G g", "moving"),
    ("tab shift-tab ~1 ~3 1 2 3 h l", "panes"),
    ("~1 j enter ~2 j enter n N ~3 ~] enter", "finding"),
    ("] [ } {", "finding"),
    ("/ t:r t:u t:s t:s t:i t:a enter n N ~g / enter", "search"),
    ("/ t:e t:x t:q t:backspace ~enter", "search"),
    ("< > m a:a ~G ' a:a", "places"),
    ("~1 + ~j - ~3 ~g p ~j x u", "summary"),
    ("e ~esc ? ~esc i i ! ~esc", "pages"),
)
"""What is pressed in a round. `t:` a letter typed in a search, `a:` one that answers a question."""
NAMES = {"t": "a letter typed", "a": "a letter asked for"}


class Pressed(NamedTuple):
    """A key of a round."""

    key: str
    name: str
    """As which it is counted."""
    measured: bool


def pressed() -> Iterator[Pressed]:
    for line, group in KEYS:
        for word in line.split():
            kind, _, letter = word.partition(":")
            key = letter or word.removeprefix(UNMEASURED)
            name = NAMES[kind] if letter else f"{key} ({group})" if key in ("j", "enter", "n", "N") else key
            yield Pressed(key, name, not word.startswith(UNMEASURED))


def long_text(seed: str) -> str:
    """The seed's words over and over, in numbered lines; every sixth is blank."""
    words = cycle(seed.split())
    width = BYTES * 6 // 5 // LINES - 3
    lines = []
    for number in range(1, LINES + 1):
        line = f"Day {number}:" if number % 6 else ""
        while number % 6 and len(line) < width - 6:
            line += f" {next(words)}"
        lines.append(line)
    return "\n".join(lines)


def probe_module(tools: Path) -> Any:
    spec = importlib.util.spec_from_file_location("tui_probe", tools / "tui_probe.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Reader:
    """One run of the program in a terminal."""

    def __init__(self, module: Any, home: Path, files: list[Path]) -> None:
        folders = [f"{name}={home}" for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")]
        program = [sys.executable, "-m", "tui", *map(str, files)]
        args = SimpleNamespace(
            size=SIZE, term="xterm-256color", env=folders, modes=["2026"], program=program, expect=None
        )
        self.probe = module.Probe(args)

    def read(self, limit: float, quiet: float | None = None) -> list[tuple[float, bytes]]:
        found: list[tuple[float, bytes]] = self.probe.read(limit, quiet)
        return found

    def wait(self, *texts: str, limit: float = 60) -> None:
        """Until one of the texts is on the screen."""
        end = time.monotonic() + limit
        while not any(text in line for line in self.probe.screen.display for text in texts):
            if time.monotonic() > end:
                raise SystemExit(
                    f"{' or '.join(texts)} did not come:\n" + "\n".join(self.probe.screen.display)
                )
            for _, data in self.read(0.2):
                self.probe.feed(data)

    def rows(self) -> list[Any]:
        """The cells below the header, with their styles."""
        buffer, size = self.probe.screen.buffer, self.probe.screen
        return [[buffer[y][x] for x in range(size.columns)] for y in range(1, size.lines)]

    @property
    def analyzed(self) -> bool:
        return "sentences ·" in self.probe.screen.display[0]

    def time(self, key: str) -> float:
        """Milliseconds until the screen shows what a key, or a resize, did."""
        before, begin = self.rows(), time.perf_counter()
        if key.startswith("resize:"):
            columns, rows = map(int, key[7:].split("x"))
            self.probe.resize(columns, rows)
            before = []
        else:
            os.write(self.probe.fd, self.probe.encode(key))
        shown = None
        for when, data in self.read(LIMIT, QUIET):
            self.probe.feed(data)
            if key.startswith("resize:"):
                shown = when  # all of it, and not what is painted first
            elif shown is None and self.rows() != before:
                shown = when
        return (shown - begin) * 1000 if shown is not None else LIMIT * 1000

    def memory(self) -> float:
        """Peak of the screen's process, in MB."""
        status = Path(f"/proc/{self.probe.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def close(self) -> None:
        self.probe.close()


def rounds(reader: Reader, most: int, *, analyzing: bool) -> dict[str, list[float]]:
    """Milliseconds by key. While the text is being analyzed only what is pressed before that ends counts."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(most):
        for one in pressed():
            if analyzing and reader.analyzed:
                return times
            took = reader.time(one.key)
            if one.measured:
                times[one.name].append(took)
    return times


def p95(values: list[float]) -> float:
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def report(name: str, times: dict[str, list[float]], resizes: list[float], memory: float) -> None:
    rows = [
        [
            f"`{key}`" if " " not in key else key,
            len(v),
            *(f"{x:.0f}" for x in (statistics.median(v), p95(v), max(v))),
        ]
        for key, v in times.items()
    ]
    every = [value for values in times.values() for value in values]
    rows.append(
        ["all", len(every), *(f"{x:.0f}" for x in (statistics.median(every), p95(every), max(every)))]
    )
    print(f"{name}:\n")
    print(table(["key", "times", "median, ms", "p95, ms", "worst, ms"], rows), end="\n\n")
    worst = max(times, key=lambda key: p95(times[key]))
    sizes = " and ".join(f"{a}x{b}" for a, b in (SIZE, OTHER_SIZE))
    print(f"Highest p95 of a key: {p95(times[worst]):.0f} ms ({worst}). Resize between {sizes}:")
    print(f"median {statistics.median(resizes):.0f}, worst {max(resizes):.0f} ms.", end=" ")
    print(f"Peak memory: {memory:.0f} MB.\n")


def resizes(reader: Reader, count: int) -> list[float]:
    sizes = cycle((OTHER_SIZE, SIZE))
    return [reader.time("resize:{}x{}".format(*next(sizes))) for _ in range(count * 2)]


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--rounds", type=int, default=20, help="times that each key is pressed (default 20)")
    parser.add_argument("--text", type=Path, help="another text in place of the long one")
    args = parser.parse_args()
    module = probe_module(args.tools)
    with tempfile.TemporaryDirectory() as folder:
        long = args.text or Path(folder) / "long.txt"
        if not args.text:
            long.write_text(long_text(args.seed.read_text(encoding="utf-8")), encoding="utf-8")
        megabytes = f"{long.name}, {long.stat().st_size / 1e6:.1f} MB"
        scenes = (
            (args.seed.name, args.seed, False),
            (f"{megabytes}, while it is being analyzed", long, True),
            (f"{megabytes}, analyzed", long, False),
        )
        for number, (name, file, analyzing) in enumerate(scenes):
            measure(args, module, Path(folder) / f"home{number}", file, name, analyzing=analyzing)


def measure(
    args: argparse.Namespace, module: Any, home: Path, file: Path, name: str, *, analyzing: bool
) -> None:
    home.mkdir()
    reader = Reader(module, home, [file])
    try:
        reader.wait("analyzing" if analyzing else "sentences ·", limit=ANALYSIS)
        reader.read(0.5)
        resized = resizes(reader, 5)
        times = rounds(reader, args.rounds, analyzing=analyzing)
        report(name, times, resized, reader.memory())
    finally:
        reader.close()


if __name__ == "__main__":
    main()
