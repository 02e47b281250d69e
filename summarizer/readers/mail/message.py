"""Read mail messages (.eml): the text, and each attachment as a separate document."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.document import Document, Failure
from summarizer.files.access import may_be_briefing
from summarizer.files.options import Options
from summarizer.readers.container.parts import LEVELS, TOO_DEEP, Distinct, documents_in, into, shown, within
from summarizer.readers.mail import body as letters
from summarizer.readers.mail.mime import MOST_PARTS, MimePart, leaves, part_of, without_frame

MOST_ATTACHED = 200
_MOST_NAMED = 5
"""Maximum attachments that a warning names."""
_NO_BRIEFINGS = ("image/", "audio/", "video/", "font/", "application/pgp-", "text/x-vcard", "text/vcard")
_NO_BRIEFING = frozenset(("application/ms-tnef", "application/ics", "text/calendar", "message/external-body"))
_OF_PROGRAMS = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-encrypted",
        "application/pgp-keys",
        "text/rfc822-headers",
        "message/delivery-status",
        "message/disposition-notification",
    }
)
"""Types of parts that say nothing to a reader, and are left out without a warning."""
_ENCRYPTED = "is encrypted: open it in your mail program and save the text"


def read(data: bytes, name: str | None, options: Options) -> Iterator[Document | Failure]:
    """Read a message, then its attachments except those that can't be briefings, such as pictures.

    A web page that a browser saved as MHTML has the form of a message; it is read as a web page.
    """
    part = part_of(without_frame(data))
    if (page := _saved_page(part, options)) is not None:
        yield from documents_in(page, name, replace(options, format="html"))
    else:
        yield from of_letter(part, name, options, "mail")


def _saved_page(part: MimePart, options: Options) -> bytes | None:
    if not part.header("snapshot-content-location") and not part.header("from").startswith("<Saved by "):
        return None
    pages = (leaf for leaf, _ in leaves(part) if leaf.type == "text/html")
    page = next(pages, None)
    return codecs.BOM_UTF8 + page.text(options.encoding).encode("utf-8", "replace") if page else None


def of_letter(
    part: MimePart, name: str | None, options: Options, format: str
) -> Iterator[Document | Failure]:
    """Read a parsed message and its attachments, as `read` does. The part of the message itself is None."""
    sorted_out = _SortedOut(options.encoding)
    found = list(leaves(part, MOST_PARTS + 1))
    for leaf, around in found[:MOST_PARTS]:
        sorted_out.add(leaf, around)
    past = (f"has more than {MOST_PARTS:,} parts: the rest is not read",) if len(found) > MOST_PARTS else ()
    bodies = sorted_out.bodies()
    if not bodies and sorted_out.encrypted:
        yield Failure(None, None, _ENCRYPTED)
    elif (document := letters.letter(part, bodies, format, name)).paragraphs:
        yield replace(document, warnings=(*past, *_told(sorted_out.left_out)))
    else:
        yield Failure(None, None, "is a message without text: there is nothing to read")
    yield from _attached(sorted_out.attached, options)


def _told(left_out: Sequence[MimePart]) -> tuple[str, ...]:
    """Return a warning that names the attachments that are not read, with their sizes."""
    if not left_out:
        return ()
    named = ", ".join(
        f"{shown(each.file_name or each.type)} ({_size(len(each.content()))})"
        for each in left_out[:_MOST_NAMED]
    )
    more = f" and {len(left_out) - _MOST_NAMED:,} more" if len(left_out) > _MOST_NAMED else ""
    what = "an attachment is" if len(left_out) == 1 else f"{len(left_out):,} attachments are"
    return (f"{what} not read: {named}{more}",)


def _size(count: int) -> str:
    return f"{count / 1024**2:.1f} MB" if count >= 1024**2 else f"{max(1, round(count / 1024)):,} KB"


@dataclass(slots=True)
class _SortedOut:
    """The parts of a message, sorted by purpose."""

    encoding: str | None
    attached: list[MimePart] = field(default_factory=list)
    left_out: list[MimePart] = field(default_factory=list)
    """Attachments that can't be briefings."""
    encrypted: bool = False
    _plain: list[tuple[MimePart, bool]] = field(default_factory=list)
    """Displayed parts in order, and whether each is one of several alternatives."""

    def add(self, leaf: MimePart, around: tuple[str, ...]) -> None:
        """Add a part; `around` are the types of its enclosing multiparts."""
        kind = leaf.type
        if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime") or "multipart/encrypted" in around:
            self.encrypted = True
        elif kind in _OF_PROGRAMS:
            return
        elif kind.startswith(_NO_BRIEFINGS) or kind in _NO_BRIEFING:
            if leaf.is_attached:
                self.left_out.append(leaf)
        elif kind in ("text/plain", "text/html") and (not around or self._is_shown(leaf)):
            self._plain.append((leaf, "multipart/alternative" in around))
        elif kind == "text/enriched" or (kind.startswith("text/") and "multipart/alternative" in around):
            return
        elif not leaf.file_name or may_be_briefing(leaf.file_name):
            self.attached.append(leaf)
        else:
            self.left_out.append(leaf)

    def _is_shown(self, leaf: MimePart) -> bool:
        """Return whether a mail program shows a text part as part of the message."""
        if leaf.is_attached:
            return False
        return not leaf.file_name or leaf.is_inline or not self._plain

    def bodies(self) -> list[letters.MessageBody]:
        """Parse the displayed parts. Of alternatives, plain text is preferred, unless it is a stub."""
        texts = [(leaf, one, leaf.text(self.encoding)) for leaf, one in self._plain]
        html = [text for leaf, one, text in texts if one and leaf.type == "text/html"]
        plain = " ".join(text for leaf, one, text in texts if one and leaf.type == "text/plain")
        left_out = "text/plain" if letters.is_stub(plain, html) else "text/html"
        found = [
            letters.of_html(text)
            if leaf.type == "text/html"
            else letters.of_plain(
                text,
                flowed=leaf.parameter("format").lower() == "flowed",
                joined=leaf.parameter("delsp").lower() == "yes",
            )
            for leaf, one, text in texts
            if not (one and leaf.type == left_out)
        ]
        return [body for body in found if body.paragraphs]


def _attached(attached: list[MimePart], options: Options) -> Iterator[Document | Failure]:
    distinct = Distinct()
    deeper = replace(options, depth=options.depth + 1)
    for part in attached[:MOST_ATTACHED]:
        name = part.file_name
        letter = part_of(part.body) if part.type == "message/rfc822" else None
        own = distinct(shown(name or (letter.header("subject") or "letter" if letter else "attachment")))
        inner = into(own, deeper)
        if inner is None or not part.body:
            continue
        if options.depth >= LEVELS:
            yield Failure(None, own, TOO_DEEP)
        elif letter:
            yield from within(own, of_letter(letter, None, inner, "mail"))
        else:
            data = part.content()
            yield from within(own, documents_in(data, name or None, inner), data)
    if len(attached) > MOST_ATTACHED and options.part is None:
        more = len(attached) - MOST_ATTACHED
        yield Failure(None, "attachments", f"has {more:,} more than the {MOST_ATTACHED} that are read")
