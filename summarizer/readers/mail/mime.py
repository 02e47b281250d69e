"""Take a letter apart (RFC 5322, RFC 2045): headers, and the parts in it, each a slice of its bytes.

The standard library's parser goes as deep as a letter asks and looks for every open boundary on every line;
here depth and number are bounded, and each level is gone through once. Headers are its business again.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value

from summarizer.encoding import decoded
from summarizer.safe_text import label, without_invisible

DEEPEST = 10
MOST_PARTS = 1_000
_LONGEST_HEAD = 256 * 1024
_LONGEST_VALUE = 8 * 1024
_LONGEST_PARAMETERS = 1024
"""Characters of a header in which parameters are looked for: the time is quadratic in them."""
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\r\r")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_TOKEN = re.compile(r"[\w!#$&.+^-]{1,99}/[\w!#$&.+^-]{1,99}")
_PARSER = BytesHeaderParser(policy=compat32)


@dataclass(frozen=True, slots=True)
class MimePart:
    """A letter, or a part of one; its body as it was sent."""

    headers: Message
    body: bytes
    usual: str = "text/plain"
    """Its type, where it does not say."""

    def header(self, name: str) -> str:
        """A header as text, safe and on one line; empty where there is none."""
        return _readable(_raw(self.headers, name))

    @property
    def type(self) -> str:
        """As `text/plain`, in lower case."""
        said = _raw(self.headers, "content-type").partition(";")[0].strip().lower()
        return said if _TOKEN.fullmatch(said) else self.usual

    def parameter(self, name: str, header: str = "content-type") -> str:
        """A parameter of a header (RFC 2231), safe; empty where there is none."""
        bare: Message = Message(policy=compat32)
        value = _raw(self.headers, header)[:_LONGEST_PARAMETERS]
        bare[header] = value.replace("\r", " ").replace("\n", " ") or "text/plain"
        try:
            found = collapse_rfc2231_value(bare.get_param(name, "", header))
        except Exception:  # a header that nobody could make sense of says nothing
            return ""
        return _readable(str(found))

    @property
    def file_name(self) -> str:
        """As its sender called it; empty for one without a name."""
        name = self.parameter("filename", "content-disposition") or self.parameter("name")
        return name.replace("\\", "/").rpartition("/")[2]

    @property
    def is_attached(self) -> bool:
        return _raw(self.headers, "content-disposition").strip().lower().startswith("attachment")

    def content(self) -> bytes:
        """The body, its transfer encoding undone; what is damaged in it as far as it goes."""
        encoding = _raw(self.headers, "content-transfer-encoding").strip().lower()
        if encoding.startswith("base64"):
            return _from_base64(self.body)
        if encoding.startswith("quoted-printable"):
            return quopri.decodestring(self.body)
        if encoding.startswith(("x-uu", "uu")):
            return _from_uu(self.body)
        return self.body

    def text(self, encoding: str | None = None) -> str:
        """The content of a part that is text; `encoding` overrules what it says."""
        return decoded(self.content(), encoding or self.parameter("charset"))

    def parts(self) -> Iterator[MimePart]:
        """Of a multipart, the parts; a last one that is cut off among them."""
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
    """Where the line after the next line that is a mark begins, -1 for none; and whether that is the last."""
    while (at := body.find(mark, at)) >= 0:
        end = body.find(b"\n", at)
        end = len(body) if end < 0 else end + 1
        rest = body[at + len(mark) : min(end, at + len(mark) + 100)].strip()
        if rest in (b"", b"--") and (at == 0 or body[at - 1 : at] == b"\n"):
            return end, rest == b"--"
        at += len(mark)
    return -1, False


def _without_line_end(body: bytes) -> bytes:
    """The line end before a mark is the mark's."""
    return body[:-2] if body.endswith(b"\r\n") else body.removesuffix(b"\n")


def part_of(data: bytes, usual: str = "text/plain") -> MimePart:
    """A letter, or a part, from its bytes."""
    if data[:2] == b"\r\n" or data[:1] == b"\n":
        return MimePart(_PARSER.parsebytes(b""), data.lstrip(b"\r\n"), usual)
    found = _END_OF_HEAD.search(data, 0, _LONGEST_HEAD)
    head, body = (data[: found.start()], data[found.end() :]) if found else (data[:_LONGEST_HEAD], b"")
    if not found and len(data) > _LONGEST_HEAD:
        later = _END_OF_HEAD.search(data, _LONGEST_HEAD - 4)
        body = data[later.end() :] if later else b""
    return MimePart(_PARSER.parsebytes(head.replace(b"\0", b"")), body, usual)


def leaves(part: MimePart) -> Iterator[tuple[MimePart, tuple[str, ...]]]:
    """The parts that hold no others, in order, each with the types of the multiparts around it."""
    count = 0
    waiting: list[Iterator[MimePart]] = [iter([part])]
    around: list[str] = []
    while waiting:
        one = next(waiting[-1], None)
        if one is None or count >= MOST_PARTS:
            waiting.pop()
            del around[-1:]
        elif one.type.startswith("multipart/") and len(waiting) <= DEEPEST:
            waiting.append(one.parts())
            around.append(one.type)
        elif not one.type.startswith("multipart/"):
            count += 1
            yield one, tuple(around)


def _raw(headers: Message, name: str) -> str:
    """The value of the first header of a name, as it was sent; bytes that are no ASCII as surrogates."""
    for own, value in headers.raw_items():
        if own.lower() == name:
            return str(value)[:_LONGEST_VALUE]
    return ""


def _readable(value: str) -> str:
    """A value with its encoded words (RFC 2047) decoded."""
    value = _from_bytes(value)
    if "=?" not in value:
        return _label(value)
    try:
        words = decode_header(" ".join(value.split()))
    except Exception:  # a damaged word; the others are not worth more
        return _label(value)
    return _label("".join(_word(*word) for word in words))


def _label(value: str) -> str:
    return label(without_invisible(value))


def _word(word: str | bytes, charset: str | None) -> str:
    if isinstance(word, str):
        return word
    return decoded(word, charset) if charset else word.decode("raw-unicode-escape", "replace")


def _from_bytes(value: str) -> str:
    """Bytes that came as surrogates, read as text is."""
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
