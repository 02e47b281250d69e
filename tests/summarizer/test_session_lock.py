"""A marker beside a file tells whether its last user left properly."""

import os
import signal

import pytest

from summarizer.files.session_lock import MARKER, SessionLock


@pytest.fixture
def marker(tmp_path):
    return tmp_path / "file.open"


def test_the_last_user_removes_the_marker(marker):
    one, other = SessionLock.acquire(marker), SessionLock.acquire(marker)
    assert (one.clean, other.clean) == (True, True)
    assert marker.read_bytes() == MARKER
    one.release()
    assert marker.exists()
    other.release()
    assert not marker.exists()


def test_a_killed_user_leaves_it_unclean_for_the_next_one_alone(marker):
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


def test_one_that_is_abandoned_is_unclean(marker):
    SessionLock.acquire(marker).abandon()
    lock = SessionLock.acquire(marker)
    assert not lock.clean
    lock.release()
    lock.release()


def test_where_no_marker_can_be_made_it_goes_on_without(tmp_path):
    lock = SessionLock.acquire(tmp_path / "no" / "folder" / "file.open")
    assert lock.clean
    lock.release()


def test_a_marker_that_another_user_has_made_anew_is_left_alone(marker):
    one = SessionLock.acquire(marker)
    marker.unlink()
    other = SessionLock.acquire(marker)
    one.release()
    assert marker.exists()
    other.release()
    assert not marker.exists()
