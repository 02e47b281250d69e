"""A marker beside a file tells whether its last user left properly."""

import os
import signal

import pytest

from summarizer.files.session_lock import MARKER, SessionLock


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
