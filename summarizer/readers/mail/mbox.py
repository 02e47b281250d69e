"""Read mbox mailboxes: many messages in one file, parsed one at a time.

A line that begins with `From ` starts a message if it follows a blank line and either has the form of an
envelope, a sender and the date of delivery, or is followed by a header of a message, because not every
program escapes such lines in the text with `>`. That `>` is removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.document import Document, Failure
from summarizer.files.options import Options
from summarizer.readers.container.parts import into, within
from summarizer.readers.mail.message import of_letter
from summarizer.readers.mail.mime import part_of

_FROM = re.compile(rb"^From [^\r\n]{0,500}\r?\n", re.MULTILINE)
_ENVELOPE = re.compile(
    rb"From \S{1,300} +(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? +)?"
    rb"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} +\d{1,2}"
    rb"|\d{1,2} +[A-Z][a-z]{2,8} +\d{4}|\d{4}-\d\d-\d\d),?[ T]+\d{1,2}:\d\d[^\r\n]{0,60}\r?\n",
)
"""A sender without spaces, and a date with the time of day."""
_HEADER = re.compile(
    rb"(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|reply-to"
    rb"|sender|cc|status|x-[\w-]{1,60}|dkim-signature|list-[\w-]{1,40}):|>From ",
    re.IGNORECASE,
)
_MOST_WORDS = 12
"""Maximum words of an envelope that has another form, before a header."""
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
    if _ENVELOPE.match(data, at):
        return True
    return _HEADER.match(data, found.end()) is not None and len(found[0].split()) < _MOST_WORDS


def _content(data: bytes, start: int, end: int) -> bytes:
    content = data[start:end]
    return _ESCAPED.sub(rb"\1", content) if b">From " in content else content
