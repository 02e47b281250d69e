"""Processor time and memory of a process and of all that descend from it, looked at from outside (Linux)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Family:
    """A process and its descendants. One that was seen once is counted to the end, wherever it is moved."""

    def __init__(self, pid: int) -> None:
        self.pids = {pid}
        self.peak = 0.0
        """MB that all of them together held at most when they were looked at (PSS)."""
        self.held: dict[int, float] = {}
        """MB of each when they were last looked at."""
        self._used: dict[int, float] = {}

    def look(self) -> bool:
        """Look at all of them; return whether one of them is working."""
        states, parents = {}, {}
        for entry in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                pid = int(entry.parent.name)
                states[pid], parents[pid] = fields[0], int(fields[1])
                if pid in self.pids:
                    self._used[pid] = (int(fields[11]) + int(fields[12])) / TICKS
        while new := {pid for pid, parent in parents.items() if parent in self.pids} - self.pids:
            self.pids |= new
        alive = self.pids & states.keys()
        self.held = dict(_held(alive))
        self.peak = max(self.peak, sum(self.held.values()))
        return any(states[pid] in "RD" for pid in alive)

    @property
    def cpu(self) -> float:
        """Return the seconds that all of them have worked, until each was last looked at."""
        return sum(self._used.values())


def _held(pids: Iterable[int]) -> Iterator[tuple[int, float]]:
    """Yield each process with its MB; pages that several share are divided among them (PSS)."""
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
            yield pid, next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
        except (OSError, StopIteration):  # it ended in the meantime
            continue
