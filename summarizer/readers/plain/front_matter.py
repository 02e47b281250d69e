"""Parse the front matter of a Markdown text: simple YAML between `---` lines, or TOML between `+++` lines.

JSON, the title block of pandoc and the head of MultiMarkdown are known, too.

Of YAML, only `key: value` lines are parsed, with a list or a block below a key: title, date and authors need
no more, and a full parser would be another dependency. A block with any line that does not look like front
matter stays in the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.patterns import lazy

_LONGEST = 64 * 1024
_MOST_STEPS = 30
"""Maximum parts of a dotted TOML key (`a.b.c`), in which tomllib takes quadratic time."""
_FENCED = {
    "---": lazy(r"---[ \t]*\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE),
    "+++": lazy(r"\+\+\+[ \t]*\n(?P<inside>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE),
}
_KEY = lazy(r"(?P<quote>[\"']?)(?P<key>[^\W\d][\w .:@/-]{0,60}?)(?P=quote)\s*:(?:\s+(?P<value>.*))?")
_TITLE_BLOCK = lazy(r"%[ \t]*(?P<title>[^\n]*(?:\n[ \t]+\S[^\n]*)*)\n"
                          r"%[ \t]*(?P<author>[^\n]*(?:\n[ \t]+\S[^\n]*)*)(?:\n|\Z)"
                          r"(?:%[ \t]*(?P<date>[^\n]*)(?:\n|\Z))?")  # fmt: skip
"""The title block of pandoc: title, authors and date, each after a percent sign."""
_BARE = lazy(r"(?:(?P<key>[A-Za-z][\w -]{0,40}):[ \t]+(?P<value>\S[^\n]*)\n){2,}[ \t]*(?:\n|\Z)")
"""The head of MultiMarkdown, which has no fence."""
_BELONGS = lazy(r"\s*$|\s*#|[ \t]+\S|-(?:\s|$)")
_DOUBLE = lazy(r'"(?P<inside>(?:[^"\\]|\\.)*)"\s*(?:#.*)?')
_SINGLE = lazy(r"'(?P<inside>(?:[^']|'')*)'\s*(?:#.*)?")
_NO_VALUE = lazy(r"null|~|[|>][+-]?\d?")  # A null value, or a block on the following lines.


_PERSON = lazy(r"name\s*:\s*(?P<name>.+)", re.IGNORECASE)
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
_OF_HEAD = frozenset(
    (
        *(
            "title",
            "subtitle",
            "slug",
            "tags",
            "tag",
            "category",
            "categories",
            "keywords",
            "status",
            "draft",
        ),
        *("lang", "language", "layout", "template", "css", "email", "affiliation", "copyright", "version"),
        *("modified", "updated", "lastmod", "url", "permalink", "base header level", *_DATES, *_AUTHORS),
    )
)
"""Keys of a head without a fence; a head with any other, such as the one of a memo, stays in the text."""


class FrontMatter(NamedTuple):
    """Title, date and authors in the front matter, and the offset where the text continues."""

    title: str | None = None
    date: str | None = None
    end: int = 0
    author: str | None = None


def front_matter(text: str) -> FrontMatter:
    """Parse the front matter at the start of a text. Without one, title and date are None and `end` is 0."""
    values, end = _block_of(text)
    if not values:
        return FrontMatter()
    date = next((values[key] for key in _DATES if values.get(key)), None)
    author = next((values[key] for key in _AUTHORS if values.get(key)), None)
    return FrontMatter(values.get("title"), date, end, author)


def _block_of(text: str) -> tuple[dict[str, str], int]:
    """Return the values of the front matter, and the offset where the text continues."""
    if match := _FENCED[text[:3]].match(text, 0, _LONGEST) if text[:3] in _FENCED else None:
        return (_yaml if text[:3] == "---" else _toml)(match["inside"]), match.end()
    if text[:1] == "{":
        return _json(text)
    if match := _TITLE_BLOCK.match(text, 0, _LONGEST) if text[:1] == "%" else None:
        lines = {key: " ".join(value.split()) for key, value in match.groupdict().items() if value}
        return lines, match.end()
    if match := _BARE.match(text, 0, _LONGEST):
        values = _yaml(match[0].rstrip())
        if values.get("title") and values.keys() <= _OF_HEAD and values.keys() & {*_DATES, *_AUTHORS}:
            return values, match.end()
    return {}, 0


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
    names = [match["name"] for item in items if (match := _PERSON.fullmatch(item))]
    if not lines[0].startswith("-") and not names:
        return " ".join(items)
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
    return _flat(found)


def _json(text: str) -> tuple[dict[str, str], int]:
    import json  # few texts have such front matter

    try:
        found, end = json.JSONDecoder().raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError):
        return {}, 0
    values = _flat(found)
    return (values, end) if "title" in values or "date" in values else ({}, 0)


def _flat(found: dict[str, object]) -> dict[str, str]:
    """Return the values by their keys in lower case; those in tables where there is none outside."""
    values = {key.lower(): _shown(value) for key, value in found.items() if not isinstance(value, dict)}
    for table in found.values():
        for key, value in table.items() if isinstance(table, dict) else ():
            if not isinstance(value, dict):
                values.setdefault(str(key).lower(), _shown(value))
    return values


def _shown(value: object) -> str:
    if isinstance(value, list):
        names = (each.get("name", "") if isinstance(each, dict) else each for each in value)
        return "; ".join(str(name) for name in names if name)
    return str(value)
