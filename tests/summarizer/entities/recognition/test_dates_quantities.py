"""Recognition of dates and quantities, with answers worked out by hand."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Paragraph, Sentence
from summarizer.entities.recognition.dates_quantities import find_figures


def figures(type_: str, text: str) -> list[str]:
    document = Document(text, (Paragraph(0, len(text)),), "")
    found = find_figures(document, [Sentence(0, len(text), 0)], lambda: False)
    return [document.at(mention) for mention in found if mention.type == type_]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 31 January 2026 it rained.", ["31 January 2026"]),
        ("On January 31, 2026 it rained, and in 2021.", ["January 31, 2026", "2021"]),
        ("It has rained since Monday, or Tuesday, 3 May.", ["Monday", "Tuesday, 3 May"]),
        ("It was sent 2026-01-31.", ["2026-01-31"]),
        ("It may rain.", []),
        ("It ran from 3 to 7 May 2024, or 2021–22.", ["7 May 2024"]),
        ("By the 1990s (1998) it was over.", ["1990s", "1998"]),
    ],
)
def test_dates_are_found(text: str, expected: list[str]) -> None:
    assert figures("date", text) == expected


@pytest.mark.parametrize(
    "text",
    ["COP30 opens.", "COP 26 failed.", "PEN 15 is dry.", "Le 14 mai.", "Re 2, see below.", "Fr 8 left."],
)
def test_words_that_are_also_currencies_are_no_quantity(text: str) -> None:
    assert figures("quantity", text) == []


def test_words_that_are_also_currencies_precede_large_amounts() -> None:
    text = "It cost COP 40 million, COP4,000, Sh2,500, Le 3.2bn or Fr. 8 million."
    assert figures("quantity", text) == ["COP 40 million", "COP4,000", "Sh2,500", "Le 3.2bn", "Fr. 8 million"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They freed 157 prisoners of war.", ["157 prisoners of war"]),
        ("It lasted three hours.", ["three hours"]),
        ("It cost $2.5 billion, or 40 per cent, or 12%.", ["$2.5 billion", "40 per cent", "12%"]),
        ("Some 1,200 tonnes of the grain and 30 people left.", ["1,200 tonnes", "30 people"]),
        ("It was 5 and 7.", []),
        (
            "It cost 2.5 million euros or €40bn, 31 US dollars.",
            ["2.5 million euros", "€40bn", "31 US dollars"],
        ),
        (
            "Twenty-one soldiers and 3,000 wounded civilians came.",
            ["Twenty-one soldiers", "3,000 wounded civilians"],
        ),
        ("They need 350 megawatts of additional power.", ["350 megawatts"]),
        ("It got US$ 3.4 million of US$8.9m.", ["US$ 3.4 million", "US$8.9m"]),
        ("Rs. 11.8 crore, Rs 40 lakh, ₹640 crore.", ["Rs. 11.8 crore", "Rs 40 lakh", "₹640 crore"]),
        ("It cost £85,000 and €1.2bn, or $750k.", ["£85,000", "€1.2bn", "$750k"]),
        (
            "5,310 of 48,200 households and 12 of 30 schools.",
            ["5,310 of 48,200 households", "12 of 30 schools"],
        ),
        ("KSh 3.2 billion, N5.4 billion, R150m.", ["KSh 3.2 billion", "N5.4 billion", "R150m"]),
        ("CHF 200m, USD 3 million and NZ$ 3m.", ["CHF 200m", "USD 3 million", "NZ$ 3m"]),
        ("A flat costs 40 € a month.", ["40 €"]),
        ("A $5 million grant, or A$5 million.", ["$5 million", "A$5 million"]),
        ("Price: $5, or US $6, or 7¢ more than ¢8.", ["$5", "US $6", "¢8"]),
        ("Three of the five bridges are open.", ["Three of the five bridges"]),
        ("Winds of 120 km/h; 12 sq km burned.", ["120 km/h", "12 sq km"]),
        ("3.5 lakh people and 2 crore rupees.", ["3.5 lakh people", "2 crore rupees"]),
        ("R1: Close N5 at K2.", []),
        ("Costs to date: $38.4 MILLION, 2 Billion euros.", ["$38.4 MILLION", "2 Billion euros"]),
        ("The two sides agreed on three things, in two ways, for four reasons.", []),
        ("Both parties sent ten questions, of which six points are open.", []),
        ("They met for three hours and freed two ships.", ["three hours", "two ships"]),
        ("It has 14 parts and 2 sides.", ["14 parts", "2 sides"]),
    ],
)
def test_quantities_are_found_with_their_unit(text: str, expected: list[str]) -> None:
    assert figures("quantity", text) == expected
