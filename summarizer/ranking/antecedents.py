"""Recognize units that open with a word for something before them, and cannot be understood alone.

"However, he criticised the plan" names nobody, and a summary that quotes it does not, either. The trained
model learns from few such units, since there are few among the facts of judged briefings. Their scores are
therefore multiplied by a factor, set by hand, so that a unit that stands alone comes first where its score is
similar. The words are English.
"""

from __future__ import annotations

import re

from summarizer.patterns import compiled
from summarizer.ranking.wording import CONNECTIVES

PRONOUN, LINKED = 0.75, 0.4
"""Factors on the score of a unit that opens with a pronoun, and with a connective and a pronoun."""
_OF_THE_DOCUMENT = (
    "report|paper|study|review|advisory|bulletin|alert|update|briefing|note|memo|memorandum|order|judgment|"
    "agreement|policy|letter|notice|release|statement|document|issue|edition|survey|assessment|evaluation|"
    "guidance|page|summary|analysis|article|council|committee|court|board|house|assembly|meeting|session"
)
"""Nouns by which a text speaks of itself and its authors: "This advisory", "This court"."""
_OF_TIME = (
    "week|weekend|month|year|morning|afternoon|evening|time|season|quarter|summer|winter|spring|autumn|fall|"
    "decade|century|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    "august|september|october|november|december"
)
_DEFINED = "who|whose|whom|which|that|with|without|in|of|from|the|an?|[a-z]+(?:ed|ing)"
"""What follows a demonstrative that is explained by the unit itself: "Those who stay", "That the bill …"."""
_EXPLETIVE = "is|was|remains?|will be|would be|seems?|appears?|(?:has|had) been [a-z]+ that"
_OPENING = compiled(
    rf"[^\w“\"‘'«„]*(?:(?P<link>{CONNECTIVES})\b[\s,]*)?"
    rf"(?:(?:he|she|they)\b"
    rf"|(?:his|her|its|their)\s(?!(?-i:[A-Z]))"
    rf"|it\s(?!(?:{_EXPLETIVE})\b)"
    rf"|(?:this|that|these|those)\b(?!['’-])(?!\s(?:{_OF_THE_DOCUMENT}|{_OF_TIME})s?\b|\s(?:{_DEFINED})\b))",
    re.IGNORECASE,
)


def independence(text: str) -> float:
    """Return the factor on the score of a unit on one line: 1 if it opens with no word that points back.

    A unit that opens with a quotation mark is a speaker's own words, and stands alone.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return 1.0
    return LINKED if opening["link"] else PRONOUN
