"""Why a sentence was chosen, worked out by hand."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Paragraph
from summarizer.export.text import ranked, to_text
from summarizer.pipeline import analyze
from summarizer.summary import Length

LINES = (
    "The harbor council sold nine grey ships to Norway last week.",
    "Last week the harbor council sold nine ships to Norway, it says.",
    "Farmers inland lost most of the early wheat.",
    "The wheat had been sold to the council.",
)


@pytest.fixture(scope="module")
def analysis():
    text = "\n\n".join(LINES)
    paragraphs, start = [], 0
    for line in LINES:
        paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 2
    return analyze(Document(text, tuple(paragraphs), "News"))


def test_parts_sum_to_the_score_and_are_sorted_by_size(analysis):
    for number in range(4):
        why = analysis.summary().why(number)
        assert sum(value for _, value in why.parts) == pytest.approx(analysis.ranking.scores.score(number))
        sizes = [abs(value) for _, value in why.parts]
        assert sizes == sorted(sizes, reverse=True)


def test_ranks_are_those_of_the_summary(analysis):
    summary = analysis.summary(Length(3))
    assert {sentence: summary.why(sentence).rank for sentence in summary.ranks} == summary.ranks
    assert sorted(summary.why(number).rank for number in range(4)) == [1, 2, 3, 4]


def test_beaten_lists_higher_scores_ranked_lower_as_redundant(analysis):
    """Sentence 1 says nearly all that sentence 0 says, and comes after sentence 2 for that."""
    score = analysis.ranking.scores.score
    assert list(analysis.ranking.order)[:3] == [0, 2, 1]
    assert score(1) > score(3) > score(2)
    assert analysis.summary().why(2).beaten == (1, 3)
    assert analysis.summary().why(0).beaten == ()


def test_central_words_are_shared_with_other_sentences(analysis):
    assert set(analysis.summary().why(3).words) == {"sold", "council", "wheat"}
    assert "grey" not in analysis.summary().why(0).words


def test_focus_is_a_separate_part(analysis):
    norway = analysis.named("Norway").id
    why = analysis.summary(Length(2), focus=norway).why(0)
    assert dict(why.parts)["focus"] > 0
    assert analysis.summary(focus=norway).why(2).rank is None


def test_dropped_sentence_has_no_rank_and_a_missing_one_raises(analysis):
    assert analysis.summary(dropped={0}).why(0).rank is None
    with pytest.raises(IndexError):
        analysis.summary().why(4)


def test_explained_text_export_has_bars_after_each_sentence(analysis):
    lines = to_text(analysis, analysis.summary(Length(1)), explained=True).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("The harbor council"))
    assert lines[at + 1].startswith("    rank 1, score 0.")
    longest = lines[at + 2]
    assert longest.count("█") == 24
    assert lines[-1].startswith("    central words: ")


def test_given_words_are_used_instead_of_stemming(analysis):
    assert analysis.summary().why(3, ("The", "wheat")).words != analysis.summary().why(3).words
    assert analysis.summary().why(3, ()).words == ()


def test_kept_sentence_is_explained_by_being_kept(analysis):
    why = analysis.summary(Length(1), pinned={3}).why(3)
    assert (why.kept, why.rank, why.excluded, why.beaten) == (True, 1, None, ())
    assert ranked(why).startswith("kept by its reader, rank 1, score 0.")


def test_other_sentences_are_explained_by_their_scores_beside_a_kept_one(analysis):
    why = analysis.summary(Length(2), pinned={3}).why(0)
    assert (why.kept, why.rank) == (False, 2)
    assert ranked(why).startswith("rank 2, score 0.")


@pytest.mark.parametrize(
    ("kind", "line", "reason"),
    [
        ("heading", "The harbor of the town", "heading"),
        ("byline", "By Ada Moe", "by-line"),
        ("body", "Dear Anna,", "greeting"),
    ],
)
def test_ineligible_unit_gives_the_reason(kind, line, reason):
    text = f"{line}\n\nThe council sold nine ships."
    paragraphs = (Paragraph(0, len(line), kind), Paragraph(len(line) + 2, len(text)))
    analysis = analyze(Document(text, paragraphs, "News"))
    why = analysis.summary().why(0)
    assert (why.rank, why.kept) == (None, False)
    assert why.excluded is not None
    assert why.excluded.startswith(reason)
    assert ranked(why) == f"never chosen: {why.excluded}"
    kept = analysis.summary(pinned={0}).why(0)
    assert ranked(kept) == f"kept by its reader, rank 1, never chosen by itself: {why.excluded}"


def test_dropped_sentence_is_explained_as_not_chosen(analysis):
    assert ranked(analysis.summary(dropped={0}).why(0)).startswith("not chosen, score 0.")
