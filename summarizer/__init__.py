"""The engine: read briefings, and extract key sentences and entities. It is a library independent of `tui`.

>>> from summarizer import summarize
>>> summarize("The gates at Orla failed on Monday. Nobody was hurt.", 1)
['The gates at Orla failed on Monday.']

Public names are imported lazily, so that a process that only parses does not load the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.analysis import Analysis
    from summarizer.document import (
        Document,
        Entity,
        Failure,
        Paragraph,
        Place,
        Quote,
        Sentence,
        Span,
        Style,
    )
    from summarizer.export.json import to_json
    from summarizer.export.markdown import to_markdown
    from summarizer.name_rules import NameRule, NameRules
    from summarizer.pipeline import analyze, summarize
    from summarizer.readers import document_of, open_documents
    from summarizer.summary import Excerpt, Length, Summary

    __version__: str

__all__ = [
    "Analysis",
    "Document",
    "Entity",
    "Excerpt",
    "Failure",
    "Length",
    "NameRule",
    "NameRules",
    "Paragraph",
    "Place",
    "Quote",
    "Sentence",
    "Span",
    "Style",
    "Summary",
    "__version__",
    "analyze",
    "document_of",
    "open_documents",
    "summarize",
    "to_json",
    "to_markdown",
]

_HOMES = {
    "Analysis": "analysis",
    "Excerpt": "summary",
    "Length": "summary",
    "NameRule": "name_rules",
    "NameRules": "name_rules",
    "Summary": "summary",
    "analyze": "pipeline",
    "document_of": "readers",
    "open_documents": "readers",
    "summarize": "pipeline",
    "to_json": "export.json",
    "to_markdown": "export.markdown",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "__version__":
        return import_module(f"{__name__}.__about__").version()
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'document')}"), name)
