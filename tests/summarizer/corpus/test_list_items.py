"""List items across briefings: what is new among them, and how a digest quotes them."""

from __future__ import annotations

import io

from summarizer.analysis import Analysis
from summarizer.corpus.digest.markdown import digest
from summarizer.corpus.novelty import KnownFacts, novelty
from summarizer.document import Document
from summarizer.pipeline import analyze
from summarizer.readers import open_documents

MONDAY = """Access in the Orla valley

The county decided to:

- close the bridge at Tamm to lorries from Monday, and
- send 40 soldiers to Stenbridge.
"""
TUESDAY = MONDAY + "- open the school in Velen to 300 families from Karsund.\n"


def briefing(text: str) -> Analysis:
    (document,) = open_documents(io.BytesIO(text.encode()), name="access.txt")
    assert isinstance(document, Document)
    return analyze(document)


def test_novelty_of_an_extended_list_is_the_added_item() -> None:
    tuesday = briefing(TUESDAY)
    new = novelty(tuesday, KnownFacts([briefing(MONDAY).facts.prints]))
    assert [tuesday.document.at(tuesday.sentences[unit]) for unit in sorted(new.sentences)] == [
        "open the school in Velen to 300 families from Karsund."
    ]
    summary = tuesday.summary(only=new.sentences)
    assert [excerpt.text(tuesday.document, tuesday.sentences) for excerpt in summary.excerpts] == [
        "The county decided to: open the school in Velen to 300 families from Karsund."
    ]


def test_digest_quotes_items_with_their_lead_in() -> None:
    made = digest([briefing(TUESDAY)])
    assert "> The county decided to: close the bridge at Tamm to lorries from Monday, and\n>\n" in made
