"""The loader opens what can be read, and keeps what can't be, each once."""

from pathlib import Path

import pytest
from file_samples import packed

from summarizer.document import Failure
from summarizer.files.options import Options
from tui.collection import loader as shelves
from tui.collection.loader import DocumentLoader
from tui.collection.sources import Source
from tui.model.navigation import BriefingKey


def loader(*texts: str, failures: tuple[Failure, ...] = ()) -> DocumentLoader:
    """An empty text can't be read."""
    sources = [Source(f"{n}.txt", Path(f"{n}.txt"), text.encode()) for n, text in enumerate(texts)]
    return DocumentLoader(sources, failures, Options())


def told(of: DocumentLoader) -> list[str]:
    return [failure.path for failure in of.failures]


def test_first_readable_briefing_is_found() -> None:
    stands = loader("", "", "Two fell.", "")
    assert stands.first() == BriefingKey(2)
    assert stands.get(BriefingKey(2)).text == "Two fell."
    assert told(stands) == ["0.txt", "1.txt"]


def test_first_is_none_without_a_readable_briefing() -> None:
    stands = loader("", "")
    assert stands.first() is None
    assert told(stands) == ["0.txt", "1.txt"]
    assert loader().first() is None


async def test_unreadable_briefing_is_reported_once() -> None:
    stands = loader("One fell.", "")
    assert await stands.fetch(BriefingKey(1)) is None
    assert await stands.fetch(BriefingKey(1)) is None
    assert told(stands) == ["1.txt"]


async def test_briefing_is_read_once() -> None:
    stands = loader("One fell.", "Two fell.")
    first = await stands.fetch(BriefingKey(0))
    await stands.fetch(BriefingKey(1))
    assert await stands.fetch(BriefingKey(0)) is first


async def test_loader_keeps_only_recent_briefings_in_memory() -> None:
    stands = loader(*["One fell."] * (shelves.HELD + 2))
    first, second = await stands.fetch(BriefingKey(0)), await stands.fetch(BriefingKey(1))
    for number in range(2, shelves.HELD + 1):
        await stands.fetch(BriefingKey(number))
    assert await stands.fetch(BriefingKey(1)) is second
    assert await stands.fetch(BriefingKey(0)) is not first


def test_given_failures_come_first() -> None:
    given = Failure("gone.txt", None, "no such file")
    stands = loader("", "Two fell.", failures=(given,))
    stands.first()
    assert told(stands) == ["gone.txt", "0.txt"]


def boxed(*letters: str) -> Source:
    data = b"".join(b"From a@b.c Mon Feb  2 10:00:00 2026\n" + each.encode() + b"\n\n" for each in letters)
    return Source("box", Path("box"), data)


def test_part_is_read_again_without_the_others(monkeypatch) -> None:
    from summarizer.readers.mail import mbox

    parsed = []
    monkeypatch.setattr(mbox, "part_of", lambda data, real=mbox.part_of: parsed.append(1) or real(data))
    stands = DocumentLoader([boxed(*(f"Subject: {n}\n\nThey met." for n in range(300)))], (), Options())
    assert stands.first() == BriefingKey(0)
    assert len(parsed) <= 2
    stands.learn(BriefingKey(0, 250), "message 251")
    parsed.clear()
    assert stands.get(BriefingKey(0, 250)).title == "250"
    assert len(parsed) == 1


def test_unreadable_part_keeps_its_number() -> None:
    stands = DocumentLoader(
        [boxed("X: y", "Subject: two\n\nThey met.", "Subject: three\n\nThey left.")], (), Options()
    )
    assert stands.first() == BriefingKey(0, 1)
    assert [failure.part for failure in stands.failures] == ["message 1"]
    assert stands.get(BriefingKey(0, 2)).title == "three"
    assert stands.get(BriefingKey(0, 0)) is None
    assert len(stands.failures) == 1
    assert stands.get(BriefingKey(0, 3)) is None
    assert stands.failures[-1].error == "it is no longer in its file"


def has_siblings(source: Source) -> bool:
    stands = DocumentLoader([source], (), Options())
    first = stands.first()
    assert stands.growing(first).has_ended(60) if stands.growing(first) else True
    return stands.has_siblings(first)


ATTACHED = (
    "Subject: one\nMessage-ID: <1@b.c>\nMIME-Version: 1.0\nFrom: a@b.c\n"
    'Content-Type: multipart/mixed; boundary="cut"\n\n'
    "--cut\nContent-Type: text/plain\n\nThey met.\n--cut\n"
    "Content-Type: {kind}\nContent-Disposition: attachment; filename={name}\n\nThey left.\n--cut--\n"
)


@pytest.mark.parametrize(
    ("source", "company"),
    [
        (boxed("Subject: one\n\nThey met."), False),
        (boxed("Subject: one\n\nThey met.", "Subject: two\n\nThey left."), True),
        (boxed("X: y", "Subject: two\n\nThey left."), True),
        (Source("a.eml", Path("a.eml"), b"From: a@b.c\nSubject: one\n\nThey met."), False),
        (Source("a.eml", Path("a.eml"), ATTACHED.format(kind="text/plain", name="b.txt").encode()), True),
        (Source("a.eml", Path("a.eml"), ATTACHED.format(kind="image/png", name="b.png").encode()), False),
        (boxed(ATTACHED.format(kind="text/plain", name="b.txt")), True),
        (Source("a.zip", Path("a.zip"), packed({"a.txt": "They met."})), False),
        (Source("a.zip", Path("a.zip"), packed({"a.txt": "They met.", "b.txt": "They left."})), True),
        (Source("a.txt", Path("a.txt"), b"They met."), False),
    ],
)
def test_company_is_known_from_what_follows(source, company):
    assert has_siblings(source) is company
    stands = DocumentLoader([source], (), Options())
    first = stands.first()
    assert stands.is_one_of_several(first) is (company and stands.is_part(first))


def test_second_letter_is_company_once_it_is_learned():
    stands = DocumentLoader([boxed("Subject: one\n\nThey met.")], (), Options())
    first = stands.first()
    assert not stands.is_one_of_several(first)
    stands.learn(BriefingKey(0, 1), "message 2")
    assert stands.is_one_of_several(first)
