"""Exclude units that a summary never quotes: greetings, contacts, boilerplate, attendance lists, labels.

The reason is one or two words. It is shown to the reader, who can keep such a unit all the same. The cues are
in data/exclusion.tsv and are English; in other languages only the kind of a unit, addresses, phone numbers
and questions are recognized.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.cancellation import stoppable
from summarizer.document import Document, Sentence
from summarizer.language.languages import ENGLISH
from summarizer.patterns import lazy

ELIGIBLE = frozenset(("body", "list"))
"""Kinds of units that a summary may quote."""
_BY_KIND: dict[str, str] = {"heading": "heading", "byline": "by-line", "quote": "quotation", "code": "code"}
_READ = 400
"""Maximum code points of a unit that are examined."""
_LONG = 60
"""Maximum words in a unit that one cue can exclude."""
_CAPTION = 4
"""Maximum units in a paragraph that is one caption."""
_SHOUTED = 5
"""Maximum words in an all-caps line that is a label rather than a sentence."""
_TURN = 4
"""Maximum units in a paragraph that is one question of an interview."""
_MARKER = lazy(r"^(?:[-–—•·・*▪‣◦■□○●]+|\[[ xX]?\]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)](?=\s))\s*")
_MARKS = " \t*_#>“”\"'‘’()[]…"
_WORD = lazy(r"[^\W\d_][\w'’-]*")
_MAIL = lazy(r"[\w.+-]+@[\w-]+\.\w+")
_CALL = lazy(
    r"\+\d[\d ()./-]{7,}\d|\(?\b\d{3}\)?[ -]\d{3}[ -]\d{4}\b|\b\d{3}-\d{4}\b"
    r"|\b0\d{2,4}[ -]\d{3}[ -]?\d{3,4}\b|\b1?[ -]?8\d\d[ -]\d{3}[ -]\d{3,4}\b"
    r"|\bext\.? ?\d+\b|\bx\d{4}\b|\(\d{2,5}\) ?\d{3}"
)
_ADDRESS = lazy(
    r"https?://|www\.|\b[\w-]+\.(?:example|com|org|net|gov|int|info|io|co|edu)\b(?:/\S*)?", re.IGNORECASE
)
_LOOK = lazy(
    r"\b(?:visit|see|available|find|found|details|register|sign up|apply|download|read|follow|more|page|"
    r"go to|at:?)\b",
    re.IGNORECASE,
)
_ASKED = lazy(r"[?？؟][”\"'’»“)\s]*$")
_REQUEST = lazy(
    r"\b(?:can|could|would|will|may) (?:you|we|I|someone|somebody)\b.*"
    r"\b(?:approve|confirm|send|decide|sign|release|agree)\b",
    re.IGNORECASE,
)
_ASKER = lazy(
    r"\**(?:Q\d*|QUESTION|JOURNALIST|REPORTER|INTERVIEWER|Question|Journalist|Reporter|Interviewer|MODERATOR|"
    r"Moderator)\**\s*[:.]\s"
)
_SPEAKER = lazy(r"\**(?:[A-Z][\w.’'-]*\s?){1,4}\**:\s+(?=\S)")
"""The name of the speaker before a turn of a transcript."""
_ENDS = lazy(r"[.!?…。！？؟۔][”\"'’»“)\]]*$|[”\"]$")
_VERBS = lazy(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|will|would|can|could|should|may|might|must|shall|do|does|"
    r"did|says?|said|told|fell|rose|cut|hit|won|lost|made|took|gave|got|went|came|began|left|met|set|put|ran|"
    r"held|kept|sold|sent|spent|built|found|led|paid|saw|grew|broke|drew|read|let|to \w+|\w+n['’]t|\w{3,}ed|"
    r"\w{3,}[^s\W]s) (?!\d{4})"
)
_SUBJECT = lazy(r"(?:i|we|you|he|she|they|it)(?:['’]\w+)? \w", re.IGNORECASE)
_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|"
    "september|october|november|december"
)
_DAYS = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE = lazy(
    rf"\b(?:(?:{_MONTHS})\b\.? ?\d|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b|{_DAYS}\b|"
    rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_COUNT = lazy(r"\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE)
_ABOUT = lazy(r"About (?:(?:the|us|our|this) |[A-Z])")
_NUMBERED = lazy(
    r"[\s\W]*(?:(?:section|part|annex|appendix|item|agenda item)\s+)?(?:\d+(?:\.\d+)*|[A-Z]|[ivx]+)?[.):]*\s+"
    r"(?=\w)",
    re.IGNORECASE,
)
_LABELLED = frozenset(("boilerplate", "attendance", "contact", "by-line"))
"""Reasons that apply to a whole paragraph if its opening label has them."""
_FURNITURE = ("boilerplate", "contact", "navigation", "schedule", "by-line")


class Cues(NamedTuple):
    """The cues of data/exclusion.tsv. Lists are tried in order; each reason is a word or two."""

    openings: list[tuple[str, re.Pattern[str]]]
    """Reason, and pattern of the first words of a unit."""
    inside: list[tuple[str, str, re.Pattern[str]]]
    """Reason, substring that triggers the search, and pattern anywhere in a unit."""
    phrases: list[tuple[str, str]]
    """Reason, and phrase anywhere in a unit."""
    whole: dict[str, str]
    """Reason by the whole text of a unit."""
    sections: list[tuple[str, re.Pattern[str]]]
    """Reason, and pattern of the heading of a section that is excluded whole."""


class _Part(NamedTuple):
    """The index range of the units of one paragraph, the end exclusive."""

    first: int
    end: int


def exclusions(
    document: Document,
    sentences: Sequence[Sentence],
    cancelled: Callable[[], bool] = lambda: False,
) -> list[str | None]:
    """Return for each unit the reason why a summary never takes it; None if it may.

    Table rows are not judged. If no unit would be left, only kinds of units and units without a letter or
    digit are excluded.

    Raises:
        Cancelled: if `cancelled()` is true.
    """
    english = document.language == ENGLISH
    found: list[str | None] = [_BY_KIND.get(sentence.kind) for sentence in sentences]
    lines = [
        "" if found[at] else " ".join(document.text[one.start : min(one.end, one.start + _READ)].split())
        for at, one in enumerate(stoppable(sentences, cancelled))
    ]
    parts = _parts(sentences)
    _mark_questions(lines, found, parts)
    section: str | None = None
    for part in stoppable(parts, cancelled):
        opening = sentences[part.first]
        if opening.kind == "heading":
            section = section_reason(document.line(opening)) if english else None
        if opening.kind not in ELIGIBLE:
            continue
        if english and titles(document, lines, sentences, part.first, part.end):
            section = section_reason(lines[part.first])
            found[part.first] = found[part.first] or _cue(lines[part.first], opening.kind) or "label"
            continue
        if _ASKER.match(lines[part.first]):
            section = None
        for at in range(part.first, part.end):
            line, kind = lines[at], sentences[at].kind
            found[at] = found[at] or (_cue(line, kind) if english else _contact(line))
            if section and not (section == "label" and _has_figure(line)):
                found[at] = found[at] or section
        if english:
            _spread(lines, found, part)
    if english:
        _mark_signatures(lines, found, sentences)
    if not any(reason is None and one.kind in ELIGIBLE for reason, one in zip(found, sentences, strict=True)):
        return [
            _BY_KIND.get(one.kind, None if any(map(str.isalnum, document.at(one)[:_READ])) else "label")
            for one in sentences
        ]
    return found


def section_reason(heading: str) -> str | None:
    """Return the reason why the section under a heading is excluded; None if it is not."""
    return _section_reason(heading[:120])


@lru_cache(maxsize=2_000)
def _section_reason(heading: str) -> str | None:
    numbered = _NUMBERED.match(heading)
    bare = heading[numbered.end() :] if numbered else heading
    if _ABOUT.match(bare.strip(_MARKS)):
        return "boilerplate"
    folded = bare.strip(_MARKS + ".:–—- ").casefold()
    return next((reason for reason, pattern in _table().sections if pattern.fullmatch(folded)), None)


def titles(
    document: Document, lines: Sequence[str], sentences: Sequence[Sentence], first: int, end: int
) -> bool:
    """Return whether the paragraph sentences[first:end] acts as a heading.

    It does if it has one to six words, no final full stop and no figure, and a paragraph that fits follows.
    """
    if end - first != 1 or end >= len(sentences):
        return False
    line = lines[first]
    bare = _MARKER.sub("", line)
    words = bare.split()
    if not 0 < len(words) <= 6 or _ENDS.search(line) or line.endswith((",", ";")) or _has_figure(bare):
        return False
    following = sentences[end]
    if sentences[first].kind == "list":
        own, other = (document.text[_opening(document, at)] for at in (sentences[first], following))
        return own.isdigit() and (following.kind != "list" or not other.isdigit())
    return words[0][0].isupper() and following.kind in ELIGIBLE


def _opening(document: Document, sentence: Sentence) -> slice:
    """Return the slice of the first character of the unit's paragraph; for a list item, its mark."""
    start = document.paragraphs[sentence.paragraph].start
    return slice(start, start + 1)


