"""A process that is confined to a folder reads nothing outside of it, whatever leads there."""

import io
import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarizer.files import access
from summarizer.files.access import (
    AccessError,
    Limits,
    briefings_in,
    file_status,
    read_bytes,
    write_new,
    write_whole,
)

SECRET = b"not for everybody"
LINK = "is or lies behind a symbolic link, which is not followed"
OUTSIDE = "is outside the folder that may be read"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, with every way out of it that there is."""
    monkeypatch.setattr(access, "_confined", None)
    (tmp_path / "secret.txt").write_bytes(SECRET)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "secret.txt").write_bytes(SECRET)
    (root := tmp_path / "root").mkdir()
    (root / "deep" / "down").mkdir(parents=True)
    (root / "a.txt").write_bytes(b"open")
    (root / "deep" / "down" / "b.txt").write_bytes(b"deeper")
    (root / "link.txt").symlink_to("a.txt")
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "gone.txt").symlink_to("nothing")
    (root / "elsewhere").symlink_to(tmp_path / "other")
    (root / "round").symlink_to(root)
    os.mkfifo(root / "pipe.txt")
    (root / ".hidden.txt").write_bytes(b"hidden")
    return root


@pytest.fixture
def confined(root: Path):
    access.confine(root)
    yield root
    os.close(access._confined.descriptor)


def test_files_beneath_the_root_are_readable(confined: Path) -> None:
    assert read_bytes(confined / "a.txt", Limits()) == b"open"
    assert read_bytes(confined / "deep" / "down" / "b.txt", Limits()) == b"deeper"
    assert stat.S_ISDIR(file_status(confined / "deep").st_mode)
    assert file_status(confined / "a.txt").st_size == 4


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("link.txt", LINK),
        ("out.txt", LINK),
        ("gone.txt", LINK),
        ("elsewhere/secret.txt", LINK),
        ("round/a.txt", LINK),
        ("round/../../secret.txt", OUTSIDE),
        ("../secret.txt", OUTSIDE),
        ("deep/../a.txt", OUTSIDE),
        ("/etc/passwd", OUTSIDE),
        ("/dev/stdin", OUTSIDE),
        ("/proc/self/fd/0", OUTSIDE),
        ("pipe.txt", "is a pipe, not a file"),
        ("deep", "is a folder, not a file"),
        ("", "is a folder, not a file"),
        ("a.txt/b.txt", "no such file (a part of its path is not a folder)"),
        ("none.txt", "no such file"),
        ("a\0.txt", "could not be read: its name contains a NUL character"),
    ],
)
def test_paths_outside_and_symlinks_are_refused(confined: Path, path: str, why: str) -> None:
    with pytest.raises(AccessError) as refused:
        read_bytes(confined / path, Limits())
    assert str(refused.value) == why
    if why in (LINK, OUTSIDE):
        with pytest.raises(OSError, match=r"link|outside"):
            file_status(confined / path)


def test_relative_path_is_outside_the_root(confined: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(confined)
    with pytest.raises(AccessError, match=f"^{OUTSIDE}$"):
        read_bytes(Path("a.txt"), Limits())


def test_socket_is_not_opened(confined: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(confined)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.txt")
        with pytest.raises(AccessError, match=r"^is a socket, not a file$"):
            read_bytes(confined / "socket.txt", Limits())


def test_listing_has_files_and_no_symlinks(confined: Path) -> None:
    assert [path.name for path in briefings_in(confined)] == ["a.txt"]
    deep = [path.relative_to(confined).as_posix() for path in briefings_in(confined, recursive=True)]
    assert deep == ["a.txt", "deep/down/b.txt"]
    with pytest.raises(AccessError, match=f"^{OUTSIDE}$"):
        briefings_in(confined.parent)


def test_folder_replaced_by_a_symlink_is_refused(confined: Path) -> None:
    """As by somebody who may write there: what was listed is not followed somewhere else."""
    found = briefings_in(confined, recursive=True)[-1]
    (confined / "deep" / "down").rename(confined / "was")
    (confined.parent / "other" / "b.txt").write_bytes(SECRET)
    (confined / "deep" / "down").symlink_to(confined.parent / "other")
    with pytest.raises(AccessError, match=f"^{LINK}$"):
        read_bytes(found, Limits())


def test_file_swapped_with_a_symlink_never_leaks_the_target(confined: Path) -> None:
    """Another process turns a name into a link and back as fast as it can; the secret is never read."""
    code = (
        "import os, sys; a, b, at = sys.argv[1:]\n"
        "while True:\n"
        "    os.symlink(b, at + '.l'); os.replace(at + '.l', at)\n"
        "    os.link(a, at + '.f'); os.replace(at + '.f', at)\n"
    )
    at = confined / "turns.txt"
    line = [sys.executable, "-c", code, confined / "a.txt", confined.parent / "secret.txt", at]
    other = subprocess.Popen([*map(str, line)])
    read = refused = 0
    until = time.monotonic() + 20
    try:
        while (read < 50 or refused < 50) and time.monotonic() < until:
            try:
                assert read_bytes(at, Limits()) == b"open"
                read += 1
            except AccessError:
                refused += 1
    finally:
        other.kill()
        other.wait()
    assert read >= 50
    assert refused >= 50


def test_process_is_confined_only_once(confined: Path) -> None:
    with pytest.raises(AccessError):
        access.confine(confined / "deep")
    assert read_bytes(confined / "a.txt", Limits()) == b"open"


def test_renamed_root_stays_readable(confined: Path) -> None:
    """It is held open: what has its name now is another."""
    confined.rename(confined.parent / "moved")
    confined.mkdir()
    (confined / "a.txt").write_bytes(SECRET)
    assert read_bytes(confined / "a.txt", Limits()) == b"open"


def test_confinement_to_a_non_folder_is_refused(root: Path) -> None:
    for name, why in (("a.txt", "no such file"), ("nowhere", "no such file")):
        with pytest.raises(AccessError, match=why):
            access.confine(root / name)
    assert access.inherited() == ([], ())


def test_child_process_inherits_the_confinement(confined: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from summarizer.files.access import *\n"
        "inherit_confinement(sys.argv)\n"
        "root = Path(sys.argv[-1])\n"
        "print(read_bytes(root / 'a.txt', Limits()))\n"
        "for name in ('out.txt', '../secret.txt'):\n"
        "    try: print(read_bytes(root / name, Limits()))\n"
        "    except AccessError as error: print('refused')\n"
    )
    arguments, descriptors = access.inherited()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        pass_fds=descriptors,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("b'open'\nrefused\nrefused\n", "")


def test_open_stream_is_readable_when_confined(confined: Path) -> None:
    assert read_bytes(io.BytesIO(b"given"), Limits()) == b"given"


# Writing


def test_confined_process_cannot_write_outside(confined: Path) -> None:
    with pytest.raises(AccessError, match="writes only to"):
        write_whole(confined.parent / "x.md", b"data")
    with pytest.raises(AccessError, match="writes only to"):
        access.make_folder(confined.parent / "folder")
    with pytest.raises(AccessError, match="writes only to"):
        access.append_line(confined.parent / "x.md", b"data")
    assert not {"x.md", "folder"} & {path.name for path in confined.parent.iterdir()}


@pytest.fixture
def exports(tmp_path: Path):
    (folder := tmp_path / "exports").mkdir()
    yield folder, (descriptor := access.open_folder(folder))
    os.close(descriptor)


def test_write_new_creates_a_whole_file(exports) -> None:
    folder, descriptor = exports
    write_new(descriptor, "x.md", b"data")
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("x.md", b"data")]


@pytest.mark.parametrize("links", [True, False])
def test_write_new_neither_replaces_nor_follows_an_existing_name(
    exports, tmp_path, monkeypatch, links
) -> None:
    folder, descriptor = exports
    (folder / "file.md").write_bytes(b"theirs")
    (folder / "link.md").symlink_to(tmp_path / "target.md")
    (folder / "folder.md").mkdir()
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    for name in ("file.md", "link.md", "folder.md"):
        with pytest.raises(AccessError, match="exists already"):
            write_new(descriptor, name, b"data")
    assert (folder / "file.md").read_bytes() == b"theirs"
    assert not (tmp_path / "target.md").exists()
    assert sorted(path.name for path in folder.iterdir()) == ["file.md", "folder.md", "link.md"]


def _no_links(*_args: object, **_options: object) -> None:
    raise PermissionError(1, "no")


@pytest.mark.parametrize("name", ["../x.md", "a/x.md", "/tmp/x.md", ".x.md", "..", ".", ""])
def test_write_new_refuses_names_with_a_path_or_leading_dot(exports, tmp_path, name) -> None:
    folder, descriptor = exports
    with pytest.raises(AccessError):
        write_new(descriptor, name, b"data")
    assert list(folder.iterdir()) == []


def test_full_disk_leaves_no_file(exports, monkeypatch) -> None:
    folder, descriptor = exports

    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(AccessError, match="the disk is full"):
        write_new(descriptor, "x.md", b"data")
    assert list(folder.iterdir()) == []
