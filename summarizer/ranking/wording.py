"""How a sentence speaks, told by a few words of English and by how it ends; by that alone in other languages.

The lists are of words and turns that say what kind of statement it is: what a text is for, what somebody or
something is, an example, a caption, an address to the reader.
"""

from __future__ import annotations

import re


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split('|'))})\b", re.IGNORECASE)


_CUES = {
    "purpose": _any_of(
        r"aims? (?:to|at|is|of)|aimed (?:to|at)|purpose|objective|goals? (?:is|are|was|of)|proposes?|"
        r"introduces?|explores?|examines?|investigates?|argues?|concludes?|concluded|"
        r"this (?:study|paper|article|chapter|report|review)|in (?:summary|conclusion)|"
        r"we (?:find|found|show|present|propose)"
    ),
    "definition": _any_of(r"(?:is|are|was|were)\s+(?:a|an|the|one)"),
    "own": _any_of(r"i|we|my|our|us"),
    "example": _any_of(r"for example|for instance|e\.g|such as|i\.e|namely"),
    "caption": _any_of(r"figure|fig\.?|table|image|photo|picture|courtesy"),
}
_QUESTION = re.compile(r"[?？؟][”\"'’»“)]*$")
_FRAGMENT = re.compile(r"[^.!?…。！？؟۔।”\"'’»“)\]」』\s][”\"'’»“)\]」』\s]*$")


def wording(text: str, *, english: bool = True) -> dict[str, float]:
    """1 for each turn that a sentence, on one line, has."""
    found = {name: float(cue.search(text) is not None) for name, cue in _CUES.items()} if english else {}
    found["question"] = float(_QUESTION.search(text) is not None)
    found["fragment"] = float(_FRAGMENT.search(text) is not None)
    return found
