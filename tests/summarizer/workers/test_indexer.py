"""The indexer, driven over its pipes as the reader drives it."""

import os
import pickle
import signal
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.document import Failure
from summarizer.files.options import Options
from summarizer.workers import indexer
from summarizer.workers.messages import HEADER, frame

DAM = "Dam breaks\n\n2026-01-31\n\nThe dam at Orla broke on Monday. Nobody was hurt.\n"
HARBOR = "# Harbor\n\nThe harbor at Lund reopened. Ferries sail.\n"


@pytest.fixture
def owner(owner_of):
    return owner_of("summarizer.workers.indexer")


def until(owner, wanted: str) -> list:
    """Return all messages up to and including the next one of a kind."""
    came = [owner.hear()]
    while came[-1][0] != wanted:
        came.append(owner.hear())
    return came


def find(owner, query: str, limit: int = 50):
    owner.asked += 1
    owner.tell("search", (owner.asked, query, limit))
    request, found = until(owner, "hits")[-1][1]
    assert request == owner.asked
    return found


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[int, Path, str]]:
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    (tmp_path / "harbor.md").write_text(HARBOR, encoding="utf-8")
    return [(0, tmp_path / "dam.txt", "dam.txt"), (1, tmp_path / "harbor.md", "harbor.md")]


def children(process: subprocess.Popen) -> list[int]:
    return [
        int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if parent(path) == process.pid
    ]


def parent(path: Path) -> int | None:
    """Return the parent of a running process, or None if it has ended."""
    try:
        state, number = path.read_text().rpartition(")")[2].split()[:2]
    except OSError:  # it has ended meanwhile
        return None
    return None if state == "Z" else int(number)


def test_entries_arrive_in_the_order_given(owner, files) -> None:
    owner.tell("add", files)
    came = until(owner, "ready")
    assert [kind for kind, _ in came] == ["entry", "read", "entry", "read", "ready"]
    (number, part, facts), (_, _, other) = came[0][1], came[2][1]
    assert (number, part) == (0, 0)
    assert facts[:4] == ("Dam breaks", "2026-01-31", "text", 10)
    assert other[:4] == ("Harbor", None, "markdown", 7)
    assert facts.sha256 != other.sha256
    assert [value for kind, value in came if kind == "read"] == [(0, 1), (1, 1)]
    assert came[-1] == ("ready", 2)


def test_search_finds_indexed_text(owner, files) -> None:
    owner.tell("add", files)
    until(owner, "ready")
    found = find(owner, "orla")
    assert (found.total, found.read, found.known) == (1, 2, 2)
    assert (found.hits[0].number, found.hits[0].date) == (0, "2026-01-31")
    start, end = found.hits[0].span
    assert DAM[start:end] == "Orla"


def test_search_before_indexing_reports_that_nothing_is_read(owner) -> None:
    found = find(owner, "orla")
    assert (found.total, found.read, found.known) == (0, 0, 0)


def test_search_does_not_wait_for_a_slow_file(owner, files, tmp_path: Path) -> None:
    """Nothing has opened the pipe for writing yet, so its reader blocks."""
    os.mkfifo(tmp_path / "slow.txt")
    owner.tell("add", [files[0], (7, tmp_path / "slow.txt", "slow.txt"), files[1]])
    while owner.hear() != ("read", (0, 1)):
        pass
    found = find(owner, "orla")
    assert (found.total, found.read, found.known) == (1, 1, 3)
    (tmp_path / "slow.txt").write_text("Orla again\n\nThe dam at Orla is mended.\n", encoding="utf-8")
    until(owner, "ready")
    assert find(owner, "orla").total == 2


