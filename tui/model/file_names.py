"""What a file is called that is written of a briefing."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath

from summarizer.safe_text import label

LONGEST = 100
"""Bytes of each part of a name; a file system takes 255 in all."""
PUNCTUATION = " ._-"
"""What a plain name may hold beside letters and digits, but for its first character."""
_LETTERS_AND_DIGITS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters that take a cell and show nothing."""


def is_plain(name: str) -> bool:
    """Whether a name means nothing to a shell or a program: no option, no pattern, no path, no dot file."""
    return bool(name) and _is_letter_or_digit(name[0]) and all(map(_may_stand, name))


def plain(name: str) -> str:
    """Return a name with a hyphen in the place of what a plain one may not hold."""
    composed = unicodedata.normalize("NFC", label(name))
    return (
        "".join(c if _may_stand(c) else "-" for c in composed).lstrip(PUNCTUATION).rstrip() or "briefing.md"
    )


def _may_stand(character: str) -> bool:
    return character in PUNCTUATION or _is_letter_or_digit(character)


def _is_letter_or_digit(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in _LETTERS_AND_DIGITS and character not in _INVISIBLE


def short(name: str) -> str:
    """Safe, visible, no path, and not too long for a file's name."""
    name = label(name).replace("/", "-").lstrip(". ")
    return name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip() or "briefing"


def stem(path: PurePath | None, part: str | None, otherwise: str) -> str:
    """Named after its file, and after its part of that where it is one."""
    own = short(path.stem) if path else otherwise
    return f"{own}-{short(part)}" if part else own
