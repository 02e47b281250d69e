"""Read saved RSS and Atom feeds with feedparser, in the sandbox: each entry becomes a document.

feedparser receives bytes, never a URL, so that it fetches nothing. HTML in entries is read like that of mail
messages. A feed that declares XML entities is refused: entities can expand a few hundred bytes to gigabytes,
and no feed needs them. The same words within literal text or a comment declare nothing.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

from summarizer.document import Document, Failure, Style
from summarizer.files.encoding import marked_encoding
from summarizer.files.options import Options, Unreadable
from summarizer.patterns import compiled
from summarizer.readers.addresses import base_address, safe_address
from summarizer.readers.builder import DocumentBuilder
from summarizer.readers.container.parts import into
from summarizer.readers.html.fragments import FragmentBlock, blocks
from summarizer.readers.html.published import day
from summarizer.readers.mail.body import of_plain
from summarizer.readers.plain.headings import with_sections
from summarizer.readers.title import title_of
from summarizer.safe_text import clean, label, without_invisible

NEEDS = (
    "feedparser",
    "xml.sax.expatreader",
    *(
        f"encodings.{name}"
        for name in ("iso8859_2", "cp037", "utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
    ),
)
"""Modules that the sandbox imports before it gives up opening files."""
MOST_ENTRIES = 10_000
_PREFIX = compiled(rb"xmlns:([^\s=]{1,99})")
_MOST_PREFIXES = 200
"""Limit on namespace prefixes: feedparser takes quadratic time in them and in an element's attributes."""
_START_TAG = compiled(rb"<\w(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*")
_MOST_ATTRIBUTES = 300
_ELEMENT = compiled(rb"<\w")
_LONGEST_PROLOG = 64 * 1024
_BLANKS = compiled(rb"\s+")
_ENTITY = compiled(rb"<!ENTITY", re.IGNORECASE)
_SUBSET = compiled(rb"<!DOCTYPE[^\[>]{0,2000}\[", re.IGNORECASE)
"""The start of a document type declaration that declares something itself."""
_SECTIONS = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))
"""Opening and closing marks of comments, literal text and processing instructions."""
_UNDERSTOOD = compiled(r"\d\D+\d{4}\b.*\d:\d\d|\d{4}-?\d\d-?\d\d|\d{4}-W?\d{3}|[^\W\d_]{3}.*\d{4}")
"""Dates in the forms and languages that feedparser parses, with a day."""
_LONGEST_DATE = 120
_ADDRESS_FIRST = compiled(r"(?P<address>[^\s@()]*@[^\s()]+|[a-z]{0,9})\s?\((?P<name>[^()@]{1,200})\)?")
_ADDRESS_LAST = compiled(
    r"(?P<name>[^<>()@]{0,200}?)\s?(?:<(?P<address>[^<>\s]{0,200})>|\([^\s()]{1,100}@[^\s()]{1,100}\))"
)
_REST_OF_ADDRESS = compiled(r"[a-z]{1,9}")
_LONGEST_TITLE = 300
_MARKUP = compiled(r"<[a-zA-Z/!]|&(?:#\d|[a-z])")
_NO_FEED = "can't be recognized as RSS or Atom"
_NAMELESS = "(no title)"