def test_visible_files_are_read_first(owner, files, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.txt")
    many = [(n, files[0][1], "dam.txt") for n in range(10, 30)]
    owner.tell("add", [(7, tmp_path / "slow.txt", "slow.txt"), *many])
    owner.tell("first", [25, 22, 99])
    find(owner, "these have been heard by now")
    (tmp_path / "slow.txt").write_text(DAM, encoding="utf-8")
    order = [value[0] for kind, value in until(owner, "ready") if kind == "read"]
    ahead = order.index(25)
    assert order[ahead : ahead + 2] == [25, 22]
    assert ahead <= 3, "those that the reader had been given already"
    assert sorted(order) == [7, *range(10, 30)]


def test_long_files_are_read_last(owner, files, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("A word and another. " * 110_000, encoding="utf-8")
    owner.tell("add", [(7, tmp_path / "one.txt", None), files[0], (8, tmp_path / "two.txt", None), files[1]])
    assert [value[0] for kind, value in until(owner, "ready") if kind == "read"] == [0, 1, 7, 8]
    assert find(owner, "another").total == 2


def test_changed_file_is_indexed_again(owner, files) -> None:
    owner.tell("add", files)
    until(owner, "ready")
    files[0][1].write_text("Dam mended\n\nAll is well at last.\n", encoding="utf-8")
    owner.tell("again", 0)
    (_, (number, part, facts)), *_ = until(owner, "ready")
    assert (number, part, facts.title) == (0, 0, "Dam mended")
    assert find(owner, "orla").total == 0
    assert find(owner, "mended").total == 1
    files[0][1].unlink()
    owner.tell("again", 0)
    assert owner.hear() == ("failed", (0, 0, Failure("dam.txt", None, "no such file")))
    assert until(owner, "ready")[-1] == ("ready", 2)
    assert find(owner, "mended").total == 0


def test_unreadable_file_does_not_fail_the_others(owner, files, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    owner.tell("options", Options(1_000))
    (tmp_path / "long.txt").write_text("word " * 1_000, encoding="utf-8")
    bad = [
        (number, tmp_path / name, name) for number, name in ((5, "empty.txt"), (6, "long.txt"), (7, "none"))
    ]
    owner.tell("add", [bad[0], files[0], bad[1], bad[2], files[1]])
    came = until(owner, "ready")
    failures = {value[0]: str(value[2]) for kind, value in came if kind == "failed"}
    assert failures[5] == "empty.txt: is empty: there is nothing to read"
    assert failures[6].startswith("long.txt: is 4.9 KB, over the limit of 1000 bytes")
    assert failures[7] == "none: no such file"
    assert [value[0] for kind, value in came if kind == "entry"] == [0, 1]
    assert came[-1] == ("ready", 5)


def test_source_sent_as_bytes_is_indexed(owner) -> None:
    owner.tell("add", [(0, DAM.encode(), None)])
    (_, (_, _, facts)), *_ = until(owner, "ready")
    assert facts.title == "Dam breaks"
    owner.tell("data", (1, HARBOR.encode()[:20]))
    owner.tell("data", (1, HARBOR.encode()[20:]))
    owner.tell("add", [(1, b"", "pipe.md")])
    until(owner, "ready")
    assert find(owner, "ferries").total == 1


def test_reader_crash_loses_only_the_current_file(owner, files, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "deadly.txt")
    owner.tell("add", [(7, tmp_path / "deadly.txt", "deadly.txt"), *files])
    find(owner, "by now it has been asked to read")
    (reader,) = children(owner.process)
    os.kill(reader, signal.SIGKILL)
    came = until(owner, "ready")
    ((_, (number, _, failure)),) = [message for message in came if message[0] == "failed"]
    assert number == 7
    assert str(failure) == (
        "deadly.txt: the process that read it failed: it was killed (SIGKILL; out of memory?); skipped"
    )
    assert [value[0] for kind, value in came if kind == "entry"] == [0, 1]
    assert children(owner.process) == [], "with nothing to read there is no reader"


def test_last_pending_search_is_answered(owner, files) -> None:
    owner.tell("add", files)
    until(owner, "ready")
    os.kill(owner.process.pid, signal.SIGSTOP)
    for request in range(1, 9):
        owner.tell("search", (request, "orla", 50))
    os.kill(owner.process.pid, signal.SIGCONT)
    answered = []
    while 8 not in answered:
        answered.append(owner.hear()[1][0])
    assert answered == sorted(answered)
    owner.asked = 8
    find(owner, "orla")


def test_indexer_does_not_load_nltk_or_numpy() -> None:
    script = "import summarizer.workers.indexer, summarizer.workers.reader, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "summarizer.corpus.search.index" in done.stdout.split()
    assert not {"nltk", "numpy", "textual", "rich"} & set(done.stdout.split())


def test_indexer_ends_with_its_pipe(owner) -> None:
    assert owner.ended()[::2] == (0, b"")


def test_indexer_ends_with_its_pipe_during_a_read(owner, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.txt")
    owner.tell("add", [(7, tmp_path / "slow.txt", "slow.txt")])
    find(owner, "by now it has been asked to read")
    (reader,) = children(owner.process)
    assert owner.ended()[::2] == (0, b"")
    while parent(Path(f"/proc/{reader}/stat")) is not None:  # its end of the pipe may be heard a moment later
        pass


def test_indexer_ends_when_its_output_is_closed(owner, files) -> None:
    owner.process.stdout.close()
    owner.tell("add", files)
    assert owner.waited_for() == 0
    assert owner.process.stderr.read() == b""


@pytest.mark.parametrize(
    "sent",
    [
        struct.pack(">I", 100) + b"half",
        struct.pack(">I", 4) + b"junk",
        HEADER.pack(len(pickle.dumps(5))) + pickle.dumps(5),
        frame("search", None),
    ],
)
def test_malformed_message_ends_indexer_quietly(owner, sent: bytes) -> None:
    owner.process.stdin.write(sent)
    assert owner.ended()[::2] == (0, b"")


@pytest.mark.parametrize("sent", [frame("add", 5), frame("nonsense", None) + frame("whole", 3)])
def test_invalid_message_ends_indexer_with_an_error(owner, sent: bytes) -> None:
    owner.process.stdin.write(sent)
    owner.process.stdin.flush()
    assert owner.waited_for() == 1
    assert b"Error" in owner.process.stderr.read().splitlines()[-1]


def test_search_knows_all_sources_added_before_it(files, monkeypatch):
    """This holds however far the thread that reads the pipe is ahead of the one that works."""
    said = []

    class Answered(Exception):
        pass

    def say(kind, value) -> None:
        said.append((kind, value))
        if kind == "hits":
            raise Answered

    monkeypatch.setattr(indexer, "_say", say)
    monkeypatch.setattr(indexer.ReadQueue, "feed", lambda self: None)  # nothing is read here
    process = indexer.Indexer()
    for message in (("options", Options(1000)), ("add", files), ("search", (1, "dam", 9))):
        process.hear(message)
    with pytest.raises(Answered):
        process.serve()
    ((_, (request, found)),) = [message for message in said if message[0] == "hits"]
    assert (request, found.known, found.read) == (1, 2, 0)
