"""`briefing serve`: who may ask, and what each session is started with."""

import shlex
import sys

import pytest

from tui.cli import parse
from tui.commands.serve import address, is_allowed, own_hosts, session_command

OWN = own_hosts("127.0.0.1", 8000)


@pytest.mark.parametrize(
    ("host", "origin", "expected"),
    [
        ("127.0.0.1:8000", None, True),
        ("localhost:8000", "http://localhost:8000", True),
        ("[::1]:8000", "http://[::1]:8000", True),
        ("127.0.0.1:8000", "http://example.org", False),
        ("127.0.0.1:8000", "null", False),
        ("briefings.example:8000", None, False),
        ("127.0.0.1:9000", None, False),
        ("", None, False),
    ],
)
def test_requests_of_other_sites_are_refused(host, origin, expected):
    assert is_allowed(host, origin, OWN) is expected


def test_server_of_the_network_answers_to_its_own_address_only():
    own = own_hosts("192.0.2.7", 8000)
    assert is_allowed("192.0.2.7:8000", "http://192.0.2.7:8000", own)
    assert not is_allowed("localhost:8000", None, own)


@pytest.mark.parametrize(("host", "url"), [("127.0.0.1", "http://127.0.0.1:80"), ("::1", "http://[::1]:80")])
def test_address_is_a_url(host, url):
    assert address(host, 80) == url


def test_sessions_are_restricted_to_the_folder(folder):
    _, args = parse(["serve", "a b", "--recursive", "--state-dir", "state"])
    words = shlex.split(session_command(args))
    assert words[:4] == [sys.executable, "-I", "-m", "tui"]
    assert words[4:] == ["--restricted", f"{folder}/a b", "--state-dir", f"{folder}/state", "--recursive"]


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("serve dam.txt", 1, "dam.txt: is not a folder"),
        ("serve --port 0 .", 2, "N must be a port, 1 to 65535"),
        ("serve", 2, "FOLDER"),
    ],
)
def test_what_cannot_be_served_gives_one_line(briefing, line, status, says):
    done = briefing(*line.split())
    assert (done.status, done.out) == (status, "")
    assert says in done.err
    assert done.err.count("\n") == 1


def test_missing_extra_is_named(briefing, monkeypatch):
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    done = briefing("serve", ".")
    assert (done.status, "briefing-reader[web]" in done.err) == (1, True)
