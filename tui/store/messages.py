"""Pass what the store says, from whichever thread, to the event loop of the screen."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from tui.store.store import Store

UNSAVED = "not saved"


class StoreMessages:
    """Delivers each line of a store once, and whether something of the session is not saved."""

    def __init__(self, store: Store, warn: Callable[[str], None], mark: Callable[[str, str], None]) -> None:
        """`warn` is given each line from now on; `mark` what stands on the screen under the name "store"."""
        self._store, self._warn, self._mark = store, warn, mark
        self._delivered = len(store.said)

    def listen(self) -> None:
        """Begin, in the event loop. What is said after its end is left to be read in `Store.said`."""
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
