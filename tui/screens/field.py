"""A field to type a line in, for the pages that ask for one."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tui.screens.line_editor import run_now


class Field(Input):
    """One that takes its keys in their order: what is typed after ctrl+u does not go with what was before."""

    async def on_key(self, event: events.Key) -> None:
        await run_now(self, event)
