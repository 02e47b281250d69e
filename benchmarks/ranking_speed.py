"""Speed and memory of ranking alone: the sentences are given, imports and warming up are done before.

Each system ranks a text of each size in a fresh process, systems taking turns, until one takes over the limit
or over the memory allowed; larger texts it is spared then. What the ranking is given beside the sentences
(ours: names and quotations; pytextrank: spaCy's parse; lexrank: its background) is timed apart. What
ranking adds to memory is counted from what the process held then: ours can fill what finding names has left
free, so `--no-entities` shows its own need.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

import ranking_gum
from peers import NOTHING, last_line, table
from ranking_systems import OURS, Systems
from ranking_worker import COST, SHIPPED

from summarizer.document import Document
from summarizer.language.sentences import split
from summarizer.readers import open_documents

SIZES = (100, 1_000, 5_000, 20_000)
SEEDS = Path(__file__).parents[1] / "seeds"
_SEED = 1
Cost = dict[str, Any]


def sentences(gum: Path | None) -> list[str]:
    """Of GUM in the order of its files, or of the seeds."""
    if gum:
        return [line for text in ranking_gum.read(gum) for line in text.lines()]
    found = []
    for path in sorted(SEEDS.iterdir()):
        for document in open_documents(path):
            assert isinstance(document, Document)
            found += [document.line(each) for each in split(document) if each.kind == "body"]
    return found


def strung(lines: Sequence[str], size: int) -> list[str]:
    """As many sentences as wanted: the lines, then again and again with their words in another order."""
    return list(islice(_endless(lines), size))


def _endless(lines: Sequence[str]) -> Iterator[str]:
    shuffler = random.Random(_SEED)
    for again in count():
        for line in lines:
            words = line.split()
            if again:
                shuffler.shuffle(words)
            yield " ".join(words)


def report(
    systems: Systems, gum: Path | None, sizes: Sequence[int], *, limit: int, memory: int, entities: bool
) -> str:
    lines = sentences(gum)
    commands = {OURS: systems.ours_command(SHIPPED, *([] if entities else ["--no-entities"]))}
    commands |= {name: systems.peer_command(name) for name in systems.peers}
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for size in sizes:
        text = strung(lines, size)
        for name, command in commands.items():
            if all("seconds" in cost for cost in found[name]):
                found[name].append(cost_of([*command, COST, str(limit), str(memory)], text))
    words = sum(len(line.split()) for line in strung(lines, max(sizes)))
    about = (
        f"Sentences of {'GUM' if gum else 'the seeds'}, {len(lines):,} of them as they are, more with their "
        f"words shuffled; {words:,} words in the longest text; a limit of {limit} s and {memory:,} MB; ours "
        f"{'with' if entities else 'without'} names."
    )
    failures = [
        f"{name}: {cost['failed']}" for name, costs in found.items() for cost in costs if "failed" in cost
    ]
    return "\n\n".join([about, *_tables(found, sizes, limit, memory), *failures])


def cost_of(command: list[str], text: list[str]) -> Cost:
    """Without `seconds` where it took too long (`late`), too much (`memory`), or failed."""
    request = f"{json.dumps({'sentences': text})}\n"
    done = subprocess.run(
        command, input=request, capture_output=True, check=False, text=True, encoding="utf-8"
    )
    if done.returncode == -signal.SIGALRM:
        return {"late": True}
    if done.returncode:
        return {"failed": last_line(done.stderr)}
    cost: Cost = json.loads(done.stdout.splitlines()[-1])
    return cost


def _tables(found: dict[str, list[Cost]], sizes: Sequence[int], limit: int, memory: int) -> Iterator[str]:
    def seconds(cost: Cost) -> str:
        if "seconds" in cost:
            return f"{cost['seconds']:.3f}" if cost["seconds"] < 1 else f"{cost['seconds']:.1f}"
        return f"over {limit}" if "late" in cost else f"over {memory:,} MB" if "memory" in cost else "failed"

    views: dict[str, Callable[[Cost], str]] = {
        "seconds": seconds,
        "most memory, MB": lambda cost: _figure(cost, "peak", ",.0f"),
        "added by ranking, MB": lambda cost: _figure(cost, "grown", ",.0f"),
        "before ranking, s": lambda cost: _figure(cost, "prepare", ".2f"),
    }
    heads = [f"{size:,}" for size in sizes]
    for title, view in views.items():
        yield table([title, *heads], [[name, *_row(costs, sizes, view)] for name, costs in found.items()])
    names = list(next((cost["extras"] for cost in found[OURS] if "extras" in cost), ()))
    rows = [[name, *_row(found[OURS], sizes, partial(_extra, name=name))] for name in names]
    yield table(["ours, ms after ranking", *heads], rows)


def _row(costs: list[Cost], sizes: Sequence[int], view: Callable[[Cost], str]) -> list[str]:
    return [view(cost) for cost in costs] + [NOTHING] * (len(sizes) - len(costs))


def _figure(cost: Cost, which: str, form: str) -> str:
    return format(cost[which], form) if which in cost else NOTHING


def _extra(cost: Cost, name: str) -> str:
    return f"{1000 * cost['extras'][name]:.2f}" if "extras" in cost else NOTHING
