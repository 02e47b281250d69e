"""Find reported speech: clauses that somebody is said to have stated, without quotation marks.

A speech verb is followed by "that", by a clause without it, or first by a hearer and an occasion ("told
reporters in Oslo on Monday that"). Clauses that can't be distinguished from an object without a parser are
left out.

The span of a reported clause excludes the verb, its subject and "that", and the full stop or comma after it.
A clause interrupted by "he said" yields two spans. Questions, demands, negated ("did not say") and
hypothetical ("whether he said") statements are left out, and so are the author's own and those without a
described speaker ("it is claimed"). Denials are included, with the cue "denied". If a clause contains a
quotation, only a part before it that ends with a comma and has its own verb is included, because the
quotation is attributed itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.document import Span
from summarizer.quotes.cues import SpeechCue, SpeechLine
from summarizer.quotes.segments import Segment
from summarizer.quotes.subjects import PEOPLE, bare
from summarizer.quotes.verbs import (
    ADVERBS,
    ALREADY_A_NOUN,
    CLAUSAL,
    COORDINATE,
    DAYS,
    FINITE,
    HEARERS,
    MONTHS,
    NO_STATEMENT,
    OCCASIONS,
    PREPOSITIONS,
    RELATIVE,
    REPORTING,
    SAY,
    SUBORDINATE,
    TO_SOMEBODY,
)

_TO_THAT = 18
"""Maximum segments between a verb and its "that"."""
_OCCASION = 9
_WORDS = 3
"""Minimum words of a clause."""
_AWAY = PREPOSITIONS | SUBORDINATE | RELATIVE


def start_after(pieces: Sequence[Segment], cue: SpeechCue) -> int:
    """Return the start of the clause that a verb reports after it; -1 if there is none."""
    at = cue.after
    if at < len(pieces) and pieces[at].word == ":":
        return at + 1
    that = _that(pieces, at, with_object=cue.word in TO_SOMEBODY)
    if that >= 0:
        return _after_that(pieces, that)
    if cue.inverted or cue.passive:
        return -1
    if cue.word in TO_SOMEBODY and cue.word not in CLAUSAL:
        at = _past_hearer(pieces, at)
        at = _past_occasion(pieces, at) if at >= 0 else -1
        return at if at >= 0 and _is_clause(pieces, at) else -1
    at = _past_occasion(pieces, at)
    if at < 0 or not _may_open(pieces, at):
        return -1
    if cue.word in SAY and len(pieces) - at > _WORDS:
        return at
    return at if _is_clause(pieces, at) else -1


def _that(pieces: Sequence[Segment], at: int, with_object: bool) -> int:
    """Return the index of a verb's "that": after the verb, a time or place, or a hearer; else -1."""
    if at >= len(pieces):
        return -1
    first = pieces[at]
    word = bare(first)
    circumstance = (
        word in PREPOSITIONS or word in DAYS or word in ADVERBS or first.word == "," or word.endswith("ly")
    )
    if not (word in ("that", "to") or circumstance or with_object):
        return -1
    for stop in range(at, min(len(pieces), at + _TO_THAT)):
        word = bare(pieces[stop])
        if word == "that":
            return stop
        if (
            pieces[stop].kind == "quote"
            or pieces[stop].word in (";", ":")
            or word in FINITE
            or word in RELATIVE
        ):
            return -1
    return -1


def _after_that(pieces: Sequence[Segment], that: int) -> int:
    following = bare(pieces[that + 1]) if that + 1 < len(pieces) else ""
    if following in ALREADY_A_NOUN:
        return -1
    return that if following in FINITE else that + 1


def _past_hearer(pieces: Sequence[Segment], at: int) -> int:
    """Return the index after the hearer, a name or a noun for hearers; -1 if there is none."""
    for stop in range(at, min(len(pieces), at + 5)):
        if pieces[stop].kind == "name":
            return stop + 1
        if bare(pieces[stop]) in HEARERS:
            further = stop + 1 < len(pieces) and bare(pieces[stop + 1]) in HEARERS
            return stop + 2 if further else stop + 1
        if pieces[stop].kind != "word":
            break
    return -1


def _past_occasion(pieces: Sequence[Segment], at: int) -> int:
    """Return the index after phrases such as "on Monday", "in a statement" or "late on Tuesday,".

    -1 if a preposition opens another phrase.
    """
    while at < len(pieces):
        word = bare(pieces[at])
        if word in DAYS or word in MONTHS:
            at += 1
        elif word in PREPOSITIONS:
            at = _end_of_occasion(pieces, at + 1)
            if at < 0:
                return -1
        else:
            break
        if at < len(pieces) and pieces[at].word == ",":
            at += 1
    return at


def _end_of_occasion(pieces: Sequence[Segment], at: int) -> int:
    for stop in range(at, min(len(pieces), at + _OCCASION)):
        word = bare(pieces[stop])
        if word in OCCASIONS or word in DAYS or word in MONTHS or word.isdigit():
            further = stop + 1 < len(pieces) and _dates_or_occasion(bare(pieces[stop + 1]))
            if not further:
                return stop + 1
        elif pieces[stop].kind != "word" or word in FINITE:
            break
    return -1


