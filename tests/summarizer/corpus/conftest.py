"""Briefings made of paragraphs, analyzed once a text."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document, MessageHeaders, Paragraph
from summarizer.pipeline import analyze


@lru_cache(maxsize=256)
def _analyzed(paragraphs: tuple[str, ...], date: str | None, title: str) -> Analysis:
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Paragraph(start, start + len(paragraph)))
        start += len(paragraph) + 2
    document = Document("\n\n".join(paragraphs), tuple(spans), title, date=date, language="en")
    return analyze(document)


@pytest.fixture
def brief() -> Callable[..., Analysis]:
    """An analysis of paragraphs of running text; named by its path, too, where one is given."""

    def made(*paragraphs: str, date: str | None = None, title: str = "A title", path: str | None = None):
        found = _analyzed(paragraphs, date, title)
        return replace(found, document=replace(found.document, path=path)) if path else found

    return made


@pytest.fixture
def with_message() -> Callable[[Analysis, MessageHeaders], Analysis]:
    """Make an analysis that of a mail message."""
    return lambda found, message: replace(found, document=replace(found.document, message=message))
