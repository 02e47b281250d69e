"""Set documents of the judged set aside for the last figure, by a hash of their ids.

    python benchmarks/judged/split.py SET.jsonl [--count 30]

Prints the ids that are set aside, one a line. Each kind of document gives its share (largest remainders, ties
by name); within a kind the ids with the smallest SHA-256 are taken. Nothing but `id` and `kind` is read, so
the list could be made before anybody had opened a document.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from pathlib import Path


def digest(ident: str) -> str:
    """Return the SHA-256 of an id in hexadecimal digits."""
    return hashlib.sha256(ident.encode()).hexdigest()


def aside(kinds: dict[str, str], count: int) -> list[str]:
    """Return `count` ids of `kinds` (kind by id), stratified by kind, in order of their names."""
    groups: dict[str, list[str]] = defaultdict(list)
    for ident, kind in kinds.items():
        groups[kind].append(ident)
    quota = {kind: len(group) * count / len(kinds) for kind, group in groups.items()}
    taken = {kind: int(share) for kind, share in quota.items()}
    rest = sorted(quota, key=lambda kind: (taken[kind] - quota[kind], kind))
    for kind in rest[: count - sum(taken.values())]:
        taken[kind] += 1
    return sorted(
        ident for kind, group in groups.items() for ident in sorted(group, key=digest)[: taken[kind]]
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", type=Path)
    parser.add_argument("--count", type=int, default=30)
    args = parser.parse_args()
    records = [json.loads(line) for line in args.set.read_text(encoding="utf-8").splitlines()]
    for ident in aside({record["id"]: record["kind"] for record in records}, args.count):
        print(ident)


if __name__ == "__main__":
    main()
