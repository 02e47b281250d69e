"""The parts of a score, and what repeating costs.

What each part is worth is learned (`model`, made by `python -m training.ranking`); the rest is set by hand,
and was compared on documents that the trees had not seen.
"""

from __future__ import annotations

NAMES = (
    "base",  # what every unit has
    "position",  # where it stands in the text, its section and its paragraph
    "section",  # what the heading above it, or its own label, promises
    "wording",  # what kind of statement its words make: a decision, a finding, a warning, a pleasantry
    "figures",  # what it counts, and in money, per cent, people or days
    "centrality",  # how much of the text is about it
    "title",  # words it shares with the title and its own heading
    "names",  # whom and what it names
    "length",  # too short to say much, too long to take in
    "form",  # whether it can stand alone: a quotation, an answer, "However, he …", half a sentence
)
REDUNDANCY = 2
"""The power by which what has been said takes from a score: of half, a quarter; of all, all."""
BREVITY, SHORTEST, TYPICAL = 0.15, 8, 20
"""A score is multiplied by (`TYPICAL` / words) to the power of `BREVITY`, the words of its context included:
of two units that tell the same the shorter one is taken. Under `SHORTEST` words nothing more is gained."""
