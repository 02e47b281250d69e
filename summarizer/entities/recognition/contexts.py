"""What stands right beside a name and tells what it names: "Mr.", "a spokesman for", "the town of", ", 54,".

Each such place counts as one sure vote in a document's vote on the name's type, so that one that the tagger
doubts is decided and one that it sees right ten times is not overturned.
"""

from __future__ import annotations

import re

from summarizer.entities.recognition.candidates import NameCandidate

_REACH = 40
"""Code points beside a name that are looked at."""
_OF_PERSON = (
    r"\b(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm)\.\s$"
    r"|\b(?:Mr|Mrs|Ms|Mx|Dr|Sir|Dame|President|Prime Minister|Chancellor|Senator|Governor|Mayor)\s$"
)
_OF_BODY = (
    r"\b(?:spokes(?:man|woman|person|people)|lawyers?|lobbyist|analysts?|economists?|strategists?)"
    r"\s(?:for|at|with)\s(?:the\s)?$"
    r"|\b(?:chief executive|chairman|chairwoman|founder|co-founder|employees|shareholders|subsidiary|shares)"
    r"\s(?:of|in|at)\s(?:the\s)?$"
)
_OF_PLACE = (
    r"\b(?:city|town|village|port|province|district|county|region|island|suburb|state)\sof\s(?:the\s)?$"
)
_BEFORE = tuple(
    (kind, re.compile(cue)) for kind, cue in (("PER", _OF_PERSON), ("ORG", _OF_BODY), ("LOC", _OF_PLACE))
)
_AFTER = (("PER", re.compile(r",\s(?:aged\s)?\d\d(?:,|\.)\D")),)


def kind_beside(text: str, name: NameCandidate) -> str | None:
    """The kind that the words beside a name tell; None where they tell nothing."""
    before = text[max(0, name.start - _REACH) : name.start].replace("\n", " ")
    kind = next((kind for kind, cue in _BEFORE if cue.search(before)), None)
    return kind or next((kind for kind, cue in _AFTER if cue.match(text, name.end)), None)
