"""Pack a trained tagger as the arrays that are shipped, unpack them, and compare what both say.

The arrays are rows of int8, each with its scale, without pickle.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from summarizer.entities.tagger.network import Network
from summarizer.entities.tagger.tagger import NONE
from training.examples import Batch
from training.network import Tagger

_WHOLE = ("shapes.", "styles.", "head_shapes.", "norm", "segment")


def pack(tagger: Tagger, vocabulary: list[str], path: Path) -> None:
    """Write an .npz of float16 and int8 arrays and the vocabulary; its byte size is printed."""
    arrays: dict[str, np.ndarray] = {"vocabulary": np.frombuffer("\n".join(vocabulary).encode(), np.uint8)}
    for name, weight in tagger.state_dict().items():
        used = weight[:1] if name.startswith("styles.") else weight  # of the styles only "none"
        arrays |= _rows(name, used)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **arrays)  # not compressed: int8 gains a tenth, and opening it would take 70 ms longer
    print(f"{path}: {path.stat().st_size:,} bytes")


def _rows(name: str, weight: Tensor) -> dict[str, np.ndarray]:
    values = weight.float().numpy()
    if values.ndim < 2 or name.startswith(_WHOLE):
        return {name: values.astype(np.float32)}
    if name.startswith("positions"):
        return {name: values.astype(np.float16)}
    scale = np.abs(values).max(axis=1) / 127 + 1e-9
    return {
        name: np.round(values / scale[:, None]).astype(np.int8),
        f"{name}.scale": scale.astype(np.float32),
    }


def unpack(path: Path, layers: int, styles: int) -> Tagger:
    """A tagger with the weights of a packed file; its styles are zeros but for the first, which is kept."""
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files if name != "vocabulary"}
    state = {
        name: torch.from_numpy(
            values.astype(np.float32) * arrays[f"{name}.scale"][:, None]
            if f"{name}.scale" in arrays
            else values.astype(np.float32)
        )
        for name, values in arrays.items()
        if not name.endswith(".scale")
    }
    tagger = Tagger(layers, len(state["words.weight"]), styles)
    kept = state.pop("styles.weight")
    state["styles.weight"] = torch.cat([kept, torch.zeros(styles - len(kept), kept.shape[1])])
    tagger.load_state_dict(state)
    return tagger


def disagreement(tagger: Tagger, weights: Path, sample: Batch) -> float:
    """Return the share of the pieces of words whose best tag is another one after packing."""
    with np.load(weights, allow_pickle=False) as stored:
        network = Network({name: stored[name] for name in stored.files if name != "vocabulary"})
    with torch.no_grad():
        theirs = tagger(sample.ids, sample.shapes, sample.mask, torch.zeros_like(sample.styles)).numpy()
    lengths = sample.mask.sum(1).numpy()
    real = sample.mask.numpy().astype(bool)
    shapes = sample.shapes.numpy()[real]
    words = np.flatnonzero(shapes != NONE)
    ours, _ = network(sample.ids.numpy()[real], shapes, lengths, words)
    return float((ours.argmax(-1) != theirs[real][words].argmax(-1)).mean())
