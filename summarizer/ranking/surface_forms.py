"""The words of a sentence as they stand in it, one for each of its terms: what `why` names them by.

A module of its own, for only here are words stemmed again; a process without NLTK has another do it.
"""

from __future__ import annotations

from summarizer.language.words import WORD, term_of


def written(text: str, language: str | None) -> tuple[str, ...]:
    """In the order in which the text first has each term: that of its row in the `TermIndex`."""
    term_of_word = term_of(language)
    first: dict[str, str] = {}
    for match in WORD.finditer(text):
        if term := term_of_word(match[0]):
            first.setdefault(term, match[0])
    return tuple(first.values())
