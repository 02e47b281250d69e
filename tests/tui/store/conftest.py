"""What the tests of the store share: sessions, one after another or at once, and documents."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.readers import open_documents
from tui.store.store import Store

TEXT = "Anna Berg met Peter Novak in Lund on Monday. The harbor stayed closed.\n\nBerg left for Oslo later.\n"


@pytest.fixture
def session(state_folder: Path) -> Iterator[Callable[..., Store]]:
    """Opens the store as a session does; what it had to say is looked at when all are closed."""
    opened_here: list[Store] = []

    def start(**settings: Any) -> Store:
        opened_here.append(Store(state_folder, **settings))
        return opened_here[-1]

    yield start
    for store in opened_here:
        store.close()
        assert store.messages == []


@pytest.fixture
def document() -> Callable[..., Document]:
    """A file of a text, read."""

    def read(path: Path, text: str = TEXT) -> Document:
        path.write_text(text, encoding="utf-8")
        (found,) = open_documents(path)
        return found

    return read
