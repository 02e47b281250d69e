"""The engine: read briefings, and extract key sentences and entities. It is a library independent of `tui`.

for document in open_documents(Path("talks.txt")):
    if isinstance(document, Document):
        print(analyze(document).summary(Length(5)))

Public names are imported lazily, so that a process that only parses does not load the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.analysis import Analysis
    from summarizer.document import Document, Failure, Paragraph, Place, Sentence, Span
    from summarizer.name_rules import NameRule, NameRules
    from summarizer.pipeline import analyze
    from summarizer.readers import open_documents
    from summarizer.summary import Length, Summary

__all__ = [
    "Analysis",
    "Document",
    "Failure",
    "Length",
    "NameRule",
    "NameRules",
    "Paragraph",
    "Place",
    "Sentence",
    "Span",
    "Summary",
    "analyze",
    "open_documents",
]

_HOMES = {
    "Analysis": "analysis",
    "Length": "summary",
    "NameRule": "name_rules",
    "NameRules": "name_rules",
    "Summary": "summary",
    "analyze": "pipeline",
    "open_documents": "readers",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'document')}"), name)
