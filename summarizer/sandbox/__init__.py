"""Parsers that hostile files may break run in a child process, which can do next to nothing but compute.

The child gets bytes and gives documents. It has little memory and time. Before it reads the bytes it gives up
files, sockets, processes and all system calls that computing does not need: `landlock`, `seccomp`, `limits`,
in the order of `protections`; docs/security.md says what holds on which system. It is not trusted: what it
says is no pickle but plain frames (see `messages`), and each offset, kind and size in them is checked on this
side, each character made safe again. Whatever becomes of it is one line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.document import Document, Failure
    from summarizer.options import Options
    from summarizer.sandbox.limits import Bounds


def run(
    module: str, data: bytes, name: str | None, options: Options, bounds: Bounds | None = None
) -> Iterator[Document | Failure]:
    """What `module.read(data, name, options)` yields, as it comes; raises Unreadable for the child's end.

    Closing the iterator ends the child. It is to be read in a thread that lives as long as the child does:
    the kernel ends the child with the thread that started it.
    """
    from summarizer.sandbox.limits import for_size
    from summarizer.sandbox.parent import documents  # which the child does without

    return documents(module, data, name, options, bounds or for_size(len(data)))
