"""The settings, defined in one table that checks, explains and prints them.

An invalid setting produces a message and keeps its default: no typo prevents a briefing from being read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.document import ENTITY_TYPES
from summarizer.files.access import AccessError
from summarizer.name_rules import NO_RULES, NameRules
from summarizer.safe_text import label
from tui.settings import keymap, keys, locations, themes, toml_file, value_checks

_DEFAULTS = "using the defaults"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in effect."""

    length: str = "5"
    """Initial length of a summary, valid for Length.parse."""
    export_folder: str = ""
    """Folder for exports, with `~` expanded, relative to the current folder; empty if none was set."""
    state: bool = True
    """Whether reading states are stored."""
    cache: bool = True
    """Whether analyses and text of briefings are stored, too."""
    plain_driver: bool = False
    """Whether to draw the screen with Textual's own driver."""
    theme: str = themes.AUTO
    """Name of the theme, one of themes.NAMES."""
    colors: Mapping[str, str] = field(default_factory=dict)
    """Colors by entity type, each a name in value_checks.HUES or #rrggbb."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys by id, as `keymap` names them: only those that differ from the table and don't conflict."""
    open_links: bool = False
    """Whether the list of links may open them in a browser; never in a restricted session."""
    hidden_types: str = ""
    """Entity types that the list leaves out, separated by spaces."""
    marks: bool = True
    """Whether key sentences are marked in the source, with their rank."""
    wrap: int = 88
    """Maximum columns of text in the source."""
    reorder_rtl: bool = False
    """Whether lines of Hebrew and Arabic are sent in visual order."""
    hyperlinks: str = "auto"
    """Whether links in the source are marked for the terminal: one of value_checks.HYPERLINKS."""
    home: str = ""
    """Folder that is opened without a PATH, with `~` expanded; empty for the recently read briefings."""
    export_format: str = "markdown"
    """Format of exports: a key of `export.template.FORMATS`."""
    export_template: str = ""
    """Template of exports; empty for the usual layout."""
    export_name: str = "$name.summary.md"
    """Pattern of the names of exports."""
    export_source: str = "given"
    """How an export names its source: one of value_checks.SOURCE_PATHS."""
    new_threshold: int = 70
    """Percentage of a sentence that earlier briefings tell if it is not new."""
    new_marks: str = "all"
    """What is marked as new, one of value_checks.NEW_MARKS."""
    names: NameRules = NO_RULES
    """The user's rules about names, which have a file of their own (`settings.name_file`)."""
    names_file: Path | None = field(default=None, compare=False)
    """The file of these rules, which need not exist; None if it must not be changed."""
    complaints: tuple[str, ...] = ()
    """A message for each setting and each rule that could not be used."""
    file: Path | None = field(default=None, compare=False)
    """The file that these settings belong to, which need not exist; None if they are not a user's."""


class Setting(NamedTuple):
    """One key of a TOML table. `check` returns the valid value, or raises ValueError with a message."""

    table: str
    key: str
    field: str
    """Name of a field of Config; if that is a mapping, it contains the value under `key`."""
    about: str
    check: Callable[[object], Any]
    default: Any = None
    """The default if `field` is a mapping."""

    def value(self, config: Config) -> Any:
        """Return the value of the setting."""
        found = getattr(config, self.field)
        return found.get(self.key, self.default) if isinstance(found, Mapping) else found

    def set(self, config: Config, value: Any) -> Config:
        """Return the settings with another value."""
        found = getattr(config, self.field)
        value = {**found, self.key: value} if isinstance(found, Mapping) else value
        return replace(config, **{self.field: value})


_NARROWEST, _WIDEST = min(value_checks.WIDTHS), max(value_checks.WIDTHS)

