"""Estimate how much a sentence depends on the text before it to be understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.document import Document, Span, Stretch

_CONNECTIVES = (
    "however|but|and|so|yet|also|moreover|furthermore|nevertheless|nonetheless|meanwhile|instead|still|then|"
    "thus|therefore|consequently|hence|besides|likewise|similarly|otherwise|for example|for instance|"
    "in addition|in contrast|by contrast|on the other hand|as a result|at the same time|even so"
)
_PRONOUNS = "he|she|they|him|her|his|hers|their|theirs|its|this|that|these|those|such|here|there"
_OPENING = re.compile(
    rf"[\W_]*(?:(?P<link>{_CONNECTIVES})\b[\s,]*)?(?:(?P<pronoun>{_PRONOUNS})\b)?", re.IGNORECASE
)
_ADDS = re.compile(r"[\W_]*(?:\w+ ){1,3}(?:was|were|is|are|has|have|had) also\b", re.IGNORECASE)
"""An opening that adds to something said before: "Progress was also made …"."""
_IT = re.compile(r"[\W_]*it\s+(?!is\b|was\b|remains?\b|will be\b|seems?\b|appears?\b)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"[\W_]*(?:read (?:more|also|next)|see also|click here|subscribe|sign up|advertisement|photo|image|"
    r"copyright|all rights reserved|share this|follow us)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\W_]*[A-Z]\w*(?: \w+){0,2}:(?!//)\s*")
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
