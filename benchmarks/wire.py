"""Bytes sent to the terminal: to start, for each key, and at rest, beside the floor and `less`.

    python benchmarks/wire.py --tools DIR

On the seed and on a text of 400 lines made from it, at 120x36 and 80x24. A start is over when all panes are
full: half a second of silence. Each program gets the keys it knows, in the order of its column; a key sent
twice counts its last. Nothing at all may be sent in the 5 s of rest after the keys.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from peers import NOTHING, Program, arguments, chosen, in_turns, probe, readers, table

LINES = 400
START, REST = "start", "rest, 5 s"


def long_text(seed: str) -> str:
    """The seed's lines over and over, 400 in all, each with its day so that no two are the same."""
    lines = [line for line in seed.splitlines() if line.strip()]
    return "".join(f"Day {day}: {line}\n" for day, line in enumerate(islice(cycle(lines), LINES), start=1))


def bytes_sent(account: dict[str, Any]) -> dict[str, int]:
    """Bytes by what brought them forth: the start, each key, the rest."""
    keys = {row["key"]: row["bytes"] for row in account["keys"]}
    return {START: account["start"]["bytes"], **keys, REST: account["idle"]["bytes"]}


def compare(args: argparse.Namespace, programs: list[Program], text: Path, size: str) -> str:
    def measure(program: Program) -> dict[str, int]:
        command = [*program.command, str(text)]
        keys = ",".join(program.keys)
        return bytes_sent(probe(args.tools, command, size=size, settle=0.5, limit=3, idle=5, keys=keys))

    results = in_turns(programs, args.runs, measure)
    named = list(dict.fromkeys(key for runs in results.values() for key in runs[0] if key != REST))
    rows = [[row, *(median(runs, row) for runs in results.values())] for row in [*named, REST]]
    return table(["bytes", *results], rows)


def median(runs: list[dict[str, int]], row: str) -> str:
    values = [run[row] for run in runs if row in run]
    return f"{statistics.median(values):,.0f}" if values else NOTHING


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each program (default 3)")
    parser.add_argument("--sizes", default="120x36,80x24", help="comma list of COLSxROWS")
    args = parser.parse_args()
    programs = chosen(readers(args.tools), args)
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.txt"
        long.write_text(long_text(args.seed.read_text(encoding="utf-8")), encoding="utf-8")
        for text, name in (args.seed, args.seed.name), (long, f"{LINES} lines"):
            for size in args.sizes.split(","):
                print(f"{name} at {size}, medians of {args.runs}:\n")
                print(compare(args, programs, text, size), end="\n\n")


if __name__ == "__main__":
    main()
