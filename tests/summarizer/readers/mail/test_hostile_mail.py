"""Letters and feeds made to harm: documents or one line, in bounded time, whatever the bytes are."""

import random
from collections.abc import Callable

import pytest
from file_samples import ATOM, RSS, packed
from hypothesis import given
from hypothesis import strategies as st
from mail_samples import REPLY, mailbox, part, parts, read, with_parts

from summarizer.document import Document, Failure
from summarizer.files.options import Options, Unreadable
from summarizer.readers import feed
from summarizer.readers.container import archive
from summarizer.readers.html.fragments import blocks
from summarizer.readers.mail import mbox, message, mime
from summarizer.safe_text import clean

FULL = with_parts(
    part("See the papers, they say.\n\n> old\n\n-- \nAnn"),
    part("<p>They <b>met</b> &amp; left.<blockquote>old", "text/html; charset=utf-8"),
    part("They left early.", 'text/plain; name="n.txt"', "Content-Disposition: attachment"),
    part(REPLY.decode(), "message/rfc822"),
)
READERS = {
    "mail": (message.read, FULL),
    "mbox": (mbox.read, mailbox(REPLY, FULL, REPLY)),
    "rss": (feed.read, RSS),
    "atom": (feed.read, ATOM),
    "zip": (archive.read, packed({"a.eml": FULL, "b.zip": packed({"c.txt": "They met."})})),
}


def sound(found: Document | Failure) -> None:
    """What holds for all that a reader gives."""
    if isinstance(found, Failure):
        assert found.error
        assert "\n" not in found.error
        return
    assert clean(found.text) == found.text
    end = 0
    for paragraph in found.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(found.text)
        assert found.at(paragraph).strip() == found.at(paragraph)
        end = paragraph.end
    for line in (found.title, found.author or "", found.part or ""):
        assert "\n" not in line
        assert "\x1b" not in line


@pytest.mark.parametrize("format", READERS)
@given(seed=st.integers(0, 2**32))
def test_corrupted_input_gives_valid_documents_or_one_line(format, seed):
    reader, good = READERS[format]
    chance = random.Random(seed)
    data = bytearray(good)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(40)]
            case 2:
                data[at:at] = data[at : at + chance.randrange(60)]
            case 3:
                data[at:at] = chance.choice(
                    [b"\0", b"--=_ b\n", b"From a Mon 1:00 2026\n", b"=?", b"<", b"\r"]
                )
        data = data or bytearray(good)
    try:
        for found in reader(bytes(data), "x", Options(max_bytes=100_000)):
            sound(found)
    except Unreadable as error:
        assert "\n" not in str(error)  # noqa: PT017


def deep(levels: int) -> bytes:
    return b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(levels)
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "deep MIME": lambda: (
        REPLY.partition(b"\n\n")[0].replace(b"text/plain", b"multipart/mixed; boundary=b;")
        + b"\n\n--b\n"
        + deep(20_000)
    ),
    "many parts": lambda: with_parts(*[b"\nx"] * 100_000),
    "letters in letters": lambda: b"Subject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 5_000,
    "huge header": lambda: b"Message-ID: <1>\nSubject: " + b"=?utf-8?q?" * 200_000 + b"\n\nThey met.",
    "many headers": lambda: b"Message-ID: <1>\nSubject: x\n" * 20_000 + b"\nThey met.",
    "endless parameters": lambda: (
        b"Subject: x\nContent-Type: text/plain;" + b'"; x="' * 200_000 + b"\n\nMet."
    ),
    "only NULs": lambda: REPLY + b"\0" * 1_000_000,
    "signatures": lambda: REPLY + b"-- \n" * 10_000,
    "attributions": lambda: REPLY + b"On Monday 3 Ann\nwrote wrote wrote\n" * 3_000,
    "tags": lambda: b"Subject: x\nContent-Type: text/html\n\n<p>They met.</p>" + b"<a <!-- <b '" * 50_000,
    "no tag ends": lambda: b"Subject: x\nContent-Type: text/html\n\n<p>They met.</p>" + b"</" * 300_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_pathological_message_is_read_in_bounded_output(what):
    data = HOSTILE[what]()
    found = list(message.read(data, "x.eml", Options()))
    assert 0 < len(found) < 1000
    for each in found:
        sound(each)


def test_attachments_beyond_the_limit_give_one_failure():
    attached = part("They left.", "text/plain; name=n.txt", "Content-Disposition: attachment")
    found = read(with_parts(part("See."), *[attached] * 100_000), "x.eml")
    assert len(found) == message.MOST_ATTACHED + 2
    assert "more than the 200 that are read" in parts(found)[-1][1]


def test_overly_nested_mime_parts_are_skipped():
    data = with_parts(part("They met."), deep(50))
    leaves = list(mime.leaves(mime.part_of(data)))
    assert [leaf.body for leaf, _ in leaves] == [b"They met."]


@given(st.text(alphabet="<>/!-=\"' abpdivstyle\n&;#x", max_size=200))
def test_arbitrary_markup_gives_nonempty_blocks(markup):
    for block in blocks(markup):
        assert block.text.strip()
