"""Split text into words, count words, and reduce them to stemmed terms by language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summarizer.document import Span
from summarizer.language.languages import ENGLISH, NAMES
from summarizer.language.nltk_modules import nltk_module
from summarizer.language.stop_words import STOP_WORDS, plain, stop_words
from summarizer.patterns import compiled, lazy

if TYPE_CHECKING:
    from nltk.stem.snowball import EnglishStemmer

_ELIDED = {
    "fr": compiled(r"^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|presqu|quelqu)'"),
    "it": compiled(r"^(?:(?:d|n|s|qu)?(?:a|e|u)?ll|[cdlmstv]|a?gl|un|quest|anch|dov|com|sant)'"),
}
"""Elided articles and prepositions before a word, by language: "l'accord", "dell'accordo"."""
_SPELLED = {"ro": str.maketrans("șț", "şţ")}
"""Translation to the spelling that the stemmer expects, by language."""
_POSSESSIVE_ENDING = compiled(r"'s?$")


def foreign_term(language: str, fold: Callable[[str], str], longest: int) -> Callable[[str], str]:
    """Return a function that maps a word of a language to its stemmed term, and a stop word to "".

    Args:
        language: ISO 639-1 code of a language other than English.
        fold: removes case and accents. It is applied after stemming, since suffixes have accents.
        longest: maximum number of letters in a word that is stemmed.
    """
    stemmer = nltk_module("nltk.stem.snowball").SnowballStemmer(NAMES[language].lower())
    stops, elided, spelled = stop_words(language), _ELIDED.get(language), _SPELLED.get(language, {})

    def term(word: str) -> str:
        bare = _POSSESSIVE_ENDING.sub("", plain(word))
        if elided:
            bare = elided.sub("", bare)
        letters = bare.replace(".", "")
        folded = fold(letters)
        # The form without accents is tested, too, since capitals and whole lists are often written so.
        if letters in stops or folded in stops or len(letters) < 2:
            return folded if letters.isdigit() else ""
        if not letters.isalpha() or len(letters) > longest:
            return folded
        return fold(str(stemmer.stem(letters.translate(spelled)))) or folded

    return term


_TERMS_KEPT = 50_000
_LONGEST_STEMMED = 40
"""Maximum letters in a word that is stemmed: keys and addresses are longer and slow the stemmer down."""

# Chinese and Japanese are written without spaces, so each character counts as a word.
_UNSPACED = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_FIRST_UNSPACED = _UNSPACED[0]
_MARK = "[\u0300-\u036f\u200c\u200d]"


def _word(unspaced: str) -> str:
    """Return the pattern of one word. The parts of hyphenated words are words.

    No repeat of a group is possessive, since CPython 3.11.0 to 3.11.4 match those wrongly. The pattern never
    backtracks all the same, because everything after a long repeat is optional.
    """
    letter = f"[^\\W\\d_{unspaced}]"
    letter_or_digit = f"[^\\W_{unspaced}\u0300-\u036f]"
    return (
        rf"(?<!\w)(?:{letter}\.){{2,8}}(?!\w)"  # U.S., p.m.
        r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?"  # 1,200, 3.5, 10:30, 21st
        rf"|{letter}(?:{letter_or_digit}+|{_MARK}+)*(?:['’](?:{letter}+|{_MARK}+)+)*"  # don't, B2B
    )


_SPACED_WORD = compiled(_word(""))
_ANY_WORD = lazy(f"[{_UNSPACED}]|{_word(_UNSPACED)}")
"""Large classes are slow to compile, so this is used only where a text may need it."""
_ALPHANUMERIC = compiled(r"[^\W_]")
_RUN = lazy(rf"[^\W_{_UNSPACED}]")
_CHARACTER = lazy(f"[{_UNSPACED}]")
_ACCENTS = compiled("[\u0300-\u036f]")
_ACRONYMS = frozenset({"US", "IT", "WHO"})
"""Acronyms that are stop words in lower case only."""
_POSSESSIVE = compiled(r"'s?$")


def find_words(text: str) -> Iterator[re.Match[str]]:
    """Return the matches of the words of a text, in order."""
    pattern = _ANY_WORD if _may_be_unspaced(text) else _SPACED_WORD
    return pattern.finditer(text)


def _may_be_unspaced(text: str) -> bool:
    return not text.isascii() and max(text) >= _FIRST_UNSPACED


def words(text: str) -> Iterator[Span]:
    """Return the spans of the words of a text, in order."""
    return (Span(*match.span()) for match in find_words(text))


def count_words(text: str) -> int:
    """Count the runs between white space that contain a letter or a digit.

    In Chinese and Japanese, which have no spaces, every character counts, as in word processors.
    """
    if not _may_be_unspaced(text):
        return sum(1 for run in text.split() if run.isalnum() or _ALPHANUMERIC.search(run))
    return sum(1 for run in text.split() if _RUN.search(run)) + len(_CHARACTER.findall(text))


def terms(text: str, language: str | None = ENGLISH) -> list[str]:
    """Return the normalized content words of a text in order, for tf-idf.

    Case, accents and the possessive ending are removed, stop words are dropped, and the other words are
    stemmed by the Snowball stemmer of the language (M. F. Porter, 2001). For a language without a stemmer, or
    None, every word is a term, without case and accents.
    """
    term = _term_of(language)
    found = (term(match[0]) for match in find_words(text))
    return [word for word in found if word]


def term_of(language: str | None) -> Callable[[str], str]:
    """Return a cached function that maps a word to its term, and a stop word to "".

    Use each function in one thread only: some stemmers have mutable state.
    """
    remembered = lru_cache(maxsize=_TERMS_KEPT)
    if language not in NAMES:
        return remembered(_folded)
    if language == ENGLISH:
        return remembered(_english_term)
    return remembered(foreign_term(str(language), _folded, _LONGEST_STEMMED))


_term_of = cache(term_of)


def _english_term(word: str) -> str:
    plain = _folded(word)
    if plain[0].isdigit():
        return plain
    bare = _POSSESSIVE.sub("", plain)
    if not {plain, bare}.isdisjoint(STOP_WORDS) and word not in _ACRONYMS:
        return ""
    letters = bare.replace(".", "")
    if not letters.isascii() or not letters.isalpha() or len(letters) > _LONGEST_STEMMED:
        return letters
    return "" if len(letters) == 1 else str(_stemmer().stem(letters))


def _folded(word: str) -> str:
    """Return a word without case and accents, with straight apostrophes."""
    straight = word.casefold().replace("’", "'")
    if straight.isascii():
        return straight
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFKD", straight)))


@cache
def _stemmer() -> EnglishStemmer:
    return nltk_module("nltk.stem.snowball").EnglishStemmer()
