"""Names in GUM, whose annotation marks whole phrases: each is cut down to the name that heads it.

"Alexander Gordon of Auchintoul, a general" is annotated in full; the name is the run of capitalized words
round the head, with the particles and marks that may join them, without titles and articles before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.entities.tagger.tagger import WORD
from training.corpora import GUM, Name, Passage

_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_OTHERS = frozenset({"event", "object", "abstract"})
"""Types of named mentions that are names of other things. Times and species are none."""
_SMALL = frozenset("of the and de van von der den di da du la le del for al bin ibn el y dos das".split())
_TITLES = frozenset(
    """vice president prime minister senator sen rep representative judge justice king queen prince princess
    pope saint captain colonel general major lieutenant sergeant gen professor prof secretary mayor governor
    gov chancellor emperor empress chief officer director chairman chairwoman chair coach congressman
    congresswoman sgt lt detective inspector commander admiral attorney uncle aunt father mother brother
    sister mister madam mr mrs ms miss dr sir lord lady dame reverend rev bishop archbishop cardinal
    ambassador author actor actress director singer""".split()
)
_PEOPLES = re.compile(r".*(?:ans|ese|ish|ists|ians|ers|ics|ims|ews|eeks)$")
_CALENDAR = frozenset(
    """january february march april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday""".split()
)
_LABELS = frozenset("Figure Figures Table Tables Section Chapter Equation Appendix Part Step".split())
"""What numbers the parts of a paper."""
_MOST_JOINERS = 3
_APOSTROPHES = frozenset({"'", "’"})


def read(folder: Path, keep: int | None = None) -> Iterator[Passage]:
    """Passages of all documents, or, of each file, those with an even (0) or an odd (1) number."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if keep is None or number % 2 == keep:
                yield _passage(json.loads(line))


def _passage(document: dict[str, Any]) -> Passage:
    text: str = document["text"]
    words = [(match.start(), match.end()) for match in WORD.finditer(text)]
    starts = {start: at for at, (start, _) in enumerate(words)}
    by_head: dict[int, dict[str, Any]] = {}
    for mention in sorted(document["mentions"], key=lambda mention: mention["end"] - mention["start"]):
        if mention["named"] and (mention["type"] in _KINDS or mention["type"] in _OTHERS):
            by_head.setdefault(mention["head_start"], mention)
    names = [
        name
        for mention in by_head.values()
        if mention["head_start"] in starts
        for name in _names(text, words, starts[mention["head_start"]], mention)
    ]
    return Passage(GUM, text, tuple(_apart(names)), marks_others=True)


def _names(text: str, words: list[tuple[int, int]], head: int, mention: dict[str, Any]) -> Iterator[Name]:
    kind = _KINDS.get(mention["type"], "MISC")
    run = _Run(text, words, mention["start"], mention["end"])
    if not run.is_capital(head):
        return
    first, last = run.around(head)
    if kind == "PER":
        first = run.past_titles(first, last)
    if run.word(first) in ("The", "A", "An") and first < last:
        first += 1
    word = run.word(last).lower()
    if kind == "PER" and (word in _TITLES or (first == last and _PEOPLES.match(word))):
        yield Name(words[first][0], words[last][1], "*")
        return
    if word in _CALENDAR or (kind == "MISC" and run.word(first) in _LABELS):
        return
    yield Name(words[first][0], words[last][1], kind)


class _Run:
    """The capitalized words round a head, inside its phrase."""

    def __init__(self, text: str, words: list[tuple[int, int]], start: int, end: int) -> None:
        self._text, self._words, self._start, self._end = text, words, start, end

    def word(self, at: int) -> str:
        return self._text[slice(*self._words[at])]

    def is_capital(self, at: int) -> bool:
        word = self.word(at)
        return word[0].isupper() or word.isdigit()

    def around(self, head: int) -> tuple[int, int]:
        return self._grown(head, -1), self._grown(head, 1)

    def _grown(self, edge: int, step: int) -> int:
        while True:
            at, joiners = edge + step, 0
            while (
                self._inside(at) and joiners < _MOST_JOINERS and not self.is_capital(at) and self._joins(at)
            ):
                at += step
                joiners += 1
            if not self._inside(at) or not self.is_capital(at) or self._breaks(edge, at):
                return edge
            edge = at

    def _inside(self, at: int) -> bool:
        if not 0 <= at < len(self._words):
            return False
        return self._start <= self._words[at][0] and self._words[at][1] <= self._end

    def _joins(self, at: int) -> bool:
        word = self.word(at)
        if word in "-'’&/":
            return True
        if word == ".":
            return at > 0 and len(self.word(at - 1)) <= 3 and self._words[at][0] == self._words[at - 1][1]
        return word.lower() in _SMALL

    def _breaks(self, one: int, other: int) -> bool:
        low, high = sorted((one, other))
        between = self._text[self._words[low][1] : self._words[high][0]]
        return "\n" in between or (between.strip() in _APOSTROPHES and self.word(high) == "S")

    def past_titles(self, first: int, last: int) -> int:
        """Past "Secretary of State", "Vice President" and "Mr." to the name itself."""
        at = first
        while at < last and (self.word(at).lower() in _TITLES or self.word(at) in (".", "-")):
            at += 1
            if self.word(at) == "of" and at > first and at + 2 <= last:
                at += 2
        return at


def _apart(names: list[Name]) -> list[Name]:
    """The longer of two that overlap."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: name.start - name.end):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)
