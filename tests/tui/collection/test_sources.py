"""From PATHs to what is read."""

from __future__ import annotations

import io
import os
import threading

import pytest

from summarizer.document import HINTS, Document, Failure
from summarizer.files.access import AccessError
from summarizer.files.options import Options, Unreadable
from tui.collection.sources import WORDS, Source, advice, advised, expand, reads_stdin

LIMITS = Options()


def listed(*arguments: str, recursive: bool = False, options: Options = LIMITS) -> list[str]:
    """Names of what can be opened, and the lines of what can't, in order."""
    found = expand(arguments, recursive=recursive, options=options)
    return [item.name if isinstance(item, Source) else str(item) for item in found]


@pytest.fixture
def stdin(monkeypatch):
    def holds(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return holds


def test_paths_keep_their_order_and_spelling(folder):
    assert listed("harbor.txt", "./dam.txt", "harbor.txt") == ["harbor.txt", "./dam.txt", "harbor.txt"]


def test_folder_lists_its_briefings_in_natural_order(folder):
    week = folder / "week"
    (week / "old").mkdir(parents=True)
    for name in ("day 10.txt", "day 2.md", ".hidden", "map.png", "day 2.summary.md", "old/day 1.txt"):
        (week / name).write_text("Text.")
    assert listed("dam.txt", "week") == ["dam.txt", "week/day 2.md", "week/day 10.txt"]
    assert listed("week", recursive=True) == ["week/day 2.md", "week/day 10.txt", "week/old/day 1.txt"]


def test_missing_path_fails_in_its_place(folder):
    (folder / "empty").mkdir()
    assert listed("gone.txt", "dam.txt", "dam.txt/x", "empty", "") == [
        "gone.txt: no such file",
        "dam.txt",
        "dam.txt/x: no such file (a part of its path is not a folder)",
        "empty: there is no briefing in this folder itself (--recursive includes subfolders)",
        "'': file name is empty",
    ]
    assert listed("empty", recursive=True) == [
        "empty: there is no briefing in this folder or the folders below it"
    ]


def test_nul_in_a_file_name_is_a_failure(folder):
    assert listed("a\0b") == ["a\ufffdb: could not be read: its name contains a NUL character"]


def test_stdin_is_read_once_and_can_be_opened_again(stdin):
    stdin(b"An ink spot spread.")
    first, second = expand(["-", "-"], recursive=False, options=LIMITS)
    assert first is second
    assert isinstance(first, Source)
    assert (first.name, first.path) == ("standard input", None)
    for _ in range(2):
        (document,) = first.documents(LIMITS)
        assert isinstance(document, Document)
        assert (document.text, document.path) == ("An ink spot spread.", None)


def test_stdin_beyond_the_size_limit_is_a_failure(stdin):
    stdin(b"x" * 11)
    assert listed("-", options=Options(10)) == [
        "standard input: is over the limit of 10 bytes (--max-size raises it)"
    ]


def test_named_pipe_can_be_opened_again(folder):
    os.mkfifo(folder / "pipe.md")
    writer = threading.Thread(target=(folder / "pipe.md").write_bytes, args=(b"# Ink\n\nIt spread.",))
    writer.start()
    (source,) = expand(["pipe.md"], recursive=False, options=LIMITS)
    writer.join()
    assert isinstance(source, Source)
    for _ in range(2):
        (document,) = source.documents(LIMITS)
        assert isinstance(document, Document)
        assert (document.title, document.path, document.format) == ("Ink", "pipe.md", "markdown")


def test_paths_that_mean_stdin_are_recognized():
    assert reads_stdin(["a", "-"])
    assert reads_stdin(["/dev/stdin"])
    assert not reads_stdin(["a", "./-"])


def test_file_descriptor_path_is_read_at_once(folder):
    with (folder / "dam.txt").open("rb") as file:
        (source,) = expand([f"/dev/fd/{file.fileno()}"], recursive=False, options=LIMITS)
    assert isinstance(source, Source)
    assert source.data == (folder / "dam.txt").read_bytes()


def test_each_hint_has_words():
    assert {*WORDS} == HINTS


@pytest.mark.parametrize(
    ("error", "hint", "line"),
    [
        ("is over the limit of 64 MB", "limit", "is over the limit of 64 MB (--max-size raises it)"),
        (
            "unpacks to more than 64 MB",
            "member-limit",
            "unpacks to more than 64 MB (--max-size raises the limit)",
        ),
        ("is encrypted", "password", "is encrypted: give --password (--password - prompts for it)"),
        ("is encrypted", "archive-password", "is encrypted: give its password with --password"),
        (
            "looks like UTF-16 text without a byte order mark",
            "encoding:utf-16-le",
            "looks like UTF-16 text without a byte order mark: --encoding utf-16-le reads it",
        ),
        ("is a PDF file", "extra:pdf", "is a PDF file: to read those, pip install 'briefing-reader[pdf]'"),
        ("no entity matches 'berg'", "entities", "no entity matches 'berg' (briefing entities lists them)"),
        ("is empty", "", "is empty"),
        ("is odd", "of a later release", "is odd"),
    ],
)
def test_option_that_helps_is_named(error, hint, line):
    assert advised(Failure("a.txt", "2", error, hint)) == Failure("a.txt", "2", line)
    assert advice(AccessError(error, hint)) == advice(Unreadable(error, hint)) == line


def test_anything_but_a_failure_is_unchanged():
    assert advised("--max-size") == "--max-size"
