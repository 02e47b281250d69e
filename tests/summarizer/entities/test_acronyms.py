"""Acronyms, and their stems without the suffix of a branch."""

from __future__ import annotations

import pytest

from summarizer.entities.acronyms import stem


@pytest.mark.parametrize(
    ("form", "expected"), [("FRA-W", "FRA"), ("F.R.A.", "FRA"), ("QX-17", "QX-17"), ("QX-370", "QX-370")]
)
def test_stem_omits_letters_after_a_hyphen_and_no_number(form: str, expected: str) -> None:
    assert stem(form) == expected
