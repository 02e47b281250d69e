"""Part what the tagger took for one name: two places, the parties of a case, a board and its company.

It joins known forms around a hyphen ("U.S.-Russian"), forms of one name ("Orla and Orla Energi"), the names
of a court's caption ("Petitioners Versus Senda Port Trust"), and what a headline in title case puts before a
company ("Joins Board Of Orla Foods").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.word_lists import BARE_HEADS, HEADS, ORGANIZATION_HEADS
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.patterns import compiled

HYPHENS = ("-", "‑", "–")
_HYPHEN = compiled("|".join(HYPHENS))
_COMMON_WORD = compiled(r"[\s-]+[^\W\d_A-Z][^\W\d_A-Z]*$")
NOTE_MARKS = "¹²³⁴⁵⁶⁷⁸⁹⁰†‡"
_NOTE_GAP = compiled(rf"[{NOTE_MARKS}]\s+(?=[{NOTE_MARKS}])")
"""Where the mark of a note ends one name and that of the next begins."""
_BOTH = compiled(r"(?P<one>[^\W_]+(?: [^\W_]+)?)(?P<and> (?:and|&) )(?P<other>[^\W_]+(?: [^\W_]+){0,3})")
_TO_THE = compiled(r"\sto\sthe\s")
"""What parts two bodies: "the report of the Committee to the House"."""
_PARTY = r"(?:Appellant|Applicant|Claimant|Complainant|Defendant|Petitioner|Plaintiff|Respondent)s?"
_VERSUS = compiled(rf"\s?\b(?:{_PARTY}\s)?(?:Versus|VERSUS|Vs\.?)(?:\s{_PARTY})?(?:\s|$)")
_BOARD_OF = compiled(
    r"(?:Board|Boards|Chief|Chair|Chairman|Head|Owner|Owners|Staff|Workers|Shareholders) Of "
)
"""What a headline in title case has before a company."""


def parted(text: str, whole: NameCandidate, known: Gazetteer) -> Iterator[NameCandidate]:
    """Yield the names in a candidate, in text order: itself, if it is one name."""
    if gap := _NOTE_GAP.search(text, whole.start, whole.end):
        yield whole._replace(end=gap.start())
        yield whole._replace(start=gap.end())
        return
    form = text[whole.start : whole.end]
    if (to := _TO_THE.search(form)) and form[: to.start()].lower() in BARE_HEADS:
        yield whole._replace(start=whole.start + to.end())
        return
    if (board := _BOARD_OF.match(form)) and form.lower().split()[-1] in HEADS | ORGANIZATION_HEADS:
        yield NameCandidate(whole.start + board.end(), whole.end, sure("ORG"))
        return
    if (both := _BOTH.fullmatch(form)) and _are_two(both, known):
        yield whole._replace(end=whole.start + both.start("and"))
        yield whole._replace(start=whole.start + both.end("and"))
        return
    if known.find(form) is None:
        for hyphen in _HYPHEN.finditer(form):
            left = known.find(form[: hyphen.start()])
            right = known.find(without_common(form[hyphen.end() :]))
            if right and (left or right.type == "nationality"):
                if left:
                    yield whole._replace(end=whole.start + hyphen.start())
                yield whole._replace(start=whole.start + hyphen.end())
                return
    yield from _parties(text, whole)


def _are_two(both: re.Match[str], known: Gazetteer) -> bool:
    """Return whether "and" joins forms of one name ("Orla and Orla Energi"), or two known places."""
    places = (known.find(both["one"]), known.find(both["other"]))
    if all(entry is not None and entry.type == "place" for entry in places):
        return True
    one, other = ("".join(both[side].lower().split()) for side in ("one", "other"))
    return "&" not in both["and"] and other.startswith(one)


def _parties(text: str, whole: NameCandidate) -> Iterator[NameCandidate]:
    """Yield the parties of a case between "Versus" and the words for their parts in it."""
    start = whole.start
    for match in _VERSUS.finditer(text, whole.start, whole.end):
        if match.start() > start:
            yield whole._replace(start=start, end=match.start())
        start = match.end()
    if start < whole.end:
        yield whole._replace(start=start)


def without_common(form: str) -> str:
    """Remove common words at the end of a form, as in "China summit"."""
    while common := _COMMON_WORD.search(form):
        form = form[: common.start()]
    return form
