"""How each system is run on texts, ours among them with the weights that each text is to be ranked with.

A peer that fails (its package is missing, or it gives up on a text) is left out, and the reason is told.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from entities_cost import answers
from ranking_peers import SYSTEMS
from ranking_worker import SHIPPED, Ranked, Request, by_score

HERE = Path(__file__).parent
OURS, LEAD, ORACLE = "ours", "document order", "greedy oracle"
PEERS = tuple(SYSTEMS)


class Systems:
    """`left_out` has the reasons of the peers that failed, by name."""

    def __init__(self, peer: str, only: Iterable[str] = PEERS) -> None:
        self._peer = peer
        self.peers = tuple(only)
        self.left_out: dict[str, str] = {}

    def ours_command(self, weights: str = SHIPPED, *options: str) -> list[str]:
        return [sys.executable, str(HERE / "ranking_ours.py"), weights, *options]

    def peer_command(self, name: str) -> list[str]:
        return [self._peer, str(HERE / "ranking_peers.py"), name]

    def ours(self, texts: Sequence[str], weights: Sequence[str]) -> list[Ranked]:
        """Of each text, ranked with the weights given for it (a file's name, or those in the package)."""
        by_weights: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(weights):
            by_weights[name].append(at)
        found: dict[int, Ranked] = {}
        for name, places in by_weights.items():
            ranked = _ranked(self.ours_command(name), [{"text": texts[at]} for at in places])
            found |= zip(places, ranked, strict=True)
        return [found[at] for at in range(len(texts))]

    def others(self, texts: Sequence[list[str]]) -> dict[str, list[Ranked]]:
        """Document order and the peers on texts that are split already."""
        found = {LEAD: [by_score([-at for at in range(len(lines))]) for lines in texts]}
        for name in self.peers:
            try:
                found[name] = _ranked(self.peer_command(name), [{"sentences": lines} for lines in texts])
            except SystemExit as problem:
                self.left_out[name] = str(problem)
        return found

    def rouge(self, requests: Sequence[Request]) -> list[Any]:
        """What `ranking_rouge.py` answers."""
        _, lines = answers([self._peer, str(HERE / "ranking_rouge.py")], requests)
        return [json.loads(line) for line in lines]

    def apologies(self) -> str:
        """A paragraph a peer that is missing from the tables."""
        return "".join(f"\n\n{name} is left out: {reason}" for name, reason in self.left_out.items())


def _ranked(command: list[str], requests: Sequence[Request]) -> list[Ranked]:
    _, lines = answers(command, requests)
    if len(lines) != len(requests):
        raise SystemExit(f"{' '.join(command)} answered {len(lines)} of {len(requests)} texts")
    return [Ranked(**json.loads(line)) for line in lines]
