"""Titles and dates of plain texts as their senders lay them out: releases, reports, minutes, wires.

Every text is invented, and what is right was written down before anything was run on it.
"""

from __future__ import annotations

import datetime
import io
import os
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.readers import open_documents

PROSE = (
    "The county said that ice on the river had closed the upper lock, that four barges were waiting, and "
    "that "
    "it expected the thaw to set in before the end of the week."
)
NO_DATE = (None, None)


def read(text: str, name: str = "a1.txt") -> Document:
    (document,) = open_documents(io.BytesIO(text.encode()), name=name)
    assert isinstance(document, Document)
    return document


TITLES = {
    "release mark": (
        "FOR IMMEDIATE RELEASE\n\nHarlow Ferries Halts All Crossings Until Friday\n\n"
        f"HARLOW, 3 March 2025 – {PROSE}\n",
        "Harlow Ferries Halts All Crossings Until Friday",
    ),
    "release mark with a contact": (
        "PRESS RELEASE\nContact: Mia Holt, +44 20 7946 0101, press@harlow.example\n\n"
        f"Harlow Council Approves Budget of 40 Million\n\n{PROSE}\n",
        "Harlow Council Approves Budget of 40 Million",
    ),
    "embargo": (
        f"EMBARGOED UNTIL 00:01 GMT, 4 May 2025\n\nHalf of the valley's wells are dry, survey "
        f"finds\n\n{PROSE}\n",
        "Half of the valley's wells are dry, survey finds",
    ),
    "exhibit": (
        f"Exhibit 99.1\n\nCorvale Industries Reports Third Quarter Results\n\n{PROSE}\n",
        "Corvale Industries Reports Third Quarter Results",
    ),
    "filing": (
        "EX-99.1\n2\nd812345dex991.htm\nEX-99.1\n\nCORVALE INDUSTRIES, INC.\n\n"
        f"Corvale to Sell Its Paper Mills for $310 Million\n\n{PROSE}\n",
        "Corvale to Sell Its Paper Mills for $310 Million",
    ),
    "letterhead": (
        "Northern Water Agency\n14 Quay Street, Melby\nTel. +47 5550 0101\n\n"
        f"Drinking water in Melby to be boiled until further notice\n\n{PROSE}\n",
        "Drinking water in Melby to be boiled until further notice",
    ),
    "contents": (
        "Table of Contents\n\nFlood defences of the lower Orla: a review\n\n"
        "1. Summary ........ 2\n2. Findings ....... 5\n\nSummary\n\n" + PROSE + "\n",
        "Flood defences of the lower Orla: a review",
    ),
    "navigation": (
        f"Home > News > Local\nSkip to content\n\nBridge at Tamm closed to lorries\n\n{PROSE}\n",
        "Bridge at Tamm closed to lorries",
    ),
    "ministry above a report": (
        f"REPUBLIC OF VALDORA\nMINISTRY OF HEALTH\n\nMeasles Situation Report No. 7\n12 June "
        f"2025\n\n{PROSE}\n",
        "Measles Situation Report No. 7",
    ),
    "minutes": (
        "TOWN OF HARROW\nBOARD OF SELECTMEN\n\nMinutes of the Regular Meeting of 14 May 2025\n\n"
        f"Present: A. Holt, B. Ray\n\n{PROSE}\n",
        "Minutes of the Regular Meeting of 14 May 2025",
    ),
    "memo": (
        "MEMORANDUM\n\nTO: All staff\nFROM: Ida Berg\nDATE: 3 April 2025\nSUBJECT: Move to the new "
        "building in May\n\n"
        f"{PROSE}\n",
        "Move to the new building in May",
    ),
    "weather bulletin": (
        "WWUS43 KMPX 120945\nWSWMPX\n\nURGENT - WINTER WEATHER MESSAGE\nNational Weather Office Melby\n"
        f"345 AM CST Mon Jan 12 2026\n\n{PROSE}\n",
        "URGENT - WINTER WEATHER MESSAGE",
    ),
    "classification": (
        f"UNCLASSIFIED\n\nWeekly intelligence summary: the northern border\n\n{PROSE}\n",
        "Weekly intelligence summary: the northern border",
    ),
    "by-line and deck": (
        "Harlow ferry to stay in port\nOwners blame a cracked shaft, crews a lack of pay\nBy Mia Holt\n\n"
        f"{PROSE}\n",
        "Harlow ferry to stay in port",
    ),
    "date above": (
        f"4 August 2025\n\nPort of Melby reopens after oil spill\n\n{PROSE}\n",
        "Port of Melby reopens after oil spill",
    ),
    "only a name": (f"Northern Water Agency\n\n{PROSE}\n", "Northern Water Agency"),
    "nothing": (f"{PROSE}\n\n{PROSE}\n", "a1"),
    "label": (f"Headline: Port of Melby reopens\nSlug: port-melby\n\n{PROSE}\n", "Port of Melby reopens"),
    "long headline": (
        "Northgate Water Announces the Completion of the Upgrade of Its Works at Harrow for a Total of "
        "240 Million "
        f"Crowns, Two Years Late\n\n{PROSE}\n",
        "Northgate Water Announces the Completion of the Upgrade of Its Works at Harrow for a Total of "
        "240 Million "
        "Crowns, Two Years Late",
    ),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_title_is_the_headline(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    "above",
    [
        "SATURDAY INTERVIEW",
        "WEEKEND / COAST",
        "Special report 08/2026",
        "HANDLE AS RESTRICTED",
        "CONFIDENTIAL//REL COALITION",
        "Telno: 231",
        "Ref. MTL/RAIL/2024/77",
        "[Translated from the French]",
        "INFO: TREASURY, TRADE, PORT ORRIN",
        "HQ NORTHERN FORCE, J2",
        "Thursday 24 October 2024, 13:00-15:10",
        "INCIDENT SUMMARY Form 209-W (rev. 3)",
        "(Chair), T. Lund",
    ],
)
def test_rubrics_and_markings_above_the_headline_are_no_title(above: str) -> None:
    text = f"{above}\n\nHarbor of Orrin to Close for Six Weeks\n\n{PROSE}\n"
    assert read(text).title == "Harbor of Orrin to Close for Six Weeks"


DATES = {
    "dateline with a year": (f"Lock closed\n\nMELBY – August 4, 2026 – {PROSE}", ("2026-08-04", "dateline")),
    "dateline in brackets": (
        f"Lock closed\n\nMELBY, Valdora (4 August 2026) — {PROSE}",
        ("2026-08-04", "dateline"),
    ),
    "dateline of a wire service": (
        f"Lock closed\n\nMELBY, 4 August 2026 /Newswire/ -- {PROSE}",
        ("2026-08-04", "dateline"),
    ),
    "dateline, year elsewhere": (
        f"Lock closed\n\nMELBY, March 12 (Delphi News) - {PROSE}\n\nThe lock was built in 1921.\n\n© 2026 "
        f"Delphi News",
        ("2026-03-12", "inferred"),
    ),
    "dateline, year by the weekday": (
        "Lock closed\n\nMELBY, March 12 (Delphi News) - The county said on Thursday that the lock is closed. "
        "It had been open since 2024 and is to be rebuilt by 2026.",
        ("2026-03-12", "inferred"),
    ),
    "dateline without any year": (f"Lock closed\n\nMELBY, March 12 (Delphi News) - {PROSE}", NO_DATE),
    "last updated": (f"Lock closed\n\nLast updated: 18 August 2026\n\n{PROSE}", ("2026-08-18", "head")),
    "numbers with a weekday": (f"Lock status\nMonday 01/12/2026 0700 CST\n\n{PROSE}", ("2026-01-12", "head")),
    "date of issue": (
        f"Lock status\nReporting period: 1 to 7 August 2026\nDate of issue: 9 August 2026\n\n{PROSE}",
        ("2026-08-09", "head"),
    ),
    "next report": (
        f"Lock status\nIssued: 9 August 2026\nNext report: 11 August 2026\n\n{PROSE}",
        ("2026-08-09", "head"),
    ),
    "only a deadline": (f"Call for comments\nComments due: 11 August 2026\n\n{PROSE}", NO_DATE),
    "weather bulletin": (
        f"WINTER WEATHER MESSAGE\nWeather Office Melby\n345 AM CST Mon Jan 12 2026\n\n{PROSE}",
        ("2026-01-12", "head"),
    ),
    "military": (f"LOCK REPORT\nDTG: 041430Z AUG 26\n\n{PROSE}", ("2026-08-04", "head")),
    "range": (f"Weekly bulletin\n10–16 March 2026\n\n{PROSE}", ("2026-03-16", "head")),
    "American range": (f"Weekly bulletin\nMarch 10-16, 2026\n\n{PROSE}", ("2026-03-16", "head")),
    "in the headline": (f"Lock report No. 3 as of 4 August 2026\n\n{PROSE}", ("2026-08-04", "head")),
    "decided": (
        f"Holt v. County of Melby\nNo. 24-113\nArgued March 3, 2026\nDecided June 9, 2026\n\n{PROSE}",
        ("2026-06-09", "head"),
    ),
    "far below a letterhead": (
        "COUNTY OF MELBY\nOffice of the Clerk\n1 Quay Street\nTel. 5550 0101\n\nLock committee\n\nMinutes\n\n"
        f"Tuesday, 14 May 2026, 6:30 p.m.\nTown Hall, Room 4\n\n{PROSE}",
        ("2026-05-14", "head"),
    ),
    "unclear order": (f"Lock closed\n03/04/2026\n\n{PROSE}", NO_DATE),
    "in running text": (f"Lock closed\n\nOn 4 August 2025 the lock was closed. {PROSE}", NO_DATE),
    "between bars": (
        f"Lock bulletin\n\nMelby Locks | 6 October 2025 | News for all crews\n\n{PROSE}",
        ("2025-10-06", "head"),
    ),
    "before other facts": (
        f"Lock advisory\n\nBreak-ins at the locks of the lower river at Melby\nPublished 16 September 2025. "
        f"Chance: high. Damage: high.\n\n{PROSE}",
        ("2025-09-16", "head"),
    ),
    "before a greeting": (
        f"Morning note\n\nFriday 6 June 2025, 07:40. Good morning and welcome to a fine day on the river, "
        f"on which nothing is closed.\n\n{PROSE}",
        ("2025-06-06", "head"),
    ),
    "on a line of a meeting": (
        "MINUTES OF A MEETING OF THE LOCK BOARD\nheld at the lock house, Mill Row, and by video link\n"
        f"on Wednesday 23 July 2025 at 9.30 a.m.\n\n{PROSE}",
        ("2025-07-23", "head"),
    ),
    "alone at the foot": (
        f"To the crews of Melby\n\n{PROSE}\n\n{PROSE}\n\n20 March 2025\n",
        ("2025-03-20", "head"),
    ),
    "among words at the foot": (
        f"Lock closed\n\n{PROSE}\n\nIt was built by Ida Lund on 20 March 1925.\n",
        NO_DATE,
    ),
    "year of the past": (
        "Lock closed\n\nMELBY, May 19 - The county has closed the lock, for the first time since 2009.\n",
        NO_DATE,
    ),
    "two digits of a year": (f"Lock closed\nDate: 4 Aug 26\n\n{PROSE}", ("2026-08-04", "head")),
}


@pytest.mark.parametrize(("text", "date"), DATES.values(), ids=DATES.keys())
def test_date_is_the_day_of_issue(text: str, date: tuple[str | None, str | None]) -> None:
    document = read(text)
    assert (document.date, document.date_from) == date


WIRE = "Lock closed\n\nMELBY, March 12 (Delphi News) - The county said on {day} that the lock is closed.\n"


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("Thursday", "2026-03-12"),
        ("Wednesday", "2026-03-12"),
        ("Tuesday", "2025-03-12"),
        ("Monday", "2024-03-12"),
        ("May", None),
    ],
)
def test_dateline_year_is_inferred_from_file_time_and_weekday(
    tmp_path: Path, day: str, date: str | None
) -> None:
    """12 March was a Thursday in 2026, a Wednesday in 2025, a Tuesday in 2024."""
    file = tmp_path / "wire.txt"
    file.write_text(WIRE.format(day=day))
    noon = datetime.datetime(2026, 5, 1, 12).timestamp()
    os.utime(file, (noon, noon))
    (document,) = open_documents(file)
    assert isinstance(document, Document)
    assert (document.date, document.date_from) == (date, "inferred" if date else None)


