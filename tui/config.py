"""The settings: each stands in one table, from which they are checked, explained and printed.

A setting that can't be used costs a line and leaves its default: no typo keeps a briefing from being read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.access import AccessError, Limits, read_bytes
from summarizer.safe_text import clean, label
from summarizer.summary import Length
from tui import locations

_DEFAULTS = "the defaults are used"
LARGEST = Limits(max_bytes=1024 * 1024)
_SYNTAX = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in effect."""

    length: str = "5"
    """Of a summary, at first; always one that Length.parse takes."""
    export_folder: str = ""
    """An absolute path or one from the current folder, `~` already expanded; empty if none was set."""
    state: bool = True
    """Whether anything is remembered of what was read."""
    cache: bool = True
    """Whether analyses and text of briefings are, too."""


class Setting(NamedTuple):
    """One key of a TOML table. `check` gives the value to keep, or raises ValueError with what it must be."""

    table: str
    key: str
    field: str
    """Of Config."""
    about: str
    check: Callable[[object], Any]


def _length(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f'a length is written in quotes, like "5", "20%" or "120w", not {_written(value)}')
    Length.parse(value)
    return value.strip()


def _folder(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f'a folder is written in quotes, like "~/summaries", not {_written(value)}')
    if clean(value) != value or "\n" in value:
        raise ValueError("a folder's name here may hold no line end and no invisible character")
    try:
        return str(Path(value).expanduser()) if value else ""
    except RuntimeError as error:
        raise ValueError(f"the home folder in {value!r} is not known") from error


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"it is true or false, without quotes, not {_written(value)}")
    return value


def _written(value: object) -> str:
    """A TOML value in a few characters, much as it stood in the file."""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 40 else shown[:39] + "…"


SETTINGS = (
    Setting(
        table="summary",
        key="length",
        field="length",
        about='How long a summary is: "5" (sentences), "20%" (of the words) or "120w" (words).',
        check=_length,
    ),
    Setting(
        table="export",
        key="folder",
        field="export_folder",
        about="Where the reader puts its exports; empty: the current folder.",
        check=_folder,
    ),
    Setting(
        table="state",
        key="keep",
        field="state",
        about="Whether it is remembered what you read, and where and with what marks you left it.",
        check=_yes_or_no,
    ),
    Setting(
        table="state",
        key="cache",
        field="cache",
        about="Whether analyses are kept, too, and with them titles and names out of the briefings.",
        check=_yes_or_no,
    ),
)


def load(path: Path | None = None) -> tuple[Config, tuple[str, ...]]:
    """The settings of a file, or of the user's own; and a line for each that could not be used.

    The user's own need not exist; one that was named must.
    """
    file = path or locations.config_file()
    try:
        data = read_bytes(file, LARGEST)
    except AccessError as error:
        missing = isinstance(error.__cause__, FileNotFoundError | NotADirectoryError)
        return Config(), () if missing and path is None else (label(f"{file}: {error}; {_DEFAULTS}"),)
    try:
        tables = _parse(data)
    except ValueError as error:
        return Config(), (label(f"{file}: {error}; {_DEFAULTS}"),)
    config, complaints = from_tables(tables)
    return config, tuple(label(f"{file}: {complaint}") for complaint in complaints)


def _parse(data: bytes) -> dict[str, Any]:
    """ValueError in one line, which names the line where it went wrong."""
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line}: not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.fullmatch(str(error))
        if not found:
            raise
        line = int(found["line"] or len(data.splitlines()) or 1)
        raise ValueError(f"line {line}: not TOML ({found['what']})") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def from_tables(tables: Mapping[str, object]) -> tuple[Config, list[str]]:
    """The settings that parsed TOML gives, and a line for each that it gives wrongly."""
    known: dict[tuple[str, str | None], Setting] = {
        (setting.table, setting.key): setting for setting in SETTINGS
    }
    config, complaints = Config(), []
    for table, key, value in _entries(tables):
        setting = known.get((table, key))
        if setting is None:
            name = f"{table}.{key}" if key else table
            complaints.append(f"{name}: no such setting (briefing config lists them); it is left out")
            continue
        try:
            config = replace(config, **{setting.field: setting.check(value)})
        except ValueError as error:
            default = _written(getattr(Config(), setting.field))
            complaints.append(f"{table}.{key}: {error}; the default {default} is used")
    return config, complaints


def _entries(tables: Mapping[str, object]) -> Iterator[tuple[str, str | None, object]]:
    """Table, key and value of everything set; a value outside any table, or an unknown table, has no key."""
    names = {setting.table for setting in SETTINGS}
    for table, content in tables.items():
        if table in names and isinstance(content, dict):
            yield from ((table, key, value) for key, value in content.items())
        else:
            yield table, None, content


def to_toml(config: Config) -> str:
    """A file that gives these settings, with a comment for each."""
    lines: list[str] = []
    table = None
    for setting in SETTINGS:
        if setting.table != table:
            lines += ["", f"[{setting.table}]"]
            table = setting.table
        value = json.dumps(getattr(config, setting.field), ensure_ascii=False)
        lines += [f"# {setting.about}", f"{setting.key} = {value}"]
    return "\n".join(lines[1:]) + "\n"
