"""The terms of the languages besides English that there is a Snowball stemmer for."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.language.languages import NAMES
from summarizer.language.word_lists import plain, stop_words

_ELIDED = {
    "fr": re.compile(r"^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|presqu|quelqu)'"),
    "it": re.compile(r"^(?:(?:d|n|s|qu)?(?:a|e|u)?ll|[cdlmstv]|a?gl|un|quest|anch|dov|com|sant)'"),
}
"""What is joined to the word after it: "l'accord", "dell'accordo"."""
_SPELLED = {"ro": str.maketrans("șț", "şţ")}
"""As the stemmer has it."""
_POSSESSIVE = re.compile(r"'s?$")


def foreign_term(language: str, fold: Callable[[str], str], longest: int) -> Callable[[str], str]:
    """What makes a term of a word of a language; empty for a stop word.

    Unlike English, words keep their accents until they are stemmed, for the endings have them.
    """
    from nltk.stem.snowball import SnowballStemmer

    stemmer = SnowballStemmer(NAMES[language].lower())
    stops, elided, spelled = stop_words(language), _ELIDED.get(language), _SPELLED.get(language, {})

    def term(word: str) -> str:
        bare = _POSSESSIVE.sub("", plain(word))
        if elided:
            bare = elided.sub("", bare)
        letters = bare.replace(".", "")
        folded = fold(letters)
        # Without accents, too: so capitals are often written, and whole lists.
        if letters in stops or folded in stops or len(letters) < 2:
            return folded if letters.isdigit() else ""
        if not letters.isalpha() or len(letters) > longest:
            return folded
        return fold(str(stemmer.stem(letters.translate(spelled)))) or folded

    return term
