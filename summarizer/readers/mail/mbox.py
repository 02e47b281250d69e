"""Read mbox mailboxes: many messages in one file, parsed one at a time.

A line that begins with `From ` starts a message if it follows a blank line and either contains a date or has
an address and is followed by a header, because not every program escapes such lines in the text with `>`.
That `>` is removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.document import Document, Failure
from summarizer.options import Options
from summarizer.readers.container.parts import into, within
from summarizer.readers.mail.message import of_letter
from summarizer.readers.mail.mime import part_of

_FROM = re.compile(rb"^From [^\r\n]{0,500}\r?\n", re.MULTILINE)
_DATED = re.compile(rb"\b\d\d?:\d\d\b.{0,80}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.{0,80}\b\d\d?:\d\d\b")
_HEADER = re.compile(rb"[!-9;-~]{1,80}:|>From ")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(data: bytes, _name: str | None, options: Options) -> Iterator[Document | Failure]:
    """Read the messages in order, each followed by its attachments."""
    for number, (start, end) in enumerate(_letters_in(data), 1):
        own = f"message {number}"
        if (inner := into(own, options)) is not None:
            yield from within(own, of_letter(part_of(_content(data, start, end)), own, inner, "mbox"))
            if options.part is not None:
                return


def _letters_in(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield start and end of each message, without its `From ` line."""
    start = None
    for found in _FROM.finditer(data):
        if not _begins(data, found):
            continue
        if start is not None:
            yield start, found.start()
        start = found.end()
    if start is not None:
        yield start, len(data)


def _begins(data: bytes, found: re.Match[bytes]) -> bool:
    at = found.start()
    if at and not data.endswith((b"\n\n", b"\n\r\n"), max(0, at - 3), at):
        return False
    return bool(_DATED.search(found[0])) or (
        bool(_HEADER.match(data, found.end())) and b"@" in found[0] and len(found[0].split()) < 9
    )


def _content(data: bytes, start: int, end: int) -> bytes:
    content = data[start:end]
    return _ESCAPED.sub(rb"\1", content) if b">From " in content else content
