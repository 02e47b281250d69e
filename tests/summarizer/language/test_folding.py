"""Folded text: what a keyboard types for a text."""

import pytest

from summarizer.language.folding import fold, fold_character, folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("HARBOR", "harbor"),
        ("Zoë Åström", "zoe astrom"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Œuvre", "oeuvre"),
        ("Orla’s “No”", 'orla\'s "no"'),
        ("2020–2024", "2020-2024"),
        ("Ελλάδα", "ελλαδα"),
        ("Й", "и"),
        ("hy\u00adphen", "hyphen"),
        ("a\u00a0b", "a b"),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_folded_text_is_what_a_keyboard_types(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize("text", ["Zoë met Łukasz – “later”", "plain words", "Œuvre ß ﬁ", "Ελλάδα Й"])
def test_folded_text_agrees_with_the_search_in_a_text(text: str) -> None:
    assert folded(text) == fold(text, cased=False).text


def test_character_folding_is_idempotent() -> None:
    fold_one = fold_character.__wrapped__  # it would remember a million answers
    for cased in (False, True):
        for point in range(0x30000):  # above it nothing decomposes
            one = fold_one(chr(point), cased=cased)
            if len(one) == 1:
                assert fold_one(one, cased=cased) == one, hex(point)
            else:
                assert "  " not in f" {one} " or not one, hex(point)
