"""What is new in an update: precision and recall on pairs whose new sentences are known.

    python benchmarks/novelty.py GUM_DIR [--half seen|unseen] [--errors]

GUM_DIR holds a JSON Lines file a genre, a document each, with `text` and `sentences` (start, end). How the
pairs are made stands in `novelty_pairs`. Texts with an even index in their file were looked at while the
weights were set, those with an odd one never, and nothing of one half goes into pairs of the other.

Beside ours: a sentence is new if it shares less than a share of its words with every earlier sentence (the
"new words" of the TREC novelty track), that share being the best for the seen half.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from novelty_pairs import FEWEST_WORDS, Pair, pair

from summarizer.analysis import Analysis
from summarizer.corpus.novelty import KnownFacts, novelty
from summarizer.document import Document, Paragraph, at_offset
from summarizer.pipeline import analyze

HALVES = {"seen": 0, "unseen": 1}
SEEDS = range(2)
_LEAST, _MOST = 12, 120
"""Sentences of the texts that pairs are made of."""
_WORD = re.compile(r"\w+")
SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


class Text(NamedTuple):
    name: str
    sentences: list[str]


class Judged(NamedTuple):
    text: str
    new: bool
    ours: bool
    words: float
    """The largest share of its words that an earlier sentence has."""


def texts(path: Path, half: int) -> list[Text]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][half::2]
    found = []
    for row in rows:
        lines = (" ".join(row["text"][s["start"] : s["end"]].split()) for s in row["sentences"])
        sentences = [line for line in lines if line[-1:] in '.!?”"' and len(line.split()) >= 4]
        found.append(Text(row["id"], sentences[:_MOST]))
    return [text for text in found if len(text.sentences) >= _LEAST]


def pairs(found: list[Text], spare: list[Text]) -> Iterator[Pair]:
    """Of the texts of a genre; `spare` are of another, for a genre that has fewer than three."""
    around = [*found, *spare[: max(0, 3 - len(found))]]
    for at, text in enumerate(found):
        for seed in SEEDS:
            other, third = (around[(at + step) % len(around)] for step in (1, 2))
            yield pair(text.sentences, other.sentences, "\n\n".join(third.sentences), 1000 * at + seed)


def document(paragraphs: list[str]) -> Document:
    spans, at = [], 0
    for text in paragraphs:
        spans.append(Paragraph(at, at + len(text)))
        at += len(text) + 2
    return Document("\n\n".join(paragraphs), tuple(spans), "a briefing", language="en")


def judged(made: Pair) -> list[Judged]:
    """The counted sentences of the update, as the analysis parts them."""
    earlier = [analyze(document(text.split("\n\n"))) for text in made.earlier]
    update = analyze(document([line.text for line in made.update]))
    found = novelty(update, KnownFacts(analysis.facts.prints for analysis in earlier)).sentences
    before = [words for analysis in earlier for words in _words_of(analysis)]
    rows = []
    for number, sentence in enumerate(update.sentences):
        text = update.document.line(sentence)
        if len(text.split()) >= FEWEST_WORDS:
            line = made.update[at_offset(update.document.paragraphs, sentence.start)]
            own = set(_WORD.findall(text.lower()))
            share = max(len(own & words) for words in before) / (len(own) or 1)
            rows.append(Judged(text, line.new, number in found, share))
    return rows


def _words_of(analysis: Analysis) -> Iterator[set[str]]:
    for sentence in analysis.sentences:
        yield set(_WORD.findall(analysis.document.at(sentence).lower()))


def scores(marks: list[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent of (true, found)."""
    counts = Counter(marks)
    right, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    precision, recall = 100 * right / (right + wrong or 1), 100 * right / (right + missed or 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def row(name: str, rows: list[Judged], share: float) -> str:
    ours = scores([(one.new, one.ours) for one in rows])
    words = scores([(one.new, one.words < share) for one in rows])
    figures = " | ".join(f"{value:.1f}" for value in (*ours, *words))
    return f"| {name} | {len(rows)} | {sum(one.new for one in rows)} | {figures} |"


def best_share(rows: list[Judged]) -> float:
    return max(SHARES, key=lambda share: scores([(one.new, one.words < share) for one in rows])[2])


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision and recall of what is new.")
    parser.add_argument("corpus", type=Path, metavar="GUM_DIR", help="a folder of .jsonl files, one a genre")
    parser.add_argument("--half", choices=HALVES, help="one half alone")
    parser.add_argument("--errors", action="store_true", help="list our errors in the seen half instead")
    options = parser.parse_args()
    files = sorted(options.corpus.glob("*.jsonl"))
    if not files:
        parser.error(f"{options.corpus}: no .jsonl files there; give the folder of the corpus")
    share = 0.6
    for half in ["seen"] if options.errors else [options.half] if options.half else HALVES:
        read = {path.stem: texts(path, HALVES[half]) for path in files}
        spare = max(read.values(), key=len)
        genres = {
            genre: [one for made in pairs(found, spare) for one in judged(made)]
            for genre, found in read.items()
        }
        every = [one for rows in genres.values() for one in rows]
        if options.errors:
            for one in every:
                if one.new != one.ours:
                    print("missed" if one.new else "excess", f"{one.words:.2f}", one.text)
            return
        share = best_share(every) if half == "seen" else share
        print(f"\n{half}, the share of words for the peer {share}\n")
        print("| genre | sentences | new | P | R | F1 | words: P | R | F1 |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for genre, rows in genres.items():
            print(row(genre, rows, share))
        print(row("all", every, share))


if __name__ == "__main__":
    main()
