"""A source is read in a thread: some of it can be had before the rest, and no more is read than is wanted."""

import threading
from collections.abc import Callable, Iterator

from summarizer.cancellation import stop_if
from summarizer.document import Document, Failure, Paragraph
from tui.collection.loader import ProgressiveRead, Read

PATIENCE = 20


def document(text: str, part: str | None = None) -> Document:
    return Document(text, (Paragraph(0, len(text)),), "t", part=part)


def start(
    read: Read, part: int = 0, seen: Callable[[int, Document | Failure], object] = lambda *_: None
) -> ProgressiveRead:
    return ProgressiveRead(read, lambda number, _: number == part, seen, "a.pdf")


def growing(*items: Document | Failure, part: int = 0) -> ProgressiveRead:
    return start(lambda _: iter(items), part)


def test_whole_returns_the_longest_version() -> None:
    found = growing(document("One."), document("One. Two."), document("One. Two. Three."))
    assert found.whole() == document("One. Two. Three.")
    assert found.done


def test_first_version_is_available_before_the_rest() -> None:
    may_go_on = threading.Event()

    def read(_: object) -> Iterator[Document]:
        yield document("One.")
        may_go_on.wait(PATIENCE)
        yield document("One. Two.")

    found = start(read)
    assert found.wait_for_part(0) == document("One.")
    assert not found.done
    may_go_on.set()
    assert found.whole() == document("One. Two.")


def test_requested_part_is_read_and_only_the_one_after_it() -> None:
    read: list[str] = []

    def letters(_: object) -> Iterator[Document | Failure]:
        for name in "abcd":
            read.append(name)
            yield document(f"Of {name}.", name) if name != "b" else Failure(None, "b", "is empty")

    seen: list[tuple[int, str | None]] = []
    found = start(letters, 2, lambda number, each: seen.append((number, each.part)))
    assert found.whole() == document("Of c.", "c")
    assert (read, seen) == (["a", "b", "c", "d"], [(0, "a"), (1, "b"), (2, "c"), (3, "d")])
    assert (found.failures, found.passed) == ([], [(1, Failure(None, "b", "is empty"))])


def test_missing_part_is_a_failure() -> None:
    gone = growing(document("One."), part=1)
    assert gone.whole() is None
    assert list(map(str, gone.failures)) == ["a.pdf: it is no longer in its file"]


def test_failures_of_the_requested_document_are_recorded() -> None:
    broken = Failure(None, None, "is broken")
    found = growing(document("One."), broken)
    assert (found.whole(), found.failures) == (document("One."), [broken])
    other = Failure(None, "b", "is broken")
    assert growing(document("One.", "a"), other).failures == []

    def fails(_: object) -> Iterator[Document]:
        raise RuntimeError("it\nfell")
        yield

    failed = start(fails)
    assert failed.whole() is None
    assert list(map(str, failed.failures)) == ["a.pdf: could not be read (RuntimeError: it fell)"]


def test_stopped_read_ends_without_failure() -> None:
    ended, told = threading.Event(), threading.Event()

    def read(stopped) -> Iterator[Document]:
        try:
            yield document("One.")
            while True:
                stop_if(stopped)
        finally:
            ended.set()

    found = start(read)
    found.wait_for_part(0)
    found.listen(told.set)
    found.stop()
    assert ended.wait(PATIENCE)
    assert found.whole() == document("One.")
    assert (found.failures, told.is_set()) == ([], False)


def test_listener_is_notified_of_more_text_and_of_the_end() -> None:
    may_go_on, told = threading.Event(), threading.Semaphore(0)

    def read(_: object) -> Iterator[Document]:
        yield document("One.")
        may_go_on.wait(PATIENCE)
        yield document("One. Two.")

    found = start(read)
    found.wait_for_part(0)
    found.listen(told.release)
    may_go_on.set()
    assert told.acquire(timeout=PATIENCE)
    assert told.acquire(timeout=PATIENCE)
    assert found.done
    found.listen(told.release)
    assert told.acquire(timeout=PATIENCE)
