"""A file is written whole or not at all, and never in the place of another unasked."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.files.access import AccessError, write_whole


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse(code: int):
    def raises(*_args, **_options):
        raise OSError(code, os.strerror(code))

    return raises


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_new_file_has_the_umask_mode(tmp_path):
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", b"data")
    finally:
        os.umask(old)
    assert (tmp_path / "a").read_bytes() == b"data"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
    assert left_in(tmp_path) == ["a"]


def test_existing_file_is_kept_unless_overwrite_is_set(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o604)
    with pytest.raises(AccessError, match=r"^exists already; nothing was written$"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    write_whole(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert left_in(tmp_path) == ["a"]


def test_concurrently_created_file_is_not_replaced(tmp_path, monkeypatch):
    """Another program takes the name after the check and before the end; links or none."""
    for links in (True, False):
        path = tmp_path / f"links-{links}"

        def sync(_descriptor, path=path):
            path.write_bytes(b"theirs")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", sync)
            if not links:
                patch.setattr(os, "link", refuse(errno.EPERM))
            with pytest.raises(AccessError, match=r"^exists already"):
                write_whole(path, b"ours")
        assert path.read_bytes() == b"theirs"
    assert left_in(tmp_path) == ["links-False", "links-True"]


def test_new_file_is_written_whole_without_hard_links(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", refuse(errno.EOPNOTSUPP))
    write_whole(tmp_path / "a", b"data")
    assert (tmp_path / "a").read_bytes() == b"data"
    assert left_in(tmp_path) == ["a"]


def test_symlink_target_is_overwritten_and_the_link_kept(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(AccessError, match=r"^exists already"):
        write_whole(tmp_path / "link", b"new")
    write_whole(tmp_path / "link", b"new", overwrite=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_unwritable_path_raises_the_reason(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "loop").symlink_to("loop")
    expected = {
        tmp_path: "is a folder; give the name of a file in it",
        tmp_path / "none" / "a": "its folder does not exist",
        tmp_path / "file" / "a": "its folder does not exist (a part of its path is a file)",
        tmp_path / ("x" * 300): "has a name that is too long",
        tmp_path / "loop": "is a symbolic link loop",
        tmp_path / "a\0b": "could not be written: its name contains a NUL character",
        Path("/dev/full"): "is a device, not a file",
    }
    for path, line in expected.items():
        with pytest.raises(AccessError) as caught:
            write_whole(path, b"data", overwrite=True)
        assert str(caught.value) == line
    assert left_in(tmp_path) == ["file", "loop"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "line"),
    [
        (errno.ENOSPC, "could not be written: the disk is full"),
        (errno.EDQUOT, "could not be written: your disk quota is used up"),
        (errno.EACCES, "may not be written (permission denied)"),
        (errno.EROFS, "may not be written (the file system is read-only)"),
    ],
)
def test_failed_write_keeps_the_old_file_and_no_temporary(tmp_path, monkeypatch, call, code, line):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(*((Path, "replace") if call == "replace" else (os, call)), refuse(code))
    with pytest.raises(AccessError) as caught:
        write_whole(path, b"new", overwrite=True)
    assert str(caught.value) == line
    assert path.read_bytes() == b"old"
    assert left_in(tmp_path) == ["a"]


def test_write_beyond_the_file_size_limit_leaves_nothing(tmp_path):
    code = (
        "import resource, signal, sys; from pathlib import Path; from summarizer.files.access import *\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write_whole(Path(sys.argv[1]), b'x' * 10000)\n"
        "except AccessError as error: print(error)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
    assert done.stdout == "could not be written: it exceeds the file size limit\n", done.stderr
    assert left_in(tmp_path) == []


def test_interrupted_write_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a", b"data")
    assert left_in(tmp_path) == []
