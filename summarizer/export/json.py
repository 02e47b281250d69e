"""Export documents as JSON Lines in the format `briefing/2`.

Each line is one document in ASCII. Offsets count code points of `source.text`. The JSON Schema (draft-07) is
`briefing-2.schema.json` beside this module.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from summarizer.analysis import Analysis
from summarizer.document import Document, Failure, MessageHeaders, Quote
from summarizer.entities.cooccurrence import Cooccurrence
from summarizer.summary import Summary

SCHEMA = "briefing/2"
DIGITS = 8
"""Decimal places of scores and their parts, enough for the parts to add up to the score within 1e-6."""


def to_json(analysis: Analysis, summary: Summary) -> str:
    """Return an analysis as one line of JSON without a newline; `selected` marks the summary's sentences."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "source": _source(analysis.document),
            "sentences": _sentences(analysis, summary),
            "entities": _entities(analysis),
            "quotes": [_quote(quote) for quote in analysis.quotes],
        }
    )


def failure_to_json(failure: Failure) -> str:
    """Return a failure as one line of JSON without a newline."""
    source = {"path": failure.path, "part": failure.part}
    return json.dumps({"schema": SCHEMA, "source": source, "error": failure.error})


def schema() -> str:
    """Return the text of the JSON Schema of the format, ending in a newline."""
    return files("summarizer.export").joinpath("briefing-2.schema.json").read_text(encoding="utf-8")


def _source(document: Document) -> dict[str, Any]:
    message = document.message or MessageHeaders()
    return {
        "path": document.path,
        "part": document.part,
        "format": document.format,
        "title": document.title,
        "date": document.date,
        "date_from": document.date_from,
        "author": document.author,
        "cc": list(message.cc),
        "message_id": message.id,
        "references": list(message.references),
        "language": document.language,
        "sha256": document.sha256,
        "pages": document.pages,
        "warnings": list(document.warnings),
        "text": document.text,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "speakers": list(quote.speakers),
        "cue": quote.cue,
    }


def _sentences(analysis: Analysis, summary: Summary) -> list[dict[str, Any]]:
    scores = analysis.ranking.scores
    order = analysis.order(summary.focus, summary.pinned, summary.dropped, summary.only)
    ranks = {sentence: rank for rank, sentence in enumerate(order, 1)}
    selected = summary.ranks
    rows = []
    for index, sentence in enumerate(analysis.sentences):
        place = analysis.document.paragraphs[sentence.paragraph].place
        reasons = {name: round(value, DIGITS) for name, value in scores.reasons(index).items()}
        rows.append(
            {
                "index": index,
                "start": sentence.start,
                "end": sentence.end,
                "kind": sentence.kind,
                "eligible": sentence.eligible,
                "paragraph": sentence.paragraph,
                "page": place.page,
                "section": place.section,
                "context": [context._asdict() for context in sentence.context],
                "score": round(sum(reasons.values()), DIGITS),
                "rank": ranks.get(index),
                "selected": index in selected,
                "reasons": reasons,
                "excluded": None if sentence.eligible else sentence.excluded or sentence.kind,
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
