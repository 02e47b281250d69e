"""Judge a quotation by the words right beside it: who speaks it, or that its marks are no speech.

Next to a quotation that ends with a comma, a question mark or an exclamation mark, nearly any verb beside a
name is one of speech: "…,” Ama Owusu chimed in. Verbs that are not, such as "left" or "died", are listed.

Marks without speech are those of scare quotes, titles of works, names of things and nicknames.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Span
from summarizer.entities.lexicon.word_lists import SMALL
from summarizer.patterns import lazy
from summarizer.quotes.cues import SpeechCue
from summarizer.quotes.segments import Segment
from summarizer.quotes.speakers import Ids
from summarizer.quotes.subjects import Subject, Subjects, bare
from summarizer.quotes.verbs import (
    ADVERBS,
    BEING,
    BREAKS,
    COORDINATE,
    CUES,
    DAYS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SAY,
    SUBORDINATE,
    words_of,
)

_PHRASE = 9
"""Maximum segments of a subject between a quotation and its verb."""
_SPOKEN = words_of("sang wept spat sobbed began begins wound")
"""Verbs that speak only beside a quotation."""
_WITH_PARTICLE = words_of("shot hit went cut chimed broke put came fired butted weighed jumped bit pointed")
"""Pasts that are of speech only with a particle: "shot back", "went on"."""
_PARTICLES = frozenset(["back", "on", "in", "out", "up", "off", "away", "again", "through"])
_NOT_OF_SPEECH = words_of(
    """died quoted cited arrived needed named moved used walked looked turned returned resigned retired
    remained worked lived owned scored played served stayed stopped started started killed injured
    wounded arrested jailed charged sentenced elected appointed hired fired visited attended joined
    founded watched listened followed opened closed entered passed reached received published released
    directed produced featured stared based opened located involved related required helped tried failed
    loved liked hated seemed appeared happened occurred waited slept smoked nodded shook stood sat lay
    ran drove carried picked pulled pushed raised lowered dropped lifted placed showed gave took kept
    made got held indeed instead ahead hundred seed speed need breed feed exceed proceed is was has does
    goes gets makes takes gives comes runs works lives owns plays remains becomes means needs shows
    seems appears leaves stands sits lies keeps uses stars news sources yes plus thus always perhaps
    sometimes besides towards afterwards his hers its this whose others these days weeks months years
    hours minutes residents officials police"""
)
_FUTURE = frozenset(["will", "would"])
_PLAIN = frozenset(["say", "tell", "argue", "warn", "add", "claim", "insist"])
MANNER = words_of(
    """bellowed roared thundered snapped hissed barked yelled screamed sobbed wailed howled groaned moaned
    muttered mumbled murmured growled snarled sneered screeched shrieked cried pleaded begged gasped
    chuckled laughed joked fumed raged countered retorted demanded protested objected wondered mused
    shouted"""
)
"""Verbs of a way to speak, which need no comma before them."""
_APART = PREPOSITIONS | BREAKS | COORDINATE
_AFTER_VERB = PREPOSITIONS | SUBORDINATE | ADVERBS | DAYS | _PARTICLES | frozenset(["who", "and"])


class Speech(NamedTuple):
    """Who spoke beside a quotation, and the verb."""

    ids: Ids
    word: str


def speech_after(pieces: Sequence[Segment], end: int, subjects: Subjects, *, loose: bool) -> Speech | None:
    """Return the speech right after the quotation at segment `end`; None if there is none.

    With `loose`, the quotation ends a sentence of its own ("Who is there?"), so that a clause may follow
    that is not about speaking: its verb may then have no object.
    """
    at = end + 1
    if at < len(pieces) and pieces[at].word == ",":
        at += 1
    if at + 1 >= len(pieces) or pieces[at].kind in ("mark", "quote") or bare(pieces[at]) in _APART:
        return None
    if pieces[at].kind == "word" and may_speak(pieces, at):
        subject = subjects.after(pieces, _past_particle(pieces, at), len(pieces))
        if subject and subject.named and bare(pieces[subject.first]) != "it" and not subject.own:
            return Speech(subject.ids, pieces[at].word)
        if bare(pieces[at]) not in ADVERBS and not pieces[at].word.endswith("s"):
            return None
    return _subject_first(pieces, at, subjects, loose)


def _subject_first(pieces: Sequence[Segment], at: int, subjects: Subjects, loose: bool) -> Speech | None:
    for verb in range(at + 1, min(len(pieces), at + _PHRASE)):
        if pieces[verb].kind in ("mark", "quote"):
            return None
        foretold = pieces[verb].word in _FUTURE and bare(pieces[min(verb + 1, len(pieces) - 1)]) in _PLAIN
        if pieces[verb].kind != "word" or not (foretold or may_speak(pieces, verb)):
            continue
        if loose and not _is_without_object(pieces, verb + 1):
            continue
        subject = subjects.phrase(pieces, at, _before_adverbs(pieces, at, verb))
        if subject and subject.named and not subject.own:
            return Speech(subject.ids, pieces[verb].word)
    return None


def speech_before(pieces: Sequence[Segment], start: int, low: int, subjects: Subjects) -> Speech | None:
    """Return the speech right before the quotation at segment `start`: "Ama Owusu hissed: “…”"."""
    at = start - 1
    if at <= low or pieces[at].word not in (":", ","):
        return None
    verb = at - 1
    quoted = _in_the_words_of(pieces, at, low, subjects)
    if quoted or pieces[verb].kind == "name":
        return quoted
    if pieces[verb].kind != "word" or not may_speak(pieces, verb):
        return None
    subject: Subject | None = subjects.before(
        pieces, _before_adverbs(pieces, low, verb), low, own_sentence=False
    )
    return Speech(subject.ids, pieces[verb].word) if subject and subject.named else None


def _in_the_words_of(pieces: Sequence[Segment], end: int, low: int, subjects: Subjects) -> Speech | None:
    """Return who is named in "in the words of Anna Berg", which ends before segment `end`."""
    for at in range(end - 2, max(low, end - _PHRASE), -1):
        if pieces[at].word == "of" and pieces[at - 1].word == "words":
            subject = subjects.phrase(pieces, at + 1, end)
            return Speech(subject.ids, "in the words of") if subject and subject.named else None
        if pieces[at].kind in ("mark", "quote"):
            return None
    return None


def may_speak(pieces: Sequence[Segment], at: int) -> bool:
    """Return whether the word at a segment may be a verb of speech beside a quotation."""
    word = bare(pieces[at])
    if word in _WITH_PARTICLE:
        return at + 1 < len(pieces) and bare(pieces[at + 1]) in _PARTICLES
    if word in CUES or word in _SPOKEN:
        return True
    if word in _NOT_OF_SPEECH or word in FINITE or len(word) < 4:
        return False
    return word.endswith(("ed", "es")) or (word.endswith("s") and not word.endswith(("ss", "'s", "us", "is")))


def _past_particle(pieces: Sequence[Segment], verb: int) -> int:
    following = bare(pieces[verb + 1]) if verb + 1 < len(pieces) else ""
    return verb + 2 if following in _PARTICLES else verb + 1


def _before_adverbs(pieces: Sequence[Segment], low: int, verb: int) -> int:
    at = verb
    while at > low and (bare(pieces[at - 1]) in ADVERBS or bare(pieces[at - 1]).endswith("ly")):
        at -= 1
    return at


def _is_without_object(pieces: Sequence[Segment], at: int) -> bool:
    if at >= len(pieces) or pieces[at].kind in ("mark", "quote"):
        return True
    return bare(pieces[at]) in _AFTER_VERB or bare(pieces[at]).endswith("ly")


_NAMING = lazy(
    r"(?:\bso-called|\bknown\s+as|\bnicknamed|\btitled|\bentitled|\bheadlined|\baka|\balias|\bcodenamed"
    r"|\bcode-named|\bchristened|\bbilled\s+as|\bthe\s+(?:word|terms?|phrases?|hashtags?|nicknames?|labels?))\s*,?\s*$",
    re.IGNORECASE,
)
_WORK = lazy(
    r"\b(?:film|movie|novel|book|song|single|album|play|opera|poem|painting|series|show|exhibition|documentary"
    r"|magazine|podcast|programme|program|ship|vessel|boat|trawler|ferry|yacht|tanker|paper|article|essay"
    r"|chapter|section|theme|motto|operation|musical|ballet|symphony|sculpture|mural|memoir|thriller|drama"
    r"|comedy|sitcom|game|app|bestseller|hit|track|anthem|hymn|pub|restaurant|café|cafe|hotel|racehorse)\s*,?\s*$",
    re.IGNORECASE,
)
_REACH = 24
_NICKNAME = 4
"""Maximum words of a nickname."""
_LONGEST_TITLE = 120
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS = frozenset(".?!…")
NAMING_VERBS = words_of(
    """called calls calling described describes describing labelled labeled labels branded brands dubbed
    dubs dismissed dismisses dismissing characterized characterised hailed hails slammed slams derided
    derides referred refers condemned condemns denounced denounces praised praises blasted decried
    ridiculed deplored likened compared mocked portrayed lamented welcomed criticized criticised"""
)
_STATES = BEING | frozenset(
    ["felt", "feels", "feeling", "remained", "remains", "became", "as", "looked", "seemed"]
)
_QUALIFIERS = frozenset(
    ["a", "an", "very", "so", "too", "quite", "simply", "completely", "utterly", "deeply", "not"]
)
_ANSWERS = SAY | words_of("answered replied shouted replies answers shouts whispered cried told")
_FOLLOWS = PREPOSITIONS | COORDINATE | BREAKS | DAYS | FINITE


def is_title(text: str, span: Span, *, surely: bool = False) -> bool:
    """Return whether a quotation is a title of a work or a name, by its words and those before.

    With `surely`, one that ends with a comma is not, since it may be speech: "“Norway Must Act,” she said",
    and a work has the capitals of a title: "told the paper “We are late”" is speech.
    """
    inside = text[span.start + 1 : span.end - 1].strip()
    before = text[max(0, span.start - _REACH) : span.start]
    if _NAMING.search(before):
        return True
    if not inside or len(inside) > _LONGEST_TITLE or inside[-1] in _ENDS:
        return False
    if inside[0].isupper() and _WORK.search(before) and not surely:
        return True
    if before.rstrip().endswith(":") or (surely and inside.endswith(",")):
        return False
    return _is_title_case(inside)


def _is_title_case(inside: str) -> bool:
    words = _WORD.findall(inside)
    named = [word for word in words if word.lower() not in SMALL]
    if len(words) < 2 or len(named) < 2 or inside.isupper() or not words[0][0].isupper():
        return False
    return all(word[0].isupper() for word in named)


def is_nickname(text: str, pieces: Sequence[Segment], at: int) -> bool:
    """Return whether a quotation stands within a name: Selma “the Rock” Ortiz."""
    if not 0 < at < len(pieces) - 1:
        return False
    before, after = pieces[at - 1], pieces[at + 1]
    if before.kind != "name" or after.kind not in ("name", "owner"):
        return False
    inside = text[pieces[at].start + 1 : pieces[at].end - 1]
    if len(inside.split()) > _NICKNAME or not inside[-1:].isalnum():
        return False
    return text[before.end : pieces[at].start].isspace() and text[pieces[at].end : after.start].isspace()


def is_pointed(pieces: Sequence[Segment], cue: SpeechCue, at: int, inside: str) -> bool:
    """Return whether one or two words in marks are what somebody called or said something to be.

    So they are in "called it “nonsense”" and "said it was “devastated” by the deaths", but not in "said the
    “temporary” shelter was full".
    """
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if cue.subject is None or cue.at >= at or cue.passive or cue.word.startswith("according"):
        return False
    if inside[:1].isupper():  # "called him “The Patriot”" gives a nickname.
        return False
    if following is not None and following.kind == "word" and bare(following) not in _FOLLOWS:
        return False
    between = [bare(piece) for piece in pieces[cue.after : at]]
    if following is not None and following.kind in ("name", "owner"):
        return False
    if cue.word in NAMING_VERBS:
        return not between or between[-1] not in DETERMINERS - _QUALIFIERS
    if not between:
        return cue.word in _ANSWERS
    while between and between[-1] in _QUALIFIERS:
        between.pop()
    return bool(between) and between[-1] in _STATES
