"""Print analyses whose units are ranked by a peer: a command for score.py.

    python benchmarks/judged/peer.py --peer-python PYTHON --only NAME PATH ...

The peer chooses among our sentences and list items, as `benchmarks/ranking_peers.py` orders them; "first"
takes them in text order. "spaCy" leaves the ranks as they are and brings its names instead of ours, a name an
entity. PYTHON is that of an environment with the peers' packages.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

WORKER = Path(__file__).parents[1] / "ranking_peers.py"
SPACY = Path(__file__).parents[1] / "probes" / "spacy_names.py"
_ARTICLE, _POSSESSIVE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE), re.compile(r"['’]s$")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peer-python", required=True)
    parser.add_argument("--only", required=True, metavar="NAME")
    parser.add_argument("paths", nargs="+")
    args = parser.parse_args()
    ours = [sys.executable, "-m", "tui", "analyze", "--json", *args.paths]
    out = subprocess.run(ours, stdout=subprocess.PIPE, check=False).stdout
    analyses = [found for found in map(json.loads, out.splitlines()) if "error" not in found]
    if args.only == "spaCy":
        for found, names in zip(analyses, _names(args.peer_python, analyses), strict=True):
            print(json.dumps(found | {"entities": names, "quotes": []}))
        return
    candidates = [
        [at for at, unit in enumerate(found["sentences"]) if unit["kind"] in ("body", "list")]
        for found in analyses
    ]
    for found, units, order in zip(analyses, candidates, _orders(args, analyses, candidates), strict=True):
        rank = {units[at]: number for number, at in enumerate(order, 1)}
        for at, unit in enumerate(found["sentences"]):
            unit["rank"], unit["context"] = rank.get(at), []
        print(json.dumps(found))


def _orders(
    args: argparse.Namespace, analyses: list[dict[str, Any]], candidates: list[list[int]]
) -> list[list[int]]:
    if args.only == "first":
        return [list(range(len(units))) for units in candidates]
    requests = []
    for found, units in zip(analyses, candidates, strict=True):
        text, own = found["source"]["text"], [found["sentences"][at] for at in units]
        lines = [" ".join(text[unit["start"] : unit["end"]].split()) for unit in own]
        requests.append(json.dumps({"sentences": lines}))
    command = [args.peer_python, str(WORKER), args.only]
    out = subprocess.run(command, input="\n".join(requests), stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line)["order"] for line in out.stdout.splitlines()[1:]]


def _names(python: str, analyses: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield spaCy's names of each text as entities, without leading articles and final possessives."""
    texts = [found["source"]["text"] for found in analyses]
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        out = subprocess.run(
            [python, str(SPACY), *map(str, paths)], stdout=subprocess.PIPE, check=True
        ).stdout
    for text, line in zip(texts, out.splitlines(), strict=True):
        types: dict[str, str] = {}
        before = len(text) - len(text.lstrip())
        for entity in json.loads(line)["entities"]:
            for mention in entity["mentions"]:
                form = " ".join(text[before + mention["start"] : before + mention["end"]].split())
                types.setdefault(_POSSESSIVE.sub("", _ARTICLE.sub("", form, count=1)), entity["type"])
        yield [
            {"id": f"e{number}", "name": name, "type": kind, "aliases": []}
            for number, (name, kind) in enumerate(types.items(), 1)
        ]


if __name__ == "__main__":
    main()
