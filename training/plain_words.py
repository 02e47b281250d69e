"""Make the list of common words of English.

    python -m training.plain_words --out summarizer/entities/lexicon/data

From the nouns, verbs and adjectives of wonderwords (MIT), with what the folder gazetteers/ has by hand. Words
that are also given names, surnames, places or well-known companies are left out, so that what is left is
hardly ever a name. Regular inflections of a listed word are left out, too: `lexicon.plain_words` undoes them.
A line that begins with "!" is such an inflection that is a name: "wells".
"""

from __future__ import annotations

import argparse
from collections.abc import Set
from importlib.resources import files
from pathlib import Path

from summarizer.entities.lexicon.gazetteer import gazetteer
from summarizer.entities.lexicon.plain_words import stems
from training.gazetteer_kept import hand
from training.gazetteer_people import people

_LISTS = ("nounlist.txt", "verblist.txt", "adjectivelist.txt")
_SHORTEST = 3
_HEAD = "# wonderwords 3.0.1 (MIT); kept by hand (this project's licence). See LICENSES-words.md."


def plain_words(listed: Set[str], names: Set[str]) -> list[str]:
    """Return the words without inflections, and the inflections that are names with a "!" before them."""
    words = {word for word in listed if len(word) >= _SHORTEST and word.isascii() and word.isalpha()}
    common = words - names
    roots = {word for word in common if common.isdisjoint(stems(word))}
    return sorted([*roots, *(f"!{name}" for name in names if not roots.isdisjoint(stems(name)))])


def main() -> None:
    """Write `plain_words.txt`."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--out", type=Path, required=True, help="folder to write to")
    given = arguments.parse_args()
    assets = files("wonderwords") / "assets"
    listed = {word for name in _LISTS for word in (assets / name).read_text("utf-8").split()}
    listed |= {row[0] for row in hand("plain_words.txt")}
    known = gazetteer()
    names = {name.lower() for name in (*people(known.given_names), *known.forms)}
    names |= {row[0] for row in hand("word_companies.txt")}
    names -= {row[0] for row in hand("plain_words.txt")}
    lines = [_HEAD, *plain_words({word for word in listed if word.islower()}, names)]
    (given.out / "plain_words.txt").write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
