"""Read mbox mailboxes: many messages in one file, parsed one at a time.

A line that begins with `From ` starts a message if it follows a blank line and headers of a message follow,
because not every program escapes such lines in the text with `>`. One header is enough after an envelope, a
sender and the date of delivery; after any other line there must be several. The `>` of an escaped line is
removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.document import Document, Failure
from summarizer.files.options import Options
from summarizer.patterns import compiled
from summarizer.readers.container.parts import into, within
from summarizer.readers.mail.message import of_letter
from summarizer.readers.mail.mime import part_of, without_frame

_FROM = compiled(rb"^From [^\r\n]{0,500}\r?\n", re.MULTILINE)
_ENVELOPE = compiled(
    rb"From \S{1,300} +(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? +)?"
    rb"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} +\d{1,2}"
    rb"|\d{1,2} +[A-Z][a-z]{2,8} +\d{4}|\d{4}-\d\d-\d\d),?[ T]+\d{1,2}:\d\d[^\r\n]{0,60}\r?\n",
)
"""A sender without spaces, and a date with the time of day."""
_BY_PROGRAM = compiled(rb"From (?:\S*@\S*|-|MAILER-DAEMON)[ \t]+[^\r\n]*\b(?:19|20)\d\d\b[^\r\n]*\r?\n")
"""An envelope with an address and a year, which may follow a letter without a blank line."""
_SENDER = compiled(rb"From (?:\S+@\S+|-|MAILER-DAEMON)[ \t]*\r?\n")
"""An envelope without a date."""
_HEADER = compiled(rb">?From |[!-9;-~]{1,80}[ \t]*:(?!//)[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
_KNOWN = compiled(
    rb"(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-[a-z-]+"
    rb"|reply-to|sender|cc|status|x-[\w-]{1,60}|dkim-signature|list-[\w-]{1,40}|in-reply-to|references):",
    re.IGNORECASE,
)
_MOST_HEADERS = 12
"""Maximum headers after an envelope that are looked at."""
_MOST_WORDS = 12
"""Maximum words of an envelope that has another form."""
_ESCAPED = compiled(rb"^>(>*From )", re.MULTILINE)


def read(data: bytes, _name: str | None, options: Options) -> Iterator[Document | Failure]:
    """Read the messages in order, each followed by its attachments."""
    data = without_frame(data)
    for number, (start, end) in enumerate(_letters_in(data), 1):
        if (inner := into(name_of(number), options)) is not None:
            yield from letter(data[start:end], number, inner)
            if options.part is not None:
                return


def name_of(number: int) -> str:
    """Return the name of a message, by which it is read without the others."""
    return f"message {number}"


def letter(content: bytes, number: int, options: Options) -> Iterator[Document | Failure]:
    """Yield a message, given without its `From ` line, and its attachments. `options` are those within it."""
    own = name_of(number)
    content = _ESCAPED.sub(rb"\1", content) if b">From " in content else content
    return within(own, of_letter(part_of(content), own, options, "mbox"))


def _letters_in(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield start and end of each message, without its `From ` line."""
    start = None
    for found in beginnings(data, 0, len(data)):
        if start is not None:
            yield start, found.start()
        start = found.end()
    if start is not None:
        yield start, len(data)


def beginnings(data: bytes, start: int, end: int) -> Iterator[re.Match[bytes]]:
    """Yield the `From ` lines that begin a message, of those that begin in this part of the data."""
    for found in _FROM.finditer(data, start):
        if found.start() >= end:
            return
        if _begins(data, found):
            yield found


def _begins(data: bytes, found: re.Match[bytes]) -> bool:
    """Return whether a `From ` line begins a message: headers follow, the more the less it looks like one."""
    at = found.start()
    if at == 0:
        return True
    apart = data.endswith((b"\n\n", b"\n\r\n"), max(0, at - 3), at)
    if not apart and not _BY_PROGRAM.match(data, at):
        return False
    headers, known = _headers(data, found.end())
    if apart and _ENVELOPE.match(data, at):
        return headers > 0
    if apart and _SENDER.match(data, at):
        return known > 0
    words = found[0].split()
    return (
        known > 1 and len(words) < _MOST_WORDS and words[-1][-1:] not in (b".", b":", b",", b";", b"!", b"?")
    )


def _headers(data: bytes, at: int) -> tuple[int, int]:
    """Count the headers at an offset, and how many different ones of them every message may have."""
    known: set[bytes] = set()
    for count in range(_MOST_HEADERS):
        header = _HEADER.match(data, at)
        if header is None:
            return count, len(known)
        if named := _KNOWN.match(header[0]):
            known.add(named[0].lower())
        at = header.end()
    return _MOST_HEADERS, len(known)
