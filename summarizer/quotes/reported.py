"""Find reported speech: clauses that somebody is said to have stated, without quotation marks.

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
from summarizer.quotes.clauses import end_of, goes_on_after, is_said_before, start_after
from summarizer.quotes.cues import Cue
from summarizer.quotes.lines import SpeechLine
from summarizer.quotes.segments import Segment
from summarizer.quotes.subjects import PEOPLE, bare
from summarizer.quotes.verbs import ADVERBS, COORDINATE, FINITE, REPORTING, SUBORDINATE

Reported = tuple[Span, Cue]
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


def _reports(pieces: Sequence[Segment], cue: Cue) -> bool:
    subject = cue.subject
    if subject is None or subject.own or cue.denied or cue.doubtful:
        return False
    if bare(pieces[subject.first]) in _IMPERSONAL and not subject.ids:
        return False
    if cue.word == "according to":
        return True
    return cue.word in REPORTING and (cue.inverted or not cue.passive)


def _clauses(pieces: Sequence[Segment], cue: Cue, later: Sequence[Cue], free: int) -> list[tuple[int, int]]:
    """Return the first index and the end of each clause that a cue reports."""
    if cue.word == "according to":
        return _according(pieces, cue, later, free)
    first = start_after(pieces, cue)
    if first >= 0:
        return [(first, end_of(pieces, cue, first, later))]
    if bare(pieces[0]) == "as" and cue.first == 1 and _word(pieces, cue.after) == ",":
        return [(cue.after + 1, end_of(pieces, cue, cue.after + 1, later))]
    return _parted(pieces, cue, later, free) if _stands_apart(pieces, cue) else []


def _stands_apart(pieces: Sequence[Segment], cue: Cue) -> bool:
    return (
        cue.first > 0
        and not cue.goes_on
        and (pieces[cue.first - 1].word == "," or (bare(pieces[cue.first - 1]) == "as" and cue.first > 1))
    )


def _parted(pieces: Sequence[Segment], cue: Cue, later: Sequence[Cue], free: int) -> list[tuple[int, int]]:
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


def _according(pieces: Sequence[Segment], cue: Cue, later: Sequence[Cue], free: int) -> list[tuple[int, int]]:
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