SETTINGS = (
    Setting(
        table="summary",
        key="length",
        field="length",
        about='Length of a summary: "5" (sentences), "20%" (of the words) or "120w" (words).',
        check=value_checks.length,
    ),
    Setting(
        table="list",
        key="home",
        field="home",
        about="Folder that briefing opens without a PATH; empty: the recently read briefings.",
        check=value_checks.folder,
    ),
    Setting(
        table="export",
        key="folder",
        field="export_folder",
        about="Folder for exports; empty: the current folder.",
        check=value_checks.folder,
    ),
    Setting(
        table="export",
        key="format",
        field="export_format",
        about="markdown, obsidian or logseq: links between notes, tags, block anchors.",
        check=value_checks.one_of(*value_checks.EXPORT_FORMATS),
    ),
    Setting(
        table="export",
        key="template",
        field="export_template",
        about="Layout, with $front, $title, $kept, $chosen …; empty: the usual one.",
        check=value_checks.export_template,
    ),
    Setting(
        table="export",
        key="name",
        field="export_name",
        about="File name, with $name, $title, $date, $exported.",
        check=value_checks.export_name,
    ),
    Setting(
        table="export",
        key="source",
        field="export_source",
        about="Path of the source: given (as opened), absolute, or relative to the folder of exports.",
        check=value_checks.one_of(*value_checks.SOURCE_PATHS),
    ),
    Setting(
        table="new",
        key="threshold",
        field="new_threshold",
        about="A sentence is new unless earlier briefings tell this percentage of it.",
        check=value_checks.number_in(value_checks.PERCENTAGES),
    ),
    Setting(
        table="new",
        key="marks",
        field="new_marks",
        about=f"What is marked as new: {', '.join(value_checks.NEW_MARKS)}.",
        check=value_checks.one_of(*value_checks.NEW_MARKS),
    ),
    Setting(
        table="state",
        key="keep",
        field="state",
        about="Remember what you read, your place, and your marks.",
        check=value_checks.yes_or_no,
    ),
    Setting(
        table="state",
        key="cache",
        field="cache",
        about="Cache analyses, with titles and names from the briefings.",
        check=value_checks.yes_or_no,
    ),
    Setting(
        table="terminal",
        key="plain_driver",
        field="plain_driver",
        about="Send full frames instead of changes; try this if the display is garbled.",
        check=value_checks.yes_or_no,
    ),
    Setting(
        table="terminal",
        key="hyperlinks",
        field="hyperlinks",
        about="Let the terminal open links of the source: on, off, or auto, where it is known to be able to.",
        check=value_checks.hyperlinks,
    ),
    Setting(
        table="links",
        key="open",
        field="open_links",
        about="Let ctrl+o in the list of links open a link with the program that BROWSER names.",
        check=value_checks.yes_or_no,
    ),
    Setting(
        table="look",
        key="theme",
        field="theme",
        about=f"One of {', '.join(themes.NAMES)}.",
        check=value_checks.theme,
    ),
    Setting(
        table="look",
        key="marks",
        field="marks",
        about="Mark key sentences in the source, with their rank.",
        check=value_checks.yes_or_no,
    ),
    Setting(
        table="look",
        key="wrap",
        field="wrap",
        about=f"Maximum columns of text in the source, {_NARROWEST} to {_WIDEST}.",
        check=value_checks.number_in(value_checks.WIDTHS),
    ),
    Setting(
        table="look",
        key="reorder_rtl",
        field="reorder_rtl",
        about="Reorder Hebrew and Arabic for terminals that show it from left to right.",
        check=value_checks.yes_or_no,
    ),
    Setting(
        table="entities",
        key="hide",
        field="hidden_types",
        about=f"Types that the list leaves out, until t asks for them: {', '.join(ENTITY_TYPES)}.",
        check=value_checks.entity_types,
    ),
    *(
        Setting(
            table="colors",
            key=kind,
            field="colors",
            about=f"Color of entities of type {kind}.",
            check=value_checks.color,
            default="",
        )
        for kind in value_checks.COLORED
    ),
    *(
        Setting(
            table="keys",
            key=key.id,
            field="keys",
            about=f"{key.does[0].upper()}{key.does[1:]}.",
            check=keymap.parsed,
            default=tuple(keymap.split(key.keys)),
        )
        for key in keys.KEYS
    ),
)
TABLES = {
    "look": "auto: ansi-light if COLORFGBG reports a light background, else ansi-dark.",
    "colors": f'{", ".join(value_checks.HUES)}, or like "#4e9a06"; empty: from the theme.',
    "keys": 'As you type them, separated by spaces: "x", "ctrl+x f2", "pgdn"; "" for none.',
}
"""Comments on whole tables."""


