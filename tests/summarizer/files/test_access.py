"""Reading within limits, and listing folders in order."""

import errno
import io
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from summarizer.files.access import AccessError, Limits, briefings_in, parse_size, read_bytes

SMALL = Limits(max_bytes=10)


def names(folder: Path, **options: bool) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in briefings_in(folder, **options)]


def refuse(code: int):
    def raises(*_args, **_options):
        raise OSError(code, os.strerror(code))

    return raises


# Reading


def test_file_and_stream_are_read_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"0123456789")
    assert read_bytes(tmp_path / "a", SMALL) == b"0123456789"
    assert read_bytes(io.BytesIO(b"0123456789"), SMALL) == b"0123456789"


def test_large_file_is_refused_by_its_size(tmp_path):
    with (tmp_path / "a").open("wb") as file:
        file.truncate(70 * 1024 * 1024 + 100 * 1024)
    with pytest.raises(AccessError, match=r"^is 70\.1 MB, over the limit of 64 MB$") as refused:
        read_bytes(tmp_path / "a", Limits())
    assert refused.value.hint == "limit"


def test_stream_is_read_at_most_one_byte_over_the_limit():
    stream = io.BytesIO(b"x" * 100)
    with pytest.raises(AccessError, match=r"^is over the limit of 10 bytes$") as refused:
        read_bytes(stream, SMALL)
    assert refused.value.hint == "limit"
    assert stream.tell() == 11


def test_named_pipe_is_read_up_to_the_limit(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"through",))
    writer.start()
    assert read_bytes(pipe, SMALL) == b"through"
    writer.join()


def test_named_pipe_is_refused_at_once_where_pipes_are_excluded(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(AccessError, match=r"^is a pipe, not a file$"):
        read_bytes(tmp_path / "pipe", Limits(pipes=False))


@pytest.mark.parametrize("pipes", [False, True])
def test_pipe_that_replaces_a_file_during_opening_is_refused(tmp_path, monkeypatch, pipes):
    path, stat_first = tmp_path / "a.txt", Path.stat
    path.write_bytes(b"x")

    def stat_and_replace(self, **how):
        found = stat_first(self, **how)
        path.unlink()
        os.mkfifo(path)
        return found

    monkeypatch.setattr(Path, "stat", stat_and_replace)
    with pytest.raises(AccessError, match=r"^is a pipe, not a file$"):
        read_bytes(path, Limits(pipes=pipes))


def test_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("a.txt")
        with pytest.raises(AccessError, match=r"^is a socket, not a file$"):
            read_bytes(tmp_path / "a.txt", Limits())


@pytest.mark.parametrize("form", ["/dev/fd/{}", "/proc/self/fd/{}"])
def test_process_substitution_is_read(form):
    ours, theirs = os.pipe()
    os.write(theirs, b"through")
    os.close(theirs)
    try:
        assert read_bytes(Path(form.format(ours)), SMALL) == b"through"
    finally:
        os.close(ours)


def test_standard_input_is_read_even_from_a_socket():
    code = (
        "import pathlib, socket, os; a, b = socket.socketpair(); a.sendall(b'through'); a.close();"
        "os.dup2(b.fileno(), 0); from summarizer.files.access import *;"
        "print(read_bytes(pathlib.Path('/dev/stdin'), Limits()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=_environment()
    )
    assert done.stdout == "b'through'\n", done.stderr


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_path_that_is_not_a_file_is_refused_in_one_line(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("nowhere")
    expected = {
        tmp_path: "is a folder, not a file",
        tmp_path / "none": "no such file",
        tmp_path / "dangling": "no such file",
        tmp_path / "file" / "below": "no such file (a part of its path is not a folder)",
        tmp_path / "loop": "is a symbolic link loop",
        tmp_path / ("x" * 300): "has a name that is too long",
        tmp_path / "a\0b": "could not be read: its name contains a NUL character",
        Path("/dev/null"): "is a device, not a file",
    }
    for path, line in expected.items():
        with pytest.raises(AccessError) as caught:
            read_bytes(path, SMALL)
        assert str(caught.value) == line


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (errno.EACCES, "may not be read (permission denied)"),
        (errno.EIO, "could not be read (input/output error)"),
    ],
)
def test_system_error_is_reported_in_plain_words(tmp_path, monkeypatch, code, line):
    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(os, "open", refuse(code))
    with pytest.raises(AccessError) as caught:
        read_bytes(tmp_path / "a", SMALL)
    assert str(caught.value) == line


def test_closed_stream_raises_access_error():
    stream = io.BytesIO(b"x")
    stream.close()
    with pytest.raises(AccessError, match="closed"):
        read_bytes(stream, SMALL)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("500000", 500_000),
        ("10k", 10_240),
        ("64M", 67_108_864),
        ("1.5G", 1_610_612_736),
        ("2 MB", 2_097_152),
        ("1MiB", 1_048_576),
    ],
)
def test_sizes_are_parsed(text, size):
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "0", "-1", "M", "ten", "1e9", "1..5k", "inf", "5 X", "٣", "9" * 5000])
def test_invalid_size_is_refused_in_one_line(text):
    with pytest.raises(ValueError, match=r"is not a size: give bytes, or a number like 500k, 64M or 1.5G$"):
        parse_size(text)


# Listing


def test_folder_is_listed_in_natural_order_without_other_files(tmp_path):
    for name in ["file10.txt", "File2.txt", "file1.md", "a", ".hidden", "file2.summary.md", "x.PNG", "m.pyc"]:
        (tmp_path / name).write_text("x")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "below.txt").write_text("x")
    (tmp_path / "linked.txt").symlink_to("a")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["a", "file1.md", "File2.txt", "file10.txt", "linked.txt"]


def test_recursive_listing_skips_loops_and_dot_folders(tmp_path):
    for folder in ["b10", "b2/deep", ".git"]:
        (tmp_path / folder).mkdir(parents=True)
    for name in ["b10/x.txt", "b2/deep/y.txt", "b2/z.txt", ".git/config", "a.txt"]:
        (tmp_path / name).write_text("x")
    (tmp_path / "b2" / "round").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path, recursive=True) == ["a.txt", "b2/deep/y.txt", "b2/z.txt", "b10/x.txt"]


def test_unlistable_folder_is_reported(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(AccessError, match=r"^no such file"):
        briefings_in(tmp_path / "none")
    with pytest.raises(AccessError, match="not a folder"):
        briefings_in(tmp_path / "file")


def test_unlistable_subfolder_is_listed_and_fails_when_read(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("x")
    listed = os.scandir

    def scandir(path):
        return refuse(errno.EACCES)() if Path(path).name == "closed" else listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert names(tmp_path, recursive=True) == ["closed", "open.txt"]
    with pytest.raises(AccessError, match=r"^may not be read \(permission denied\)$"):
        read_bytes(tmp_path / "closed", SMALL)
