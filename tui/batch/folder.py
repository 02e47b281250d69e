"""Output folder with one file for each result, named after its briefing: `talks.summary.md`.

Names are unique and the same in every run. If several briefings have the same name, in this run or from an
earlier one in the folder, eight letters of a hash of the path are appended, whatever their order. A briefing
keeps the name it was once given, by the manifest.

The manifest says of each result the source's hash and the options it was made with. A file's time records
neither, and a text has no room for it. Every source whose results are completely written gets a line of JSON
in a file beside them. The line is appended after the results are in place: if a run is killed in between, the
next one makes the results again, finds them equal, and adds the line. Unreadable lines are ignored. The last
line of a source counts.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from summarizer.__about__ import version
from summarizer.document import Failure
from summarizer.files.access import (
    AccessError,
    Limits,
    append_line,
    check_writable,
    make_folder,
    read_bytes,
    write_whole,
)
from summarizer.safe_text import clean
from summarizer.workers.jobs import JobSpec, Result
from tui.batch.scheduler import ScheduledResult, Skipped
from tui.batch.targets import FORMS, refusal
from tui.collection.sources import Source
from tui.model.export_target import stem
from tui.output import Output

STDIN = "standard-input"


def is_folder(text: str) -> bool:
    """Return whether the argument of `-o` is a folder."""
    return text.endswith("/") or Path(text).is_dir()


class ResultFolder:
    """Writes each result to a file in a folder, which is created if necessary.

    Raises:
        AccessError: the folder can't be created.
    """

    to_files = True

    def __init__(self, folder: Path, spec: JobSpec, overwrite: bool, resume: bool, output: Output) -> None:
        make_folder(folder)
        self._folder, self._options, self._output = folder, spec.options, output
        self._wish = _options_line(spec)
        self._overwrite, self._resume = overwrite, resume
        self._record = Manifest(folder)
        self._names = ResultNames(self._record, FORMS[spec.form].ending)
        self._begun: set[str] = set()
        self._files: dict[str, str] = {}
        self._complete = True
        self._written = self._existing = self._failed = 0

    def expect(self, found: Iterable[Source | Failure]) -> None:
        """Register the names of all sources, so that the files' names are unique."""
        self._names.expect(each for each in found if isinstance(each, Source))

    def before(self, source: Source) -> Failure | Skipped | None:
        key = self._record.source(source.path)
        if key in self._begun:  # the source was named twice
            return Skipped()
        self._begun.add(key)
        entry = self._record.of.get(key)
        if self._resume and entry and self._is_unchanged(entry, source):
            return Skipped()
        path = self._folder / self._names.of(source, None)
        may_be_equal = self._resume and entry is None  # not in the manifest: compare the content
        try:
            check_writable(path, overwrite=self._overwrite or may_be_equal)
        except AccessError as error:
            older = "; its text or the options have changed since" if self._resume else ""
            return Failure(str(path), None, refusal(error, self._overwrite, older))
        return None

    def take(self, item: ScheduledResult) -> None:
        found = item.found
        if isinstance(found, Skipped):
            self._existing += 1
        elif isinstance(found, Failure):
            self._fail(found)
        elif found.output is not None:
            assert item.source is not None
            for note in found.notes:
                self._output.note(note)
            self._put(item.source, found)
        if item.last:
            if item.source and isinstance(found, Result) and self._complete:
                self._record_results(item.source, found.sha256)
            self._files, self._complete = {}, True

    def end(self) -> None:
        rest = {"there already": self._existing, "failed": self._failed}
        counted = [f"{count} {what}" for what, count in rest.items() if count]
        self._output.note(", ".join([f"{self._written} written to {self._folder}", *counted]))

    def stopped(self) -> str:
        return f"{self._written} written to {self._folder}, --resume continues from there"

    def _is_unchanged(self, entry: ManifestEntry, source: Source) -> bool:
        if entry.wish != self._wish or not self._record.unchanged(entry):
            return False
        try:
            data = (
                source.data if source.data is not None else read_bytes(source.path or Path(), self._options)
            )
        except AccessError:  # reading it for the analysis will report the error
            return False
        return entry.sha256 == digest(data)

    def _put(self, source: Source, found: Result) -> None:
        name = self._names.of(source, found.part)
        if name in self._files:  # documents of the same name
            name = self._names.of(source, f"{found.part or 'part'} {len(self._files) + 1}")
        path = self._folder / name
        data = clean(found.output).encode("utf-8")
        self._files[name] = digest(data)
        if self._resume and digest_of(path) == self._files[name]:
            self._existing += 1
            return
        try:
            write_whole(path, data, overwrite=self._overwrite)
        except AccessError as error:
            self._fail(Failure(str(path), None, refusal(error, self._overwrite)))
        else:
            self._written += 1

    def _fail(self, failure: Failure) -> None:
        self._complete = False
        self._failed += 1
        self._output.fail(failure)

    def _record_results(self, source: Source, sha256: str | None) -> None:
        entry = ManifestEntry(self._record.source(source.path), sha256 or "", self._wish, self._files)
        try:
            self._record.add(entry)
        except AccessError as error:  # the results are written all the same
            self._output.note(f"{self._folder}: the manifest for --resume {error}")


