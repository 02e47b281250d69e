"""The network as it is trained: the first layers of a BERT encoder, with word shapes and a small head.

The forward pass that users run is `summarizer.entities.tagger.network`, in numpy; `pack` compares the two.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from summarizer.entities.tagger.network import TAGS
from summarizer.entities.tagger.tagger import SHAPES

WIDTH, HEADS, INNER = 384, 12, 1536
SHAPE_WIDTH, HEAD_WIDTH = 32, 192
POSITIONS = 128
DROPOUT = 0.1
ENCODER_LAYERS = 6

_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm2": "output.LayerNorm",
}


class Layer(nn.Module):
    """A transformer layer as in BERT: attention, then two dense ones, each added and normalized."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.value, self.output = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        def heads(y: Tensor) -> Tensor:
            return y.view(*y.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2)

        attended = F.scaled_dot_product_attention(
            heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=bias.to(x.dtype)
        )
        attended = attended.transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + F.dropout(self.output(attended), DROPOUT, self.training))
        inner = self.narrow(F.gelu(self.wide(x)))
        return self.norm2(x + F.dropout(inner, DROPOUT, self.training))


class Tagger(nn.Module):
    """Scores of shape (batch, pieces, tags).

    A corpus has a style of its own, since makers differ on what a name is: its embedding is added in half of
    the training and left at none, 0, in use.
    """

    def __init__(self, layers: int, vocabulary: int, styles: int) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.shapes, self.styles = nn.Embedding(len(SHAPES), WIDTH), nn.Embedding(styles, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head_shapes = nn.Embedding(len(SHAPES), SHAPE_WIDTH)
        self.head1 = nn.Linear(WIDTH + 3 * SHAPE_WIDTH, HEAD_WIDTH)
        self.head2 = nn.Linear(HEAD_WIDTH, len(TAGS))
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.styles.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, styles: Tensor) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segment
        x = self.norm(x) + self.shapes(shapes) + self.styles(styles)[:, None]
        x = F.dropout(x, DROPOUT, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        own = self.head_shapes(shapes)
        before, after = F.pad(own, (0, 0, 1, 0))[:, :-1], F.pad(own, (0, 0, 0, 1))[:, 1:]
        joined = F.dropout(torch.cat([x, own, before, after], -1), DROPOUT, self.training)
        return self.head2(F.gelu(self.head1(joined)))

    def fresh(self) -> list[nn.Parameter]:
        """What is learnt from nothing, and so faster."""
        names = ("shapes.", "styles.", "head_shapes.", "head1.", "head2.")
        return [weight for name, weight in self.named_parameters() if name.startswith(names)]

    def pretrained(self) -> list[nn.Parameter]:
        """What is tuned: all of the encoder but its embeddings, which stay as they are."""
        fresh = {id(weight) for weight in self.fresh()}
        frozen = {id(self.words.weight), id(self.positions.weight)}
        return [weight for weight in self.parameters() if id(weight) not in fresh | frozen]


def from_encoder(model: Path, layers: int, styles: int) -> Tagger:
    """A tagger with the embeddings and the first layers of a BERT encoder's safetensors file."""
    weights = {name.removeprefix("bert."): weight for name, weight in load_file(model).items()}
    embeddings = weights["embeddings.word_embeddings.weight"]
    tagger = Tagger(layers, len(embeddings), styles)
    state = {
        "words.weight": embeddings,
        "positions.weight": weights["embeddings.position_embeddings.weight"][:POSITIONS],
        "segment": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for at in range(layers):
        for ours, theirs in _PARTS.items():
            for part in ("weight", "bias"):
                state[f"layers.{at}.{ours}.{part}"] = weights[f"encoder.layer.{at}.{theirs}.{part}"]
    missing, unexpected = tagger.load_state_dict(state, strict=False)
    assert not unexpected, unexpected
    assert all(
        name.split(".")[0] in ("shapes", "styles", "head_shapes", "head1", "head2") for name in missing
    )
    return tagger


def loss_of(scores: Tensor, allowed: Tensor, smoothing: float = 0.02) -> Tensor:
    """Mean of -log(probability of the allowed tags) over the words that have a label.

    `allowed` is (batch, pieces, tags), 1 where a tag may be right; all zeros where nothing is known.
    """
    known = allowed.any(-1)
    logs = F.log_softmax(scores[known], -1)
    right = torch.logsumexp(logs.masked_fill(~allowed[known], -math.inf), -1)
    return -((1 - smoothing) * right + smoothing * logs.mean(-1)).mean()


def distance(scores: Tensor, teacher: Tensor, allowed: Tensor) -> Tensor:
    """Kullback-Leibler divergence from the teacher's tags, mean over the words that have a label."""
    known = allowed.any(-1)
    own, theirs = F.log_softmax(scores[known], -1), F.log_softmax(teacher[known], -1)
    return F.kl_div(own, theirs, reduction="batchmean", log_target=True)
