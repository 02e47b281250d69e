"""Cut names out of longer candidates: a party of a case, the company whose board a headline names.

The tagger takes a verb for the end of a name ("when VTC act") that the text has without it, too.
A court's caption has the parties in capitals beside their names ("Petitioners Versus Senda Port Trust"), and
a headline in title case writes "Joins Board Of Orla Foods".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.cancellation import stoppable
from summarizer.entities.lexicon.word_lists import HEADS, ORGANIZATION_HEADS
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.patterns import compiled

_PARTY = r"(?:Appellant|Applicant|Claimant|Complainant|Defendant|Petitioner|Plaintiff|Respondent)s?"
_VERSUS = compiled(rf"\s?\b(?:{_PARTY}\s)?(?:Versus|VERSUS|Vs\.?)(?:\s{_PARTY})?(?:\s|$)")
_BOARD_OF = compiled(
    r"(?:Board|Boards|Chief|Chair|Chairman|Head|Owner|Owners|Staff|Workers|Shareholders) Of "
)
"""What a headline in title case has before a company."""


def parted(
    text: str, found: Sequence[NameCandidate], cancelled: Callable[[], bool]
) -> Iterator[NameCandidate]:
    """Yield the candidates in text order, each cut to the names in it. Raises Cancelled."""
    chances_of = {text[one.start : one.end]: one.chances for one in found}
    for one in stoppable(found, cancelled):
        name, _, last = text[one.start : one.end].rpartition(" ")
        if last.islower() and name in chances_of:
            yield NameCandidate(one.start, one.start + len(name), chances_of[name])
            continue
        start, chances = one.start, one.chances
        board = _BOARD_OF.match(text, one.start, one.end)
        if board and text[board.end() : one.end].lower().split()[-1] in HEADS | ORGANIZATION_HEADS:
            start, chances = board.end(), sure("ORG")
        for match in _VERSUS.finditer(text, start, one.end):
            if match.start() > start:
                yield NameCandidate(start, match.start(), chances)
            start = match.end()
        if start < one.end:
            yield NameCandidate(start, one.end, chances)
