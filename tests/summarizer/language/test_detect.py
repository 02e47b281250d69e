"""Language detection by function words, including languages that are not supported."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.languages import NAMES
from summarizer.language.stop_words import HEAD, detect

ROWS = dict(
    line.split("\t")
    for line in Path(__file__).parents[2].joinpath("paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
PARAGRAPHS = {code: text for code, text in ROWS.items() if code.islower()}
UNKNOWN = {name: text for name, text in ROWS.items() if name.isupper()}


def test_sample_paragraphs_cover_all_languages() -> None:
    assert set(PARAGRAPHS) == set(NAMES)
    assert set(UNKNOWN) >= {"POLISH", "CHINESE", "GREEK", "TURKISH"}


@pytest.mark.parametrize("code", PARAGRAPHS)
def test_language_of_a_paragraph_is_detected(code: str) -> None:
    assert detect(PARAGRAPHS[code]) == code


@pytest.mark.parametrize("code", PARAGRAPHS)
def test_language_is_detected_in_capitals(code: str) -> None:
    assert detect(PARAGRAPHS[code].upper()) == code


@pytest.mark.parametrize("language", UNKNOWN)
def test_unsupported_language_is_unknown(language: str) -> None:
    assert detect(UNKNOWN[language]) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "42 %",
        "Fed raises rates",
        "Flood response, Orla valley",
        "No breakthrough in Abu Dhabi talks",
        "A b. C d.",
        "Angela Merkel, Emmanuel Macron, Pedro Sánchez",
        "Café de la Paix",
        "No word. No word. No word. No word.",
    ],
)
def test_text_too_short_to_detect_is_taken_for_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("text", ["会谈没有取得突破", "Συνομιλίες χωρίς συμφωνία", "今日は雨です"])
def test_non_latin_headline_is_not_english(text: str) -> None:
    assert detect(text) is None


def test_one_sentence_is_enough_for_another_language() -> None:
    assert detect("Der Minister sagte, dass die Gespräche noch nicht zu Ende seien und weitergehen.") == "de"


def test_quotation_in_another_language_does_not_change_the_language() -> None:
    quoted = PARAGRAPHS["de"].split(". ")[0]
    assert detect(f"{PARAGRAPHS['en']} “{quoted}.” {PARAGRAPHS['en']}") == "en"
    assert detect(f"{PARAGRAPHS['fr']} {PARAGRAPHS['fr']} “{PARAGRAPHS['en'].split('. ')[0]}.”") == "fr"


def test_english_that_is_mostly_names_is_english() -> None:
    assert detect("Anna Berg met Peter Novak in Lund. Carl Holm met Olga Lind in Oslo. " * 10) == "en"


def test_older_spellings_of_romanian_are_romanian() -> None:
    assert detect(PARAGRAPHS["ro"].replace("ș", "ş").replace("ț", "ţ")) == "ro"


def test_long_text_is_sampled_in_the_middle_and_up_to_a_bound() -> None:
    english, german = PARAGRAPHS["en"] + "\n", PARAGRAPHS["de"] + "\n"
    front = "0 " * (HEAD // 2)
    assert detect(front + german * 200) == "de"
    whole = english * 200
    assert detect(whole) == detect(whole + "\0" * 5_000_000 + whole) == "en"


@given(st.text())
def test_random_text_is_detected_deterministically(text: str) -> None:
    assert detect(text) == detect(text)


@pytest.mark.parametrize(
    "text",
    [
        "Washington, D.C. – Speaker A. L. Okonkwo delivered remarks on the Floor of the House.",
        "Ada Okonkwo, Ministry of Trade, Lagos\n" + "\n".join(
            f"{name}, World Bank, Washington" for name in ("John Smith", "Lotte Ekman", "Per Lindgaard") * 4
        ),
    ],
)  # fmt: skip
def test_initials_and_lists_of_names_are_taken_for_english(text: str) -> None:
    assert detect(text) == "en"
