"""Does what is shipped say what was trained? The numpy network on packed weights against the one in torch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from summarizer.entities.tagger.network import Network
from training.examples import Batch
from training.network import Tagger


def disagreement(tagger: Tagger, weights: Path, sample: Batch) -> float:
    """The share of pieces, padding apart, whose best tag is another one after packing."""
    with np.load(weights, allow_pickle=False) as stored:
        network = Network({name: stored[name] for name in stored.files if name != "vocabulary"})
    with torch.no_grad():
        theirs = tagger(sample.ids, sample.shapes, sample.mask, torch.zeros_like(sample.styles)).numpy()
    lengths = sample.mask.sum(1).numpy()
    ours, _ = network(sample.ids.numpy(), sample.shapes.numpy(), lengths)
    real = sample.mask.numpy().astype(bool)
    return float((ours.argmax(-1) != theirs.argmax(-1))[real].mean())
