"""Names of people, places, organizations, peoples and events, by rule.

Two passes. The first learns which words the text writes with a capital in the midst of a sentence, and which
in lower case: that alone tells a name from the first word of a sentence. The second finds names. Headlines in
capitals, or With A Capital On Each Word, tell nothing by their capitals: there only names that are known, or
that the rest of the text gives, count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.document import Document, Sentence
from summarizer.entities.gazetteer import Gazetteer, gazetteer
from summarizer.entities.kinds import kind
from summarizer.entities.loud import Remembered, find_quietly, is_loud, remember
from summarizer.entities.mentions import Mention
from summarizer.entities.parts import Part, Words, parts
from summarizer.entities.roles import role_of
from summarizer.entities.runs import runs
from summarizer.entities.tokens import Token, pieces, tokens
from summarizer.progress import stop_if, stoppable

_WORD = re.compile(r"[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*")
_OPENING = frozenset("“„«\"'‘(:;–—•*[") | {"--", "..", "...", "…"}
_SKIPPED = frozenset({"code"})


def find_names(
    document: Document, sentences: Sequence[Sentence], cancelled: Callable[[], bool]
) -> list[Mention]:
    known = gazetteer()
    told = [sentence for sentence in stoppable(sentences, cancelled) if sentence.kind not in _SKIPPED]
    loud = {s for s in stoppable(told, cancelled) if is_loud(document.text[s.start : s.end], s.kind)}
    words = Words(document.text, _words_inside(document, told, loud, cancelled))
    found: list[Mention] = []
    for sentence in told:
        if sentence not in loud:
            for start, end in pieces(document.text, sentence):
                stop_if(cancelled)
                found += _names_in(words, tokens(document.text, start, end), start == sentence.start, known)
    if loud:
        found += _names_in_headlines(
            document, loud, remember(document.text, stoppable(found, cancelled)), known, cancelled
        )
    return sorted(found, key=_place)


def _place(mention: Mention) -> int:
    return mention.start


def _words_inside(
    document: Document, told: list[Sentence], loud: set[Sentence], cancelled: Callable[[], bool]
) -> set[str]:
    """Every word as written, but for those at the head of a sentence and those in headlines."""
    inside: set[str] = set()
    for sentence in told:
        for start, end in pieces(document.text, sentence):
            stop_if(cancelled)
            words = _WORD.findall(document.text, start, end)
            if sentence in loud:
                continue
            if start == sentence.start and words and not words[0].islower():
                del words[0]
            inside.update(words)
    return inside


def _names_in(words: Words, found: list[Token], opens: bool, known: Gazetteer) -> Iterator[Mention]:
    for first, last in runs(found, known):
        at_head = (opens and first == _first_word(found)) or (first > 0 and found[first - 1].text in _OPENING)
        at = first
        for part in parts(found[first:last], at_head, words, known):
            while found[at] is not part.tokens[0]:
                at += 1
            yield _mention(words, found, at, part, known)


def _mention(words: Words, found: list[Token], at: int, part: Part, known: Gazetteer) -> Mention:
    end = at + len(part.tokens)
    role = None
    if part.known is None and part.head is None:
        role = role_of(words.text, found, at, end, known)
    type_, certainty = kind(part, found, at, end, role is not None, known)
    return Mention(
        part.tokens[0].start, part.tokens[-1].end, type_, certainty, role if type_ == "person" else None
    )


def _first_word(found: list[Token]) -> int:
    return next((at for at, token in enumerate(found) if token.is_word), 0)


def _names_in_headlines(
    document: Document,
    loud: set[Sentence],
    remembered: Remembered,
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> Iterator[Mention]:
    for sentence in sorted(loud):
        for start, end in pieces(document.text, sentence):
            stop_if(cancelled)
            yield from find_quietly(document.text, tokens(document.text, start, end), remembered, known)
