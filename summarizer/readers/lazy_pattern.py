"""Regular expressions that are compiled when they are first used.

Most texts need few of the patterns that recognize heads, dates and addresses; to compile all of them takes
longer than to read a short text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class LazyPattern:
    """The methods of `re.Pattern` that the readers use."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Match at the start, or at the first bound."""
        return self.compiled.match(text, *bounds)

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Match the whole text, or the part between the bounds."""
        return self.compiled.fullmatch(text, *bounds)

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """Return the first match."""
        return self.compiled.search(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """Yield all matches."""
        return self.compiled.finditer(text, *bounds)

    def findall(self, text: str) -> list[str]:
        """Return the text of all matches, or of their group."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """Split at each match."""
        return [*self.compiled.split(text)]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Replace each match."""
        return self.compiled.sub(by, text, count)
