"""Regular expressions that every supported Python matches in the same way.

CPython 3.11.0 to 3.11.4 match possessive repeats of groups wrongly: some raise SystemError ("The span of
capturing group is wrong"), others give a wrong match. Debian 12 ships 3.11.2. Possessive repeats of single
characters are right there, and so are atomic groups.
"""

import importlib
import io
import os
import pkgutil
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from summarizer.patterns import LazyPattern

ROOT = Path(__file__).parents[1]
PACKAGES = ("summarizer", "tui")
SOURCES = ("summarizer", "tui", "training", "benchmarks", "docs")
GROUP_REPEATED = re.compile(r"(?<!\\)\)(?:[*+?]|\{\{?\d*,?\d*\}\}?)\+")
"""In source text: a closing parenthesis with a possessive repeat, its braces doubled in f-strings."""


def possessive_groups(pattern: str | bytes, flags: int = 0) -> bool:
    """Return whether the pattern has a possessive repeat of more than one character."""
    return any(_holds_one(parser.parse(pattern, flags)))


def _holds_one(parsed: object) -> Iterator[bool]:
    if isinstance(parsed, parser.SubPattern):
        for operation, argument in parsed:
            if operation is constants.POSSESSIVE_REPEAT:
                repeated = argument[2]
                yield len(repeated) != 1 or repeated[0][0] not in SINGLE
            yield from _holds_one(argument)
    elif isinstance(parsed, tuple | list):
        for each in parsed:
            yield from _holds_one(each)


SINGLE = {constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY, constants.CATEGORY}


def compiled() -> dict[str, re.Pattern]:
    """Return each compiled pattern in a module's namespace, or in a container there, by name."""
    found = {}
    for package in PACKAGES:
        for info in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if info.name.endswith("__main__"):
                continue
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                for pattern in _patterns(value):
                    found[f"{info.name}.{name}: {pattern.pattern[:60]!r}"] = pattern
    return found


def _patterns(value: object) -> Iterator[re.Pattern]:
    if isinstance(value, LazyPattern):
        yield value.compiled
    elif isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (each for part in value.values() for each in _alone(part))
    elif type(value) in (tuple, list):
        yield from (each for part in value for each in _alone(part))


def _alone(value: object) -> Iterator[re.Pattern]:
    return _patterns(value) if isinstance(value, re.Pattern | LazyPattern) else iter(())


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d++x", False),
        (r"[a-z]{1,3}+", False),
        (r"(?P<word>\w*+)", False),
        (r"(?>ab*)c", False),
        (r"(?:ab)*+", True),
        (r"(?:a|bc)?+", True),
        (r"x(y(?:\d\s){2,8}+)", True),
        (r"(?:(?:ab)++|c)*", True),
    ],
)
def test_possessive_groups_are_recognized(pattern: str, expected: bool) -> None:
    assert possessive_groups(pattern) is expected


def test_compiled_patterns_have_no_possessive_groups() -> None:
    patterns = compiled()
    assert len(patterns) > 100, "the walk over the packages found the patterns"
    assert [name for name, each in patterns.items() if possessive_groups(each.pattern, each.flags)] == []


def test_sources_have_no_possessive_groups() -> None:
    """This includes patterns that are compiled in functions and tools that tests do not import."""
    found = []
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            found += [
                f"{path.relative_to(ROOT)}:{token.start[0]}"
                for token in tokenize.generate_tokens(io.StringIO(text).readline)
                if GROUP_REPEATED.search(token.string)
            ]
    assert found == []


@pytest.mark.parametrize("text", [r'r"(?:ab)++"', r'rf"(?:{X}\.){{2,8}}+(?!\w)"', r'"(a)?+"', r'"(?:a){2}+"'])
def test_possessive_groups_are_recognized_in_source_text(text: str) -> None:
    assert GROUP_REPEATED.search(text)


def test_patterns_are_the_same_in_every_run() -> None:
    """Sets have another order in each process. A pattern made from one would be compiled and kept anew."""
    code = (
        "import sys; sys.path.insert(0, 'tests'); from test_patterns import compiled;"
        "print(sorted(repr((each.pattern, each.flags)) for each in compiled().values()))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
