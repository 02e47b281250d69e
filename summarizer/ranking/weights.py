"""What each feature of a sentence weighs in its score, and what repeating costs.

Fitted by `python -m training.ranking` on the GUM excerpts (Zeldes 2017), 96 documents of eight genres: a
ridge regression on how central their annotators' discourse trees make each sentence. Fitted on four fifths of
the documents, such weights order the rest with an nDCG@10 of 74.1; the order of the text has 63.6. `base` is
what every sentence has, so that hardly any falls below 0. `dependence` and `short` are set by hand: that a
sentence can be read without the one before it, and says something, is what a summary asks, and no annotation
tells it. Left out, because they fitted to nothing or less beside the others: how near the start exactly, and
words shared with the lead.
"""

from __future__ import annotations

PARTS: dict[str, float] = {
    "base": 0.091,  # what every sentence has
    "opening": 0.083,  # one of the first two
    "paragraph": 0.169,  # opens its paragraph
    "topic": 0.082,  # opens one of three sentences or more
    "section": 0.156,  # opens what stands under a heading
    "closing": 0.103,  # closes it, or the text
    "centrality": 0.093,  # how much of the text is about it
    "title": 1.243,  # shares words with the title
    "heading": 0.371,  # shares words with the heading above it
    "entities": 0.028,  # whom and what it names
    "subject": 0.029,  # opens with what the text is about
    "figures": 0.041,  # gives a date or counts something
    "short": -0.050,  # too short to say much
    "long": 0.137,  # too long to take in at once: it says much
    "quotation": -0.239,  # the share of it that is quoted
    "answer": 0.230,  # follows a question, and is no mere word or two
    "purpose": 0.019,  # tells what for, or what was found
    "definition": 0.078,  # tells what something is
    "own": 0.150,  # speaks of what we do: a statement, not a report
    "example": -0.059,  # gives an example
    "caption": -0.098,  # tells of a figure or a picture
    "question": -0.159,  # asks
    "fragment": -0.056,  # is no whole sentence
    "dependence": -0.350,  # can't stand alone: "However, he …", half a quotation
}
NAMES = tuple(PARTS)
REDUNDANCY = 2
"""The power by which what has been said takes from a score: of half, a quarter; of all, all."""
SAME_SECTION = 0.9
"""What a sentence's score is multiplied by for each one that its section has given to the summary before."""
