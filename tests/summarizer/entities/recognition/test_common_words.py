"""Common words at the start of sentences and items, which are no names."""

from __future__ import annotations

from io import BytesIO

import pytest

from summarizer.document import Document
from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.lexicon.plain_words import is_plain_word, needs_article
from summarizer.entities.recognition.candidates import NameCandidate, sure
from summarizer.entities.recognition.common_words import without_common_words
from summarizer.language.sentences import split
from summarizer.readers import open_documents


def left(text: str, word: str, kind: str = "LOC", chance: float = 0.8) -> bool:
    """Return whether a candidate is left if the tagger takes each of its occurrences for a name."""
    starts = [at for at in range(len(text)) if text.startswith(word, at)]
    found = [candidate(at, word, kind, chance) for at in starts]
    lower = {token for token in text.split() if token.islower()}
    return bool(without_common_words(text, split(read(text)), found, gazetteer(), lower, lambda: False))


def candidate(at: int, word: str, kind: str, chance: float = 0.8) -> NameCandidate:
    return NameCandidate(at, at + len(word), tuple(chance * one for one in sure(kind)))


def read(text: str) -> Document:
    found = [one for one in open_documents(BytesIO(text.encode()), name="a.txt") if isinstance(one, Document)]
    return found[-1]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The camp is full. Latrines are needed for 60 people.", "Latrines", "LOC"),
        ("The week was calm. Cotton rose by 2 percent.", "Cotton", "ORG"),
        ("Needs:\n\n- Paracetamol for 200 children\n- 12 tents\n", "Paracetamol", "ORG"),
        ("The motion was put. CARRIED\n\nThe next item was the road.", "CARRIED", "ORG"),
        ("0. Quorum was confirmed by the chair.", "Quorum", "PER"),
        ("RECOMMENDATION 2: Reservists should have a year to comply.", "Reservists", "ORG"),
        ("It is hereby notified.\n\n(Seal)\nThe clerk", "Seal", "PER"),
    ],
)
def test_common_word_that_begins_a_sentence_is_no_name(text: str, word: str, kind: str) -> None:
    assert not left(text, word, kind)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Heron opened a plant in Ghent. It employs 400 people.", "Heron", "PER"),
        ("Meridian delayed its results by a week.", "Meridian", "ORG"),
        ("Grinders rose. They went to see Grinders in the evening.", "Grinders", "ORG"),
        ("Trade was slow. Shippers Holdings and others waited.", "Shippers Holdings", "ORG"),
        ("Contact: Mr Bread of the council.", "Bread", "PER"),
        ("Parliament decides on the money in May.", "Parliament", "ORG"),
        ("Vessel: Pelican\nFlag: Malta\n", "Pelican", "ORG"),
        ("Apple fell 2 percent in New York.", "Apple", "ORG"),
        ("Wells was late for the hearing.", "Wells", "PER"),
    ],
)
def test_common_word_that_may_be_a_name_is_left(text: str, word: str, kind: str) -> None:
    assert left(text, word, kind)


def test_common_word_is_kept_where_the_tagger_is_sure() -> None:
    assert left("The week was calm. Cotton rose by 2 percent.", "Cotton", "ORG", 0.95)


def test_word_of_a_longer_name_is_left() -> None:
    text = "Cotton rose by 2 percent. The shares of Cotton Brothers did not."
    found = [candidate(0, "Cotton", "ORG"), candidate(text.index("Cotton B"), "Cotton Brothers", "ORG")]
    sentences = split(read(text))
    assert without_common_words(text, sentences, found, gazetteer(), frozenset(), lambda: False) == found


@pytest.mark.parametrize("word", ["latrines", "shipper", "grinders", "reported", "cotton"])
def test_inflections_of_common_words_are_common_words(word: str) -> None:
    assert is_plain_word(word)


@pytest.mark.parametrize("word", ["wells", "baker", "marsk", "apple", "ivo"])
def test_words_that_are_mostly_names_are_not_common_words(word: str) -> None:
    assert not is_plain_word(word)


def test_only_count_nouns_in_the_singular_need_an_article() -> None:
    words = ("heron", "lantern", "cotton", "latrines", "sanitation", "boss")
    assert [word for word in words if needs_article(word)] == ["heron", "lantern", "boss"]
