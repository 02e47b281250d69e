"""The tags of the name tagger, and the search for the best valid sequence.

The scheme is BIO (Ramshaw and Marcus 1995): B begins a name, I continues a name of the same kind, O is
outside of names. The Viterbi algorithm finds the most likely sequence in which every I follows a B or I of
its kind.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

KINDS = ("PER", "LOC", "ORG", "NAT", "MISC")
"""Person, place, organization, nationality, and other names (works, laws, events, products)."""
TAGS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
INDEX = {tag: at for at, tag in enumerate(TAGS)}
OUTSIDE = INDEX["O"]

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


def _transitions() -> Floats:
    """Return transition scores of shape (tags, tags): 0 for a valid pair, a prohibitive value for others."""
    lawful = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for after, tag in enumerate(TAGS):
        if tag[0] == "I":
            for before, other in enumerate(TAGS):
                if other[2:] != tag[2:]:
                    lawful[before, after] = -1e9
    return lawful


_FROM = _transitions()
_AT_START = np.where(np.array([tag[0] == "I" for tag in TAGS]), np.float32(-1e9), np.float32(0))


def best(scores: Floats) -> list[int]:
    """Return the indices of the best valid tags for log-probabilities or logits of shape (words, tags)."""
    if not len(scores):
        return []
    total = scores[0] + _AT_START
    back: list[Indices] = []
    columns = np.arange(len(TAGS))
    for row in scores[1:]:
        steps = total[:, None] + _FROM
        step = steps.argmax(axis=0)
        back.append(step)
        total = steps[step, columns] + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans(path: list[int]) -> list[tuple[int, int]]:
    """Return the half-open word ranges of the names in a valid sequence of tag indices."""
    found: list[tuple[int, int]] = []
    for at, tag in enumerate(path):
        if TAGS[tag][0] == "B":
            found.append((at, at + 1))
        elif TAGS[tag][0] == "I":
            found[-1] = (found[-1][0], at + 1)
    return found
