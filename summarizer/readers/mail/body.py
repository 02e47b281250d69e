"""Convert a mail message to a document: subject and headers at the head, then the body.

Quoted earlier messages and signatures stay in place but are of kind `quote`, so that no summary chooses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from summarizer.document import Document, Kind, MessageHeaders, Paragraph, Style
from summarizer.patterns import compiled
from summarizer.readers import dates
from summarizer.readers.builder import DocumentBuilder
from summarizer.readers.html.fragments import FragmentBlock, blocks
from summarizer.readers.lines import lines_of
from summarizer.readers.mail.mime import MimePart
from summarizer.readers.mail.quoting import is_forward, passed_on, zones
from summarizer.readers.plain.chunks import chunks_of
from summarizer.readers.plain.headings import paragraphs_of, with_sections
from summarizer.readers.styles import moved
from summarizer.readers.title import is_reply, subject_of, title_of
from summarizer.safe_text import clean, label, without_invisible

_DEEPEST = 50


def unflowed(lines: Sequence[str], joined: bool) -> list[str]:
    """Undo `format=flowed` (RFC 3676): join lines that were broken in transport.

    `joined` is set for DelSp=yes, where the space at the end of a flowed line is removed.
    """
    found: list[str] = []
    pieces: list[str] = []
    depth = 0

    def end() -> None:
        if pieces:
            found.append("> " * min(depth, _DEEPEST) + "".join(pieces))
        pieces.clear()

    for line in lines:
        content = line.lstrip(">")
        own = len(line) - len(content)
        content = content.removeprefix(" ")
        if own != depth:
            end()
            depth = own
        flows = content.endswith(" ") and content != "-- "
        pieces.append(content[:-1] if flows and joined else content)
        if content == "-- ":  # The signature separator never continues a flowed line.
            above = pieces[:-1]
            pieces[:] = above
            end()
            pieces.append(content)
        if not flows:
            end()
    end()
    return found


NAMELESS = "(no subject)"
_LONGEST_HEADER = 300
_ADDRESS = compiled(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_OLD_ADDRESS = compiled(r"(?P<address>[^\s()]+) \((?P<name>[^()]*)\)")
_STUB = 60
_FULLER = 4


class MessageBody(NamedTuple):
    """The text of a body, its paragraphs and its styles."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    styles: tuple[Style, ...] = ()


def letter(part: MimePart, bodies: Sequence[MessageBody], format: str, name: str | None) -> Document:
    """Build the document of a message; `name` is its title if it has no subject."""
    written = DocumentBuilder()
    subject = part.header("subject")[:_LONGEST_HEADER]
    written.add(subject, "heading", level=1)
    for header in ("from", "to", "cc", "date"):
        if value := part.header(header):
            line = value if len(value) <= _LONGEST_HEADER else value[: _LONGEST_HEADER - 1] + "…"
            written.add(f"{header.capitalize()}: {line}", "byline")
    text, paragraphs, styles = written.text, list(written.paragraphs), list(written.styles)
    for body in bodies:
        text += "\n\n" if text else ""
        before = len(text)
        paragraphs += [p._replace(start=p.start + before, end=p.end + before) for p in body.paragraphs]
        styles += moved(body.styles, before)
        text += body.text
    placed = with_sections(text, tuple(paragraphs))
    date = _date(part.header("date")) or _delivered(part)
    return Document(
        text=text,
        paragraphs=placed,
        styles=tuple(styles),
        title=title_of(text, placed, name or NAMELESS, subject_of(subject)),
        format=format,
        date=date,
        date_from="metadata" if date else None,
        author=_author(part.header("from")),
        message=_headers(part, subject),
    )


def _headers(part: MimePart, subject: str) -> MessageHeaders:
    """Return the headers that place a message in its thread, and the recipients of copies."""
    answered = part.ids("in-reply-to")
    earlier = dict.fromkeys(part.ids("references"))
    for each in answered[:1]:  # The message that it answers comes last.
        earlier.pop(each, None)
        earlier[each] = None
    own = next(iter(part.ids("message-id")), None)
    return MessageHeaders(
        id=own,
        references=tuple(each for each in earlier if each != own),
        subject=subject_of(subject),
        is_reply=bool(answered) or is_reply(subject),
        cc=part.addresses("cc"),
    )


