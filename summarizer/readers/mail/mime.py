"""Split a message (RFC 5322, RFC 2045) into its headers and MIME parts, each a slice of its bytes.

The standard library's parser has no limit on depth and searches every line for every open boundary. Here,
depth and number of parts are limited, and each level is scanned once. Headers are parsed by the standard
library.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value

from summarizer.files.encoding import decoded
from summarizer.patterns import compiled
from summarizer.safe_text import label, without_invisible

DEEPEST = 10
MOST_PARTS = 1_000
_LONGEST_HEAD = 256 * 1024
_LONGEST_VALUE = 8 * 1024
_LONGEST_PARAMETERS = 1024
"""Maximum characters of a header in which parameters are parsed, which takes quadratic time."""
_END_OF_HEAD = compiled(rb"\r?\n\r?\n|\r\r")
_HEADERS = compiled(rb"(?:>?From [^\n]*\n)?(?:[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*)*")
_KNOWN = compiled(
    rb"^(?:from|to|b?cc|subject|date|received(?:-spf)?|return-path|message-id|mime-version|content-[a-z-]+"
    rb"|reply-to|sender|x-[\w-]+|dkim-signature|list-[a-z-]+|references|in-reply-to|delivered-to|envelope-to"
    rb"|user-agent|organi[sz]ation|importance|priority|sensitivity|precedence|thread-[a-z]+|auto-submitted"
    rb"|accept-language|authentication-results|arc-[a-z-]+|resent-[a-z-]+|disposition-notification-to"
    rb"|errors-to|return-receipt-to|delivery-date|feedback-id|mailing-list|newsgroups|path|xref|lines|status)"
    rb"[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
"""Headers that show that a damaged line stands among headers and not at the start of the text."""
_OF_HEAD = compiled(rb"[!-9;-~]+[ \t]*:|[ \t]|>?From ")
"""A line of a head: a header, or the continuation of one. The standard parser stops at any other line."""
_NO_BASE64 = compiled(rb"[^A-Za-z0-9+/]+")
_ID = compiled(r"<\s*([^<>\s]{1,250})\s*>")
_BARE_ID = compiled(r"[^@\s]{4,120}@[^@\s]{1,120}")
"""A message id without its angle brackets."""
_MOST_IDS, _MOST_RECIPIENTS = 200, 500
_BETWEEN = compiled(
    r"\"(?:[^\"\\]|\\.)*(?:\"|\Z)|<[^<>]*>|\([^()]*\)|=\?[^\s?]{1,40}\?[bBqQ]\?[^\s?]*\?=|(?P<between>[,;:])"
)
"""A quoted name, an address, a comment, an encoded word, or what separates addresses and groups."""
_TOKEN = compiled(r"[\w!#$&.+^-]{1,99}/[\w!#$&.+^-]{1,99}")
_PARSER = BytesHeaderParser(policy=compat32)


@dataclass(frozen=True, slots=True)
class MimePart:
    """A message or a part of one, with its body still encoded."""

    headers: Message
    body: bytes
    usual: str = "text/plain"
    """Content type if the headers give none."""

    def header(self, name: str) -> str:
        """Return a header as safe text on one line; empty if there is none."""
        return _readable(_raw(self.headers, name))

    def all_of(self, name: str) -> tuple[str, ...]:
        """Return all headers with a name, each as safe text on one line."""
        return tuple(map(_readable, _raws(self.headers, name)))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the message ids in a header (RFC 5322, section 3.6.4), without angle brackets."""
        value = " ".join(_raws(self.headers, name))
        found = _ID.findall(value) or [word for word in value.split() if _BARE_ID.fullmatch(word)]
        return tuple(dict.fromkeys(map(_readable, found)))[:_MOST_IDS]

    def addresses(self, name: str) -> tuple[str, ...]:
        """Return the recipients in a header, which may occur several times, each with name and address."""
        value = ",".join(_raws(self.headers, name))
        found = (_readable(each) for each in _recipients(value.replace("\r", " ").replace("\n", " ")))
        return tuple(dict.fromkeys(filter(None, found)))[:_MOST_RECIPIENTS]

    @property
    def type(self) -> str:
        """Content type in lower case, such as `text/plain`."""
        said = _raw(self.headers, "content-type").partition(";")[0].strip().lower()
        return said if _TOKEN.fullmatch(said) else self.usual

    def parameter(self, name: str, header: str = "content-type") -> str:
        """Return a parameter of a header (RFC 2231) as safe text; empty if there is none."""
        bare: Message = Message(policy=compat32)
        value = _raw(self.headers, header)[:_LONGEST_PARAMETERS]
        bare[header] = value.replace("\r", " ").replace("\n", " ") or "text/plain"
        try:
            found = collapse_rfc2231_value(bare.get_param(name, "", header))
        except Exception:  # The parser raises errors of many kinds for malformed headers.
            return ""
        return _readable(str(found))

    @property
    def file_name(self) -> str:
        """File name given by the sender, without folders; empty if there is none."""
        name = self.parameter("filename", "content-disposition") or self.parameter("name")
        return name.replace("\\", "/").rpartition("/")[2]

    @property
    def is_attached(self) -> bool:
        """Whether the sender marked the part as an attachment."""
        return _raw(self.headers, "content-disposition").strip().lower().startswith("attachment")

    @property
    def is_inline(self) -> bool:
        """Whether the sender marked the part as part of the message."""
        return _raw(self.headers, "content-disposition").strip().lower().startswith("inline")

    def content(self) -> bytes:
        """Return the body with its transfer encoding decoded, as far as damage allows."""
        encoding = _raw(self.headers, "content-transfer-encoding").strip().lower()
        if encoding.startswith("base64"):
            return _from_base64(self.body)
        if encoding.startswith("quoted-printable"):
            return quopri.decodestring(self.body)
        if encoding.startswith(("x-uu", "uu")):
            return _from_uu(self.body)
        return self.body

    def text(self, encoding: str | None = None) -> str:
        """Decode the content of a text part; `encoding` overrides the declared charset."""
        return decoded(self.content(), encoding or self.parameter("charset"))

    def parts(self) -> Iterator[MimePart]:
        """Yield the parts of a multipart, including a truncated last part."""
        boundary = self.parameter("boundary").rstrip()
        if not boundary or len(boundary) > 200:
            return
        usual = "message/rfc822" if self.type == "multipart/digest" else "text/plain"
        mark = b"--" + boundary.encode("utf-8", "surrogateescape")
        start, last = _after_mark(self.body, mark, 0)
        while start >= 0 and not last:
            following, last = _after_mark(self.body, mark, start - 1)
            end = len(self.body) if following < 0 else self.body.rfind(mark, start - 1, following)
            yield part_of(_without_line_end(self.body[start : max(start, end)]), usual)
            start = following


