"""What the makers of the lists share: the files kept by hand, plain spellings, and which names are words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel import Locale
from spylls.hunspell import Dictionary

HAND = Path(__file__).with_name("gazetteers")
ENGLISH = Locale("en")


def hand(name: str) -> list[list[str]]:
    """The rows of a file kept by hand; short ones are filled up."""
    lines = (HAND / name).read_text(encoding="utf-8").splitlines()
    return [(line.split("\t") + [""] * 4)[:4] for line in lines if line and not line.startswith("#")]


def listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def plain(name: str) -> str:
    """In straight apostrophes and on one line."""
    return " ".join(name.replace("’", "'").replace("‘", "'").split())


def bare(name: str) -> str:
    """Without accents."""
    apart = decomposed(plain(name))
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_LETTERS)


def decomposed(name: str) -> str:
    """With each accent a code point of its own."""
    return unicodedata.normalize("NFKD", name)


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"})


def distinct(forms: Iterable[str], *, but: str = "") -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(plain(form) for form in forms) if form and form != but)


@cache
def dictionary() -> Any:
    return Dictionary.from_files(str(files("spylls").joinpath("hunspell", "data", "en", "en_US")))


@cache
def is_word(name: str) -> bool:
    """Does English write it in lower case as well: "Reading", "Nice"?"""
    return bool(dictionary().lookup(name.lower()))


def provider(kind: str, locale: str) -> Any:
    """Faker's lists of a locale: "person" or "address"."""
    return import_module(f"faker.providers.{kind}.{locale}").Provider


def demand(holds: bool, otherwise: str) -> None:
    """End with a message where a hand-kept file and its source disagree."""
    if not holds:
        raise SystemExit(otherwise)
