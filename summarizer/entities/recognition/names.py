"""Recognize names of people, organizations, places, peoples and other things in a document.

The tagger reads the sentences that may contain a name. Candidates are trimmed and repaired, get their types
by a vote over the whole document, and are then searched in the rest of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, EntityType, Sentence, Span, overlapping
from summarizer.entities.acronyms import is_acronym
from summarizer.entities.lexicon.gazetteer import Gazetteer, gazetteer
from summarizer.entities.lexicon.honorifics import (
    ADDRESSED_OFFICES,
    ROLES,
    SALUTATIONS,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    BARE_HEADS,
    CALENDAR,
    COMMITTEES,
    DIRECTIONS,
    FUNCTION_WORDS,
    GENERIC,
    MODIFIERS,
)
from summarizer.entities.recognition.bare_bodies import bare_bodies
from summarizer.entities.recognition.candidates import Mention, NameCandidate, Settled, sure
from summarizer.entities.recognition.citations import with_citations
from summarizer.entities.recognition.common_words import without_common_words
from summarizer.entities.recognition.cue_phrases import ATTENDING
from summarizer.entities.recognition.form_type import KNOWN
from summarizer.entities.recognition.headings import committees
from summarizer.entities.recognition.initials import with_initials, with_shortened_surnames
from summarizer.entities.recognition.known_names import (
    Forms,
    Match,
    find_known,
    find_quietly,
    free,
    heads,
    is_loud,
    is_uncapitalized,
    lower_words,
    remember,
    unambiguous_forms,
)
from summarizer.entities.recognition.labels import (
    is_code,
    is_counted,
    is_in_address,
    is_in_series,
    is_label,
    is_title,
    series,
)
from summarizer.entities.recognition.letterheads import letterheads
from summarizer.entities.recognition.native_names import with_native_names
from summarizer.entities.recognition.nicknames import with_nicknames
from summarizer.entities.recognition.no_names import without_no_names
from summarizer.entities.recognition.offices import without_offices
from summarizer.entities.recognition.organizations import with_organizations
from summarizer.entities.recognition.people_lines import is_listed, is_titled, with_labeled_people
from summarizer.entities.recognition.place_names import whole_places
from summarizer.entities.recognition.repair import defined, mended, whole_people
from summarizer.entities.recognition.roles import with_roles
from summarizer.entities.recognition.shapes import AFTER_COURTESY, COURTESY_REACH, with_shapes
from summarizer.entities.recognition.tagging import read
from summarizer.entities.recognition.titles import with_titles
from summarizer.entities.recognition.tokens import pieces, tokens
from summarizer.entities.recognition.trimming import candidates
from summarizer.entities.recognition.type_vote import THINGS, key, settle
from summarizer.entities.recognition.whole_names import whole_names
from summarizer.entities.tagger.tagger import Tagger
from summarizer.patterns import compiled

_DOUBTFUL = 0.7
_SURE = 0.9
_CERTAIN = 0.97
_FAIR = 0.5
_FAIR_SHARE = 1 / 3
_SHORTEST_SURNAME = 3
_PLAIN_STARTS = MODIFIERS | GENERIC | TITLES | ROLES
_ADDRESSED = compiled(
    rf"\b(?:(?:{'|'.join(sorted(map(str.capitalize, SALUTATIONS)))})\s|{ATTENDING}(?:[^:.;]{{1,40}},\s)?)$"
)
"""What stands before a person: a salutation, or a list of people in minutes."""
_LIST_REACH = 60


class _Text(NamedTuple):
    """A document with statistics of its words, and the gazetteer."""

    text: str
    quiet: list[Sentence]
    loud: list[Sentence]
    lower: frozenset[str]
    heads: frozenset[int]
    known: Gazetteer
    series: frozenset[str]
    """Letters of codes that number a series."""

    def is_plain(self, word: str) -> bool:
        """Return whether a word is common in this language or occurs in lower case in this text."""
        return word.lower() in self.lower or word.lower() in self.known.common

    def form(self, span: NameCandidate | Match) -> str:
        """Return the text of a span on one line."""
        return " ".join(self.text[span.start : span.end].split())


def find_names(
    document: Document, sentences: Sequence[Sentence], tagger: Tagger, cancelled: Callable[[], bool]
) -> list[Mention]:
    """Return the mentions of names in text order, without overlaps. Raises Cancelled."""
    about = _about(document, sentences, cancelled)
    if is_uncapitalized(document.text, about.quiet):
        return list(_without_capitals(about, cancelled))
    tagged = read(document, sentences, tagger, cancelled)
    cut = list(candidates(document.text, sentences, tagged, about.known, cancelled))
    cut = with_citations(document.text, about.quiet, cut, about.known, cancelled)
    cut = with_titles(document.text, about.quiet, cut, about.known, cancelled)
    cut = without_offices(document.text, about.quiet, cut, about.known, cancelled)
    cut = with_nicknames(document.text, about.quiet, cut, about.known, cancelled)
    cut = with_organizations(document.text, about.quiet, cut, about.known, about.is_plain, cancelled)
    searched = sorted([*about.quiet, *about.loud], key=lambda sentence: sentence.start)
    cut = with_labeled_people(document.text, searched, cut, about.known, cancelled)
    shaped = with_shapes(document.text, about.quiet, defined(document.text, cut), about.known, cancelled)
    loud_starts = {sentence.start for sentence in about.loud}
    joined = list(mended(document.text, shaped, about.known))
    whole = list(whole_names(document.text, sentences, loud_starts, joined, about.known, cancelled))
    people = list(
        whole_people(document.text, searched, loud_starts, whole, about.known, about.is_plain, cancelled)
    )
    found = list(with_shortened_surnames(document.text, people, about.known))
    found = with_initials(document.text, found, cancelled)
    found = without_no_names(document.text, found, about.known, cancelled)
    short = [one for one in searched if one.start not in loud_starts or _is_word(document.text, one)]
    found = without_common_words(document.text, short, found, about.known, about.lower, cancelled)
    starts = [sentence.start for sentence in sentences]
    bearers = {
        about.form(one).rpartition(" ")[2] for one in found if one.kind == "PER" and " " in about.form(one)
    }
    quiet = [one for one in found if starts[bisect_right(starts, one.start) - 1] not in loud_starts]
    quiet = list(whole_places(document.text, quiet, about.known, cancelled))
    kept = _not_overlapping(
        one for one in stoppable(quiet, cancelled) if not _names_nobody(one, about, bearers)
    )
    settled = settle(document.text, kept, about.known, cancelled)
    names = [_mention(one, settled, about) for one in stoppable(kept, cancelled)]
    names = _everywhere(names, about, cancelled)
    loud = [one for one in found if starts[bisect_right(starts, one.start) - 1] in loud_starts]
    heads = list(letterheads(document.text, sentences, about.loud, about.is_plain, cancelled))
    headlines = _in_headlines(loud, names, about, cancelled)
    names = sorted([*names, *heads, *(one for one in headlines if not overlapping(heads, one))])
    names += bare_bodies(document.text, about.quiet, names, cancelled)
    named = with_roles(about.text, names, sentences, about.known, cancelled)
    return with_native_names(about.text, sorted(named, key=lambda mention: mention.start), cancelled)


def _without_capitals(about: _Text, cancelled: Callable[[], bool]) -> Iterator[Mention]:
    for sentence in stoppable(about.quiet, cancelled):
        for start, end in pieces(about.text, sentence):
            yield from find_known(about.text, tokens(about.text, start, end), about.known)


def _about(document: Document, sentences: Sequence[Sentence], cancelled: Callable[[], bool]) -> _Text:
    searched = [sentence for sentence in stoppable(sentences, cancelled) if sentence.kind != "code"]
    loud = [
        one for one in stoppable(searched, cancelled) if is_loud(document.text[one.start : one.end], one.kind)
    ]
    loud_starts = {sentence.start for sentence in loud}
    quiet = [one for one in searched if one.start not in loud_starts]
    return _Text(
        document.text,
        quiet,
        loud,
        lower_words(document.text, cancelled),
        heads(document.text, quiet),
        gazetteer(),
        series(document.text),
    )


def _not_overlapping(found: Iterator[NameCandidate]) -> list[NameCandidate]:
    kept: list[NameCandidate] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _is_word(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].strip(" .:#*").isalpha()


def _names_nobody(one: NameCandidate, about: _Text, bearers: Set[str]) -> bool:
    form = about.form(one)
    if len(form.strip(".")) == 1:
        return True
    if AFTER_COURTESY.search(about.text, max(0, one.start - COURTESY_REACH), one.start):
        return form.lower() in ADDRESSED_OFFICES and form not in bearers
    if is_code(about.text, one.start, one.end) or is_in_address(about.text, one.start, one.end):
        return True
    if is_in_series(form, about.series):
        return True
    if is_counted(form, surely=_is_surely_named(one, about)) and not about.known.find(form):
        return True
    if form in COMMITTEES:
        return True
    if is_label(form) and not about.known.find(form) and (one.kind != "ORG" or one.chance < _CERTAIN):
        return True
    if one.kind != "ORG" and is_title(form) and form not in bearers and not about.known.find(form):
        return True
    if " " in form or "-" in form:
        return False
    if form in CALENDAR:
        return one.kind != "PER" or one.chance < _SURE
    lower = form.lower()
    if lower in BARE_HEADS or lower in SALUTATIONS:
        return True
    if lower in FUNCTION_WORDS and not form.isupper():
        return one.chance < _SURE
    if is_acronym(form) and form.isupper() and about.known.find(form):
        return False
    if about.known.find(form) and form not in about.known.ambiguous:
        return False
    if one.kind == "PER" and _ADDRESSED.search(about.text, max(0, one.start - _LIST_REACH), one.start):
        return False
    if one.start in about.heads or lower in about.known.common:
        return one.chance < _DOUBTFUL and (lower in about.lower or lower in about.known.common)
    return False


def _is_surely_named(one: NameCandidate, about: _Text) -> bool:
    """Return whether the tagger is sure of a name, or its last word is not a common one."""
    return one.chance >= _SURE or not about.is_plain(about.form(one).rpartition(" ")[2])


def _mention(one: NameCandidate, settled: Settled, about: _Text) -> Mention:
    type_, certainty = settled[key(about.text[one.start : one.end])]
    return Mention(one.start, one.end, type_, certainty)


def _everywhere(names: list[Mention], about: _Text, cancelled: Callable[[], bool]) -> list[Mention]:
    """Add mentions of known forms, and of forms tagged elsewhere, where the tagger marked nothing."""
    marked: Counter[str] = Counter()
    types: Settled = {}
    for name in stoppable(names, cancelled):
        form = " ".join(about.text[name.start : name.end].split()).replace("’", "'")
        marked[form] += 1
        types.setdefault(form, (name.type, name.certainty))
        surname = form.rpartition(" ")[2]
        if name.type == "person" and surname != form and _may_stand_alone(surname, about):
            types.setdefault(surname, (name.type, 1))
    parts = _called_for_short(types, about)
    types = parts | types
    matches = Forms(types, base=unambiguous_forms()).in_text(about.text, about.quiet, cancelled)
    spans = [Span(name.start, name.end) for name in names]
    unmarked = list(free(matches, spans))
    missed = Counter(match.form for match in stoppable(unmarked, cancelled))
    added = []
    for match in stoppable(unmarked, cancelled):
        share = marked[match.form] / (marked[match.form] + missed[match.form])
        mention = _matched(match, 1 if match.form in parts else share, types, about)
        if mention:
            added.append(mention)
    return sorted([*names, *added], key=lambda mention: mention.start)


def _called_for_short(types: Settled, about: _Text) -> Settled:
    """Return first words of organizations and places that may stand alone, with their types.

    The first word of several names is a place; that of one name is its short form.
    """
    begun: dict[str, list[EntityType]] = defaultdict(list)
    for form, (type_, _) in types.items():
        if " " in form and type_ in THINGS:
            begun[form.partition(" ")[0]].append(type_)
    return {
        word: (longer[0] if len(longer) == 1 else "place", 1)
        for word, longer in begun.items()
        if _may_stand_alone(word, about) and _begins_a_name(word, about)
    }


def _begins_a_name(word: str, about: _Text) -> bool:
    if word.isupper() or word in about.known.given_names or word in DIRECTIONS:
        return False
    return word.lower() not in _PLAIN_STARTS


def _may_stand_alone(surname: str, about: _Text) -> bool:
    lower = surname.lower()
    return (
        len(surname) >= _SHORTEST_SURNAME
        and surname[0].isupper()
        and lower not in about.known.common
        and lower not in about.lower
        and about.known.find(surname) is None
    )


def _matched(match: Match, share: float, types: Settled, about: _Text) -> Mention | None:
    what = about.known.find(match.form)
    lower = match.form.lower()
    if what and match.form not in about.known.ambiguous:
        if match.start in about.heads and lower in about.known.common and not is_acronym(match.form):
            return None
        return Mention(match.start, match.end, what.type, KNOWN)
    type_, certainty = types[match.form]
    single = " " not in match.form
    if single and (share < _FAIR_SHARE or (match.start in about.heads and lower in about.lower)):
        return None
    return Mention(match.start, match.end, type_, certainty)


def _in_headlines(
    tagged: list[NameCandidate], names: list[Mention], about: _Text, cancelled: Callable[[], bool]
) -> list[Mention]:
    """Return mentions in headlines: known names, names from elsewhere in the text, and confident tags."""
    remembered = remember(about.text, stoppable(names, cancelled))
    found: list[Mention] = []
    for sentence in about.loud:
        for start, end in pieces(about.text, sentence):
            stop_if(cancelled)
            found += find_quietly(about.text, tokens(about.text, start, end), remembered, about.known)
    found = _with_full_names(found, tagged, about)
    taken = [Span(name.start, name.end) for name in found]
    bodies = [NameCandidate(*span, sure("ORG")) for span in committees(about.text, about.loud)]
    others = [one for one in tagged if not overlapping(bodies, one)]
    tagged = sorted([*others, *bodies])
    starts = [sentence.start for sentence in about.loud]
    certain = [one for one in others if _is_sure(one, about, starts[bisect_right(starts, one.start) - 1])]
    certain += bodies
    own = [Match(one.start, one.end, about.form(one)) for one in sorted(certain)]
    settled = settle(about.text, tagged, about.known, cancelled)
    for match in free(own, taken):
        type_, certainty = settled[key(about.text[match.start : match.end])]
        found.append(Mention(match.start, match.end, type_, certainty))
    return found


def _with_full_names(found: list[Mention], tagged: list[NameCandidate], about: _Text) -> list[Mention]:
    """Replace the surnames of people in headlines by full names."""
    full = {
        at: one
        for one in tagged
        if one.kind == "PER" and _is_full_name(one, about)
        for at in (one.start, one.end)
    }
    kept: list[Mention] = []
    for mention in found:
        whole = full.get(mention.end) or full.get(mention.start)
        if kept and whole and kept[-1].end >= whole.end:
            continue
        is_part = whole and whole.start <= mention.start and mention.end <= whole.end
        if whole and is_part and (mention.type == "person" or is_titled(about.text, whole.start)):
            start = max(whole.start, kept[-1].end if kept else 0)
            kept.append(mention._replace(start=start, end=whole.end, type="person"))
        elif not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _is_full_name(one: NameCandidate, about: _Text) -> bool:
    """Return whether the tagger is sure of a full name, or none of its words is a common one."""
    form = about.form(one)
    if one.chance > _SURE and (", " in form or form.split()[0] in about.known.given_names):
        return True
    words = [word.strip(".") for word in form.split()]
    return one.chance > _FAIR and not any(about.is_plain(word) for word in words if len(word) > 1)


def _is_sure(one: NameCandidate, about: _Text, line: int) -> bool:
    words = about.form(one).lower().split()
    if one.kind == "PER" and (is_listed(about.text, one.start, line) or is_titled(about.text, one.start)):
        is_name = one.end - one.start > 1 and not is_label(about.form(one))
        return is_name and not is_title(about.form(one))
    if one.kind == "PER" and _ADDRESSED.search(about.text, max(0, one.start - _LIST_REACH), one.start):
        return True
    if is_label(about.form(one)) or is_counted(about.form(one)):
        return False
    if len(words) > 1 and all(word in about.lower for word in words):
        return False
    plain = any(word in about.lower or word in about.known.common for word in words)
    return one.chance > (_SURE if plain else _DOUBTFUL) and one.kind != "MISC"
