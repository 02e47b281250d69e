"""The file of the user's rules about names, `names.toml` beside the settings.

A rule that can't be used produces a message with its line, and the others hold: no typo prevents a briefing
from being read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer.document import EntityType
from summarizer.files.access import AccessError
from summarizer.name_rules import LONGEST, NO_RULES, RULED_TYPES, NameRule, NameRules
from summarizer.safe_text import clean, label
from tui.settings import locations, toml_file

ENTITY, HIDDEN, ABBREVIATIONS = "entity", "hidden", "abbreviations"
_KEYS = (ENTITY, HIDDEN, ABBREVIATIONS)
_NAME, _TYPE, _ALIASES = "name", "type", "aliases"
_ENTITY_KEYS = (_NAME, _TYPE, _ALIASES)
_TYPES: Mapping[str, EntityType] = {type_: type_ for type_ in RULED_TYPES}
_EXAMPLES = {_NAME: '"Harbor Safety Board"', _TYPE: '"organization"'}
_HEADER = re.compile(rf"\s*\[\[\s*[\"']?{ENTITY}[\"']?\s*\]\]")
MOST_MESSAGES = 10
"""Maximum number of messages for one file; the rest is counted."""
_NO_TABLE = f"{ENTITY}: must be a table; write [[{ENTITY}]] above its keys; ignored"
_UNREAD = "no names are read from it"


class _Problem(NamedTuple):
    """What is wrong, and where in the file."""

    message: str
    key: str
    """The key whose value is wrong, or which is wrong itself."""
    entity: int | None = None
    """The number of the entity, from 0; None for a key above all of them."""
    value: str | None = None
    """The string that is wrong within a list."""


def load(path: Path | None = None) -> tuple[NameRules, tuple[str, ...]]:
    """Load the rules of a file or of the user's; also return a message for each that can't be used.

    The user's file need not exist; a file that was named must.
    """
    file = path or locations.names_file()
    try:
        data = toml_file.read(file, named=path is not None)
        tables = toml_file.parse(data)
    except AccessError as error:
        missing = toml_file.is_missing(error) and path is None
        return NO_RULES, () if missing else (label(f"{file}: {error}; {_UNREAD}"),)
    except ValueError as error:
        return NO_RULES, (label(f"{file}: {error}; {_UNREAD}"),)
    reader = _RuleParser()
    rules = reader.rules(tables)
    return rules, tuple(label(f"{file}: {each}") for each in _messages(reader.problems, data))


def parse(data: bytes) -> NameRules:
    """Return the rules in the content of a file that can be used. Raises ValueError if it is not TOML."""
    return _RuleParser().rules(toml_file.parse(data))


class _RuleParser:
    """Makes rules from parsed TOML, and collects what is wrong with it."""

    def __init__(self) -> None:
        self.problems: list[_Problem] = []
        self._owners: dict[str, str] = {}
        """The name of the entity that has a form."""

    def rules(self, tables: Mapping[str, object]) -> NameRules:
        """Return the rules that can be used."""
        for key in tables:
            if key not in _KEYS:
                self.problems.append(_Problem(f"{_unknown(key, _KEYS)}; ignored", key))
        hidden = frozenset(self._listed(tables, HIDDEN, _form))
        abbreviations = frozenset(self._listed(tables, ABBREVIATIONS, _abbreviation))
        entities = tables.get(ENTITY, [])
        if not isinstance(entities, list):
            self.problems.append(_Problem(_NO_TABLE, ENTITY))
            entities = []
        names = [self._entity(number, entity) for number, entity in enumerate(entities)]
        return NameRules(tuple(name for name in names if name is not None), hidden, abbreviations)

    def _entity(self, number: int, entity: object) -> NameRule | None:
        """Return the rule of an entity; None if its name or type can't be used."""
        if not isinstance(entity, dict):
            self.problems.append(_Problem(_NO_TABLE, ENTITY, number))
            return None
        for key in entity:
            if key in (HIDDEN, ABBREVIATIONS):
                message = f"{key}: must stand above the first [[{ENTITY}]]; move it there"
                self.problems.append(_Problem(message, key, number))
            elif key not in _ENTITY_KEYS:
                self.problems.append(_Problem(f"{_unknown(key, _ENTITY_KEYS)}; ignored", key, number))
        checked: dict[str, str] = {}
        for key, check in ((_NAME, _form), (_TYPE, _type)):
            try:
                checked[key] = check(_required(entity, key))
            except ValueError as error:
                self.problems.append(_Problem(f"{key}: {error}; the entity is ignored", key, number))
                return None
        name = checked[_NAME]
        if not self._claims(name, name, number):
            return None
        aliases = dict.fromkeys(self._listed(entity, _ALIASES, _form, number))
        aliases.pop(name, None)
        own = tuple(alias for alias in aliases if self._claims(alias, name, number))
        return NameRule(name, _TYPES[checked[_TYPE]], own)

    def _claims(self, form: str, name: str, number: int) -> bool:
        """Return whether no earlier entity has a form, and note that the entity `name` has it now."""
        owner = self._owners.get(form)
        if owner is None:
            self._owners[form] = name
            return True
        key, what = (_NAME, "the entity is") if form == name else (_ALIASES, "the alias is")
        one, other = toml_file.written(form), toml_file.written(owner)
        message = (
            f"{key}: {one} is already a name of the entity {other}; keep it in one of them; {what} ignored"
        )
        self.problems.append(_Problem(message, key, number, form))
        return False

    def _listed(
        self,
        table: Mapping[str, object],
        key: str,
        check: Callable[[object], str],
        number: int | None = None,
    ) -> Iterator[str]:
        """Yield the valid strings of a list, which may be missing."""
        listed = table.get(key, [])
        if not isinstance(listed, list):
            message = f'{key}: must be a list like ["one", "two"], not {toml_file.written(listed)}; ignored'
            self.problems.append(_Problem(message, key, number))
            return
        for value in listed:
            try:
                yield check(value)
            except ValueError as error:
                text = value if isinstance(value, str) else None
                self.problems.append(_Problem(f"{key}: {error}; ignored", key, number, text))


