"""Marks: a letter for a place in a briefing, remembered with it."""

from __future__ import annotations

from dataclasses import replace

from summarizer.export import citation
from tui.model.reading import Reading


def is_letter(character: str) -> bool:
    """Whether it may name a mark."""
    return len(character) == 1 and character.isalpha()


def mark(reading: Reading, letter: str) -> Reading:
    """The place of the cursor has a mark; where the letter had been set before, it is here now."""
    return replace(reading, marks={**reading.marks, letter: reading.cursor})


def listed(reading: Reading) -> str:
    """The marks there are, by letter: `a ¶ 2, b ¶ 7`."""
    marks = sorted(reading.marks.items())
    return ", ".join(f"{letter} {citation.paragraph(reading.document, at)}" for letter, at in marks)
