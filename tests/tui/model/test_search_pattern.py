"""Regular expressions as typed: errors in one line, case, and moving among what was found."""

from array import array

import pytest

from summarizer.document import Span
from tui.model.search_pattern import PatternMatches, PatternSearch, SearchPattern, checked


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("berg", SearchPattern("berg", ignore_case=True)),
        ("Berg", SearchPattern("Berg", ignore_case=False)),
        (r"\W\bberg", SearchPattern(r"\W\bberg", ignore_case=True)),
        ("Zürich", SearchPattern("Zurich", ignore_case=False)),
        ("[a–z]", SearchPattern(r"[a\-z]", ignore_case=True)),
    ],
)
def test_pattern_is_folded_like_the_text(query: str, pattern: SearchPattern) -> None:
    assert checked(query) == pattern


@pytest.mark.parametrize("query", ["(a", "a{2,1}", "*", "[z-a]", "\\", "(?P<a", "a{99999999999}", "(" * 200])
def test_wrong_pattern_raises_a_message_of_one_line(query: str) -> None:
    with pytest.raises(ValueError, match=r"\Awrong pattern: .+\Z"):
        checked(query)


def test_pattern_that_python_warns_of_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    checked("[[a]&&b]")
    assert capsys.readouterr() == ("", "")


def test_matches_are_numbered_and_wrap_around() -> None:
    search = PatternSearch()
    assert search.near(0, 1) is None
    assert not search.complete
    search.take(PatternMatches(array("Q", [2, 9]), array("Q", [5, 11])))
    assert search.complete
    assert search.count == 2
    assert search.near(2, 1) == (Span(9, 11), False)
    assert search.near(9, 1) == (Span(2, 5), True)
    assert search.near(2, -1) == (Span(9, 11), True)
    assert [search.number(at) for at in (2, 9, 3)] == [1, 2, 0]
    assert [*search.within(Span(4, 10))] == [Span(2, 5), Span(9, 11)]
    assert [*search.within(Span(5, 9))] == []
    assert [search.begins_within(Span(a, b)) for a, b in [(0, 2), (0, 3), (10, 20)]] == [False, True, False]
