"""Compose a digest of many briefings: the main entities, and the best sentences of each thread.

A digest quotes sentences verbatim and cites them; it rewrites nothing. It is built from extracts, so that
each analysis can be discarded after its extract is made.

A thread is a cluster of briefings on one topic, by shared names and words. The method is single-pass
clustering, as in topic detection (Allan, Papka and Lavrenko 1998): in chronological order, each briefing
joins the most similar thread or starts a new one. Similarity is the cosine of the tf-idf weights of names and
words to the sum over the thread. Messages of one conversation form one thread, whatever their words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.corpus.digest.conversations import conversations
from summarizer.corpus.digest.extract import DigestCandidate, Extract, by_key
from summarizer.corpus.digest.headings import NOT_SPECIFIC, heading
from summarizer.corpus.names.same_names import SameNames
from summarizer.corpus.near_duplicates import NearDuplicates
from summarizer.document import EntityType
from summarizer.facts.facts import NUMBER, fact_of, kind_of
from summarizer.ranking.scores import REDUNDANCY
from summarizer.summary import CUT, Length

HEAD = 12
"""Maximum names at the head of a digest."""
_REPEAT = 0.6
"""Weighted share of a sentence's facts in sentences chosen before, from which on it is a repeat."""
_LEAST_SCORE = 1e-6
"""Minimum score, so that a sentence that scores 0 is still quoted if there is no other."""


class DigestEntity(NamedTuple):
    """An entity in the head of a digest."""

    name: str
    type: EntityType
    briefings: int
    mentions: int
    new: bool


class DigestSentence(NamedTuple):
    """A sentence of a digest."""

    extract: Extract
    text: str
    place: str
    note: str = ""
    """The user's one-line note on the sentence."""


class Thread(NamedTuple):
    """Briefings on one topic."""

    heading: str
    stories: tuple[Extract, ...]
    """Stories in chronological order; near-duplicates are represented by one of them."""
    also: Mapping[int, tuple[Extract, ...]]
    """Other versions of each story, by its number."""
    quoted: tuple[DigestSentence, ...]


class Digest(NamedTuple):
    """A digest. Threads with the most stories come first, then the earliest."""

    extracts: tuple[Extract, ...]
    """All extracts, in the order given."""
    entities: tuple[DigestEntity, ...]
    threads: tuple[Thread, ...]


def compose(extracts: Iterable[Extract], length: Length) -> Digest:
    """Compose a digest from extracts, deterministically.

    In a thread with kept sentences, exactly these are quoted.

    Args:
        extracts: one per briefing, numbered from 0 in their order.
        length: length of each thread; a percentage refers to the words of its stories.
    """
    given = tuple(extracts)
    stories, firsts = _stories(given)
    same = _common_keys(firsts)
    found = []
    for indices in threads(firsts, same):
        own = [firsts[at] for at in indices]
        also = {
            one.number: tuple(given[n] for n in stories.versions(one.number) if n != one.number)
            for one in own
        }
        quoted = _quoted(own, also, length)
        if quoted:
            found.append(Thread(heading(own, firsts, same), tuple(own), also, quoted))
    found.sort(key=lambda thread: -len(thread.stories))
    return Digest(given, _head_entities(firsts, same), tuple(found))


def _stories(given: Sequence[Extract]) -> tuple[NearDuplicates, list[Extract]]:
    """Group near-duplicates; return the groups and the representative of each."""
    stories = NearDuplicates()
    for number, one in enumerate(given):
        assert one.number == number, "in the order given"
        stories.add(number, one.signature, one.words, one.date)
    return stories, [one for one in given if stories.representative(one.number) == one.number]


def _common_keys(extracts: Sequence[Extract]) -> dict[str, str]:
    """Map each key to the longest key of the same name."""
    same = SameNames()
    keys = {}
    for one in extracts:
        for named in one.named:
            same.add(named.key, named.acronyms)
            keys[named.key] = named.key
    return {key: max(same.of(key), key=lambda other: (len(other), other)) for key in keys}


