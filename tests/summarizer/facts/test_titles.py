"""Stems of titles: as many as the lexicon has words for them."""

from summarizer.entities.lexicon.honorifics import (
    ROLES,
)
from summarizer.facts.titles import STEMS
from summarizer.language.words import terms


def test_stems_are_those_of_the_lexicon() -> None:
    assert {stem for word in ROLES for stem in terms(word, "en")} == STEMS
