"""Which units a summary never quotes, and the reason that is given."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from summarizer.document import Document, Paragraph
from summarizer.language.sentences import split
from summarizer.ranking.exclusion import exclusions
from summarizer.ranking.units import units
from summarizer.readers import open_documents

FACT = "The council of Orrin voted 5 to 2 on Monday to close the harbor for six weeks."


def told(document: Document) -> dict[str, str | None]:
    document = replace(document, language="en")
    return {document.line(unit): unit.excluded for unit in units(document, split(document))}


def reasons(text: str) -> dict[str, str | None]:
    """Of a Markdown file."""
    (document,) = open_documents(BytesIO(text.encode()), name="text.md")
    assert isinstance(document, Document)
    return told(document)


def paragraphs(*lines: str, language: str = "en") -> Document:
    """A document whose paragraphs are all running text."""
    text, start, spans = "\n\n".join(lines), 0, []
    for line in lines:
        spans.append(Paragraph(start, start + len(line)))
        start += len(line) + 2
    return Document(text, tuple(spans), "", language=language)


def reason(line: str) -> str | None:
    """Of a paragraph among others that tell facts."""
    return told(paragraphs(FACT, line, f"{FACT} It reopens in May."))[line]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dear Bob,", "greeting"),
        ("Good morning, everyone.", "greeting"),
        ("I hope you are all well after the storm.", "greeting"),
        ("Please find below the weekly report.", "greeting"),
        ("Kind regards,", "sign-off"),
        ("Have a lovely weekend,", "sign-off"),
        ("Please let me know if anything is unclear.", "sign-off"),
        ("Thank you very much.", "sign-off"),
        ("Many thanks to the volunteers who cooked for us.", "thanks"),
        ("We are grateful to the families who spoke to us.", "thanks"),
        ("For media enquiries: press@orrin.example, 020 0000 0182", "contact"),
        ("Call the hotline at 800-555-0177 at any hour.", "contact"),
        ("FOR IMMEDIATE RELEASE", "routing"),
        ("EMBARGOED UNTIL 11.15 ON 24 APRIL", "routing"),
        ("All rights reserved by the Orrin Courier.", "boilerplate"),
        ("This summary is provided to assist in understanding the decision.", "boilerplate"),
        ("About Orrin Ferries: Orrin Ferries carries two million people a year.", "boilerplate"),
        ("The views expressed here are those of the sender.", "boilerplate"),
        ("Photo: Ida Lund", "caption"),
        ("By Ida Lund and Per Holm", "by-line"),
        ("(Reporting by Ida Lund; editing by Per Holm)", "by-line"),
        ("Mayor Lund called the meeting to order at 7:03 p.m.", "procedure"),
        ("The agenda was adopted without changes.", "procedure"),
        ("There being no further business, the meeting was adjourned at 10 p.m.", "procedure"),
        ("Motion by Holm, second by Lund, to approve the minutes of May 3.", "procedure"),
        ("Present: Ida Lund, Per Holm, Anna Berg", "attendance"),
        ("The next meeting will be on 22 April in the hall.", "schedule"),
        ("Who will pay for the new pier?", "question"),
        ("The ministry did not answer questions.", "no comment"),
        ("Read more about the harbor.", "navigation"),
        ("The reasons were these:", "lead-in"),
        ("Recorded in Riga", "label"),
        ("Ida Lund, City Clerk", "label"),
        ("Yes.", "fragment"),
        ("Ida Lund: In May.", "fragment"),
    ],
)
def test_furniture_is_excluded_with_its_reason(line: str, expected: str) -> None:
    assert reason(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        FACT,
        "Police called on people near the port to stay indoors until the fire is out.",
        "Motion by Holm, second by Lund, to raise water rates by 14 percent from November 1.",
        "About 46,000 vehicles use the bridge every day.",
        "The next government will have to find 3 billion marks by October.",
        "Thanks to the new pump the water fell by two meters.",
        "Size: 61,420 acres",
        "Hale went home.",
        "We stay.",
        "The minister called the meeting a failure and resigned.",
        "Can you approve the purchase of two trucks by 09:00, please?",
        "Of 18 services, 11 improved, five stayed the same and two got worse:",
        "Contact between the two armies broke off at dawn.",
    ],
)
def test_facts_that_resemble_furniture_are_eligible(line: str) -> None:
    assert reason(line) is None


def test_units_below_a_heading_of_contacts_are_excluded() -> None:
    text = f"# Fire in Orrin\n\n{FACT}\n\n## Contacts\n\nIda Lund leads the fire desk in Orrin.\n"
    assert reasons(text)["Ida Lund leads the fire desk in Orrin."] == "contact"


def test_section_of_procedure_ends_at_the_next_heading() -> None:
    text = f"# Council\n\n## Call to order\n\nAll members took their seats early.\n\n## Harbor\n\n{FACT}\n"
    found = reasons(text)
    assert found["All members took their seats early."] == "procedure"
    assert found[FACT] is None


def test_signature_below_a_sign_off_is_excluded() -> None:
    found = told(paragraphs(FACT, f"{FACT} It reopens in May.", "Kind regards,", "Ida Lund leads the desk"))
    assert found["Ida Lund leads the desk"] == "signature"


def test_every_sentence_of_an_interviewer_is_a_question() -> None:
    turns = (
        turn
        for year in ("1911", "1912", "1913", "1914")
        for turn in (
            f"Q: You named {year}. Was it true?",
            f"A: The sea rose by a meter after {year} in the north.",
        )
    )
    found = told(paragraphs(*turns))
    assert {value for line, value in found.items() if line.startswith("Q: ")} == {"question"}
    assert {value for line, value in found.items() if line.startswith("A: ")} == {None}


def test_caption_spreads_over_its_paragraph() -> None:
    found = told(paragraphs(FACT, "Rescue workers search the pier. Photo: Ida Lund", FACT))
    assert found["Rescue workers search the pier."] == "caption"


def test_document_of_furniture_alone_keeps_its_units() -> None:
    assert told(paragraphs("Dear Bob,"))["Dear Bob,"] is None


def test_cues_of_english_are_not_read_in_other_languages() -> None:
    document = paragraphs("Der Rat schließt den Hafen.", "Dear Bob,", language="de")
    assert exclusions(document, split(document)) == [None, None]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Divers lower a camera beside the broken pier in Orrin on March 3, 2026.", "MARTA HOLM / ORP"),
        ("A dog waits at the flooded gate of the school.", "Tomas Riel/Orrin Press"),
        ("Farmers block the road to the mill at dawn.", "J. P. Lund / Agence Orrin"),
    ],
)
def test_credit_of_name_and_agency_makes_a_caption(caption: str, credit: str) -> None:
    found = told(paragraphs(f"{caption} {credit}", FACT, f"{FACT} It reopens in May."))
    assert found[caption] == "caption"


@pytest.mark.parametrize("line", ["The vote on noise/light limits was 5 to 2 / 7.", f"{FACT} Yes/No."])
def test_slash_alone_makes_no_caption(line: str) -> None:
    found = told(paragraphs(line, FACT, f"{FACT} It reopens in May."))
    assert "caption" not in found.values()


def test_marks_without_a_word_are_never_chosen() -> None:
    found = told(paragraphs("›", "-"))
    assert set(found.values()) == {"label"}


@pytest.mark.parametrize(
    "line",
    [
        "Motion carried 3-2.",
        "Motion carried unanimously.",
        "The motion passed 5 to 0.",
        "The motion failed 2-3.",
        "Carried.",
        "Approved 7-0 with one abstention.",
        "The amendment was defeated 1-6.",
        "Vote: 4-1.",
        "Resolution adopted by voice vote.",
        "Passed, without objection.",
        "All in favor, none opposed.",
    ],
)
def test_vote_without_its_motion_is_procedure(line: str) -> None:
    assert reason(line) == "procedure"


@pytest.mark.parametrize(
    "line",
    [
        "The motion to close the harbor for six weeks passed 5 to 2.",
        "Approved 7-0: a second ferry for the Orrin line, at $4.1 million.",
        "The council carried 3-2 a rise of water rates by 14 percent.",
        "The amendment failed after the mayor said it would cost 40 jobs.",
    ],
)
def test_vote_that_says_on_what_may_be_chosen(line: str) -> None:
    assert reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "A battalion of 30 tanks left its camp near Orrin at night. Source: drone, confirmed by patrol.",
        "The north has moved two brigades to the river by rail. Source: open press. Reliability C2.",
        "Wheat fell by 4 percent to $201 a tonne. Source: port of Orrin.",
    ],
)
def test_list_item_that_names_its_source_may_be_chosen(line: str) -> None:
    found = reasons(f"# Orrin\n\n{FACT}\n\n- The ceasefire held in the west.\n- {line}\n")
    assert found[line] is None


@pytest.mark.parametrize("line", ["Source: Orrin Harbor Office", "Sources: port records, harbor office."])
def test_line_of_sources_alone_is_never_chosen(line: str) -> None:
    assert reason(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Logins with the old passwords no longer work after the upgrade.",
        "Subscribers of the harbor fund will get back 40 crowns each.",
        "Promoted to captain in 1998, Ida Lund led the rescue of 61 people.",
        "The Government does not accept this recommendation, which would cost 140 million a year.",
        "The council does not accept the offer of 3.1 million for the ice rink.",
        "Lund v Harbor Board [1984] should no longer be followed.",
        "Holm v Orrin (2019) is overruled by five judges to two.",
    ],
)
def test_fact_that_begins_like_a_cue_may_be_chosen(line: str) -> None:
    assert reason(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Log in to read the rest of this article", "navigation"),
        ("Sponsored by Orrin Ferries", "navigation"),
        ("The publisher accepts no liability for errors.", "boilerplate"),
        ("The agency does not accept responsibility for the content of other sites.", "boilerplate"),
        ("Lund v Harbor Board [1984] 2 OLR 114", "citation"),
    ],
)
def test_cue_that_is_no_fact_is_never_chosen(line: str, expected: str) -> None:
    assert reason(line) == expected
