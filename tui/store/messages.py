"""Pass the store's messages, which come from any thread, to the event loop of the screen."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from tui.store.store import Store

UNSAVED = "not saved"


class StoreMessages:
    """Delivers each message of a store once, and marks on the screen whether something is not saved."""

    def __init__(self, store: Store, warn: Callable[[str], None], mark: Callable[[str, str], None]) -> None:
        """Connect a store to the screen.

        Args:
            warn: called with each message that comes from now on.
            mark: called with "store" and the text of the status marker; an empty text clears it.
        """
        self._store, self._warn, self._mark = store, warn, mark
        self._delivered = len(store.said)

    def listen(self) -> None:
        """Start to deliver, in the running event loop. Messages after its end remain in `Store.said`."""
        loop = asyncio.get_running_loop()

        def wake(_: str) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(self._deliver)

        self._store.say = wake
        self._deliver()

    def _deliver(self) -> None:
        lines = self._store.said[self._delivered :]
        self._delivered += len(lines)
        for line in lines:
            self._warn(line)
        self._mark("store", UNSAVED if self._store.behind else "")
