"""The summary as its reader wants it: sentences kept and dropped, one by one, and each step taken back.

Pure functions on a `Reading`. A sentence is named by its number in the analysis, as in `Analysis.summary`.
"""

from __future__ import annotations

from dataclasses import replace

from summarizer.document import KEEPABLE
from tui.model.reading import Reading, SentenceChoices, summarize

STEPS = 100
"""How many can be taken back."""


def may_be_kept(reading: Reading, sentence: int) -> bool:
    """Whether a unit can be kept and dropped: headings, by-lines and code can't, unless they are kept now."""
    if reading.analysis is None:
        return False
    return reading.analysis.sentences[sentence].kind in KEEPABLE or sentence in reading.choice.pinned


def keep(reading: Reading, sentence: int) -> Reading:
    """Keep a sentence whatever the length, or do so no more; one that was dropped comes back."""
    now = reading.choice
    pinned = now.pinned - {sentence} if sentence in now.pinned else now.pinned | {sentence}
    return _chosen(reading, SentenceChoices(pinned, now.dropped - {sentence}, _without(now, sentence)))


def drop(reading: Reading, sentence: int) -> Reading:
    """Never take a sentence, or let it be taken again; one that was kept is not any more."""
    now = reading.choice
    dropped = now.dropped - {sentence} if sentence in now.dropped else now.dropped | {sentence}
    return _chosen(reading, SentenceChoices(now.pinned - {sentence}, dropped, _without(now, sentence)))


def note(reading: Reading, sentence: int, line: str) -> Reading:
    """Write a line on a sentence, which is kept from now on; an empty one takes the note away."""
    now, line = reading.choice, line.strip()
    notes = {**_without(now, sentence), **({sentence: line} if line else {})}
    if notes == now.notes:
        return reading
    pinned = now.pinned | {sentence} if line else now.pinned
    return _chosen(reading, SentenceChoices(pinned, now.dropped - {sentence} if line else now.dropped, notes))


def _without(choice: SentenceChoices, sentence: int) -> dict[int, str]:
    """The notes on other sentences: one that is not kept has none."""
    return {other: line for other, line in choice.notes.items() if other != sentence}


def changed(before: SentenceChoices, after: SentenceChoices) -> int | None:
    """The first sentence about which something else is decided."""
    sentences = {*before.pinned, *before.dropped, *before.notes, *after.pinned, *after.dropped, *after.notes}

    def of(choice: SentenceChoices, sentence: int) -> tuple[bool, bool, str | None]:
        return sentence in choice.pinned, sentence in choice.dropped, choice.notes.get(sentence)

    return next((one for one in sorted(sentences) if of(before, one) != of(after, one)), None)


def undo(reading: Reading) -> Reading:
    """Take back the last step; the same reading where there is none."""
    if not reading.earlier:
        return reading
    *earlier, last = reading.earlier
    return summarize(replace(reading, choice=last, earlier=tuple(earlier)))


def _chosen(reading: Reading, choice: SentenceChoices) -> Reading:
    earlier = (*reading.earlier, reading.choice)[-STEPS:]
    return summarize(replace(reading, choice=choice, earlier=earlier))
