"""Add rules about names to the user's file of them; its comments and its layout stay.

The file is changed under the same conditions as that of the settings (`settings.config_file`): it is not
touched unless it is a regular TOML file that may be written, and the new content is parsed and compared with
the rules that are meant before it takes the place of the old one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from summarizer.files.access import AccessError, write_whole
from summarizer.name_rules import NameRule, NameRules
from summarizer.safe_text import label
from tui.settings import config_file, name_file, toml_file
from tui.settings.config_file import SaveError

_UNEXPECTED = "can't be changed without losing something; change it in an editor"


class SavedRules(NamedTuple):
    """A file of rules that was changed, with its content before and after."""

    file: Path
    before: bytes
    after: bytes


def save(file: Path, own: NameRules) -> SavedRules:
    """Add rules to a file, which may not exist yet.

    Raises:
        SaveError: the file is unchanged.
    """
    try:
        data = config_file.content(file)
        fresh = changed(data, own)
        _write(file, fresh)
    except (AccessError, ValueError) as error:
        raise SaveError(label(f"{file}: {error}")) from error
    except OSError as error:
        raise SaveError(label(f"{file}: {error.strerror or 'could not be written'}")) from error
    return SavedRules(file, data, fresh)


def restore(saved: SavedRules) -> None:
    """Give a file its content before a change, unless it has been changed since.

    Raises:
        SaveError: the file is unchanged.
    """
    try:
        if config_file.content(saved.file) != saved.after:
            raise ValueError("was changed since; take the rule out in an editor")
        _write(saved.file, saved.before)
    except (AccessError, ValueError) as error:
        raise SaveError(label(f"{saved.file}: {error}")) from error
    except OSError as error:
        raise SaveError(label(f"{saved.file}: {error.strerror or 'could not be written'}")) from error


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, data, overwrite=True)


def changed(data: bytes, own: NameRules) -> bytes:
    """Return the content of a file with rules added, and without their forms in its other rules.

    Raises:
        ValueError: not valid TOML, or the rules can't be added to it; the message is one line.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = name_file.parse(data).under(own)
    text = data.decode("utf-8-sig")
    try:
        document: Any = tomlkit.parse(text)
        _hide(document, own)
        _take_forms(document, own)
        added = [rule for rule in own.names if not _is_set(document, rule)]
        fresh = tomlkit.dumps(document)
    except (TOMLKitError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError(_UNEXPECTED) from error
    if added and fresh and not fresh.endswith("\n"):
        fresh += "\n"
    fresh = (fresh + "".join(map(_appended, added))).removeprefix("\n")
    if text.count("\n") and text.count("\n") == text.count("\r\n"):
        fresh = fresh.replace("\r\n", "\n").replace("\n", "\r\n")
    mark = config_file.BYTE_ORDER_MARK if data.startswith(config_file.BYTE_ORDER_MARK.encode()) else ""
    written = (mark + fresh).encode()
    if not _are_equal(name_file.parse(written), wanted):
        raise ValueError(_UNEXPECTED)
    return written


def _hide(document: Any, own: NameRules) -> None:
    """Add the hidden names that the document lacks; a new list comes above all tables."""
    import tomlkit

    fresh = [name for name in sorted(own.hidden) if name not in document.get(name_file.HIDDEN, ())]
    if not fresh:
        return
    if name_file.HIDDEN in document:
        document[name_file.HIDDEN].extend(fresh)
        return
    listed = tomlkit.array()
    listed.extend(fresh)
    document[name_file.HIDDEN] = listed


def _take_forms(document: Any, own: NameRules) -> None:
    """Remove the forms of the rules from other entities. One without its name is called by its next form."""
    owners = {form: rule.name for rule in own.names for form in rule.forms}
    entities = document.get(name_file.ENTITY, [])
    for number in reversed(range(len(entities))):
        entity = entities[number]
        name, aliases = _shown(entity["name"]), entity.get("aliases", [])
        if owners.get(name) == name:
            continue  # the rule itself, which is set
        for at in reversed(range(len(aliases))):
            if _shown(aliases[at]) in owners:
                del aliases[at]
        if name in owners and aliases:
            entity["name"] = str(aliases[0])
            del aliases[0]
        elif name in owners:
            del entities[number]


def _is_set(document: Any, rule: NameRule) -> bool:
    """Change the entity of a rule; return whether there is one."""
    entity = next(
        (one for one in document.get(name_file.ENTITY, ()) if _shown(one["name"]) == rule.name), None
    )
    if entity is None:
        return False
    entity["type"] = rule.type
    aliases = entity.get("aliases", [])
    for at in reversed(range(len(aliases))):
        if _shown(aliases[at]) not in rule.aliases:
            del aliases[at]
    there = {_shown(alias) for alias in aliases}
    fresh = [alias for alias in rule.aliases if alias not in there]
    if fresh and "aliases" in entity:
        entity["aliases"].extend(fresh)
    elif fresh:
        entity["aliases"] = fresh
    return True


def _appended(rule: NameRule) -> str:
    """Return the table of a new entity."""
    lines = [
        "",
        f"[[{name_file.ENTITY}]]",
        f"name = {toml_file.quoted(rule.name)}",
        f"type = {toml_file.quoted(rule.type)}",
    ]
    if rule.aliases:
        lines.append(f"aliases = [{', '.join(map(toml_file.quoted, rule.aliases))}]")
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    """Return a form as the file of rules is read: on one line."""
    return " ".join(str(value).split())


def _are_equal(one: NameRules, other: NameRules) -> bool:
    """Return whether two sets of rules mean the same, whatever their order."""
    return (
        one.hidden == other.hidden
        and one.abbreviations == other.abbreviations
        and {(rule.name, rule.type, frozenset(rule.aliases)) for rule in one.names}
        == {(rule.name, rule.type, frozenset(rule.aliases)) for rule in other.names}
    )
