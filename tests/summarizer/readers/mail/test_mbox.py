"""A mailbox is letter after letter, each there as it is come to, and the same one as the mailbox grows."""

import io
from itertools import islice

from mail_samples import REPLY, bodies, mailbox, part, parts, read, with_parts

from summarizer.document import Document, Failure
from summarizer.files.options import Options
from summarizer.readers import open_documents


def letter(subject: str, text: str) -> bytes:
    return f"From: ann@example.org\nSubject: {subject}\n\n{text}\n".encode()


def test_each_message_and_attachment_is_a_briefing():
    notes = part("They left early.", "text/plain", "Content-Disposition: attachment; filename=notes.txt")
    found = read(mailbox(letter("One", "They met."), with_parts(part("See."), notes), REPLY), "box")
    assert parts(found) == [
        ("message 1", "One"),
        ("message 2", "Papers"),
        ("message 2/notes.txt", "notes"),
        ("message 3", "café talks"),
    ]
    assert {each.format for each in found if isinstance(each, Document)} == {"mbox", "text"}


def test_messages_are_split_only_at_an_envelope_after_a_blank_line():
    text = "They met.\nFrom here on at 10:00 in 2026 they talked.\n\nFrom now on nothing.\n\n>From me."
    [found] = read(mailbox(letter("One", text)), "box")
    assert isinstance(found, Document)
    said = " ".join(bodies(found))
    assert "From here on" in said
    assert "From now on nothing." in said
    assert "From me." in found.text
    assert ">From me." not in found.text


def test_mailbox_with_crlf_line_ends_is_split():
    data = mailbox(letter("One", "They met."), letter("Two", "They left.")).replace(b"\n", b"\r\n")
    assert parts(read(data, "box")) == [("message 1", "One"), ("message 2", "Two")]


def test_message_hash_ignores_status_headers_and_later_messages():
    before = read(mailbox(letter("One", "They met."), letter("Two", "They left.")), "box")
    noted = letter("One", "They met.").replace(b"Subject", b"Status: RO\nX-Mozilla-Status: 0001\nSubject")
    after = read(mailbox(noted, letter("Two", "They left!"), letter("Three", "They slept.")), "box")
    old, new = (
        [each.part_sha256 for each in found if isinstance(each, Document)] for found in (before, after)
    )
    assert old[0] == new[0]
    assert old[1] != new[1]
    assert len({*old, *new}) == 4


def test_first_messages_are_yielded_before_the_rest_is_parsed(monkeypatch):
    box = mailbox(*(letter(f"Letter {n}", "They met.") for n in range(500)))
    seen = []
    from summarizer.readers.mail import mbox

    monkeypatch.setattr(mbox, "part_of", lambda data, real=mbox.part_of: seen.append(1) or real(data))
    first = list(islice(open_documents(io.BytesIO(box), name="box"), 3))
    assert [each.part for each in first] == ["message 1", "message 2", "message 3"]
    assert len(seen) <= 4


def test_non_mailbox_read_as_mbox_is_a_failure():
    [found] = read(b"They met on Monday.\n", "box", Options(format="mbox"))
    assert isinstance(found, Failure)
    assert found.error == "is a mailbox without a briefing in it: there is nothing to read"


def test_message_without_text_is_a_failure_and_others_are_read():
    found = read(mailbox(b"X-Nothing: here\n\n", letter("Two", "They left.")), "box")
    assert isinstance(found[0], Failure)
    assert "message without text" in found[0].error
    assert parts(found)[1] == ("message 2", "Two")
