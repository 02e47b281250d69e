"""What the names of a folder's files tell: which may be briefings, and in what order they are read."""

from __future__ import annotations

import re
from pathlib import PurePath

EXPORTS = (".summary.md", ".summary.txt", ".summary.json")
"""How the names end that this program gives to what it writes."""
_BY_FAMILY = {
    "images": ".apng .avif .bmp .gif .heic .ico .jpeg .jpg .png .svg .tif .tiff .webp",
    "audio": ".aac .flac .m4a .mp3 .oga .ogg .opus .wav",
    "video": ".avi .m4v .mkv .mov .mp4 .mpeg .mpg .webm .wmv",
    "archives": ".7z .bz2 .deb .dmg .gz .iso .jar .rar .rpm .tar .tgz .whl .xz .zst",
    "programs": ".a .bin .class .dll .dylib .exe .o .pyc .pyo .so .wasm",
    "data and fonts": ".db .sqlite .sqlite3 .eot .otf .ttf .woff .woff2",
    "left lying about": ".lock .part .swp .tmp",
}
_NO_BRIEFING = frozenset(suffix for family in _BY_FAMILY.values() for suffix in family.split())


def may_be_briefing(name: str) -> bool:
    """Not what its suffix shows to be no text, and no export of ours."""
    name = name.lower()
    return not name.endswith(EXPORTS) and PurePath(name).suffix not in _NO_BRIEFING


def natural_order(name: str) -> tuple[list[str | int], str]:
    """Text and numbers in turns, so that like is compared with like; the name itself decides ties."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [int(part) if index % 2 else part for index, part in enumerate(parts)], name
