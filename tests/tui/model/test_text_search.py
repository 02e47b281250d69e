"""Hits: what a person means by what he types, exactly where it stands, and none missed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Span
from summarizer.language.folding import FoldedText, cut, fold, fold_character, leaves_nothing
from tui.model.finders import SearchQuery, finder_of, has_capital, means_something
from tui.model.text_search import TextSearch

ALPHABET = "aAbsfizß ﬁﬃe\u0301é\u0308\n\tÖø’'\u00ad…\u00a0が한Σσς\u200d\ufe0f´"
TEXTS = st.text(ALPHABET, max_size=60)
QUERIES = st.text(ALPHABET, min_size=1, max_size=4).filter(means_something)


def searched(text: str, query: str, mode: str = "literal", size: int = 8, origin: int = 0) -> TextSearch:
    finder = finder_of(SearchQuery(query, mode))
    return TextSearch(FoldedText(text, cased=finder.cased, size=size), finder, origin)


def hits(text: str, query: str, size: int = 8, mode: str = "literal") -> list[Span]:
    """By `n`, from the start on."""
    search = searched(text, query, mode, size)
    search.finish()
    found, at = [], -1
    while (near := search.near(at, 1)) is not None and not near.wrapped:
        found.append(near.span)
        at = near.span.start
    assert len(found) == search.count
    return found


def naive(text: str, query: str) -> list[Span]:
    """Fold all of it, each character with where it comes from, and compare at every place."""
    cased = has_capital(query)
    needle, folded = squeezed(query, cased), ""
    origins: list[int] = []
    for at, character in enumerate(text):
        for one in fold_character(character, cased=cased):
            if one != " " or not folded.endswith(" "):
                folded += one
                origins.append(at)
    found: dict[int, Span] = {}
    for at in range(len(folded)):
        if folded.startswith(needle, at):
            end = origins[at + len(needle) - 1] + 1
            while end < len(text) and fold_character(text[end], cased=cased) == "":
                end += 1
            found.setdefault(origins[at], Span(origins[at], end))
    return [*found.values()]


def squeezed(text: str, cased: bool) -> str:
    folded = "".join(fold_character(c, cased=cased) for c in text)
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return folded


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Zelenskyy met him", "zelenskyy", ["Zelenskyy"]),
        ("Zürich, ZURICH, Zu\u0308rich", "zurich", ["Zürich", "ZURICH", "Zu\u0308rich"]),
        ("Zürich, Zurich", "zürich", ["Zürich", "Zurich"]),
        ("Zurich, zurich", "Zurich", ["Zurich"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "stras", ["Straß"]),
        ("an eﬃcient ﬁx", "effi", ["eﬃ"]),
        (
            "prime\nminister, prime \n\t minister",
            "prime minister",
            ["prime\nminister", "prime \n\t minister"],
        ),
        ("Russia’s", "a's", ["a’s"]),
        ("“no”", '"no"', ["“no”"]),
        ("2019–20", "9-2", ["9–2"]),
        ("Wałęsa in Łódź", "lodz", ["Łódź"]),
        ("a.b, axb", "a.b", ["a.b"]),
        ("aaaa", "aa", ["aa", "aa", "aa"]),
        ("ΟΔΟΣ οδος", "οδοσ", ["ΟΔΟΣ", "οδος"]),
        ("co\u00adoperate", "coop", ["co\u00adop"]),
        ("か が", "か", ["か"]),
        ("한국", "국", ["국"]),
        ("", "a", []),
        ("abc", "abcd", []),
    ],
)
def test_search_folds_case_accents_and_spaces(text: str, query: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in hits(text, query)] == found


@given(TEXTS, QUERIES, st.integers(1, 70))
def test_search_equals_naive_search(text: str, query: str, size: int) -> None:
    assert hits(text, query, size) == naive(text, query)


@given(TEXTS, QUERIES)
def test_backward_search_finds_the_same_matches(text: str, query: str) -> None:
    search = searched(text, query)
    back, at = [], len(text)
    while (near := search.near(at, -1)) is not None and not near.wrapped:
        back.append(near.span)
        at = near.span.start
    assert back[::-1] == hits(text, query)


@given(TEXTS, QUERIES, st.integers(0, 60), st.integers(0, 60))
def test_matches_within_a_line_are_found(text: str, query: str, a: int, b: int) -> None:
    line = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    search = searched(text, query, size=40)
    every = hits(text, query)
    shared = [hit for hit in every if max(hit.start, line.start) < min(hit.end, line.end)]
    assert [*search.within(line)] == shared
    search.finish()
    assert search.begins_within(line) == any(line.start <= h.start < line.end for h in every)
    assert [search.number(hit.start) for hit in every] == [*range(1, len(every) + 1)]


def test_search_wraps_around() -> None:
    search = searched("one two one", "one")
    assert search.near(0, 1) == (Span(8, 11), False)
    assert search.near(8, 1) == (Span(0, 3), True)
    assert search.near(0, -1) == (Span(8, 11), True)
    lone = searched("one two", "two")
    assert lone.near(4, 1) == (Span(4, 7), True), "the only one is the next one, too"
    assert lone.near(4, -1) == (Span(4, 7), True)


def test_search_is_lazy() -> None:
    search = searched("one " * 1000, "one", size=40, origin=2000)
    assert search.near(2000, 1) == (Span(2004, 2007), False)
    assert search.count < 30
    assert search.near(2100, 1, look=False) is None
    assert not search.complete
    while search.step():
        pass
    assert search.complete
    assert search.count == 1000


@given(st.text(ALPHABET, max_size=200), st.integers(1, 20))
def test_text_folded_in_pieces_equals_text_folded_whole(text: str, size: int) -> None:
    ends = cut(text, size)
    pieces = [fold(text[a:b], cased=False).text for a, b in pairwise([0, *ends])]
    assert "".join(pieces) == fold(text, cased=False).text == squeezed(text, cased=False)
    assert not any(leaves_nothing(text[end]) for end in ends[:-1])


@pytest.mark.parametrize(("query", "capital"), [("Anna", True), ("anna", False), ("ß", False), ("É", True)])
def test_capital_in_the_query_makes_search_case_sensitive(query: str, capital: bool) -> None:
    assert has_capital(query) == capital


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Berg, Bergen, Ekeberg, berg's", "berg", ["Berg", "berg"]),
        ("in Bergen. In the inn", "in", ["in", "In"]),
        ("the U.S. and U.S.A.", "U.S.", ["U.S.", "U.S."]),
        ("prime minister, prime ministers", "prime minister", ["prime minister"]),
        ("snake_case and snake", "snake", ["snake", "snake"]),
        ("Zürich and Zürichsee", "zurich", ["Zürich"]),
        ("東京都", "京", ["京"]),
        ("lodge lod", "lod ", ["lod"]),
    ],
)
def test_whole_words_begin_and_end_at_the_bounds_of_words(text: str, query: str, found: list[str]) -> None:
    for size in (1, 4, 100):
        assert [text[a:b] for a, b in hits(text, query, size, "words")] == found


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The dam broke. A new dam, damp.", "dam new ", ["dam", "new", "dam"]),
        ("The harbors of Lund", "lund harb", ["harb", "Lund"]),
        ("Anna Berg and Berg, Anna", "“anna berg”", ["Anna Berg"]),
        ("Don’t do it; don t", "don't ", ["Don’t", "don t"]),
        ("Zürich", "zurich ", ["Zürich"]),
        ("東京都", "東京 ", ["東京"]),
        ("harbor harbors", '"harbor" harbors ', ["harbor", "harbors"]),
        ("one", "... ", []),
    ],
)
def test_terms_are_found_as_in_a_search_of_all_briefings(text: str, query: str, found: list[str]) -> None:
    for size in (1, 4, 100):
        assert [text[a:b] for a, b in hits(text, query, size, "terms")] == found


@given(TEXTS, QUERIES, st.integers(1, 70), st.sampled_from(["words", "terms"]))
def test_matches_do_not_depend_on_the_pieces(text: str, query: str, size: int, mode: str) -> None:
    assert hits(text, query, size, mode) == hits(text, query, 1000, mode)
