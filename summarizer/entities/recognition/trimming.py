"""Trim the spans that the tagger marked to the names themselves, and reject those without one.

Possessive endings, articles, titles before a person and anything beyond the end of the sentence are removed;
the full stop of "Inc." is added.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.document import Sentence
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.honorifics import (
    COMPOUND_TITLES,
    COURT_SUFFIXES,
    FORMS_OF_ADDRESS,
    GIVEN_TITLES,
    HONORS,
    ROLE_MODIFIERS,
    ROLES,
    SALUTATIONS,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    ABBREVIATIONS,
    BUILDINGS,
    CO_PARTIES,
    COMBINING,
    FUNCTION_WORDS,
    LABELS,
    NUMBERED,
    ORGANIZATION_HEADS,
    PARTICLES,
    PLACE_HEADS,
    PORTFOLIOS,
)
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.entities.recognition.parted import HYPHENS, NOTE_MARKS, parted, without_common
from summarizer.entities.tagger.network import KINDS
from summarizer.entities.tagger.tagger import Tagged, plain
from summarizer.patterns import compiled

_POSSESSIVE = compiled(r"['’][sS]?$")
_REST_OF_WORD = compiled(r"['’ʻʼ‘](?!(?:re|ll|ve)\b)(?:[^\W\d_]{2,}|[aeiou]\b)(?!['’])")
"""The rest of a word with an apostrophe inside, at which the tagger divides it: "Kang'ori"."""
_ARTICLE = compiled(r"(?:the|an?)\s+", re.IGNORECASE)
_SALUTED = compiled(rf"(?:{'|'.join(sorted(map(str.capitalize, SALUTATIONS)))})\s+(?=[^\W\d_a-z])")
"""The salutation of a letter, which the tagger takes for part of the name."""
_TITLE = compiled(r"([^\W\d_]+)(\.?[\s-]+)")
_COMPOUND_TITLE = compiled(r"([^\W\d_]+['’]?)[ -]([^\W\d_]+)\s+(?=[^\W\d_a-z])")
_HONORS = compiled(
    rf"(?:,?\s(?:{'|'.join(sorted({*map(str.upper, HONORS), 'PhD', 'DPhil', 'Esq', 'LLB', 'LLM'}))})\.?)+$"
)
_OF_COURT = compiled(rf",?\s{COURT_SUFFIXES}$")
_COURT = compiled(r"\b(?:Court|COURT|Tribunal|TRIBUNAL|[Jj]udgment|JUDGMENT|[Aa]ppeal|CORAM)\b")
_HEAD = 20_000
"""Code points from the start of a text in which it names a court."""
_HONORED = compiled(r"(?:(?:Rt|RT|Right|RIGHT)\s)?(?:Hon|HON|Honourable|HONOURABLE)\.?\s(?=[^\W\d_a-z])")
"""Titles with which hardly anything but a person's name begins."""
_RANKED = compiled(r"(?:Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Brig|Cmdr|Adm)\.(?: [^\W\d_a-z][\w-]+){1,2}")
"""A rank in the forces with a name, which the tagger may take for an organization's: "Col. HARUN"."""
_CO_PARTIES = compiled(rf"\s&\s(?:{'|'.join(sorted(CO_PARTIES))})\.?$")
_CELL_GAP = compiled(r"(?<=\S)(?: {2,}|\t)(?=\S)")
"""What parts the cells of a row: the tagger reads "Sipho Pretorius  Anaesthetics" as one name."""
_SCORE = compiled(r"\s\d+$")
_SCORE_REST = compiled(r"\s?[-‑–]\s?\d|[.,]\d")
"""The rest of a score or of a larger number: "2-1", "48,900"."""
_THINGS = compiled(r"\s(?:[a-z-]+\s)?[a-z]{3,}s\s")
"""The things that a number before them counts: "112 patients were"."""
_POSTCODE = compiled(r"\s[A-Z]{1,2}\d[A-Z\d]?$")
_POSTCODE_REST = compiled(r"\s\d[A-Z]{2}(?!\w)")
_SHIP = compiled(r"(?<!\w)[A-Z]/$")
"""The first letter before the slash of "M/V", at which the tagger divides the name of a ship."""
_MODEL = compiled(r"\s\d{3}[-‑–](?:\d|\d00)(?!\d)")
"""The number of a model with that of its series: "737-800"."""
_OPENING = compiled(r"(?:of|for|and|in|at|on|to|from|with|by|as)\s+")
_SEAT = compiled(r"[^\W\d_a-z]\S*(?:\s+(?!of\s)\S+)+(\s+of\s+)[^\W\d_a-z]")
_OF = compiled(r"\s+of\s+")
_JOINING = frozenset({"of", "for", "without"})
_PROPER = frozenset({"PER", "LOC", "ORG"})
_TRAILING = f' \n\t,;:!?)]}}"”»*_-–—/&{NOTE_MARKS}'
_LEADING = f" \n\t([{{\"“«*_-–—/'‘’.,{NOTE_MARKS}"
_PERSON, _PLACE, _NATIONALITY = KINDS.index("PER"), KINDS.index("LOC"), KINDS.index("NAT")


