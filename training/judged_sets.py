"""Sets of judged briefings: a folder with set.jsonl, a record a line, and the folder docs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FOLDS = 5


class Judged(NamedTuple):
    fold: int
    """0 to 4; the documents of a kind are spread over the folds."""
    record: dict[str, Any]
    content: bytes


def judged_documents(folder: Path, leave_out: frozenset[str] = frozenset()) -> Iterator[Judged]:
    """Read a set in the order of its kinds; documents whose ids are in `leave_out` are not opened."""
    records = [json.loads(line) for line in (folder / "set.jsonl").read_text(encoding="utf-8").splitlines()]
    order = sorted(
        (record for record in records if record["id"] not in leave_out),
        key=lambda record: (record["kind"], hashlib.sha256(record["id"].encode()).hexdigest()),
    )
    for number, record in enumerate(order):
        yield Judged(number % FOLDS, record, (folder / "docs" / record["file"]).read_bytes())
