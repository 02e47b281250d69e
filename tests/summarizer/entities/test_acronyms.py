"""Acronyms, and their stems without the suffix of a branch."""

from __future__ import annotations

import pytest

from summarizer.entities.acronyms import is_code, is_compound, stands_for, stem


@pytest.mark.parametrize(
    ("form", "expected"), [("FRA-W", "FRA"), ("F.R.A.", "FRA"), ("QX-17", "QX-17"), ("QX-370", "QX-370")]
)
def test_stem_omits_letters_after_a_hyphen_and_no_number(form: str, expected: str) -> None:
    assert stem(form) == expected


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("OSL", "Orla Shipping Lines Ltd"),
        ("KBM", "Karvik Business Machines Corp."),
        ("TLE", "Tarn Logistics & Expeditions LLC"),
        ("OSL", "Orla Shipping Lines"),
        ("ORA", "Orla Road Agency Inc"),
    ],
)
def test_initials_may_omit_the_legal_form(short: str, long: str) -> None:
    assert stands_for(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("TF-104", "Task Force 104"),
        ("TF 104", "Task Force 104"),
        ("CTF-73", "Combined Task Force 73"),
        ("VT-8", "Torpedo Squadron 8"),
        ("A9", "Karvik Road 9"),
        ("FIN-3", "Finding 3"),
    ],
)
def test_code_ends_in_the_number_of_its_name(short: str, long: str) -> None:
    assert is_code(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("TF-104", "Task Force 105"),
        ("TF-104", "Task Force"),
        ("TF", "Task Force 104"),
        ("104", "Task Force 104"),
        ("Orla 104", "Task Force 104"),
        ("TF-4", "Task Force 104"),
    ],
)
def test_code_of_another_number_is_another_name(short: str, long: str) -> None:
    assert not is_code(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("TARNCOM", "United Tarn Command"),
        ("ORLANANO", "Orlan Nanotechnology Corporation"),
        ("NAVFORTA", "United Orla Naval Forces Tarn"),
        ("SENTEL", "Senda Telecom"),
        ("KARPOL", "Karvik Police"),
    ],
)
def test_compound_is_made_of_beginnings_of_words(short: str, long: str) -> None:
    assert is_compound(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("TARNCOM", "Tarn Police"),
        ("TARNCOM", "Command of Tarn"),
        ("TARN", "Tarn Police"),
        ("NORDEX", "Orla Energy"),
        ("Tarncom", "Tarn Command"),
        ("TARNPOL", "Tarn"),
        ("LSE", "Lunt Sea Estates"),
    ],
)
def test_other_letters_are_not_a_compound(short: str, long: str) -> None:
    assert not is_compound(short, long)
