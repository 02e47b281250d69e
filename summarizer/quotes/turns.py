"""Find the turns of a transcript: "Anna Berg: We went on.", "BERG (minister): …", "Q: …" and "A: …".

The text after a label was said verbatim, although it has no quotation marks. Each sentence is a quote of its
own, so that a summary can take one alone without marking it as cut. A label is the full or partial name of a
person at the start of a paragraph. A single label does not make a transcript ("Image: Anna Berg").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Document, Entity, Sentence, Span

_LABEL = re.compile(r"\W{0,4}(\w[^:\n“”\"()]{0,60}?)\s*(?:\([^()\n]{0,60}\)\s*)?:(?!//)\s*(?=\S)")
_MARK = re.compile(r"[“”„«»\"]")
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "prof", "sir", "president", "senator", "minister", "the"])
_FEWEST = 3
"""Minimum labels of a transcript."""
_ANSWER = "a"
_QUESTION = "q"


class Turn(NamedTuple):
    """A sentence of a turn, without its label."""

    start: int
    end: int
    speaker: str | None


class _Label(NamedTuple):
    sentence: int
    name: str
    end: int


def find_turns(
    document: Document,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    cancelled: Callable[[], bool],
) -> list[Turn]:
    """Return the turns in text order; empty if the text is not a transcript. Raises Cancelled."""
    labels = list(stoppable(_labels(document, sentences), cancelled))
    if len(labels) < _FEWEST:
        return []
    people = _people(entities)
    asked = any(label.name == _QUESTION for label in labels)
    answerer = _most_named(entities, sentences[labels[0].sentence].start) if asked else None
    speakers = {label.name: people.get(label.name) for label in labels}
    if asked:
        speakers[_ANSWER] = answerer
    counts = Counter(label.name for label in labels if speakers[label.name])
    if sum(counts.values()) < _FEWEST:
        return []
    return list(stoppable(_turns(document, sentences, labels, speakers), cancelled))


def _labels(document: Document, sentences: Sequence[Sentence]) -> Iterator[_Label]:
    paragraph = -1
    for number, sentence in enumerate(sentences):
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        if not opens or sentence.kind in ("code", "table", "heading"):
            continue
        found = _LABEL.match(document.text, sentence.start, document.paragraphs[paragraph].end)
        if found:
            yield _Label(number, _plain(found[1]), found.end())


def _turns(
    document: Document,
    sentences: Sequence[Sentence],
    labels: Sequence[_Label],
    speakers: dict[str, str | None],
) -> Iterator[Turn]:
    for label in labels:
        if label.name not in speakers or (speakers[label.name] is None):
            continue
        paragraph = sentences[label.sentence].paragraph
        number = label.sentence
        while number < len(sentences) and sentences[number].paragraph == paragraph:
            sentence = sentences[number]
            start = max(sentence.start, label.end)
            number += 1
            if start < sentence.end and not (start == label.end and _MARK.match(document.text, start)):
                yield Turn(start, sentence.end, speakers[label.name])


def _people(entities: Sequence[Entity]) -> dict[str, str | None]:
    """Map full names, aliases, last names and initials to ids; None if two people share one."""
    found: dict[str, str | None] = {}
    for entity in entities:
        if entity.type != "person":
            continue
        names = {_plain(name) for name in (entity.name, *entity.aliases)}
        names |= {name.split()[-1] for name in names if name}
        names |= {"".join(word[0] for word in name.split()) for name in names if " " in name}
        for name in names:
            found[name] = entity.id if found.get(name, entity.id) == entity.id else None
    return found


def _plain(name: str) -> str:
    words = re.findall(r"\w+(?:['’.-]\w+)*", name.lower())
    return " ".join(words[1:] if len(words) > 1 and words[0] in _TITLES else words)


def _most_named(entities: Sequence[Entity], before: int) -> str | None:
    """Return the interviewee: the person named most often before the first question."""
    people = [entity for entity in entities if entity.type == "person"]
    counts = {entity.id: sum(mention.start < before for mention in entity.mentions) for entity in people}
    best = max(counts, key=lambda ident: counts[ident], default=None)
    return best if best and counts[best] else None


def spans_of(turns: Sequence[Turn]) -> list[Span]:
    """Return the spans of turns."""
    return [Span(turn.start, turn.end) for turn in turns]
