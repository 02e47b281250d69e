"""One source's way from its bytes to the text that is printed, as a function to send to another process.

What goes there is a path, or the bytes where the other side can't open it; what comes back is finished text:
an Analysis, larger than both, never travels, and a file that crashes its reader crashes it there. Of a source
that holds many documents only the first is done; the others come back as they were read, each a task of its
own, so that they are shared out like files and one that fails takes no other with it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.analysis import Analysis, analyze
from summarizer.diagnostics import ANALYSIS, READING, describe
from summarizer.document import Document, Failure
from summarizer.language.languages import ENGLISH, ENGLISH_ONLY
from summarizer.options import Options
from summarizer.readers import open_documents
from summarizer.readers.versions import whole
from summarizer.summary import Length

if TYPE_CHECKING:
    from summarizer.corpus.novelty import KnownFacts
    from summarizer.summary import Summary


class SummaryRequest(NamedTuple):
    """What is asked for, of each document alike."""

    length: Length = Length()
    focus: str | None = None
    """A name, as a person types it."""
    pinned: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()


class JobSpec(NamedTuple):
    """What is made of all documents; it goes to each process once."""

    form: str
    """One of FORMS."""
    options: Options = Options()
    wish: SummaryRequest = SummaryRequest()
    known: KnownFacts | None = None
    """What was read before; only what is new against it is wanted."""
    before: str | None = None
    """A day in ISO 8601: only documents dated before it are asked for."""
    after: str | None = None
    """Only documents that are not dated before this day, or not at all."""


class Job(NamedTuple):
    """Something to read."""

    source: Path | bytes | Document
    name: str | None
    """Safe to show; None for standard input."""


class Result(NamedTuple):
    """What was made of a document."""

    made: Any
    """What the form gives, as a rule a text; None of a document that was not asked for."""
    part: str | None = None
    sha256: str | None = None
    """Of the bytes that were read."""
    notes: tuple[str, ...] = ()
    """Lines for who asked, beside the result."""

    @property
    def size(self) -> int:
        """Characters of a text; anything else is small."""
        return len(self.made) if isinstance(self.made, str) else 0


class JobResult(NamedTuple):
    """What came of a task: its first document, and those that are still to be done."""

    found: Result | Failure
    rest: tuple[Document | Failure, ...] = ()


class RequestError(Exception):
    """A wish that a document can't fulfil; the text says why, in one line."""


def work(order: JobSpec, task: Job) -> JobResult:
    """Read, analyze and render. Whatever goes wrong is a Failure, never an exception."""
    documents = _read(task, order.options)
    if order.before is not None:  # what can't be read has no date, so nobody asked for it
        documents = [each for each in documents if isinstance(each, Document)]
    if not documents:
        return JobResult(Result(None))
    first, *rest = documents
    return JobResult(first if isinstance(first, Failure) else _made(first, order), tuple(rest))


def _read(task: Job, options: Options) -> list[Document | Failure]:
    """One at least."""
    try:
        found = list(_documents(task, options))
    except Exception as error:
        why = describe(READING, error, task.name)
    else:
        why = "contains nothing that can be read"
        if found:
            return found
    return [Failure(task.name, None, why)]


def _documents(task: Job, options: Options) -> Iterator[Document | Failure]:
    if isinstance(task.source, Document):
        return iter([task.source])
    source = io.BytesIO(task.source) if isinstance(task.source, bytes) else task.source
    return whole(open_documents(source, name=task.name, options=options))


def _made(document: Document, order: JobSpec) -> Result | Failure:
    date = document.date
    if order.before is not None and not (date and date < order.before):
        return Result(None, document.part)
    if order.after is not None and date and date < order.after:
        return Result(None, document.part)
    try:
        made, notes = FORMS[order.form](analyze(document), order)
    except RequestError as unmet:
        return Failure(document.path, document.part, str(unmet))
    except Exception as error:  # as the reader does: a line for it, and the others go on
        return Failure(document.path, document.part, describe(ANALYSIS, error, document.path))
    name = str(Failure(document.path, document.part, "")).removesuffix(": ")
    notes = [*document.warnings, *notes]
    return Result(made, document.part, document.sha256, tuple(f"{name}: {note}" for note in notes))


Made = tuple[Any, list[str]]
"""The result, and lines for who asked."""


def _summary(analysis: Analysis, order: JobSpec) -> Summary:
    from summarizer.corpus.novelty import novelty

    wish = order.wish
    focus = analysis.named(wish.focus) if wish.focus else None
    if wish.focus and not focus:
        english = analysis.document.language == ENGLISH
        hint = "briefing entities lists them" if english else ENGLISH_ONLY
        raise RequestError(f"no entity matches {wish.focus!r} ({hint})")
    only = novelty(analysis, order.known).sentences if order.known else None
    try:
        return analysis.summary(wish.length, focus.id if focus else None, wish.pinned, wish.dropped, only)
    except IndexError as error:
        raise RequestError(str(error)) from error


def _of_summary(render: Callable[[Analysis, Summary], str]) -> Callable[[Analysis, JobSpec], Made]:
    def made(analysis: Analysis, order: JobSpec) -> Made:
        return render(analysis, _summary(analysis, order)), []

    return made


def _text(analysis: Analysis, summary: Summary) -> str:
    from summarizer.export.text import to_text

    return to_text(analysis, summary)


def _explained(analysis: Analysis, summary: Summary) -> str:
    from summarizer.export.text import to_text

    return to_text(analysis, summary, explained=True)


def _markdown(analysis: Analysis, summary: Summary) -> str:
    from summarizer.export.markdown import to_markdown

    return to_markdown(analysis, summary)


def _json(analysis: Analysis, summary: Summary) -> str:
    from summarizer.export.json import to_json

    return to_json(analysis, summary) + "\n"


def _entities(analysis: Analysis, _: JobSpec) -> Made:
    from summarizer.export.text import entities_to_text

    notes = [] if analysis.document.language == ENGLISH else [ENGLISH_ONLY]
    return entities_to_text(analysis), notes


def _extract(analysis: Analysis, order: JobSpec) -> Made:
    from summarizer.corpus.digest.extract import extract
    from summarizer.corpus.novelty import novelty

    new = novelty(analysis, order.known) if order.known else None
    return extract(analysis, 0, order.wish.length, new=new), []


def _prints(analysis: Analysis, _: JobSpec) -> Made:
    return analysis.facts.prints, []


FORMS: Mapping[str, Callable[[Analysis, JobSpec], Made]] = {
    "text": _of_summary(_text),
    "explained": _of_summary(_explained),
    "markdown": _of_summary(_markdown),
    "json": _of_summary(_json),
    "entities": _entities,
    "extract": _extract,
    "prints": _prints,
}
"""Texts; what a digest needs of a briefing; what is kept of one to know later what stood in it."""
