"""The words beside a quotation that tell who said it, and the speaker they give it to.

First in the quotation's own sentence: a verb of speech with its subject before or after it, or "according
to". A subject is the name nearest to the verb that is no possessive and stands in no aside between commas. A
pronoun stands for the person that the text named last. A bare quotation right after another goes on with its
speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Document, Sentence, Span
from summarizer.entities.entity import Entity, EntityType

_REACH = 400
"""Code points beside a quotation that are looked at, however long its sentence is."""
_INVERTED_GAP = 60
"""Code points between "said" and the name after it: "said the ministry's spokesman, …"."""

_VERBS = """
    said says saying told tells telling added adds adding wrote writes writing announced announces
    argued argues asked asks claimed claims commented concluded confirmed confirms continued cautioned
    called calls declared declares denied described describes dubbed emphasized emphasised explained
    explains exclaimed insisted insists joked mentioned noted notes noting observed posted promised
    quipped recalled remarked repeated replied responded reiterated shouted stated states stating
    stressed stresses suggested testified thinks thought tweeted urged vowed warned warns warning
    whispered acknowledged admitted accused answered labelled labeled"""
_CUE = re.compile(rf"(?<![\w-])(?:according to|{'|'.join(_VERBS.split())})(?![\w-])", re.IGNORECASE)
_PRONOUN = re.compile(r"(?<!\w)(?:he|she)(?:\s+(?:also|later|then|once|has|had))*\s*$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(r"\s+(?:he|she)(?!\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_LETTER = re.compile(r"\w")
_QUESTION_OR_COMMA = frozenset(",?!")
_SPEAKERS: frozenset[EntityType] = frozenset({"person", "organization", "place"})


class _Named(NamedTuple):
    start: int
    end: int
    id: str
    type: EntityType


class _Said(NamedTuple):
    span: Span
    speaker: str | None
    cue: str | None


Found = tuple[str | None, str | None]
"""Speaker's id and cue."""


