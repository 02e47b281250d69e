"""Titles and dates, from the head of a briefing and from nowhere else."""

import io

import pytest

from summarizer.readers import dates, open_documents

PROSE = "Both sides said on 3 March 2021 that the talks had been of use and that they would go on next month."


def head(text: str, name: str = "a/the_talks-2.final.txt"):
    [document] = open_documents(io.BytesIO(text.encode()), name=name)
    return document.title, document.date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2026-01-31", "2026-01-31"),
        ("2026-01-31T23:59:00+02:00", "2026-01-31"),
        ("31 January 2026", "2026-01-31"),
        ("Saturday, 31st of January 2026", "2026-01-31"),
        ("January 31, 2026", "2026-01-31"),
        ("Date: Sat, 31 Jan 2026 10:00:00 +0000", "2026-01-31"),
        ("ABU DHABI, Feb. 5, 2026", "2026-02-05"),
        ("Sept. 5 2026", "2026-09-05"),
        ("31.01.2026", "2026-01-31"),
        ("31/01/2026", "2026-01-31"),
        ("01/31/2026", "2026-01-31"),
        ("05/05/2026", "2026-05-05"),
        ("03/04/2026", None),
        ("31 February 2026", None),
        ("2026-13-01", None),
        ("0000-01-01", None),
        ("Marching 5, 2026", None),
        ("no. 12026-01-312", None),
        ("room 5, 2026", None),
    ],
)
def test_date_formats_are_parsed(line, date):
    found = dates.find(line)
    assert (found.iso if found else None) == date


@pytest.mark.parametrize(
    "line",
    [
        "31 January 2026",
        "ABU DHABI, Jan. 31, 2026",
        "Published: 31 January 2026 at 10:00 GMT",
        "London, 31 January 2026",
    ],
)
def test_date_alone_on_a_head_line_is_the_date(line):
    assert head(f"Talks end\n\n{line}\n\n{PROSE}") == ("Talks end", "2026-01-31")


def test_dated_title_gives_title_and_date():
    assert head(f"Daily Briefing, 31 January 2026\n\n{PROSE}") == (
        "Daily Briefing, 31 January 2026",
        "2026-01-31",
    )


def test_date_in_running_text_or_below_the_head_is_ignored():
    assert head(f"{PROSE}\n\n31 January 2026\n\n{PROSE}") == ("the_talks-2.final", None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks end\nin Abu Dhabi", "Talks end in Abu Dhabi"),
        ("Will they meet again?\n\n" + PROSE, "Will they meet again?"),
        ("Dear John,\n\n" + PROSE, "the_talks-2.final"),
        ("They met.\n\nThen they left.", "the_talks-2.final"),
        ("“They met.”\n\nThen they left.", "the_talks-2.final"),
        ("From: Jane\nTo: John\n\nDear John,\n\n" + PROSE, "the_talks-2.final"),
        ("By Jane Doe\n31 January 2026\n\n" + PROSE, "the_talks-2.final"),
        ("x" * 121, "the_talks-2.final"),
    ],
)
def test_title_is_taken_from_a_headline_or_the_file_name(text, title):
    assert head(text)[0] == title
