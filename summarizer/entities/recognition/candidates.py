"""Trim the spans that the tagger marked to the names themselves, and reject those without one.

Possessive endings, articles, titles before a person and anything beyond the end of the sentence are removed;
the full stop of "Inc." is added; compounds such as "U.S.-Russian" are split.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from summarizer.cancellation import stoppable
from summarizer.document import EntityType, Sentence, Stretch
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
    BARE_HEADS,
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
from summarizer.entities.tagger.network import KINDS
from summarizer.entities.tagger.tagger import Tagged
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
_COMMON_WORD = compiled(r"[\s-]+[^\W\d_A-Z][^\W\d_A-Z]*$")
HYPHENS = ("-", "‑", "–")
_HYPHEN = compiled("|".join(HYPHENS))
_CELL_GAP = compiled(r"(?<=\S)(?: {2,}|\t)(?=\S)")
"""What parts the cells of a row: the tagger reads "Sipho Pretorius  Anaesthetics" as one name."""
_TWICE = compiled(r"(?P<one>[^\W_]+(?: [^\W_]+)?)(?P<and> and )(?P<other>[^\W_]+(?: [^\W_]+){0,3})")
_TO_THE = compiled(r"\sto\sthe\s")
"""What parts two bodies: "the report of the Committee to the House"."""
_SCORE = compiled(r"\s\d+$")
_SCORE_REST = compiled(r"\s?[-‑–]\s?\d|[.,]\d")
"""The rest of a score or of a larger number: "2-1", "48,900"."""
_THINGS = compiled(r"\s(?:[a-z-]+\s)?[a-z]{3,}s\s")
"""The things that a number before them counts: "112 patients were"."""
_POSTCODE = compiled(r"\s[A-Z]{1,2}\d[A-Z\d]?$")
_POSTCODE_REST = compiled(r"\s\d[A-Z]{2}(?!\w)")
_NOTE_MARKS = "¹²³⁴⁵⁶⁷⁸⁹⁰†‡"
_NOTE_GAP = compiled(rf"[{_NOTE_MARKS}]\s+(?=[{_NOTE_MARKS}])")
"""Where the mark of a note ends one name and that of the next begins."""
_SHIP = compiled(r"(?<!\w)[A-Z]/$")
"""The first letter before the slash of "M/V", at which the tagger divides the name of a ship."""
_MODEL = compiled(r"\s\d{3}[-‑–](?:\d|\d00)(?!\d)")
"""The number of a model with that of its series: "737-800"."""
_OPENING = compiled(r"(?:of|for|and|in|at|on|to|from|with|by|as)\s+")
_SEAT = compiled(r"[^\W\d_a-z]\S*(?:\s+(?!of\s)\S+)+(\s+of\s+)[^\W\d_a-z]")
_OF = compiled(r"\s+of\s+")
_JOINING = frozenset({"of", "for", "without"})
_PROPER = frozenset({"PER", "LOC", "ORG"})
_TRAILING = f' \n\t,;:!?)]}}"”»*_-–—/&{_NOTE_MARKS}'
_LEADING = f" \n\t([{{\"“«*_-–—/'‘’.,{_NOTE_MARKS}"
_PERSON, _PLACE, _NATIONALITY = KINDS.index("PER"), KINDS.index("LOC"), KINDS.index("NAT")


Settled = dict[str, tuple[EntityType, int]]
"""Type and certainty (0 to 5) by the form of a name (see `type_vote.key`)."""


class NameCandidate(NamedTuple):
    """A span that may be a name."""

    start: int
    end: int
    chances: tuple[float, ...]
    """Probability of each of the tagger's kinds."""

    @property
    def chance(self) -> float:
        """Probability of the most likely kind."""
        return max(self.chances)

    @property
    def kind(self) -> str:
        """Most likely kind."""
        return KINDS[self.chances.index(self.chance)]


def sure(kind: str) -> tuple[float, ...]:
    """Return probabilities with 1 for a kind and 0 for the others."""
    return tuple(float(kind == other) for other in KINDS)


S = TypeVar("S", bound=Stretch)


def replaced(
    found: Sequence[NameCandidate],
    spans: Iterable[S],
    instead: Callable[[S, Sequence[NameCandidate]], Iterable[NameCandidate] | None],
) -> list[NameCandidate]:
    """Return the candidates in text order, with others in place of those that overlap a span.

    Args:
        found: the candidates in text order.
        spans: in the order of their starts. One that overlaps what an earlier one brought in is ignored.
        instead: returns what replaces the candidates that overlap a span; None keeps them.
    """
    kept: list[NameCandidate] = []
    at = 0
    for span in spans:
        while at < len(found) and found[at].end <= span.start:
            kept.append(found[at])
            at += 1
        if kept and kept[-1].end > span.start:
            continue
        stop = at
        while stop < len(found) and found[stop].start < span.end:
            stop += 1
        others = instead(span, found[at:stop])
        if others is not None:
            kept += others
            at = stop
    return [*kept, *found[at:]]


