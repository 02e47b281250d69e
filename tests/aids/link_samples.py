"""Links in texts whose reader knows of none: the text and the address of each."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from summarizer.document import Document, Style
from summarizer.readers.plain import text


def with_links(document: Document, links: Mapping[str, str]) -> Document:
    """Return the document with a link at the first occurrence of each text."""
    starts = {words: document.text.index(words) for words in links}
    styles = (Style(starts[words], starts[words] + len(words), "link", links[words]) for words in links)
    return replace(document, styles=tuple(sorted(styles)))


def read_links(monkeypatch: pytest.MonkeyPatch, links: Mapping[str, str]) -> None:
    """Have the reader of plain text find links."""
    plain = text.read
    monkeypatch.setattr(text, "read", lambda *given: (with_links(found, links) for found in plain(*given)))
