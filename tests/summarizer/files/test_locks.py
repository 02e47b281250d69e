"""Locks of files and folders: who was the last user of a file, and how much a shared folder may hold."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.files.access import AccessError, open_folder, write_new
from summarizer.files.locks import MARKER, FolderQuota, SessionLock


@pytest.fixture
def marker(tmp_path):
    return tmp_path / "file.open"


def test_last_user_removes_the_marker(marker):
    one, other = SessionLock.acquire(marker), SessionLock.acquire(marker)
    assert (one.clean, other.clean) == (True, True)
    assert marker.read_bytes() == MARKER
    one.release()
    assert marker.exists()
    other.release()
    assert not marker.exists()


def test_killed_user_leaves_the_lock_unclean_for_one_successor(marker):
    child = os.fork()
    if child == 0:
        SessionLock.acquire(marker)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    one, other = SessionLock.acquire(marker), SessionLock.acquire(marker)
    assert (one.clean, other.clean) == (False, True)
    one.release(), other.release()
    again = SessionLock.acquire(marker)
    assert again.clean
    again.release()


def test_abandoned_lock_is_unclean(marker):
    SessionLock.acquire(marker).abandon()
    lock = SessionLock.acquire(marker)
    assert not lock.clean
    lock.release()
    lock.release()


def test_lock_without_a_writable_marker_is_clean(tmp_path):
    lock = SessionLock.acquire(tmp_path / "no" / "folder" / "file.open")
    assert lock.clean
    lock.release()


def test_release_keeps_a_marker_recreated_by_another_user(marker):
    one = SessionLock.acquire(marker)
    marker.unlink()
    other = SessionLock.acquire(marker)
    one.release()
    assert marker.exists()
    other.release()
    assert not marker.exists()


@pytest.fixture
def descriptor(tmp_path: Path) -> Iterator[int]:
    yield (found := open_folder(tmp_path))
    os.close(found)


def test_default_quota_is_1000_files_and_256_mib() -> None:
    assert FolderQuota() == FolderQuota(1000, 268_435_456)


def test_quota_limits_the_number_of_files(descriptor: int, tmp_path: Path) -> None:
    quota = FolderQuota(max_files=2)
    write_new(descriptor, "a", b"", quota)
    write_new(descriptor, "b", b"", quota)
    with pytest.raises(AccessError, match=r"^the folder contains 2 of 2 files allowed: "):
        write_new(descriptor, "c", b"", quota)
    (tmp_path / "a").unlink()
    write_new(descriptor, "c", b"", quota)


def test_quota_limits_the_total_size(descriptor: int, tmp_path: Path) -> None:
    quota = FolderQuota(max_bytes=10)
    write_new(descriptor, "a", b"1234", quota)
    write_new(descriptor, "b", b"123456", quota)
    with pytest.raises(AccessError, match=r"^it needs 1 byte, and 0 bytes are left of the 10 bytes"):
        write_new(descriptor, "c", b"1", quota)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_concurrent_sessions_share_the_file_quota(tmp_path: Path) -> None:
    """Each has opened the folder for itself, as another process has."""
    quota, refused = FolderQuota(max_files=5), []

    def write(session: int) -> None:
        descriptor = open_folder(tmp_path)
        for number in range(5):
            try:
                write_new(descriptor, f"{session}-{number}", b"x", quota)
            except AccessError:
                refused.append(session)
        os.close(descriptor)

    threads = [threading.Thread(target=write, args=(session,)) for session in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(tmp_path.iterdir())) == 5
    assert len(refused) == 15
