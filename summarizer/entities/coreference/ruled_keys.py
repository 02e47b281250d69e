"""Give the names of the user's rules keys of their own, so that nothing else decides which entity they are.

Such a key is like one of the gazetteer: its type is not voted on, and it is never joined with another of its
kind. Spellings that the rule does not list ("ADAEZE MENSAH" in a headline, "French Republic" for "France")
get the key, too, if they have the words of one of its forms or are the same entry of the gazetteer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from summarizer.cancellation import stoppable
from summarizer.entities.coreference.keys import NameKey, bare, key_of, name_key
from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.recognition.candidates import Mention
from summarizer.name_rules import NameRule


def with_ruled_keys(
    keys: list[NameKey],
    mentions: Sequence[Mention],
    rules: Sequence[NameRule],
    cancelled: Callable[[], bool],
) -> list[NameKey]:
    """Replace the keys of mentions by rule, and of other spellings of the rules' names. Raises Cancelled."""
    if not rules:
        return keys
    by_name, by_spelling = _tables(tuple(rules))
    return [
        by_name[mention.canonical] if mention.canonical is not None else by_spelling.get(key) or key
        for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled)
    ]


def ruled_key(rule: NameRule) -> NameKey:
    """Return the key of a rule's entity."""
    return NameKey(rule.type, (rule.name,), "person" if rule.type == "person" else "thing")


@lru_cache(maxsize=1)
def _tables(rules: tuple[NameRule, ...]) -> tuple[dict[str, NameKey], dict[NameKey, NameKey | None]]:
    """Return the keys of the rules by name, and by the ordinary keys of their forms.

    A form of several rules has None. The tables are cached, since the next document has the same rules.
    """
    known = gazetteer()
    by_spelling: dict[NameKey, NameKey | None] = {}
    for rule in rules:
        own = ruled_key(rule)
        for form in rule.forms:
            key = key_of(form, rule.type, known)
            if key.known not in (None, rule.type):
                key = name_key(bare(form) or form, rule.type)
            by_spelling[key] = own if by_spelling.get(key, own) == own else None
    return {rule.name: ruled_key(rule) for rule in rules}, by_spelling
