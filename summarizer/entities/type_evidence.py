"""Explain on demand why a name has its type: a rule of the user's, a word list, the tagger's votes, or words
beside it.

An analysis does not store this. The screen sends some mentions in their context, and the analysis process
reads them once more, so that the work is bounded whatever the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.document import FIGURES, Document, Entity, EntityType, Sentence, Span, at_offset
from summarizer.name_rules import NameRules

MOST = 40
"""Maximum number of mentions that are read."""
_REACH = 400
"""Maximum code points of context on each side of a mention."""


class MentionContext(NamedTuple):
    """A mention within its sentence."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TypeEvidence:
    """The reasons for the type of an entity."""

    is_figure: bool = False
    """Whether it is a date or a quantity, which is found by its form."""
    rule: str | None = None
    """The name in the rule of the user's that gives the type."""
    listed: str | None = None
    """The form of the name that is in the word lists with this type."""
    votes: tuple[tuple[EntityType, float], ...] = ()
    """Each type's share of the tagger's votes, the largest first."""
    read: int = 0
    """Number of mentions that were read for the votes."""
    titles: tuple[str, ...] = ()
    """Titles before a mention, each once."""
    cues: tuple[tuple[str, EntityType], ...] = ()
    """Words beside a mention with the type that they indicate, each once."""


def contexts(document: Document, sentences: Sequence[Sentence], entity: Entity) -> tuple[MentionContext, ...]:
    """Return the first mentions of an entity, each with its sentence."""
    text, found = document.text, []
    for mention in entity.mentions[:MOST]:
        sentence = sentences[max(0, at_offset(sentences, mention.start))]
        start = min(mention.start, max(sentence.start, mention.start - _REACH))
        end = max(mention.end, min(sentence.end, mention.end + _REACH))
        found.append(MentionContext(text[start:end], mention.start - start, mention.end - start))
    return tuple(found)


def ruled(entity: Entity, rules: NameRules) -> TypeEvidence | None:
    """Return the evidence if it needs no text: for a figure, and for a name of the user's rules."""
    if entity.type in FIGURES:
        return TypeEvidence(is_figure=True)
    rule = next((rule.name for rule in rules.names if rule.name == entity.name), None)
    return TypeEvidence(rule=rule) if rule else None


def evidence(mentions: Sequence[MentionContext], forms: Sequence[str], type_: EntityType) -> TypeEvidence:
    """Read the mentions of a name once more, and return what speaks for its types.

    Args:
        mentions: some of its mentions in their contexts.
        forms: its display name, then its other forms.
        type_: the type that it has.
    """
    from summarizer.entities.lexicon.gazetteer import gazetteer

    known = gazetteer()
    entries = ((form, known.find(form)) for form in forms)
    listed = next(
        (form for form, entry in entries if entry and entry.type == type_ and form not in known.ambiguous),
        None,
    )
    votes, read = _votes(mentions)
    return TypeEvidence(
        listed=listed,
        votes=votes,
        read=read,
        titles=tuple(dict.fromkeys(filter(None, map(_title, mentions)))),
        cues=tuple(dict.fromkeys(_cues(mentions))),
    )


def _votes(mentions: Sequence[MentionContext]) -> tuple[tuple[tuple[EntityType, float], ...], int]:
    """Return the shares of the tagger's votes by type, and how many mentions it took for a name."""
    from summarizer.entities.recognition.form_type import TYPES
    from summarizer.entities.tagger.network import KINDS
    from summarizer.entities.tagger.tagger import shipped

    tagger, totals, read = shipped(), dict.fromkeys(KINDS, 0.0), 0
    for context in mentions:
        own = [
            tagged
            for tagged in tagger.tag(context.text, [Span(0, len(context.text))])
            if tagged.start < context.end and context.start < tagged.end
        ]
        read += bool(own)
        for tagged in own:
            for kind, chance in zip(KINDS, tagged.chances, strict=True):
                totals[kind] += chance
    whole = sum(totals.values()) or 1.0
    shares = [(TYPES[kind], total / whole) for kind, total in totals.items() if total > 0]
    return tuple(sorted(shares, key=lambda share: -share[1])), read


def _title(mention: MentionContext) -> str:
    """Return the title that directly precedes a mention, or with which it begins; empty if there is none."""
    from summarizer.entities.lexicon.honorifics import (
        TITLES,
    )

    before = mention.text[: mention.start].split()
    word = before[-1] if before else ""
    return word if word[:1].isupper() and word.lower().strip(".") in TITLES else ""


def _cues(mentions: Sequence[MentionContext]) -> Iterator[tuple[str, EntityType]]:
    from summarizer.entities.recognition.candidates import NameCandidate, sure
    from summarizer.entities.recognition.cues import phrase_beside
    from summarizer.entities.recognition.form_type import TYPES

    for mention in mentions:
        found = phrase_beside(mention.text, NameCandidate(mention.start, mention.end, sure("MISC")))
        if found is not None:
            yield " ".join(found[0].split()), TYPES[found[1].kind]
