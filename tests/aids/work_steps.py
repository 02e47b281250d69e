"""Count the steps of a function, lines run and characters scanned, which are the same on every machine.

Each line of Python is a step, also in the standard library and in other packages. To include C code, a
method of str or bytes that scans the whole object (`split`, `replace`, `lower`, …) adds its length, and a
regular expression of ours adds the characters from the start of the search to the end of the match. The
backtracking of regular expressions is not counted, nor is code of C libraries (libxml2, pdfium, zlib): their
input is bounded instead.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from summarizer.patterns import LazyPattern

SCANS = frozenset(
    (
        *("split", "rsplit", "splitlines", "replace", "translate", "lower", "upper", "casefold", "title"),
        *(
            "encode",
            "decode",
            "expandtabs",
            "isupper",
            "islower",
            "isalpha",
            "isspace",
            "rpartition",
            "partition",
        ),
    )
)
"""Methods of str and bytes that scan the whole object."""


class Count:
    """A counter of steps."""

    def __init__(self) -> None:
        self.steps = 0


class CountedPattern:
    """A pattern that adds the characters it scans to a count."""

    def __init__(self, pattern: re.Pattern[Any] | LazyPattern, count: Count) -> None:
        self._pattern, self._count = pattern, count

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _looked_at(self, text: Any, pos: int, endpos: int, found: re.Match[Any] | None) -> None:
        self._count.steps += max(0, (found.end() if found else min(endpos, len(text))) - pos)

    def search(self, string: Any, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[Any] | None:
        found = self._pattern.search(string, pos, endpos)
        self._looked_at(string, pos, endpos, found)
        return found

    def match(self, string: Any, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[Any] | None:
        found = self._pattern.match(string, pos, endpos)
        self._count.steps += found.end() - pos if found else 1
        return found

    def fullmatch(self, string: Any, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[Any] | None:
        found = self._pattern.fullmatch(string, pos, endpos)
        self._count.steps += found.end() - pos if found else 1
        return found

    def finditer(self, string: Any, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[Any]]:
        at = pos
        for found in self._pattern.finditer(string, pos, endpos):
            self._looked_at(string, at, endpos, found)
            at = found.end()
            yield found
        self._looked_at(string, at, endpos, None)

    def findall(self, string: Any, *bounds: int) -> list[Any]:
        self._count.steps += len(string)
        return self._pattern.findall(string, *bounds)

    def sub(self, repl: Any, string: Any, count: int = 0) -> Any:
        self._count.steps += len(string)
        return self._pattern.sub(repl, string, count)

    def split(self, string: Any, maxsplit: int = 0) -> list[Any]:
        self._count.steps += len(string)
        return self._pattern.split(string, maxsplit)


@contextmanager
def _counted_patterns(count: Count) -> Iterator[None]:
    """Replace the patterns of our modules by counting ones."""
    ours = [module for name, module in list(sys.modules.items()) if name.startswith("summarizer.")]
    replaced = [
        (module, name, value)
        for module in ours
        for name, value in list(vars(module).items())
        if isinstance(value, re.Pattern | LazyPattern)
    ]
    for module, name, value in replaced:
        setattr(module, name, CountedPattern(value, count))
    try:
        yield
    finally:
        for module, name, value in replaced:
            setattr(module, name, value)


def steps_of(work: Callable[[], object]) -> int:
    """Run a function and return the number of its steps."""
    count = Count()
    steps = 0  # a variable of the function: an attribute costs half as much again for each line

    def traced(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if event == "line":
            steps += 1
        return traced

    def profiled(frame: FrameType, event: str, called: Any) -> None:
        nonlocal steps
        if event == "c_call" and called.__name__ in SCANS:
            owner = called.__self__
            if type(owner) in (str, bytes):
                steps += len(owner)

    with _counted_patterns(count):
        before = sys.gettrace(), sys.getprofile()
        sys.settrace(traced)
        sys.setprofile(profiled)
        try:
            work()
        finally:
            sys.settrace(before[0])
            sys.setprofile(before[1])
    return steps + count.steps
