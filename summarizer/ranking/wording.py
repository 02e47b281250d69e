"""Recognize what the words of a unit tell about it: cue words, figures, labels, dependence on earlier text.

The classes of cue words (decisions, harm, change, requests and others) are in data/wording.tsv. Headings,
a few words above a list, and labels ("Decision: …") announce a class of content (summary, findings, actions
and the like); their forms are in data/sections.tsv. Both tables are English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.document import Document, Span, Stretch
from summarizer.patterns import compiled

_WORDS = compiled(r"[a-z][a-z'.-]*[a-z]|[a-z]")
_QUESTION = compiled(r"[?？؟][”\"'’»“)]*$")
_FRAGMENT = compiled(r"[^.!?…。！？؟۔।”\"'’»“)\]」』\s][”\"'’»“)\]」』\s]*$")
_NUMBER = compiled(r"(?<![\w.,])[$€£₹¥]?\d[\d.,]*(?:%|[a-z]{1,3}\b)?", re.IGNORECASE)
_NUMBER_WORD = compiled(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|"
    r"thousand|half|third|quarter|twice|double|dozens?|hundreds|thousands)\b"
)
_MONEY = compiled(
    r"[$€£₹¥]\s?\d|\b(?:us|a|c)\$|\b\d[\d.,]*\s?(?:m|bn|k)\b|"
    r"\b(?:million|billion|trillion|crore|lakh|euros?|dollars|pounds|rupees|kr|usd|eur|gbp|rs)\b"
)
_PERCENT = compiled(r"\d\s?%|\bper ?cent\b|\bpct\b|\bpoints?\b")
_COUNTED = compiled(
    r"(?:\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b)"
    r" (?:[a-z-]+ ){0,2}(?:people|persons|residents|families|households|children|patients|workers|employees|"
    r"staff|customers|passengers|students|pupils|soldiers|civilians|women|men|voters|homes|houses|jobs|doses|"
    r"cases|deaths|dead|injured|users|refugees|drivers|officers|members|villages|schools|buildings|countries)\b"
)
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_DATE = compiled(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d|\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|"
    r"april|may|june|july|august|september|october|november|december)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_RANGE = compiled(
    r"\bfrom \S+(?: \S+){0,3} to \S*\d|\b(?:up|down) from\b|\bagainst \S*\d|\bcompared (?:with|to)\b"
)
SEVERAL = 6.0
"""Maximum of the feature "numbers"."""


class _Classes(NamedTuple):
    words: dict[str, tuple[str, ...]]
    phrases: tuple[tuple[str, str], ...]
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def _classes() -> _Classes:
    text = files("summarizer.ranking").joinpath("data", "wording.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    words: dict[str, list[str]] = {}
    phrases: list[tuple[str, str]] = []
    for name, cues, *more in rows:
        for word in cues.split():
            words.setdefault(word, []).append(name)
        phrases += [(name, phrase) for cues in more for phrase in cues.split("; ")]
    return _Classes(
        {word: tuple(of) for word, of in words.items()}, tuple(phrases), tuple(row[0] for row in rows)
    )


def class_names() -> tuple[str, ...]:
    """Return the names of the classes of cue words."""
    return _classes().names


def wording(text: str, *, english: bool = True) -> dict[str, float]:
    """Return the number of cue words of each class, and whether the text ends as a question or fragment.

    Args:
        text: a unit on one line.
        english: whether to count cue words, of which there are tables in English only.
    """
    found: dict[str, float] = {
        "question": float(_QUESTION.search(text) is not None),
        "fragment": float(_FRAGMENT.search(text) is not None),
    }
    if english:
        classes = _classes()
        folded = text.casefold().replace("’", "'")
        for word in _WORDS.findall(folded):
            for name in classes.words.get(word, ()):
                found[name] = found.get(name, 0.0) + 1
        for name, phrase in classes.phrases:
            if phrase in folded:
                found[name] = found.get(name, 0.0) + 1
    return found


def figures(text: str) -> dict[str, float]:
    """Return the features of the group `FIGURE_FEATURES` for a unit on one line, by name."""
    folded = text.casefold()
    digits = any(map(str.isdigit, text))
    without_dates = _YEAR.sub(" ", _DATE.sub(" ", folded)) if digits else folded
    numbers = len(_NUMBER.findall(without_dates)) if digits else 0
    counted = len(_COUNTED.findall(folded))
    return {
        "numbers": min(SEVERAL, numbers + 0.5 * len(_NUMBER_WORD.findall(folded))),
        "money": float(_MONEY.search(folded) is not None),
        "percent": float(digits and _PERCENT.search(folded) is not None),
        "counted": float(min(2, counted)),
        "date": float(_DATE.search(folded) is not None),
        "year": float(digits and _YEAR.search(folded) is not None),
        "range": float(digits and _RANGE.search(folded) is not None),
    }


CONNECTIVES = (
    "however|but|and|so|yet|also|moreover|furthermore|nevertheless|nonetheless|meanwhile|instead|still|then|"
    "thus|therefore|consequently|hence|besides|likewise|similarly|otherwise|for example|for instance|"
    "in addition|in contrast|by contrast|on the other hand|as a result|at the same time|even so"
)
"""Words and phrases that link a sentence to the one before it, as alternatives of a pattern."""
_PRONOUNS = "he|she|they|him|her|his|hers|their|theirs|its|this|that|these|those|such|here|there"
_OPENING = compiled(
    rf"[\W_]*(?:(?P<link>{CONNECTIVES})\b[\s,]*)?(?:(?P<pronoun>{_PRONOUNS})\b)?", re.IGNORECASE
)
_ADDS = compiled(r"[\W_]*(?:\w+ ){1,3}(?:was|were|is|are|has|have|had) also\b", re.IGNORECASE)
"""An opening that adds to something said before: "Progress was also made …"."""
_IT = compiled(r"[\W_]*it\s+(?!is\b|was\b|remains?\b|will be\b|seems?\b|appears?\b)", re.IGNORECASE)
_FURNITURE = compiled(
    r"[\W_]*(?:read (?:more|also|next)|see also|click here|subscribe|sign up|advertisement|photo|image|"
    r"copyright|all rights reserved|share this|follow us)\b",
    re.IGNORECASE,
)
_LABEL = compiled(r"[\W_]*[A-Z]\w*(?: \w+){0,2}:(?!//)\s*")
"""A label at the start: "Reporting period: 10 to 12 March", or the name of a speaker."""
HALF_A_QUOTATION = 0.6
"""Dependence added if a quotation begins before the sentence or continues after it."""
_REACH = 200
"""Characters examined at either end of a sentence."""


def dependence(
    document: Document, sentence: Stretch, quotes: Sequence[Stretch], *, english: bool = True
) -> float:
    """Return how much a sentence depends on its neighbors, from 0 (self-contained) to 1.

    Args:
        quotes: quotations that overlap the sentence, in order and without overlap among themselves.
        english: whether to look for connectives and pronouns, of which there are tables in English only.
    """
    found = _pointing_back(document, sentence) if english else 0.0
    ending = document.text[max(sentence.start, sentence.end - _REACH) : sentence.end]
    if ending.rstrip("”\"'’»“)").endswith(("?", "？", "؟")):
        found += 0.5
    if quotes and (quotes[0].start < sentence.start or quotes[-1].end > sentence.end):
        found += HALF_A_QUOTATION
    return min(1.0, found)


def _pointing_back(document: Document, sentence: Stretch) -> float:
    text = document.line(Span(sentence.start, min(sentence.end, sentence.start + _REACH)))
    label = _LABEL.match(text)
    if _FURNITURE.match(text) or (label and label.end() == len(text)):
        return 1.0
    found = 0.5 if label else 0.0
    opening = _OPENING.match(text)
    if (opening and opening["link"]) or _ADDS.match(text):
        found += 0.5
    if (opening and opening["pronoun"]) or _IT.match(text):
        found += 0.5
    return found


PROMISES = ("top", "findings", "actions", "needs", "background", "minor")
"""Classes of content that a heading or a label announces."""

_HEADING_NUMBER = compiled(
    r"^[\s\W]*(?:(?:section|part|annex)\s+)?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)?[.):]*\s+(?=\w)"
)
_CLASSED_LABEL = compiled(r"[\W\d]*(?:\([A-Z/]{1,4}\)\s*)?([A-Z][\w;/’' -]{1,28}?)\s?[:.—–]\s+(?=\S)")


@lru_cache(maxsize=4_000)
def promise(heading: str) -> str | None:
    """Return the class of a heading, one of `NAMES`; None if its form is not known."""
    folded = heading.casefold()
    numbered = _HEADING_NUMBER.match(folded)
    bare = (folded[numbered.end() :] if numbered else folded).strip(" *_#:.?!–—-[]()\t")
    return next((name for name, pattern in _heading_classes() if pattern.fullmatch(bare)), None)


def label(text: str) -> tuple[str | None, bool]:
    """Return the class of the label before a unit ("Decision: …"), and whether there is a label."""
    found = _CLASSED_LABEL.match(text)
    return (promise(found[1]), True) if found else (None, False)


@lru_cache(maxsize=1)
def _heading_classes() -> list[tuple[str, re.Pattern[str]]]:
    text = files("summarizer.ranking").joinpath("data", "sections.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, compiled("|".join(form for of, form in rows if of == name))) for name in PROMISES]
