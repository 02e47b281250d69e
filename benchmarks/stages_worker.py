"""One analysis in a process of its own, stage by stage: CPU time and memory of each, as JSON lines.

    python benchmarks/stages_worker.py TEXT

Only what every Python program has is imported before the first stage.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

COMPILING = "compiling patterns, of the above"
_compiling = [0.0]


def timed(compile_: Callable[..., Any]) -> Callable[..., Any]:
    """Return `re.compile` that adds up the time it takes."""

    def compiled(*values: Any, **named: Any) -> Any:
        began = time.process_time()
        found = compile_(*values, **named)
        _compiling[0] += time.process_time() - began
        return found

    return compiled


class Laps:
    """Prints a row for each stage: its name, CPU in ms, then peak and private memory in MB."""

    def __init__(self) -> None:
        self._spent = 0.0
        self("start of Python")

    def __call__(self, name: str) -> None:
        spent = time.process_time() * 1000
        print(json.dumps([name, spent - self._spent, peak(), private()]))
        self._spent = time.process_time() * 1000


def peak() -> float:
    """Return the most memory that this process ever had resident."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return sum(int(size) for size in re.findall(r"VmHWM:\s+(\d+)", status)) / 1024


def private() -> float:
    """Return the memory that no other process shares."""
    memory = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8")
    return sum(int(size) for size in re.findall(r"Private_\w+:\s+(\d+)", memory)) / 1024


def main() -> None:
    lap = Laps()
    re.compile = timed(re.compile)  # type: ignore[assignment]

    import numpy  # noqa: F401

    lap("numpy")
    from summarizer.language.nltk_modules import nltk_module

    nltk_module("nltk.tokenize.punkt")
    nltk_module("nltk.stem.snowball")
    lap("Punkt and Snowball of NLTK")
    from summarizer.readers import document_of

    lap("modules: readers")
    from summarizer.language.sentences import split
    from summarizer.pipeline import in_its_language
    from summarizer.ranking.rank import by_salience, rank
    from summarizer.ranking.units import units

    lap("modules: language, ranking")
    from summarizer.entities.lexicon.gazetteer import gazetteer
    from summarizer.entities.recognize import recognize
    from summarizer.entities.tagger.tagger import SpanVectors, shipped
    from summarizer.facts.fingerprints import facts_of
    from summarizer.quotes import find_quotes

    lap("modules: entities, quotes, facts")
    tagger = shipped()
    lap("weights and vocabulary of the tagger")
    gazetteer()
    lap("lexicons")
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    for again in ("", ", again"):
        document = in_its_language(document_of(text))
        lap(f"document, language{again}")
        sentences = split(document)
        lap(f"sentences{again}")
        found = units(document, sentences, lambda: False)
        lap(f"units{again}")
        vectors = SpanVectors(found)
        entities = recognize(document, sentences, tagger=tagger.recording(vectors))
        lap(f"names{again}")
        quotes = find_quotes(document, sentences, entities)
        lap(f"quotes{again}")
        ranking = rank(
            document, found, entities, quotes, vectors.means(), language="en", cancelled=lambda: False
        )
        by_salience(entities, quotes, found, ranking, cancelled=lambda: False)
        lap(f"ranking{again}")
        facts_of(document, found, entities, cancelled=lambda: False)
        lap(f"facts{again}")
    print(json.dumps([COMPILING, _compiling[0] * 1000, peak(), private()]))


if __name__ == "__main__":
    main()
