"""Texts of the header and the status rule, such as the remaining reading time."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from summarizer.document import COUNTED, MessageHeaders
from summarizer.export import citation
from summarizer.export.text import MINUTES, reading_time
from summarizer.language.languages import ENGLISH, ENGLISH_ONLY, NAMES, notice
from tui.model import passage
from tui.model.reading import Reading

if TYPE_CHECKING:
    from summarizer.analysis import Analysis
    from tui.model.finders import Mode, SearchQuery
    from tui.model.text_search import Matches
    from tui.store.carry_over import LostCounts


class ReadingTime:
    """Counts the words after an offset. Built once for an analysis, since every move of the cursor asks."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        words, sentences = analysis.ranking.words, analysis.sentences
        counted = (words[at] if sentence.kind in COUNTED else 0 for at, sentence in enumerate(sentences))
        self._before = array("L", accumulate(counted, initial=0))
        """Number of words of the body before each sentence; at the end, of the whole body."""

    def is_of(self, analysis: Analysis) -> bool:
        """Return whether this was built for `analysis`."""
        return self._analysis is analysis

    @property
    def words(self) -> int:
        """Number of words of the body."""
        return self._before[-1]

    def left(self, offset: int) -> int:
        """Return the number of words of the body from the sentence at an offset to the end."""
        if not self._analysis.sentences or offset < self._analysis.sentences[0].start:
            return self.words
        return self._before[-1] - self._before[self._analysis.sentence_at(offset)]

    def before(self, offset: int) -> int:
        """Number of words of the sentences of the body that begin before an offset."""
        found = bisect_left(self._analysis.sentences, offset, key=lambda sentence: sentence.start)
        return self._before[found]


NOT_READY = "the summary is not ready yet"
ALL_NEW = "all new"
WEAKER = "weaker ranking"
NO_NAMES_YET = "names not found yet"
NAMED_COPIES = 2
"""Number of recipients of copies that the header names."""
MOUSE_MARKER = "mouse: terminal"
MOUSE_CAPTURE_OFF = "mouse capture off, to select text"
MOUSE_CAPTURE_ON = "mouse capture on"


def facts(of: Reading, done: float, pace: ReadingTime | None = None) -> str:
    """Return size and reading time left, or the progress of the analysis.

    A narrow header leaves out the first facts, so that what can't be relied on comes last.
    """
    if of.failed:
        return "not analyzed"
    if of.analysis is None:
        return f"analyzing, {done:.0%}" if done else "analyzing"
    sentences = len(of.analysis.ranking.order)
    counted = f"{sentences} sentence{'s' if sentences != 1 else ''}"
    time = time_left(pace, of.cursor) if pace else reading_time(of.analysis.words())
    pages = of.document.pages or 0
    found = (
        copies(of.document.message),
        of.document.author,
        f"{pages:,} pages" if pages > 1 else "",
        counted,
        time,
        ALL_NEW if of.novelty.is_all_new else "",
        *limits(of),
    )
    return " · ".join(filter(None, found))


def copies(message: MessageHeaders | None) -> str:
    """Return who got a copy of a message, such as "cc Ann Lee, Bob Day +2"; empty if nobody did."""
    given = message.cc if message else ()
    names = [each.partition("<")[0].strip(' "') or each.strip("<> ") for each in given]
    more = f" +{len(names) - NAMED_COPIES}" if len(names) > NAMED_COPIES else ""
    return f"cc {', '.join(names[:NAMED_COPIES])}{more}" if names else ""


def limits(of: Reading) -> tuple[str, ...]:
    """Return what is not done for a briefing that is not English, and its language; empty for English."""
    known = of.known
    if known is None or known.document.language == ENGLISH:
        return ()
    names = f"{notice(known.document.language)}: {'only your names' if known.entities else 'no names'}"
    return (names,) if known.document.language in NAMES else (WEAKER, names)


def time_left(pace: ReadingTime, cursor: int) -> str:
    """Return the reading time and how much of it is left: `7 min`, `7 min, 3 left`, `7 min, <1 left`."""
    whole = reading_time(pace.words)
    minutes = pace.left(cursor) / MINUTES
    left = "<1" if minutes < 0.5 else str(round(minutes))
    return whole if whole in ("1 min", f"{left} min") else f"{whole}, {left} left"


def no_names(of: Reading) -> str:
    """Return why no names can be found, as in a text that is not English; else an empty text."""
    known = of.known
    return ENGLISH_ONLY if known and known.document.language != ENGLISH and not known.entities else ""


