"""List the names that the recognizer is unsure of, so that the user can give rules for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import FIGURES, Document, EntityType, Sentence, Span, at_offset
from summarizer.entities.coreference.merge import MentionGroup, forms, shown
from summarizer.entities.lexicon.gazetteer import straight

_SURE = 4
"""Certainty of a type that has at least seven eighths of the votes."""
_OF_SEVERAL_WORDS = ("person", "organization")
"""Types whose full names as a rule have several words."""
_BEFORE, _LONGEST = 60, 160
"""Code points of an example before the name, and in all."""


class UnknownName(NamedTuple):
    """A name that the recognizer is unsure of, in one document."""

    name: str
    type: EntityType
    """The likeliest type."""
    mentions: int
    """Number of mentions."""
    example: str
    """The sentence of the first mention, on one line and shortened."""
    source: str
    """The path of the document, or its title if it has none."""


def unknown_names(
    document: Document,
    sentences: Sequence[Sentence],
    groups: Iterable[MentionGroup],
    hidden: Set[str],
    cancelled: Callable[[], bool],
) -> list[UnknownName]:
    """Return the unknown names among the groups of mentions, except hidden ones, by first mention.

    A name is unknown if neither the word lists nor the user's rules have it, and either less than seven
    eighths of the votes are for its type, or it is the single word for a person or organization whose full
    name the document does not give. Raises Cancelled.
    """
    found = []
    not_wanted = {straight(name) for name in hidden}
    for group in stoppable(groups, cancelled):
        if group.type in FIGURES or group.key.known or not _is_unsure(group):
            continue
        spans = [Span(mention.start, mention.end) for mention in stoppable(group.mentions, cancelled)]
        name = shown(forms(document, spans), group.key, group.type)
        if straight(name) not in not_wanted:
            example = _example(document, sentences, spans[0])
            source = document.path or document.title
            found.append(UnknownName(name, group.type, len(spans), example, source))
    return found


def _is_unsure(group: MentionGroup) -> bool:
    if max(mention.certainty for mention in group.mentions) < _SURE:
        return True
    return len(group.key.words) == 1 and group.type in _OF_SEVERAL_WORDS


def _example(document: Document, sentences: Sequence[Sentence], mention: Span) -> str:
    """Return the sentence with a mention, cut to the words around it if it is long."""
    sentence = sentences[at_offset(sentences, mention.start)]
    line = document.line(sentence)
    if len(line) <= _LONGEST:
        return line
    start = max(sentence.start, mention.start - _BEFORE)
    end = min(sentence.end, start + _LONGEST)
    words = document.line(Span(start, end)).split(" ")
    words = words[start > sentence.start :][: -1 if end < sentence.end else None]
    return f"{'… ' * (start > sentence.start)}{' '.join(words)}{' …' * (end < sentence.end)}"