MAIL = "From: Ann Lee <ann@x.example>\nSubject: {subject}\nDate: Mon, 09 Mar 2026 08:12:00 +0000\n\n{body}\n"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Ferry cancelled", "Ferry cancelled"),
        ("Re: Fwd: Ferry cancelled", "Ferry cancelled"),
        ("[ops-list] FW: Ferry cancelled", "Ferry cancelled"),
        ("[DSA 5-1] Ferry cancelled", "[DSA 5-1] Ferry cancelled"),
    ],
)
def test_title_of_a_message_is_its_subject(subject: str, title: str) -> None:
    data = MAIL.format(subject=subject, body=PROSE).encode()
    (document,) = open_documents(io.BytesIO(data), name="m.eml")
    assert isinstance(document, Document)
    assert (document.title, document.date, document.date_from) == (title, "2026-03-09", "metadata")


@pytest.mark.parametrize(
    ("text", "date_from"),
    [
        ("---\ndate: 2026-03-09\n---\n# Lock closed\n\n" + PROSE, "metadata"),
        ("# Lock closed\n\n9 March 2026\n\n" + PROSE, "head"),
        ("# Lock closed\n\n" + PROSE, None),
    ],
)
def test_source_of_a_markdown_date_is_recorded(text: str, date_from: str | None) -> None:
    document = read(text, "a.md")
    assert (document.date, document.date_from) == ("2026-03-09" if date_from else None, date_from)