def mention(at: Reading) -> str:
    """Return which mention of the entity in focus the cursor is on; empty if on none."""
    entity = at.focused
    if entity is None or at.mention is None or at.mention not in entity.mentions:
        return ""
    number = entity.mentions.index(at.mention) + 1
    where = citation.paragraph(at.document, at.cursor)
    return f"mention {number} of {len(entity.mentions)} of {entity.name}, {where}"


_MODE_WORDS: dict[Mode, str] = {"literal": "", "words": "whole words ", "regex": "regex ", "terms": "any of "}


def named_query(query: SearchQuery) -> str:
    """Return a query and its mode: `regex “b.rg”`."""
    return f"{_MODE_WORDS[query.mode]}“{query.text}”"


def match_position(at: Reading, search: Matches, query: SearchQuery | None = None) -> str:
    """Return which match the cursor is on, and the number of matches so far or in all; name the query."""
    of = f" for {named_query(query)}" if query else ""
    if search.problem:
        return ", ".join(filter(None, (_counted_match(at, search), search.problem)))
    if not search.complete:
        found = f"{search.count} match{'es' if search.count != 1 else ''} so far"
        return (found if search.count else "searching …") + of
    if not search.count:
        return f"no match{of}"
    return f"{_counted_match(at, search)}{of}, {citation.paragraph(at.document, at.cursor)}"


def _counted_match(at: Reading, search: Matches) -> str:
    """Return the number of the match at the cursor and of all; empty if there is none."""
    if not search.count:
        return ""
    return f"match {search.number(at.cursor) or 'one'} of {search.count}"


def wrapped(wrapped: bool, by: int) -> str:
    """Return a note that a search wrapped around; empty if it did not."""
    return "" if not wrapped else " (wrapped to start)" if by > 0 else " (wrapped to end)"


def edited(now: Reading, sentence: int, undo: str) -> str:
    """Return whether a sentence is now kept, dropped or neither; `undo` says how to undo it."""
    assert now.analysis is not None
    where = citation.sentence(now.analysis, now.analysis.sentences[sentence].start)
    pinned, dropped, notes = now.choice
    done = "kept" if sentence in pinned else "dropped" if sentence in dropped else "neither kept nor dropped"
    done = "kept, with a note" if sentence in notes else done
    counted = f"{len(pinned)} kept, {len(dropped)} dropped"
    return f"{done}: {where} ({'; '.join(filter(None, (counted, undo)))})"


def edited_all(now: Reading, sentences: Sequence[int], undo: str) -> str:
    """Return what is decided about several sentences, by the last of them; `undo` says how to undo it."""
    if len(sentences) == 1:
        return edited(now, sentences[0], undo)
    pinned, dropped, notes = now.choice
    last = sentences[-1]
    done = "kept" if last in pinned else "dropped" if last in dropped else "neither kept nor dropped"
    done = "kept, with a note" if last in notes else done
    counted = f"{len(pinned)} kept, {len(dropped)} dropped"
    where = f"{len(sentences)} sentences, {_paragraphs(now, sentences[0], last)}"
    return f"{done}: {where} ({'; '.join(filter(None, (counted, undo)))})"


def selected(at: Reading) -> str:
    """Return how much is selected: `3 sentences selected, ¶ 1–2`; empty if there is no selection."""
    sentences = passage.selected(at)
    if sentences is None:
        return ""
    count = len(sentences)
    where = _paragraphs(at, sentences[0], sentences[-1])
    return f"{count} sentence{'s' if count != 1 else ''} selected, {where}"


def _paragraphs(of: Reading, first: int, last: int) -> str:
    """Return the paragraphs of a run of sentences: `¶ 1–2`."""
    assert of.analysis is not None
    units = of.analysis.sentences
    begin, end = (citation.paragraph(of.document, units[one].start) for one in (first, last))
    return begin if begin == end else f"{begin}–{end.removeprefix('¶ ')}"


def lost(of: LostCounts, *, changed: bool) -> str:
    """Return which choices and marks were lost because the text or its division into sentences changed."""
    names = {"pins": "kept sentence", "drops": "dropped sentence", "notes": "note", "marks": "mark"}
    counted = [(count, names[field]) for field, count in of._asdict().items() if count]
    listed = ", ".join(f"{count} {name}{'s' if count != 1 else ''}" for count, name in counted)
    why = "the briefing has changed" if changed else "this version splits the text into other sentences"
    return f"{why}: {listed} no longer in it"


def unplaced(notes: Sequence[str]) -> str:
    """List the notes whose sentences are no longer in the briefing."""
    listed = ", ".join(f"“{note}”" for note in notes)
    return f"without a sentence in this briefing: {listed}"
