"""Words for the page of an entity: its other spellings, and why it has its type."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.document import Entity
from summarizer.entities.type_evidence import TypeEvidence
from summarizer.name_rules import NameRules
from tui.panes.lines import LinkRow, text, wrapped
from tui.settings import styles

LEAST = 0.05
"""Minimum share of the votes for which a type is listed."""
MOST = 3
"""Maximum number of titles and of phrases listed."""
_CUES = "words beside it"


def type_section(entity: Entity, found: TypeEvidence, columns: int) -> Iterator[LinkRow]:
    """Yield the rows that say why an entity has its type."""
    yield text("")
    yield text(f"Why {with_article(entity.type)}", styles.BOLD)
    for reason in reasons(entity, found) or ["no reason could be found"]:
        yield from wrapped(reason, columns)


def reasons(entity: Entity, found: TypeEvidence) -> list[str]:
    """Return the reasons for the type of an entity, one a line, the strongest first."""
    lines = []
    if found.is_figure:
        lines.append(f"found by its form, as every {entity.type} is")
    if found.rule:
        lines.append(f"your rule: {found.rule} is {with_article(entity.type)}")
    if found.listed:
        lines.append(f"word list: {found.listed} is {with_article(entity.type)}")
    if found.titles:
        lines.append(f"title before it: {', '.join(found.titles[:MOST])}")
    if found.cues:
        cues = (f"“{phrase}” ({type_})" for phrase, type_ in found.cues[:MOST])
        lines.append(f"{_CUES}: {', '.join(cues)}")
    if found.votes:
        shares = (f"{type_} {share:.0%}" for type_, share in found.votes if share >= LEAST)
        read = f"{found.read} mention{'s' if found.read != 1 else ''} read"
        lines.append(f"tagger: {', '.join(shares)} ({read})")
    if found.votes and not lines[:-1] and found.votes[0][0] != entity.type:
        lines.append("its other spellings, or longer names in the text, decided otherwise than the tagger")
    return lines


def with_article(type_: str) -> str:
    """Return the name of a type with its article."""
    if type_ == "other":
        return "another kind of name"
    return f"{'an' if type_[0] in 'aeiou' else 'a'} {type_}"


def spellings(entity: Entity, rules: NameRules) -> str:
    """Return the other spellings of an entity: those in the text, then those of a rule alone."""
    listed = [alias for rule in rules.names if rule.name == entity.name for alias in rule.aliases]
    unseen = [alias for alias in listed if alias not in entity.aliases]
    return ", ".join([*entity.aliases, *(f"{alias} (your rule)" for alias in unseen)])
