"""Tags in notes."""

import pytest

from summarizer.export.tags import has_tag, tags


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("ask the yard #harbor", ("harbor",)),
        ("#Harbor and #harbor, #budget/2026 (#q3-plan).", ("harbor", "budget/2026", "q3-plan")),
        ("#Zürich #日本", ("zürich", "日本")),
        ("see #3 and page#4, a#b, &#39; https://example.org/#top ##x", ()),
        ("#_not_ #a_b", ("a_b",)),
        ("#a/ #b-", ("a", "b")),
        ("", ()),
    ],
)
def test_tags_are_words_after_a_number_sign(note, found):
    assert tags(note) == found


def test_tag_includes_the_tags_below_it():
    assert has_tag(("budget/2026",), "budget")
    assert has_tag(("budget/2026",), "#Budget/2026")
    assert not has_tag(("budgets",), "budget")
    assert not has_tag((), "budget")
