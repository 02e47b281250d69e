"""Filters compare without case, accents and typographic signs."""

import pytest

from tui.model.folding import fold, folded


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
