"""Find the names that the user's rules give, and put them in place of what was recognized there.

A rule matches whole words in the case in which it is written; only a lower-case first letter may be a capital
at the start of a sentence. Where matches overlap, the first and longest counts. A match replaces every
mention that it overlaps, with one exception: inside a longer name it is not that name ("Harrow" in "Harrow
Street"), unless the other words are titles, legal forms or other names of the rules.

The words of a form lead through a tree, so the time is linear in the text; each word is looked at once for
each form that it may continue, of which there are at most `name_rules.LONGEST`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Document, Sentence
from summarizer.entities.lexicon.gazetteer import straight
from summarizer.entities.lexicon.honorifics import (
    HONORS,
    ROLES,
    TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    FUNCTION_WORDS,
    TAILS,
)
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.recognition.known_names import heads
from summarizer.entities.recognition.labels import is_in_address
from summarizer.entities.recognition.tokens import Token, pieces, tokens
from summarizer.name_rules import NameRule

CERTAINTY = 5
"""Certainty of a mention by rule: that of a form in the gazetteer."""
_BEFORE = TITLES | ROLES
_AFTER = HONORS | TAILS | ROLES
"""Words before and after a name that make it no other name, in lower case."""


class RuledMatch(NamedTuple):
    """An occurrence of a form of a rule."""

    start: int
    end: int
    rule: NameRule


@dataclass(slots=True)
class _Node:
    """A word in the tree of forms."""

    following: dict[str, _Node] = field(default_factory=dict)
    rule: NameRule | None = None
    """The rule with the form that ends here."""


def with_rules(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    rules: Sequence[NameRule],
    cancelled: Callable[[], bool],
) -> list[Mention]:
    """Return the mentions, in text order and without overlaps, with those of the rules.

    A mention by rule has the rule's name as `canonical`. Raises Cancelled.
    """
    if not rules:
        return list(mentions)
    matches = list(find(document.text, sentences, rules, cancelled))
    first_words = heads(document.text, sentences) if matches else frozenset()
    found: list[Mention] = []
    longer: set[int] = set()
    roles: dict[int, str | None] = {}
    first = 0
    for mention in stoppable(mentions, cancelled):
        while first < len(matches) and matches[first].end <= mention.start:
            first += 1
        beyond = first
        while beyond < len(matches) and matches[beyond].start < mention.end:
            beyond += 1
        if first == beyond:
            found.append(mention)
        elif _is_longer_name(document.text, mention, matches[first:beyond], first_words):
            found.append(mention)
            longer.update(range(first, beyond))
        elif mention.type == "person":
            roles[beyond - 1] = mention.role
    for at, match in enumerate(stoppable(matches, cancelled)):
        if at not in longer:
            role = roles.get(at) if match.rule.type == "person" else None
            found.append(Mention(match.start, match.end, match.rule.type, CERTAINTY, role, match.rule.name))
    return sorted(found, key=lambda mention: mention.start)


def find(
    text: str, sentences: Sequence[Sentence], rules: Sequence[NameRule], cancelled: Callable[[], bool]
) -> Iterator[RuledMatch]:
    """Yield the matches of the rules outside code, in text order and without overlaps. Raises Cancelled."""
    root = _tree(tuple(rules))
    for sentence in sentences:
        stop_if(cancelled)
        if sentence.kind != "code":
            yield from _longest_first(text, list(_occurrences(text, sentence, root, cancelled)))


@lru_cache(maxsize=1)
def _tree(rules: tuple[NameRule, ...]) -> _Node:
    """Return the forms of the rules by their words. The first rule keeps a form that several have.

    The tree is cached, since the next document has the same rules.
    """
    root = _Node()
    for rule in rules:
        for form in rule.forms:
            node, line = root, straight(form)
            for token in tokens(line, 0, len(line)):
                node = node.following.setdefault(_word(token, first=node is root), _Node())
            node.rule = node.rule or rule
    return root


def _word(token: Token, *, first: bool) -> str:
    """Return the key of a token: its text, with a space if one is before it within the form."""
    return _plain(token.text) if first or token.glued else f" {_plain(token.text)}"


def _plain(word: str) -> str:
    """Return a word with straight apostrophes, plain hyphens and composed accents."""
    return word if word.isascii() else normalize("NFC", word.replace("’", "'").replace("‑", "-"))


def _occurrences(
    text: str, sentence: Sentence, root: _Node, cancelled: Callable[[], bool]
) -> Iterator[RuledMatch]:
    """Yield all occurrences, ordered by their ends."""
    begun: list[tuple[int, _Node]] = []
    is_head = True
    for start, end in pieces(text, sentence):
        stop_if(cancelled)
        for token in tokens(text, start, end):
            word = _word(token, first=False)
            begun = [(at, node.following[word]) for at, node in begun if word in node.following]
            begun += [(token.start, node) for node in _first_words(root, token, is_head=is_head)]
            is_head = is_head and not token.is_word
            for at, node in begun:
                if node.rule:
                    yield RuledMatch(at, token.end, node.rule)


def _first_words(root: _Node, token: Token, *, is_head: bool) -> Iterator[_Node]:
    word = _plain(token.text)
    spellings = [word, word[:1].lower() + word[1:]] if is_head else [word]
    for spelling in dict.fromkeys(spellings):
        if spelling in root.following:
            yield root.following[spelling]


def _longest_first(text: str, found: list[RuledMatch]) -> Iterator[RuledMatch]:
    """Yield the matches without overlaps: the first one, and the longest of those with the same start."""
    end = 0
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if match.start >= end and not is_in_address(text, match.start, match.end):
            yield match
            end = match.end


def _is_longer_name(text: str, mention: Mention, inside: Sequence[RuledMatch], first_words: Set[int]) -> bool:
    """Return whether a mention that overlaps matches contains them and is another name than theirs."""
    if inside[0].start < mention.start or inside[-1].end > mention.end:
        return False
    start = mention.start
    for match in inside:
        if any(_makes_longer(token, inside, first_words) for token in tokens(text, start, match.start)):
            return True
        start = match.end
    return any(_makes_longer(token, inside, first_words) for token in tokens(text, start, mention.end))


def _makes_longer(token: Token, inside: Sequence[RuledMatch], first_words: Set[int]) -> bool:
    """Return whether a word beside the matches makes a longer name: a number, or a capitalized word."""
    if not (token.is_capital or token.text[0].isdigit()):
        return False
    lower = token.lower.strip(".")
    if token.end <= inside[0].start:
        return lower not in _BEFORE and not (token.start in first_words and lower in FUNCTION_WORDS)
    return token.start < inside[-1].end or lower not in _AFTER
