"""Regular expressions that are compiled when they are first used.

Compiling is slow: all patterns of the engine take as long as the analysis of 2,000 words. Use `lazy` for a
pattern that most texts don't need, such as one for a format, a kind of document or a rare construction.
"""

from __future__ import annotations

import re
from typing import Any, cast

_MEMBERS = (
    *("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"),
    *("groups", "groupindex"),
)


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
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _MEMBERS:
            raise AttributeError(name)
        compiled = self.compiled
        vars(self).update({member: getattr(compiled, member) for member in _MEMBERS})
        return getattr(compiled, name)
