"""Suggest entries for the file of names: unsure names of several briefings, as TOML with comments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.name_rules import LONGEST, RULED_TYPES
from summarizer.safe_text import label
from tui.settings import toml_file
from tui.settings.name_file import ENTITY, HIDDEN

if TYPE_CHECKING:
    from summarizer.entities.unknown_names import UnknownName


def to_toml(found: Iterable[UnknownName], file: Path) -> str:
    """Return an entry for each name, the most mentioned first, with its count and a sentence as comments.

    `file` is the file of names that they are for.
    """
    return "\n".join(_lines(found, file)) + "\n"


def _lines(found: Iterable[UnknownName], file: Path) -> Iterator[str]:
    by_name: dict[str, list[UnknownName]] = defaultdict(list)
    for each in found:
        if len(each.name) <= LONGEST:
            by_name[each.name].append(each)
    if not by_name:
        yield "# No names to add: all are in the word lists, in your rules, or sure in their briefings."
        return
    yield f"# {_counted(len(by_name), 'name')} that the program is unsure of. Each type is a guess: check it"
    yield f"# ({', '.join(RULED_TYPES)}), then append the entries to"
    yield f"# {label(str(file))}"
    yield f'# Move what is no name to the list "{HIDDEN}", which stands above the entries there.'
    for name, seen in sorted(by_name.items(), key=lambda item: (-_mentions(item[1]), item[0])):
        votes = Counter[str]()
        for each in seen:
            votes[each.type] += each.mentions
        yield ""
        where = f"{_counted(_mentions(seen), 'mention')} in {_counted(len(seen), 'briefing')}"
        yield f"# {where}: {label(seen[0].example)} ({label(seen[0].source)})"
        yield f"[[{ENTITY}]]"
        yield f"name = {toml_file.quoted(name)}"
        yield f"type = {toml_file.quoted(votes.most_common(1)[0][0])}"
        yield "aliases = []"


def _mentions(seen: Iterable[UnknownName]) -> int:
    return sum(each.mentions for each in seen)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
