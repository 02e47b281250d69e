"""Join names that are defined in brackets, and the short names of companies, with the long names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType
from summarizer.entities.acronyms import is_acronym
from summarizer.entities.coreference.keys import NameKey
from summarizer.entities.coreference.resolution import WITHOUT_ALIASES, NameSets
from summarizer.entities.lexicon.word_lists import COMPANY_ENDS, ORGANIZATION_HEADS
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognition.short_types import DEFINING
from summarizer.entities.words import Words
from summarizer.patterns import compiled, lazy

_REACH = 60
_DEFINED = compiled(DEFINING)
_SYMBOL = lazy(
    r"\s?\((?:[^()]{0,30}[;,]\s?)?(?P<market>[A-Z]{3,8}|Nasdaq|Euronext(?:\s[A-Z][a-z]+)?|Xetra)\s?:\s?$"
)
"""The stock exchange before a ticker symbol."""
_NO_MARKET = frozenset({"SOURCE", "PHOTO", "VIA", "TEL", "FAX", "NOTE", "SEE", "FROM", "CREDIT", "ISIN"})
_BRACKETS = (" (", "(", "\n(")


def join_companies(
    same: NameSets,
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    cancelled: Callable[[], bool],
) -> None:
    """Join defined names, ticker symbols, acronyms and first words with long names. Raises Cancelled."""
    bracketed: dict[NameKey, set[NameKey]] = defaultdict(set)
    begun: dict[Words, set[NameKey]] = defaultdict(set)
    firms: set[Words] = set()
    ends = {mention.end: at for at, mention in enumerate(stoppable(mentions, cancelled))}
    before: int | None = None
    for at in stoppable(range(len(mentions)), cancelled):
        if mentions[at].type in WITHOUT_ALIASES:
            continue
        key = keys[at]
        if types[key] == "organization" and len(key.words) > 1:
            is_firm = _is_firm(document, mentions[at], key)
            if is_firm or key.words[-1] in ORGANIZATION_HEADS:
                begun[key.words[:1]].add(key)
            if is_firm:
                firms.add(key.words[:1])
        company = _before_symbol(document, mentions[at], ends)
        if company is not None and types[keys[company]] == "organization" and not key.known:
            same.join(key, keys[company])
        if before is not None and mentions[at].start - mentions[before].end <= _REACH:
            _join_next(same, document, mentions, keys, types, before, at, bracketed)
        before = at
    for short, owners in bracketed.items():
        roots = {same.root(owner) for owner in owners}
        if len(roots) == 1 and same.root(short) == short:
            same.join(short, *roots)
    for words in sorted(firms):
        short = NameKey(None, words)
        roots = {same.root(long) for long in begun[words]}  # several: the short name is none of them
        if len(roots) == 1 and types.get(short) == "organization" and same.root(short) == short:
            same.join(short, *roots)


def _join_next(
    same: NameSets,
    document: Document,
    mentions: Sequence[Mention],
    keys: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    before: int,
    at: int,
    bracketed: dict[NameKey, set[NameKey]],
) -> None:
    """Join a name with the one before its bracket, as a defined name or an acronym."""
    text, one, other = document.text, keys[before], keys[at]
    start, end = mentions[before].end, mentions[at].start
    if one == other or other.known:
        return
    if _DEFINED.fullmatch(text, start, end) and types[one] == types[other] and _is_part(other, one):
        same.join(other, one)
    if types[one] != "organization" or types[other] != "organization" or len(one.words) == 1:
        return
    form = document.at(mentions[at])
    is_alone = text[start:end] in _BRACKETS and text.startswith(")", mentions[at].end)
    if is_alone and is_acronym(form) and form.isupper() and form[0].lower() == one.words[0][0]:
        bracketed[other].add(one)


def _before_symbol(document: Document, mention: Mention, ends: Mapping[int, int]) -> int | None:
    """Return the mention before a ticker symbol in brackets: "Tarn Foods (NYSE: TARN)"."""
    text, form = document.text, document.at(mention)
    if not form.isupper() or " " in form or text[mention.start - 1] not in ": ":
        return None
    market = _SYMBOL.search(text, max(0, mention.start - _REACH), mention.start)
    return ends.get(market.start()) if market and market["market"] not in _NO_MARKET else None


def _is_part(short: NameKey, long: NameKey) -> bool:
    """Return whether the words of a name follow each other in a longer one."""
    return f" {' '.join(short.words)} " in f" {' '.join(long.words)} "


def _is_firm(document: Document, mention: Mention, key: NameKey) -> bool:
    """Return whether a name has a legal form or the last word of a company's name."""
    last = document.at(mention).split()[-1].strip(".,").lower()
    return last in COMPANY_ENDS or key.words[-1] in COMPANY_ENDS
