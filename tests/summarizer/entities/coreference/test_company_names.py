"""Defined names, share symbols, acronyms in brackets and first words of companies' names.

Names are marked as in `test_merge`.
"""

from __future__ import annotations

import pytest
from marked_names import entities


@pytest.mark.parametrize(
    "text",
    [
        '[o:Lindal Foods plc] ("[o:Lindal]") grew. The [o:Lindal Board] met.',
        '[o:Tri-Vale Dental Plans] ("[o:Tri-Vale]," "we," or "us") wrote.',
        'The [l:Upper State of Varn] (hereinafter "[l:Varn]") sued.',
        'The [o:Orla Harbor Works Trust] (the "[o:Harbor Works]") sold it.',
    ],
)
def test_short_name_in_brackets_belongs_to_the_name_before_it(text: str) -> None:
    found = entities(text)
    assert len(found[0]) == 2


def test_name_in_brackets_that_is_no_part_of_the_name_before_it_stays_apart() -> None:
    assert len(entities('[o:Lindal Foods plc] ("[o:Parent]") bought [o:Miral SA] ("[o:Target]").')) == 4


@pytest.mark.parametrize(
    "text",
    [
        "[o:Tarn Minerals Limited] ([o:NSX]: [o:TRM]) fell.",
        "[o:Tarn Minerals Limited] (NYSE: [o:TRM]) fell.",
        "[o:Tarn Minerals Limited] (Nasdaq: [o:TRM]) fell.",
    ],
)
def test_ticker_symbol_is_the_company(text: str) -> None:
    assert ["Tarn Minerals Limited", "TRM"] in entities(text)


@pytest.mark.parametrize(
    "text",
    [
        "The [o:Tarn Mineral Board] (PHOTO: [o:AFQ]) met.",
        "The [o:Tarn Mineral Board] (SOURCE: [o:AFQ]) met.",
        "The [l:Tarn Valley] (NYSE: [o:TRM]) is long.",
        "The [o:Tarn Mineral Board] (members: [o:AFQ]) met.",
    ],
)
def test_name_after_a_colon_is_no_ticker_symbol(text: str) -> None:
    assert len(entities(text)) == 2


def test_acronym_in_brackets_with_the_same_first_letter_is_the_body_before_it() -> None:
    assert len(entities("[o:Tarnian Railways] ([o:TZ]) cut jobs. [o:TZ] has 90 trains.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[o:Tarn Greens] ([o:TFA]) and [o:Torla Greens] ([o:TFA]) left.",
        "[o:Tarn Greens] ([o:EFA]) left.",
        "[o:Tarn Greens] ([o:TFA], [o:EPP]) left.",
        "[p:Ivo Hann] ([o:IFA]) left. [p:Ada Berg] ([o:IFA]) stayed.",
        "[o:Tarn Greens] ([o:Tunt]) left.",
    ],
)
def test_acronym_after_several_names_or_beside_others_is_apart(text: str) -> None:
    assert len(entities(text)) == len({mention for found in entities(text) for mention in found})


def test_first_word_belongs_to_the_only_company_with_a_legal_form() -> None:
    text = "[o:Lindal Foods, Inc.] grew. The [o:Lindal Way] is ours. [o:Lindal] will hire."
    assert ["Lindal Foods, Inc.", "Lindal"] in entities(text)


@pytest.mark.parametrize(
    "text",
    [
        "[o:Lindal Foods, Inc.] and [o:Lindal Motors, Inc.] merged. [o:Lindal] will hire.",
        "[o:Lindal Foods, Inc.] grew. [l:Lindal] is a town.",
        "[o:Lindal Foods, Inc.] was founded by [p:Lindal].",
    ],
)
def test_first_word_of_several_companies_or_of_another_type_is_apart(text: str) -> None:
    found = entities(text)
    assert ["Lindal"] in found


@pytest.mark.parametrize(
    "text",
    [
        "The [l:Lower State of Varn] sued. [l:Varn] won.",
        "The [l:Islamic Republic of Varn] sued. [l:Varn] won.",
    ],
)
def test_long_name_of_a_state_is_joined_with_the_short_one(text: str) -> None:
    assert len(entities(text)) == 1


def test_short_name_of_a_mountain_is_the_mountain_and_no_person() -> None:
    assert len(entities("[l:Mount Tavran] shook. [l:Tavran] spat ash.")) == 1
    assert len(entities("[l:Mount Tavran] shook. [p:Tavran] left. [l:Lake Tavran] froze.")) == 3
