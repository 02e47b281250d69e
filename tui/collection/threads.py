"""Mail threads in the list: messages of one conversation stand together, in the order of their dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from summarizer.corpus.digest.conversations import conversations
from tui.collection.entries import CatalogEntry
from tui.model.navigation import BriefingKey


def conversation_of(entries: Iterable[CatalogEntry]) -> dict[BriefingKey, BriefingKey]:
    """Return for each mail message a message that stands for its conversation."""
    mails = [entry for entry in entries if entry.message is not None]
    numbers = conversations([mail.message for mail in mails], [mail.date for mail in mails])
    return {mail.key: mails[number].key for mail, number in zip(mails, numbers, strict=True)}


def grouped(
    entries: Sequence[CatalogEntry],
    of: Mapping[BriefingKey, BriefingKey],
    key: Callable[[Sequence[CatalogEntry]], Any],
) -> list[CatalogEntry]:
    """Return entries sorted by thread.

    Args:
        entries: the entries; one that is no mail is a thread of its own.
        of: the conversation of each message, from `conversation_of`.
        key: sort key of a thread, given its entries.
    """
    threads: dict[BriefingKey, list[CatalogEntry]] = {}
    for entry in entries:
        threads.setdefault(of.get(entry.key, entry.key), []).append(entry)
    for thread in threads.values():
        if len(thread) > 1:
            thread.sort(key=_in_thread)
    return [entry for thread in sorted(threads.values(), key=key) for entry in thread]


def replies(keys: Sequence[BriefingKey], of: Mapping[BriefingKey, BriefingKey]) -> frozenset[BriefingKey]:
    """Return the keys that follow another of the same conversation."""
    return frozenset(key for before, key in pairwise(keys) if key in of and of.get(before) == of[key])


def _in_thread(entry: CatalogEntry) -> tuple[str, int, BriefingKey]:
    """Return the key of a message in its thread: of one day, an answer follows what it answers."""
    return entry.date or "9999", len(entry.message.references) if entry.message else 0, entry.key