def _after_mark(body: bytes, mark: bytes, at: int) -> tuple[int, bool]:
    """Return the start of the line after the next boundary line (-1 if none), and whether it is the last."""
    while (at := body.find(mark, at)) >= 0:
        end = body.find(b"\n", at)
        end = len(body) if end < 0 else end + 1
        rest = body[at + len(mark) : min(end, at + len(mark) + 100)].strip()
        if rest in (b"", b"--") and (at == 0 or body[at - 1 : at] == b"\n"):
            return end, rest == b"--"
        at += len(mark)
    return -1, False


def _without_line_end(body: bytes) -> bytes:
    """Remove the line end before a boundary, which belongs to the boundary."""
    return body[:-2] if body.endswith(b"\r\n") else body.removesuffix(b"\n")


def without_frame(data: bytes) -> bytes:
    """Remove a byte order mark and blank lines before a message; write its line ends as LF if all are CR."""
    data = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    return data if b"\n" in data else data.replace(b"\r", b"\n")


def part_of(data: bytes, usual: str = "text/plain") -> MimePart:
    """Parse a message or a part; `usual` is its content type if the headers give none."""
    if data[:2] == b"\r\n" or data[:1] == b"\n":
        return MimePart(_PARSER.parsebytes(b""), data.lstrip(b"\r\n"), usual)
    found = _END_OF_HEAD.search(data, 0, _LONGEST_HEAD)
    head, body = (data[: found.start()], data[found.end() :]) if found else (data[:_LONGEST_HEAD], b"")
    if (end := _end_of_headers(head)) is not None:
        return MimePart(_PARSER.parsebytes(head[:end].replace(b"\0", b"")), data[end:], usual)
    head = b"\n".join(line for line in head.split(b"\n") if _OF_HEAD.match(line))
    if not found and len(data) > _LONGEST_HEAD:
        later = _END_OF_HEAD.search(data, _LONGEST_HEAD - 4)
        body = data[later.end() :] if later else b""
    return MimePart(_PARSER.parsebytes(head.replace(b"\0", b"")), body, usual)


