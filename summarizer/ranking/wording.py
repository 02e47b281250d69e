"""Count the cue words of a unit by class, and its figures.

The classes are in data/wording.tsv and are English: decisions, harm, change, requests and others.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_WORDS = re.compile(r"[a-z][a-z'.-]*[a-z]|[a-z]")
_QUESTION = re.compile(r"[?？؟][”\"'’»“)]*$")
_FRAGMENT = re.compile(r"[^.!?…。！？؟۔।”\"'’»“)\]」』\s][”\"'’»“)\]」』\s]*$")
_NUMBER = re.compile(r"(?<![\w.,])[$€£₹¥]?\d[\d.,]*(?:%|[a-z]{1,3}\b)?", re.IGNORECASE)
_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|"
    r"thousand|half|third|quarter|twice|double|dozens?|hundreds|thousands)\b"
)
_MONEY = re.compile(
    r"[$€£₹¥]\s?\d|\b(?:us|a|c)\$|\b\d[\d.,]*\s?(?:m|bn|k)\b|"
    r"\b(?:million|billion|trillion|crore|lakh|euros?|dollars|pounds|rupees|kr|usd|eur|gbp|rs)\b"
)
_PERCENT = re.compile(r"\d\s?%|\bper ?cent\b|\bpct\b|\bpoints?\b")
_COUNTED = re.compile(
    r"(?:\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b)"
    r" (?:[a-z-]+ ){0,2}(?:people|persons|residents|families|households|children|patients|workers|employees|"
    r"staff|customers|passengers|students|pupils|soldiers|civilians|women|men|voters|homes|houses|jobs|doses|"
    r"cases|deaths|dead|injured|users|refugees|drivers|officers|members|villages|schools|buildings|countries)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d|\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|"
    r"april|may|june|july|august|september|october|november|december)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_RANGE = re.compile(
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
