"""Dates in paragraphs of facts about a document, in date-time groups, periods and signatures."""

import io

import pytest

from summarizer.readers import open_documents

PROSE = "Both sides said on 3 March 2021 that the talks had been of use and that they would go on next month."


def date_in(text: str, name: str = "paper.txt") -> str | None:
    [document] = open_documents(io.BytesIO(text.encode()), name=name)
    return document.date


@pytest.mark.parametrize(
    "facts",
    [
        "Remarks by Ida Holm, General Secretary of the Weavers' Union, Guild Hall, Orrin, 9 May 2026. "
        "Transcribed from a recording by a member who stood at the back.",
        "Ida Holm, Deputy Governor, Bank of Orrin 9 May 2026. Embargoed until 20:30. The views are her own.",
        "The letter that reads the small print so that you need not do so. 9 May 2026. 12,000 readers now!",
        "**Centre for Ports** · Product 26/014 · 9 May 2026\nReaders: masters of ports, chief constables, "
        "the coast guard. Do not put it on open systems.",
        '[Translation from Danish. Source: "Nordisk Tidende", daily of the\nprovince, Melby, 9 May 2026, '
        "page 3. It has not been checked by the author.]",
        'Machine translation; original at "Evening of Orrin", 9 May 2026. Remarks of the translator stand in '
        "brackets.",
    ],
)
def test_date_among_the_facts_below_a_title_is_the_date(facts: str) -> None:
    assert date_in(f"# Ferries of Orrin\n\n{facts}\n\n{PROSE}\n", "paper.md") == "2026-05-09"


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of Orrin met for the last time in the old town hall by the harbor on 9 May 2026.",
        "The treaty, which Orrin signed after twelve long years of talks with Melby, lapsed 9 May 2026.",
        "9 May 2026 was the day on which the ferry went down, and nobody on the quay has forgotten it since.",
        "Ida Holm, Minister of Ports, born 9 May 1956. She has been a member of the house for thirty years.",
        "Comments are welcome until 9 May 2026. They may be sent by letter to the clerk of the committee.",
    ],
)
def test_date_of_an_event_in_prose_is_not_the_date(sentence: str) -> None:
    assert date_in(f"# Ferries of Orrin\n\n{sentence}\n\n{PROSE}\n", "paper.md") is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("DTG: 091900 MAY 26", "2026-05-09"),
        ("PERIOD 080600 TO 090600 MAY 26", "2026-05-09"),
        ("PERIOD: 080600Z MAY 26 TO 090600Z MAY 26", "2026-05-09"),
        ("Reporting period: 1 May 2026 to 9 May 2026", "2026-05-09"),
        ("Order of 091999 MAY 26", None),
        ("Issued by the Information Desk of the Parliament of Orrin, 9 May 2026", "2026-05-09"),
        ("Submitted on: 9 May 2026     Ref: RB/26/04", "2026-05-09"),
    ],
)
def test_date_of_a_report_is_the_group_or_the_last_day_of_its_period(line: str, date: str | None) -> None:
    assert date_in(f"FERRIES OF ORRIN\n{line}\n\n1. GENERAL\n\n{PROSE}\n") == date


@pytest.mark.parametrize(
    "lines",
    [
        "Oversight of the Ferries\nSaturday, May 9, 2026, 10:00 a.m., Room 214, State House\n"
        "Prepared by the staff of the majority. It is not an official record of the house.",
        "Minutes of the Special Meeting held in the Reading Room on\nSaturday 9th May 2026 at 7.30 pm.",
    ],
)
def test_date_and_time_on_their_own_line_date_a_sitting(lines: str) -> None:
    assert date_in(f"COMMITTEE ON FERRIES\n{lines}\n\n{PROSE}\n") == "2026-05-09"


def test_ordinal_day_is_read_with_its_month() -> None:
    assert date_in(f"LOWER MELBY PARISH COUNCIL\n9th May 2026\n\n{PROSE}\n") == "2026-05-09"


def test_copyright_of_an_agency_gives_the_year_of_a_dateline() -> None:
    wire = (
        "Ferry sinks\n\nMELBY, May 9 (Delphi News) - The ferry has sunk in the harbor, the county said.\n\n"
    )
    tail = "It was built in 1987 and had been repaired in 2019.\n\n(c) Delphi News Agency 2026. All rights.\n"
    assert date_in(wire + tail) == "2026-05-09"


def test_date_below_a_letter_is_the_date_though_copies_follow() -> None:
    tail = (
        "(Seal) Office of the Harbor Committee\n9 May 2026\n\nCopied to: the Union of Pilots. 120 copies.\n"
    )
    assert date_in(f"Notice on the ferries\n\n{PROSE}\n\n{PROSE}\n\n{tail}") == "2026-05-09"


def test_date_after_an_author_with_a_link_is_found_in_a_page() -> None:
    page = (
        "<html><body><main><h1>Ferries of Orrin</h1><p class='meta'>Words by <a href='#'>Ida Holm</a>"
        " &middot; Pictures by Sol Amadi &middot; 9 May 2026</p>"
        f"<p>{PROSE}</p><p>{PROSE}</p></main></body></html>"
    )
    assert date_in(page, "page.html") == "2026-05-09"