def candidates(
    text: str,
    sentences: Sequence[Sentence],
    tagged: Iterable[Tagged],
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
    tagged: Iterable[Tagged],
    known: Gazetteer,
    cancelled: Callable[[], bool],
) -> Iterator[NameCandidate]:
    starts = [sentence.start for sentence in sentences]
    for name in stoppable(tagged, cancelled):
        sentence = sentences[bisect_right(starts, name.start) - 1]
        whole = NameCandidate(name.start, min(name.end, sentence.end), name.chances)
        for part in _parted(text, whole, known):
            trimmed = _trimmed(text, part, known)
            if trimmed and any(char.isupper() for char in text[trimmed.start : trimmed.end]):
                yield trimmed
                yield from _seat(text, trimmed, part, known)


def _parted(text: str, whole: NameCandidate, known: Gazetteer) -> Iterator[NameCandidate]:
    """Split a candidate of two names.

    They are known forms around a hyphen, as in "U.S.-Russian" and "Russian-Chinese", or forms of one name, as
    in "Orla and Orla Energi".
    """
    if gap := _NOTE_GAP.search(text, whole.start, whole.end):
        yield whole._replace(end=gap.start())
        yield whole._replace(start=gap.end())
        return
    form = text[whole.start : whole.end]
    if (to := _TO_THE.search(form)) and form[: to.start()].lower() in BARE_HEADS:
        yield whole._replace(start=whole.start + to.end())
        return
    if both := _TWICE.fullmatch(form):
        one, other = ("".join(both[side].lower().split()) for side in ("one", "other"))
        if other.startswith(one):
            yield whole._replace(end=whole.start + both.start("and"))
            yield whole._replace(start=whole.start + both.end("and"))
            return
    if known.find(form) is None:
        for hyphen in _HYPHEN.finditer(form):
            left = known.find(form[: hyphen.start()])
            right = known.find(_without_common(form[hyphen.end() :]))
            if right and (left or right.type == "nationality"):
                if left:
                    yield whole._replace(end=whole.start + hyphen.start())
                yield whole._replace(start=whole.start + hyphen.end())
                return
    yield whole


def _without_common(form: str) -> str:
    """Remove common words at the end of a form, as in "China summit"."""
    while common := _COMMON_WORD.search(form):
        form = form[: common.start()]
    return form


def _trimmed(text: str, name: NameCandidate, known: Gazetteer) -> NameCandidate | None:
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
        end = _before_common(text, start, end, name.kind, known)
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
    is_given = first in known.given_names and first not in known.ambiguous
    is_person = rest and is_given and rest.split()[-1].lower() not in ORGANIZATION_HEADS
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


def _before_common(text: str, start: int, end: int, kind: str, known: Gazetteer) -> int:
    """Return the end of a name before common words.

    "U.S. military" is a country and a word, "Bank of america" is a name, "Minute and" is not.
    """
    form = text[start:end]
    short = _without_common(form)
    if len(short) < len(form):
        first = form[len(short) :].split()[0].lower()
        if first in FUNCTION_WORDS or known.find(short) or kind in _PROPER:
            keeps = first in _JOINING and len(form[len(short) :].split()) > 1
            return end if keeps else start + len(short)
    return end


def _past(what: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = what.match(text, start, end)
    return found.end() if found else start


def _seat(text: str, name: NameCandidate, whole: NameCandidate, known: Gazetteer) -> Iterator[NameCandidate]:
    """Yield the place after a person's name: "Lower Marrow" in "Lotte Ekman of Lower Marrow"."""
    of = _OF.match(text, name.end, whole.end) if name.kind == "PER" else None
    seat = _trimmed(text, NameCandidate(of.end(), whole.end, sure("LOC")), known) if of else None
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
        if plain_word(title[1]) in GIVEN_TITLES and not _is_full_name(text[title.end() : end]):
            break
        at = title.end()
        if text.startswith("of ", at, end) and (office := _TITLE.match(text, at + 3, end)):
            at = office.end()
    return at


def _is_full_name(form: str) -> bool:
    """Return whether a form has several words, the first of which is neither an initial nor a particle."""
    first, _, rest = form.partition(" ")
    return bool(rest) and len(first.strip(".")) > 1 and first.lower() not in PARTICLES


def plain_word(word: str) -> str:
    """Return a word in lower case and without accents, as the word lists have it: "senora" for "Señora"."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _is_title(word: str, gap: str, titled: bool) -> bool:
    lower = plain_word(word)
    if (
        lower in ROLES
        or lower in TITLES
        or f"{lower}." in ROLES
        or (gap.startswith(".") and word in ABBREVIATIONS and len(word) > 1)
    ):
        return True
    return lower in ROLE_MODIFIERS or (titled and word in PORTFOLIOS)


class Mention(NamedTuple):
    """A mention of a name, a date or a quantity."""

    start: int
    end: int
    type: EntityType
    certainty: int
    """0 for a guess to 5 for a known form; it weights the mentions' vote on the type of their entity."""
    role: str | None = None
    canonical: str | None = None
    """The name of the user's rule that gives it; None for a mention that was recognized."""
