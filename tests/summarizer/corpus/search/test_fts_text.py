"""What somebody types is words and phrases, never a query language."""

import pytest

from summarizer.corpus.search.query import MOST_TERMS, Term, terms


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("", []),
        ("  \t ", []),
        ("*** - : ()", []),
        ("talks", [("talks", True)]),
        ("talks ", [("talks", False)]),
        ("peace talks", [("peace", False), ("talks", True)]),
        ('"peace talks" oslo', [("peace talks", False), ("oslo", True)]),
        ('oslo "peace talks"', [("oslo", False), ("peace talks", False)]),
        ('oslo "peace ta', [("oslo", False), ("peace ta", True)]),
        ("“peace talks” oslo ", [("peace talks", False), ("oslo", False)]),
        ("oslo OR NEAR(a b) title:x -y", ["oslo", "OR", "NEAR(a", "b)", "title:x", "-y"]),
        ("oslo oslo oslo ", [("oslo", False)]),
        ('""', []),
        ('"', []),
        ('oslo "', [("oslo", False)]),
    ],
)
def test_query_is_parsed_into_words_and_phrases(query: str, meant: list) -> None:
    if meant and isinstance(meant[0], str):
        assert [term.text for term in terms(query)] == meant
    else:
        assert list(terms(query)) == [Term(*term) for term in meant]


def test_term_is_escaped_for_fts5() -> None:
    assert Term('say "no" * NEAR', prefix=True).match == '"say ""no"" * NEAR"*'


def test_long_query_is_truncated() -> None:
    assert len(terms(" ".join(f"word{n}" for n in range(10_000)))) == MOST_TERMS
    (term,) = terms("x" * 10_000)
    assert len(term.text) == 500


def test_controls_and_lone_surrogates_in_a_query_are_replaced() -> None:
    assert [term.text for term in terms("a\0b \ud800c \x1b[31m")] == ["a\ufffdb", "\ufffdc", "\ufffd[31m"]
