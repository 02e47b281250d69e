"""Quality on texts with summaries: ROUGE of the sentences that a system takes, beside the first ones.

Our own sentences of kind body are what all systems choose from, so that only the ranking is compared:
headings and by-lines, which we leave out and others would take, tempt nobody. A summary's sentences stand in
text order. A reference that is one line is split into sentences by our splitter, for ROUGE-Lsum compares
sentence by sentence. Differences to document order are paired, with their standard errors.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from statistics import fmean, stdev
from typing import NamedTuple

from peers import table
from ranking_systems import LEAD, ORACLE, OURS, Systems

from summarizer.document import Document, Paragraph
from summarizer.language.sentences import split

MEASURES = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")


class Text(NamedTuple):
    text: str
    references: list[str]


class Choices(NamedTuple):
    lines: list[str]
    """What there is to choose from."""
    order: list[int]
    """Ours."""


def read(path: Path) -> list[Text]:
    texts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            summary = row["summary"]
            texts.append(Text(row["text"], [summary] if isinstance(summary, str) else list(summary)))
        except (ValueError, KeyError, TypeError) as problem:
            raise SystemExit(f'{path}, line {number}: not {{"text": …, "summary": …}} ({problem})') from None
    return texts


def report(systems: Systems, path: Path, weights: str, length: int) -> str:
    every = read(path)
    pairs = [pair for pair in zip(every, _choices(systems, every, weights), strict=True) if pair[1].lines]
    if not pairs:
        raise SystemExit(f"{path}: no text there has a sentence to choose")
    texts, choices = [text for text, _ in pairs], [own for _, own in pairs]
    references = [[by_sentence(reference) for reference in text.references] for text in texts]
    chosen = {OURS: [own.order for own in choices]}
    found = systems.others([own.lines for own in choices])
    chosen |= {name: [ranked.order for ranked in each] for name, each in found.items()}
    chosen[ORACLE] = systems.rouge(
        [
            {"sentences": own.lines, "references": true, "length": length}
            for own, true in zip(choices, references, strict=True)
        ]
    )
    requests = [
        {
            "candidates": [_summary(own.lines, each[at], length) for each in chosen.values()],
            "references": true,
        }
        for at, (own, true) in enumerate(zip(choices, references, strict=True))
    ]
    rouge = systems.rouge(requests)
    scores = {name: [[100 * value for value in row[at]] for row in rouge] for at, name in enumerate(chosen)}
    several = max(len(text.references) for text in texts)
    about = (
        f"{path.name}: {len(texts)} texts ({len(every) - len(texts)} without a sentence to choose), "
        f"summaries of {length} sentences" + (", means over the references of a text" if several > 1 else "")
    )
    return f"{about}.{systems.apologies()}\n\n{_table(scores)}"


def _choices(systems: Systems, texts: list[Text], weights: str) -> list[Choices]:
    found = []
    for ranked in systems.ours([text.text for text in texts], [weights] * len(texts)):
        body = [at for at, (_, _, kind, _) in enumerate(ranked.sentences) if kind == "body"]
        place = {at: number for number, at in enumerate(body)}
        lines = [ranked.sentences[at][3] for at in body]
        found.append(Choices(lines, [place[at] for at in ranked.order]))
    return found


def by_sentence(reference: str) -> str:
    """A sentence a line."""
    if "\n" in reference.strip() or not reference.strip():
        return reference
    document = Document(reference, (Paragraph(0, len(reference)),), title="")
    return "\n".join(document.line(sentence) for sentence in split(document))


def _summary(lines: list[str], order: list[int], length: int) -> str:
    return "\n".join(lines[at] for at in sorted(order[:length]))


def _table(scores: dict[str, list[list[float]]]) -> str:
    head = [column for measure in MEASURES for column in (measure, f"over {LEAD}")]
    rows = []
    for name, each in scores.items():
        row = [name]
        for measure in range(len(MEASURES)):
            own = [values[measure] for values in each]
            apart = [mine - values[measure] for mine, values in zip(own, scores[LEAD], strict=True)]
            row += [f"{fmean(own):.2f}", "" if name == LEAD else _paired(apart)]
        rows.append(row)
    return table(["", *head], rows)


def _paired(apart: list[float]) -> str:
    error = stdev(apart) / math.sqrt(len(apart)) if len(apart) > 1 else math.nan
    return f"{fmean(apart):+.2f} ± {error:.2f}"