def _unknown(key: str, known: Sequence[str]) -> str:
    close = toml_file.close(key, known)
    return f"{key}: no such key, {f'did you mean {close}?' if close else 'use ' + ', '.join(known)}"


def _required(entity: Mapping[str, object], key: str) -> object:
    if key not in entity:
        raise ValueError(f"missing; add {key} = {_EXAMPLES[key]}")
    return entity[key]


def _form(value: object) -> str:
    """Return a name on one line. Raises ValueError if no text can have it."""
    if not isinstance(value, str):
        raise ValueError(f"must be a string like {_EXAMPLES[_NAME]}, not {toml_file.written(value)}")
    form = " ".join(value.split())
    if not any(char.isalnum() for char in form):
        raise ValueError(f"{toml_file.written(value)} has no letter; write a name")
    if len(form) > LONGEST:
        raise ValueError(f"{toml_file.written(value)} is longer than {LONGEST} characters; shorten it")
    if clean(form) != form:
        raise ValueError(f"{toml_file.written(label(value))} has invisible characters; type it anew")
    return form


def _abbreviation(value: object) -> str:
    """Return an abbreviation without its full stop. Raises ValueError if it is not one word."""
    form = _form(value)
    if " " in form:
        raise ValueError(f"{toml_file.written(value)} is not one word; list each of its words")
    return form.removesuffix(".")


def _type(value: object) -> str:
    if isinstance(value, str) and value in _TYPES:
        return value
    close = toml_file.close(value, _TYPES) if isinstance(value, str) else None
    advice = f"did you mean {close}?" if close else f"choose from {', '.join(_TYPES)}"
    raise ValueError(f"no type {toml_file.written(value)}, {advice}")


def _messages(problems: Sequence[_Problem], data: bytes) -> Iterator[str]:
    """Yield a message for each of the first problems, with its line if that is found."""
    lines = data.decode("utf-8-sig").split("\n") if problems else []
    headers = [at for at, line in enumerate(lines) if _HEADER.match(line)]
    for problem in problems[:MOST_MESSAGES]:
        line = _line(problem, lines, headers)
        yield problem.message if line is None else f"line {line}: {problem.message}"
    if len(problems) > MOST_MESSAGES:
        yield f"{len(problems) - MOST_MESSAGES} more problems; correct these first"


def _line(problem: _Problem, lines: Sequence[str], headers: Sequence[int]) -> int | None:
    """Return the number of the line of a problem, from 1: of its value, else its key, else its entity."""
    bounds = (*headers, len(lines))
    if problem.entity is None:
        return _line_of(
            problem.key, lines, 0, bounds[0] if problem.key in _KEYS else len(lines), problem.value
        )
    if problem.entity >= len(headers):  # written as an array of inline tables
        return _line_of(ENTITY, lines, 0, len(lines))
    start, end = bounds[problem.entity], bounds[problem.entity + 1]
    return _line_of(problem.key, lines, start, end, problem.value) or start + 1


def _line_of(key: str, lines: Sequence[str], start: int, end: int, value: str | None = None) -> int | None:
    """Return the number of the line with a key between two lines, or of the line after it with the value."""
    written = re.compile(rf"\[?\s*[\"']?{re.escape(key)}[\"']?\s*[].=]")
    at = next((at for at in range(start, end) if written.match(lines[at].lstrip())), None)
    if at is None or value is None:
        return None if at is None else at + 1
    return next((line for line in range(at, end) if value in lines[line]), at) + 1
