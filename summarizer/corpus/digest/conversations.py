"""Group mail messages into conversations by their headers, as RFC 5256 (REFERENCES) does.

Messages belong together if one names the other in `In-Reply-To` or `References`. A reply whose references
name no message at hand, since its program set none or the others are missing, follows the latest earlier
message with the same subject. Two messages that only share a subject, such as weekly reports, do not belong
together.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document import MessageHeaders


def conversations(messages: Sequence[MessageHeaders | None], dates: Sequence[str | None]) -> list[int]:
    """Return for each message the number of its conversation; None in `messages` is one of its own.

    `dates` are the dates in ISO 8601. The number is an index of a message of the conversation.
    """
    parents = list(range(len(messages)))
    by_id: dict[str, int] = {}
    linked: set[int] = set()
    for at, message in enumerate(messages):
        for ident in (message.id, *message.references) if message else ():
            if ident and (first := by_id.setdefault(ident, at)) != at:
                linked |= {at, first}
                _join(parents, first, at)
    latest: dict[str, int] = {}
    for at in sorted(range(len(messages)), key=lambda at: (dates[at] or "9999", at)):
        message = messages[at]
        subject = " ".join(message.subject.casefold().split()) if message else ""
        if not message or not subject:
            continue
        if message.is_reply and at not in linked and subject in latest:
            _join(parents, latest[subject], at)
        latest[subject] = at
    return [_root(parents, at) for at in range(len(messages))]


def _root(parents: list[int], at: int) -> int:
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


def _join(parents: list[int], one: int, other: int) -> None:
    """Join two conversations; the lower number stands for both."""
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first
