"""Give the names of the user's rules keys of their own, so that nothing else decides which entity they are.

Such a key is like one of the gazetteer: its type is not voted on, and it is never joined with another of its
kind. Spellings that the rule does not list ("ADAEZE MENSAH" in a headline, "French Republic" for "France")
get the key, too, if they have the words of one of its forms or are the same entry of the gazetteer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.cancellation import stoppable
from summarizer.entities.coreference.keys import NameKey, bare, key_of, name_key
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.recognition.candidates import Mention
from summarizer.name_rules import NameRule


def with_ruled_keys(
    keys: list[NameKey],
    mentions: Sequence[Mention],
    rules: Sequence[NameRule],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> list[NameKey]:
    """Replace the keys of mentions by rule, and of other spellings of the rules' names. Raises Cancelled."""
    if not rules:
        return keys
    ruled = {rule.name: ruled_key(rule) for rule in rules}
    spelled = _by_spelling(rules, known, cancelled)
    return [
        ruled[mention.canonical] if mention.canonical is not None else spelled.get(key) or key
        for key, mention in stoppable(zip(keys, mentions, strict=True), cancelled)
    ]


def ruled_key(rule: NameRule) -> NameKey:
    """Return the key of a rule's entity."""
    return NameKey(rule.type, (rule.name,), "person" if rule.type == "person" else "thing")


def _by_spelling(
    rules: Sequence[NameRule], known: Gazetteer, cancelled: Callable[[], bool]
) -> dict[NameKey, NameKey | None]:
    """Return the keys of the rules by the ordinary keys of their forms; None for those of several rules."""
    found: dict[NameKey, NameKey | None] = {}
    for rule in stoppable(rules, cancelled):
        own = ruled_key(rule)
        for form in rule.forms:
            key = key_of(form, rule.type, known)
            if key.known not in (None, rule.type):
                key = name_key(bare(form) or form, rule.type)
            found[key] = own if found.get(key, own) == own else None
    return found
