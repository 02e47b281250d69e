"""Why a sentence was chosen, or was not: the parts of its score as bars, what lost to it, its words."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.analysis import Analysis
from summarizer.document import Span
from summarizer.explain import Why
from summarizer.export import citation
from summarizer.export.explanation import bars, ranked
from summarizer.summary import quoted
from tui.panes.leads import Build, LinkRow, text, wrapped
from tui.settings import styles


def why_page(analysis: Analysis, why: Why, *, dropped: bool = False) -> Build:
    """Build the page that explains one unit; `dropped` says that its reader will not have it."""

    def build(columns: int) -> list[LinkRow]:
        return [
            *_sentence(analysis, why.sentence, columns),
            *_parts(why, dropped, columns),
            *_beaten(analysis, why, columns),
            *_words(why, columns),
        ]

    return build


def waiting_page(analysis: Analysis, sentence: int) -> Build:
    """The sentence alone, until it is known why."""
    return lambda columns: [*_sentence(analysis, sentence, columns)]


def _sentence(analysis: Analysis, sentence: int, columns: int) -> Iterator[LinkRow]:
    where = analysis.sentences[sentence]
    place = citation.sentence(analysis, where.start)
    line = f"{quoted(analysis.document, where)} ({place})"
    yield from wrapped(line, columns, target=Span(where.start, where.end))


def _parts(why: Why, dropped: bool, columns: int) -> Iterator[LinkRow]:
    yield text("")
    yield text(f"dropped by its reader, score {why.score:.2f}" if dropped else ranked(why), styles.BOLD)
    for bar in bars(why, max(1, columns - 17)):
        yield text(bar)


def _beaten(analysis: Analysis, why: Why, columns: int) -> Iterator[LinkRow]:
    if not why.beaten:
        return
    yield text("")
    yield from wrapped(
        "Chosen ahead of these higher-scoring sentences, which repeat earlier ones:", columns, styles.BOLD
    )
    for sentence in why.beaten:
        yield from _sentence(analysis, sentence, columns)


def _words(why: Why, columns: int) -> Iterator[LinkRow]:
    if why.words:
        yield text("")
        yield text("Central words", styles.BOLD)
        yield from wrapped(", ".join(why.words), columns)
