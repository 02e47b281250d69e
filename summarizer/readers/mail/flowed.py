"""Undo the wrapping of `format=flowed` (RFC 3676): lines that end in a space go on in the next."""

from __future__ import annotations

from collections.abc import Sequence

_DEEPEST = 50


def unflowed(lines: Sequence[str], joined: bool) -> list[str]:
    """The lines as they were written; with `joined` (DelSp=yes) the space at the end was not theirs."""
    found: list[str] = []
    pieces: list[str] = []
    depth = 0

    def end() -> None:
        if pieces:
            found.append("> " * min(depth, _DEEPEST) + "".join(pieces))
        pieces.clear()

    for line in lines:
        content = line.lstrip(">")
        own = len(line) - len(content)
        content = content.removeprefix(" ")
        if own != depth:
            end()
            depth = own
        flows = content.endswith(" ") and content != "-- "
        pieces.append(content[:-1] if flows and joined else content)
        if content == "-- ":  # never goes on what was before
            above = pieces[:-1]
            pieces[:] = above
            end()
            pieces.append(content)
        if not flows:
            end()
    end()
    return found
