"""Show a briefing while it is still being read: longer versions replace it as they arrive.

The cursor and the page stay. The briefing is analyzed once it is complete, or once the user has stopped
reading it in; the analysis of a part is not cached.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from summarizer.document import Document
from tui.collection.loader import DocumentLoader, ProgressiveRead
from tui.collection.session import Session
from tui.events import DocumentComplete, DocumentGrew, Emit, Failed, GrowthChanged
from tui.model.navigation import BriefingKey
from tui.model.reading import Reading, open_at_start


class ProgressiveReading:
    """Follows one briefing at a time."""

    def __init__(
        self, loader: DocumentLoader, session: Session, shown: Callable[[], Reading | None], emit: Emit
    ) -> None:
        """Follow what `shown` returns: the reading on the screen."""
        self._loader, self._session, self._shown, self._emit = loader, session, shown, emit
        self.key: BriefingKey | None = None
        """The briefing that is being read."""
        self._growing: ProgressiveRead | None = None
        self._part: Document | None = None
        """The part that was read before the user stopped it."""

    def follow(self, key: BriefingKey) -> bool:
        """Follow the briefing that is now shown, and no other; return whether it is still being read."""
        if self.key != key:
            self.leave()
        self._growing = self._loader.growing(key)
        self._emit(GrowthChanged(""))
        if self._growing is None:
            self.key = None
            return False
        self.key = key
        loop, growing = asyncio.get_running_loop(), self._growing

        def notify() -> None:
            with contextlib.suppress(RuntimeError):  # the loop may be closed by now
                loop.call_soon_threadsafe(self._more, key, growing)

        growing.listen(notify)
        self._show(growing)
        return True

    @property
    def untouched(self) -> bool:
        """Whether a briefing is being read whose cursor has not moved: its position must not be saved."""
        now = self._shown()
        return self.key is not None and now is not None and _untouched(now)

    def leave(self) -> None:
        """Stop following: another briefing is shown, or none."""
        if self.key is not None:
            self._loader.stop(self.key)
        self.key = self._growing = None

    def stop(self) -> None:
        """Stop reading, and analyze the part that was read."""
        key, now = self.key, self._shown()
        if key is None or now is None:
            return
        self.leave()
        self._emit(GrowthChanged(""))
        self._end(key, now.document, whole=False)

    def is_part(self, document: Document) -> bool:
        """Whether a document is only a part of its file."""
        return self._part is not None and document.text == self._part.text

    def _end(self, key: BriefingKey, document: Document, *, whole: bool) -> None:
        """Analyze the document: it does not grow any more."""
        self._part = None if whole else document
        self._emit(DocumentComplete(key, document))

    def _more(self, key: BriefingKey, growing: ProgressiveRead) -> None:
        if growing is not self._growing:
            return
        self._show(growing)
        if not growing.done:
            return
        self.key = self._growing = None
        self._emit(GrowthChanged(""))
        document = self._loader.finished(key)
        for failure in growing.failures:
            self._emit(Failed(str(failure)))
        if document is not None:
            self._end(key, document, whole=not growing.failures)

    def _show(self, growing: ProgressiveRead) -> None:
        document, now = growing.latest, self._shown()
        if document is None or now is None or self.key is None:
            return
        if document is not now.document and len(document.text) > len(now.document.text):
            place = self._session.place(self.key) if _untouched(now) else 0
            self._emit(DocumentGrew(document, place if 0 < place < len(document.text) else None))
        self._emit(GrowthChanged(_so_far(document)))


def _untouched(now: Reading) -> bool:
    return now.mention is None and now.cursor == open_at_start(now.document, now.length).cursor


def _so_far(document: Document) -> str:
    page = document.paragraphs[-1].place.page if document.paragraphs else None
    return f"reading page {page:,} of {document.pages:,}" if page and document.pages else "still reading"
