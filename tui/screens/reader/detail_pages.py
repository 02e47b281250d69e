"""Build the pages that explain: why a sentence was chosen, and what there is about an entity.

An entity's page has its role, quotations, co-occurring names, and every mention in its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity, Span, Stretch, at_offset
from summarizer.entities.cooccurrence import Companion
from summarizer.entities.type_evidence import TypeEvidence
from summarizer.export import citation
from summarizer.export.text import bars, ranked
from summarizer.name_rules import NO_RULES, NameRules
from summarizer.ranking.explanation import Why
from summarizer.summary import quoted
from tui.model.line_layout import visible
from tui.panes.lines import Build, LinkRow, text, wrapped
from tui.panes.views import truncated
from tui.screens.type_reasons import spellings, type_section
from tui.settings import styles

LEAST = 8
"""Minimum cells of context on each side; a longer mention is cut."""


def in_context(document: Document, mention: Stretch, columns: int) -> Iterable[Segment]:
    """Yield the segments of a line; the highlighted mention begins in the same column in every line."""
    paragraph = document.paragraphs[max(0, at_offset(document.paragraphs, mention.start))]
    left_room = max(0, columns * 2 // 5)
    word = truncated(_context_line(document.line(mention)), max(1, columns - left_room - LEAST))
    right_room = max(0, columns - left_room - cell_len(word))
    left = _context_line(
        document.text[max(paragraph.start, mention.start - 4 * left_room - 4) : mention.start]
    )
    right = _context_line(document.text[mention.end : min(paragraph.end, mention.end + 4 * right_room + 4)])
    yield Segment(ending(left, left_room), styles.PLAIN)
    yield Segment(word, styles.IN_FOCUS)
    yield Segment(truncated(right.rstrip(), right_room), styles.PLAIN)


def ending(text: str, room: int) -> str:
    """Return the end of a text in exactly `room` cells: padded on the left, or cut after an ellipsis."""
    if cell_len(text) <= room:
        return " " * (room - cell_len(text)) + text
    if room < 1:
        return ""
    kept = text[-room:]
    while cell_len(kept) > room - 1:
        kept = kept[1:]
    return set_cell_size("…", room - cell_len(kept)) + kept


def _context_line(text: str) -> str:
    """Return a text on one line, with runs of white space as single blanks."""
    shown = visible(text)
    words = " ".join(shown.split())
    before = " " if shown[:1].isspace() and words else ""
    return before + words + (" " if words and shown[-1:].isspace() else "")


MOST = 20
"""Maximum number of companions listed."""


def entity_page(
    known: Analysis,
    entity: Entity,
    companions: Sequence[Companion] | None,
    evidence: TypeEvidence | None = None,
    rules: NameRules = NO_RULES,
) -> Build:
    """Return the builder of the page; `companions` and `evidence` are None until they are known."""

    def build(columns: int) -> list[LinkRow]:
        return [
            *_is(entity, rules, columns),
            *(type_section(entity, evidence, columns) if evidence else ()),
            *_said(known, entity, columns),
            *_with(known, companions, columns),
            *_mentions(known, entity, columns),
        ]

    return build


def _is(entity: Entity, rules: NameRules, columns: int) -> Iterator[LinkRow]:
    yield from wrapped(entity.role or entity.type, columns)
    if others := spellings(entity, rules):
        yield from wrapped(f"also {others}", columns, styles.FAINT)


def _said(known: Analysis, entity: Entity, columns: int) -> Iterator[LinkRow]:
    quotes = [quote for quote in known.quotes if entity.id in quote.speakers]
    if quotes:
        yield from _heading("Quotes", len(quotes))
    for quote in quotes:
        where = Span(quote.start, quote.end)
        said = f"{known.document.line(where)} ({citation.paragraph(known.document, quote.start)})"
        yield from wrapped(said, columns, target=where)


def _with(known: Analysis, companions: Sequence[Companion] | None, columns: int) -> Iterator[LinkRow]:
    if companions is None or not companions:
        return
    yield from _heading("Mentioned with", len(companions))
    names = {entity.id: entity for entity in known.entities}
    for companion in companions[:MOST]:
        count = len(companion.sentences)
        first = known.sentences[companion.sentences[0]]
        told = f"{names[companion.id].name}, {count} sentence{'s' if count != 1 else ''}"
        yield from wrapped(told, columns, target=Span(first.start, first.end))
    if len(companions) > MOST:
        yield text(f"and {len(companions) - MOST} more", styles.FAINT)


def _mentions(known: Analysis, entity: Entity, columns: int) -> Iterator[LinkRow]:
    yield from _heading("Mentions", len(entity.mentions))
    digits = len(citation.paragraph(known.document, entity.mentions[-1].start))
    for mention in entity.mentions:
        yield LinkRow(partial(_line, known, mention, digits, columns), mention)


def _line(known: Analysis, mention: Span, digits: int, columns: int) -> Iterator[Segment]:
    yield Segment(f"{citation.paragraph(known.document, mention.start):<{digits}} ", styles.FAINT)
    yield from in_context(known.document, mention, columns - digits - 1)


def _heading(name: str, count: int) -> Iterator[LinkRow]:
    yield text("")
    yield text(f"{name} {count}", styles.BOLD)


def why_page(analysis: Analysis, why: Why, *, dropped: bool = False) -> Build:
    """Build the page that explains one unit; `dropped` says that its reader will not have it."""

    def build(columns: int) -> list[LinkRow]:
        return [
            *_quoted_sentence(analysis, why.sentence, columns),
            *_parts(why, dropped, columns),
            *_beaten(analysis, why, columns),
            *_central_words(why, columns),
        ]

    return build


def waiting_page(analysis: Analysis, sentence: int) -> Build:
    """The sentence alone, until it is known why."""
    return lambda columns: [*_quoted_sentence(analysis, sentence, columns)]


def _quoted_sentence(analysis: Analysis, sentence: int, columns: int) -> Iterator[LinkRow]:
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
        yield from _quoted_sentence(analysis, sentence, columns)


def _central_words(why: Why, columns: int) -> Iterator[LinkRow]:
    if why.words:
        yield text("")
        yield text("Central words", styles.BOLD)
        yield from wrapped(", ".join(why.words), columns)