def candidates(
    text: str,
    sentences: Sequence[Sentence],
    tagged: Sequence[Tagged],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> Iterator[NameCandidate]:
    """Yield the trimmed candidates in text order; none crosses the end of a sentence. Raises Cancelled."""
    end = 0
    for one in _all_trimmed(text, sentences, tagged, known, cancelled):
        if one.end > end:
            rest = _REST_OF_WORD.match(text, one.end)
            end = rest.end() if rest else one.end
            yield one._replace(end=end)


def _all_trimmed(
    text: str,
    sentences: Sequence[Sentence],
    tagged: Sequence[Tagged],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> Iterator[NameCandidate]:
    starts = [sentence.start for sentence in sentences]
    named = {text[one.start : one.end] for one in tagged}
    for name in stoppable(tagged, cancelled):
        sentence = sentences[bisect_right(starts, name.start) - 1]
        whole = NameCandidate(name.start, min(name.end, sentence.end), name.chances)
        for part in parted(text, whole, known):
            trimmed = _trimmed(text, part, known, named)
            if trimmed and any(char.isupper() for char in text[trimmed.start : trimmed.end]):
                yield trimmed
                yield from _seat(text, trimmed, part, known, named)


def _trimmed(text: str, name: NameCandidate, known: Gazetteer, named: Set[str]) -> NameCandidate | None:
    start, end = name.start, name.end
    if gap := _CELL_GAP.search(text, start, end):
        end = gap.start()
        name = _of_cell(text, name._replace(end=end), known)
    while end > start and (
        text[end - 1] in _TRAILING or (text[end - 1] == "." and not _is_short(text, start, end))
    ):
        end -= 1
    if score := _SCORE.search(text, start, end):
        side = known.find(text[start : score.start()])
        is_model = _MODEL.match(text, score.start()) and not (side and side.type == "place")
        rest = _SCORE_REST.match(text, end) or (
            name.kind == "LOC" and _counts(text, start, score.start(), end)
        )
        end = score.start() if rest and not is_model else end
    if (code := _POSTCODE.search(text, start, end)) and _POSTCODE_REST.match(text, end):
        end = code.start()
    if parties := _CO_PARTIES.search(text, start, end):
        end = parties.start()
    if known.find(text[start:end]) is None and (possessive := _POSSESSIVE.search(text, start, end)):
        end = possessive.start()
    while start < end and text[start] in _LEADING:
        start += 1
    if text[start + 1 : start + 2] == " " and (ship := _SHIP.search(text, max(0, start - 2), start)):
        start = ship.start()
    if known.find(text[start:end]) is None:
        end = start + _before_common(text[start:end], name.kind, known, named)
        start = _past(_ARTICLE, text, start, end)
        start = _past(_SALUTED, text, start, end)
        if name.kind in ("ORG", "LOC") and (
            _HONORED.match(text, start, end) or _RANKED.fullmatch(text, start, end)
        ):
            name = name._replace(chances=sure("PER"))
        if name.kind == "PER":
            start = _past_titles(text, start, end)
            end = _before_honors(text, start, end)
            end = _before_seat(text, start, end)
        start = _past(_OPENING, text, start, end)
    if text[end : end + 1] == "." and text[start:end].rpartition(" ")[2] in ABBREVIATIONS and start < end:
        end += 1
    if end <= start or _is_no_name(text, start, end):
        return None
    if name.kind == "PER" and text[start:end].lower() in FORMS_OF_ADDRESS:
        return None
    return name._replace(start=start, end=end)


def _counts(text: str, start: int, gap: int, end: int) -> bool:
    """Return whether the number after a place counts things, unlike that of "Route 9" or "Gate 5"."""
    word = text[start:gap].rpartition(" ")[2].lower()
    is_numbered = word in PLACE_HEADS or word in BUILDINGS or word in LABELS or word in NUMBERED
    return not is_numbered and _THINGS.match(text, end) is not None


def _of_cell(text: str, cell: NameCandidate, known: Gazetteer) -> NameCandidate:
    """Return the first cell of a row, whose kind is not that of the row if it is a person's name."""
    first, _, rest = text[cell.start : cell.end].partition(" ")
    is_person = rest and known.is_given(first) and rest.split()[-1].lower() not in ORGANIZATION_HEADS
    return cell._replace(chances=sure("PER")) if is_person else cell


def _is_no_name(text: str, start: int, end: int) -> bool:
    """Return whether a span is not a name: "Inc.", the "Energy" of a minister, or half a word."""
    form = text[start:end]
    if form.rstrip(".") in ABBREVIATIONS or form in PORTFOLIOS or _is_prefix(text, start, end):
        return True
    office = _OFFICE.match(form)
    return office is not None and _SECRETARY.search(text, max(0, start - 20), start) is not None


_OFFICE = compiled(r"State for [A-Z]")
_SECRETARY = compiled(r"\b(?:Secretary|Minister) of $")


def _is_prefix(text: str, start: int, end: int) -> bool:
    """Return whether a span is only a combining form, as in "Franco-German"."""
    return text[end : end + 1] in HYPHENS and text[start:end] in COMBINING


def _is_short(text: str, start: int, end: int) -> bool:
    """Return whether the full stop at the end belongs to the name: "U.S.", "Acme Inc."."""
    word = re.split(r"[\s-]", text[start:end])[-1][:-1]
    return "." in word or word in ABBREVIATIONS


def _before_common(form: str, kind: str, known: Gazetteer, named: Set[str]) -> int:
    """Return the length of a name without common words after it.

    "U.S. military" is a country and a word, "Bank of america" is a name, "Minute and" is not. Of "VTC act",
    where the tagger took a verb for the end of a name, the text has the rest as a name (`named`).
    """
    short = without_common(form)
    if len(short) < len(form):
        first = form[len(short) :].split()[0].lower()
        if first in FUNCTION_WORDS or known.find(short) or short in named or kind in _PROPER:
            keeps = first in _JOINING and len(form[len(short) :].split()) > 1
            return len(form) if keeps else len(short)
    return len(form)


def _past(what: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = what.match(text, start, end)
    return found.end() if found else start


def _seat(
    text: str, name: NameCandidate, whole: NameCandidate, known: Gazetteer, named: Set[str]
) -> Iterator[NameCandidate]:
    """Yield the place after a person's name: "Lower Marrow" in "Lotte Ekman of Lower Marrow"."""
    of = _OF.match(text, name.end, whole.end) if name.kind == "PER" else None
    seat = _trimmed(text, NameCandidate(of.end(), whole.end, sure("LOC")), known, named) if of else None
    if seat:
        yield seat


def _before_seat(text: str, start: int, end: int) -> int:
    """Return the end of a person's name before "of" and a place, unless it is like "William of Orange"."""
    seat = _SEAT.match(text, start, end)
    return seat.start(1) if seat else end


def _before_honors(text: str, start: int, end: int) -> int:
    """Return the end of a person's name before letters such as "KC", "MP", and in a judgment "CJ"."""
    honors = _HONORS.search(text, start, end)
    if honors and " " in text[start : honors.start()]:
        return honors.start()
    judge = _OF_COURT.search(text, start, end)
    return judge.start() if judge and start < judge.start() and _COURT.search(text, 0, _HEAD) else end


def _past_titles(text: str, start: int, end: int) -> int:
    """Return the start of a name after titles such as "President", "Lt. Gen." and "Secretary of State"."""
    at = start
    while compound := _COMPOUND_TITLE.match(text, at, end):
        if f"{compound[1]}-{compound[2]}".lower().replace("’", "'") not in COMPOUND_TITLES:
            break
        at = compound.end()
    while (title := _TITLE.match(text, at, end)) and _is_title(title[1], title[2], at > start):
        if plain(title[1]) in GIVEN_TITLES and not _is_full_name(text[title.end() : end]):
            break
        at = title.end()
        if text.startswith("of ", at, end) and (office := _TITLE.match(text, at + 3, end)):
            at = office.end()
    return at


def _is_full_name(form: str) -> bool:
    """Return whether a form has several words, the first of which is neither an initial nor a particle."""
    first, _, rest = form.partition(" ")
    return bool(rest) and len(first.strip(".")) > 1 and first.lower() not in PARTICLES


def _is_title(word: str, gap: str, titled: bool) -> bool:
    lower = plain(word)
    if (
        lower in ROLES
        or lower in TITLES
        or f"{lower}." in ROLES
        or (gap.startswith(".") and word in ABBREVIATIONS and len(word) > 1)
    ):
        return True
    return lower in ROLE_MODIFIERS or (titled and word in PORTFOLIOS)
