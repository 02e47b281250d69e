"""Where results go: standard output, or one file for all of them, whole or not at all.

A folder with a file for each is in `tui.batch.folder`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from summarizer.document import Failure
from summarizer.files.access import AccessError, check_writable, write_whole
from summarizer.safe_text import clean
from summarizer.workers.jobs import Result
from tui.batch.executors import Skipped
from tui.batch.scheduler import ScheduledResult
from tui.library.sources import Source
from tui.output import Output

RULE = "\n" + "-" * 72 + "\n\n"


class Form(NamedTuple):
    """How texts of a form are put together and what a file of one is called."""

    between: str
    ending: str


FORMS = {
    "text": Form(RULE, ".summary.txt"),
    "explained": Form(RULE, ".summary.txt"),
    "markdown": Form("\n", ".summary.md"),
    "json": Form("", ".summary.json"),
    "entities": Form(RULE, ".entities.txt"),
}
"""Those of `summarizer.workers.jobs`."""


class Target(Protocol):
    """Takes results in order."""

    to_files: bool
    """Whether standard output stays free."""

    def expect(self, found: Iterable[Source | Failure]) -> None:
        """All that will come, before any of it does."""

    def before(self, source: Source) -> Failure | Skipped | None:
        """Why a source need not be worked on, if so."""

    def take(self, item: ScheduledResult) -> None: ...

    def end(self) -> None:
        """All have been taken."""

    def stopped(self) -> str:
        """What has become of the results so far, when there will be no more."""


class StandardOutput:
    """One after the other on standard output, each at once; of JSON a failure has its line there, too."""

    to_files = False

    def __init__(self, form: str, output: Output) -> None:
        self._form, self._output = form, output
        self._between = ""

    def expect(self, found: Iterable[Source | Failure]) -> None:
        """Nothing has to be known beforehand."""

    def before(self, source: Source) -> None:
        """All are worked on."""

    def take(self, item: ScheduledResult) -> None:
        found = item.found
        if isinstance(found, Failure):
            self._output.fail(found)
            if self._form == "json":
                from summarizer.export.json import failure_to_json

                self._put(failure_to_json(found) + "\n")
        elif isinstance(found, Result) and found.made is not None:
            for note in found.notes:
                self._output.note(note)
            self._put(self._between + found.made)
            self._between = FORMS[self._form].between

    def end(self) -> None:
        """All has been done."""

    def stopped(self) -> str:
        return "the others have no result"

    def _put(self, text: str) -> None:
        self._output.write(text)


class CollectedResults:
    """Here, for what is made of all of them together; failures are said, and kept where they are wanted."""

    to_files = True

    def __init__(self, output: Output | None) -> None:
        self._output = output
        self.made: list[Any] = []
        self.failures: list[Failure] = []

    def expect(self, found: Iterable[Source | Failure]) -> None:
        """Nothing has to be known beforehand."""

    def before(self, source: Source) -> None:
        """All are worked on."""

    def take(self, item: ScheduledResult) -> None:
        found = item.found
        if isinstance(found, Result) and found.made is not None:
            self.made.append(found.made)
        elif isinstance(found, Failure):
            self.failures.append(found)
            if self._output:
                self._output.fail(found)

    def end(self) -> None:
        """All has been done."""

    def stopped(self) -> str:
        return "nothing was made of them"


class SingleFile(StandardOutput):
    """What would be printed, in a file. Raises AccessError where it could not be written as things are."""

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
    """Whole or not at all; nothing if no document could be read."""
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
    """With what to do, where there is something to do."""
    taken = not overwrite and "exists already" in str(error)
    return f"{error}{why} (--overwrite replaces a file)" if taken else str(error)