def _parts(sentences: Sequence[Sentence]) -> list[_Part]:
    parts: list[_Part] = []
    first = 0
    for at in range(1, len(sentences) + 1):
        if at == len(sentences) or sentences[at].paragraph != sentences[first].paragraph:
            parts.append(_Part(first, at))
            first = at
    return parts


def _contact(line: str) -> str | None:
    if "@" in line and _MAIL.search(line):
        return "contact" if len(line.split()) <= 40 else None
    calls = sum(map(str.isdigit, line)) >= 7 or "ext" in line or " x" in line
    return "contact" if calls and _CALL.search(line) and len(line.split()) <= 40 else None


def _cue(line: str, kind: str) -> str | None:
    bare = _MARKER.sub("", line).strip(_MARKS)
    words = bare.split()
    if not words:
        return "label"
    folded = bare.casefold().replace("’", "'")
    cues = _table()
    if reason := cues.whole.get(folded.rstrip(".!,:; ")):
        return reason
    if len(words) <= _LONG:
        speaker = _SPEAKER.match(bare)
        starts = (0, speaker.end()) if speaker else (0,)
        for name, pattern in cues.openings:
            if any(pattern.match(folded, start) for start in starts):
                return name
        for name, trigger, pattern in cues.inside:
            if trigger in folded and pattern.search(bare):
                return name
        if reason := _contact(line):
            return reason
        where = len(words) <= 25 and "." in line[:-1] and _ADDRESS.search(line)
        if where and (len(words) <= 6 or _LOOK.search(line)):
            return "contact"
        for name, phrase in cues.phrases:
            if phrase in folded:
                return name
    return _label(line, bare, words, kind)


