"""A large mailbox is walked in its file: the same messages, without holding all of them."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from mail_samples import REPLY, mailbox, part, with_parts
from work_steps import steps_of

from summarizer import readers
from summarizer.document import Document, Failure
from summarizer.files.options import AS_IT_COMES, Options
from summarizer.readers import open_documents
from summarizer.readers.mail import mailbox as module

PIECE, MARGIN = 100, 4_000


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Walk every mailbox, in many small pieces."""
    monkeypatch.setattr(readers, "LARGE", 1)
    monkeypatch.setattr(module, "PIECE", PIECE)
    monkeypatch.setattr(module, "MARGIN", MARGIN)


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the list of the sizes of the pieces that were read since."""
    found: list[int] = []
    read = module.read_piece

    def counted(stream, size: int) -> bytes:
        data = read(stream, size)
        found.append(len(data))
        return data

    monkeypatch.setattr(module, "read_piece", counted)
    return found


def letter(number: int, lines: int = 3) -> bytes:
    text = "".join(f"The ferry {number} waited at pier {line}.\n" for line in range(lines))
    return f"From: Ann Lee <ann@example.org>\nSubject: Ferry {number}\n\n{text}".encode()


def walked(path: Path, options: Options = AS_IT_COMES) -> list[Document | Failure]:
    return list(open_documents(path, options=options))


def at_once(path: Path, options: Options = AS_IT_COMES) -> list[Document | Failure]:
    return list(open_documents(path.read_bytes(), name=str(path), options=options))


def titles(found: list[Document | Failure]) -> list[str]:
    return [each.title if isinstance(each, Document) else each.error for each in found]


SAMPLES = {
    "letters": mailbox(*map(letter, range(40))),
    "attachments": mailbox(with_parts(part("They met in Lund."), part("Pier 4 is shut.")), REPLY, REPLY),
    "byte order mark": b"\xef\xbb\xbf\n\n" + mailbox(*map(letter, range(5))),
    "escaped lines": mailbox(letter(1) + b"\n>From here on\n>>From there\n", letter(2)),
    "a sentence that begins with From": mailbox(letter(1) + b"\nFrom here on: all quiet.\n", letter(2)),
    "line ends of Windows": mailbox(*map(letter, range(20))).replace(b"\n", b"\r\n"),
    "line ends of old": mailbox(*map(letter, range(5))).replace(b"\n", b"\r"),
    "a long letter": mailbox(letter(1), letter(2, 900), letter(3)),
    "many headers": mailbox(letter(1), b"To: " + b"ann@example.org,\n " * 100 + b"\n" + letter(2)),
    "no letter": b"From ann@example.org Tue Feb  3 09:00:00 2026\n\n",
    "one letter without an end": mailbox(letter(1)).rstrip(),
    "another text": b"From the quay the ferry left.\n\nNobody saw it.\n",
}


@pytest.mark.parametrize("data", SAMPLES.values(), ids=SAMPLES)
def test_walked_mailbox_has_the_same_documents(data, tmp_path):
    path = tmp_path / "box"
    path.write_bytes(data)
    found = walked(path)
    assert found == at_once(path)
    for each in found:
        if isinstance(each, Document) and each.part:
            only = replace(AS_IT_COMES, part=each.part)
            assert walked(path, only) == at_once(path, only)


def test_random_mailboxes_have_the_same_documents(tmp_path):
    chance = random.Random(1)
    lines = [
        *b"\n|From a@b.c Mon Feb  2 10:00:00 2026\n|From: a\n|Subject: x\n|They met.\n|>From x\n".split(b"|")
    ]
    for number in range(40):
        path = tmp_path / f"{number}"
        path.write_bytes(mailbox(letter(number)) + b"".join(chance.choices(lines, k=60)))
        assert walked(path) == at_once(path)


def test_message_is_read_again_without_those_before_it(tmp_path, pieces):
    path = tmp_path / "box"
    path.write_bytes(mailbox(*map(letter, range(1_000))))
    assert len(walked(path)) == 1_000
    pieces.clear()
    only = replace(AS_IT_COMES, part="message 900")
    assert titles(walked(path, only)) == ["Ferry 899"]
    assert sum(pieces[1:]) < 3 * MARGIN, "after the head, the message with its margin"


def test_changed_mailbox_is_walked_anew(tmp_path):
    path = tmp_path / "box"
    path.write_bytes(mailbox(*map(letter, range(9))))
    only = replace(AS_IT_COMES, part="message 9")
    assert titles(walked(path, only)) == ["Ferry 8"]
    path.write_bytes(mailbox(letter(70, 9), *map(letter, range(9))))
    assert titles(walked(path, only)) == ["Ferry 7"]
    assert walked(path)[-1].sha256 == at_once(path)[-1].sha256


def test_walk_holds_little_more_than_a_message(tmp_path, pieces):
    path = tmp_path / "box"
    path.write_bytes(mailbox(*map(letter, range(300))))
    assert len(walked(path)) == 300
    head, *others = pieces
    assert head == path.stat().st_size, "it is shorter than the head by which the format is told"
    assert max(others) < 2 * MARGIN, "as much is read at once as is held"


@pytest.mark.parametrize("lines", [1, 100], ids=["many letters", "long letters"])
def test_walking_takes_near_linear_steps(lines, tmp_path):
    def steps(count: int) -> int:
        path = tmp_path / f"{count}"
        path.write_bytes(mailbox(*(letter(number, lines) for number in range(count))))
        return steps_of(lambda: walked(path))

    count = 40 if lines == 1 else 4
    one, two, four = steps(count), steps(2 * count), steps(4 * count)
    assert four - two < 2.6 * (two - one)


def test_unreadable_mailbox_is_one_failure(tmp_path):
    path = tmp_path / "box"
    path.write_bytes(mailbox(*map(letter, range(9))))
    [found] = walked(path, Options(max_bytes=500))
    assert isinstance(found, Failure)
    assert found.error.endswith("over the limit of 500 bytes")
