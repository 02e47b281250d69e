"""Inline styles at a place: nested ones, those that begin far before it, and rules."""

from summarizer.document import Span, Style
from tui.model.style_index import NESTED, StyleIndex


def test_styles_of_a_place_include_those_that_begin_before_it() -> None:
    outer, inner, later = Style(0, 50, "strong"), Style(10, 15, "link"), Style(60, 70, "code")
    index = StyleIndex((outer, inner, later))
    assert list(index.within(Span(12, 13))) == [outer, inner]
    assert list(index.within(Span(15, 60))) == [outer]
    assert list(index.within(Span(50, 60))) == []
    assert list(index.within(Span(40, 61))) == [outer, later]


def test_style_around_many_others_is_looked_for_only_so_far_back() -> None:
    around = Style(0, 10_000, "strong")
    many = [Style(at, at + 1, "code") for at in range(1, 1000)]
    found = list(StyleIndex((around, *many)).within(Span(900, 901)))
    assert found == [Style(900, 901, "code")]
    assert list(StyleIndex((around, *many[: NESTED - 1])).within(Span(900, 901))) == [around]


def test_rules_are_found_by_the_paragraph_below_them() -> None:
    index = StyleIndex((Style(4, 4, "rule"), Style(6, 9, "rule")))
    assert index.rule_above(4)
    assert not index.rule_above(5)
    assert list(index.within(Span(0, 9))) == [], "one with an extent is not drawn on a line"


def test_document_without_styles_has_none_anywhere() -> None:
    assert list(StyleIndex(()).within(Span(0, 9))) == []
