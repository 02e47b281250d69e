"""Parsing in a child process: its documents are transferred, and any failure is one line."""

import os
import resource
import select
import signal
import socket
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Failure, Paragraph, Place
from summarizer.files.options import Options, Unreadable
from summarizer.sandbox import run
from summarizer.sandbox.protections import Bounds

pytestmark = pytest.mark.linux  # /proc, signals of a child whose parent ends


Reader = Callable[[str], str]
START = """
import os, signal, socket, subprocess, sys, threading, time
from dataclasses import replace
from summarizer.document import Document, Failure, Paragraph, Place
from summarizer.files.options import Unreadable

def hang():
    threading.Event().wait()

def read(data, name, options):
"""
PATIENCE = 60
USUAL = Options()


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Make a reader module from the body of its `read`, importable by the child."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def make(body: str) -> str:
        name = f"reader_{len(list(tmp_path.iterdir()))}"
        (tmp_path / f"{name}.py").write_text(START + textwrap.indent(textwrap.dedent(body), "    "))
        return name

    return make


def found(module: str, data: bytes = b"", options: Options = USUAL, **bounds: float) -> list:
    return list(run(module, data, "x.bin", options, Bounds(**bounds)))  # type: ignore[arg-type]


def line(module: str, **bounds: float) -> str:
    with pytest.raises(Unreadable) as error:
        found(module, **bounds)
    assert "\n" not in str(error.value)
    return str(error.value)


def children() -> set[str]:
    """Return the child processes of this one, zombies included."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_document_is_transferred_unchanged(reader: Reader) -> None:
    module = reader(
        """
        text = "Title\\n\\nA body – 🎉.\\n\\nMore."
        paragraphs = (
            Paragraph(0, 5, "heading", Place(1, None)),
            Paragraph(7, 18, "body", Place(2, "Chapter 1")),
            Paragraph(20, 25, "table", Place(2, "Chapter 2")),
        )
        yield Document(text, paragraphs, name, "pdf", date="2026-01-31", language="en", pages=2)
        yield Failure(None, "member", options.password)
        yield Document(data.decode(), (Paragraph(0, 4),), "second", part="b")
        """
    )
    text = "Title\n\nA body – 🎉.\n\nMore."
    paragraphs = (
        Paragraph(0, 5, "heading", Place(1, None)),
        Paragraph(7, 18, "body", Place(2, "Chapter 1")),
        Paragraph(20, 25, "table", Place(2, "Chapter 2")),
    )
    assert found(module, b"data", Options(password="secret")) == [
        Document(text, paragraphs, "x.bin", "pdf", date="2026-01-31", language="en", pages=2),
        Failure(None, "member", "secret"),
        Document("data", (Paragraph(0, 4),), "second", part="b"),
    ]


def test_longer_versions_arrive_as_they_are_made(reader: Reader) -> None:
    module = reader(
        """
        first = Document("one two", (Paragraph(0, 3), Paragraph(4, 7, "body", Place(1, "s"))), "t")
        yield first
        whole = "one two three\\n\\n" + "word " * 300_000
        longer = (Paragraph(0, 3), Paragraph(4, 13, "body", Place(1, "s")), Paragraph(15, len(whole) - 1))
        yield replace(first, text=whole, paragraphs=longer)
        yield replace(first, text=whole, paragraphs=longer, date="2026-01-31")
        """
    )
    first, longer, last = found(module)
    assert first.text == "one two"
    assert longer.text.startswith("one two three\n\nword word")
    assert longer.paragraphs[:2] == (first.paragraphs[0], Paragraph(4, 13, "body", Place(1, "s")))
    assert (last.text, last.paragraphs, last.date) == (longer.text, longer.paragraphs, "2026-01-31")


def test_large_file_and_large_document_are_transferred(reader: Reader) -> None:
    data = b"0123456789abcde " * 250_000
    (document,) = found(reader("yield Document(data.decode(), (Paragraph(0, len(data)),), 't')"), data)
    assert document.text.encode() == data


def test_exception_of_the_parser_becomes_one_line(reader: Reader) -> None:
    assert line(reader("raise Unreadable('is encrypted')\nyield")) == "is encrypted"
    assert line(reader("raise KeyError('x')\nyield")) == "could not be read (KeyError: 'x')"


@pytest.mark.parametrize(
    ("body", "bounds", "said"),
    [
        ("signal.raise_signal(signal.SIGKILL)", {}, "was killed (SIGKILL)"),
        ("signal.raise_signal(signal.SIGSEGV)", {}, "its parser crashed (SIGSEGV)"),
        ("os._exit(3)", {}, "exited early (status 3)"),
        ("hang()", {"silence": 0.5}, "took more than 0.5 seconds"),
        ("while True: pass", {"cpu": 1}, "took more than 1 seconds"),
        ("os.closerange(0, 64)\nhang()", {}, "its parser gave invalid output"),
        ("os.write(3, b'x' * 99)\nhang()", {}, "its parser gave invalid output"),
        ("bytearray(1 << 29)", {"memory": 1 << 28}, "needed more than 256 MB of memory"),
        ("held = []\nwhile True: held.append('x' * 100_000 + str(len(held)))", {"memory": 1 << 28},
         "needed more than 256 MB of memory"),
    ],
    ids=["killed", "crash", "exit", "silence", "processor", "closes", "babbles", "one piece", "many pieces"],
)  # fmt: skip
def test_premature_exit_is_reported_in_one_line(
    body: str, bounds: dict[str, float], said: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.sandbox.parent._ENDING", 0.3)
    before = children()
    assert said in line(reader(body + "\nyield"), **bounds)
    assert children() == before


def test_crash_under_a_large_parent_mentions_memory(reader: Reader) -> None:
    held = b"x" * (300 << 20)  # what the child is forked from is larger than its limit
    said = line(reader("signal.raise_signal(signal.SIGSEGV)\nyield"), memory=1 << 28)
    assert "its parser crashed (SIGSEGV) or needed more than 256 MB of memory" in said
    assert held


def test_documents_before_a_crash_are_delivered(reader: Reader) -> None:
    module = reader("yield Document('one', (Paragraph(0, 3),), 't')\nos.abort()")
    documents = run(module, b"", None, Options())
    assert isinstance(next(documents), Document)
    with pytest.raises(Unreadable, match="crashed"):
        next(documents)


def test_killed_child_is_reported_and_the_next_file_is_read(reader: Reader) -> None:
    module = reader("yield Document('one', (Paragraph(0, 3),), str(os.getpid()))\nhang()")
    documents = run(module, b"", None, Options())
    first = next(documents)
    assert isinstance(first, Document)
    os.kill(int(first.title), signal.SIGKILL)
    with pytest.raises(Unreadable, match="was killed"):
        next(documents)
    assert len(found(reader("yield Document('one', (Paragraph(0, 3),), 't')"))) == 1


def test_closing_the_iterator_leaves_no_process_or_descriptor(reader: Reader) -> None:
    module = reader("yield Document('one', (Paragraph(0, 3),), 't')\nhang()")
    before, files = children(), len(list(Path("/proc/self/fd").iterdir()))
    documents = run(module, b"x" * 1_000_000, None, Options())
    next(documents)
    documents.close()  # type: ignore[attr-defined]
    assert (children(), len(list(Path("/proc/self/fd").iterdir()))) == (before, files)


def test_cancelled_run_stops_and_leaves_no_process(reader: Reader) -> None:
    module = reader("yield Document('one', (Paragraph(0, 3),), 't')\nhang()")
    stop, before = threading.Event(), children()
    documents = run(module, b"", None, Options(stopped=stop.is_set))
    next(documents)
    stop.set()
    with pytest.raises(Cancelled):
        next(documents)
    assert children() == before


def test_child_ends_with_its_parent(reader: Reader) -> None:
    module = reader("yield Document('one', (Paragraph(0, 3),), str(os.getpid()))\nhang()")
    program = f"""
