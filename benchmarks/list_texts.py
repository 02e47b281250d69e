"""Briefings made of a corpus for `list.py`: sentences at random, with names that are made up; and queries.

A fixed seed: the same corpus gives the same briefings and the same queries.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_SEED = 5
_SYLLABLES = "ba ko ri ma den tal vo ker lin sha zu po gra mi nor ex hal win dor pe".split()  # noqa: SIM905
_NAMES = 20_000
_NAMED = 0.4
"""The share of sentences followed by one with two of the names."""
_WORD = re.compile(r"[a-z]{3,}")
COMMON = 60
RARE = 200
"""How many of the commonest words and of the rarest are looked for."""


class Query(NamedTuple):
    """Words that are looked for; for the reader, and for a program that looks for fixed strings."""

    kind: str
    typed: str
    strings: tuple[str, ...]


def sentences(folder: Path) -> list[str]:
    """Of JSON-lines files with `text` and `sentences` (GUM's), and the lines of text files."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            for each in record["sentences"]:
                start, end = (each["start"], each["end"]) if isinstance(each, dict) else each[:2]
                found.append(" ".join(record["text"][start:end].split()))
    for path in sorted(folder.glob("*.txt")):
        found += [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines()]
    if not any(found):
        raise SystemExit(f"{folder}: neither .jsonl nor .txt files with text in them there")
    return [sentence for sentence in found if sentence]


def write(folder: Path, lines: list[str], count: int, words: int) -> None:
    """So many briefings of at least so many words each."""
    chance = random.Random(_SEED)
    names = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize() for _ in range(_NAMES)]
    for number in range(count):
        title = " ".join(chance.choice(lines).split()[:8]).rstrip(".,;:")
        date = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
        text = "\n\n".join([title, date, *_paragraphs(chance, lines, names, words)])
        (folder / f"briefing-{number:05}.txt").write_text(text + "\n", encoding="utf-8")


def _paragraphs(chance: random.Random, lines: list[str], names: list[str], words: int) -> Iterator[str]:
    while words > 0:
        made = []
        for _ in range(chance.randint(2, 5)):
            made.append(chance.choice(lines))
            if chance.random() < _NAMED:
                made.append(f"{chance.choice(names)} {chance.choice(names)} agreed.")
        yield (paragraph := " ".join(made))
        words -= len(paragraph.split())


def queries(folder: Path, each: int) -> list[Query]:
    """So many of each kind, of words that the briefings hold, in mixed order."""
    chance = random.Random(_SEED)
    texts = [path.read_text(encoding="utf-8").lower() for path in sorted(folder.glob("briefing-*.txt"))]
    held: Counter[str] = Counter()
    for text in texts:
        held.update(set(_WORD.findall(text)))
    common = [word for word, _ in held.most_common(COMMON)]
    rare = sorted(held, key=lambda word: (held[word], word))[:RARE]
    made: list[Query] = []
    for number in range(each):
        plain = [line for line in chance.choice(texts).splitlines() if len(line.split()) > 20]
        words = chance.choice(plain).split()
        at = chance.randrange(len(words) - 3)
        phrase = _phrase(words[at : at + 3])
        one, two = chance.sample(sorted(set(_WORD.findall(" ".join(words)))), 2)
        letter = "abcdefghilmnoprstw"[number % 18]
        word, seldom = chance.choice(common), chance.choice(rare)
        made += [
            Query("a common word", word, (word,)),
            Query("a rare word", seldom, (seldom,)),
            Query("two words", f"{one} {two}", (one, two)),
            Query("one letter", letter, (letter,)),
            Query("a phrase", f'"{phrase}"', (phrase,)),
        ]
    chance.shuffle(made)
    return made


def _phrase(words: list[str]) -> str:
    """Without quotes, which would end it."""
    return " ".join(words).replace('"', "").replace("“", "").replace("”", "").strip()