class Attributions:
    """Asked for each quotation in text order, told of each that is kept."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> None:
        self._text = document.text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._named = sorted(
            _Named(span.start, span.end, entity.id, entity.type)
            for entity in entities
            if entity.type in _SPEAKERS
            for span in entity.mentions
        )
        self._named_starts = [named.start for named in self._named]
        self._last: _Said | None = None

    def keep(self, span: Span, speaker: str | None, cue: str | None) -> None:
        self._last = _Said(span, speaker, cue)

    def of(self, span: Span) -> Found:
        before, after = self._before(span), self._after(span)
        sides = (
            (self._after_it, self._before_it)
            if self._ends_open(span, after)
            else (self._before_it, self._after_it)
        )
        regions = (after, before) if sides[0] == self._after_it else (before, after)
        for side, region in zip(sides, regions, strict=True):
            speaker, cue = side(region)
            if cue or speaker:
                return speaker, cue
        return self._continued(span, before, after)

    def _before(self, span: Span) -> Span:
        """From the head of its sentence, or from the quotation before it."""
        start = max(self._sentence_start(span.start), span.start - _REACH)
        if self._last and self._last.span.end <= span.start:
            start = max(start, self._last.span.end)
        return Span(min(start, span.start), span.start)

    def _sentence_start(self, at: int) -> int:
        """Of the sentence before, where that ends with a colon."""
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return at
        if number and self._text[
            self._sentences[number - 1].end - 3 : self._starts[number]
        ].rstrip().endswith(":"):
            number -= 1
        return self._sentences[number].start

    def _after(self, span: Span) -> Span:
        number = max(0, bisect_left(self._starts, span.end) - 1)
        end = self._sentences[number].end if self._sentences else span.end
        end = max(span.end, min(end, span.end + _REACH))
        for mark in '“«»„"':
            found = self._text.find(mark, span.end, end)
            end = found if found >= 0 else end
        return Span(span.end, end)

    def _ends_open(self, span: Span, after: Span) -> bool:
        """Does it end as speech does before "he said"?"""
        inside = self._text[max(span.start, span.end - 3) : span.end - 1].rstrip()
        return inside[-1:] in _QUESTION_OR_COMMA and bool(_LETTER.search(self._text, after.start, after.end))

    def _before_it(self, region: Span) -> Found:
        cues = list(_CUE.finditer(self._text, region.start, region.end))
        if cues:
            return self._with_cue(cues[-1], region)
        if self._text[region.start : region.end].rstrip().endswith(":"):
            named = self._between(region.start, region.end)
            return (named[-1].id if named else None), None
        return None, None

    def _after_it(self, region: Span) -> Found:
        cue = _CUE.search(self._text, region.start, region.end)
        return self._with_cue(cue, region) if cue else (None, None)

    def _with_cue(self, cue: re.Match[str], region: Span) -> Found:
        word = " ".join(cue[0].lower().split())
        if word == "according to":
            return self._first(cue.end(), self._clause_end(cue.end(), region.end)), word
        return self._subject(cue, region) or self._inverted(cue, region), word

    def _clause_end(self, at: int, end: int) -> int:
        found = self._text.find(",", at, end)
        return found if found >= 0 else end

    def _subject(self, cue: re.Match[str], region: Span) -> str | None:
        if _PRONOUN.search(self._text, region.start, cue.start()):
            return self._person_before(cue.start())
        end = cue.start()
        head = self._text[region.start : end].rstrip()
        if head.endswith(","):
            aside = head.rfind(",", 0, len(head) - 1)
            asided = self._nearest(region.start, region.start + aside) if aside >= 0 else None
            if asided:
                return asided
        return self._nearest(region.start, end)

    def _nearest(self, start: int, end: int) -> str | None:
        """The last person or organization; a place only right at the end ("Moscow said")."""
        for named in reversed(self._between(start, end)):
            if named.type != "place" or not self._text[named.end : end].strip(" ,"):
                return named.id
        return None

    def _inverted(self, cue: re.Match[str], region: Span) -> str | None:
        if _PRONOUN_AFTER.match(self._text, cue.end()):
            return self._person_before(cue.start())
        return self._first(cue.end(), min(region.end, cue.end() + _INVERTED_GAP), within_clause=True)

    def _first(self, start: int, end: int, within_clause: bool = False) -> str | None:
        """The first person or organization, else the first place."""
        named = self._between(start, self._clause_end(start, end) if within_clause else end)
        ranked = sorted(named, key=lambda one: one.type == "place")
        return ranked[0].id if ranked else None

    def _between(self, start: int, end: int) -> list[_Named]:
        """Names in a stretch, possessives excepted."""
        low, high = bisect_left(self._named_starts, start), bisect_left(self._named_starts, end)
        return [named for named in self._named[low:high] if not _POSSESSIVE.match(self._text, named.end)]

    def _person_before(self, at: int) -> str | None:
        """Whom "he" means: the first person of this sentence, or else of the sentence before."""
        number = bisect_right(self._starts, at) - 1
        for back in (number, number - 1):
            if back < 0:
                break
            start = max(self._sentences[back].start, at - 3 * _REACH)
            end = min(at, self._sentences[back].end)
            people = [named for named in self._between(start, end) if named.type == "person"]
            if people:
                return people[0].id
        return self._last.speaker if self._last and at - self._last.span.end < _REACH else None

    def _continued(self, span: Span, before: Span, after: Span) -> Found:
        """With the speaker of the quotation before it, if this one is bare and nothing stands between."""
        last = self._last
        if last is None or last.speaker is None or span.start - last.span.end > _REACH:
            return None, None
        if self._sentence_start(last.span.end - 1) == self._sentence_start(span.start):
            return (None, None) if self._between(before.start, before.end) else (last.speaker, last.cue)
        bare = not _LETTER.search(self._text, before.start, before.end)
        bare = bare and not _LETTER.search(self._text, after.start, after.end)
        rest = self._after(last.span).end
        follows = not _LETTER.search(self._text, rest, span.start)
        return (last.speaker, None) if bare and follows else (None, None)