import os
from summarizer.sandbox import run
from summarizer.files.options import Options
for document in run({module!r}, b"", None, Options()):
    print(document.title, flush=True)
    os.kill(os.getpid(), 9)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=PATIENCE, check=False
    )
    assert done.returncode == -signal.SIGKILL
    try:
        child = os.pidfd_open(int(done.stdout))
    except ProcessLookupError:
        return
    ended, _, _ = select.select([child], [], [], PATIENCE)
    os.close(child)
    assert ended


@pytest.mark.parametrize(
    "body",
    [
        "open('/tmp/briefing-made-by-a-parser', 'w').write('x')",
        "subprocess.run(['true'])" if os.getuid() else "open('/tmp/briefing-too', 'w').write('x' * 9)",
        "[os.open('/', 0) for _ in range(70)]",
    ],
    ids=["writes", "starts", "opens"],
)
def test_child_cannot_write_start_programs_or_open_many_files(body: str, reader: Reader) -> None:
    assert "Error" in line(reader(body + "\nyield"))


def test_child_cannot_connect_to_the_network(reader: Reader) -> None:
    probe = ["unshare", "--user", "--net", "true"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("this kernel gives an ordinary user no network namespace")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        module = reader(f"socket.create_connection(('127.0.0.1', {port}), timeout=5)\nyield")
        assert "Error" in line(module)


def test_documents_over_the_limits_are_refused(reader: Reader) -> None:
    module = reader("yield Document('x' * 4_000_000, (Paragraph(0, 4_000_000),), 't')")
    with pytest.raises(Unreadable, match="contains more text than the size limit"):
        found(module, options=Options(max_bytes=1_000_000))
    module = reader("yield Document('x ' * 50, tuple(Paragraph(i, i + 1) for i in range(50)), 't')")
    with pytest.raises(Unreadable, match="more than 20 paragraphs"):
        found(module, paragraphs=20)


def test_child_loads_only_parser_modules(reader: Reader) -> None:
    (document,) = found(reader("yield Document(' '.join(sys.modules), (Paragraph(0, 9),), 't')"))
    loaded = {name.split(".")[0] for name in document.text.split()}
    assert loaded & {"nltk", "textual", "numpy", "asyncio"} == set()
    assert "summarizer.analysis" not in document.text.split()


def test_lower_existing_limits_are_kept() -> None:
    program = """
import resource
from summarizer.sandbox import protections
resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
protections.limit_resources(1 << 30, 60)
print(resource.getrlimit(resource.RLIMIT_NOFILE), resource.getrlimit(resource.RLIMIT_AS))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"(32, 32) ({1 << 30}, {1 << 30})"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0
