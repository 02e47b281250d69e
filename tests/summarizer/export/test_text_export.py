"""A summary and the names as plain lines."""

import pytest

from summarizer.document import Document, Paragraph, Place
from summarizer.export.citation import paragraph, sentence
from summarizer.export.text import entities_to_text, reading_time, to_text
from summarizer.pipeline import analyze
from summarizer.summary import Length

TEXT = "The talks\n\nAnna Berg met Bob Hale in Oslo. It rained.\n\nBerg left on 3 May 2024."
DOCUMENT = Document(TEXT, (Paragraph(0, 9, "heading"), Paragraph(11, 53), Paragraph(55, 79)), "The talks")


@pytest.fixture(scope="module")
def analysis():
    return analyze(DOCUMENT)


def test_text_export_has_title_length_and_cited_sentences(analysis):
    assert to_text(analysis, analysis.summary(Length(2), pinned=[3])) == (
        "The talks\n"
        "2 of 3 sentences, 1 min in full\n\n"
        "Anna Berg met Bob Hale in Oslo. (¶ 2, sentence 1)\n\n"
        "Berg left on 3 May 2024. (¶ 3, sentence 1)\n"
    )


def test_focused_summary_names_its_entity_in_the_head(analysis):
    hale = analysis.named("hale")
    assert to_text(analysis, analysis.summary(focus=hale.id)).split("\n")[:4] == [
        "The talks",
        "1 of 3 sentences about Bob Hale, 1 min in full",
        "",
        "Anna Berg met Bob Hale in Oslo. (¶ 2, sentence 1)",
    ]


def test_entities_are_grouped_by_type_in_text(analysis):
    assert entities_to_text(analysis) == (
        "The talks\n\n"
        "People\n"
        "    2  Anna Berg (Berg), first in ¶ 2, sentence 1\n"
        "    1  Bob Hale, first in ¶ 2, sentence 1\n\n"
        "Places\n"
        "    1  Oslo, first in ¶ 2, sentence 1\n\n"
        "Dates\n"
        "    1  3 May 2024, first in ¶ 3, sentence 1\n"
    )


def test_citation_counts_sentences_within_their_paragraph(analysis):
    assert sentence(analysis, TEXT.index("rained")) == "¶ 2, sentence 2"
    assert sentence(analysis, TEXT.index("left")) == "¶ 3, sentence 1"


def test_citation_puts_the_page_before_the_paragraph():
    paged = Document("One.\n\nTwo.", (Paragraph(0, 4), Paragraph(6, 10, place=Place(page=3))), "Pages")
    assert [paragraph(paged, at) for at in (0, 6)] == ["¶ 1", "p. 3, ¶ 2"]


@pytest.mark.parametrize(("words", "shown"), [(0, "1 min"), (230, "1 min"), (460, "2 min"), (2300, "10 min")])
def test_reading_time_is_rounded_to_at_least_one_minute(words, shown):
    assert reading_time(words) == shown


@pytest.mark.parametrize("text", ["", "Only a heading"])
def test_document_without_body_exports_only_the_head(text):
    analysis = analyze(Document(text, (Paragraph(0, len(text), "heading"),) if text else (), "Nothing"))
    assert to_text(analysis, analysis.summary()) == "Nothing\n0 of 0 sentences, 1 min in full\n"
    assert entities_to_text(analysis) == "Nothing\n"