def _label(line: str, bare: str, words: Sequence[str], kind: str) -> str | None:
    """Return the reason if a unit has no content of its own: a name, place and date, lead-in or fragment."""
    if line.endswith(":") and len(_COUNT.findall(_DATE.sub("", bare))) < 2:
        return "lead-in"
    figure = _has_figure(bare)
    ends = _ENDS.search(line) is not None
    speaker = _SPEAKER.match(bare) if ends else None
    own = bare[speaker.end() :] if speaker else bare
    letters = _WORD.findall(own)
    form = figure and ": " in bare and not _DATE.search(bare)
    capital = all(word.isupper() for word in letters)
    if capital and len(letters) <= _SHOUTED and not figure:
        return "label"
    says = ends and (_VERBS.search(own.rstrip(".!?") + " ") or _SUBJECT.match(own)) is not None
    if len(letters) <= 2 and not (figure and kind == "list") and not form and not says:
        return "fragment" if ends else "label"
    if len(letters) <= 3 and not figure and not says:
        return "fragment" if ends else "label"
    if kind == "list" or _ENDS.search(line.rstrip(_MARKS)):
        return None
    if capital and len(letters) > _SHOUTED:
        return None  # Capitals carry no signal in a text without lower case.
    capitals = sum(word[0].isupper() for word in letters)
    separated = any(mark in bare for mark in "|·•")
    if not separated and capitals < 0.75 * len(letters) and _VERBS.search(bare + " "):
        return None
    if capitals >= 0.5 * len(letters) or separated or (len(letters) <= 5 and not figure):
        return None if form and not separated else "label"
    return "label" if _DATE.match(bare) and len(words) <= 8 else None


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))


