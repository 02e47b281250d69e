"""Tell common words of English, which are hardly ever names, from others.

`training.plain_words` builds the list. It has no regular inflections ("latrines", "reported"), which are
undone before a word is looked up. A second list, written by hand, has nouns that need no article: materials,
goods, diseases, the weather.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("",)),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ers", ("", "e")),
    ("er", ("", "e")),
    ("ly", ("",)),
    ("ness", ("",)),
)
_SHORTEST = 3

_ABSTRACT = (
    *(
        "age",
        "ance",
        "ancy",
        "ence",
        "ency",
        "ery",
        "hood",
        "ics",
        "ing",
        "ism",
        "itis",
        "ity",
        "ment",
        "ness",
    ),
    *("osis", "ship", "sion", "tion", "ture", "ware", "wear", "work", "works"),
)
"""Endings of nouns that need no article."""


def is_plain_word(word: str) -> bool:
    """Return whether a word in lower case is a common one, or a regular inflection of one."""
    listed = _listed()
    if word in listed:
        return True
    return f"!{word}" not in listed and any(stem in listed for stem in stems(word))


def needs_article(word: str) -> bool:
    """Return whether a common word in lower case is a singular noun that English gives an article.

    Without one, it is a name where a sentence begins with it: "Heron opened a plant".
    """
    if word in _mass_nouns() or word.endswith(_ABSTRACT):
        return False
    return not (word.endswith("s") and not word.endswith("ss"))


def stems(word: str) -> Iterator[str]:
    """Yield the words that a word may be an inflection of: "stop" and "stopp" for "stopped"."""
    for ending, instead in _ENDINGS:
        if not word.endswith(ending):
            continue
        root = word[: -len(ending)]
        for rest in instead:
            if len(root + rest) >= _SHORTEST:
                yield root + rest
        if len(root) > _SHORTEST and root[-1] == root[-2]:
            yield root[:-1]


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return _lines("plain_words.txt")


@lru_cache(maxsize=1)
def _mass_nouns() -> frozenset[str]:
    return _lines("mass_nouns.txt")


def _lines(name: str) -> frozenset[str]:
    text = files("summarizer.entities.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line[:1] != "#")
