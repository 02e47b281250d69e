"""Select and sort files by name: exclude files that can't be briefings, and compare names naturally."""

from __future__ import annotations

import re
from pathlib import PurePath

EXPORTS = (".summary.md", ".summary.txt", ".summary.json")
"""Suffixes of the files that this program exports."""
_BY_FAMILY = {
    "images": ".apng .avif .bmp .gif .heic .ico .jpeg .jpg .png .svg .tif .tiff .webp",
    "audio": ".aac .flac .m4a .mp3 .oga .ogg .opus .wav",
    "video": ".avi .m4v .mkv .mov .mp4 .mpeg .mpg .webm .wmv",
    "archives": ".7z .bz2 .deb .dmg .gz .iso .jar .rar .rpm .tar .tgz .whl .xz .zst",
    "programs": ".a .bin .class .dll .dylib .exe .o .pyc .pyo .so .wasm",
    "data and fonts": ".db .sqlite .sqlite3 .eot .otf .ttf .woff .woff2",
    "temporary files": ".lock .part .swp .tmp",
}
_NO_BRIEFING = frozenset(suffix for family in _BY_FAMILY.values() for suffix in family.split())


def may_be_briefing(name: str) -> bool:
    """Return False for exports of this program and for files whose suffix shows that they contain no text."""
    name = name.lower()
    return not name.endswith(EXPORTS) and PurePath(name).suffix not in _NO_BRIEFING


def natural_order(name: str) -> tuple[list[str | int], str]:
    """Return a sort key that compares digits as numbers and ignores case.

    Its parts alternate between text and numbers, so that a text is never compared with a number. The name
    itself breaks ties.
    """
    parts = re.split(r"([0-9]+)", name.casefold())
    return [int(part) if index % 2 else part for index, part in enumerate(parts)], name
