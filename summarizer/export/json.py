"""The contract `briefing/1`: one line of JSON a document, ASCII, offsets in code points of `source.text`."""

from __future__ import annotations

import json
from typing import Any

from summarizer.analysis import Analysis
from summarizer.document import Document, Failure
from summarizer.entities.cooccurrence import Cooccurrence
from summarizer.summary import Summary

SCHEMA = "briefing/1"
DIGITS = 8
"""Rounded so far, the parts of a score still add up to it to 1e-6."""


def to_json(analysis: Analysis, summary: Summary) -> str:
    """One line, without its newline. `selected` tells the sentences of the summary."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "source": _source(analysis.document),
            "sentences": _sentences(analysis, summary),
            "entities": _entities(analysis),
            "quotes": [
                {"start": q.start, "end": q.end, "kind": q.kind, "speaker": q.speaker, "cue": q.cue}
                for q in analysis.quotes
            ],
        }
    )


def failure_to_json(failure: Failure) -> str:
    """One line, without its newline."""
    source = {"path": failure.path, "part": failure.part}
    return json.dumps({"schema": SCHEMA, "source": source, "error": failure.error})


def _source(document: Document) -> dict[str, Any]:
    names = ("path", "part", "format", "title", "date", "language", "sha256", "pages", "text")
    return {name: getattr(document, name) for name in names}


def _sentences(analysis: Analysis, summary: Summary) -> list[dict[str, Any]]:
    scores = analysis.ranking.scores
    order = analysis.order(summary.focus, summary.pinned, summary.dropped, summary.only)
    ranks = {sentence: rank for rank, sentence in enumerate(order, 1)}
    selected = summary.ranks
    rows = []
    for index, sentence in enumerate(analysis.sentences):
        reasons = {name: round(value, DIGITS) for name, value in scores.reasons(index).items()}
        rows.append(
            {
                "index": index,
                "start": sentence.start,
                "end": sentence.end,
                "kind": sentence.kind,
                "paragraph": sentence.paragraph,
                "score": max(0.0, round(sum(reasons.values()), DIGITS)),
                "rank": ranks.get(index),
                "selected": index in selected,
                "reasons": reasons,
            }
        )
    return rows


def _entities(analysis: Analysis) -> list[dict[str, Any]]:
    document = analysis.document
    company = Cooccurrence(analysis.sentences, analysis.entities)
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type,
            "salience": entity.salience,
            "aliases": list(entity.aliases),
            "role": entity.role,
            "place_id": entity.place_id,
            "mentions": [{"start": m.start, "end": m.end, "text": document.at(m)} for m in entity.mentions],
            "companions": [{"id": c.id, "sentences": list(c.sentences)} for c in company.of(entity)],
        }
        for entity in analysis.entities
    ]
