"""Large inputs: what listing, searching, opening and analyzing them takes at n, 2n and 4n.

    python benchmarks/scale.py folder --most 100000
    python benchmarks/scale.py mail --most 256
    python benchmarks/scale.py text --most 16
    python benchmarks/scale.py pdf --most 2000

The largest size is `--most`: files of a folder, MB of a mailbox or a text, pages of a PDF file. Inputs are
made here from a seed, in a temporary folder. The reader is run in a terminal of 120x36 and sent keys; a step
is over when none of its processes works any more. CPU seconds are of all processes together, so other work on
the machine changes them little; memory is the most that all of them held together in that step, shared pages
counted once (PSS), looked at several times a second. The last column is by how much the largest costs more
than the one of half its size: 2 is linear, 4 is quadratic. `first paint` is in seconds of the clock.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from family import Family
from peers import table
from scale_inputs import INPUTS

LOOK = 0.2
"""Seconds between two looks at the processes."""
QUIET = 0.3
"""Seconds without output after which the next key is sent."""
STILL = 8
"""Looks in a row at which nothing works, after which a step is over."""
MOST_SECONDS = 3_000.0
KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "folder": (
        ("go to the end and the start of the list", "Gg"),
        ("filter the list", "fkoma\r"),
        ("show all again", "\x1b"),
        ("sort the list", "s"),
        ("search all", "Sagreed monday"),
        ("open the first found", "\r"),
    ),
    "mail": (
        ("go to the end and the start of the list", "Gg"),
        ("sort the list", "s"),
        ("search all", "Sagreed monday"),
        ("open the first found", "\r"),
    ),
    "text": (("go to the end and the start", "3Gg"), ("search", "/agreed\r"), ("next match", "n")),
    "pdf": (("go to the end and the start", "3Gg"), ("search", "/agreed\r"), ("next match", "n")),
}
"""What is done one after the other, once the input has been listed or opened, and the keys for it."""
BEGIN = {
    "folder": "list and index",
    "mail": "list and index",
    "text": "open and analyze",
    "pdf": "open and analyze",
}
COMMAND = {
    "folder": ["analyze", "--json", "--jobs", "2"],
    "mail": [],
    "text": ["summarize"],
    "pdf": ["summarize"],
}
"""The command that is run over the whole input; none where it would only repeat another one for hours."""


class Cost(NamedTuple):
    """What a step took."""

    cpu: float
    memory: float
    seconds: float


class Terminal:
    """The reader in a terminal."""

    def __init__(self, arguments: list[str], home: Path) -> None:
        begin = time.monotonic()
        self._begin = begin
        self.painted: float | None = None
        environment = os.environ | {"TERM": "xterm-256color", "HOME": str(home)}
        environment |= {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            os.execvpe(sys.executable, [sys.executable, "-m", "tui", *arguments], environment)
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.family = Family(self.pid)
        self._cpu = 0.0
        """Of all processes, at the end of the last step."""

    def type(self, keys: str) -> None:
        """Send keys one by one, each once the answer to the last is there."""
        for key in keys:
            os.write(self._end, key.encode())
            while select.select([self._end], [], [], QUIET)[0]:
                self._take()

    def rest(self) -> Cost:
        """Wait until nothing works; return what it took since the last time."""
        cpu, begin, still = self._cpu, time.monotonic(), 0
        self.family.peak = 0.0
        while still < STILL:
            until = time.monotonic() + LOOK
            while (left := until - time.monotonic()) > 0:
                if select.select([self._end], [], [], left)[0]:
                    self._take()
            before = self.family.cpu
            still = 0 if self.family.look() or self.family.cpu - before > LOOK / 4 else still + 1
            if time.monotonic() - begin > MOST_SECONDS:
                raise SystemExit("it does not come to rest")
        self._cpu = self.family.cpu
        return Cost(self._cpu - cpu, self.family.peak, time.monotonic() - begin - STILL * LOOK)

    def _take(self) -> None:
        data = os.read(self._end, 1 << 16)
        if self.painted is None and b"briefing" in data.lower():
            self.painted = time.monotonic() - self._begin

    def close(self) -> None:
        with contextlib.suppress(OSError):
            os.write(self._end, b"\x1b\x1b\x03")
        for _ in range(50):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            time.sleep(0.1)
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


def reader(kind: str, path: Path, home: Path) -> Iterator[tuple[str, Cost]]:
    """Run the reader on an input; yield the cost of each step."""
    terminal = Terminal(["--max-size", "4G", str(path)], home)
    try:
        yield BEGIN[kind], terminal.rest()
        painted = terminal.painted or 0.0
        yield "first paint", Cost(painted, 0.0, painted)
        for name, keys in KEYS[kind]:
            terminal.type(keys)
            yield name, terminal.rest()
    finally:
        terminal.close()


def command(arguments: list[str], path: Path) -> Cost:
    """Run a command on an input."""
    begin = time.monotonic()
    line = [sys.executable, "-m", "tui", *arguments, "--max-size", "4G", str(path)]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL)
    family = Family(process.pid)
    while process.poll() is None:
        family.look()
        time.sleep(LOOK)
    return Cost(family.cpu, family.peak, time.monotonic() - begin)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=INPUTS)
    parser.add_argument(
        "--most", type=int, required=True, help="the largest size; half and a quarter come first"
    )
    parser.add_argument("--steps", type=int, default=3, help="number of sizes (default 3)")
    parser.add_argument("--no-command", action="store_true", help="only the reader, not the command")
    args = parser.parse_args()
    unit, write = INPUTS[args.kind]
    sizes = [args.most >> at for at in reversed(range(args.steps))]
    found: dict[str, list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            path = Path(name) / f"{args.kind}-{size}"
            write(path, size)
            for step, cost in reader(args.kind, path, Path(name) / f"home-{size}"):
                found[step].append(cost)
                print(f"{size:,} {unit}: {step}: {_figures(cost)}", file=sys.stderr, flush=True)
            if (arguments := COMMAND[args.kind]) and not args.no_command:
                found[" ".join(arguments)].append(cost := command(arguments, path))
                print(f"{size:,} {unit}: {_figures(cost)}", file=sys.stderr, flush=True)
    heads = [f"{size:,} {unit}" for size in sizes]
    rows = [[step, *map(_figures, costs), _growth(costs)] for step, costs in found.items()]
    print(table(["CPU, s (MB)", *heads, "times"], rows))


def _figures(cost: Cost) -> str:
    return f"{cost.cpu:.2f} ({cost.memory:.0f})" if cost.memory else f"{cost.cpu:.2f}"


def _growth(costs: list[Cost]) -> str:
    return f"{costs[-1].cpu / costs[-2].cpu:.1f}" if len(costs) > 1 and costs[-2].cpu else ""


if __name__ == "__main__":
    main()
