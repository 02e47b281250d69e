"""Reject common words that the tagger takes for names because they begin a sentence or an item.

"Latrines 60, cots", "• Wind produced 410 MW", "CARRIED". A common word is no name if each of its capitals is
explained by where it stands. It may be one if the text has it with a capital elsewhere, as a part of a longer
name, or beside a word that tells a person or a company: "Mr Heron", "Heron announced".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.plain_words import is_plain_word, needs_article
from summarizer.entities.lexicon.word_lists import BARE_HEADS, GENERIC, ORGANIZATION_HEADS
from summarizer.entities.recognition.candidates import NameCandidate
from summarizer.entities.recognition.cues import cue_beside
from summarizer.entities.recognition.known_names import Forms
from summarizer.patterns import compiled

_CERTAIN = {"ORG": 0.9}
_MOSTLY_CERTAIN = 0.97
"""Probabilities above which the tagger is believed, for a kind and for the others."""
_REACH = 12
_SHORTEST_CAPITALS = 4
"""Minimum letters of a word in capitals that is no acronym."""
_BODIES = BARE_HEADS | GENERIC | ORGANIZATION_HEADS
"""Words that stand for a body named elsewhere: "Parliament decides"."""
_MARK = compiled(r"(?:^|\n)[ \t]*(?:[-–—•*·▪◦>#|]+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z])[.)])[ \t]+\(?$")
"""The mark of an item before its first word."""
_STOP = compiled(r"(?:\b[a-z]{3,}|\d|%|[a-z]\))[.!?][\"”’]?[ \t\n]+$")
"""The end of a sentence that the sentence splitter may have missed."""
_LABEL = compiled(r"[:–—][ \t]$")
_STAMP = compiled(r"(?:^|\n)[ \t]*[(\[]$")
_CLOSED = compiled(r"[)\]]")
_RUNS_ON = compiled(r"[ \t\n]+[a-z(\d]")
_ENDS = compiled(r"[.!]?[ \t]*(?:\n|$)")
_LISTED = compiled(r",[ \t\n]")
_ACTS = compiled(
    r"\s(?:is|was|has|had|will|would|can|could|may|must|should|does|did|to|and|[a-z]+ed|"
    r"left|met|made|took|won|lost|went|came|got|gave|held|ran|put|set|cut|shut|hit|led|fell|rose|grew|sank|began|"
    r"saw|knew|thought|spoke|wrote|bought|sold|sent|built|found|paid|spent|kept|[a-z]{2,}[^\Ws]s(?=\s[a-z]))\b"
)
"""A verb, whose subject would have an article if it were a common noun in the singular."""
_OF_A_PERSON = compiled(
    r":|['’]s?\b|,?\s(?:said|says|told|asked|added|wrote|replied|thanked|agreed|joined|left|reported|moved|"
    r"seconded|chaired|noted|explained|argued|asks|writes|wants|thinks|and\s[A-Z])\b"
)
"""What follows the name of a person, but hardly a thing at the start of a sentence."""
_OF_A_COMPANY = compiled(
    r"['’]s?\b|\s(?:(?:has|have|will|is|to)\s)?(?:said|says|reported|posted|announced|announces|unveiled|unveils|"
    r"launche[ds]|acquired?s?|acquiring|buy(?:s|ing)?|bought|sells?|sold|sued|sues|hire[sd]?|agree[sd]|plans|"
    r"cuts|raises|beats|wins|won|lost|beat|signs|signed|appoint(?:s|ed)|name[sd]|files|filed|denie[sd]|"
    r"declined|expects|invest(?:s|ed)|delay(?:s|ed)|recall(?:s|ed)|sacks|sacked)\b"
)
"""What follows the name of a company."""


class _Place(NamedTuple):
    """Where a word stands."""

    is_opening: bool
    """Whether a capital is due there whatever the word, and the text runs on as after a common word."""
    is_inside: bool
    """Whether only a name has a capital there."""


_OPENING, _INSIDE, _UNCLEAR = _Place(True, False), _Place(False, True), _Place(False, False)


def without_common_words(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[NameCandidate],
    known: Gazetteer,
    lower: Set[str],
    cancelled: Callable[[], bool],
) -> list[NameCandidate]:
    """Return the candidates without common words that only begin sentences and items. Raises Cancelled.

    Args:
        text: the text.
        sentences: those in which capitals tell something, in text order.
        found: the candidates in text order.
        known: the gazetteer.
        lower: the words that the text has in lower case.
        cancelled: returns whether to stop.
    """
    suspects = _suspects(text, found, known, cancelled)
    if not suspects:
        return list(found)
    starts = {sentence.start: sentence for sentence in sentences}
    places: dict[str, list[_Place]] = defaultdict(list)
    for match in Forms(suspects).in_text(text, sentences, cancelled):
        places[match.form].append(_place(text, match.start, match.end, starts, lower))
    rejected = {form for form in suspects if _is_common(places[form])}
    return [one for one in stoppable(found, cancelled) if text[one.start : one.end] not in rejected]


def _is_common(places: Sequence[_Place]) -> bool:
    return any(place.is_opening for place in places) and not any(place.is_inside for place in places)


def _suspects(
    text: str, found: Sequence[NameCandidate], known: Gazetteer, cancelled: Callable[[], bool]
) -> set[str]:
    """Return the forms of common words, without those that are parts of names or beside a telling word."""
    parts: set[str] = set()
    suspects: set[str] = set()
    named: set[str] = set()
    for one in stoppable(found, cancelled):
        form = text[one.start : one.end]
        if not form.isalpha():
            parts.update(word.lower() for word in re.split(r"[\W_]+", form))
        elif _may_be_common(form, known):
            suspects.add(form)
            if one.chance >= _CERTAIN.get(one.kind, _MOSTLY_CERTAIN) or _is_told(text, one):
                named.add(form)
    return {form for form in suspects - named if form.lower() not in parts}


def _may_be_common(form: str, known: Gazetteer) -> bool:
    is_word = form[1:].islower() or (form.isupper() and len(form) >= _SHORTEST_CAPITALS)
    if not is_word or known.find(form) or form.lower() in _BODIES:
        return False
    return is_plain_word(form.lower()) and form.title() not in known.given_names


def _is_told(text: str, one: NameCandidate) -> bool:
    """Return whether a word beside a candidate tells that it is a name."""
    if cue_beside(text, one) is not None:
        return True
    if needs_article(text[one.start : one.end].lower()) and _ACTS.match(text, one.end):
        return True
    is_several = text[one.end - 1] == "s" and one.kind == "ORG"
    if one.kind == "ORG" and not is_several:
        return _OF_A_COMPANY.match(text, one.end) is not None
    return one.kind == "PER" and _OF_A_PERSON.match(text, one.end) is not None


def _place(text: str, start: int, end: int, starts: Mapping[int, Sentence], lower: Set[str]) -> _Place:
    from_ = max(0, start - _REACH)
    if _STAMP.search(text, from_, start) and _CLOSED.match(text, end):
        return _OPENING
    is_label = _LABEL.search(text, from_, start) is not None
    marked = _MARK.search(text, from_, start) is not None
    begins = start in starts or _STOP.search(text, from_, start) is not None
    if not begins and not marked and not is_label:
        return _UNCLEAR if _is_cell(text, start) else _INSIDE
    if _RUNS_ON.match(text, end):
        return _OPENING
    if _LISTED.match(text, end):
        return _OPENING if text[start:end].lower() in lower else _UNCLEAR
    return _OPENING if begins and _ENDS.match(text, end) else _UNCLEAR


def _is_cell(text: str, start: int) -> bool:
    """Return whether a word begins a line or the cell of a row."""
    before = text[max(0, start - 2) : start]
    return before[-1:] in ("", "\n", "\t", "|") or before in ("  ", "| ")
