"""Tables that exchange all names of the first sample for others of their kind.

Tests that pass with them as well show that nothing is coded to the names of the sample.
"""

from __future__ import annotations

import re

# fmt: off
NORTHERN = {
    "Abu Dhabi": "Reykjavik", "Moscow": "Addis Ababa", "Kyiv": "Nairobi",
    "Ukraine": "Kenya", "Russia": "Ethiopia", "United States": "United Kingdom", "U.S.": "U.K.",
    "Ukrainian": "Kenyan", "Russian": "Ethiopian", "European": "African", "Western": "Asian",
    "Ministry of Defence": "Department of Justice", "European Command": "Northern Fleet",
    "Steve Witkoff": "Harriet Lindqvist", "Donald Trump": "Oliver Pemberton",
    "Kirill Dmitriev": "Abiy Tessema", "Volodymyr Zelenskyy": "William Wanjala",
    "Marco Rubio": "Grace Hollingworth", "Vladimir Putin": "Samuel Bekele",
}
EASTERN = {
    "Abu Dhabi": "Geneva", "Moscow": "Islamabad", "Kyiv": "New Delhi",
    "Ukraine": "India", "Russia": "Pakistan", "United States": "United Arab Emirates", "U.S.": "UAE",
    "Ukrainian": "Indian", "Russian": "Pakistani", "European": "Arab", "Western": "Turkish",
    "Ministry of Defence": "Ministry of Foreign Affairs", "European Command": "Joint Operations Committee",
    "Steve Witkoff": "Layla Al-Harbi", "Donald Trump": "Omar bin Rashid",
    "Kirill Dmitriev": "Tariq Qureshi", "Volodymyr Zelenskyy": "Priya Ramanathan",
    "Marco Rubio": "Jean-Luc O’Hara", "Vladimir Putin": "Imran Z. Chaudhry",
}
# fmt: on


def exchanged(text: str, others: dict[str, str]) -> str:
    """Return a text with its names exchanged."""
    return re.sub(
        "|".join(sorted(map(re.escape, others), key=len, reverse=True)), lambda m: others[m[0]], text
    )