def _head_entities(extracts: Sequence[Extract], same: Mapping[str, str]) -> tuple[DigestEntity, ...]:
    """Return the entities for the head: those in the most briefings, then the most salient."""
    rows = []
    for key, group in by_key(extracts, same).items():
        best = max(group, key=lambda found: (len(found[1].name), found[1].salience, -found[0]))[1]
        if best.type not in NOT_SPECIFIC:
            briefings = len({number for number, _ in group})
            salience = sum(named.salience for _, named in group)
            mentions = sum(named.mentions for _, named in group)
            new = all(named.new for _, named in group)
            rows.append(
                (-briefings, -salience, key, DigestEntity(best.name, best.type, briefings, mentions, new))
            )
    return tuple(row[-1] for row in sorted(rows)[:HEAD])


def _quoted(
    own: Sequence[Extract], also: Mapping[int, tuple[Extract, ...]], length: Length
) -> tuple[DigestSentence, ...]:
    versions = [version for one in own for version in (one, *also[one.number])]
    kept = [(one, found) for one in versions for found in one.candidates if found.kept]
    chosen = list(_without_repeats(kept)) if kept else _choose(own, length)
    taken = {(one.number, found.sentence) for one, found in chosen}
    order = {one.number: place for place, one in enumerate(versions)}
    chosen.sort(key=lambda pair: (order[pair[0].number], pair[1].sentence))
    return tuple(
        DigestSentence(one, _text(one, found, taken), found.place, found.note) for one, found in chosen
    )


def _without_repeats(
    kept: Iterable[tuple[Extract, DigestCandidate]],
) -> Iterator[tuple[Extract, DigestCandidate]]:
    """Drop kept sentences that were already kept in another version of the story."""
    texts: set[str] = set()
    for one, found in kept:
        if found.text not in texts:
            texts.add(found.text)
            yield one, found


def _text(one: Extract, found: DigestCandidate, taken: set[tuple[int, int]]) -> str:
    """Return the text of a candidate with cuts in quotations marked, as in `Excerpt.text`."""
    before = found.begun and (one.number, found.sentence - 1) not in taken
    after = found.unfinished and (one.number, found.sentence + 1) not in taken
    return f"{CUT + ' ' if before else ''}{found.text}{' ' + CUT if after else ''}"


class _SentenceFacts(NamedTuple):
    facts: frozenset[int]
    numbers: frozenset[int]
    """The facts that are numbers."""


def _choose(own: Sequence[Extract], length: Length) -> list[tuple[Extract, DigestCandidate]]:
    """Choose the best sentences of a thread that fit its length, without repeats, at least one.

    The method is maximal marginal relevance as in `ranking.scores`, with redundancy measured on fact
    fingerprints.
    """
    waiting = [(one, found, _sentence_facts(found)) for one in own for found in one.candidates]
    frequency = Counter(fact for *_, content in waiting for fact in content.facts)
    rarity = {fact: math.log(1 + len(waiting) / count) for fact, count in frequency.items()}
    covered: set[int] = set()
    chosen: list[tuple[Extract, DigestCandidate]] = []
    used, budget = 0, _budget(own, length)
    while waiting and (length.unit != "sentences" or len(chosen) < length.amount):
        values = [_marginal_value(found.score, content, covered, rarity) for _, found, content in waiting]
        best = max(range(len(waiting)), key=lambda at: (values[at], -at))
        if values[best] <= 0:
            break
        one, found, content = waiting.pop(best)
        used += found.words
        if chosen and length.unit != "sentences" and used > budget:
            break
        chosen.append((one, found))
        covered |= content.facts
    return chosen


def _sentence_facts(found: DigestCandidate) -> _SentenceFacts:
    numbers = frozenset(fact_of(print_) for print_ in found.prints if kind_of(print_) == NUMBER)
    return _SentenceFacts(frozenset(map(fact_of, found.prints)), numbers)


