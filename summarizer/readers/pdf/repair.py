"""What pdfium misreads in the files of one well-known program, mended in their bytes before it sees them.

groff's gropdf puts the blank before a change of font into an array as `(word) -250 ()] TJ`. pdfium drops the
last shift of an array that ends in an empty string: all that follows on the line stands a blank too far left,
until it is placed anew, often within a word. So `'x' has` comes as `'x'has`, and `extra` as `e xtra`. The
empty strings are blanked, and the stream goes back into its place, no longer than it was: offsets hold.
"""

from __future__ import annotations

import re
import zlib

_MAKER = b"/Producer (gropdf"
_STREAM = re.compile(rb"/Filter\s*/FlateDecode\s*/Length (\d{1,8})\s*(?:/Length1 \d+\s*)?>>\s*stream\r?\n")
_EMPTY = re.compile(rb"(?<=[\d\s])\(\)(?=\] ?TJ)")
_LARGEST = 1 << 20
"""Of what a page's stream may come to; a page of text is some thousand bytes."""


def mended(data: bytes) -> bytes:
    """The same file, as a rule; see above."""
    if _MAKER not in data:
        return data
    patched = bytearray(data)
    for match in _STREAM.finditer(data):
        start, length = match.end(), int(match[1])
        if replacement := _stream(data[start : start + length]):
            patched[start : start + length] = replacement
    return bytes(patched)


def _stream(packed: bytes) -> bytes | None:
    """A stream that does the same without empty strings, as long as the given one; None if there is none."""
    try:
        content = zlib.decompressobj().decompress(packed, _LARGEST)
    except zlib.error:
        return None
    if len(content) >= _LARGEST:
        return None
    blanked = _EMPTY.sub(b"", content)
    again = zlib.compress(blanked, 9)
    if blanked == content or len(again) > len(packed):
        return None
    return again.ljust(len(packed), b"\n")