class ResultNames:
    """Assigns the names of the files in a folder."""

    def __init__(self, record: Manifest, ending: str) -> None:
        self._record, self._ending = record, ending
        self._stems: Counter[str] = Counter()
        self._owners: dict[str, str] = {}

    def expect(self, sources: Iterable[Source]) -> None:
        """Register the names of all sources, so that the files' names are unique."""
        distinct = {self._record.source(each.path): stem(each.path, None, STDIN) for each in sources}
        self._stems.update(each.lower() for each in distinct.values())

    def of(self, source: Source, part: str | None) -> str:
        """Return the file name for a document of a source."""
        key = self._record.source(source.path)
        identity = f"{key}\n{part}" if part else key
        name = stem(source.path, part, STDIN)
        alone = self._stems[stem(source.path, None, STDIN).lower()] < 2
        if not self._is_free(name + self._ending, key, identity, alone=alone):
            name = f"{name}-{hashlib.sha256(os.fsencode(identity)).hexdigest()[:8]}"
        self._owners[(name + self._ending).lower()] = identity
        return name + self._ending

    def _is_free(self, name: str, key: str, identity: str, *, alone: bool) -> bool:
        """Return whether a name without a hash may be used for a document."""
        owner = self._record.owners.get(name.lower())
        if owner:
            return owner.source == key
        return alone and self._owners.get(name.lower(), identity) == identity


def _options_line(spec: JobSpec) -> str:
    """Encode the request, the options for reading, the rules about names and the version.

    Another version may give other results.
    """
    request, reading = spec.request, (spec.options.format, spec.options.encoding)
    numbers = sorted(request.pinned), sorted(request.dropped)
    asked = [version(), spec.form, str(request.length), request.focus, *numbers]
    rules = [f"names {spec.rules.digest}"] if spec.rules else []
    return json.dumps([*asked, *(reading if any(reading) else ()), *rules])


NAME = ".briefing-results"
LARGEST = Limits(max_bytes=1024**3, pipes=False)


class ManifestEntry(NamedTuple):
    """The results of a source."""

    source: str
    """Path of the source relative to the output folder, so that both can be moved together."""
    sha256: str
    """Hash of the source."""
    wish: str
    """The options that the results were made with, as `_options_line` encodes them."""
    files: Mapping[str, str]
    """File names in the folder, each with the SHA-256 of the content."""


class Manifest:
    """The entries of an output folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / NAME
        self.of: dict[str, ManifestEntry] = {}
        self.owners: dict[str, ManifestEntry] = {}
        """Entries by file name in lower case, since some file systems ignore case."""
        for line in _lines(self._file):
            if entry := _entry(line):
                self._keep(entry)

    def source(self, path: Path | None) -> str:
        """Return the name of a source in the manifest; standard input is `-`."""
        return os.path.relpath(path, self._folder) if path else "-"

    def add(self, entry: ManifestEntry) -> None:
        """Add an entry to the manifest in memory and on disk.

        Raises:
            AccessError: the file can't be written.
        """
        self._keep(entry)
        append_line(self._file, json.dumps(entry._asdict()).encode("ascii"))

    def unchanged(self, entry: ManifestEntry) -> bool:
        """Return whether all files of an entry still have the recorded content."""
        return all(digest_of(self._folder / name) == sha256 for name, sha256 in entry.files.items())

    def _keep(self, entry: ManifestEntry) -> None:
        self.of[entry.source] = entry
        self.owners.update((name.lower(), entry) for name in entry.files)


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of a file; None if it can't be read."""
    try:
        return digest(read_bytes(path, LARGEST))
    except AccessError:
        return None


def _lines(file: Path) -> list[bytes]:
    try:
        return read_bytes(file, LARGEST).splitlines()
    except AccessError:
        return []


def _entry(line: bytes) -> ManifestEntry | None:
    try:
        found = ManifestEntry(**json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None
    texts = (found.source, found.sha256, found.wish)
    sound = all(isinstance(text, str) for text in texts) and isinstance(found.files, dict)
    return found if sound and all(_is_name(*item) for item in found.files.items()) else None


def _is_name(name: object, sha256: object) -> bool:
    """Return whether the name has no path: a forged line must not point outside the folder."""
    return isinstance(name, str) and isinstance(sha256, str) and Path(name).name == name