def of_plain(text: str, *, flowed: bool = False, joined: bool = False) -> MessageBody:
    """Parse a plain text body.

    `flowed` is set for `format=flowed`, and `joined` for `DelSp=yes` with it (RFC 3676).
    """
    text = clean(text.replace("\r\n", "\n"))
    lines = unflowed(text.split("\n"), joined) if flowed else text.split("\n")
    pieces: list[str] = []
    bounds: list[tuple[int, bool]] = []
    length = 0
    for zone in zones(lines):
        piece = "\n".join(zone.lines).strip("\n").rstrip()
        if piece.strip():
            length += len(piece) + 2
            pieces.append(piece)
            bounds.append((length, zone.new))
    text = "\n\n".join(pieces)
    return MessageBody(text, tuple(_settled(paragraphs_of(text, chunks_of(text, lines_of(text))), bounds)))


def _settled(paragraphs: Sequence[Paragraph], bounds: Sequence[tuple[int, bool]]) -> list[Paragraph]:
    """Mark paragraphs in quoted text as quotes, and headings without new text below them as body."""
    found: list[Paragraph] = []
    at = len(bounds) - 1
    under = False
    for paragraph in reversed(paragraphs):
        while at and paragraph.start < bounds[at - 1][0]:
            at -= 1
        new = bounds[at][1]
        kind = paragraph.kind if new else "quote"
        kind = "body" if kind == "heading" and not under else kind
        level = paragraph.level if kind == paragraph.kind else 0
        found.append(paragraph._replace(kind=kind, level=level))
        under = new
    return found[::-1]


def of_html(markup: str) -> MessageBody:
    """Parse an HTML body."""
    found = blocks(clean(without_invisible(markup.replace("\r\n", "\n"))))
    written = DocumentBuilder()
    for block, kind in zip(found, _kinds(found), strict=True):
        level = block.level if kind == block.kind else 0
        written.add(block.text, kind, level=level, styles=block.styles)
    return MessageBody(written.text, tuple(written.paragraphs), tuple(written.styles))


def _kinds(found: Sequence[FragmentBlock]) -> list[Kind]:
    """Return the kinds of blocks: quoted text becomes `quote`, unless nothing is new or it was forwarded."""
    lines: list[str] = []
    starts = []
    for block in found:
        starts.append(len(lines))
        lines += [*block.text.split("\n"), ""]
    marked = passed_on(lines)
    old = [block.passed_on or marked[start] for block, start in zip(found, starts, strict=True)]
    new = any(not each and block.kind in ("body", "list") for each, block in zip(old, found, strict=True))
    forwarded = next((at for at, start in enumerate(starts) if is_forward(lines[start])), len(found))
    kinds: list[Kind] = []
    for at, (block, start) in enumerate(zip(found, starts, strict=True)):
        if marked[start] or (new and old[at] and at < forwarded):
            kinds.append("quote")
        elif block.kind == "quote" and (not new or at > forwarded):
            kinds.append("body")
        else:
            kinds.append(block.kind)
    return kinds


def is_stub(plain: str, html: Sequence[str]) -> bool:
    """Return whether a message's plain text is only a pointer to its much longer HTML."""
    words = len(plain.split())
    if words >= _STUB or not html:
        return False
    fuller = sum(len(block.text.split()) for one in html for block in blocks(one))
    return fuller > 0 if not words else fuller >= max(_STUB, _FULLER * words)


def _author(sender: str) -> str | None:
    """Return the name of the first sender, or the address if there is no name."""
    match = _ADDRESS.match(sender) or _OLD_ADDRESS.fullmatch(sender[:_LONGEST_HEADER])
    if not match:
        return label(sender)[:_LONGEST_HEADER] or None
    return label(match["name"]).strip("\"', ") or label(match["address"]) or None


def _delivered(part: MimePart) -> str | None:
    """Return the date on which the first server got a message, for one whose sender set no date."""
    stamps = (value.rpartition(";")[2] for value in reversed(part.all_of("received")))
    return next((found for stamp in stamps if (found := _date(stamp))), None)


def _date(header: str) -> str | None:
    """Return the date in the sender's time zone, in ISO 8601."""
    try:
        return parsedate_to_datetime(header).date().isoformat()
    except Exception:  # The parser raises errors of many kinds for malformed dates.
        found = dates.find(header[:120])
        return found.iso if found else None
