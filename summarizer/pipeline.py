"""Analyze a document: sentences, entities, quotes, ranking, salience and facts, in this order.

Each stage uses only the results of the stages before it. Stages are imported when they are needed, since NLTK
and numpy take 0.25 s to load; the worker loads them while it waits for a document.

Before an analysis is complete, there are previews: `heads`, truncated documents that are analyzed first, and
`first_look`, a lead-based summary. It loads no model and reads only the head of the text, so its sentence
boundaries are rough.
"""

from __future__ import annotations

import contextlib
import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity, Quote, Sentence, Span
from summarizer.language.languages import ENGLISH
from summarizer.language.list_marks import past_mark
from summarizer.name_rules import NO_RULES, NameRules

if TYPE_CHECKING:
    from summarizer.entities.unknown_names import UnknownName
    from summarizer.ranking.model import Vectors


def analyze(
    document: Document,
    *,
    rules: NameRules = NO_RULES,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Analysis:
    """Find the sentences, entities, quotes, scores and facts of a document, and its language if not known.

    Args:
        rules: what the user says about names and abbreviations.
        progress: called with the completed share, 0 to 1.
        cancelled: called often enough to stop within 100 ms.

    Raises:
        Cancelled: if `cancelled()` is true.
        MemoryError: if the address space limit of the process is too low.
    """
    check_address_space()
    # Imported here because the process of the screen does not analyze and starts 40 ms faster without.
    from summarizer.facts.fingerprints import facts_of
    from summarizer.language.sentences import split
    from summarizer.ranking.rank import by_salience, rank
    from summarizer.ranking.units import units

    document = in_its_language(document)
    found = split(document, rules.abbreviations, cancelled=cancelled)
    sentences = units(document, found, cancelled)
    progress(0.3)
    entities, quotes, vectors = names_and_quotes(document, found, sentences, cancelled, rules)
    progress(0.6)
    ranking = rank(
        document, sentences, entities, quotes, vectors, language=document.language, cancelled=cancelled
    )
    entities, quotes = by_salience(entities, quotes, sentences, ranking, cancelled=cancelled)
    progress(0.95)
    facts = facts_of(document, sentences, entities, cancelled=cancelled)
    progress(1.0)
    return Analysis(document, sentences, entities, quotes, ranking, facts)


def in_its_language(document: Document) -> Document:
    """Return the document with its detected language, unless a reader has set it."""
    from summarizer.language.stop_words import detect

    return document if document.language else replace(document, language=detect(document.text))


def names_and_quotes(
    document: Document,
    sentences: Sequence[Sentence],
    units: Sequence[Sentence],
    cancelled: Callable[[], bool],
    rules: NameRules = NO_RULES,
) -> tuple[tuple[Entity, ...], tuple[Quote, ...], Vectors | None]:
    """Find the entities and quotes of a document, and a vector of the meaning of each unit.

    Names and speakers are found in English only, since the tagger takes most nouns of other languages for
    names. For those, only the names of the user's rules and quotations in quotation marks are found. Names
    that the user hides are removed last, so that nobody else is taken for the speaker of their quotes. The
    vectors, shape (units, width), are None if no sentence was read for names or the document is very long.
    """
    from summarizer.entities.hidden_names import without_hidden
    from summarizer.entities.recognition.names import SHORT
    from summarizer.entities.recognize import recognize, recognize_ruled
    from summarizer.entities.tagger.tagger import SpanVectors, shipped
    from summarizer.quotes import find_marked, find_quotes

    if document.language != ENGLISH:
        entities = recognize_ruled(document, sentences, rules.names, cancelled=cancelled)
        quotes = find_marked(document, cancelled=cancelled)
        return *without_hidden(document, entities, quotes, rules.hidden, cancelled), None
    vectors = SpanVectors(units)
    tagger = shipped().recording(vectors) if len(document.text) <= SHORT else shipped()
    entities = recognize(document, sentences, tagger=tagger, rules=rules.names, cancelled=cancelled)
    quotes = find_quotes(document, sentences, entities, cancelled=cancelled)
    return *without_hidden(document, entities, quotes, rules.hidden, cancelled), vectors.means()


def unsure_names(
    document: Document, rules: NameRules = NO_RULES, *, cancelled: Callable[[], bool] = lambda: False
) -> list[UnknownName]:
    """Return the names of a document that the recognizer is unsure of; none if it is not in English.

    Raises:
        Cancelled: if `cancelled()` is true.
        MemoryError: if the address space limit of the process is too low.
    """
    check_address_space()
    from summarizer.entities.recognize import find_groups
    from summarizer.entities.tagger.tagger import shipped
    from summarizer.entities.unknown_names import unknown_names
    from summarizer.language.sentences import split

    document = in_its_language(document)
    if document.language != ENGLISH:
        return []
    sentences = split(document, rules.abbreviations, cancelled=cancelled)
    groups = find_groups(document, sentences, shipped(), rules.names, cancelled)
    return unknown_names(document, sentences, groups, rules.hidden, cancelled)


SIZES = (6_000, 30_000, 200_000)
"""Sizes of heads in code points, which are analyzed in about 0.25 s, 1 s and several seconds."""
_SHARE = 16
"""Minimum ratio of the length of a document to that of a head; texts under 96,000 code points have none."""
_HEAD_END = re.compile(r"[.!?…][”\"'’)\]]*(?=\s)")
_REACH = 2_000
"""Code points before the cut in which the end of a sentence is looked for."""


def heads(document: Document) -> Iterator[Document]:
    """Yield truncated versions of a long document, the shortest first; none of a short document."""
    return (_head(document, size) for size in SIZES if size * _SHARE <= len(document.text))


def _head(document: Document, size: int) -> Document:
    """Truncate a document at the end of a paragraph, or within one if less than half of `size` remains."""
    whole = bisect_right(document.paragraphs, size, key=lambda paragraph: paragraph.end)
    paragraphs = document.paragraphs[:whole]
    end = paragraphs[-1].end if paragraphs else 0
    if end < size / 2 and whole < len(document.paragraphs) and document.paragraphs[whole].start < size:
        end = _cut(document.text, document.paragraphs[whole].start, size)
        paragraphs += (document.paragraphs[whole]._replace(end=end),)
    return replace(document, text=document.text[:end], paragraphs=paragraphs)


def _cut(text: str, start: int, size: int) -> int:
    """Return the offset to cut a paragraph at: after a sentence, else at a space, else at `size`."""
    near = max(start, size - _REACH)
    ends = [match.end() for match in _HEAD_END.finditer(text, near, size)]
    blank = text.rfind(" ", near + 1, size)
    return ends[-1] if ends else blank if blank > start else size


LONGEST = 400
"""Maximum code points of a sentence in the lead-based summary."""
_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][”\"'’)\]]*(?=\s)")


