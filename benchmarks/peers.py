"""The programs that are compared, and one run of one of them, seen from outside by `tui_probe.py`.

The probe and the floor (`floor_light.py`) are tools that live in a folder of their own, given as `--tools`.
Programs take turns, one run each a round, so that a machine that slows down slows all of them; the first
round only warms the disk and the bytecode cache and isn't counted.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

SEED = Path(__file__).parents[1] / "seeds" / "abu-dhabi-talks.txt"
NOTHING = "–"

Result = TypeVar("Result")


class Program(NamedTuple):
    """A command line, without the file that is opened with it, and the keys that it is sent."""

    name: str
    command: list[str]
    keys: tuple[str, ...] = ()


def readers(tools: Path) -> list[Program]:
    """The reader, the floor and `less`, with the keys each of them knows, in an order that makes sense."""
    return [
        Program(
            "briefing",
            [sys.executable, "-m", "tui"],
            ("tab", "j", "pgdn", "]", "enter", "n", "+", "G"),
        ),
        Program("floor", [sys.executable, str(tools / "floor_light.py")], ("pgdn", "tab", "tab", "j")),
        Program("less", ["less"], ("j", "pgdn", "G")),
    ]


def arguments(about: str) -> argparse.ArgumentParser:
    """The options that all benchmarks share."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    option = parser.add_argument
    option(
        "--tools", type=folder_of_tools, required=True, help="the folder of tui_probe.py and floor_light.py"
    )
    option("--seed", type=Path, default=SEED, help="the text that is opened (default: the first seed)")
    option("--only", help="comma list of the programs to run (default: all)")
    option(
        "--also",
        action="append",
        default=[],
        metavar="NAME=COMMAND",
        help="one more program, or another command for one of them; the file is added to it",
    )
    return parser


def folder_of_tools(name: str) -> Path:
    missing = [tool for tool in ("tui_probe.py", "floor_light.py") if not (Path(name) / tool).is_file()]
    if missing:
        raise argparse.ArgumentTypeError(f"no {' and no '.join(missing)} in {name}")
    return Path(name)


def chosen(programs: list[Program], args: argparse.Namespace) -> list[Program]:
    """What `--also` and `--only` make of the programs."""
    named = {program.name: program for program in programs}
    for pair in args.also:
        name, separator, command = pair.partition("=")
        if not separator or not command.strip():
            raise SystemExit(f"--also {pair}: no command; write it as NAME=COMMAND")
        keys = named[name].keys if name in named else ()
        named[name] = Program(name, shlex.split(command), keys)
    names = args.only.split(",") if args.only else list(named)
    unknown = [name for name in names if name not in named]
    if unknown:
        raise SystemExit(f"--only {','.join(unknown)}: not one of {', '.join(named)}")
    return [named[name] for name in names]


def probe(tools: Path, command: list[str], **options: object) -> dict[str, Any]:
    """Run a command once in a terminal and give the probe's account of it.

    `start` has first_ms, stable_ms, expect_ms (each absent if it never came) and bytes; `keys` a row a key;
    `idle` the bytes of the rest after them. Options are the probe's own: `idle=5` is `--idle 5`.
    """
    given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    call = [sys.executable, str(tools / "tui_probe.py"), *given, "--json", "--", *command]
    done = subprocess.run(call, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"the probe failed on {shlex.join(command)}: {last_line(done.stderr)}")
    account: dict[str, Any] = json.loads(done.stdout)
    return account


def in_turns(
    programs: list[Program], runs: int, measure: Callable[[Program], Result]
) -> dict[str, list[Result]]:
    """Measure each program once a round; all rounds but the first, by the program's name."""
    results: dict[str, list[Result]] = {program.name: [] for program in programs}
    for round_ in range(runs + 1):
        for program in programs:
            result = measure(program)
            if round_:
                results[program.name].append(result)
    return results


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Markdown, the first column left and the others right."""
    head = list(head)
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "it said nothing"
