"""Dates in other languages, written as English ones."""

import pytest

from summarizer.readers import dates
from summarizer.readers.month_names import in_english

DATES = [
    "14. Mai 2026",
    "Donnerstag, 14. Mai 2026, 9 Uhr",
    "14 mai 2026",
    "14 de mayo de 2026",
    "14 de maio de 2026",
    "14 maggio 2026",
    "14 mei 2026",
    "14 maja 2026",
    "14 мая 2026 г.",
    "14 مايو 2026",
    "١٤ مايو ٢٠٢٦",
    "2026年5月14日",
    "2026년 5월 14일",
    "14 May 2026",
]


@pytest.mark.parametrize("text", DATES)
def test_date_of_any_language_is_found(text):
    found = dates.find(in_english(text))
    assert found is not None
    assert found.iso == "2026-05-14"


def test_first_of_the_month_in_french_is_found():
    assert in_english("le 1er mars 2026") == "le 1 March 2026"


@pytest.mark.parametrize("text", ["Mars has two moons", "In 14 out of 2026 cases", "version 3.11 mar 2"])
def test_text_without_a_date_stays(text):
    assert in_english(text) == text
