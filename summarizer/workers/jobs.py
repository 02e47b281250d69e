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
    request: SummaryRequest = SummaryRequest()
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

    output: Any
    """The rendered output (usually text); None if the document was filtered out."""
    part: str | None = None
    sha256: str | None = None
    """SHA-256 of the file's bytes, in hexadecimal."""
    notes: tuple[str, ...] = ()
    """Messages for the user, one line each."""

    @property
    def size(self) -> int:
        """Number of characters if the output is text, else 0, since other outputs are small."""
        return len(self.output) if isinstance(self.output, str) else 0


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


def work(spec: JobSpec, job: Job) -> JobResult:
    """Read, analyze and render a source. Every error becomes a Failure; no exception is raised."""
    documents = _read(job, spec.options)
    if spec.before is not None:  # An unreadable document has no date and is filtered out, too.
        documents = [each for each in documents if isinstance(each, Document)]
    if not documents:
        return JobResult(Result(None))
    first, *rest = documents
    return JobResult(first if isinstance(first, Failure) else _result(first, spec), tuple(rest))


def _read(job: Job, options: Options) -> list[Document | Failure]:
    """Read the documents of a source; the result has at least one item."""
    found = attempt(READING, job.name, None, lambda: list(_documents(job, options)))
    if isinstance(found, Failure):
        return [found]
    return found or [Failure(job.name, None, "contains nothing that can be read")]


def _documents(job: Job, options: Options) -> Iterator[Document | Failure]:
    if isinstance(job.source, Document):
        return iter([job.source])
    source = io.BytesIO(job.source) if isinstance(job.source, bytes) else job.source
    return whole(open_documents(source, name=job.name, options=options))


def _result(document: Document, spec: JobSpec) -> Result | Failure:
    date = document.date
    if spec.before is not None and not (date and date < spec.before):
        return Result(None, document.part)
    if spec.after is not None and date and date < spec.after:
        return Result(None, document.part)
    return attempt(ANALYSIS, document.path, document.part, lambda: _rendered(document, spec))


def _rendered(document: Document, spec: JobSpec) -> Result | Failure:
    try:
        if spec.form == UNKNOWN:
            output, notes = _unknown(document, spec)
        else:
            output, notes = FORMS[spec.form](analyze(document, rules=spec.rules), spec)
    except RequestError as error:
        return Failure(document.path, document.part, str(error), error.hint)
    name = str(Failure(document.path, document.part, "")).removesuffix(": ")
    notes = [*document.warnings, *notes]
    return Result(output, document.part, document.sha256, tuple(f"{name}: {note}" for note in notes))


Rendered = tuple[Any, list[str]]
"""The rendered output, and messages for the user."""


def _unknown(document: Document, spec: JobSpec) -> Rendered:
    document = in_its_language(document)
    notes = [] if document.language == ENGLISH else [ENGLISH_ONLY]
    return unsure_names(document, spec.rules), notes


def _summary(analysis: Analysis, spec: JobSpec) -> Summary:
    from summarizer.corpus.novelty import novelty

    request = spec.request
    focus = analysis.named(request.focus) if request.focus else None
    if request.focus and not focus:
        none = f"no entity matches {request.focus!r}"
        if analysis.document.language == ENGLISH:
            raise RequestError(none, "entities")
        raise RequestError(f"{none} ({ENGLISH_ONLY})")
    only = novelty(analysis, spec.known).sentences if spec.known else None
    try:
        return analysis.summary(
            request.length, focus.id if focus else None, request.pinned, request.dropped, only
        )
    except IndexError as error:
        raise RequestError(str(error)) from error


def _of_summary(render: Callable[[Analysis, Summary], str]) -> Callable[[Analysis, JobSpec], Rendered]:
    def rendered(analysis: Analysis, spec: JobSpec) -> Rendered:
        return render(analysis, _summary(analysis, spec)), []

    return rendered


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


def _entities(analysis: Analysis, _: JobSpec) -> Rendered:
    from summarizer.export.text import entities_to_text

    notes = [] if analysis.document.language == ENGLISH or analysis.entities else [ENGLISH_ONLY]
    return entities_to_text(analysis), notes


def _extract(analysis: Analysis, spec: JobSpec) -> Rendered:
    from summarizer.corpus.digest.extract import extract
    from summarizer.corpus.novelty import novelty

    new = novelty(analysis, spec.known) if spec.known else None
    return extract(analysis, 0, spec.request.length, new=new), []


def _fact_prints(analysis: Analysis, _: JobSpec) -> Rendered:
    return analysis.facts.prints, []


FORMS: Mapping[str, Callable[[Analysis, JobSpec], Rendered]] = {
    "text": _of_summary(_text),
    "explained": _of_summary(_explained),
    "markdown": _of_summary(_markdown),
    "json": _of_summary(_json),
    "entities": _entities,
    "extract": _extract,
    "prints": _fact_prints,
}
"""Renderers by form: text outputs, the extract for a digest, and the fact fingerprints."""
UNKNOWN = "unknown"
"""The form that lists the names that the recognizer is unsure of, for which no sentence is ranked."""
