"""Snippets: one line, the hit near its beginning, lit exactly."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.corpus.search.highlight import BEFORE, LENGTH, snippet
from summarizer.document import Span


def test_short_passage_is_shown_whole() -> None:
    assert snippet("Berg met\n  Novak.", [Span(11, 16)]) == ("Berg met Novak.", (Span(9, 14),))


def test_long_passage_is_cut_shortly_before_the_match() -> None:
    text = "word " * 100 + "Novak " + "more " * 100
    line, lit = snippet(text, [Span(500, 505)])
    assert line.startswith("…word word")
    assert line.endswith("…")
    assert [line[a:b] for a, b in lit] == ["Novak"]
    assert lit[0].start <= BEFORE + 1


def test_match_at_the_cut_is_highlighted_up_to_the_cut() -> None:
    text = "Novak" + "x" * (LENGTH - 10) + "Berger and more"
    line, lit = snippet(text, [Span(0, 5), Span(LENGTH - 5, LENGTH + 1)])
    assert [line[a:b] for a, b in lit] == ["Novak", "Berge"]


def test_snippet_without_a_match_is_the_beginning() -> None:
    assert snippet(" Nothing here.", []) == ("Nothing here.", ())


@given(st.text("ab \n\t字é", min_size=1, max_size=800), st.data())
def test_snippet_highlights_exactly_the_matches(text: str, data: st.DataObject) -> None:
    words = [at for at, character in enumerate(text) if not character.isspace()]
    starts = sorted(data.draw(st.sets(st.sampled_from(words), max_size=5))) if words else []
    spans = [Span(at, at + 1) for at in starts]
    line, lit = snippet(text, spans)
    assert "\n" not in line
    assert "  " not in line
    assert len(line) <= LENGTH + 2
    assert [line[a:b] for a, b in lit] == [text[a:b] for a, b in spans[: len(lit)]]
    assert not spans or lit, "the first one is always shown"
