"""Regular expressions that cost little at the start of the program.

Compiling is slow: all patterns of the engine take as long as the analysis of 1,000 words. `compiled` takes
what an earlier run kept, if there is something (`pattern_cache`). `lazy` waits until the first use: for a
pattern that most texts don't need, such as one for a format, a kind of document or a rare construction.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from summarizer import pattern_cache

_MEMBERS = (
    *("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"),
    *("groups", "groupindex"),
)


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the compiled pattern, as `re.compile` does. Only for patterns that are fixed in the source."""
    if isinstance(pattern, str):
        return pattern_cache.compiled(pattern, int(flags))
    return re.compile(pattern, flags)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an object with the methods of a compiled pattern. `re.error` is raised when it is first used."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))


class LazyPattern:
    """A pattern that becomes a compiled one once any of its methods is used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compiled(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _MEMBERS:
            raise AttributeError(name)
        compiled = self.compiled
        vars(self).update({member: getattr(compiled, member) for member in _MEMBERS})
        return getattr(compiled, name)
