"""Classify headings and labels by the content that they announce: summary, findings, actions and the like.

The same classes apply to headings, to a few words above a list, and to labels ("Decision: …"). Their forms
are in data/sections.tsv and are English.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

NAMES = ("top", "findings", "actions", "needs", "background", "minor")

_NUMBER = re.compile(r"^[\s\W]*(?:(?:section|part|annex)\s+)?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)?[.):]*\s+(?=\w)")
_LABEL = re.compile(r"[\W\d]*(?:\([A-Z/]{1,4}\)\s*)?([A-Z][\w;/’' -]{1,28}?)\s?[:.—–]\s+(?=\S)")


@lru_cache(maxsize=4_000)
def promise(heading: str) -> str | None:
    """Return the class of a heading, one of `NAMES`; None if its form is not known."""
    folded = heading.casefold()
    numbered = _NUMBER.match(folded)
    bare = (folded[numbered.end() :] if numbered else folded).strip(" *_#:.?!–—-[]()\t")
    return next((name for name, pattern in _patterns() if pattern.fullmatch(bare)), None)


def label(text: str) -> tuple[str | None, bool]:
    """Return the class of the label before a unit ("Decision: …"), and whether there is a label."""
    found = _LABEL.match(text)
    return (promise(found[1]), True) if found else (None, False)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    text = files("summarizer.ranking").joinpath("data", "sections.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, re.compile("|".join(form for of, form in rows if of == name))) for name in NAMES]
