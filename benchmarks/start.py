"""Time from the command to the source's first words on the screen, beside the floor, `less` and two imports.

    python benchmarks/start.py --tools DIR

Medians of runs in turns, and the least of them, which other work on the machine disturbs less. `briefing` is
opened with nothing remembered, and once more where it was opened before. The floor is a Textual program, so
`import textual.app` is what it cannot go below; `briefing` sends its first screen before that import.
`import nltk, numpy` is what an analysis needs at least.
Then the packages whose import costs most, for `--help` and up to the first paint.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from typing import Any

from import_times import Import, costliest, import_times
from peers import NOTHING, Program, arguments, chosen, in_turns, probe, readers, table

COLUMNS = {
    "first_ms": "first paint, ms",
    "expect_ms": "first words, ms",
    "stable_ms": "panes full, ms",
    "bytes": "bytes",
    "cpu_ms": "CPU, ms",
    "rss_mb": "memory, MB",
}


def importing(module: str, expect: str) -> Program:
    """A program that imports a module and then prints what is waited for."""
    return Program(f"import {module}", [sys.executable, "-c", f"import {module}; print({expect!r})"])


def first_words(args: argparse.Namespace, programs: list[Program]) -> str:
    def measure(program: Program) -> dict[str, Any]:
        command = [*program.command, str(args.seed)]
        account = probe(args.tools, command, size=args.size, settle=1, idle=0, expect=args.expect)
        start: dict[str, Any] = account["start"]
        return start

    results = in_turns(programs, args.runs, measure)
    rows = [[name, *(told(starts, field) for field in COLUMNS)] for name, starts in results.items()]
    return table(["program", *COLUMNS.values()], rows)


def told(starts: list[dict[str, Any]], field: str) -> str:
    """Median and least. Nothing where a run never came so far, for the others would flatter it."""
    values = [start[field] for start in starts if field in start]
    if len(values) < len(starts):
        return NOTHING
    least = f" ({min(values):,.0f})" if field.endswith("_ms") else ""
    return f"{statistics.median(values):,.0f}{least}"


def import_table(imports: list[Import], most: int) -> str:
    total = sum(entry.own for entry in imports)
    rows = [[entry.module, f"{entry.own / 1000:.1f}"] for entry in costliest(imports, most)]
    return table([f"package ({len(imports)} modules)", "own ms"], [*rows, ["all", f"{total / 1000:.1f}"]])


def twice(program: Program) -> list[Program]:
    """The reader without what it remembers, and with it: the first round, which isn't counted, fills that."""
    new = program._replace(command=[*program.command, "--no-state"])
    return [new, program._replace(name="briefing, opened before")]


def longest_word(line: str) -> str:
    return max((word.strip(".,:;“”‘’\"'") for word in line.split()), key=len)


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--runs", type=int, default=11, help="counted runs of each program (default 11)")
    parser.add_argument("--size", default="120x36", metavar="COLSxROWS")
    parser.add_argument("--expect", help="what is waited for (default: the longest word of the first line)")
    parser.add_argument("--top", type=int, default=10, help="packages in the import lists (default 10)")
    args = parser.parse_args()
    args.expect = args.expect or longest_word(args.seed.read_text(encoding="utf-8").splitlines()[0])
    known = [
        again
        for program in readers(args.tools)
        for again in (twice(program) if program.name == "briefing" else [program])
    ]
    known += [importing(name, args.expect) for name in ("textual.app", "nltk, numpy")]
    programs = chosen(known, args)

    print(f"`{args.seed.name}` at {args.size}, {args.runs} runs, waiting for “{args.expect}”:\n")
    print(first_words(args, programs))
    ours = {program.name: program for program in programs}.get("briefing")
    if ours and ours.command[0] == sys.executable:
        interpreted = ours.command[1:]
        print("\nImports of `--help`:\n")
        print(import_table(import_times([*interpreted, "--help"]), args.top))
        print("\nImports up to the first words:\n")
        seen = import_times([*interpreted, str(args.seed)], args.expect.encode())
        print(import_table(seen, args.top))


if __name__ == "__main__":
    main()