def _budget(own: Sequence[Extract], length: Length) -> int:
    words = sum(one.words for one in own)
    return words * length.amount // 100 if length.unit == "percent" else length.amount


def _marginal_value(
    score: float, content: _SentenceFacts, covered: set[int], rarity: Mapping[int, float]
) -> float:
    """Return the marginal value of a sentence; 0 for a repeat.

    A repeat is a sentence most of whose facts, and all of whose numbers, are in sentences chosen before.
    """
    total = sum(rarity[fact] for fact in content.facts)
    if not total:
        return 0.0 if covered else max(score, _LEAST_SCORE)
    redundancy = sum(rarity[fact] for fact in content.facts & covered) / total
    if redundancy >= _REPEAT and content.numbers <= covered:
        return 0.0
    return max(score, _LEAST_SCORE) * (1 - redundancy**REDUNDANCY)


ALIKE = 0.15
"""Minimum cosine similarity to a thread."""
_NAMES = 4.0
"""Weight of the most salient name relative to a word in one sentence."""
_OTHERS = 30
"""Number of unrelated briefings added to the document counts. Without them, features common to the only two
briefings would weigh less than features of one."""
_COMMON, _MANY = 0.1, 200
"""Share of the briefings, if there are more than `_MANY`, above which a feature is ignored."""
Vector = dict[str | int, float]


def threads(extracts: Sequence[Extract], same: Mapping[str, str]) -> list[list[int]]:
    """Cluster extracts into threads; return the indices of the extracts in each.

    `same` maps each key of a name to a common key. Threads are in the order of their first briefing;
    briefings are sorted by date, undated ones last.
    """
    vectors = _vectors(extracts, same)
    found: list[list[int]] = []
    lengths: list[float] = []
    weights: defaultdict[str | int, dict[int, float]] = defaultdict(dict)
    talks = conversations([extract.message for extract in extracts], [extract.date for extract in extracts])
    of_talk: dict[int, int] = {}
    """The thread of each conversation."""
    for at in sorted(range(len(extracts)), key=lambda at: (extracts[at].date or "9999", at)):
        products: defaultdict[int, float] = defaultdict(float)
        for feature, weight in vectors[at].items():
            for thread, thread_weight in weights[feature].items():
                products[thread] += weight * thread_weight
        alike = [(product / math.sqrt(lengths[thread]), -thread) for thread, product in products.items()]
        cosine, best = max(alike, default=(0.0, 0))
        thread = of_talk.get(talks[at], -best)
        if cosine < ALIKE and talks[at] not in of_talk:
            thread = len(found)
            found.append([])
            lengths.append(0.0)
        of_talk[talks[at]] = thread
        found[thread].append(at)
        lengths[thread] += 2 * products[thread] + 1
        for feature, weight in vectors[at].items():
            own = weights[feature]
            own[thread] = own.get(thread, 0.0) + weight
    return found


def _vectors(extracts: Sequence[Extract], same: Mapping[str, str]) -> list[Vector]:
    """Return the tf-idf vectors of the extracts, normalized to unit length."""
    raw = [_feature_weights(extract, same) for extract in extracts]
    frequency = Counter(feature for vector in raw for feature in vector)
    total = len(raw)
    most = _COMMON * total if total > _MANY else total
    found = []
    for vector in raw:
        weighed = {
            feature: weight * math.log(1 + (total + _OTHERS) / frequency[feature])
            for feature, weight in vector.items()
            if frequency[feature] <= most
        }
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        found.append({feature: weight / length for feature, weight in weighed.items()})
    return found


def _feature_weights(extract: Extract, same: Mapping[str, str]) -> Vector:
    terms = zip(extract.terms, extract.counts, strict=True)
    vector: Vector = {term: 1 + math.log(count) for term, count in terms}
    for named in extract.named:
        key = same[named.key]
        vector[key] = max(vector.get(key, 0.0), _NAMES * named.salience)
    return vector
