"""What the tests of readers share."""

from collections.abc import Iterator

import pytest

from summarizer import sandbox
from summarizer.document import Document, Failure
from summarizer.files.options import Options
from summarizer.readers.formats import in_process


@pytest.fixture(scope="module")
def no_sandbox() -> Iterator[None]:
    """Let parsers run in the process of the test, for tests of what they read: a child takes 0.3 s to start.

    That the sandbox changes nothing is shown in tests/summarizer/sandbox/test_same_result.py.
    """

    def run(module: str, data: bytes, name: str | None, options: Options) -> Iterator[Document | Failure]:
        return in_process(module)(data, name, options)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sandbox, "run", run)
        yield
