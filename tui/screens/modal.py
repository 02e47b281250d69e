"""A screen over another one. It is left once, however often its keys were typed ahead."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

T = TypeVar("T")


class ModalPage(Screen[T]):
    """What returns something to the screen below."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Textual would take away whatever is on top: a second key, the screen below."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete.nothing()  # type: ignore[no-untyped-call]