def read(data: bytes, _name: str | None, options: Options) -> Iterator[Document | Failure]:
    """Read the entries in the order of the feed, except those without title and text. Raises Unreadable."""
    if _declares_entities(data) or (b"\0" in data[:4096] and _declares_entities(data.replace(b"\0", b""))):
        raise Unreadable("declares XML entities (possible entity bomb): not read")
    if encoding := options.encoding or _wide_encoding(data):
        data = _as_utf8(data, encoding)
    if len(set(_PREFIX.findall(data))) > _MOST_PREFIXES:
        raise Unreadable(f"declares more than {_MOST_PREFIXES} XML namespaces, which no feed needs: not read")
    if any(tag[0].count(b"=") > _MOST_ATTRIBUTES for tag in _START_TAG.finditer(data)):
        raise Unreadable(f"has an element of more than {_MOST_ATTRIBUTES} attributes: it is not read")
    data = _without_blanks_before(data)
    import feedparser

    # Where chardet is installed, feedparser would ask it: it opens files, which the sandbox forbids, and what
    # a feed says must not depend on what else is installed.
    feedparser.encodings.lazy_chardet_encoding = None
    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser raises errors of many kinds for damaged feeds.
        raise Unreadable(f"is a feed that {_NO_FEED}: there is nothing to read") from error
    entries = found.get("entries") or []
    if not entries:
        why = "holds no entries" if found.get("version") else _NO_FEED
        raise Unreadable(f"is a feed that {why}: there is nothing to read")
    feed = _plain(found.feed.get("title_detail") or {})
    # In Atom, the authors of the feed are those of each entry that names none (RFC 4287, section 4.1.2).
    usual = _authors(found.feed) if str(found.get("version") or "").startswith("atom") else ""
    for number, entry in enumerate(entries[:MOST_ENTRIES], 1):
        own = f"entry {number}"
        if into(own, options) is None:
            continue
        document = _entry(entry, own, feed, usual)
        if any(paragraph.kind != "byline" for paragraph in document.paragraphs):
            yield document
    if len(entries) > MOST_ENTRIES:
        yield Failure(None, "entries", f"there are more than {MOST_ENTRIES:,}: the rest is not read")


def _declares_entities(data: bytes) -> bool:
    """Return whether a feed declares entities, before its first element or in a document type declaration."""
    if not _ENTITY.search(data):
        return False
    first = _ELEMENT.search(data)
    if _ENTITY.search(data, 0, first.start() if first else len(data)):
        return True
    bare = _without_sections(data)
    subset = _SUBSET.search(bare)
    return subset is not None and _ENTITY.search(bare, subset.end()) is not None


def _without_sections(data: bytes) -> bytes:
    """Remove comments, literal text and processing instructions; one that never ends goes to the end."""
    pieces: list[bytes] = []
    at = 0
    following = {opening: data.find(opening) for opening, _ in _SECTIONS}
    while True:
        for opening, start in following.items():
            if 0 <= start < at:
                following[opening] = data.find(opening, at)
        found = [
            (start, opening, closing) for opening, closing in _SECTIONS if (start := following[opening]) >= 0
        ]
        if not found:
            return b"".join([*pieces, data[at:]])
        start, opening, closing = min(found)
        pieces.append(data[at:start])
        end = data.find(closing, start + len(opening))
        if end < 0:
            return b"".join(pieces)
        at = end + len(closing)


def _wide_encoding(data: bytes) -> str | None:
    """Return the encoding of a feed in UTF-16 or UTF-32, even without a byte order mark; None for others."""
    if b"\0" not in data[:4]:
        return marked_encoding(data)
    unmarked = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    return marked_encoding(data) or unmarked


def _without_blanks_before(data: bytes) -> bytes:
    """Collapse white space before the first element, in whose length feedparser takes quadratic time.

    Raises Unreadable if the rest before the first element is still too long.
    """
    first = _ELEMENT.search(data)
    end = first.start() if first else len(data)
    prolog = _BLANKS.sub(b" ", data[:end]).lstrip()
    if len(prolog) > _LONGEST_PROLOG:
        raise Unreadable(
            f"has more than {_LONGEST_PROLOG // 1024} KB before its first element: it is not read"
        )
    return prolog + data[end:]


