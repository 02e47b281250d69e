"""Open corpora as running text with tagged words.

Their makers differ on what a name is, so a word's label says what is known of it, no more: a tag of the
tagger, "?" where the corpus does not say whether an unmarked capitalized word names some other thing, or "*"
where it says nothing of use. Peoples and their adjectives, which most corpora leave out or call MISC, are
marked NAT by a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.entities.tagger.tagger import WORD

PASSAGE = 25
"""Sentences of a corpus without documents that are taken as one."""
_GLUED = re.compile(r"[.,;:!?%)\]}…]|'s|n't|'re|'ve|'ll|'d|'m|’s|’")
_OPENING = frozenset("([{")
_TRAILING = " ,.;:!?)"


@dataclass(frozen=True)
class Corpus:
    name: str
    files: tuple[str, ...]
    marks_others: bool
    """It marks names that are neither person, place nor organization, as MISC."""


NAMES = (
    Corpus("crossner", ("crossner_politics_train.tsv", "crossner_politics_dev.tsv"), True),
    Corpus("re3d", ("re3d.tsv",), False),
    Corpus("ewt", ("uner_ewt_dev.tsv",), False),
    Corpus("pud", ("uner_pud.tsv",), False),
    Corpus("wikigold", ("wikigold.tsv",), True),
    Corpus("wnut", ("wnut17_train.tsv",), True),
    Corpus("redocred", ("redocred.tsv",), True),
    Corpus("crossner-other", ("crossner_other.tsv",), True),
)
GUM, BRIEFINGS = "gum", "briefings"
ALL = (*(corpus.name for corpus in NAMES), GUM)


@dataclass(frozen=True)
class Name:
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Passage:
    """A stretch of running text and the names that people marked in it."""

    corpus: str
    text: str
    names: tuple[Name, ...]
    marks_others: bool


Labelled = list[tuple[str, str]]
"""Words with their labels."""


def read(folder: Path, corpus: Corpus) -> Iterator[Passage]:
    """Passages of a corpus of token<TAB>tag lines."""
    for file in corpus.files:
        for sentences in _documents(folder / file):
            text, names = _running(sentences)
            yield Passage(corpus.name, text, tuple(names), corpus.marks_others)


def _documents(path: Path) -> Iterator[list[Labelled]]:
    document: list[Labelled] = []
    sentence: Labelled = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip() and not line.startswith("-DOCSTART-"):
            token, tag = line.split("\t")[:2]
            sentence.append((token, tag))
            continue
        if sentence:
            document.append(sentence)
            sentence = []
        if document and (line.startswith("-DOCSTART-") or len(document) >= PASSAGE):
            yield document
            document = []
    if document:
        yield document


def _running(sentences: list[Labelled]) -> tuple[str, list[Name]]:
    """Tokens joined as people write them, a sentence a line."""
    text, names = "", []
    for sentence in sentences:
        text = f"{text.rstrip()}\n" if text else ""
        kind, start = "", 0
        for token, tag in [*sentence, ("", "O")]:
            if kind and (tag[0] in "BO" or tag[2:] != kind):
                name = text[start:].rstrip(_TRAILING) or text[start:].rstrip()
                names.append(Name(start, start + len(name), kind))
                kind = ""
            if _GLUED.fullmatch(token):
                text = text.rstrip(" ")
            if tag[0] != "O" and not kind:
                kind, start = tag[2:], len(text)
            text += token if token in _OPENING else f"{token} "
    return text.rstrip(), names


def labelled(passage: Passage, peoples: frozenset[str]) -> list[Labelled]:
    """The words of a passage with their labels, in stretches that end where sentences seem to."""
    words = [(match.start(), match.end()) for match in WORD.finditer(passage.text)]
    labels = [_unmarked(passage, start, end, peoples) for start, end in words]
    for name in passage.names:
        _mark(name, passage, words, labels, peoples)
    return _stretches(passage.text, words, labels)


def _unmarked(passage: Passage, start: int, end: int, peoples: frozenset[str]) -> str:
    word = passage.text[start:end]
    if word in peoples:
        return "B-NAT"
    silent = not passage.marks_others and word[0].isupper()
    return "?" if silent else "O"


def _mark(
    name: Name, passage: Passage, words: list[tuple[int, int]], labels: list[str], peoples: frozenset[str]
) -> None:
    covered = [at for at, (start, end) in enumerate(words) if name.start <= start and end <= name.end]
    dotted = [at for at, (start, end) in enumerate(words) if name.start <= start < name.end == end - 1]
    covered += [at for at in dotted if passage.text[words[at][0] : words[at][1]].count(".") > 1]
    alone = passage.text[name.start : name.end] in peoples
    for number, at in enumerate(covered):
        labels[at] = (
            "B-NAT" if alone else name.kind if name.kind == "*" else f"{'I' if number else 'B'}-{name.kind}"
        )


def _stretches(text: str, words: list[tuple[int, int]], labels: list[str]) -> list[Labelled]:
    found: list[Labelled] = []
    current: Labelled = []
    last = 0
    for (start, end), label in zip(words, labels, strict=True):
        gap = text[last:start]
        ended = last and text[last - 1] in ".?!" and gap and len(current) > 4 and text[start].isupper()
        if current and ("\n" in gap or (ended and label[0] != "I")):
            found.append(current)
            current = []
        current.append((text[start:end], label))
        last = end
    return [*found, current] if current else found
