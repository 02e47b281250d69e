"""Reject offices, trade acronyms, codes and marks, which are marked as names and are none.

"Force Commander", "EBITDA", "2219Z", the "SBU" of "4. (SBU) The lease", the "PGOV" of a cable's tags.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence, Set

from summarizer.cancellation import stoppable
from summarizer.entities.acronyms import is_acronym, stands_for
from summarizer.entities.lexicon.gazetteer import Gazetteer
from summarizer.entities.lexicon.honorifics import (
    ROLE_MODIFIERS,
)
from summarizer.entities.lexicon.no_names import (
    COLORS,
    DEITIES,
    DEPUTIES,
    FEASTS,
    LICENCES,
    MARKS,
    OFFICES,
    WEEKDAYS,
    acronyms,
)
from summarizer.entities.lexicon.plain_words import is_plain_word
from summarizer.entities.lexicon.word_lists import (
    FIELDS,
    GENERIC,
    LABELS,
    ORGANIZATION_HEADS,
    PORTFOLIOS,
)
from summarizer.entities.recognition.candidates import NameCandidate
from summarizer.patterns import compiled, lazy

_CERTAIN, _FAIR = 0.97, 0.8
_REACH = 80
_CODE = compiled(
    r"\d{4,6}Z|(?:Q[1-4]|H[12])(?:[ /-]?(?:20)?\d\d)?|FY ?(?:20)?\d\d|GRID \d{4,10}|Standing Order \d+"
)
"""Times of messages, parts of a year, coordinates, rules of a house."""
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())  # noqa: SIM905
_PORTION = compiled(r"(?:^|\n)[ \t]*(?:\d{1,2}|[a-zA-Z])\.[ \t]*[(]$")
"""The number of a paragraph, before the mark of its classification: "4. (SBU) The lease"."""
_CITATION = compiled(r"\[\d{4}\][ \t](?:\d+[ \t])?$")
"""The year of a judgment, before the code of a court: "[2024] AWCA Civ 1172"."""
_TICKER = compiled(r"\([A-Z][A-Za-z]{1,9}:[ ]?$")
"""The stock exchange before a ticker: "(NASDAQ: ORLA)"."""
_LICENCE = compiled(r"\s(?:licence|license|-licensed)\b")
_OF = compiled(r"\s(?:of|for|to)\s")
_EXPANDED = lazy(r"\b([a-z][a-z-]*(?:[ -][a-z][a-z-]*){1,6})[ \n]\(([A-Z][A-Za-z&]{1,6}?)s?\)")
"""An acronym in brackets after words in small letters: "non-revenue water (NRW)"."""
_BODIES = ORGANIZATION_HEADS | GENERIC
_MODIFIERS = DEPUTIES | ROLE_MODIFIERS | frozenset(word.lower() for word in PORTFOLIOS | FIELDS)


def without_no_names(
    text: str, found: Sequence[NameCandidate], known: Gazetteer, cancelled: Callable[[], bool]
) -> list[NameCandidate]:
    """Return the candidates without offices, trade acronyms, codes and marks. Raises Cancelled."""
    things = _things(text, found)
    colors = {text[one.start : one.end] for one in found} & COLORS
    is_report = len(COLORS & set(text[:_HEAD].split())) > 1 if colors else False
    kept = []
    for one in stoppable(found, cancelled):
        form = " ".join(text[one.start : one.end].split())
        if form in things or (is_report and form in COLORS):
            continue
        is_label = text.startswith(":", one.end)
        if known.find(form) is None and _is_office(form, one.kind, is_label=is_label):
            continue
        if not _is_mark(text, one, form, known):
            kept.append(one)
    return kept


_HEAD = 100_000


def _things(text: str, found: Sequence[NameCandidate]) -> Set[str]:
    """Return the acronyms that stand for a role, a measure or a thing in this text."""
    chances: dict[str, float] = defaultdict(float)
    longer = []
    for one in found:
        form = text[one.start : one.end]
        if " " in form:
            longer.append(form)
        elif one.kind != "NAT" and is_acronym(form):
            chances[form] = max(chances[form], one.chance)
    if not chances:
        return frozenset()
    listed, expanded = acronyms(), _expanded(text, chances)
    limits = {"sure": _CERTAIN, "fair": _FAIR}
    return {
        form
        for form, chance in chances.items()
        if (form in expanded or chance < limits.get(listed.get(form, ""), 0))
        and not any(stands_for(form, long) for long in longer)
    }


def _expanded(text: str, wanted: Set[str] | dict[str, float]) -> Set[str]:
    """Return the acronyms that follow their long form in small letters, unless that names a body."""
    found = set()
    for words, acronym in _EXPANDED.findall(text):
        if acronym not in wanted:
            continue
        parts = words.replace("-", " ").split()[-len(acronym) :]
        is_body = parts[-1] in _BODIES or parts[-1].rstrip("s") in _BODIES
        if not is_body and "".join(part[0] for part in parts) == acronym.lower():
            found.add(acronym)
    return found


def _is_office(form: str, kind: str, *, is_label: bool) -> bool:
    """Return whether a form is an office: "Force Commander", "Minister of Foreign Affairs", "Registrar".

    A word that is tagged as anything but a body is one where it is a label: "Translator:".
    """
    if kind not in ("ORG", "MISC", "PER", "LOC"):
        return False
    parts = _OF.split(form.lower(), maxsplit=1)
    words = parts[0].split()
    if words[-1].split("-")[0] not in OFFICES:
        return False
    if kind != "ORG" and len(words) == 1 and len(parts) == 1:
        return is_label
    rest = [*words[:-1], *(word.strip(",") for word in " ".join(parts[1:]).split())]
    return all(word in _MODIFIERS or word in ("and", "the") or is_plain_word(word) for word in rest)


def _is_mark(text: str, one: NameCandidate, form: str, known: Gazetteer) -> bool:
    lower = form.lower().rstrip(".")
    if _CODE.fullmatch(form) or _is_label(lower):
        return True
    if lower in DEITIES or (lower in FEASTS and one.kind != "MISC"):
        return True
    if lower in MARKS and text[one.end - 1 : one.end + 1].find(".") >= 0:
        return True
    if form in WEEKDAYS and _is_among_weekdays(text, one):
        return True
    if form in LICENCES and _LICENCE.match(text, one.end):
        return True
    if not form.isupper() or known.find(form):
        return False
    from_ = max(0, one.start - _REACH)
    if text[one.end : one.end + 1] == ")" and _PORTION.search(text, from_, one.start):
        return True
    return any(before.search(text, from_, one.start) is not None for before in (_CITATION, _TICKER))


def _is_label(lower: str) -> bool:
    word, _, number = lower.partition(" ")
    return number in _NUMBERS and word in LABELS


def _is_among_weekdays(text: str, one: NameCandidate) -> bool:
    """Return whether another short weekday stands in the same line: "Fri   Sat   Sun"."""
    start = text.rfind("\n", 0, one.start) + 1
    end = text.find("\n", one.end)
    words = text[
        max(start, one.start - _REACH) : min(end if end >= 0 else len(text), one.end + _REACH)
    ].split()
    return len(WEEKDAYS.intersection(words)) > 1
