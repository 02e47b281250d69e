"""Output targets: standard output, or a single file that is written atomically.

The target with one file per result is in `tui.batch.folder`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from summarizer.document import Failure
from summarizer.files.access import AccessError, check_writable, write_whole
from summarizer.safe_text import clean
from summarizer.workers.jobs import Result
from tui.batch.scheduler import ScheduledResult, Skipped
from tui.collection.sources import Source
from tui.output import Output

RULE = "\n" + "-" * 72 + "\n\n"


class Form(NamedTuple):
    """The separator between the results of a format, and the ending of its file names."""

    between: str
    ending: str


FORMS = {
    "text": Form(RULE, ".summary.txt"),
    "explained": Form(RULE, ".summary.txt"),
    "markdown": Form("\n", ".summary.md"),
    "json": Form("", ".summary.json"),
    "entities": Form(RULE, ".entities.txt"),
}
"""Formats, named as in `summarizer.workers.jobs`."""


class Target(Protocol):
    """Receives results in order."""

    to_files: bool
    """Whether nothing is written to standard output."""

    def expect(self, found: Iterable[Source | Failure]) -> None:
        """Register all sources before the first result."""

    def before(self, source: Source) -> Failure | Skipped | None:
        """Return the reason why a source need not be processed; None if it must be."""

    def take(self, item: ScheduledResult) -> None:
        """Receive the next result."""

    def end(self) -> None:
        """Finish: all results have been received."""

    def stopped(self) -> str:
        """Return a message about the results so far, for a run that was interrupted."""


class StandardOutput:
    """Writes results to standard output at once; in JSON, failures are written there, too."""

    to_files = False

    def __init__(self, form: str, output: Output) -> None:
        self._form, self._output = form, output
        self._between = ""

    def expect(self, found: Iterable[Source | Failure]) -> None:
        """Do nothing: no preparation is needed."""

    def before(self, source: Source) -> None:
        """Return None: all sources are processed."""

    def take(self, item: ScheduledResult) -> None:
        found = item.found
        if isinstance(found, Failure):
            self._output.fail(found)
            if self._form == "json":
                from summarizer.export.json import failure_to_json

                self._put(failure_to_json(found) + "\n")
        elif isinstance(found, Result) and found.output is not None:
            for note in found.notes:
                self._output.note(note)
            self._put(self._between + found.output)
            self._between = FORMS[self._form].between

    def end(self) -> None:
        """Do nothing: everything has been written."""

    def stopped(self) -> str:
        return "no results for the others"

    def _put(self, text: str) -> None:
        self._output.write(text)


class CollectedResults:
    """Collects results in memory, for output made from all of them.

    Failures are reported if there is an `output`, and messages if `noted`.
    """

    to_files = True

    def __init__(self, output: Output | None, *, noted: bool = False) -> None:
        self._output, self._noted = output, noted
        self.outputs: list[Any] = []
        self.failures: list[Failure] = []

    def expect(self, found: Iterable[Source | Failure]) -> None:
        """Do nothing: no preparation is needed."""

    def before(self, source: Source) -> None:
        """Return None: all sources are processed."""

    def take(self, item: ScheduledResult) -> None:
        found = item.found
        if isinstance(found, Result) and found.output is not None:
            self.outputs.append(found.output)
            if self._output and self._noted:
                for note in found.notes:
                    self._output.note(note)
        elif isinstance(found, Failure):
            self.failures.append(found)
            if self._output:
                self._output.fail(found)

    def end(self) -> None:
        """Do nothing: the owner uses the results."""

    def stopped(self) -> str:
        return "nothing was written"


class SingleFile(StandardOutput):
    """Writes the output to a file at the end.

    Raises:
        AccessError: the file can't be written as things are now.
    """

    to_files = True

    def __init__(self, file: Path, form: str, overwrite: bool, output: Output) -> None:
        super().__init__(form, output)
        check_writable(file, overwrite=overwrite)
        self._file, self._overwrite = file, overwrite
        self._texts: list[str] = []

    def end(self) -> None:
        save("".join(self._texts), self._file, self._overwrite, self._output)

    def stopped(self) -> str:
        return f"{self._file} was not written"

    def _put(self, text: str) -> None:
        self._texts.append(text)


def save(text: str, file: Path, overwrite: bool, output: Output) -> None:
    """Write a file atomically; no file if there is no text, because no document could be read."""
    if not text:
        output.note(f"{file}: not written, since there is no summary")
        return
    try:
        write_whole(file, clean(text).encode("utf-8"), overwrite=overwrite)
    except AccessError as error:
        output.fail(f"{file}: {refusal(error, overwrite)}")
    else:
        output.note(f"written to {file}")


def refusal(error: AccessError, overwrite: bool, why: str = "") -> str:
    """Return the error message, with a hint if --overwrite would help."""
    taken = not overwrite and "exists already" in str(error)
    return f"{error}{why} (--overwrite replaces a file)" if taken else str(error)
