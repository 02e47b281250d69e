"""What each part of a score weighs. Parts are 0 to 1; those with a weight below 0 take off.

Set by hand, from what the literature on news says (position and the lead first, then centrality), and looked
at on the development documents of `benchmarks/`; not fitted.
"""

from __future__ import annotations

PARTS: dict[str, float] = {
    "position": 0.45,  # how near the start of the text
    "paragraph": 0.05,  # opens its paragraph
    "centrality": 0.35,  # how much of the text is about it
    "lead": 0.15,  # shares words with the first sentences
    "title": 0.15,  # shares words with the title and the headings
    "entities": 0.25,  # whom and what it names
    "length": -0.25,  # too short to say much, or too long to take in
    "dependence": -0.35,  # can't stand alone: "However, he …", a question, half a quotation
}
NAMES = tuple(PARTS)
REDUNDANCY = 0.45
"""What is taken off, when choosing, for a sentence all of whose content has been said."""
