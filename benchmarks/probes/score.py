"""Score the names that a command finds in small documents made of the probes: lists.tsv in frames.tsv.

    score.py [--details] -- COMMAND ...

COMMAND is run once with the paths of all documents after it and prints a line of JSON for each, in their
order, as `briefing analyze --json` does: `entities` with `type` and `mentions` (`start`, `end`). A name is
right if one mention of its type begins and ends with it, after leading articles, trailing possessives and
trailing punctuation are cut off on both sides. A title is right if every surname after it, with the given
name where it stands there, is right as a person and no mention holds a word of the title; "title, in the
name" allows it in the person's. --details lists what is wrong in the half "open"; the other half is only
counted. Only the standard library is used.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_TYPES = {"company": "organization", "title": "person", "person": "person", "place": "place"}
_GOALS = {"company": 85, "title": 90, "person": 96, "place": 98}
_LENIENT = "title, in the name"
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:['’]s?|[ ,.;:!?)])+$")


class Probe(NamedTuple):
    """A document, and what must be found in it."""

    kind: str
    half: str
    text: str
    names: tuple[tuple[int, int], ...]
    titles: tuple[tuple[int, int], ...]


class Found(NamedTuple):
    """A mention that a system found."""

    start: int
    end: int
    type: str


def probes() -> Iterator[Probe]:
    """Yield the probes in the order of the lists."""
    frames = defaultdict(list)
    for kind, frame in _rows("frames.tsv"):
        frames[kind].append(frame)
    for kind, half, name, chosen, _ in _rows("lists.tsv"):
        for number in chosen.split(","):
            yield _probe(kind, half, name, frames[kind][int(number)])


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _probe(kind: str, half: str, name: str, frame: str) -> Probe:
    fields = dict(zip("TGS", name.split("|"), strict=True)) if kind == "title" else {"X": name}
    text, names, titles = "", [], []
    for part in re.split(r"(\{[TGSX]\})", frame):
        field = part.strip("{}") if part.startswith("{") else ""
        start = len(text)
        text += fields[field] if field else part
        if field == "T":
            titles.append((start, len(text)))
        elif field == "S" and names and names[-1][1] == start - 1:
            names[-1] = (names[-1][0], len(text))
        elif field:
            names.append((start, len(text)))
    return Probe(kind, half, text, tuple(names), tuple(titles))


def is_right(probe: Probe, found: list[Found]) -> bool:
    """Return whether a system found what a probe asks for."""
    exact = {(*trimmed(probe.text, one.start, one.end), one.type) for one in found}
    if any(one.start < end and start < one.end for one in found for start, end in probe.titles):
        return False
    return all((*trimmed(probe.text, *name), _TYPES[probe.kind]) in exact for name in probe.names)


def in_the_name(probe: Probe, found: list[Found]) -> list[Found]:
    """Return what a system found, without the titles at the beginning of people's names."""
    names = {title[0]: title[1] + 1 for title in probe.titles}
    return [
        one._replace(start=names.get(one.start, one.start) if one.type == "person" else one.start)
        for one in found
    ]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut off a leading article, a trailing possessive and trailing punctuation, but not all of a name."""
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    words = _TRAILING.sub("", text[start:end])
    return start, start + len(words) if words else end


def answers(command: list[str], asked: list[Probe]) -> list[list[Found]]:
    """Return what a command finds in each probe."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.txt" for number in range(len(asked))]
        for path, probe in zip(paths, asked, strict=True):
            path.write_text(probe.text + "\n", encoding="utf-8")
        done = subprocess.run([*command, *map(str, paths)], check=True, stdout=subprocess.PIPE)
    return [list(_found(json.loads(line))) for line in done.stdout.decode().splitlines()]


def _found(answer: dict[str, list[dict[str, object]]]) -> Iterator[Found]:
    for entity in answer["entities"]:
        mentions = entity["mentions"]
        assert isinstance(mentions, list)
        for mention in mentions:
            yield Found(mention["start"], mention["end"], str(entity["type"]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--details", action="store_true", help="list what is wrong in the half open")
    parser.add_argument("command", nargs="+")
    args = parser.parse_args()
    asked = list(probes())
    total: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for probe, found in zip(asked, answers(args.command, asked), strict=True):
        good = is_right(probe, found)
        counted = [(probe.kind, good)]
        if probe.kind == "title":
            counted.append((_LENIENT, is_right(probe, in_the_name(probe, found))))
        for kind, is_good in counted:
            for half in (probe.half, "all"):
                total[kind, half] += 1
                right[kind, half] += is_good
        if args.details and not good and probe.half == "open":
            said = "; ".join(f"{probe.text[one.start : one.end]} = {one.type}" for one in sorted(found))
            print(f"{probe.kind}: {probe.text}\n    found: {said or 'nothing'}")
    print("| % right | open | closed | all | probes | goal |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind in ("company", "title", _LENIENT, "person", "place"):
        shares = [f"{100 * right[kind, half] / total[kind, half]:.1f}" for half in ("open", "closed", "all")]
        print(f"| {kind} | {' | '.join(shares)} | {total[kind, 'all']} | {_GOALS.get(kind, '')} |")


if __name__ == "__main__":
    main()
