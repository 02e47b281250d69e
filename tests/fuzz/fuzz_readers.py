"""Coverage-guided fuzzing of the readers with atheris: `make fuzz` runs it for ten minutes.

    python -m tests.fuzz.fuzz_readers [-max_total_time=SECONDS] [CORPUS]

The first byte chooses the format, the others are the file. A reader may give documents and failures, and may
raise Unreadable. Anything else that it raises, a broken offset or an unsafe character is a finding, which
libFuzzer leaves as `crash-…` in the current folder: without its first byte, and named `format-…`, it goes to
tests/fuzz/found, where the suite reads it again. All run in this process, without the sandbox, so that
nothing is hidden by it; PDF is left out, for its parser is all C, and no coverage guides through that.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["summarizer", "trafilatura", "mammoth", "feedparser", "email"]):
    from summarizer.readers.formats import FORMATS, in_process
    from tests.fuzz.checked import FUZZED, beginnings, read_checked

    for name in FUZZED:
        in_process(FORMATS[name].module)


def one(data: bytes) -> None:
    if data:
        read_checked(FUZZED[data[0] % len(FUZZED)], data[1:])


def seeds(folder: Path) -> None:
    """A file to begin with for each format, if none was given."""
    folder.mkdir(exist_ok=True)
    for number, data in enumerate(beginnings()):
        (folder / f"seed-{number}").write_bytes(data)


if __name__ == "__main__":
    arguments = sys.argv
    if not any(not argument.startswith("-") for argument in arguments[1:]):
        corpus = Path(".fuzz")
        seeds(corpus)
        arguments = [*arguments, str(corpus)]
    with contextlib.suppress(KeyboardInterrupt):
        atheris.Setup(arguments, one)
        atheris.Fuzz()
