"""Find bodies that a text calls by a common noun with a capital: "the Government", "Parliament".

Such a noun names nothing at the start of a sentence, in a title or as part of another name. It counts where
one of its uses is clearly that of a name: inside a sentence, after an article, and before a mark, a verb or
a function word. It is the short form of the fuller name with this head ("Ministry of Works") if the text has
one such name; the nouns of `SOLE_BODIES` also stand for a body that is named nowhere in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise

from summarizer.cancellation import stoppable
from summarizer.document import Sentence, overlapping
from summarizer.entities.lexicon.body_nouns import ARTICLELESS_BODIES, SHORT_BODIES, SOLE_BODIES
from summarizer.entities.lexicon.word_lists import CALENDAR
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.words import folded, turned
from summarizer.patterns import lazy

_NOUNS = "|".join(sorted(SOLE_BODIES | SHORT_BODIES))
_BARE = lazy(
    rf"(?:(?P<article>\b(?:[Tt]he|[Tt]his|[Oo]ur|[Mm]y|[Yy]our|[Ii]ts)\s)|(?<=[^\W_],\s)|(?<=[^\W_]\s))"
    rf"(?P<noun>{_NOUNS})(?![\w-]|['’](?![sS]?(?!\w)))"
)
_CAPITAL_BEFORE = lazy(r"(?:&|[^\W\d_a-z][\w’'.-]*(?:\s(?:of|for|on))?)\s$")
_REACH = 30
_CAPITAL_NEXT = lazy(r"\s(?:(?:of|for|on|at|in|and|&)\s(?:the\s)?)?(?P<word>[^\W\d_a-z][\w’'-]*)|\sof\b|/")
_CLEAR = lazy(
    r"['’]s?(?!\w)|[,.;:?!)\]—–\"”]|\s[—–(-]"
    r"|\s(?:is|are|was|were|has|have|had|will|would|shall|should|must|may|might|can|could|cannot|does|did|do|not"
    r"|and|or|nor|but|to|in|on|at|by|for|from|with|within|that|which|who|whose|as|if|when|while|after|before|until"
    r"|since|under|over|about|against|between|than|then|also|now|still|never|only|itself|because|where|whether"
    r"|[a-z]+ed|said|told|took|made|gave|paid|sent|met|held|put|set|got|went|came|saw|found|knew|left|kept|let|bought"
    r"|sold|lost|won|began|chose|spent|wrote|heard|sat|rose|fell|spoke|brought|sought|led|read|ran|broke|says|wants"
    r"|[a-z]+s\s(?:that|the|an?|its|no|this|these|it|every|each|some))(?!\w)"
)
_LOWER_NEEDED = lazy(r"[a-z]{2}")
_CERTAINTY = 3
_BEFORE_FIELD = ("of", "for", "on")
_HOUSE = "house"
"""A head that as a rule names a building where it comes last: "Craigie House"."""


def bare_bodies(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[Mention],
    cancelled: Callable[[], bool],
) -> list[Mention]:
    """Return the mentions of bodies by a common noun, in text order, which overlap no name. Raises Cancelled.

    Args:
        text: the text of the document.
        sentences: those to search; none in title case or in capitals.
        names: the mentions of names so far, in text order.
        cancelled: called every few milliseconds.
    """
    uses: dict[str, list[tuple[int, int]]] = defaultdict(list)
    clear: set[str] = set()
    for sentence in stoppable(sentences, cancelled):
        for start, end, is_clear in _uses(text, sentence):
            noun = text[start:end]
            uses[noun].append((start, end))
            if is_clear:
                clear.add(noun)
    if not clear:
        return []
    fuller = _fuller(text, names)
    accepted = {noun for noun in clear if _is_body(noun, fuller.get(noun.lower(), set()))}
    found = sorted(span for noun in accepted for span in uses[noun])
    bodies = [Mention(start, end, "organization", _CERTAINTY) for start, end in found]
    return [one for one in bodies if not overlapping(names, one)]


def _uses(text: str, sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Yield the uses of the nouns in a sentence, each with whether it is clearly that of a name."""
    if not _LOWER_NEEDED.search(text, sentence.start, sentence.end):
        return
    for match in _BARE.finditer(text, sentence.start, sentence.end):
        noun, start, end = match["noun"], match.start("noun"), match.end("noun")
        if not match["article"] and noun not in ARTICLELESS_BODIES:
            continue
        before = match.start("article") if match["article"] else start
        if not match["article"] and _CAPITAL_BEFORE.search(text, max(sentence.start, start - _REACH), start):
            continue
        following = _CAPITAL_NEXT.match(text, end, sentence.end)
        if following and following["word"] not in CALENDAR:
            continue
        is_last = not text[end : sentence.end].strip()
        yield (
            start,
            end,
            before >= sentence.start and (is_last or bool(_CLEAR.match(text, end, sentence.end))),
        )


def _fuller(text: str, names: Sequence[Mention]) -> dict[str, set[tuple[str, ...]]]:
    """Group the names of several words by their heads."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in names:
        words = folded(text[name.start : name.end]) if name.type == "organization" else ()
        if len(words) > 1 and not (words[-1] == _HOUSE and words[0] != _HOUSE):
            before = next((one for one, word in pairwise(words) if word in _BEFORE_FIELD), words[-1])
            for head in {before, words[-1]}:
                found[head].add(turned(words))
    return found


def _is_body(noun: str, fuller: Set[tuple[str, ...]]) -> bool:
    """Return whether a noun stands for one body: the only one with a fuller name, or one without any."""
    return len(fuller) == 1 or (not fuller and noun in SOLE_BODIES)
