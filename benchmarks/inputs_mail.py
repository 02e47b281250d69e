"""A mailbox of many letters: until the first is read, until all are, one of them again, the list, memory.

    python benchmarks/inputs_mail.py [--letters 10000]

The mailbox is made here, in a temporary folder: letters of random words that fit no story, with a signature
and a quoted letter below. What is read is read in a process of its own, so that its memory is its own; the
list is filled as on the screen, through the indexer and the process that reads for it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from itertools import islice
from pathlib import Path

from peers import table

from summarizer.files.options import Options
from summarizer.readers import open_documents
from summarizer.readers.versions import whole
from tui.workers.indexer import IndexerCallbacks, IndexerClient, IndexerSource

ON_SCREEN = 33
SENTENCES = 16


def mailbox(letters: int) -> bytes:
    """About 2 KB a letter; a third of them answer another."""
    words = files("summarizer").joinpath("entities/lexicon/data/common_words.txt").read_text("utf-8").split()
    chance = random.Random(letters)

    def sentence() -> str:
        return " ".join(chance.choices(words, k=chance.randrange(8, 18))).capitalize() + "."

    return b"".join(letter(number, sentence) for number in range(1, letters + 1))


def letter(number: int, sentence: Callable[[], str]) -> bytes:
    paragraphs = [" ".join(sentence() for _ in range(4)) for _ in range(SENTENCES // 4)]
    body = "\n\n".join(paragraphs)
    old = "\n> ".join(sentence() for _ in range(4)) if number % 3 == 0 else ""
    quoted = f"\n\nOn Mon, Feb 2, 2026 at 9:00 AM Ann Lee <ann@example.org> wrote:\n> {old}" if old else ""
    text = f"""\
From p{number % 50}@example.org Mon Feb  2 10:00:00 2026
From: =?utf-8?q?J=C3=B6rg_{number % 50}?= <p{number % 50}@example.org>
To: list@example.org
Subject: {"Re: " if old else ""}Question {number}
Date: {1 + number % 28} Feb 2026 10:00:00 +0100
Message-ID: <{number}@example.org>
Content-Type: text/plain; charset=utf-8

{body}

--\x20
Jörg {number % 50}{quoted}

"""
    return text.encode()


def read(path: Path) -> None:
    """In a process of its own: milliseconds until the first, until all; MB; milliseconds for one again."""
    begin = time.perf_counter()
    found = whole(open_documents(path))
    next(found)
    first = time.perf_counter() - begin
    count = 1 + sum(1 for _ in found)
    whole_time = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begin = time.perf_counter()
    again = list(islice(open_documents(path, options=Options(part=f"message {count // 2}")), 2))
    one = time.perf_counter() - begin
    assert len(again) == 1
    print(count, first, whole_time, memory, one)


async def listed(path: Path) -> tuple[float, float]:
    """Seconds until the first screen of the list is filled in, and until all of it is."""
    entries = 0
    filled, ready = asyncio.Event(), asyncio.Event()

    def entry(*_: object) -> None:
        nonlocal entries
        entries += 1
        if entries == ON_SCREEN:
            filled.set()

    indexer = IndexerClient(IndexerCallbacks(entry=entry, ready=lambda _: ready.set()))
    begin = time.perf_counter()
    indexer.add([IndexerSource(0, path, str(path))])
    await filled.wait()
    first = time.perf_counter() - begin
    await ready.wait()
    indexer.close()
    return first, time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.read:
        read(args.read)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mailbox"
        path.write_bytes(mailbox(args.letters))
        line = [sys.executable, __file__, "--read", str(path)]
        done = subprocess.run(line, check=True, capture_output=True, text=True)
        count, first, all_of_them, memory, again = map(float, done.stdout.split())
        screen, filled = asyncio.run(listed(path))
        rows = [
            ("letters", f"{count:,.0f}"),
            ("MB", f"{path.stat().st_size / 1024**2:.0f}"),
            ("the first letter, ms", f"{first * 1000:.0f}"),
            ("all of them, s", f"{all_of_them:.1f}"),
            ("memory at most, MB", f"{memory:.0f}"),
            ("one in the middle again, ms", f"{again * 1000:.0f}"),
            ("the first screen of the list, s", f"{screen:.1f}"),
            ("the list filled and indexed, s", f"{filled:.1f}"),
        ]
        print(table(["a mailbox", ""], rows))


if __name__ == "__main__":
    main()
