"""What a file is called that is written of a briefing."""

from __future__ import annotations

from pathlib import PurePath

from summarizer.safe_text import label

LONGEST = 100
"""Bytes of each part of a name; a file system takes 255 in all."""


def short(name: str) -> str:
    """Safe, visible, no path, and not too long for a file's name."""
    name = label(name).replace("/", "-").lstrip(". ")
    return name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip() or "briefing"


def stem(path: PurePath | None, part: str | None, otherwise: str) -> str:
    """Named after its file, and after its part of that where it is one."""
    own = short(path.stem) if path else otherwise
    return f"{own}-{short(part)}" if part else own