def _dates_or_occasion(word: str) -> bool:
    return word in OCCASIONS or word in DAYS or word in MONTHS or word.isdigit()


def _may_open(pieces: Sequence[Segment], at: int) -> bool:
    """Return whether a clause without "that" may start at a segment."""
    if at >= len(pieces) or pieces[at].kind in ("mark", "quote"):
        return False
    word = bare(pieces[at])
    return not (
        word in NO_STATEMENT
        or word in PREPOSITIONS
        or word in FINITE
        or word in COORDINATE
        or word in ADVERBS - {"first", "both", "all"}
    )


def _is_clause(pieces: Sequence[Segment], at: int) -> bool:
    """Return whether a clause starts at a segment: a subject, a finite verb, and no sign of an object."""
    if not _may_open(pieces, at):
        return False
    for stop in range(at, min(len(pieces), at + _TO_THAT)):
        word = bare(pieces[stop])
        if word in FINITE:
            return stop > at
        if pieces[stop].kind in ("mark", "quote") or (stop > at and word in RELATIVE | {"that", "to"}):
            return False
    return False


def is_said_before(pieces: Sequence[Segment], first: int, end: int) -> bool:
    """Return whether the segments before a verb are a clause, not an adverbial phrase."""
    words = sum(1 for piece in pieces[first:end] if piece.kind != "mark")
    if words <= _WORDS or any(piece.kind == "quote" for piece in pieces[first:end]):
        return False
    opens = bare(pieces[first])
    if (opens in _AWAY or opens.endswith("ing")) and not any(p.word == "," for p in pieces[first:end]):
        return False
    return any(bare(piece) in FINITE or bare(piece).endswith("ed") for piece in pieces[first:end])


def goes_on_after(pieces: Sequence[Segment], first: int, end: int) -> bool:
    """Return whether a clause interrupted by "he said" continues at a segment."""
    if end - first < _WORDS:
        return False
    word = bare(pieces[first])
    if word in _AWAY or word.endswith("ing"):
        return False
    return any(bare(piece) in FINITE for piece in pieces[first:end])


def end_of(pieces: Sequence[Segment], cue: SpeechCue, first: int, cues: Sequence[SpeechCue]) -> int:
    """Return the end of the clause that starts at segment `first`; `cues` are the cues after `cue`.

    It ends before a semicolon, before a quotation, and before a speech verb that has the same subject or its
    own after ", and". The clause of a sentence that opens with "While" ends at its comma.
    """
    end = _before_next(pieces, first, cues)
    bounded = _is_subordinate(pieces, cue)
    depth = 0
    for at in range(first, end):
        word = pieces[at].word
        depth += (word == "(") - (word == ")")
        if pieces[at].kind == "quote":
            return _before_quotation(pieces, first, at)
        if word == ";" or depth < 0 or (bounded and word == "," and at - first >= _WORDS):
            return at
    return end


def _before_next(pieces: Sequence[Segment], first: int, cues: Sequence[SpeechCue]) -> int:
    for cue in cues:
        if cue.at <= first:
            continue
        end = cue.first
        before = pieces[end - 1].word if end else ""
        if cue.goes_on:
            while end > first and (
                bare(pieces[end - 1]) in ADVERBS | COORDINATE | FINITE or pieces[end - 1].word == ","
            ):
                end -= 1
            if end < cue.at or before == ",":
                return end
        elif end - 2 >= first and pieces[end - 2].word == "," and before in COORDINATE | SUBORDINATE:
            return end - 2
        elif cue.word == "according to" and before == ",":
            return end - 1
    return len(pieces)


def _before_quotation(pieces: Sequence[Segment], first: int, quote: int) -> int:
    """Return the end of the last complete clause before a quotation; `first` if there is none."""
    for at in range(quote - 1, first, -1):
        if pieces[at].word == ",":
            return at if at - first > _WORDS and any(bare(p) in FINITE for p in pieces[first:at]) else first
    return first


def _is_subordinate(pieces: Sequence[Segment], cue: SpeechCue) -> bool:
    """Return whether a cue is in a subordinate clause: "While Rubio said …, …" or "Rubio, who said …, …"."""
    opens = cue.first == 1 and bare(pieces[0]) in SUBORDINATE
    return opens or any(bare(piece) in ("who", "which") for piece in pieces[max(0, cue.at - 2) : cue.at])


Reported = tuple[Span, SpeechCue]
_TRAILING = ".,;:!?…—–- \t\n\u00a0"
_SHORTEST = 3
_IMPERSONAL = frozenset(("it", "there"))