def load(path: Path | None = None) -> tuple[Config, tuple[str, ...]]:
    """Load the settings of a file or of the user's; also return a message for each that could not be used.

    The user's file need not exist; a file that was named must.
    """
    file = path or locations.config_file()
    try:
        tables = toml_file.parse(toml_file.read(file, named=path is not None))
    except AccessError as error:
        missing = toml_file.is_missing(error) and path is None
        return Config(file=file), () if missing else (label(f"{file}: {error}; {_DEFAULTS}"),)
    except ValueError as error:
        return Config(file=file), (label(f"{file}: {error}; {_DEFAULTS}"),)
    config, complaints = from_tables(tables)
    return replace(config, file=file), tuple(label(f"{file}: {complaint}") for complaint in complaints)


def change(config: Config, name: str, value: object) -> Config:
    """Return the settings with one of them changed; `name` has a full stop between table and key.

    Raises:
        ValueError: the value is invalid.
    """
    setting = next(one for one in SETTINGS if f"{one.table}.{one.key}" == name)
    return setting.set(config, setting.check(value))


def from_tables(tables: Mapping[str, object]) -> tuple[Config, list[str]]:
    """Return the settings from parsed TOML, and a message for each invalid one."""
    known = {f"{setting.table}.{setting.key}": setting for setting in SETTINGS}
    config, complaints = Config(), []
    for name, value in _entries(tables):
        setting = known.get(name)
        if setting is None:
            complaints.append(f"{name}: no such setting{_close(name, known)}; ignored")
            continue
        try:
            config = setting.set(config, setting.check(value))
        except ValueError as error:
            complaints.append(f"{name}: {error}; using the default {_toml(setting, Config())}")
    _, clashes = keymap.settled(config.keys)
    for ident, why in clashes.items():
        setting = known[f"keys.{ident}"]
        complaints.append(f"keys.{ident}: {why}; using the default {_toml(setting, Config())}")
    left = {ident: names for ident, names in config.keys.items() if ident not in clashes}
    return replace(config, keys=left), complaints


def _entries(tables: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield every value with its dotted name; an unknown table as a whole."""
    names = {setting.table for setting in SETTINGS}
    for table, content in tables.items():
        if table in names and isinstance(content, dict):
            yield from _flat(table, content)
        else:
            yield table, content


def _flat(name: str, value: object) -> Iterator[tuple[str, object]]:
    """Yield values with dotted names: `move.down = "j"` is a nested table, `"move.down" = "j"` is not."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner)
    else:
        yield name, value


def _close(name: str, known: Iterable[str]) -> str:
    close = toml_file.close(name, known)
    return f", did you mean {close}?" if close else " (briefing config lists them)"


def to_toml(config: Config) -> str:
    """Return a settings file with these values, with a comment for each."""
    lines: list[str] = []
    table = None
    for setting in SETTINGS:
        if setting.table != table:
            lines += [
                "",
                f"[{setting.table}]",
                *(f"# {about}" for about in [TABLES.get(setting.table)] if about),
            ]
            table = setting.table
        value, default = _toml(setting, config), _toml(setting, Config())
        changed = f" The default is {default}." if value != default else ""
        key = f'"{setting.key}"' if "." in setting.key else setting.key
        lines += [f"# {setting.about}{changed}", f"{key} = {value}"]
    return "\n".join(lines[1:]) + "\n"


def _toml(setting: Setting, config: Config) -> str:
    value = setting.value(config)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return toml_file.quoted(keymap.typed(value) if isinstance(value, tuple) else str(value))