def first_look(document: Document, amount: int) -> tuple[Span, ...]:
    """Return the first sentence of each of the first `amount` paragraphs and list items."""
    found = (paragraph for paragraph in document.paragraphs if paragraph.kind in ("body", "list"))
    starts = ((past_mark(document.text, one.start, one.end), one.end) for one in islice(found, amount))
    return tuple(_opening(document.text, start, end) for start, end in starts)


def _opening(text: str, start: int, end: int) -> Span:
    match = _END.search(text, start, min(end, start + LONGEST))
    if match:
        return Span(start, match.end())
    if end - start <= LONGEST:
        return Span(start, end)
    cut = text.rfind(" ", start, start + LONGEST)
    return Span(start, cut if cut > start else start + LONGEST)


LEAST_ADDRESS_SPACE = 320 * 1024**2
"""Minimum address space, in bytes, for Python, numpy with OpenBLAS, and the weights of the tagger."""

_COUNTS = ("OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Environment variables for the number of threads: the fallback of OpenBLAS and MKL, and Accelerate's."""


def one_thread() -> None:
    """Limit numpy in this process to one thread, unless the environment sets another number.

    Call it before numpy is imported, and only in a process that belongs to this program. By default numpy's
    libraries start one thread per core, which may be 64 on a shared server. The tagger's matrices are small:
    a second thread gains little, and while the other core is busy, the two threads spin waiting for each
    other and take three times as long as one. One thread also leaves a core to the screen.
    """
    for name in _COUNTS:
        os.environ.setdefault(name, "1")


def check_address_space() -> None:
    """Raise MemoryError if `ulimit -v` is too low for numpy, whose OpenBLAS would end the process instead."""
    with contextlib.suppress(ImportError):  # Windows has no such limit.
        import resource

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        if limit != resource.RLIM_INFINITY and limit < LEAST_ADDRESS_SPACE:
            needed = f"an analysis needs {LEAST_ADDRESS_SPACE >> 10:,} KB"
            raise MemoryError(f"ulimit -v is {limit >> 10:,} KB, and {needed}")
