"""From a document to what is known of it: names found again, summaries around one, and stopping."""

import pytest

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Paragraph
from summarizer.pipeline import analyze
from summarizer.summary import Length

BLOCKS = (
    ("heading", "The talks"),
    ("body", "Anna Berg met Bob Hale in Oslo. The harbor was closed."),
    ("body", "“We stay. We will not leave,” said Berg. Hale went home. It rained all day."),
    ("list", "Berg brought two maps."),
)
TEXT = "\n\n".join(text for _, text in BLOCKS)


def paragraphs():
    start = 0
    for kind, text in BLOCKS:
        yield Paragraph(start, start + len(text), kind)
        start += len(text) + 2


DOCUMENT = Document(TEXT, tuple(paragraphs()), "The talks")


@pytest.fixture(scope="module")
def analysis():
    return analyze(DOCUMENT)


def shown(analysis, summary) -> list[str]:
    return [excerpt.text(analysis.document, analysis.sentences) for excerpt in summary.excerpts]


def test_focused_summary_has_mentions_and_quotes_of_the_entity(analysis):
    berg, hale = analysis.named("Anna Berg"), analysis.named("hale")
    assert shown(analysis, analysis.summary(focus=berg.id)) == [
        "Anna Berg met Bob Hale in Oslo.",
        "“We stay.",
        "We will not leave,” said Berg.",
        "Berg brought two maps.",
    ]
    assert shown(analysis, analysis.summary(focus=hale.id)) == [
        "Anna Berg met Bob Hale in Oslo.",
        "Hale went home.",
    ]


def test_focus_adds_the_documented_amounts_to_scores():
    """0.2 for naming them, 0.1 for opening with them, 0.15 for being said by them, 0.1 for a quotation of
    somebody else that names them."""
    text = (
        "Anna Berg opened the bridge on Monday. The crowd waited for Anna Berg all day. "
        "“We stay,” said Berg. “The bridge was built by Berg,” said Bob Hale. It rained in Oslo."
    )
    analysis = analyze(Document(text, (Paragraph(0, len(text)),), "The bridge"))
    berg = analysis.named("Anna Berg").id
    gains = [dict(analysis.why(at, (), focus=berg).parts).get("focus") for at in range(5)]
    assert gains[4] is None
    assert gains[:4] == pytest.approx([0.2 + 0.1, 0.2, 0.2 + 0.15, 0.2 + 0.1])


def test_pins_and_drops_apply_to_a_focused_summary(analysis):
    hale = analysis.named("Hale").id
    summary = analysis.summary(focus=hale, pinned=[2], dropped=[1])
    assert shown(analysis, summary) == ["The harbor was closed.", "Hale went home."]
    assert (summary.focus, summary.pinned, summary.dropped) == (hale, {2}, {1})


def test_entity_named_only_in_a_heading_focuses_the_whole_text():
    text = "News from Norway\n\nThe head of the bank has gone. Nobody knows why."
    analysis = analyze(Document(text, (Paragraph(0, 16, "heading"), Paragraph(18, len(text))), "News"))
    (norway,) = analysis.entities
    assert list(analysis.summary(focus=norway.id).ranks) == [1, 2]


def test_unknown_entity_or_sentence_raises(analysis):
    with pytest.raises(KeyError):
        analysis.summary(focus="e99")
    with pytest.raises(IndexError, match="there is no sentence 8: the last is 7"):
        analysis.summary(pinned=[8])
    with pytest.raises(IndexError, match="there is no sentence -1"):
        analysis.summary(dropped=[-1])


def test_pinned_sentences_come_first(analysis):
    assert analysis.summary(Length(1), pinned=[5]).ranks == {5: 1}
    assert analysis.summary(Length(2), pinned=[5, 2]).ranks == {2: 1, 5: 2}


def test_dropped_sentence_is_replaced_by_the_next_new_one():
    text = "The council sold two ships abroad. The council sold two ships abroad. Rain fell on all the hills."
    analysis = analyze(Document(text, (Paragraph(0, len(text)),), "Ships"))
    assert list(analysis.summary(Length(1)).ranks) == [0]
    assert list(analysis.summary(Length(1), dropped=[0]).ranks) == [2]
    assert analysis.summary(Length(2), dropped=[0], pinned=[0]).ranks == {2: 1, 1: 2}


def test_entity_is_found_by_part_of_its_name_in_any_case(analysis):
    berg = analysis.named("Anna Berg")
    assert berg.aliases == ("Berg",)
    assert analysis.named("BERG") is berg
    assert analysis.named("nna b") is berg
    assert analysis.named("Carl") is None
    assert analysis.entity(berg.id) is berg
    assert analysis.entity(None) is None


def test_sentence_at_returns_the_sentence_at_an_offset(analysis):
    at = [analysis.sentence_at(offset) for offset in (0, 10, 11, TEXT.index("harbor"), len(TEXT))]
    assert at == [0, 0, 1, 2, 7]


def test_words_counts_sentences_and_list_items(analysis):
    assert analysis.words() == 7 + 4 + 2 + 6 + 3 + 4 + 4


def test_empty_document_is_analyzed():
    analysis = analyze(Document("", (), "Nothing"))
    assert analysis.sentences == analysis.entities == analysis.quotes == ()
    assert analysis.summary().excerpts == ()
    assert analysis.named("Anyone") is None


def test_entities_are_numbered_by_descending_salience(analysis):
    saliences = [entity.salience for entity in analysis.entities]
    assert saliences == sorted(saliences, reverse=True)
    assert [entity.id for entity in analysis.entities] == [f"e{n + 1}" for n in range(len(saliences))]
    assert analysis.quotes[0].speaker == analysis.named("Berg").id


def test_progress_rises_to_one():
    told = []
    analyze(DOCUMENT, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_analysis_can_be_cancelled_at_any_check():
    """However late it is asked to, it stops: nothing takes the exception for something else."""
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    whole = analyze(DOCUMENT, cancelled=count)
    assert whole == analyze(DOCUMENT)
    for last in (*range(0, asked, 3), asked - 1):
        answers = iter([False] * last + [True])
        with pytest.raises(Cancelled):
            analyze(DOCUMENT, cancelled=lambda answers=answers: next(answers))