def _mark_questions(lines: Sequence[str], found: list[str | None], parts: Sequence[_Part]) -> None:
    """Exclude questions, and in an interview every turn that ends with one or is labelled as one."""
    asking = {part for part in parts if _ASKED.search(lines[part.end - 1])}
    running = sum(1 for part in parts if lines[part.first])
    interview = len(asking) >= 4 and len(asking) >= 0.15 * running
    for part in parts:
        short = part.end - part.first <= _TURN
        turn = interview and (_ASKER.match(lines[part.first]) or (part in asking and short))
        for at in range(part.first, part.end):
            asks = _ASKED.search(lines[at]) and not _REQUEST.search(lines[at])
            if found[at] is None and (turn or asks):
                found[at] = "question"


def _spread(lines: Sequence[str], found: list[str | None], part: _Part) -> None:
    """Extend the reason of a label ("About Us: …"), a caption or most units to the rest of a paragraph."""
    inside = found[part.first : part.end]
    counts = Counter(inside)
    whole = None
    if inside[0] in _LABELLED and ":" in lines[part.first][:60]:
        whole = inside[0]
    elif counts["caption"] and len(inside) <= _CAPTION:
        whole = "caption"
    elif len(inside) > 1 and 2 * sum(counts[name] for name in _FURNITURE) > len(inside):
        whole = next(name for name in inside if name in _FURNITURE)
    if whole:
        for at in range(part.first, part.end):
            found[at] = found[at] or whole


def _mark_signatures(lines: Sequence[str], found: list[str | None], sentences: Sequence[Sentence]) -> None:
    """Exclude the signature below the closing line of a letter."""
    closing = None
    for at, reason in enumerate(found):
        if reason == "sign-off" and len(lines[at].split()) <= 6 and at >= 0.5 * len(found):
            closing = at
    if closing is None:
        return
    for at in range(closing + 1, len(found)):
        if sentences[at].kind in ELIGIBLE and len(lines[at].split()) <= 30:
            found[at] = found[at] or "signature"


@lru_cache(maxsize=1)
def _table() -> Cues:
    """Return the cues of data/exclusion.tsv, loaded once."""
    text = files("summarizer.ranking").joinpath("data", "exclusion.tsv").read_text("utf-8")
    rows = [line.split("\t", 2) for line in text.splitlines() if line and not line.startswith("#")]
    openings: dict[str, list[str]] = {}
    for where, reason, cue in rows:
        if where == "opening":
            openings.setdefault(reason, []).append(cue)
    inside = [(reason, *cue.split("|", 1)) for where, reason, cue in rows if where == "inside"]
    return Cues(
        [(reason, lazy("|".join(cues))) for reason, cues in openings.items()],
        [(reason, trigger, lazy(cue, re.IGNORECASE)) for reason, trigger, cue in inside],
        [(reason, cue) for where, reason, cue in rows if where == "phrase"],
        {cue: reason for where, reason, cue in rows if where == "whole"},
        [(reason, lazy(cue)) for where, reason, cue in rows if where == "section"],
    )
