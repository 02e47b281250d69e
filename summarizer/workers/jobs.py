"""Batch jobs: read, analyze and render one source in a worker process.

A job is sent as a path, or as bytes if the worker can't open the path, and returns finished text. An
Analysis, which is larger than either, is never sent, and a file that crashes its reader crashes only the
worker. If a source contains many documents, only the first is processed; the others are returned as
Documents, to become jobs of their own, so that they are distributed like files and fail independently.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.analysis import Analysis
from summarizer.diagnostics import ANALYSIS, READING, attempt
from summarizer.document import Document, Failure
from summarizer.files.options import Options
from summarizer.language.languages import ENGLISH, ENGLISH_ONLY
from summarizer.name_rules import NO_RULES, NameRules
from summarizer.pipeline import analyze, in_its_language, unsure_names
from summarizer.readers import open_documents
from summarizer.readers.versions import whole
from summarizer.summary import Length

if TYPE_CHECKING:
    from summarizer.corpus.novelty import KnownFacts
    from summarizer.summary import Summary


class SummaryRequest(NamedTuple):
    """Options of the summary, the same for each document."""

    length: Length = Length()
    focus: str | None = None
    """Name of the entity to rank around, as the user typed it."""
    pinned: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()


class JobSpec(NamedTuple):
    """The work for all documents of a batch; sent to each worker once."""

    form: str
    """Output form, a key of `FORMS` or `UNKNOWN`."""
    options: Options = Options()
    wish: SummaryRequest = SummaryRequest()
    known: KnownFacts | None = None
    """Facts of earlier briefings; the summary takes only sentences that are new against them."""
    before: str | None = None
    """ISO 8601 date; documents that are undated or not dated before it are filtered out."""
    after: str | None = None
    """ISO 8601 date; documents dated before it are filtered out."""
    rules: NameRules = NO_RULES
    """The user's rules about names."""


class Job(NamedTuple):
    """A source to process."""

    source: Path | bytes | Document
    name: str | None
    """Display name, made safe; None for standard input."""


class Result(NamedTuple):
    """The output for one document."""

    made: Any
    """The rendered output (usually text); None if the document was filtered out."""
    part: str | None = None
    sha256: str | None = None
    """SHA-256 of the file's bytes, in hexadecimal."""
    notes: tuple[str, ...] = ()
    """Messages for the user, one line each."""

    @property
    def size(self) -> int:
        """Number of characters if the output is text, else 0, since other outputs are small."""
        return len(self.made) if isinstance(self.made, str) else 0


class JobResult(NamedTuple):
    """The result of a job: that of its first document, and the documents still to be processed."""

    found: Result | Failure
    rest: tuple[Document | Failure, ...] = ()


class RequestError(Exception):
    """The request can't be fulfilled for a document. The message is one line."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Set the message and what would help (see `document.HINTS`)."""
        super().__init__(message)
        self.hint = hint


def work(order: JobSpec, task: Job) -> JobResult:
    """Read, analyze and render a source. Every error becomes a Failure; no exception is raised."""
    documents = _read(task, order.options)
    if order.before is not None:  # An unreadable document has no date and is filtered out, too.
        documents = [each for each in documents if isinstance(each, Document)]
    if not documents:
        return JobResult(Result(None))
    first, *rest = documents
    return JobResult(first if isinstance(first, Failure) else _made(first, order), tuple(rest))


def _read(task: Job, options: Options) -> list[Document | Failure]:
    """Read the documents of a source; the result has at least one item."""
    found = attempt(READING, task.name, None, lambda: list(_documents(task, options)))
    if isinstance(found, Failure):
        return [found]
    return found or [Failure(task.name, None, "contains nothing that can be read")]


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
    return attempt(ANALYSIS, document.path, document.part, lambda: _rendered(document, order))


def _rendered(document: Document, order: JobSpec) -> Result | Failure:
    try:
        if order.form == UNKNOWN:
            made, notes = _unknown(document, order)
        else:
            made, notes = FORMS[order.form](analyze(document, rules=order.rules), order)
    except RequestError as unmet:
        return Failure(document.path, document.part, str(unmet), unmet.hint)
    name = str(Failure(document.path, document.part, "")).removesuffix(": ")
    notes = [*document.warnings, *notes]
    return Result(made, document.part, document.sha256, tuple(f"{name}: {note}" for note in notes))


Made = tuple[Any, list[str]]
"""The rendered output, and messages for the user."""


def _unknown(document: Document, order: JobSpec) -> Made:
    document = in_its_language(document)
    notes = [] if document.language == ENGLISH else [ENGLISH_ONLY]
    return unsure_names(document, order.rules), notes


def _summary(analysis: Analysis, order: JobSpec) -> Summary:
    from summarizer.corpus.novelty import novelty

    wish = order.wish
    focus = analysis.named(wish.focus) if wish.focus else None
    if wish.focus and not focus:
        none = f"no entity matches {wish.focus!r}"
        if analysis.document.language == ENGLISH:
            raise RequestError(none, "entities")
        raise RequestError(f"{none} ({ENGLISH_ONLY})")
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

    notes = [] if analysis.document.language == ENGLISH or analysis.entities else [ENGLISH_ONLY]
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
"""Renderers by form: text outputs, the extract for a digest, and the fact fingerprints."""
UNKNOWN = "unknown"
"""The form that lists the names that the recognizer is unsure of, for which no sentence is ranked."""
