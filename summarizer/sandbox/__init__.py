"""Run parsers that hostile files may exploit in a confined child process.

The child receives bytes and returns documents, with limited memory and time. Before it reads the bytes, it
gives up files, sockets, processes and every system call that computation does not need (`protections`);
docs/security.md lists which protection exists on which system. The child is not trusted: it answers in plain
frames, not pickle, and the parent checks every offset, kind and size in them and makes the text safe again
(`protocol`). If the child fails, the error is a one-line message.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.document import Document, Failure
    from summarizer.files.options import Options
    from summarizer.sandbox.protections import Bounds


def run(
    module: str, data: bytes, name: str | None, options: Options, bounds: Bounds | None = None
) -> Iterator[Document | Failure]:
    """Yield the results of `module.read(data, name, options)`, run in a child process.

    Closing the iterator ends the child. Iterate in a thread that outlives the child: the kernel kills the
    child when the thread that started it ends. Raises Unreadable if the child reports an error, crashes or
    exceeds its bounds, and Cancelled once `options.stopped()` is true.
    """
    from summarizer.sandbox.parent import documents  # The child does not need this module.
    from summarizer.sandbox.protections import for_size

    return documents(module, data, name, options, bounds or for_size(len(data)))
