"""Ten briefings of ten kinds, judged by an editor before any program read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.pipeline import analyze
from summarizer.readers import open_documents

JUDGED = Path(__file__).parents[3] / "benchmarks" / "judged"
TEN = (
    "a-email-04",
    "a-minutes-03",
    "a-news-01",
    "a-press-03",
    "a-sitrep-07",
    "b-interview-01",
    "b-policy-05",
    "b-speech-01",
    "b-tech-04",
    "c-status-03",
)


def record(ident: str) -> dict[str, Any]:
    lines = (JUDGED / "set.jsonl").read_text(encoding="utf-8").splitlines()
    return next(found for found in map(json.loads, lines) if found["id"] == ident)


def plain(text: str) -> str:
    signs = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "*": "", "`": ""})
    return " ".join(text.translate(signs).split())


@pytest.mark.parametrize("ident", TEN)
def test_summary_has_the_lead_fact_and_no_unprintable_line(ident: str) -> None:
    judged = record(ident)
    document = next(iter(open_documents(JUDGED / "docs" / judged["file"])))
    assert isinstance(document, Document)
    analysis = analyze(document)
    taken = [analysis.sentences[at] for at in analysis.summary().ranks]
    shown = [plain(document.at(span)) for unit in taken for span in (*unit.context, unit)]
    assert any(plain(phrase) in text for phrase in judged["must"][0]["any"] for text in shown)
    never = [plain(phrase) for phrase in judged["never"]]
    assert not [text for text in shown for phrase in never if phrase in text or text in phrase]