def reported(text: str, line: SpeechLine) -> Iterator[Reported]:
    """Yield the reported clauses of a sentence in text order, without overlaps with quotations."""
    pieces = line.pieces
    if text[line.span.start : line.span.end].rstrip()[-1:] == "?":
        return
    cues = list(line.cues.values())
    free = 0
    for number, cue in enumerate(cues):
        if cue.at < free or not _reports(pieces, cue):
            continue
        for first, end in _clauses(pieces, cue, cues[number + 1 :], free):
            if first < free or _length(pieces, first, end) < _SHORTEST:
                continue
            free = end
            yield _span(text, line, first, end), cue


def _reports(pieces: Sequence[Segment], cue: SpeechCue) -> bool:
    subject = cue.subject
    if subject is None or subject.own or cue.denied or cue.doubtful:
        return False
    if bare(pieces[subject.first]) in _IMPERSONAL and not subject.ids:
        return False
    if cue.word == "according to":
        return True
    return cue.word in REPORTING and (cue.inverted or not cue.passive)


def _clauses(
    pieces: Sequence[Segment], cue: SpeechCue, later: Sequence[SpeechCue], free: int
) -> list[tuple[int, int]]:
    """Return the first index and the end of each clause that a cue reports."""
    if cue.word == "according to":
        return _according(pieces, cue, later, free)
    first = start_after(pieces, cue)
    if first >= 0:
        return [(first, end_of(pieces, cue, first, later))]
    if bare(pieces[0]) == "as" and cue.first == 1 and _word(pieces, cue.after) == ",":
        return [(cue.after + 1, end_of(pieces, cue, cue.after + 1, later))]
    return _parted(pieces, cue, later, free) if _stands_apart(pieces, cue) else []


def _stands_apart(pieces: Sequence[Segment], cue: SpeechCue) -> bool:
    return (
        cue.first > 0
        and not cue.goes_on
        and (pieces[cue.first - 1].word == "," or (bare(pieces[cue.first - 1]) == "as" and cue.first > 1))
    )


def _parted(
    pieces: Sequence[Segment], cue: SpeechCue, later: Sequence[SpeechCue], free: int
) -> list[tuple[int, int]]:
    """Return the clauses around a cue: "Talks will go on, he said", "Talks, he said, will go on"."""
    end = cue.first
    while end and (pieces[end - 1].word == "," or bare(pieces[end - 1]) == "as"):
        end -= 1
    first = free
    while first < end and (pieces[first].kind == "mark" or bare(pieces[first]) in COORDINATE):
        first += 1
    found = [(first, end)] if is_said_before(pieces, first, end) else []
    after = cue.after
    if _word(pieces, after) == ",":
        stop = end_of(pieces, cue, after + 1, later)
        if goes_on_after(pieces, after + 1, stop):
            found.append((after + 1, stop))
    return found


def _according(
    pieces: Sequence[Segment], cue: SpeechCue, later: Sequence[SpeechCue], free: int
) -> list[tuple[int, int]]:
    opens = all(
        piece.kind == "mark" or bare(piece) in COORDINATE | ADVERBS for piece in pieces[free : cue.at]
    )
    if not opens and bare(
        pieces[cue.at - (2 if cue.at > 1 and pieces[cue.at - 1].word == "," else 1)]
    ) not in (COORDINATE | SUBORDINATE | {"which", "that", "who"}):
        named = cue.subject is not None and (cue.subject.named or pieces[cue.at - 1].word == ",")
        return _parted(pieces, cue, later, free) if named else []
    first = cue.after
    if _word(pieces, first) == ",":
        first = _past_aside(pieces, first + 1)
    return [(first, end_of(pieces, cue, first, later))] if first < len(pieces) else []


def _past_aside(pieces: Sequence[Segment], at: int) -> int:
    """Return the start of the clause after an apposition: "According to Anna Berg, the minister, …"."""
    comma = next((n for n in range(at, min(len(pieces), at + 14)) if pieces[n].word == ","), -1)
    words = [bare(piece) for piece in pieces[at:comma]] if comma > 0 else []
    if any(word in FINITE or word.endswith("ed") for word in words):
        return at
    described = any(word in PEOPLE or word.isdigit() for word in words)
    return comma + 1 if described else at


def _word(pieces: Sequence[Segment], at: int) -> str:
    return pieces[at].word if at < len(pieces) else ""


def _length(pieces: Sequence[Segment], first: int, end: int) -> int:
    return sum(1 for piece in pieces[first:end] if piece.kind != "mark")


def _span(text: str, line: SpeechLine, first: int, end: int) -> Span:
    """Return the span of a clause, with symbols at its ends ("$200", "(again)"), without end punctuation."""
    pieces = line.pieces
    stop = pieces[end].start if end < len(pieces) else line.span.end
    start = pieces[first - 1].end if first else line.span.start
    while start < pieces[first].start and (
        text[start].isspace() or text[start] in _TRAILING or not text[start].isprintable()
    ):
        start += 1
    least = pieces[end - 1].end
    while stop > least and text[stop - 1] in _TRAILING:
        stop -= 1
    return Span(start, max(stop, least))
