"""Which units are eligible, and what each is quoted with."""

from __future__ import annotations

from summarizer.document import Document, Kind, Paragraph, Sentence
from summarizer.language.sentences import split
from summarizer.ranking.units import units
from summarizer.summary import quoted


def made(*blocks: tuple[Kind, str], title: str = "Title") -> tuple[Document, tuple[Sentence, ...]]:
    text, spans = "", []
    for kind, block in blocks:
        spans.append(Paragraph(len(text), len(text) + len(block), kind))
        text += block + "\n\n"
    document = Document(text, tuple(spans), title)
    return document, units(document, split(document))


def quotes(*blocks: tuple[Kind, str], title: str = "Title") -> list[str]:
    document, found = made(*blocks, title=title)
    return [quoted(document, unit) for unit in found if unit.eligible]


def reasons(*blocks: tuple[Kind, str]) -> list[str | None]:
    return [unit.excluded for unit in made(*blocks)[1]]


def test_open_lead_in_is_quoted_with_each_item() -> None:
    assert quotes(
        ("body", "The council voted to:"), ("list", "- close the pool"), ("list", "- Sell the hall.")
    ) == [
        "The council voted to: close the pool",
        "The council voted to: Sell the hall.",
    ]


def test_closed_lead_in_is_not_quoted_with_whole_sentences() -> None:
    lead, item = ("body", "Three things happened today:"), ("list", "* The bridge at Tamm was closed.")
    assert quotes(lead, item) == ["The bridge at Tamm was closed."]


def test_lead_in_ending_in_a_verb_is_omitted_before_a_sentence() -> None:
    lead, item = ("body", "The most important are:"), ("list", "1. The station should be reopened.")
    assert quotes(lead, item) == ["The station should be reopened."]
    assert quotes(lead, ("list", "2. the station at Garth")) == [
        "The most important are: the station at Garth"
    ]


def test_lead_in_applies_only_to_its_own_list() -> None:
    blocks: list[tuple[Kind, str]] = [
        ("body", "The council voted to:"),
        ("list", "- close the pool"),
        ("list", "- sell the hall"),
        ("body", "It rose at nine."),
        ("list", "- Budget of the pool"),
    ]
    assert quotes(*blocks)[-2:] == ["It rose at nine.", "Budget of the pool"]


def test_long_lead_in_is_a_sentence_of_its_own() -> None:
    lead = "The storm killed twelve people in the valley and left forty thousand homes without power, and:"
    assert quotes(("body", lead), ("list", "- closed the port"))[0] == lead


def test_lead_in_with_a_figure_is_eligible_itself() -> None:
    lead = "Of 18 services, 11 improved and four did not:"
    assert quotes(("body", lead), ("list", "- trains"))[0] == lead


def test_fragment_is_quoted_with_its_heading() -> None:
    assert quotes(("heading", "LIFE SAFETY"), ("list", "- 3 dead, 14 injured")) == [
        "LIFE SAFETY: 3 dead, 14 injured"
    ]


def test_uninformative_heading_is_not_quoted() -> None:
    item: tuple[Kind, str] = ("list", "- 3 dead, 14 injured")
    assert quotes(("heading", "Key points"), item) == ["3 dead, 14 injured"]
    assert quotes(("heading", "Flood in Orr"), item, title="Flood in Orr") == ["3 dead, 14 injured"]


def test_whole_sentence_is_not_quoted_with_its_heading() -> None:
    assert quotes(("heading", "Access"), ("list", "- The road was closed.")) == ["The road was closed."]


def test_parent_item_is_the_lead_in_of_the_items_under_it() -> None:
    blocks: list[tuple[Kind, str]] = [
        ("list", "- Closed until May:"),
        ("list", "- the pool"),
        ("list", "- the hall"),
    ]
    assert quotes(*blocks) == ["Closed until May: the pool", "Closed until May: the hall"]


def test_kinds_that_are_never_chosen_give_the_reason() -> None:
    kinds: tuple[Kind, ...] = ("heading", "byline", "quote", "code")
    assert reasons(*((kind, "Ships left the harbor.") for kind in kinds)) == [
        "heading",
        "by-line",
        "quotation",
        "code",
    ]


ROWS: list[tuple[Kind, str]] = [
    ("table", "District\tDead"),
    ("table", "Tarn\t310"),
    ("table", "Orr\t42"),
]


def test_table_rows_are_eligible_where_no_sentence_tells_their_figures() -> None:
    assert quotes(("body", "Floods hit the valley."), *ROWS) == [
        "Floods hit the valley.",
        "District Dead: Tarn 310",
        "District Dead: Orr 42",
    ]


def test_table_rows_are_not_eligible_where_a_sentence_tells_a_figure_of_theirs() -> None:
    assert quotes(("body", "In Tarn 310 people died."), *ROWS) == ["In Tarn 310 people died."]
    assert reasons(("body", "In Tarn 310 people died."), *ROWS) == [None, "heading", "table", "table"]


def test_row_of_a_form_without_column_names_is_not_eligible() -> None:
    assert quotes(("table", "Report\t120"), ("table", "Phone\t555 310")) == []
