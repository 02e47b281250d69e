"""Matching known forms in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Sentence, Span
from summarizer.entities.recognition.known_names import Forms, Match, free


def matches(forms: list[str], text: str) -> list[str]:
    found = Forms(forms).in_text(text, [Sentence(0, len(text), 0)], lambda: False)
    return [text[match.start : match.end] for match in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Ada came.", ["Ada"]),
        ("Then Adam came.", []),
        ("Then Ada’s dog came.", ["Ada"]),
        ("Then Ada Okonkwo came.", ["Ada Okonkwo"]),
        ("Then Ada\nOkonkwo came.", ["Ada\nOkonkwo"]),
        ("Then O’Brien came.", ["O’Brien"]),
        ("In the U.S. it rained.", ["U.S."]),
        ("In the U.S.A it rained.", []),
        ("Then ada came.", []),
        ("Ada, Ada and Ada-Lovelace", ["Ada", "Ada", "Ada"]),
    ],
)
def test_whole_word_and_longest_form_matches(text: str, expected: list[str]) -> None:
    assert matches(["Ada", "Ada Okonkwo", "O'Brien", "U.S."], text) == expected


@pytest.mark.parametrize(
    ("forms", "base"),
    [(["Ada"], ["Ada Okonkwo"]), (["Ada Okonkwo"], ["Ada"]), ([], ["Ada", "Ada Okonkwo"])],
)
def test_longest_form_of_own_and_base_forms_matches(forms: list[str], base: list[str]) -> None:
    text = "Ada Okonkwo met Ada."
    found = Forms(forms, Forms(base)).in_text(text, [Sentence(0, len(text), 0)], lambda: False)
    assert [match.form for match in found] == ["Ada Okonkwo", "Ada"]


def test_overlapping_match_is_not_free() -> None:
    found = [Match(0, 3, "a"), Match(4, 8, "b"), Match(9, 12, "c")]
    assert list(free(found, [Span(2, 5), Span(12, 20)])) == [found[2]]


@given(st.lists(st.sampled_from(["Ada", "Okonkwo", "U.S.", "’s", " ", "\n", ".", "of", "-"]), max_size=30))
def test_matches_are_ordered_disjoint_known_forms(words: list[str]) -> None:
    text, forms = "".join(words), ["Ada", "Ada Okonkwo", "U.S.", "Okonkwo"]
    end = 0
    for match in Forms(forms).in_text(text, [Sentence(0, len(text), 0)], lambda: False):
        assert match.start >= end
        assert " ".join(text[match.start : match.end].split()) in forms
        end = match.end
