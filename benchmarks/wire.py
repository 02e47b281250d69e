"""Bytes sent to the terminal: to start, for each kind of key, and at rest, beside the floor and `less`.

    python benchmarks/wire.py --tools DIR

On the seed and on a text of 400 lines made from it. A start is over when all panes are full: some silence.
Each program gets the keys it knows; of a key sent several times the mean is told. `ssh -C` is what is left
of the reader's bytes when they are compressed as sshd does it. Nothing may be sent in the 5 s of rest.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from compressed import compressed
from peers import NOTHING, Program, arguments, chosen, in_turns, probe, readers, table

LINES = 400
KEYS = {
    "briefing": (
        "tab",
        "down",
        "down",
        "tab",
        "down",
        "down",
        "tab",
        *"j" * 20,
        *["pgdn"] * 3,
        "G",
        "g",
        "]",
    ),
    "floor": ("pgdn", "tab", "tab", "down", "down"),
    "less": (*"j" * 20, *["pgdn"] * 3, "G", "g"),
}
ROWS = {
    "start": "start, until all panes are full",
    "tab": "focus on another pane",
    "down": "a step in a list",
    "j": "a step of the source's cursor (mean of 20), a line in less",
    "pgdn": "a page",
    "G": "to the end",
    "g": "to the beginning",
    "]": "to the next entity",
    "rest": "5 s of rest",
}
COMPRESSED = "briefing, ssh -C"


def long_text(seed: str) -> str:
    """The seed's lines over and over, 400 in all, each with its day so that no two are the same."""
    lines = [line for line in seed.splitlines() if line.strip()]
    return "".join(f"Day {day}: {line}\n" for day, line in enumerate(islice(cycle(lines), LINES), start=1))


def means(counts: Iterable[tuple[str, int]]) -> dict[str, float]:
    """By the key, over all times it was sent."""
    found: dict[str, list[int]] = {}
    for key, count in counts:
        found.setdefault(key, []).append(count)
    return {key: statistics.mean(several) for key, several in found.items()}


def bytes_sent(account: dict[str, Any]) -> dict[str, float]:
    """Bytes by what brought them forth: the start, each key, the rest."""
    keys = [(row["key"], row["bytes"]) for row in account["keys"]]
    return means([("start", account["start"]["bytes"]), *keys, ("rest", account["idle"]["bytes"])])


def compare(args: argparse.Namespace, programs: list[Program], text: Path, size: str) -> str:
    def measure(program: Program) -> dict[str, float]:
        command, keys = [*program.command, str(text)], program.keys
        options = {"size": size, "settle": args.settle, "limit": 5, "idle": 5, "keys": ",".join(keys)}
        return bytes_sent(probe(args.tools, command, **options))

    results = in_turns(programs, args.runs, measure)
    for program in programs:
        if program.name == "briefing":
            packed = compressed([*program.command, str(text)], program.keys, size, args.settle)
            results[COMPRESSED] = [means(packed)]
    rows = [[name, *(median(runs, row) for runs in results.values())] for row, name in ROWS.items()]
    return table(["bytes", *results], rows)


def median(runs: list[dict[str, float]], row: str) -> str:
    values = [run[row] for run in runs if row in run]
    return f"{statistics.median(values):,.0f}" if values else NOTHING


def fit(program: Program) -> Program:
    """With the keys of this benchmark; the reader as if it had never opened the text."""
    command = [*program.command, "--no-state"] if program.name == "briefing" else program.command
    return program._replace(command=command, keys=KEYS.get(program.name, program.keys))


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each program (default 3)")
    parser.add_argument("--sizes", default="120x36,80x24", help="comma list of COLSxROWS")
    parser.add_argument(
        "--settle", type=float, default=1.0, help="seconds of silence after a key (default 1)"
    )
    args = parser.parse_args()
    programs = [fit(program) for program in chosen(readers(args.tools), args)]
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.txt"
        long.write_text(long_text(args.seed.read_text(encoding="utf-8")), encoding="utf-8")
        for text, name in (args.seed, args.seed.name), (long, f"{LINES} lines"):
            for size in args.sizes.split(","):
                print(f"{name} at {size}, medians of {args.runs}:\n")
                print(compare(args, programs, text, size), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
