"""The summary as its reader wants it: sentences kept and dropped, one by one, and each step taken back.

Pure functions on a `Reading`. A sentence is named by its number in the analysis, as in `Analysis.summary`.
"""

from __future__ import annotations

from dataclasses import replace

from tui.reading import Choice, Reading, summarize

STEPS = 100
"""How many can be taken back."""


def may_be_kept(reading: Reading, sentence: int) -> bool:
    """Only sentences of the body are ever in a summary."""
    return reading.analysis is not None and reading.analysis.sentences[sentence].kind == "body"


def keep(reading: Reading, sentence: int) -> Reading:
    """Keep a sentence whatever the length, or do so no more; one that was dropped comes back."""
    now = reading.choice
    pinned = now.pinned - {sentence} if sentence in now.pinned else now.pinned | {sentence}
    return _chosen(reading, Choice(pinned, now.dropped - {sentence}))


def drop(reading: Reading, sentence: int) -> Reading:
    """Never take a sentence, or let it be taken again; one that was kept is not any more."""
    now = reading.choice
    dropped = now.dropped - {sentence} if sentence in now.dropped else now.dropped | {sentence}
    return _chosen(reading, Choice(now.pinned - {sentence}, dropped))


def undo(reading: Reading) -> Reading:
    """Take back the last step; the same reading where there is none."""
    if not reading.earlier:
        return reading
    *earlier, last = reading.earlier
    return summarize(replace(reading, choice=last, earlier=tuple(earlier)))


def _chosen(reading: Reading, choice: Choice) -> Reading:
    earlier = (*reading.earlier, reading.choice)[-STEPS:]
    return summarize(replace(reading, choice=choice, earlier=earlier))
