"""Train the tagger: python -m training.train DATA --encoder FOLDER --out FILE.npz

DATA has the folders names/ and gum/ of the open corpora that the model card names; FOLDER has the encoder's
model.safetensors and vocab.txt. --leave-out CORPUS [CORPUS …] trains without some of them, --gum even or odd
with every other document of GUM alone: for figures on text that the tagger has not seen.
--judged FOLDER [FOLDER …] also trains on briefings whose names are marked, without those of one fold of five;
a folder that is named twice counts twice. --begin FILE.npz goes on from packed weights, not the encoder.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch

from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.tagger.tagger import WordPieces
from training import briefings, corpora, encoder, gum, world
from training.corpora import BRIEFINGS, GUM, NAMES, Passage, labelled
from training.examples import Batch, Encoded, Names, Window, batch, encode, seen_names, varied, windows
from training.network import Tagger, distance, from_encoder, loss_of
from training.pack import disagreement, pack, unpack

STYLES = ("none", *corpora.ALL, BRIEFINGS)
_ASIDE = 0
"""The fold of the judged briefings that nothing is trained on."""
_INFORMAL = ("re3d", "wnut")
"""Corpora whose names are not given to others."""
_HALVES = {"all": None, "even": 0, "odd": 1}


@dataclass(frozen=True)
class Plan:
    epochs: float
    rate: float
    """Of the encoder's layers; what is new learns ten times as fast."""
    size: int = 16
    warm_up: int = 60
    smoothing: float = 0.02
    taught: float = 0.5
    """The teacher's share of the loss, where there is one (Hinton et al. 2015)."""


def passages(
    data: Path, judged: Collection[Path], leave_out: Collection[str], half: int | None
) -> Iterator[Passage]:
    yield from briefings.read(judged, leave_out=_ASIDE)
    for corpus in NAMES:
        if corpus.name not in leave_out:
            yield from corpora.read(data / "names", corpus)
    if GUM not in leave_out:
        yield from gum.read(data / "gum", half)


def peoples() -> frozenset[str]:
    return frozenset(form for form, known in gazetteer().forms.items() if known.type == "nationality")


def all_windows(found: Iterator[Passage], pieces: WordPieces) -> list[Window]:
    known = peoples()
    return [
        window
        for passage in found
        for window in windows(labelled(passage, known), STYLES.index(passage.corpus), pieces)
    ]


def batches(found: list[Window], names: Names, pieces: WordPieces, size: int) -> Iterator[Batch]:
    """One epoch, varied anew; windows of like length together, in random order."""
    examples = [_example(window, names, pieces) for window in found]
    random.shuffle(examples)
    chunks: list[list[Encoded]] = []
    for start in range(0, len(examples), size * 20):
        alike = sorted(examples[start : start + size * 20], key=lambda example: len(example.ids))
        chunks += [alike[at : at + size] for at in range(0, len(alike), size)]
    random.shuffle(chunks)
    for chunk in chunks:
        yield batch(chunk, pieces.pad)


def _example(window: Window, names: Names, pieces: WordPieces) -> Encoded:
    words, shapes = varied(window.words, names)
    return encode(words, shapes, window.style if random.random() < 0.5 else 0, pieces)


def train(
    tagger: Tagger,
    found: list[Window],
    names: Names,
    pieces: WordPieces,
    plan: Plan,
    teacher: Tagger | None = None,
) -> None:
    slow, fast = tagger.pretrained(), tagger.fresh()
    for weight in (tagger.words.weight, tagger.positions.weight):
        weight.requires_grad = False
    optimizer = torch.optim.AdamW([{"params": slow}, {"params": fast}], lr=plan.rate, weight_decay=0.01)
    total = int(math.ceil(len(found) / plan.size) * plan.epochs)
    step, mean, began = 0, 0.0, time.perf_counter()
    tagger.train()
    while step < total:
        for one in batches(found, names, pieces, plan.size):
            if step >= total:
                break
            rate = plan.rate * min(1, step / plan.warm_up) * (1 - step / total)
            for group, faster in zip(optimizer.param_groups, (1, 10), strict=True):
                group["lr"] = rate * faster
            scores = tagger(one.ids, one.shapes, one.mask, one.styles)
            loss = loss_of(scores, one.allowed, plan.smoothing)
            if teacher:
                with torch.no_grad():
                    right = teacher(one.ids, one.shapes, one.mask, one.styles)
                apart = distance(scores, right, one.allowed)
                loss = (1 - plan.taught) * loss + plan.taught * apart
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*slow, *fast], 1.0)
            optimizer.step()
            mean = 0.98 * mean + 0.02 * loss.item() if step else loss.item()
            step += 1
            if step % 100 == 0 or step == total:
                print(
                    f"step {step} of {total}, loss {mean:.4f}, {time.perf_counter() - began:.0f} s",
                    flush=True,
                )
    tagger.eval()


def main() -> None:
    options = _options()
    encoder.check(options.encoder)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    vocabulary = (options.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces = WordPieces(vocabulary)
    found = all_windows(
        passages(options.data, options.judged, options.leave_out, _HALVES[options.gum]), pieces
    )
    formal = (window for window in found if STYLES[window.style] not in _INFORMAL)
    names = Names(seen_names(formal), world.names())
    if options.begin:
        tagger = unpack(options.begin, options.first_layers, len(STYLES))
    else:
        tagger = from_encoder(options.encoder / "model.safetensors", options.first_layers, len(STYLES))
    print(f"{len(found)} windows, {options.first_layers} layers")
    train(tagger, found, names, pieces, Plan(options.epochs, options.rate))
    if options.layers < options.first_layers:
        teacher, tagger = tagger, deepcopy(tagger)
        tagger.layers = tagger.layers[: options.layers]
        print(f"its first {options.layers} layers, taught by all of them")
        train(tagger, found, names, pieces, Plan(options.last_epochs, options.rate * 0.7), teacher)
    pack(tagger, vocabulary, options.out)
    sample = next(batches(found, names, pieces, 64))
    print(f"{disagreement(tagger, options.out, sample):.2%} of the best tags differ after packing")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judged", type=Path, nargs="+", default=(), metavar="FOLDER")
    parser.add_argument("--begin", type=Path, metavar="FILE.npz")
    parser.add_argument("--leave-out", nargs="+", default=(), choices=corpora.ALL)
    parser.add_argument("--gum", choices=_HALVES, default="all")
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument(
        "--first-layers", type=int, default=3, help="layers trained first, which then teach --layers of them"
    )
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--last-epochs", type=float, default=1.5)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
