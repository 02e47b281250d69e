"""Edit a summary: keep, drop and annotate single sentences, with undo.

Pure functions on a `Reading`. Sentences are identified by their index in the analysis.
"""

from __future__ import annotations

from dataclasses import replace

from summarizer.document import KEEPABLE
from tui.model.reading import Reading, SentenceChoices, summarize

STEPS = 100
"""Maximum number of steps that can be undone."""


def may_be_kept(reading: Reading, sentence: int) -> bool:
    """Return whether a unit can be kept and dropped: not headings, by-lines and code, unless kept already."""
    if reading.analysis is None:
        return False
    return reading.analysis.sentences[sentence].kind in KEEPABLE or sentence in reading.choice.pinned


def keep(reading: Reading, sentence: int) -> Reading:
    """Toggle whether a sentence is in the summary whatever its length; it is not dropped any more."""
    now = reading.choice
    pinned = now.pinned - {sentence} if sentence in now.pinned else now.pinned | {sentence}
    return _with_choices(
        reading, SentenceChoices(pinned, now.dropped - {sentence}, _other_notes(now, sentence))
    )


def drop(reading: Reading, sentence: int) -> Reading:
    """Toggle whether a sentence is excluded from the summary; it is not kept any more."""
    now = reading.choice
    dropped = now.dropped - {sentence} if sentence in now.dropped else now.dropped | {sentence}
    return _with_choices(
        reading, SentenceChoices(now.pinned - {sentence}, dropped, _other_notes(now, sentence))
    )


def note(reading: Reading, sentence: int, line: str) -> Reading:
    """Set the one-line note on a sentence and keep the sentence; an empty line removes the note."""
    now, line = reading.choice, line.strip()
    notes = {**_other_notes(now, sentence), **({sentence: line} if line else {})}
    if notes == now.notes:
        return reading
    pinned = now.pinned | {sentence} if line else now.pinned
    return _with_choices(
        reading, SentenceChoices(pinned, now.dropped - {sentence} if line else now.dropped, notes)
    )


def _other_notes(choice: SentenceChoices, sentence: int) -> dict[int, str]:
    """Return the notes on all other sentences."""
    return {other: line for other, line in choice.notes.items() if other != sentence}


def changed(before: SentenceChoices, after: SentenceChoices) -> int | None:
    """Return the first sentence whose choice or note differs, or None."""
    sentences = {*before.pinned, *before.dropped, *before.notes, *after.pinned, *after.dropped, *after.notes}

    def decision(choice: SentenceChoices, sentence: int) -> tuple[bool, bool, str | None]:
        return sentence in choice.pinned, sentence in choice.dropped, choice.notes.get(sentence)

    return next((one for one in sorted(sentences) if decision(before, one) != decision(after, one)), None)


def undo(reading: Reading) -> Reading:
    """Undo the last step; return the same reading if there is none."""
    if not reading.earlier:
        return reading
    *earlier, last = reading.earlier
    return summarize(replace(reading, choice=last, earlier=tuple(earlier)))


def _with_choices(reading: Reading, choice: SentenceChoices) -> Reading:
    """Return the reading with other choices and the summary that follows from them."""
    earlier = (*reading.earlier, reading.choice)[-STEPS:]
    return summarize(replace(reading, choice=choice, earlier=earlier))
