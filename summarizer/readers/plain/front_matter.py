"""Parse the front matter of a Markdown text, between `---` lines (simple YAML) or `+++` lines (TOML).

Of YAML, only `key: value` lines are parsed, with a list or a block below a key: title, date and authors need
no more, and a full parser would be another dependency. A block with any line that does not look like front
matter stays in the text.
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


_PERSON = re.compile(r"name\s*:\s*(?P<name>.+)")
_MOST_LINES = 100
"""Maximum lines of a block or of a list that are read."""
_DATES = (
    "date",
    "published",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "date_published",
    "created",
)
_AUTHORS = ("author", "authors", "by", "creator")


class FrontMatter(NamedTuple):
    """Title, date and authors in the front matter, and the offset where the text continues."""

    title: str | None = None
    date: str | None = None
    end: int = 0
    author: str | None = None


def front_matter(text: str) -> FrontMatter:
    """Parse the front matter at the start of a text. Without one, title and date are None and `end` is 0."""
    match = _FENCED[text[:3]].match(text, 0, _LONGEST) if text[:3] in _FENCED else None
    if not match:
        return FrontMatter()
    values = _yaml(match["inside"]) if text[:3] == "---" else _toml(match["inside"])
    if not values:
        return FrontMatter()
    date = next((values[key] for key in _DATES if values.get(key)), None)
    author = next((values[key] for key in _AUTHORS if values.get(key)), None)
    return FrontMatter(values.get("title"), date, match.end(), author)


def _yaml(inside: str) -> dict[str, str]:
    values: dict[str, str] = {}
    current: str | None = None
    below: list[str] = []
    """The lines of a block or of a list below the last key."""
    for line in [*inside.split("\n"), "end:"]:
        if match := _KEY.fullmatch(line.rstrip()):
            if current and below and not values[current]:
                values[current] = _block(below)
            below = []
            key = match["key"].lower()
            current = None if key in values else key  # Only the first value of a key counts.
            values.setdefault(key, _unquoted((match["value"] or "").strip()))
        elif not _BELONGS.match(line):
            return {}
        elif line.strip() and not line.lstrip().startswith("#"):
            below.append(line.strip())
    values.pop("end", None)
    return {key: value for key, value in values.items() if value} or dict.fromkeys(values, "")


def _block(lines: list[str]) -> str:
    """Join the lines of a block or of a list below a key; names of people (`name: …`) count as items."""
    items = [line.removeprefix("-").strip() for line in lines[:_MOST_LINES]]
    if not lines[0].startswith("-"):
        return " ".join(items)
    names = [match["name"] for item in items if (match := _PERSON.fullmatch(item))]
    return "; ".join(filter(None, map(_unquoted, names or [item for item in items if ": " not in item])))


def _listed(value: str) -> str:
    """Return the items of a list on one line, separated by semicolons."""
    return "; ".join(filter(None, (_unquoted(item.strip()) for item in value[1:-1].split(","))))


def _unquoted(value: str) -> str:
    if match := _DOUBLE.fullmatch(value):
        return re.sub(r"\\(.)", r"\1", match["inside"]).strip()
    if match := _SINGLE.fullmatch(value):
        return match["inside"].replace("''", "'").strip()
    value = re.split(r"\s#", value, maxsplit=1)[0].strip()
    if value.startswith("[") and value.endswith("]"):
        return _listed(value)
    return "" if _NO_VALUE.fullmatch(value) else value


def _toml(inside: str) -> dict[str, str]:
    import tomllib

    if any(line.partition("=")[0].count(".") > _MOST_STEPS for line in inside.split("\n")):
        return {}
    try:
        found = tomllib.loads(inside)
    except (ValueError, RecursionError):  # TOMLDecodeError is a ValueError.
        return {}
    return {key.lower(): _shown(value) for key, value in found.items() if not isinstance(value, dict)}


def _shown(value: object) -> str:
    if isinstance(value, list):
        names = (each.get("name", "") if isinstance(each, dict) else each for each in value)
        return "; ".join(str(name) for name in names if name)
    return str(value)
