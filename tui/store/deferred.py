"""Open the store when it is first needed: a first screen with nothing stored is drawn without SQLite."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.store.schema import NAME

if TYPE_CHECKING:
    from tui.store.store import Store


class DeferredStore:
    """The store of a session, opened on demand."""

    def __init__(
        self,
        folder: Path | None,
        *,
        cache: bool = True,
        rules: str = "",
        say: Callable[[str], None] | None = None,
    ) -> None:
        """Open nothing yet. The arguments are those of `Store`."""
        self._folder, self._cache, self._rules, self._say = folder, cache, rules, say
        self._opened: Store | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stored: there is no state folder, or no file in it yet."""
        return self._folder is None or not os.path.lexists(self._folder / NAME)

    @property
    def messages(self) -> Sequence[str]:
        """Return all messages of the session so far."""
        return self._opened.messages if self._opened else ()

    def get(self) -> Store:
        """Return the store; the first call opens it."""
        if self._opened is None:
            from tui.store.store import Store

            self._opened = Store(self._folder, cache=self._cache, rules=self._rules, say=self._say)
        return self._opened

    def close(self) -> None:
        """Close the store if it was opened."""
        if self._opened is not None:
            self._opened.close()