def _as_utf8(data: bytes, encoding: str) -> bytes:
    try:
        text = data.decode(encoding, "replace")
    except LookupError as error:
        raise Unreadable(f"can't be read as {label(encoding)}: no such encoding is known") from error
    return re.sub(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>", "", text).encode("utf-8", "replace")


def _entry(entry: Any, own: str, feed: str, usual: str) -> Document:
    title = _plain(entry.get("title_detail") or {})[:_LONGEST_TITLE]
    author = _authors(entry) or usual
    date = _date(entry)
    written = DocumentBuilder()
    address = safe_address(str(entry.get("link") or ""))
    links = [Style(0, len(title), "link", address)] if address and title else []
    written.add(title, "heading", level=1, styles=links)
    about = " · ".join(filter(None, (author, date, feed[:_LONGEST_TITLE])))
    written.add(about, "byline")
    for block in _content(entry):
        written.add(block.text, block.kind, level=block.level, styles=block.styles)
    text = written.text
    paragraphs = with_sections(text, tuple(written.paragraphs))
    return Document(
        text=text,
        paragraphs=paragraphs,
        styles=tuple(written.styles),
        title=title_of(text, paragraphs, _NAMELESS, title),
        format="feed",
        part=own,
        date=date,
        date_from="metadata" if date else None,
        author=author or None,
    )


def _authors(entry: Any) -> str:
    """Return the names of the authors, or their addresses, separated by semicolons."""
    given = list(entry.get("authors") or ())
    whole = str(entry.get("author") or "")[:_LONGEST_TITLE]
    found: dict[str, None] = {}
    if len(given) < 2 and "@" in whole:  # feedparser splits what it takes for an address.
        found[_author(whole, "")] = None
    else:
        for author in given or [{"name": whole}]:
            found[_author(str(author.get("name") or ""), str(author.get("email") or ""))] = None
    return "; ".join(filter(None, found))[:_LONGEST_TITLE]


def _author(name: str, email: str) -> str:
    """Return the name of an author without the address, or the address if there is no name.

    feedparser ends an address after four letters of its last part, and leaves the others with the name.
    """
    name = label(without_invisible(name[:_LONGEST_TITLE]))
    email = label(without_invisible(email[:_LONGEST_TITLE]))
    for form in (_ADDRESS_FIRST, _ADDRESS_LAST):
        if match := form.fullmatch(name):
            return label(match["name"]).strip("\"', ") or label(match["address"] or email)
    return email + name if email and _REST_OF_ADDRESS.fullmatch(name) else name or email


def _content(entry: Any) -> Iterator[FragmentBlock]:
    """Yield the blocks of an entry's longest text: its full content, or its summary."""
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    longest = max(details, key=lambda detail: len(str(detail.get("value") or "")))
    value = clean(without_invisible(str(longest.get("value") or "")))
    if _is_html(longest, value):
        yield from blocks(value, base_address(str(longest.get("base") or "")))
    else:
        body = of_plain(value)
        for paragraph in body.paragraphs:
            text = body.text[paragraph.start : paragraph.end]
            yield FragmentBlock(text, paragraph.kind, level=paragraph.level)


def _plain(detail: Any) -> str:
    """Return a title on one line, without markup."""
    value = clean(without_invisible(str(detail.get("value") or "")))
    if _is_html(detail, value):
        value = " ".join(block.text for block in blocks(value))
    return label(without_invisible(value))


def _is_html(detail: Any, value: str) -> bool:
    """Return whether a value is HTML. RSS does not declare it, and feedparser's guess is not reliable."""
    said = str(detail.get("type") or "")
    return "html" in said or ("xml" in said and _MARKUP.search(value) is not None)


def _date(entry: Any) -> str | None:
    """Return the sender's day of publication, whatever the order and the time zone of the date."""
    for name in ("published", "created", "updated"):
        said = str(dict.get(entry, name) or "")  # The entry's own `get` substitutes other dates.
        if found := day(said):
            return found
        # feedparser makes up the month and the day of dates that it does not understand.
        if (parsed := dict.get(entry, f"{name}_parsed")) and _UNDERSTOOD.search(said[:_LONGEST_DATE]):
            if f"{parsed[0] % 100:02}" not in said:
                continue
            try:
                return datetime.date(*parsed[:3]).isoformat()
            except (ValueError, TypeError):
                continue
    return None
