"""Parse the front matter of a Markdown text, between `---` lines (simple YAML) or `+++` lines (TOML).

Of YAML, only `key: value` lines are parsed: title and date need no more, and a full parser would be another
dependency. A block with any line that does not look like front matter stays in the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST = 64 * 1024
_MOST_STEPS = 30
"""Maximum parts of a dotted TOML key (`a.b.c`), in which tomllib takes quadratic time."""
_FENCED = {
    "---": re.compile(r"---[ \t]*\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE),
    "+++": re.compile(r"\+\+\+[ \t]*\n(?P<inside>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE),
}
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w .-]{0,60}?)\s*:(?:\s+(?P<value>.*))?")
_BELONGS = re.compile(r"\s*$|\s*#|[ \t]+\S|-(?:\s|$)")
_DOUBLE = re.compile(r'"(?P<inside>(?:[^"\\]|\\.)*)"\s*(?:#.*)?')
_SINGLE = re.compile(r"'(?P<inside>(?:[^']|'')*)'\s*(?:#.*)?")
_NO_VALUE = re.compile(r"null|~|[|>][+-]?\d?")  # A null value, or a block on the following lines.


class FrontMatter(NamedTuple):
    """Title and date in the front matter, and the offset where the text continues."""

    title: str | None = None
    date: str | None = None
    end: int = 0


def front_matter(text: str) -> FrontMatter:
    """Parse the front matter at the start of a text. Without one, title and date are None and `end` is 0."""
    match = _FENCED[text[:3]].match(text, 0, _LONGEST) if text[:3] in _FENCED else None
    if not match:
        return FrontMatter()
    values = _yaml(match["inside"]) if text[:3] == "---" else _toml(match["inside"])
    if not values:
        return FrontMatter()
    return FrontMatter(values.get("title"), values.get("date"), match.end())


def _yaml(inside: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in inside.split("\n"):
        if match := _KEY.fullmatch(line.rstrip()):
            values.setdefault(match["key"].lower(), _unquoted((match["value"] or "").strip()))
        elif not _BELONGS.match(line):
            return {}
    return {key: value for key, value in values.items() if value} or dict.fromkeys(values, "")


def _unquoted(value: str) -> str:
    if match := _DOUBLE.fullmatch(value):
        return re.sub(r"\\(.)", r"\1", match["inside"]).strip()
    if match := _SINGLE.fullmatch(value):
        return match["inside"].replace("''", "'").strip()
    value = re.split(r"\s#", value, maxsplit=1)[0].strip()
    return "" if _NO_VALUE.fullmatch(value) else value


def _toml(inside: str) -> dict[str, str]:
    import tomllib

    if any(line.partition("=")[0].count(".") > _MOST_STEPS for line in inside.split("\n")):
        return {}
    try:
        found = tomllib.loads(inside)
    except (ValueError, RecursionError):  # TOMLDecodeError is a ValueError.
        return {}
    return {key.lower(): str(value) for key, value in found.items() if not isinstance(value, (dict, list))}