def _end_of_headers(head: bytes) -> int | None:
    """Return where the text begins if no blank line parts it from the headers; None if one does.

    The text may begin with a word and a colon, as in `Note: the quay is shut.`, which is no known header.
    """
    end = _HEADERS.match(head + b"\n")  # the last line of the head has no line end
    if end is None or not end.end() or end.end() >= len(head.rstrip()):
        return None
    if _KNOWN.search(head, end.end()):
        return None
    last = max((match.start() for match in _KNOWN.finditer(head, 0, end.end())), default=None)
    if last is None:
        return end.end()
    following = head.find(b"\n", last) + 1
    while following and head[following : following + 1] in (b" ", b"\t"):
        following = head.find(b"\n", following) + 1
    return following or end.end()


def leaves(part: MimePart, most: int = MOST_PARTS) -> Iterator[tuple[MimePart, tuple[str, ...]]]:
    """Yield the parts that are not multiparts, in order, each with the types of its enclosing multiparts.

    At most `most` parts are yielded.
    """
    count = 0
    waiting: list[Iterator[MimePart]] = [iter([part])]
    around: list[str] = []
    while waiting:
        one = next(waiting[-1], None)
        if one is None or count >= most:
            waiting.pop()
            del around[-1:]
        elif one.type.startswith("multipart/") and len(waiting) <= DEEPEST:
            waiting.append(one.parts())
            around.append(one.type)
        elif not one.type.startswith("multipart/"):
            count += 1
            yield one, tuple(around)


def _raw(headers: Message, name: str) -> str:
    """Return the raw value of the first header with a name, with non-ASCII bytes as surrogates."""
    return next(_raws(headers, name), "")


def _raws(headers: Message, name: str) -> Iterator[str]:
    """Yield the raw values of all headers with a name."""
    return (str(value)[:_LONGEST_VALUE] for own, value in headers.raw_items() if own.lower() == name)


def _recipients(value: str) -> Iterator[str]:
    """Split a list of addresses at its commas, without the names of groups (`Board: a@x.org, b@x.org;`)."""
    start = 0
    for mark in _BETWEEN.finditer(value):
        if mark["between"] is None:
            continue
        if mark["between"] != ":":  # What precedes a colon is the name of a group.
            yield value[start : mark.start()]
        start = mark.end()
    yield value[start:]


def _readable(value: str) -> str:
    """Decode the encoded words (RFC 2047) of a header value."""
    value = _from_bytes(value)
    if "=?" not in value:
        return _label(value)
    try:
        words = decode_header(" ".join(value.split()))
    except Exception:  # If one encoded word is damaged, the value is shown undecoded.
        return _label(value)
    return _label("".join(_word(*word) for word in words))


def _label(value: str) -> str:
    return label(without_invisible(value))


def _word(word: str | bytes, charset: str | None) -> str:
    if isinstance(word, str):
        return word
    return decoded(word, charset) if charset else word.decode("raw-unicode-escape", "replace")


def _from_bytes(value: str) -> str:
    """Decode bytes represented as surrogates."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return decoded(value.encode("utf-8", "surrogateescape"), None)
    return value


def _from_base64(body: bytes) -> bytes:
    plain = _NO_BASE64.sub(b"", body.partition(b"=")[0])
    plain = plain[: len(plain) - 1] if len(plain) % 4 == 1 else plain
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def _from_uu(body: bytes) -> bytes:
    found = []
    for line in body.splitlines():
        if line.startswith(b"begin ") or not line:
            continue
        if line == b"end":
            break
        try:
            found.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(found)
